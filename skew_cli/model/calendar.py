"""A calendar file before it is written: meetings and to-dos with texts that are final."""

import datetime as dt
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a calendar remembers of an entry's life (ical.md 10); until a ledger keeps it, every entry is new."""

    created: dt.datetime
    modified: dt.datetime
    """DTSTAMP and LAST-MODIFIED: the time of the last change, UTC, whole seconds."""
    sequence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingEntry:
    """One VEVENT. Start and end are instants in UTC, half-open."""

    uid: str
    key: str
    start: dt.datetime
    end: dt.datetime
    summary: str
    description: str
    """Lines separated by LF."""
    location: str
    status: Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]
    categories: tuple[str, ...]
    stamp: Stamp
    url: str | None = None
    """Join link, ASCII, https."""
    sibling: str | None = None
    """UID of the exploration meeting."""
    alarm: str | None = None
    """Text of a reminder one day before; None for cancelled meetings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TodoEntry:
    """One VTODO with a due day."""

    uid: str
    key: str
    due: dt.date | None
    summary: str
    done: dt.date | None
    categories: tuple[str, ...]
    stamp: Stamp
    parent: str | None = None
    """UID of the meeting it prepares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """One file; meetings or to-dos, never both."""

    name: str | None
    """Shown by calendar programs; None for files of a single meeting."""
    meetings: tuple[MeetingEntry, ...] = ()
    todos: tuple[TodoEntry, ...] = ()
