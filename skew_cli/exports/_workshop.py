"""Skins of a repository at work: in a process of its own, which is ended when it takes too long or too much memory.

What comes with skew is rendered in this process; only files of `templates/documents/`, which anybody may have sent in a
pull request, are worth the third of a second that the other process needs to start.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")

SECONDS = 30.0
"""For one document; a PDF of 90 pages takes four."""
MEBIBYTES = 2048
"""Address space of the process, where the system can limit it."""

_SLOW = Text(
    en="{file} does not come to an end: after {seconds} seconds it was stopped",
    de="{file} kommt zu keinem Ende: nach {seconds} Sekunden abgebrochen",
)
_HUGE = Text(
    en="{file} needs more than {mebibytes} MiB of memory, or broke off",
    de="{file} braucht mehr als {mebibytes} MiB Speicher oder ist abgebrochen",
)
_REPAIR = Text(
    en="repair it, or delete it to use the one that comes with skew",
    de="die Datei berichtigen oder löschen, dann gilt die mitgelieferte",
)


@dataclass(frozen=True, slots=True)
class _Refusal:
    """A SkewError on its way from one process to the other."""

    message: Text
    hint: Text | None
    values: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Bug:
    """Anything else, as its traceback."""

    trace: str


class _Workshop:
    """The other process and the way to it."""

    def __init__(self) -> None:
        from multiprocessing import get_context  # noqa: PLC0415 - only where a repository has skins of its own

        context = get_context("spawn")  # a library with threads of its own, such as Typst, does not survive a fork
        self.pipe, other = context.Pipe()
        self.process = context.Process(target=_serve, args=(other, MEBIBYTES), daemon=True)
        self.process.start()
        other.close()
        self.pipe.recv()  # it is there: from now on it is the skin that takes the time

    def end(self) -> None:
        self.process.kill()
        self.process.join()
        self.pipe.close()


_SHOPS: list[_Workshop] = []
"""The one of this process, once it is needed."""


def guarded(work: Callable[..., T], *args: Any, own: Collection[str]) -> T:
    """`work(*args)`; with limits if files of the repository take part, whose names are `own`.

    `work` is a function of a module, and what it takes and gives can be pickled. Raises SkewError as `work` does, and
    when it takes more than `SECONDS` or `MEBIBYTES`.
    """
    if not own:
        return work(*args)
    shop = _SHOPS.pop() if _SHOPS else _Workshop()
    names = ", ".join(f"templates/documents/{each}" for each in sorted(own))
    try:
        shop.pipe.send((work, args))
        if not shop.pipe.poll(SECONDS):
            raise SkewError(_SLOW, _REPAIR, file=names, seconds=SECONDS)  # noqa: TRY301 - as any other end below
        answer = shop.pipe.recv()
    except (EOFError, ConnectionError):
        shop.end()
        raise SkewError(_HUGE, _REPAIR, file=names, mebibytes=MEBIBYTES) from None
    except BaseException:
        shop.end()
        raise
    _SHOPS.append(shop)
    if isinstance(answer, _Refusal):
        raise SkewError(answer.message, answer.hint, **answer.values)
    if isinstance(answer, _Bug):
        raise RuntimeError(answer.trace)  # noqa: TRY004 - it is no wrong type
    found: T = answer
    return found


def _serve(pipe: "Connection[Any, Any]", mebibytes: int) -> None:
    """Works until nobody asks any more; runs in the other process."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it and ends this one
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a device
        os.dup2(nowhere.fileno(), sys.stderr.fileno())  # Typst writes pages about memory there
    with suppress(ImportError):
        import resource  # noqa: PLC0415 - not on every system

        resource.setrlimit(resource.RLIMIT_AS, (mebibytes << 20, mebibytes << 20))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with suppress(EOFError, ConnectionError):
        pipe.send(None)
        while True:
            work, args = pipe.recv()
            pipe.send(_done(work, args))


def _done(work: Callable[..., object], args: tuple[Any, ...]) -> object:
    try:
        return work(*args)
    except SkewError as error:
        values = {name: each if isinstance(each, int | float) else str(each) for name, each in error.values.items()}
        return _Refusal(error.message, error.hint, values)
    except MemoryError:
        raise SystemExit(1) from None
    except Exception:  # noqa: BLE001 - a bug, to be told in the first process
        return _Bug(traceback.format_exc())
