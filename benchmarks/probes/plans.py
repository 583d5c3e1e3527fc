"""Proposals and explanations of `skew schedule`, warm, after loading: prints milliseconds per program as JSON.

Arguments: repository, day.
"""

import datetime as dt
import json
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

_TIMES = 5
_SMALL = dt.timedelta(days=9)
"""A window too small for any three sessions: an explanation is needed."""


def took(work: Callable[[], object]) -> float:
    """Median in milliseconds, warm."""
    times = []
    work()
    for _ in range(_TIMES):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times)


def main() -> None:
    """Of every program for which dates can be planned."""
    use_package()
    index = load(repository(Path(sys.argv[1])), dt.date.fromisoformat(sys.argv[2]))
    found: dict[str, list[float]] = {"proposals": [], "checked": [], "explanation": []}
    for source in index.programs:
        try:
            todo = task(index, source, fresh=True)
        except SkewError:
            continue
        ready = frame(todo, index.calendar)
        small = frame(replace(todo, earliest=todo.window[0], latest=todo.window[0] + _SMALL), index.calendar)
        found["proposals"].append(took(lambda r=ready: propose(r, Settings(), 3)))
        found["checked"].append(took(lambda t=todo: find(t, index.calendar)))
        found["explanation"].append(took(lambda r=small: explain(r, Settings())))
    print(json.dumps(found))  # noqa: T201 - what a probe is for


main()
