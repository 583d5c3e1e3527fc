"""Work shared among several processes, which ends within seconds when somebody interrupts it."""

import signal
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager
from threading import current_thread, main_thread
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from ctypes import c_bool

T = TypeVar("T")
R = TypeVar("R")

_GRACE = 3.0
"""Seconds in which the processes may end what they are at."""
_FLAGS: list["c_bool"] = []
"""The one of this process, if it is a worker: whether it shall stop."""


def stopped() -> bool:
    """Whether this process is a worker that shall begin nothing more."""
    return any(each.value for each in _FLAGS)


def share(
    work: Callable[[T], R],
    tasks: Mapping[int, T],
    told: Callable[[int, R], None],
    *,
    workers: int,
    start: Callable[[], None],
    forked: bool = False,
) -> None:
    """Does all tasks in so many processes, each of which calls `start` first; `told` hears number and result.

    Interrupted it tells what is through, ends the processes and raises KeyboardInterrupt. Raises BrokenExecutor when a
    process dies, OSError or NotImplementedError where none can start. Spawned, not forked, unless `forked` is wanted: a
    library with threads of its own, such as Typst, does not survive a fork.
    """
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415 - only for large runs
    from ctypes import c_bool  # noqa: PLC0415 - the same
    from multiprocessing import active_children, get_context  # noqa: PLC0415 - the same

    others, context = frozenset(active_children()), get_context("fork" if forked else "spawn")
    flag = context.RawValue(c_bool, False)  # without a lock, which a process that dies could keep
    pool = ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(start, flag))
    waiting = {}
    try:
        with _held_back():
            waiting = {pool.submit(work, task): number for number, task in tasks.items()}
        for each in as_completed(tuple(waiting)):
            with _held_back():
                told(waiting.pop(each), each.result())
    finally:
        with _unheard():
            flag.value = True
            _end(pool, others)
            for future, number in waiting.items():
                if future.done() and not future.cancelled() and future.exception() is None:
                    told(number, future.result())


def _begin(start: Callable[[], None], flag: "c_bool") -> None:
    _FLAGS.append(flag)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the first process hears it and ends the others
    start()


def _end(pool: "Executor", others: Container[object]) -> None:
    """Nothing new is begun; what is still at work after the grace is killed. `others` are children of somebody else."""
    from multiprocessing import active_children  # noqa: PLC0415 - only for large runs

    pool.shutdown(wait=False, cancel_futures=True)
    until = monotonic() + _GRACE
    mine = [each for each in active_children() if each not in others]
    for each in mine:
        each.join(max(0.0, until - monotonic()))
        each.kill()


@contextmanager
def _held_back() -> Iterator[None]:
    """An interruption waits: until a result is told, and until the processes are there, which do not hear it meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _unheard() -> Iterator[None]:
    """A second interruption does not disturb the first."""
    if current_thread() is not main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
