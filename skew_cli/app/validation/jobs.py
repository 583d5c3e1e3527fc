"""The work on single programs divided among processes: only where there are so many that it pays (contract 15)."""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, TypeVar

from skew_cli.app.papers.processes import share

FEW = 300
"""Below so many programs a second process costs more than it saves."""
CHUNK = 64
"""Programs that a process takes at a time: few enough that no answer is large."""
_MOST = 8
T = TypeVar("T")
R = TypeVar("R")
_WORK: list[Callable[[Sequence[Any]], list[Any]]] = []
"""What forked processes do; they inherit it with all that it holds."""


class Jobs:
    """In how many processes to work."""

    def __init__(self, wanted: int | None = None, *, few: int = FEW) -> None:
        """None chooses: one for fewer than `few` programs, else as many as there are processors, at most 8."""
        self._wanted, self._few = wanted, few

    def several(self, programs: int) -> bool:
        """Whether so many programs are work for several processes; only forked ones, others would have to read all."""
        return self._count(programs) > 1 and _may_fork()

    def spread(
        self,
        tasks: Sequence[T],
        work: Callable[[Sequence[T]], list[R]],
        told: Callable[[T, R], object],
        *,
        chunk: int = CHUNK,
    ) -> None:
        """Does every task in some process, `chunk` at a time; `told` hears task and result, in any order."""
        from concurrent.futures.process import BrokenProcessPool  # noqa: PLC0415 - only for large runs

        count = self._count(len(tasks))
        size = max(1, min(chunk, -(-len(tasks) // count)))
        chunks = [tasks[at : at + size] for at in range(0, len(tasks), size)]
        left = dict(enumerate(chunks))

        def hear(number: int, results: list[R]) -> None:
            for task, each in zip(left.pop(number), results, strict=True):
                told(task, each)

        _WORK.append(work)
        try:
            with suppress(BrokenProcessPool, OSError, NotImplementedError):  # this process does the rest
                share(_inherited, dict(left), hear, workers=count, start=_nothing, forked=True)
        finally:
            _WORK.pop()
        for number, rest in [*left.items()]:
            hear(number, work(rest))

    def _count(self, programs: int) -> int:
        if self._wanted is not None:
            return max(1, min(self._wanted, programs))
        return 1 if programs < self._few else min(_processors(), _MOST)


def _inherited(tasks: Sequence[Any]) -> list[Any]:
    return _WORK[-1](tasks)


def _may_fork() -> bool:
    """A process with threads does not survive it, and only Linux is known to take it well."""
    return sys.platform == "linux" and threading.active_count() == 1


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _nothing() -> None:
    """Nothing is to be prepared."""
