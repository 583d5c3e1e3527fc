"""The program handout: what, when, who hosts, why and how, for both sides; without personal data unless asked for."""

from skew_cli.documents import _contacts as contacts
from skew_cli.documents import _details as details
from skew_cli.documents import _events as events
from skew_cli.documents import _joining as joining
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Kind, Material
from skew_cli.model.program import Goal, Theme
from skew_cli.model.tree import (
    Block,
    Bullets,
    Doc,
    Facts,
    Heading,
    Para,
    Run,
    Table,
    Text,
)
from skew_cli.model.types import SIDES


def build(material: Material) -> Doc:
    """First when and how to take part, then all that is known of the program; what is missing is left out."""
    blocks = [
        _lead(material),
        *_dates(material),
        *joining.blocks(material, events.coming(material, "exploration", "session")),
        *_glance(material),
        *_themes(material),
        *_section(material, "preparation", events.entries(material, "exploration", "seminar")),
        *_section(material, "sessions", events.entries(material, "session")),
        *_section(material, "network", events.entries(material, "network_event")),
        *_civil_society(material),
        *_travel(material),
        *contacts.blocks(material, events.entries(material, "exploration", "seminar", "session")),
    ]
    return say.document(material, "handout", blocks)


def _heading(material: Material, level: int, key: str) -> Heading:
    return Heading(level, say.label(material, key))


def _lead(material: Material) -> Para:
    """Between whom, and how many sessions take place."""
    program, words = material.program, material.words
    nrw, palestine = (say.place(material, side) for side in SIDES)
    lead = words.say("handout.lead", nrw=nrw, palestine=palestine)
    if program.status == "cancelled":
        return Para((*lead, Run(" "), *say.label(material, "program_cancelled")), "lead")
    number = sum(session.status != "cancelled" for session in program.sessions)
    return Para((*lead, Run(" "), *words.say("handout.sessions", n=number)) if number else lead, "lead")


def _glance(material: Material) -> list[Block]:
    """The facts of the whole program, and its timeline."""
    program = material.program
    rows: say.Rows = []
    for side in SIDES:
        partner = program.partners.of(side)
        departments = (say.given(material, each.name) for each in partner.departments) if partner else ()
        who = say.listed(material, (say.place(material, side), *departments))
        say.add(rows, say.label(material, f"municipality.{side}"), who)
    if program.partnership_type:
        kind = say.label(material, f"partnership_type.{program.partnership_type}")
        say.add(rows, say.label(material, "partnership_type"), kind)
    season = Run(str(program.season), isolate=True, value=program.season)
    say.add(rows, say.label(material, "season"), (season,))
    say.add(rows, say.label(material, "status"), say.label(material, f"status.{program.status}"))
    say.add(rows, say.label(material, "mode"), say.label(material, f"mode.{program.mode}"))
    themes = say.listed(material, (say.theme(material, each.id) for each in program.themes))
    say.add(rows, say.label(material, "themes"), themes)
    say.add(rows, say.label(material, "period"), _period(material))
    say.add(rows, say.label(material, "languages"), say.languages(material))
    say.add(rows, say.label(material, "funding"), say.given(material, program.funding))
    if program.recording is not None:
        planned = "recording_planned" if program.recording.planned else "recording_none"
        say.add(rows, say.label(material, "recording"), say.label(material, planned))
    line = events.timeline(material, events.entries(material, "exploration", "seminar", "session", "network_event"))
    return [_heading(material, 1, "glance"), Facts(tuple(rows)), *([line] if line else [])]


def _period(material: Material) -> Text:
    """First to last session that takes place."""
    words = material.words
    found = events.entries(material, "session")
    days = sorted(each.date for each in found if each.date and each.event.status != "cancelled")
    if not days:
        return ()
    first, last = (Run(words.date(day), isolate=True, value=day) for day in (days[0], days[-1]))
    return (first,) if days[0] == days[-1] else words.say("from_to", first=first, last=last)


def _dates(material: Material) -> list[Block]:
    """Overview of the events; while some are still to come, without those that were held."""
    every = events.entries(material, "exploration", "seminar", "session", "network_event")
    found = tuple(entry for entry in every if entry.event.status != "held") or every
    heading = _heading(material, 1, "dates")
    if not found:
        return [heading, Para(say.label(material, "no_sessions"))]
    notes = [Para(say.label(material, "local_time_note"), "note")]
    if any(events.provisional(material, each) for each in material.meetings):
        notes.append(Para(say.label(material, "dst_note"), "note"))
    return [heading, events.overview(material, found)[-1], *notes]


def _themes(material: Material) -> list[Block]:
    if not material.program.themes:
        return []
    blocks: list[Block] = [_heading(material, 1, "themes_and_goals")]
    for theme in material.program.themes:
        title = say.theme(material, theme.id) or say.label(material, "theme")
        blocks += [Heading(2, title), *_questions(material, theme), *_goals(material, theme)]
    return blocks


def _questions(material: Material, theme: Theme) -> list[Block]:
    found = tuple(text for each in theme.guiding_questions if (text := say.given(material, each)))
    return [_heading(material, 3, "guiding_questions"), Bullets(found)] if found else []


def _goals(material: Material, theme: Theme) -> list[Block]:
    found = tuple(text for each in theme.goals if (text := _goal(material, each)))
    return [_heading(material, 3, "goals"), Bullets(found)] if found else []


def _goal(material: Material, goal: Goal) -> Text:
    """The goal with its side and purpose."""
    text = say.given(material, goal.text)
    side = say.label(material, f"side.{goal.side}") if goal.side else ()
    purpose = say.label(material, f"purpose.{goal.purpose}") if goal.purpose else ()
    more = say.joined((side, purpose), " · ")
    return (*text, Run(" ("), *more, Run(")")) if text and more else text


def _section(material: Material, key: str, found: tuple[events.Entry, ...]) -> list[Block]:
    """One heading, then each event with its facts."""
    if not found:
        return []
    blocks: list[Block] = [_heading(material, 1, key)]
    for entry in found:
        blocks += [Heading(2, events.name(material, entry)), Facts(tuple(_facts(material, entry)))]
    return blocks


def _facts(material: Material, entry: events.Entry) -> say.Rows:
    """Its details, what to read, and for a seminar how to take part; for sessions the first page tells that."""
    rows = details.rows(material, entry)
    if entry in events.coming(material, "seminar", "network_event"):
        rows += joining.rows(material, entry.event)
    titles = say.listed(material, (say.given(material, each.title) for each in entry.event.materials))
    say.add(rows, say.label(material, "materials"), titles)
    return rows


def _civil_society(material: Material) -> list[Block]:
    found = material.program.civil_society
    if not found:
        return []
    rows = tuple(
        (
            say.given(material, each.name) or say.value(each.id),
            say.place(material, each.side),
            say.label(material, f"civil_type.{each.type}") if each.type else (),
            say.theme(material, each.theme),
        )
        for each in found
    )
    head = tuple(say.label(material, key) for key in ("organisation", "municipality", "type", "theme"))
    return [_heading(material, 1, "civil_society"), Table(head, rows, (35, 20, 22, 23))]


def _travel(material: Material) -> list[Block]:
    """Journey and host of a physical part; where people stay is not for everybody."""
    travel = material.program.travel
    if travel is None:
        return []
    rows: say.Rows = []
    for key, day in (("arrival", travel.arrival), ("departure", travel.departure)):
        if day is not None:
            say.add(rows, say.label(material, key), say.day(material, day))
    if travel.host is not None:
        say.add(rows, say.label(material, "host"), say.place(material, travel.host))
    return [_heading(material, 1, "travel"), Facts(tuple(rows))] if rows else []


KIND = Kind(name="handout", build=build, bilingual=True)
