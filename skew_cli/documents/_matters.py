"""What an exploration meeting settles, matter by matter: a table or facts with what is known, and a row to complete."""

import datetime as dt
from collections.abc import Iterable, Sequence

from skew_cli.documents import _blanks as blanks
from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Item, Material
from skew_cli.model.session import Session
from skew_cli.model.tree import Block, Facts, Run, Table, Text, plain
from skew_cli.model.types import SIDES

Row = tuple[Text, ...]


def table(material: Material, keys: Sequence[str], rows: Iterable[Row], widths: tuple[float, ...]) -> Table:
    """A table whose head is words of the catalogue."""
    return Table(tuple(say.label(material, key) for key in keys), tuple(rows), widths)


def day(material: Material, date: dt.date | None) -> Text:
    """A day in words, nothing where there is none."""
    return (Run(material.words.date(date, "medium"), isolate=True, value=date),) if date else ()


def items(material: Material) -> tuple[Item, ...]:
    """The items of the checklist of the meeting, where the document was given them."""
    return next((each.items for each in material.checklists if each.key == "explore"), ())


def _sessions(material: Material) -> list[tuple[events.Entry, Session]]:
    """The sessions that take place, completed by what holds for all."""
    found = events.entries(material, "session")
    return [
        (entry, entry.event)
        for entry in found
        if isinstance(entry.event, Session) and entry.event.status != "cancelled"
    ]


def _blank(material: Material, rows: list[Row], width: int) -> list[Row]:
    """The rows and one more; as many as the season wants sessions where there are none."""
    more = 1 if rows else material.season.sessions_min
    return [*rows, *([blanks.row(material, width)] * more)]


def _settled(material: Material, texts: Iterable[Text]) -> list[Block]:
    """What the program file keeps as the result of the meeting."""
    shown = say.listed(material, texts)
    return [Facts(((say.label(material, "minutes.settled"), shown),))] if plain(shown) else []


def themes(material: Material) -> list[Block]:
    """Themes with their guiding questions, ticked where the meeting decided them."""
    result = material.program.exploration.result if material.program.exploration else None
    decided = result.themes if result else ()
    rows: list[Row] = []
    for each in material.program.themes:
        name, box = say.theme(material, each.id), blanks.box(ticked=each.id in decided)
        questions = [say.given(material, question) for question in each.guiding_questions] or [blanks.fill(material)]
        rows += [(name, question, box) if n == 0 else ((), question, ()) for n, question in enumerate(questions)]
    known = {each.id for each in material.program.themes}
    rows += [
        (say.theme(material, each), blanks.fill(material), blanks.box(ticked=True))
        for each in decided
        if each not in known
    ]
    rows.append((blanks.fill(material), (), blanks.box()))
    return [table(material, ("theme", "guiding_questions", "minutes.decided"), rows, (28, 58, 14))]


def goals(material: Material) -> list[Block]:
    """Learning goals with side and purpose, and a row for each side."""
    rows: list[Row] = [
        (
            say.given(material, goal.text),
            say.label(material, f"side.{goal.side}") if goal.side else (),
            say.label(material, f"purpose.{goal.purpose}") if goal.purpose else (),
        )
        for theme in material.program.themes
        for goal in theme.goals
    ]
    rows += [(blanks.fill(material), say.label(material, f"side.{side}"), ()) for side in SIDES]
    return [table(material, ("minutes.goal", "minutes.side", "minutes.purpose"), rows, (46, 22, 32))]


def departments(material: Material) -> list[Block]:
    """Who hosts and who visits, session by session."""
    rows: list[Row] = []
    for entry, session in _sessions(material):
        sides = [text for _, text in events.host(material, session)] or [(), ()]
        rows.append((events.name(material, entry), *(blanks.given(material, each) for each in sides)))
    result = material.program.exploration.result if material.program.exploration else None
    settled = (
        [("minutes.hosts", result.host_departments), ("minutes.guests", result.guest_departments)] if result else []
    )
    facts = tuple(
        (say.label(material, key), say.listed(material, (say.given(material, each) for each in found)))
        for key, found in settled
        if found
    )
    plan = table(material, ("event", "host", "guest"), _blank(material, rows, 3), (34, 33, 33))
    return [plan, *([Facts(facts)] if facts else [])]


def frame(material: Material) -> list[Block]:
    """Mode, number and length of the sessions, with what the season allows."""
    program, season, words = material.program, material.season, material.words
    number = len(_sessions(material))
    shown = words.say("minutes.of_frame", what=number, min=season.sessions_min, max=season.sessions_max)
    allowed = words.say("minutes.allowed", min=season.sessions_min, max=season.sessions_max)
    lengths = sorted({session.duration_min or season.session_minutes for _, session in _sessions(material)})
    length = say.listed(material, ((Run(str(each), isolate=True, value=each),) for each in lengths))
    rows = (
        (say.label(material, "mode"), say.label(material, f"mode.{program.mode}")),
        (say.label(material, "minutes.number"), shown if number else (*blanks.fill(material), Run(" "), *allowed)),
        (say.label(material, "minutes.length"), length or (Run(str(season.session_minutes), isolate=True),)),
    )
    return [Facts(rows)]


def dates(material: Material) -> list[Block]:
    """Date proposals with both local times and the reserve date."""
    head = (
        say.label(material, "event"),
        say.label(material, "date"),
        *(say.local_time(material, side) for side in SIDES),
        say.label(material, "reserve_date"),
    )
    rows: list[Row] = [
        (events.name(material, entry), *events.when(material, entry), day(material, session.reserve_date))
        for entry, session in _sessions(material)
    ]
    result = material.program.exploration.result if material.program.exploration else None
    agreed = (day(material, each) for each in result.dates) if result else ()
    return [Table(head, tuple(_blank(material, rows, 5)), (26, 24, 15, 15, 20)), *_settled(material, agreed)]


def civil_society(material: Material) -> list[Block]:
    """Who of civil society takes part, in which session and with what."""
    rows: list[Row] = []
    for actor in material.program.civil_society:
        who = (say.given(material, actor.name) or say.value(actor.id), say.place(material, actor.side))
        parts = [
            (events.name(material, entry), say.label(material, f"civil_role.{part.role}"))
            for entry, session in _sessions(material)
            for part in session.civil_society
            if part.entry == actor.id
        ]
        rows += [(*who, *part) for part in parts or [(blanks.fill(material), ())]]
    rows += [(blanks.fill(material), say.place(material, side), (), ()) for side in SIDES]
    keys = ("organisation", "municipality", "minutes.session", "minutes.contribution")
    return [table(material, keys, rows, (32, 20, 28, 20))]


def participants(material: Material) -> list[Block]:
    """How many of each side come to each session, and the balance."""
    head = (say.label(material, "event"), *(say.place(material, side) for side in SIDES))
    rows: list[Row] = []
    for entry, session in _sessions(material):
        expected = session.participants
        numbers = (expected.nrw, expected.palestine) if expected else (None, None)
        shown = ((Run(str(each), isolate=True, value=each),) if each is not None else () for each in numbers)
        rows.append((events.name(material, entry), *(blanks.given(material, each) for each in shown)))
    balance = (say.label(material, "minutes.balance"), blanks.fill(material, blanks.LINE))
    return [Table(head, tuple(_blank(material, rows, 3)), (56, 22, 22)), Facts((balance,))]


def languages(material: Material) -> list[Block]:
    """Working languages, and how the sessions are interpreted."""
    modes: dict[str, tuple[Text, list[Text]]] = {}
    for entry, session in _sessions(material):
        mode = say.interpreting(material, session) or blanks.fill(material)
        modes.setdefault(plain(mode), (mode, []))[1].append((Run(str(entry.number), isolate=True, value=entry.number),))
    rows = [(say.label(material, "languages"), blanks.given(material, say.languages(material)))]
    rows += [
        (
            material.words.say("minutes.interpretation_of", n=len(numbers), numbers=say.listed(material, numbers)),
            mode,
        )
        for mode, numbers in modes.values()
    ] or [(say.label(material, "interpretation"), blanks.fill(material))]
    return [Facts(tuple(rows))]


def platform(material: Material) -> list[Block]:
    """The platform, the way round it, and whether each side may and can use both."""
    sessions = [session for _, session in _sessions(material)]
    used = dict.fromkeys(say.given(material, each.platform) for each in sessions)
    fallbacks = dict.fromkeys(say.given(material, each.fallback) for each in sessions)
    rows = [
        (say.label(material, "platform"), blanks.given(material, say.listed(material, used))),
        (say.label(material, "fallback"), blanks.given(material, say.listed(material, fallbacks))),
    ]
    for side in SIDES:
        asked = material.words.say("minutes.reachable", place=say.place(material, side))
        rows.append((asked, (*blanks.choice(material, "yes", "no"), Run("   "), *blanks.fill(material))))
    rows.append((say.label(material, "minutes.bandwidth"), blanks.fill(material, blanks.LINE)))
    return [Facts(tuple(rows))]


def seminars(material: Material) -> list[Block]:
    """Preparatory seminars, for whom and when."""
    head = (
        say.label(material, "event.seminar"),
        say.label(material, "for_sides"),
        say.label(material, "date"),
        *(say.local_time(material, side) for side in SIDES),
    )
    rows: list[Row] = []
    for entry in events.entries(material, "seminar"):
        served = entry.meeting.sides if entry.meeting else getattr(entry.event, "sides", ())
        sides = say.listed(material, (say.place(material, side) for side in served))
        rows.append((events.name(material, entry), sides, *events.when(material, entry)))
    rows.append(blanks.row(material, len(head)))
    return [Table(head, tuple(rows), (30, 18, 24, 14, 14))]


def privacy(material: Material) -> list[Block]:
    """Recording and its terms, privacy notice, pictures, publication."""
    program = material.program
    recording, notice = program.recording, program.privacy.notice if program.privacy else None
    planned = recording is not None and recording.planned
    told = "notice_planned" if notice and material.date and notice > material.date else "notice"
    rows = [(say.label(material, "recording"), blanks.fill(material))]
    if recording is not None:
        rows = [
            (say.label(material, "recording"), say.label(material, f"recording_{'planned' if planned else 'none'}"))
        ]
    if recording is not None and planned:
        terms = (
            ("consent", say.given(material, recording.consent)),
            ("recording_purpose", say.given(material, recording.purpose)),
            ("delete_by", day(material, recording.delete_by)),
        )
        rows += [(say.label(material, f"minutes.{key}"), blanks.given(material, text)) for key, text in terms]
    rows += [
        (say.label(material, f"minutes.{told}"), blanks.given(material, day(material, notice))),
        (say.label(material, "minutes.pictures"), blanks.fill(material, blanks.LINE)),
        (say.label(material, "minutes.publication"), blanks.fill(material, blanks.LINE)),
    ]
    return [Facts(tuple(rows))]


def documentation(material: Material) -> list[Block]:
    """Who writes what in which language by when."""
    due = next((each.due for each in items(material) if each.id == "EM40"), None)
    report = material.program.follow_up.report if material.program.follow_up else None
    taker, tongues = say.label(material, "role.minutes_taker"), say.languages(material)
    coordinators = say.listed(material, (say.label(material, f"role.coordinator_{side}") for side in SIDES))
    rows: list[Row] = [
        (say.label(material, "minutes.of_meeting"), taker, tongues, blanks.given(material, day(material, due))),
        (say.label(material, "minutes.of_sessions"), taker, tongues, blanks.fill(material)),
        (say.label(material, "minutes.report"), coordinators, tongues, blanks.given(material, day(material, report))),
        blanks.row(material, 4),
    ]
    return [
        table(material, ("minutes.what", "minutes.who", "minutes.language", "minutes.by_when"), rows, (28, 30, 20, 22))
    ]
