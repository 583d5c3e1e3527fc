"""The final report for the funder: what a program was meant to reach, what it reached, and what comes next (AB02 to AB06).

What nobody has entered yet is a line to complete; in the version for everybody it is left out.
"""

from collections.abc import Iterable, Iterator
from typing import get_args

from skew_cli.documents import _blanks as blanks
from skew_cli.documents import _events as events
from skew_cli.documents import _outcome as outcome
from skew_cli.documents import _phrases as say
from skew_cli.documents import _unfinished as unfinished
from skew_cli.documents.material import Kind, Material
from skew_cli.model.program import Assessment, Goal, Kept
from skew_cli.model.session import Exploration, Session
from skew_cli.model.tree import Block, Bullets, Doc, Facts, Heading, Para, Run, Table, Text, plain
from skew_cli.model.types import SIDES, Purpose

_PURPOSES: tuple[Purpose, ...] = get_args(Purpose)


def build(material: Material) -> Doc:
    """The whole report; internal texts, lines to complete and what is open only where the audience may see them."""
    blocks = [
        *_program(material),
        *_figures(material),
        *_goals(material),
        *_sessions(material),
        *_preparation(material),
        *_civil_society(material),
        *_adaptation(material),
        *_actions(material),
        *_evaluation(material),
        *([] if _public(material) else unfinished.blocks(material)),
    ]
    return say.document(material, "report", blocks)


def _heading(material: Material, level: int, key: str) -> Heading:
    return Heading(level, say.label(material, key))


def _public(material: Material) -> bool:
    return material.audience == "public"


def _blank(material: Material) -> list[Block]:
    """A line to complete, which everybody's version has not."""
    return [] if _public(material) else [Para(blanks.fill(material, 4))]


def _program(material: Material) -> list[Block]:
    """What the program was."""
    program, words = material.program, material.words
    nrw, palestine = (say.place(material, side) for side in SIDES)
    rows: say.Rows = []
    for side in SIDES:
        partner = program.partners.of(side)
        departments = (say.given(material, each.name) for each in partner.departments) if partner else ()
        who = say.listed(material, (say.place(material, side), *departments))
        say.add(rows, say.label(material, f"municipality.{side}"), who)
    if program.partnership_type:
        kind = say.label(material, f"partnership_type.{program.partnership_type}")
        say.add(rows, say.label(material, "partnership_type"), kind)
    say.add(rows, say.label(material, "season"), (Run(str(program.season), isolate=True, value=program.season),))
    say.add(rows, say.label(material, "period"), _period(material))
    say.add(rows, say.label(material, "mode"), say.label(material, f"mode.{program.mode}"))
    themes = say.listed(material, (say.theme(material, each.id) for each in program.themes))
    say.add(rows, say.label(material, "themes"), themes)
    say.add(rows, say.label(material, "languages"), say.languages(material))
    say.add(rows, say.label(material, "funding"), say.given(material, program.funding))
    if program.predecessor:
        say.add(rows, say.label(material, "report.predecessor"), say.predecessor(material))
    say.add(rows, say.label(material, "status"), say.label(material, f"status.{program.status}"))
    lead = Para(words.say("handout.lead", nrw=nrw, palestine=palestine), "lead")
    return [_heading(material, 1, "report.program"), lead, Facts(tuple(rows))]


def _period(material: Material) -> Text:
    """The first and the last day of a session that is not cancelled."""
    words = material.words
    days = sorted(each.date for _, each in outcome.active(material) if each.date)
    if not days:
        return ()
    first, last = (Run(words.date(day), isolate=True, value=day) for day in (days[0], days[-1]))
    return (first,) if days[0] == days[-1] else words.say("from_to", first=first, last=last)


def _figures(material: Material) -> list[Block]:
    """What the program amounts to, and that the report is a draft while sessions are to come."""
    ahead = len(outcome.active(material)) - len(outcome.held(material))
    note = [Para(material.words.say("report.draft", n=ahead), "note")] if ahead else []
    return [_heading(material, 1, "report.figures"), Facts(tuple(outcome.figures(material))), *note]


def _goals(material: Material) -> list[Block]:
    """The aims of the funder with the goals of the program, and what was reached of each."""
    goals = [goal for theme in material.program.themes for goal in theme.goals]
    blocks: list[Block] = []
    for purpose in (*_PURPOSES, None):
        mine = tuple(text for each in goals if each.purpose == purpose and (text := _goal(material, each)))
        reached = _reached(material, purpose)
        if purpose is None and not mine:
            continue
        if mine or reached:
            name = f"report.goal.{purpose or 'other'}"
            told = [_heading(material, 3, _REACHED.get(purpose, "report.reached")), *reached] if reached else []
            none = Para(say.label(material, "report.no_goal"), "note")
            blocks += [_heading(material, 2, name), Bullets(mine) if mine else none, *told]
    return [_heading(material, 1, "report.goals"), *blocks] if blocks else []


_REACHED: dict[Purpose | None, str] = {"identify_fields": "report.new_fields"}


def _goal(material: Material, goal: Goal) -> Text:
    text = say.given(material, goal.text)
    side = say.label(material, f"side.{goal.side}") if goal.side else ()
    return (*text, Run(" ("), *side, Run(")")) if text and side else text


def _reached(material: Material, purpose: Purpose | None) -> list[Block]:
    """Results of the sessions, new fields of cooperation, or who of civil society had a part; else a line to complete."""
    found: Iterable[Text] = ()
    if purpose == "learn_structures":
        found = _results(material)
    elif purpose == "identify_fields":
        found = (
            (say.given(material, each) for each in material.program.follow_up.new_fields)
            if material.program.follow_up
            else ()
        )
    elif purpose == "involve_civil_society" and (number := outcome.with_civil_society(material)):
        share = outcome.part(material, number, len(outcome.held(material)))
        found = [material.words.say("report.involved", share=share)]
    shown = tuple(text for text in found if plain(text))
    return [Bullets(shown)] if shown else _blank(material)


def _results(material: Material) -> Iterator[Text]:
    for entry, session in outcome.held(material):
        if text := say.given(material, session.results):
            number = material.words.say("session_number", number=entry.number)
            yield (*number, Run(": "), *text)


def _sessions(material: Material) -> list[Block]:
    """When the sessions were, who hosted and who came, and why one was cancelled."""
    found = outcome.sessions(material)
    heading = _heading(material, 1, "season.label.sessions")
    if not found:
        return [heading, Para(say.label(material, "no_sessions"))]
    head = ("event.session", "host", "guest", "theme", "report.expected")
    rows = tuple(_row(material, entry, session) for entry, session in found)
    table = Table(tuple(say.label(material, key) for key in head), rows, (12, 22, 22, 25, 19))
    off = tuple(
        (*material.words.say("session_number", number=entry.number), Run(": "), *reason)
        for entry, session in found
        if session.status == "cancelled" and (reason := say.given(material, session.cancelled))
    )
    why: list[Block] = [_heading(material, 2, "report.why_cancelled"), Bullets(off)] if off else []
    note = Para(say.label(material, "local_time_note"), "note")
    dates = events.overview(material, tuple(entry for entry, _ in found))
    return [heading, *dates, note, table, *why]


def _row(material: Material, entry: events.Entry, session: Session) -> tuple[Text, ...]:
    sides: tuple[Text, Text] = ((), ())
    if session.host is not None:
        host, guest = session.host, say.other(session.host)
        sides = (
            say.of_place(material, host, session.host_department),
            say.of_place(material, guest, session.guest_department),
        )
    number = material.words.say("session_number", number=entry.number)
    return (number, *sides, say.theme(material, session.theme), outcome.expected(material, session))


def _preparation(material: Material) -> list[Block]:
    found = events.entries(material, "exploration", "seminar")
    return [_heading(material, 1, "preparation"), events.overview(material, found)[-1]] if found else []


def _civil_society(material: Material) -> list[Block]:
    """Who took part in which session and how; how the part is judged is to be completed (AB04)."""
    rows = tuple(
        (
            say.given(material, each.name) or say.value(each.id),
            say.place(material, each.side),
            say.label(material, f"civil_type.{each.type}") if each.type else (),
            say.listed(material, _parts(material, each.id)),
        )
        for each in material.program.civil_society
    )
    head = tuple(say.label(material, key) for key in ("organisation", "municipality", "type", "report.part"))
    blocks: list[Block] = [Table(head, rows, (30, 18, 20, 32))] if rows else []
    if not _public(material):
        blocks.append(Facts(((say.label(material, "report.assessment"), blanks.fill(material, 3)),)))
    return [_heading(material, 1, "civil_society"), *blocks] if blocks else []


def _parts(material: Material, who: str) -> Iterator[Text]:
    meeting = material.program.exploration
    if isinstance(meeting, Exploration) and meeting.status != "cancelled" and who in meeting.civil_society:
        yield say.label(material, "event.exploration")
    for entry, session in outcome.active(material):
        for part in session.civil_society:
            if part.entry == who:
                number = material.words.say("session_number", number=entry.number)
                yield (*number, Run(" ("), *say.label(material, f"civil_role.{part.role}"), Run(")"))


def _adaptation(material: Material) -> list[Block]:
    """What was kept of the predecessor, what was dropped and what is new."""
    given = material.program.adaptation
    if given is None:
        return []
    lists = (
        ("report.kept", [_kept(material, each) for each in given.kept]),
        ("report.dropped", [_kept(material, each) for each in given.dropped]),
        ("report.new", [say.given(material, each) for each in given.new]),
    )
    blocks: list[Block] = []
    for key, texts in lists:
        shown = tuple(text for text in texts if plain(text))
        blocks += [_heading(material, 2, key), Bullets(shown)] if shown else []
    return [_heading(material, 1, "report.adaptation"), *blocks] if blocks else []


def _kept(material: Material, kept: Kept) -> Text:
    """The theme or session of the predecessor by its title, and what was done with it."""
    return say.joined((say.earlier(material, kept.item), say.given(material, kept.note)), " – ")


def _actions(material: Material) -> list[Block]:
    """Who does what by when (AB03)."""
    actions = material.program.follow_up.actions if material.program.follow_up else ()
    owned = any(each.owner for each in actions)
    rows = tuple(
        (
            say.given(material, each.action),
            *([_owner(material, each.owner)] if owned else []),
            (Run(material.words.date(each.date), isolate=True, value=each.date),) if each.date else (),
        )
        for each in actions
    )
    head = ("report.action", *(["report.owner"] if owned else []), "date")
    table = Table(tuple(say.label(material, key) for key in head), rows, (50, 25, 25) if owned else (70, 30))
    shown: list[Block] = [table] if rows else _blank(material)
    return [_heading(material, 1, "report.actions"), *shown] if shown else []


def _owner(material: Material, owner: str | None) -> Text:
    """The person's name, else the role or whatever the file says."""
    found = material.people.get(owner or "")
    return blanks.person(material, found.id) if found else say.known(material, "role", owner or "")


def _evaluation(material: Material) -> list[Block]:
    """What guest and host say (AB01)."""
    given = material.program.evaluation
    rows: say.Rows = []
    for key, told in (("guest", given and given.guest), ("host", given and given.host)):
        text = _assessment(material, told or None)
        say.add(rows, say.label(material, key), text if plain(text) or _public(material) else blanks.fill(material, 3))
    return [_heading(material, 1, "report.evaluation"), Facts(tuple(rows))] if rows else []


def _assessment(material: Material, told: Assessment | None) -> Text:
    if told is None:
        return ()
    day = (Run(material.words.date(told.on), isolate=True, value=told.on),) if told.on else ()
    return say.joined((day, say.given(material, told.summary)), ": ")


KIND = Kind(name="report", build=build, audience="colleagues")
