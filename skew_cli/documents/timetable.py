"""The timetable: every session minute by minute in both local times, and when meetings without one are."""

from dataclasses import replace

from skew_cli.documents import _agenda as agenda
from skew_cli.documents import _blanks as blanks
from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Kind, Material
from skew_cli.model.session import Session
from skew_cli.model.tree import Block, Bullets, Doc, Facts, Heading, PageBreak, Para, Text

_PAGE, _FACTS = 24, 4
"""About so many lines of agendas have room on a page; the facts of an event take as much room as so many of them."""


def build(material: Material) -> Doc:
    """All sessions, the other events that have an agenda, and a list of those that have none."""
    found = events.entries(material, "exploration", "seminar", "session", "network_event")
    shown = [entry for entry in found if entry.kind == "session" or entry.event.agenda]
    blocks: list[Block] = []
    filled = 0
    for entry in shown:
        lines = _FACTS + len(entry.event.agenda)
        full = bool(blocks) and filled + lines > _PAGE
        filled = lines if full else filled + lines
        blocks += [*([PageBreak()] if full else []), *_event(material, entry)]
    if not any(entry.kind == "session" for entry in shown):
        blocks.append(Para(say.label(material, "no_sessions")))
    if others := tuple(entry for entry in found if entry not in shown):
        heading = Heading(1, say.label(material, "timetable.without_agenda"))
        blocks += [heading, Bullets(tuple(_line(material, entry) for entry in events.in_order(others)))]
    return say.document(material, "timetable", blocks)


def _line(material: Material, entry: events.Entry) -> Text:
    """Name, day and both local times of a meeting, and whether it is cancelled."""
    off = entry.event.status == "cancelled"
    status = say.label(material, "event_status.cancelled") if off else ()
    return say.joined((events.name(material, entry), blanks.times(material, entry), status), " – ")


def _event(material: Material, entry: events.Entry) -> list[Block]:
    event = entry.event
    rows = events.local_times(material, entry)
    if isinstance(event, Session):
        rows += events.host(material, event)
        say.add(rows, say.label(material, "objective"), say.given(material, event.objective))
    if event.status == "cancelled":
        say.add(rows, say.label(material, "status"), say.label(material, "event_status.cancelled"))
    say.add(rows, say.label(material, "interpretation"), say.interpreting(material, event))
    first, *rest = events.name(material, entry)
    heading = Heading(1, (replace(first, value=entry.date), *rest))  # the day, for programs
    return [heading, Facts(tuple(rows)), *agenda.blocks(material, entry)]


KIND = Kind(name="timetable", build=build)
