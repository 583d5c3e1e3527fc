# ruff: noqa: INP001 - a script, no package
"""How long proposals and explanations take: python benchmarks/schedule.py [REPOSITORY]; figures, no assertions."""

import datetime as dt
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from skew_cli.app.load import load
from skew_cli.app.propose import find
from skew_cli.app.schedule import task
from skew_cli.calendars.zones import use_package
from skew_cli.errors import SkewError
from skew_cli.planning.explain import explain
from skew_cli.planning.frame import Settings, frame
from skew_cli.planning.proposals import propose
from skew_cli.store.repository import find as repository

_ROUNDS = 9
_SMALL = dt.timedelta(days=9)
"""A window too small for any three sessions: an explanation is needed."""


def took(work: Callable[[], object]) -> float:
    """Median time in milliseconds, warm."""
    times = []
    work()
    for _ in range(_ROUNDS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """A line for every program: sizes and times."""
    use_package()
    index = load(repository(Path(sys.argv[1] if len(sys.argv) > 1 else ".")), dt.date(2024, 1, 15))
    head = f"{'program':40}{'rules':>6}{'task':>8}{'masks':>8}{'dates':>8}{'all+check':>11}{'explained':>11}"
    sys.stdout.write(f"{head}   (ms)\n")
    for source in index.programs:
        try:
            todo = task(index, source, fresh=True)
        except SkewError:
            continue
        ready = frame(todo, index.calendar)
        narrow = replace(todo, earliest=todo.window[0], latest=todo.window[0] + _SMALL)
        small = frame(narrow, index.calendar)
        figures = (
            took(lambda s=source: task(index, s, fresh=True)),
            took(lambda t=todo: frame(t, index.calendar)),
            took(lambda r=ready: propose(r, Settings(), 3)),
            took(lambda t=todo: find(t, index.calendar)),
            took(lambda r=small: explain(r, Settings())),
        )
        shown = "".join(f"{each:{width}.1f}" for each, width in zip(figures, (8, 8, 8, 11, 11), strict=True))
        sys.stdout.write(f"{source.file:40}{len(ready.layers):6}{shown}\n")


if __name__ == "__main__":
    main()
