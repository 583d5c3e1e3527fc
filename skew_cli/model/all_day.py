"""A calendar of whole days before it is written: texts are final, both ends included."""

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class AllDayEntry:
    """One VEVENT without times."""

    uid: str
    first: dt.date
    last: dt.date
    summary: str
    categories: tuple[str, ...]
    stamp: dt.datetime
    """UTC, whole seconds."""
    sequence: int = 0
    certain: bool = True
    """False while the days are an estimate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AllDayFile:
    """One file."""

    name: str
    entries: tuple[AllDayEntry, ...]
