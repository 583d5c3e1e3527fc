"""The timetable: every session minute by minute in both local times."""

import datetime as dt

from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Kind, Material
from skew_cli.model.session import Block as Part
from skew_cli.model.session import Session
from skew_cli.model.tree import Block, Doc, Facts, Heading, PageBreak, Para, Run, Table, Text, plain
from skew_cli.model.types import SIDES, Side


def build(material: Material) -> Doc:
    """All sessions, and the other events that have an agenda."""
    found = events.entries(material, "exploration", "seminar", "session")
    shown = [entry for entry in found if entry.kind == "session" or entry.event.agenda]
    blocks: list[Block] = []
    for entry in shown:
        blocks += [*([PageBreak()] if blocks else []), *_event(material, entry)]
    return say.document(material, "timetable", blocks or [Para(say.label(material, "no_sessions"))])


def _event(material: Material, entry: events.Entry) -> list[Block]:
    event = entry.event
    rows = events.local_times(material, entry)
    if isinstance(event, Session):
        rows += events.host(material, event)
        say.add(rows, say.label(material, "objective"), say.given(material, event.objective))
    if event.status == "cancelled":
        say.add(rows, say.label(material, "status"), say.label(material, "event_status.cancelled"))
    say.add(rows, say.label(material, "interpretation"), say.interpreting(material, event))
    agenda: Block = _agenda(material, entry) if event.agenda else Para(say.label(material, "agenda_open"), "note")
    notes: list[Block] = []
    if event.agenda and event.interpretation == "consecutive":
        notes.append(Para(say.label(material, "consecutive_note"), "note"))
    return [Heading(1, events.name(material, entry)), Facts(tuple(rows)), agenda, *notes]


def _agenda(material: Material, entry: events.Entry) -> Table:
    """The blocks one after the other from the start; without a start only their lengths."""
    columns: list[tuple[Text, float]] = []
    if entry.meeting is not None:
        columns += [(say.local_time(material, side), 17) for side in SIDES]
    columns += [(say.label(material, "minutes"), 11), (say.label(material, "block"), 35)]
    led = any(plain(say.given(material, part.by)) for part in entry.event.agenda)
    columns += [(say.label(material, "by"), 20)] if led else []
    rows: list[tuple[Text, ...]] = []
    passed = 0
    for part in entry.event.agenda:
        times = [_clock(material, entry, side, passed, part.minutes) for side in SIDES] if entry.meeting else []
        length = (Run(str(part.minutes), isolate=True, value=part.minutes),)
        by = [say.given(material, part.by)] if led else []
        rows.append((*times, length, _what(material, part), *by))
        passed += part.minutes
    return Table(tuple(head for head, _ in columns), tuple(rows), tuple(width for _, width in columns))


def _clock(material: Material, entry: events.Entry, side: Side, passed: int, minutes: int) -> Text:
    """Start and end of a part on that side; counted in UTC, so that a clock change inside a session is right."""
    words = material.words
    if entry.meeting is None:
        return ()
    begin = entry.meeting.local(side)[0]
    utc = begin.astimezone(dt.UTC) + dt.timedelta(minutes=passed)
    start = utc.astimezone(begin.tzinfo)
    end = (utc + dt.timedelta(minutes=minutes)).astimezone(begin.tzinfo)
    time = Run(words.time_range(start.time(), end.time()), isolate=True, dir=words.dir, value=start)
    first = entry.meeting.local("nrw")[0].date()
    if start.date() == first:
        return (time,)
    return words.say("day_and_time", day=words.date(start.date(), "medium"), time=time)


def _what(material: Material, part: Part) -> Text:
    """Kind of the part and its title; a tour with a title says itself whether it is a tour or a case."""
    title = say.given(material, part.title)
    if part.kind == "tour" and title:
        return title
    return say.joined((say.label(material, f"block.{part.kind}"), title), ": ")


KIND = Kind(name="timetable", build=build)
