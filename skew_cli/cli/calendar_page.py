"""The season calendar as text: a month as weeks with one mark a side and day, and the reasons in words."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from skew_cli.app.closed_days import reason_name
from skew_cli.app.season_days import Day, SeasonDays, SideDay
from skew_cli.calendars.calendar import Note
from skew_cli.cli.terminal import Terminal
from skew_cli.languages.dates import day as day_in_words
from skew_cli.languages.dates import month, weekdays
from skew_cli.languages.occasions import OCCASIONS
from skew_cli.model.types import SIDES, Side, wording
from skew_cli.words import Counted, Text

_FREE, _CLOSED, _ESTIMATED, _MOON, _SUMMER, _SCHOOL, _RAMADAN, _OFFSET = "·×≈?SsR!"
_MONTH = Counted(
    one=Text(en="1 usable day", de="1 nutzbarer Tag"), other=Text(en="{n} usable days", de="{n} nutzbare Tage")
)
_OUTSIDE = Counted(
    one=Text(
        en="outside the window; both sides work on 1 day", de="außerhalb des Zeitraums; an 1 Tag arbeiten beide Seiten"
    ),
    other=Text(
        en="outside the window; both sides work on {n} days",
        de="außerhalb des Zeitraums; an {n} Tagen arbeiten beide Seiten",
    ),
)
_WEEK = Text(en="wk", de="KW")
_ORDER = Text(en="First mark: {nrw}, second: {palestine}", de="Erstes Zeichen: {nrw}, zweites: {palestine}")
_LEGEND: tuple[tuple[str, Text], ...] = (
    (_FREE, Text(en="works", de="arbeitet")),
    (_CLOSED, Text(en="closed", de="arbeitsfrei")),
    (_ESTIMATED, Text(en="closed, estimated by the moon", de="arbeitsfrei, nach dem Mond geschätzt")),
    (_MOON, Text(en="works, a feast may move here", de="arbeitet, ein Fest kann hierher rücken")),
    (_SUMMER, Text(en="summer holidays", de="Sommerferien")),
    (_SCHOOL, Text(en="other school holidays", de="andere Schulferien")),
    (_RAMADAN, Text(en="Ramadan", de="Ramadan")),
    (_OFFSET, Text(en="time difference other than +1 h", de="Zeitunterschied nicht +1 h")),
)
_SUM = Text(
    en="Usable days {season}: {n} ({months}), without ×, ≈ and S",
    de="Nutzbare Tage {season}: {n} ({months}), ohne ×, ≈ und S",
)
_RAMADANS = Text(en="Ramadan (may move by a day): {spans}", de="Ramadan (einen Tag Abweichung möglich): {spans}")
_OFFSETS = Text(en="Time difference other than +1 h: {spans}", de="Zeitunterschied nicht +1 h: {spans}")
_UNKNOWN = Text(
    en="School holidays from {day} on are not known: they are not left out of the usable days.",
    de="Schulferien ab {day} sind nicht bekannt: Sie sind von den nutzbaren Tagen nicht abgezogen.",
)
_BORROWED = Text(
    en="There is no season profile for {season}; the window is that of {year}.",
    de="Für {season} gibt es kein Jahresprofil; der Zeitraum ist der von {year}.",
)
_WHY = {
    "public-holiday": Text(en="closed: {name}", de="arbeitsfrei: {name}"),
    "islamic-holiday": Text(en="closed: {name}", de="arbeitsfrei: {name}"),
    "closure-day": Text(en="closed: {name}, further closure day", de="arbeitsfrei: {name}, weiterer Schließtag"),
    "moon-sighting": Text(
        en="works, but {name} may move here (moon sighting)",
        de="arbeitet, aber {name} kann hierher rücken (Mondsichtung)",
    ),
    "school-holidays": Text(en="school holidays: {name}", de="Schulferien: {name}"),
    "school-data-missing": Text(en="school holidays are not known", de="Schulferien sind nicht bekannt"),
    "ramadan": Text(en="Ramadan, shorter hours", de="Ramadan, kürzere Arbeitszeit"),
    "community-holiday": Text(
        en="{name}: some employees have a day off", de="{name}: ein Teil der Beschäftigten hat frei"
    ),
    "sensitive-date": Text(en="{name}: sensitive date, people work", de="{name}: sensibles Datum, es wird gearbeitet"),
    "weekend-edge": Text(en="bridge day", de="Brückentag"),
}
_GUESS = Text(en="{text} (estimated)", de="{text} (geschätzt)")
_SCHOOL_NAMES = {
    "easter": Text(en="Easter", de="Osterferien"),
    "pentecost": Text(en="Pentecost", de="Pfingstferien"),
    "summer": Text(en="summer", de="Sommerferien"),
    "autumn": Text(en="autumn", de="Herbstferien"),
    "christmas": Text(en="Christmas", de="Weihnachtsferien"),
}
_DIFFERENCE = Text(en="time difference {hours} h", de="Zeitunterschied {hours} h")
_NO_REASON = Text(en="Nothing but weekends.", de="Nichts außer Wochenenden.")
_DAYS = 7

Spans = Iterable[tuple[dt.date, dt.date]]


def month_lines(terminal: Terminal, found: SeasonDays, days: Sequence[Day]) -> Iterator[str]:
    """One month: its head, the weekdays, a line a week."""
    lang, first = terminal.lang, days[0].date
    inside = first in found.months
    number = sum(each.usable if inside else each.nrw.works and each.palestine.works for each in days)
    told = terminal.fill((_MONTH if inside else _OUTSIDE).of(number), {"n": number})
    yield terminal.paint(f"{month(first, lang)} {first.year}: {told}", "bold")
    names = "  ".join(f"{name:6}" for name in weekdays(lang))
    yield f"{_WEEK.get(lang)}  {names}".rstrip()
    blanks = [""] * first.weekday()
    cells = [*blanks, *(_cell(terminal, each) for each in days)]
    for start in range(0, len(cells), _DAYS):
        week = cells[start : start + _DAYS]
        number = days[max(0, start - len(blanks))].date.isocalendar().week
        yield f"{number:2}  {'  '.join(each or ' ' * 6 for each in week)}".rstrip()


def _cell(terminal: Terminal, day: Day) -> str:
    marks = "".join(_mark(terminal, day.side(side)) for side in SIDES)
    number = f"{day.date.day:2}"
    number = terminal.paint(number, "bold") if day.usable else number
    return f"{number} {marks}{' ' if day.usual_offset else _OFFSET}"


def _mark(terminal: Terminal, day: SideDay) -> str:
    reason, school = day.reason, day.noted("school-holidays")
    if reason is not None and reason.shut:
        return _CLOSED if reason.decided else terminal.paint(_ESTIMATED, "yellow")
    if reason is not None:
        return terminal.paint(_MOON, "yellow")
    if school is not None:
        return _SUMMER if school.occasion == "summer" else _SCHOOL
    return _RAMADAN if day.noted("ramadan") else _FREE


def legend_lines(terminal: Terminal, found: SeasonDays) -> Iterator[str]:
    """What the marks mean, two in a line."""
    nrw, palestine = (terminal.worded(each.title(terminal.lang)) for each in found.pair)
    yield terminal.fill(_ORDER, {"nrw": nrw, "palestine": palestine})
    told = [f"{mark} {text.get(terminal.lang)}" for mark, text in _LEGEND]
    half = len(told) // 2
    width = max(map(len, told[:half]))
    yield from (f"{left:{width}}  {right}" for left, right in zip(told[:half], told[half:], strict=True))


def sum_lines(terminal: Terminal, found: SeasonDays) -> Iterator[str]:
    """The number of usable days, and what the year holds besides."""
    lang, counts = terminal.lang, found.usable_by_month()
    months = ", ".join(f"{month(first, lang)} {number}" for first, number in counts.items())
    season = str(found.season)
    total = {"season": season, "n": sum(counts.values()), "months": months}
    yield terminal.paint(terminal.fill(_SUM, total), "bold")
    for text, spans in ((_RAMADANS, found.ramadans()), (_OFFSETS, found.unusual_offsets())):
        if spans:
            yield terminal.fill(text, {"spans": tuple(_span(terminal, *each) for each in spans)})
    if unknown := found.school_unknown():
        yield terminal.fill(_UNKNOWN, {"day": unknown})
    if found.borrowed:
        yield terminal.fill(_BORROWED, {"season": season, "year": str(found.borrowed)})


def reason_lines(terminal: Terminal, found: SeasonDays, days: Sequence[Day]) -> list[str]:
    """Every day that is not an ordinary one, with the reason in words; weekends are left out, equal days joined."""
    from skew_cli.cli.table import table  # noqa: PLC0415 - start-up, law 10

    towns: dict[Side, str] = {side: each.title(terminal.lang) for side, each in zip(SIDES, found.pair, strict=True)}
    rows: list[tuple[dt.date, dt.date, str, str]] = []
    for day in days:
        for where, text in _said(terminal, day, towns):
            last = next(
                (n for n, each in enumerate(rows) if each[2:] == (where, text) and _next(each[1], day.date)), None
            )
            if last is None:
                rows.append((day.date, day.date, where, text))
            else:
                rows[last] = (rows[last][0], day.date, where, text)
    rows.sort(key=lambda each: each[:2])
    cells = [(_span(terminal, first, last), where, text) for first, last, where, text in rows]
    return table(cells, width=terminal.width) or [_NO_REASON.get(terminal.lang)]


def _next(last: dt.date, date: dt.date) -> bool:
    return (date - last).days == 1


def _span(terminal: Terminal, first: dt.date, last: dt.date) -> str:
    lang = terminal.lang
    return day_in_words(first, lang) if first == last else f"{day_in_words(first, lang)} – {day_in_words(last, lang)}"


def _said(terminal: Terminal, day: Day, towns: dict[Side, str]) -> Iterator[tuple[str, str]]:
    """Where and what, of one day."""
    for side in SIDES:
        this, where = day.side(side), terminal.worded(towns[side])
        reason = this.reason
        if reason is not None and reason.kind != "weekend":
            name = terminal.worded(reason_name(reason, terminal.lang))
            text = terminal.fill(_WHY[reason.kind], {"name": name})
            guess = reason.shut and not reason.decided
            yield where, _GUESS.get(terminal.lang).format(text=text) if guess else text
        yield from ((where, terminal.fill(_WHY[each.kind], {"name": _name(terminal, each)})) for each in this.notes)
    if not day.usual_offset:
        yield (
            " / ".join(terminal.worded(each) for each in towns.values()),
            terminal.fill(_DIFFERENCE, {"hours": day.offset_hours}),
        )


def _name(terminal: Terminal, note: Note) -> str:
    key = note.occasion or ""
    if key in _SCHOOL_NAMES and note.kind == "school-holidays":
        return _SCHOOL_NAMES[key].get(terminal.lang)
    own = wording(note.name, terminal.lang)
    return own or OCCASIONS.get(key, {}).get(terminal.lang, key)
