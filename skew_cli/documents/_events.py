"""The events of a program for documents: dated or not, with names, both local times, timeline and overview."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from skew_cli.calendars.meetings import Kind, Meeting
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.session import Event, Seminar, Session
from skew_cli.model.tree import Block, Run, Table, Text, Timeline, plain
from skew_cli.model.types import SIDES, Side

_LONG = dt.timedelta(days=45)
"""From this length on a timeline marks months, below it weeks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event as documents show it."""

    kind: Kind
    key: str
    event: Event
    number: int = 0
    """Of a session: its own number, or its place in the program from 1."""
    meeting: Meeting | None = None
    """None while date or start are open."""

    @property
    def date(self) -> dt.date | None:
        """The day in the zone of the file."""
        return self.event.date


def entries(material: Material, *kinds: Kind) -> tuple[Entry, ...]:
    """The events of these kinds in the order of the program, those without a date included."""
    return tuple(entry for entry in _all(material) if entry.kind in kinds)


@lru_cache(maxsize=1)
def _all(material: Material) -> tuple[Entry, ...]:
    return tuple(_made(material))


def _made(material: Material) -> Iterator[Entry]:
    program = material.program
    dated = {meeting.key: meeting for meeting in material.meetings}

    def entry(kind: Kind, key: str, event: Event, number: int = 0) -> Entry:
        meeting = dated.get(key)
        return Entry(kind=kind, key=key, event=meeting.event if meeting else event, number=number, meeting=meeting)

    if program.exploration is not None:
        yield entry("exploration", "explore", program.exploration)
    for seminar in program.seminars:
        yield entry("seminar", f"seminar-{seminar.id}", seminar)
    for index, session in enumerate(program.sessions):
        number = session.number if session.number is not None else index + 1
        yield entry("session", f"session-{session.id}", program.session(index), number)
    for meeting in material.meetings:
        if meeting.kind == "network_event":
            yield entry("network_event", meeting.key, meeting.event)


def coming(material: Material, *kinds: Kind) -> tuple[Entry, ...]:
    """The events of these kinds that are still to come on the day of the document, or have no date yet."""
    today = material.date or dt.date.min
    return tuple(
        entry
        for entry in entries(material, *kinds)
        if material.program.status != "cancelled"
        and entry.event.status in ("tentative", "confirmed")
        and (entry.date is None or entry.date >= today)
    )


def name(material: Material, entry: Entry) -> Text:
    """What the event is called, never empty."""
    title = say.given(material, entry.event.title)
    if entry.kind == "session":
        number = material.words.say("session_number", number=entry.number)
        return (*number, Run(": "), *title) if title else number
    if isinstance(entry.event, Seminar) and not title:
        title = say.known(material, "topic", entry.event.topic or entry.event.id)
    return title or say.label(material, f"event.{entry.kind}")


def session_number(material: Material, key: str) -> Text:
    """`Termin 2` for the key of a session, nothing for any other."""
    found = next((entry for entry in entries(material, "session") if entry.key == key), None)
    return material.words.say("session_number", number=found.number) if found else ()


def clock(material: Material, meeting: Meeting, side: Side) -> Run:
    """The local time from start to end on that side; in Arabic it runs from right to left."""
    start, end = meeting.local(side)
    words = material.words
    return Run(words.time_range(start.time(), end.time()), isolate=True, dir=words.dir, value=start, end=end)


def local_times(material: Material, entry: Entry, sides: tuple[Side, ...] = SIDES) -> say.Rows:
    """One fact a side, in this order: weekday, date and time there; the second names the date only where it differs."""
    words = material.words
    if entry.meeting is None:
        return [(say.label(material, "date"), _open(material, entry))]
    rows: say.Rows = []
    shown: dt.date | None = None
    for side in sides:
        day = entry.meeting.local(side)[0].date()
        written = words.weekday(day) if day == shown else words.weekday_date(day)
        shown = day
        time = clock(material, entry.meeting, side)
        rows.append(
            (
                say.local_time(material, side),
                words.say("day_and_time", day=Run(written, isolate=True, value=day), time=time),
            )
        )
    return rows


def _open(material: Material, entry: Entry) -> Text:
    """What is said of an event without date or start."""
    words = material.words
    if entry.date is None:
        return say.label(material, "date_open")
    day = Run(words.weekday_date(entry.date), isolate=True, value=entry.date)
    return words.say("time_open", day=day)


def provisional(material: Material, meeting: Meeting) -> bool:
    """Whether the Palestinian local time may still change: near its clock changes in a year without announcement.

    The windows are those of rule D013 (calendars.md 1.3): 20 March to 30 April, 10 October to 5 November.
    """
    day = meeting.local("palestine")[0].date()
    unsettled = (3, 20) <= (day.month, day.day) <= (4, 30) or (10, 10) <= (day.month, day.day) <= (11, 5)
    return day.year > material.season.dst_confirmed_until and unsettled


def overview(material: Material, found: tuple[Entry, ...]) -> list[Block]:
    """Timeline of what has a date and takes place, and the table that says it in full; both from first to last."""
    head = (
        say.label(material, "event"),
        say.label(material, "date"),
        *(say.local_time(material, side) for side in SIDES),
        say.label(material, "status"),
    )
    rows = tuple(_row(material, entry) for entry in in_order(found))
    line = timeline(material, found)
    return [*([line] if line else []), Table(head, rows, (29, 25, 15, 15, 16))]


def in_order(found: Iterable[Entry]) -> list[Entry]:
    """From first to last, what has no date at the end."""
    return sorted(found, key=_start)


def _start(entry: Entry) -> tuple[bool, dt.date, float]:
    """By day and start; what has no date stands last, what has no start first on its day."""
    start = entry.meeting.start_utc.timestamp() if entry.meeting else float("-inf")
    return (entry.date is None, entry.date or dt.date.max, start)


def _row(material: Material, entry: Entry) -> tuple[Text, ...]:
    status = say.label(material, f"event_status.{entry.event.status}")
    return (name(material, entry), *when(material, entry), status)


def when(material: Material, entry: Entry) -> tuple[Text, Text, Text]:
    """The day, and the local time of each side, with its own day where that differs."""
    words = material.words
    if entry.meeting is None:
        return (_open(material, entry), (), ())
    first = entry.meeting.local("nrw")[0].date()
    times: list[Text] = []
    for side in SIDES:
        day = entry.meeting.local(side)[0].date()
        time = clock(material, entry.meeting, side)
        there = Run(words.date(day, "medium"), isolate=True, value=day)
        elsewhere = words.say("day_and_time", day=there, time=time)
        times.append((time,) if day == first else elsewhere)
    nrw, palestine = times
    return ((Run(words.weekday_date(first), isolate=True, value=first),), nrw, palestine)


def timeline(material: Material, found: tuple[Entry, ...]) -> Timeline | None:
    """The dated events that are not cancelled, first days first; None if there are none."""
    words = material.words
    dated = sorted(
        ((entry.date, entry) for entry in found if entry.date and entry.event.status != "cancelled"),
        key=lambda each: each[0],
    )
    if not dated:
        return None
    first, last = dated[0][0], dated[-1][0]
    if last - first >= _LONG:
        months = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        days = [dt.date(each // 12, each % 12 + 1, 1) for each in months]
        ticks = tuple((day, words.month(day)) for day in days)
    else:
        monday = first.toordinal() - first.weekday()
        days = [dt.date.fromordinal(each) for each in range(monday, last.toordinal() + 1, 7)]
        ticks = tuple((day, words.date(day, "short")) for day in days)
    spans = tuple((f"{words.date(day, 'short')} · {plain(name(material, entry))}", day, day) for day, entry in dated)
    return Timeline(words.label("timeline_alt"), ticks, spans)


def host(material: Material, session: Session) -> say.Rows:
    """Who hosts and who visits, with the departments."""
    if session.host is None:
        return []
    rows: say.Rows = []
    for key, side, department in (
        ("host", session.host, session.host_department),
        ("guest", say.other(session.host), session.guest_department),
    ):
        who = say.of_place(material, side, department)
        say.add(rows, say.label(material, key), who)
    return rows
