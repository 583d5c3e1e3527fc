"""The agenda of one session: minute by minute in both local times, what it is about and how to take part."""

from skew_cli.documents import _agenda as agenda
from skew_cli.documents import _contacts as contacts
from skew_cli.documents import _details as details
from skew_cli.documents import _events as events
from skew_cli.documents import _joining as joining
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Kind, Material
from skew_cli.model.session import Event, Session
from skew_cli.model.tree import Block, Bullets, Doc, Facts, Heading, Para, Text


def build(material: Material) -> Doc:
    """The agenda of the event `about`, by default of the next one; of a cancelled one only that it is cancelled."""
    entry = _entry(material)
    if entry is None:
        return say.document(material, "agenda", [Para(say.label(material, "no_sessions"))])
    title = material.words.say("agenda.of", event=events.name(material, entry))
    head = (say.label(material, "program"), say.pair(material))
    if "cancelled" in (entry.event.status, material.program.status):
        return say.document(material, "agenda", _cancelled(material, entry, head), title=title)
    coming = entry in events.coming(material, entry.kind)
    provisional = entry.meeting is not None and events.provisional(material, entry.meeting)
    blocks: list[Block] = [
        Facts((head, *details.rows(material, entry))),
        *([Para(say.label(material, "dst_note"), "note")] if provisional else []),
        Heading(1, say.label(material, "agenda.heading")),
        *agenda.blocks(material, entry),
        *_questions(material, entry.event),
        *_materials(material, entry.event),
        *joining.blocks(material, (entry,) if coming else ()),
        *contacts.blocks(material, (entry,)),
    ]
    return say.document(material, "agenda", blocks, title=title)


def _entry(material: Material) -> events.Entry | None:
    found = events.entries(material, "exploration", "seminar", "session", "network_event")
    coming = events.coming(material, "exploration", "seminar", "session")
    return next((each for each in found if each.key == material.about), next(iter((*coming, *found)), None))


def _cancelled(material: Material, entry: events.Entry, head: tuple[Text, Text]) -> list[Block]:
    """That it is cancelled and why, when it would have been, and the reserve date while the program goes on."""
    rows = [head, *details.rows(material, entry)]
    if material.program.status == "cancelled":
        return [Para(say.label(material, "program_cancelled"), "lead"), Facts((head,))]
    if isinstance(entry.event, Session) and entry.event.reserve_date is not None:
        rows.append((say.label(material, "reserve_date"), say.day(material, entry.event.reserve_date)))
    return [Para(say.label(material, "agenda.cancelled"), "lead"), Facts(tuple(rows))]


def _questions(material: Material, event: Event) -> list[Block]:
    """The guiding questions of its theme."""
    name = getattr(event, "theme", None)
    theme = next((each for each in material.program.themes if each.id == name), None)
    found = tuple(text for each in (theme.guiding_questions if theme else ()) if (text := say.given(material, each)))
    return [Heading(1, say.label(material, "guiding_questions")), Bullets(found)] if found else []


def _materials(material: Material, event: Event) -> list[Block]:
    found = tuple(text for each in event.materials if (text := say.given(material, each.title)))
    return [Heading(1, say.label(material, "read_before")), Bullets(found)] if found else []


KIND = Kind(name="agenda", build=build, scope="session", bilingual=True)
