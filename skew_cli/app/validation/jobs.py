"""The work on single programs divided among processes: only where so many must be read that it pays (contract 15)."""

import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import Any, TypeVar

from skew_cli.app.papers.processes import share
from skew_cli.app.reading import Source, read_program
from skew_cli.app.remembered import Later, back, plain, recorded
from skew_cli.app.validation.cache import Memory
from skew_cli.model.finding import Finding, Path

T = TypeVar("T")
R = TypeVar("R")
Found = tuple[list[Finding], list[str]]
"""Findings on one program, and tracebacks of rules that crashed."""
Steps = Callable[[Source, Path], list[str]]

FEW = 300
"""Below so many programs a second process costs more than it saves."""
_MOST = 8
_WORK: list[Callable[[int], Any]] = []
"""What forked processes do; they inherit it with all that it holds."""


class Jobs:
    """In how many processes to work."""

    def __init__(self, wanted: int | None = None) -> None:
        """None chooses: one for few programs, else as many as there are processors, at most 8."""
        self._wanted = wanted

    def read(self, memory: Memory, contents: Mapping[str, bytes]) -> None:
        """Lets the memory learn the programs that it does not know."""
        unknown = [each for each in contents.items() if memory.unknown(*each)]
        chunks = _chunks(unknown, self._count(len(unknown)))
        if len(chunks) < 2:  # noqa: PLR2004 - one process is this one
            return
        for chunk, forms in zip(chunks, _spread(_forms, chunks), strict=True):
            for (name, content), form in zip(chunk, forms or (), strict=False):
                memory.learn(name, content, form)

    def each(self, sources: Sequence[Source], find: Callable[[Source], Found], steps: Steps) -> list[Found]:
        """What `find` says of each source, in their order. Only forked: another process would have to read it all."""
        chunks = _chunks(range(len(sources)), self._count(len(sources)))
        if len(chunks) < 2 or not _may_fork():  # noqa: PLR2004 - one process is this one
            return [find(each) for each in sources]

        def told(number: int) -> Any:
            found, crashes = find(sources[number])
            return (
                plain(tuple(found)),
                [[plain(each.path), steps(sources[number], each.path)] for each in found],
                crashes,
            )

        _WORK.append(told)
        try:
            answers = _spread(_inherited, chunks)
        finally:
            _WORK.pop()
        done: list[Found] = []
        for chunk, answer in zip(chunks, answers, strict=True):
            if answer is None:
                done += [find(sources[number]) for number in chunk]
                continue
            for number, (found, places, crashes) in zip(chunk, answer, strict=True):
                document = sources[number].document
                if isinstance(document, Later):
                    document.steps.update((back(path), names) for path, names in places)
                done.append(([*back(found)], crashes))
        return done

    def _count(self, programs: int) -> int:
        if self._wanted is not None:
            return min(self._wanted, programs)
        return 1 if programs < FEW else min(_processors(), _MOST)


def _forms(chunk: Sequence[tuple[str, bytes]]) -> list[bytes | None]:
    return [recorded(read_program(*each)) for each in chunk]


def _inherited(chunk: Sequence[int]) -> list[Any]:
    return [_WORK[-1](each) for each in chunk]


def _spread(work: Callable[[T], R], chunks: Sequence[T]) -> list[R | None]:
    """What each process says of its chunk; None where it did not come to that."""
    from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - only for large runs

    answers: dict[int, R] = {}
    tasks, forked = dict(enumerate(chunks)), _may_fork()
    with suppress(BrokenProcessPool, OSError, NotImplementedError):  # this process does the rest
        share(work, tasks, answers.__setitem__, workers=len(chunks), start=_nothing, forked=forked)
    return [answers.get(number) for number in range(len(chunks))]


def _chunks(items: Sequence[T], count: int) -> list[Sequence[T]]:
    """Contiguous parts of nearly the same length."""
    ends = [len(items) * each // max(count, 1) for each in range(max(count, 1) + 1)]
    return [items[low:high] for low, high in pairwise(ends) if low < high]


def _may_fork() -> bool:
    """A process with threads does not survive it, and only Linux is known to take it well."""
    return sys.platform == "linux" and threading.active_count() == 1


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _nothing() -> None:
    """Nothing is to be prepared."""
