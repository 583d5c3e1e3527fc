"""`skew list`: programs, one line each."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from skew_cli.cli.help import Help
from skew_cli.cli.options import Option
from skew_cli.cli.terminal import Terminal
from skew_cli.words import Counted, Text

if TYPE_CHECKING:
    from skew_cli.model.season import SeasonDate
    from skew_cli.rules.rule import Case

HELP = Help(
    example="skew list --season 2024 --status planned",
    options={
        "season": Text(en="season, or all; default: the current one", de="Programmjahr, oder all; sonst das laufende"),
        "theme": Text(en="only programs with this theme", de="nur Programme mit diesem Themenschwerpunkt"),
        "partner": Text(en="only programs with this municipality", de="nur Programme mit dieser Kommune"),
        "status": Text(en="only programs of this status", de="nur Programme mit diesem Stand"),
        "as_json": Text(en="as JSON", de="als JSON"),
    },
)

_HEAD = (
    Text(en="Program", de="Programm"),
    Text(en="Municipalities", de="Kommunen"),
    Text(en="Status", de="Stand"),
    Text(en="Sessions", de="Termine"),
    Text(en="next meeting", de="nächstes Treffen"),
    Text(en="", de=""),
)
_FOOT = Counted(
    one=Text(
        en="1 program in season {season}. Times: German / Palestinian local time",
        de="1 Programm im Programmjahr {season}. Uhrzeiten: deutsche / palästinensische Ortszeit",
    ),
    other=Text(
        en="{n} programs in season {season}. Times: German / Palestinian local time",
        de="{n} Programme im Programmjahr {season}. Uhrzeiten: deutsche / palästinensische Ortszeit",
    ),
)
_DATE = Text(en="{date}: {title}", de="{date}: {title}")
_FOOT_ALL = Counted(
    one=Text(
        en="1 program. Times: German / Palestinian local time",
        de="1 Programm. Uhrzeiten: deutsche / palästinensische Ortszeit",
    ),
    other=Text(
        en="{n} programs. Times: German / Palestinian local time",
        de="{n} Programme. Uhrzeiten: deutsche / palästinensische Ortszeit",
    ),
)


def run(
    terminal: Terminal,
    season: Annotated[str | None, Option("--season", metavar="YEAR")] = None,
    theme: Annotated[str | None, Option("--theme")] = None,
    partner: Annotated[str | None, Option("--partner", metavar="NAME")] = None,
    status: Annotated[str | None, Option("--status")] = None,
    as_json: Annotated[bool, Option("--json")] = False,
) -> None:
    """Lists the programs that fit."""
    from skew_cli.cli.filters import chosen, season_of  # noqa: PLC0415 - start-up, law 10

    index = terminal.index()
    year = season_of(index, season)
    cases = chosen(terminal, index, season=year, theme=theme, partner=partner, status=status)
    shared = index.shared.get(year) if year else None
    dates = [each for each in (shared.dates if shared else ()) if (each.until or each.date) >= terminal.today]
    if as_json:
        ahead = [each.model_dump(mode="json", exclude_none=True) for each in dates]
        terminal.json(_data(terminal, cases, year) | {"dates": ahead})
    elif cases:
        _show(terminal, cases, year, dates)


def _data(terminal: Terminal, cases: Sequence["Case"], year: int | None) -> dict[str, Any]:
    from skew_cli.app.glance import meeting_data, next_meeting, program_data  # noqa: PLC0415 - start-up, law 10

    programs = []
    for case in cases:
        meeting = next_meeting(case)
        programs.append(program_data(case) | {"next": meeting_data(case, meeting) if meeting else None})
    return {"format": "skew-list/1", "as_of": terminal.today.isoformat(), "season": year, "programs": programs}


def _show(terminal: Terminal, cases: Sequence["Case"], year: int | None, dates: Sequence["SeasonDate"]) -> None:
    from skew_cli.cli.table import table  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.types import wording  # noqa: PLC0415 - start-up, law 10

    head = [terminal.fill(each, {}) for each in _HEAD]
    rows = [_row(terminal, case, with_season=year is None) for case in cases]
    first, *others = table(rows, head=head, width=terminal.width)
    terminal.data("\n".join([terminal.paint(first, "bold"), *others, ""]))
    foot = _FOOT_ALL if year is None else _FOOT
    terminal.line(foot.of(len(cases)), n=len(cases), season=year)
    for each in dates:
        terminal.line(_DATE, date=each.date, title=wording(each.title, terminal.lang))


def _row(terminal: Terminal, case: "Case", *, with_season: bool) -> list[str]:
    from skew_cli.app.glance import municipality, next_meeting  # noqa: PLC0415 - start-up, law 10
    from skew_cli.languages.dates import clock, day  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.types import SIDES  # noqa: PLC0415 - start-up, law 10

    meeting = next_meeting(case)
    when = times = ""
    if meeting is not None:
        starts = {side: meeting.local(side)[0] for side in SIDES}
        when = day(starts[meeting.sides[0]].date(), terminal.lang)
        times = " / ".join(clock(starts[side].time()) if side in meeting.sides else "–" for side in SIDES)
    towns = " – ".join(terminal.worded(municipality(case, side, terminal.lang) or "?") for side in SIDES)
    return [
        terminal.worded(case.address if with_season else case.program.id),
        towns,
        terminal.worded_term(case.program.status),
        str(len(case.sessions)),
        when,
        times,
    ]
