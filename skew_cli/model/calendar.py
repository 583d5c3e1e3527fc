"""A calendar file before it is written: meetings and to-dos with texts that are final."""

import datetime as dt
import uuid
from dataclasses import dataclass
from typing import Literal


def uid(series: str, name: str) -> str:
    """The UID of `event/<key>` or `todo/<key>`: UUIDv5 in the namespace of the program's `series`."""
    return str(uuid.uuid5(uuid.UUID(series), name))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What a calendar says of an entry's life, from the ledger (ical.md 10)."""

    created: dt.datetime
    modified: dt.datetime
    """DTSTAMP and LAST-MODIFIED: the time of the last change, UTC, whole seconds."""
    sequence: int = 0


BLANK = Stamp(created=dt.datetime(1970, 1, 1, tzinfo=dt.UTC), modified=dt.datetime(1970, 1, 1, tzinfo=dt.UTC))
"""Stands for values that are not known yet, or do not matter."""


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
    """Text of a reminder one day before; None for cancelled and public meetings."""
    public: bool = False
    """An announcement: free time, and no key from which the internal UID could be made (ical.md 12)."""


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
    cancelled: bool = False
    """No longer to be done, after it was published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """What makes a file an iTIP message (RFC 5546): REQUEST, or CANCEL for a meeting that is off."""

    organizer: str
    """Mail address of a functional mailbox."""
    attendee: str
    """Mail address of the recipient; a message goes to one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarFile:
    """One file; meetings or to-dos, never both."""

    name: str | None
    """Shown by calendar programs; None for files of a single meeting."""
    meetings: tuple[MeetingEntry, ...] = ()
    todos: tuple[TodoEntry, ...] = ()
    utc: bool = False
    """Times in UTC instead of Europe/Berlin; then there is no VTIMEZONE."""
    feed: bool = False
    """To be subscribed to: it says how often to look again."""
    invitation: Invitation | None = None
