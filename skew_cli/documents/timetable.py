"""The timetable: every session minute by minute in both local times."""

from skew_cli.documents import _agenda as agenda
from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Kind, Material
from skew_cli.model.session import Session
from skew_cli.model.tree import Block, Doc, Facts, Heading, PageBreak, Para


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
    return [Heading(1, events.name(material, entry)), Facts(tuple(rows)), *agenda.blocks(material, entry)]


KIND = Kind(name="timetable", build=build)
