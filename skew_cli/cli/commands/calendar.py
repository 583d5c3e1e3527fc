"""`skew calendar`: the calendars of both sides over a season, and the days that sessions can use."""

import datetime as dt
import re
from typing import TYPE_CHECKING, Annotated, Any

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_choice, read_number
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.season_days import Day, SeasonDays, SideDay

HELP = Help(
    example="skew calendar 2024\n"
    "skew calendar 2024 --pair koeln-bethlehem --month 2024-04 --reasons\n"
    "skew calendar 2024 --format ics -o closed-days.ics",
    options={
        "season": Text(en="season, such as 2024", de="Programmjahr, zum Beispiel 2024"),
        "pair": Text(
            en="two municipalities, such as koeln-bethlehem; default: the usual calendars of both sides",
            de="zwei Kommunen, etwa koeln-bethlehem; Vorgabe: die üblichen Kalender beider Seiten",
        ),
        "month": Text(
            en="only these months, with commas; default: those of the season",
            de="nur diese Monate, mit Komma getrennt; Vorgabe: die des Programmjahrs",
        ),
        "reasons": Text(en="also list the days with their reasons", de="auch die Tage mit Begründung nennen"),
        "fmt": Text(
            en="text (default), json, or ics: closed days for a calendar program",
            de="text (Vorgabe), json oder ics: arbeitsfreie Tage für ein Kalenderprogramm",
        ),
        "output": Text(en="file to write; default: stdout", de="Datei zum Schreiben; Vorgabe: stdout"),
    },
    notes=Text(
        en="A day is usable when both sides work, outside the summer holidays of North Rhine-Westphalia and inside the window"
        " of the season. Exploration meetings and seminars lie before it: look with --month 2024-03,2024-04.",
        de="Nutzbar ist ein Tag, an dem beide Seiten arbeiten, außerhalb der Sommerferien in NRW und innerhalb des Zeitraums"
        " der Termine. Exploration-Meetings und Seminare liegen davor: ansehen mit --month 2024-03,2024-04.",
    ),
)
_FORMATS = ("text", "json", "ics")
_FIRST, _LAST = 1990, 2076
"""Years for which both calendars are known."""
_MONTH = re.compile(r"(?:(\d{4})-)?(\d{1,2})|(\d{1,2})\.(\d{4})", re.ASCII)
_WRITTEN = Text(en="{path} is written", de="{path} ist geschrieben")


def run(
    terminal: Terminal,
    season: Annotated[str, Argument()] = "",
    pair: Annotated[str, Option("--pair", metavar="NRW-PALESTINE")] = "",
    month: Annotated[str, Option("--month", metavar="MONTH")] = "",
    reasons: Annotated[bool, Option("--reasons")] = False,
    fmt: Annotated[str, Option("--format", metavar="FORMAT")] = "text",
    output: Annotated[str, Option("-o", "--output", metavar="FILE")] = "",
) -> None:
    """Shows the months, or writes them as data or as a calendar file."""
    from skew_cli.app.season_days import season_days  # noqa: PLC0415 - start-up, law 10

    fmt = read_choice(fmt, dict.fromkeys(_FORMATS, ""), name="--format", whole=True)
    index = terminal.index()
    year = read_number(season, name="SEASON", low=_FIRST, high=_LAST) if season else terminal.today.year
    months = tuple(_month(each, year) for each in month.split(",")) if month else ()
    found = season_days(index, year, pair)
    if fmt == "text":
        content = _text(terminal, found, months, reasons=reasons)
    elif fmt == "json":
        content = _json(found, months)
    else:
        from skew_cli.app.closed_days import closed_days_file  # noqa: PLC0415 - start-up, law 10
        from skew_cli.store.clock import now  # noqa: PLC0415 - start-up, law 10

        content = closed_days_file(found, terminal.lang, now(), months=frozenset(months)).decode("utf-8")
    if output:
        from skew_cli.store.files import put  # noqa: PLC0415 - start-up, law 10

        put(terminal.directory / output, content.encode("utf-8"))
        terminal.say(_WRITTEN, path=output)
    else:
        terminal.data(content)


def _month(word: str, year: int) -> dt.date:
    """The first day of a month that is written as `2024-04`, `04.2024` or `4`."""
    match = _MONTH.fullmatch(word.strip())
    number = int(match[2] or match[3]) if match else 0
    meant = int(match[1] or match[4] or year) if match else 0
    if meant == year and number in range(1, 13):
        return dt.date(year, number, 1)
    raise SkewError(
        Text(en='--month: "{word}" is not a month of {year}.', de='--month: "{word}" ist kein Monat von {year}.'),
        Text(en="for example {year}-04, or several: 3,4", de="zum Beispiel {year}-04, oder mehrere: 3,4"),
        word=word.strip(),
        year=str(year),
    )


def _days(found: "SeasonDays", months: tuple[dt.date, ...]) -> tuple[tuple["Day", ...], ...]:
    """The days of each month that is shown."""
    ends = ((first, (first + dt.timedelta(days=31)).replace(day=1)) for first in months or found.months)
    return tuple(found.days(first, end - dt.timedelta(days=1)) for first, end in ends)


def _text(terminal: Terminal, found: "SeasonDays", months: tuple[dt.date, ...], *, reasons: bool) -> str:
    from skew_cli.cli.calendar_page import (  # noqa: PLC0415 - start-up, law 10
        legend_lines,
        month_lines,
        reason_lines,
        sum_lines,
    )

    shown = _days(found, months)
    lines: list[str] = []
    for days in shown:
        lines += [*month_lines(terminal, found, days), ""]
    lines += [*legend_lines(terminal, found), "", *sum_lines(terminal, found)]
    if reasons:
        lines += ["", *reason_lines(terminal, found, [day for days in shown for day in days])]
    return "\n".join([*lines, ""])


def _json(found: "SeasonDays", months: tuple[dt.date, ...]) -> str:
    import json  # noqa: PLC0415 - only for this format

    counts = found.usable_by_month()
    data = {
        "format": "skew-calendar/1",
        "season": found.season,
        "pair": None if found.usual else {"nrw": found.pair[0].id, "palestine": found.pair[1].id},
        "window": {"first": found.window[0].isoformat(), "last": found.window[1].isoformat()},
        "usable": {
            "all": sum(counts.values()),
            "months": {f"{first:%Y-%m}": number for first, number in counts.items()},
        },
        "days": [_day(day) for days in _days(found, months) for day in days],
    }
    return json.dumps(data, ensure_ascii=True, indent=2) + "\n"


def _day(day: "Day") -> dict[str, Any]:
    from skew_cli.model.municipality import WEEKDAYS  # noqa: PLC0415 - start-up, law 10

    return {
        "date": day.date.isoformat(),
        "weekday": WEEKDAYS[day.date.weekday()],
        "nrw": _side(day.nrw),
        "palestine": _side(day.palestine),
        "offset_hours": day.offset_hours,
        "usable": day.usable,
    }


def _side(day: "SideDay") -> dict[str, Any]:
    """`reason` and `decided` are null on an ordinary working day."""
    reason = day.reason
    return {
        "works": day.works,
        "reason": {"kind": reason.kind, "occasion": reason.occasion} if reason else None,
        "decided": reason.decided if reason else None,
        "notes": [{"kind": each.kind, "occasion": each.occasion} for each in day.notes],
    }
