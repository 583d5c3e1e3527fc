"""Times that a YAML 1.1 tool has turned into minutes after midnight (rule F012)."""

from collections.abc import Mapping

from skew_cli.model.finding import Path
from skew_cli.source.nodes import Data

_TIMES = ("start", "start_nrw", "start_palestine")
_EVENTS = ("exploration", "session_defaults", "seminars", "sessions")


def numbers(program: Mapping[str, Data]) -> tuple[tuple[Path, int], ...]:
    """Every time of an event that is written as a whole number, with its path."""
    found: list[tuple[Path, int]] = []
    for name in _EVENTS:
        there = program.get(name)
        events = enumerate(there) if isinstance(there, tuple) else ((None, there),)
        for number, event in events:
            if isinstance(event, dict):
                path: Path = (name,) if number is None else (name, number)
                found += [((*path, key), each) for key in _TIMES if type(each := event.get(key)) is int]
    return tuple(found)
