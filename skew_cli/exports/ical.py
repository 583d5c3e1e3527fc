"""iCalendar files by RFC 5545: what `icalendar` does not enforce is checked here, and every file is read back.

One VEVENT a meeting; the VTIMEZONE is the constant text that Outlook understands. METHOD, ORGANIZER and ATTENDEE stand
only in invitations.
"""

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache
from typing import Any, NamedTuple

from skew_cli.calendars.zones import BERLIN, local, zone
from skew_cli.exports._texts import categories, exact, line, name, text, written
from skew_cli.model.calendar import BLANK, CalendarFile, Invitation, MeetingEntry, Stamp, TodoEntry

PRODID = "-//skew//session series//DE"
VTIMEZONE = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
""".replace("\n", "\r\n")

POLL = dt.timedelta(hours=12)
"""How often a subscriber should look again."""

_OCTETS = 75
"""Length of a line without its CRLF (RFC 5545, 3.1)."""
_KEPT = 512
"""Components that are remembered: a meeting stands in several files, and is written and read once."""
_LIFE = ("CREATED", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
"""What changes with every publication; filled in when a file is put together."""
_END = b"END:VCALENDAR\r\n"
_PART = re.compile(rb"(?<=\r\n)(BEGIN:(VEVENT|VTODO|VTIMEZONE)\r\n(?s:.*?)\r\nEND:\2\r\n)")
"""A component of a calendar; no line of one can look like its end."""


class Unfit(ValueError):  # noqa: N818 - says of a calendar what it is
    """A calendar that must not be written; nothing of it reaches the disk."""


def render(file: CalendarFile) -> bytes:
    """The bytes of a file, read back and compared; raises Unfit when anything differs."""
    zone_text = []
    if file.meetings and not file.utc:
        for each in file.meetings:
            if problem := _differs(each.start) or _differs(each.end):
                raise Unfit(f"{each.key}: {problem}")
        zone_text.append(VTIMEZONE.encode())
    meetings = sorted(file.meetings, key=lambda each: (each.start, each.key))
    todos = sorted(file.todos, key=lambda each: (each.due or dt.date.max, each.key))
    entries: list[MeetingEntry | TodoEntry] = [*meetings, *todos]
    method = file.invitation and ("CANCEL" if file.meetings[0].status == "CANCELLED" else "REQUEST")
    head = _head(file.name, method, feed=file.feed)
    content = b"".join(
        (head.removesuffix(_END), *zone_text, *(_lived(_blank(each, file), each.stamp) for each in entries), _END)
    )
    _read_back(content, file)
    return content


@lru_cache(_KEPT)
def _head(title: str | None, method: str | None, *, feed: bool) -> bytes:
    """A file without its components."""
    from icalendar import Calendar  # noqa: PLC0415 - start-up, law 10: 72 ms

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    if title:
        calendar.calendar_name = name(title)
    if feed:
        calendar.add("refresh-interval", POLL, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT12H")
    if method:
        calendar.add("method", method)
    return written(calendar)


def bare(file: CalendarFile) -> dict[str, bytes]:
    """The component of each UID alone, folded, as `render` writes it but for its life; nothing is checked."""
    entries: tuple[MeetingEntry | TodoEntry, ...] = (*file.meetings, *file.todos)
    return {each.uid: _blank(each, file) for each in entries}


def _blank(entry: MeetingEntry | TodoEntry, file: CalendarFile) -> bytes:
    """The component of an entry without the values of its life."""
    if isinstance(entry, TodoEntry):
        return _todo(replace(entry, stamp=BLANK))
    return _event(replace(entry, stamp=BLANK), utc=file.utc, invitation=file.invitation)


def _lived(component: bytes, stamp: Stamp) -> bytes:
    """A component with the values of its life, whose lines never need folding."""
    created, modified = (f"{each.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}" for each in (stamp.created, stamp.modified))
    for key, value in zip(_LIFE, (created, modified, modified, stamp.sequence), strict=True):
        component = component.replace(f"\r\n{key}:\r\n".encode(), f"\r\n{key}:{value}\r\n".encode())
    return component


def _berlin(instant: dt.datetime) -> dt.datetime:
    return instant.astimezone(zone(BERLIN))


@lru_cache(_KEPT)
def _event(meeting: MeetingEntry, *, utc: bool, invitation: Invitation | None = None) -> bytes:
    from icalendar import Alarm, Event  # noqa: PLC0415 - as above

    if meeting.end <= meeting.start:
        raise Unfit(f"{meeting.key}: the end does not lie after the start")
    event = Event()
    _common(event, meeting)
    event.add("dtstart", meeting.start if utc else _berlin(meeting.start))
    event.add("dtend", meeting.end if utc else _berlin(meeting.end))
    event.add("summary", exact(line(meeting.summary)))
    event.add("status", meeting.status)
    cancelled = meeting.status == "CANCELLED"
    event.add("transp", "TRANSPARENT" if cancelled or meeting.public else "OPAQUE")
    event.add("class", "PUBLIC")
    event.add("categories", categories(meeting.categories))
    if not cancelled:
        event.add("description", exact(text(meeting.description)))
        event.add("location", exact(line(meeting.location)))
        if meeting.sibling:
            event.add("related-to", meeting.sibling, parameters={"RELTYPE": "SIBLING"})
        if meeting.url:
            event.add("url", meeting.url)
        if meeting.alarm:
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("trigger", dt.timedelta(days=-1))
            alarm.add("description", exact(line(meeting.alarm)))
            event.add_component(alarm)
    if invitation:
        event.add("organizer", f"mailto:{invitation.organizer}")
        asked = {"PARTSTAT": "NEEDS-ACTION", "ROLE": "REQ-PARTICIPANT", "RSVP": "TRUE"}
        event.add("attendee", f"mailto:{invitation.attendee}", parameters=asked)
    return written(event)


@lru_cache(_KEPT)
def _todo(todo: TodoEntry) -> bytes:
    from icalendar import Todo  # noqa: PLC0415 - as above

    entry = Todo()
    _common(entry, todo)
    entry.add("summary", exact(line(todo.summary)))
    if todo.due:
        entry.add("due", todo.due)
    entry.add("status", todo_status(todo))
    entry.add("percent-complete", 100 if todo.done else 0)
    if todo.done:
        entry.add("completed", dt.datetime.combine(todo.done, dt.time(12), dt.UTC))
    entry.add("priority", 5)
    entry.add("categories", categories(todo.categories))
    if todo.parent:
        entry.add("related-to", todo.parent, parameters={"RELTYPE": "PARENT"})
    return written(entry)


def todo_status(todo: TodoEntry) -> str:
    """STATUS of a VTODO."""
    return "CANCELLED" if todo.cancelled else "COMPLETED" if todo.done else "NEEDS-ACTION"


def _common(component: Any, entry: MeetingEntry | TodoEntry) -> None:
    component.add("uid", entry.uid)
    for each in _LIFE:
        component[each] = exact("")
    if isinstance(entry, TodoEntry) or not entry.public:
        component.add("x-skew-key", entry.key)


@lru_cache(_KEPT)
def _differs(instant: dt.datetime) -> str:
    """Whether readers can tell when it is: the VTIMEZONE says the same as the tz data (EU rule: last Sundays, 01:00 UTC).

    An hour that Berlin has twice is refused: no reader can tell which one is meant.
    """
    clock = _berlin(instant)
    if isinstance(local(clock.date(), clock.time(), BERLIN), str):
        return f"{clock:%H:%M} exists twice on {clock:%Y-%m-%d} in Europe/Berlin"
    summer = _switch(instant.year, 3) <= instant < _switch(instant.year, 10)
    if clock.utcoffset() != dt.timedelta(hours=2 if summer else 1):
        return "tz data and VTIMEZONE differ for Europe/Berlin"
    return ""


def _switch(year: int, month: int) -> dt.datetime:
    last = dt.datetime(year, month, 31, 1, tzinfo=dt.UTC)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)


def _read_back(content: bytes, file: CalendarFile) -> None:
    """Parses what was written and compares every entry with what was asked for; the bytes keep RFC 5545, 3.1."""
    around, *inside = _PART.split(content)
    parts = [around + b"".join(inside[2::3]), *inside[::3]]
    try:
        found = [_read(each) for each in parts]
    except ValueError as problem:
        raise Unfit(f"the file cannot be read: {problem}") from None
    faults = [fault for each in found for fault in each.faults]
    missing = frozenset().union(*(each.used for each in found)).difference(*(each.zones for each in found))
    faults += [f"no VTIMEZONE for {name}" for name in sorted(missing)]
    read = [said for each in found for said in each.said]
    wanted = [_wanted(each) for each in file.meetings] + [_wanted_todo(each) for each in file.todos]
    if len({each[0] for each in wanted}) != len(wanted):
        faults.append("two entries have the same UID")
    known, asked = frozenset(read), frozenset(wanted)
    differing = [each for each in read if each not in asked] + [each for each in wanted if each not in known]
    if faults or differing or len(read) != len(wanted):
        raise Unfit(f"the file reads differently than it was written: {faults or differing}")


class _Read(NamedTuple):
    """What icalendar finds in a part of a file."""

    said: tuple[tuple[object, ...], ...]
    faults: tuple[str, ...]
    used: frozenset[str]
    """Zones named in times."""
    zones: frozenset[str]
    """Zones that are described."""


@lru_cache(_KEPT)
def _read(part: bytes) -> _Read:
    """Reads a component, or the file around all components; raises ValueError when it cannot be read."""
    from icalendar import Component, Timezone  # noqa: PLC0415 - as above

    top = Component.from_ical(part)
    inside = top.walk()
    faults = [str(error) for each in inside for error in each.errors]
    faults += [f"{each.name}: {name} stands twice" for each in inside for name in each if isinstance(each[name], list)]
    faults += [f"a bad line: {each!r}" for each in part.split(b"\r\n") if len(each) > _OCTETS or b"\n" in each]
    used = {value.params.get("TZID") for each in inside for value in each.values() if hasattr(value, "params")}
    return _Read(
        said=tuple(_said(each) for each in inside if each.name in ("VEVENT", "VTODO")),
        faults=tuple(faults),
        used=frozenset(used - {None, "UTC"}),
        zones=frozenset(each.tz_name for each in inside if isinstance(each, Timezone)),
    )


def _said(part: Any) -> tuple[object, ...]:
    """What a component says: UID, times, status, stamps and texts."""
    days = (getattr(part.get(name), "dt", None) for name in ("DTSTART", "DTEND", "DUE", "DTSTAMP"))
    times = (each.astimezone(dt.UTC) if isinstance(each, dt.datetime) and each.tzinfo else each for each in days)
    names = ("STATUS", "SEQUENCE", "SUMMARY", "DESCRIPTION", "LOCATION", "RELATED-TO")
    return (str(part.get("UID")), *times, *(str(part.get(name, "")) for name in names))


def _wanted(meeting: MeetingEntry) -> tuple[object, ...]:
    times = (meeting.start, meeting.end, None, meeting.stamp.modified)
    texts = (text(meeting.description), line(meeting.location), meeting.sibling or "")
    if meeting.status == "CANCELLED":
        texts = ("", "", "")
    return (meeting.uid, *times, meeting.status, str(meeting.stamp.sequence), line(meeting.summary), *texts)


def _wanted_todo(todo: TodoEntry) -> tuple[object, ...]:
    texts = (line(todo.summary), "", "", todo.parent or "")
    return (todo.uid, None, None, todo.due, todo.stamp.modified, todo_status(todo), str(todo.stamp.sequence), *texts)
