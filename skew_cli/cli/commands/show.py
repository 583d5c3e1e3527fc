"""`skew show`: one program at a glance."""

from typing import TYPE_CHECKING, Annotated, Any

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.words import Counted, Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.app.reading import Source
    from skew_cli.calendars.meetings import Meeting
    from skew_cli.rules.rule import Case

HELP = Help(
    example="skew show koeln-bethlehem",
    options={
        "program": Text(
            en="id, SEASON/ID, path or a part that fits only one program",
            de="Kennung, JAHR/KENNUNG, Pfad oder ein Teil, der nur auf ein Programm passt",
        ),
        "arabic": Text(en="also the Arabic names and titles", de="auch die arabischen Namen und Titel"),
        "as_json": Text(en="as JSON", de="als JSON"),
    },
)

_HEAD = Text(
    en="{id}: {nrw} – {palestine}, season {season}, {status}, {mode}   {file}",
    de="{id}: {nrw} – {palestine}, Programmjahr {season}, {status}, {mode}   {file}",
)
_THEMES = Counted(one=Text(en="Theme", de="Thema"), other=Text(en="Themes", de="Themen"))
_NO_THEME = Text(en="no theme yet", de="noch kein Thema")
_SOCIETY = Text(en="Civil society", de="Zivilgesellschaft")
_KINDS = {
    "exploration": Text(en="Exploration meeting", de="Exploration-Meeting"),
    "seminar": Text(en="Seminar", de="Seminar"),
    "session": Text(en="Session {number}", de="Termin {number}"),
}
_DIFFERENCE = Text(en="difference {hours} h", de="Unterschied {hours} h")
_USUAL_DIFFERENCE = 1.0
_NO_DATE = Text(en="no date", de="ohne Datum")
_NO_START = Text(en="no start", de="ohne Beginn")
_NO_TIME = Text(en="time unclear, see skew validate", de="Zeit unklar, siehe skew validate")
_ERRORS = Counted(one=Text(en="1 error", de="1 Fehler"), other=Text(en="{n} errors", de="{n} Fehler"))
_WARNINGS = Counted(one=Text(en="1 warning", de="1 Warnung"), other=Text(en="{n} warnings", de="{n} Warnungen"))
_CHECKLIST = Text(
    en="Checklist of the exploration meeting: {done} of {all} done, {overdue} overdue.",
    de="Checkliste Exploration-Meeting: {done} von {all} erledigt, {overdue} überfällig.",
)
_FINDINGS = Text(en="Findings: {errors}, {warnings}", de="Befunde: {errors}, {warnings}")


def run(
    terminal: Terminal,
    program: Annotated[str | None, Argument()] = None,
    arabic: Annotated[bool, Option("--arabic")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> None:
    """Shows what is known of the program that is meant."""
    from skew_cli.app.glance import counts  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.validation.check import check  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import pick_program  # noqa: PLC0415 - start-up, law 10

    index = terminal.index()
    source = pick_program(terminal, index, program)
    found = counts(check(index).findings, source.file)
    if as_json:
        terminal.json(_data(terminal, index, source, found))
    else:
        _show(terminal, index, index.case(source), found, arabic=arabic)


def _data(terminal: Terminal, index: "Index", source: "Source", found: dict[str, int]) -> dict[str, Any]:
    from skew_cli.app.glance import meeting_data, program_data, progress, theme_titles  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.types import SIDES  # noqa: PLC0415 - start-up, law 10

    case = index.case(source)
    society = [each.side for each in case.program.civil_society]
    placed = {each.path for each in case.schedule.meetings}
    open_ = [each.id for n, each in enumerate(case.program.sessions) if ("sessions", n) not in placed]
    titles = theme_titles(case, terminal.repository, "en")
    return {
        "format": "skew-show/1",
        "as_of": terminal.today.isoformat(),
        **program_data(case),
        "themes": [{"id": name, "title": title} for name, title in titles],
        "civil_society": {side: society.count(side) for side in SIDES},
        "meetings": [meeting_data(case, each) for each in case.schedule.meetings],
        "sessions_without_time": open_,
        "checklists": progress(case),
        "findings": found,
    }


def _show(terminal: Terminal, index: "Index", case: "Case", found: dict[str, int], *, arabic: bool) -> None:
    from skew_cli.app.glance import municipality, progress, theme_titles  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.table import table  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.finding import Term  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.types import SIDES  # noqa: PLC0415 - start-up, law 10

    program, lang = case.program, terminal.lang
    towns = {side: municipality(case, side, lang) or "?" for side in SIDES}
    head = terminal.fill(
        _HEAD,
        {
            "id": program.id,
            "nrw": towns["nrw"],
            "palestine": towns["palestine"],
            "season": program.season,
            "status": Term(program.status),
            "mode": Term(program.mode),
            "file": case.file,
        },
    )
    titles = [title for _, title in theme_titles(case, index.repository, lang)]
    society = [each.side for each in program.civil_society]
    about = f"{_THEMES.of(len(titles)).get(lang)}: {terminal.worded(tuple(titles))}." if titles else _NO_THEME.get(lang)
    members = ", ".join(f"{terminal.worded(towns[side])} {society.count(side)}" for side in SIDES)
    terminal.data(f"{terminal.paint(head, 'bold')}\n")
    if arabic:
        names = [municipality(case, side, "ar") for side in SIDES]
        terminal.data(f"{_isolated(names[0])} – {_isolated(names[1])}\n")
    terminal.data(f"{about}   {_SOCIETY.get(lang)}: {members}\n")
    rows = [_row(terminal, case, each, arabic=arabic) for each in case.schedule.meetings]
    rows += _unplaced(terminal, case)
    terminal.data("".join(f"{each}\n" for each in table(rows, width=terminal.width)))
    exploration = next(iter(progress(case)), None)
    if exploration and exploration["kind"] == "exploration-meeting":
        terminal.line(_CHECKLIST, **{name: exploration[name] for name in ("done", "all", "overdue")})
    errors, warnings = found["errors"], found["warnings"]
    terminal.line(
        _FINDINGS,
        errors=terminal.fill(_ERRORS.of(errors), {"n": errors}),
        warnings=terminal.fill(_WARNINGS.of(warnings), {"n": warnings}),
    )


def _row(terminal: Terminal, case: "Case", meeting: "Meeting", *, arabic: bool) -> list[str]:
    from skew_cli.app.glance import municipality  # noqa: PLC0415 - start-up, law 10
    from skew_cli.languages.dates import day, span, week  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.types import SIDES, wording  # noqa: PLC0415 - start-up, law 10

    lang = terminal.lang
    date = meeting.local(meeting.sides[0])[0].date()
    times = []
    for side in SIDES:
        start, end = meeting.local(side)
        town = terminal.worded(municipality(case, side, lang) or "?")
        times.append(f"{town} {span(start.time(), end.time())}" if side in meeting.sides else "")
    state = terminal.worded_term(meeting.event.status)
    if len(meeting.sides) > 1 and meeting.offset_hours != _USUAL_DIFFERENCE:
        state += ", " + terminal.fill(_DIFFERENCE, {"hours": meeting.offset_hours})
    title = terminal.worded(wording(meeting.event.title, lang))
    translated = getattr(meeting.event.title, "ar", None) if arabic else None
    name = _name(terminal, case, meeting.path)
    return [name, day(date, lang), week(date, lang), *times, state, title, _isolated(translated) if translated else ""]


def _unplaced(terminal: Terminal, case: "Case") -> list[list[str]]:
    """Sessions and the exploration meeting that have no place in time yet."""
    from skew_cli.languages.dates import day, week  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.types import wording  # noqa: PLC0415 - start-up, law 10

    program, lang = case.program, terminal.lang
    placed = {each.path for each in case.schedule.meetings}
    events: list[tuple[tuple[str | int, ...], Any]] = [
        (("sessions", n), program.session(n)) for n in range(len(program.sessions))
    ]
    if program.exploration is not None:
        events.insert(0, (("exploration",), program.exploration))
    rows = []
    for path, event in events:
        if path in placed:
            continue
        date, number, why = _NO_DATE.get(lang), "", _NO_START if event.start is None else _NO_TIME
        if event.date is not None:
            date, number = day(event.date, lang), week(event.date, lang)
        title = terminal.worded(wording(event.title, lang))
        state = terminal.worded_term(event.status)
        clock = why.get(lang) if event.date is not None else ""
        rows.append([_name(terminal, case, path), date, number, clock, "", state, title, ""])
    return rows


def _name(terminal: Terminal, case: "Case", path: tuple[str | int, ...]) -> str:
    from skew_cli.app.glance import session_number  # noqa: PLC0415 - start-up, law 10

    kind = {"exploration": "exploration", "seminars": "seminar"}.get(str(path[0]), "session")
    number = session_number(case.program, int(path[1])) if kind == "session" else 0
    return terminal.fill(_KINDS[kind], {"number": number})


def _isolated(text: str) -> str:
    """Arabic between isolates, so that it does not turn round what stands beside it."""
    from skew_cli.model.text import clean  # noqa: PLC0415 - start-up, law 10

    return f"\u2068{clean(text)}\u2069"
