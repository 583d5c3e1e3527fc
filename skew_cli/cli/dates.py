"""Proposals of dates in words: every date with both local times, what speaks for and against it, why nothing fits."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from skew_cli.calendars import zones
from skew_cli.languages.dates import day, week
from skew_cli.model.finding import Param, Params
from skew_cli.model.planning import CostLine, Dates, Element, Task
from skew_cli.model.text import visible
from skew_cli.model.types import SIDES
from skew_cli.words import Counted, Text

if TYPE_CHECKING:
    from skew_cli.cli.terminal import Terminal

_LABELS: Mapping[str, Text] = {
    "exploration": Text(en="Exploration meeting", de="Exploration-Meeting"),
    "seminar": Text(en="Seminar {n}", de="Seminar {n}"),
    "session": Text(en="Session {n}", de="Termin {n}"),
}
_WEEKDAYS = (
    Text(en="Mondays", de="montags"),
    Text(en="Tuesdays", de="dienstags"),
    Text(en="Wednesdays", de="mittwochs"),
    Text(en="Thursdays", de="donnerstags"),
    Text(en="Fridays", de="freitags"),
    Text(en="Saturdays", de="samstags"),
    Text(en="Sundays", de="sonntags"),
)
_RHYTHMS = {7: Text(en="every week", de="jede Woche"), 14: Text(en="every two weeks", de="alle zwei Wochen")}
_EVERY = Text(en="every {n} days", de="alle {n} Tage")
_BETWEEN = Text(en="{low} to {high} days apart", de="{low} bis {high} Tage Abstand")
_BREAK = Text(en=", with a break in summer", de=", mit Sommerpause")
_MOSTLY = Text(en="mostly {day}", de="meist {day}")
_FOR: Mapping[str, Text] = {
    "same": Text(en="always the same weekday and time", de="immer gleicher Wochentag und gleiche Uhrzeit"),
    "gaps": Text(en="equal gaps", de="gleicher Abstand"),
    "before": Text(en="done before the summer holidays", de="fertig vor den Sommerferien"),
    "after": Text(en="all after the summer holidays", de="alle nach den Sommerferien"),
    "kept": Text(en="no date moves", de="kein Termin wird verlegt"),
}
_RISKS = frozenset(
    {
        "summer-holidays",
        "school-holidays",
        "school-data-missing",
        "ramadan",
        "moon-sighting",
        "prayer",
        "weekend-edge",
        "community-holiday",
        "sensitive-date",
        "unusual-offset",
        "unconfirmed-offset",
        "short-notice",
    }
)
_POINTS = Counted(one=Text(en="1 point", de="1 Punkt"), other=Text(en="{n} points", de="{n} Punkte"))


def label(terminal: "Terminal", element: Element) -> str:
    """What an element is called: `Termin 2`."""
    return terminal.fill(_LABELS[element.kind], {"n": element.number})


def told(terminal: "Terminal", task: Task, text: Text, params: Params) -> str:
    """A text of planning; the number of an event is put as its name."""
    values: dict[str, Param] = dict(params)
    event = values.get("event")
    if isinstance(event, int):
        values["event"] = label(terminal, task.elements[event])
    return terminal.fill(text, values)


def span(task: Task, element: Element, date: dt.date, start: dt.time) -> Iterator[tuple[str, dt.datetime, dt.datetime]]:
    """Town, start and end in local time of each side that takes part."""
    begin = dt.datetime.combine(date, start, zones.zone(zones.BERLIN))
    end = begin.astimezone(dt.UTC) + dt.timedelta(minutes=element.minutes)
    for side in SIDES:
        if side in element.sides:
            zone = zones.zone(task.municipalities[side].timezone)
            yield visible(task.municipalities[side].title("de")), begin.astimezone(zone), end.astimezone(zone)


def times(task: Task, element: Element, date: dt.date, start: dt.time) -> str:
    """Both local times: `Köln 10:00–12:00  Bethlehem 11:00–13:00`."""
    return "  ".join(f"{town} {begin:%H:%M}–{end:%H:%M}" for town, begin, end in span(task, element, date, start))


def date_line(terminal: "Terminal", task: Task, element: Element, date: dt.date, start: dt.time) -> str:
    """A date with weekday, week and both local times."""
    return f"{day(date, terminal.lang)}  {week(date, terminal.lang)}  {times(task, element, date, start)}"


def headline(terminal: "Terminal", task: Task, dates: Dates) -> str:
    """The rhythm of the sessions: `dienstags, alle zwei Wochen`."""
    found = [each for index in task.sessions if (each := dates[index])]
    weekdays = [date.weekday() for date, _ in found]
    most = max(weekdays, key=lambda each: (weekdays.count(each), -weekdays.index(each)))
    name = _WEEKDAYS[most].get(terminal.lang)
    if len(set(weekdays)) > 1:
        name = terminal.fill(_MOSTLY, {"day": name})
    every = [(two[0] - one[0]).days for one, two in pairwise(found)]
    gaps = sorted({each for each in every if each <= task.profile.gap_max_days})
    if gaps and len(gaps) == 1:
        name += f", {terminal.fill(_RHYTHMS.get(gaps[0], _EVERY), {'n': gaps[0]})}"
    elif gaps:
        name += f", {terminal.fill(_BETWEEN, {'low': gaps[0], 'high': gaps[-1]})}"
    return name + (_BREAK.get(terminal.lang) if any(each > task.profile.gap_max_days for each in every) else "")


def reasons(
    terminal: "Terminal", task: Task, dates: Dates, lines: Iterable[CostLine], summer: tuple[dt.date, dt.date] | None
) -> list[str]:
    """What speaks for dates."""
    found = [each for index in task.sessions if (each := dates[index])]
    rules = {each.rule for each in lines}
    gaps = {(two[0] - one[0]).days for one, two in pairwise(found)}
    names = []
    if len({(date.weekday(), start) for date, start in found}) == 1 and len(found) > 1:
        names.append("same")
    if len(gaps) == 1 and len(found) > 2:  # noqa: PLR2004 - two gaps at least
        names.append("gaps")
    if summer and found[-1][0] < summer[0]:
        names.append("before")
    if summer and found[0][0] > summer[1]:
        names.append("after")
    if "moved" not in rules and any(each.date and not each.pin for each in task.elements):
        names.append("kept")
    return [_FOR[each].get(terminal.lang) for each in names]


def against(terminal: "Terminal", task: Task, lines: Iterable[CostLine], *, risks: bool) -> list[str]:
    """Risks, or what else makes dates dear, with the events that they concern and their points."""
    from skew_cli.planning.texts import COSTS  # noqa: PLC0415 - start-up, law 10

    grouped: dict[str, tuple[list[int], int]] = {}
    for each in lines:
        if (each.rule in _RISKS) == risks:
            text = told(terminal, task, COSTS[each.rule], each.params)
            events, points = grouped.get(text, ([], 0))
            grouped[text] = ([*events, *([] if each.element is None else [each.element])], points + each.points)
    found = []
    for text, (events, points) in grouped.items():
        names = ", ".join(label(terminal, task.elements[index]) for index in events)
        shown = f" ({terminal.fill(_POINTS.of(points), {'n': points})})" if points else ""
        found.append(f"{names}: {text}{shown}" if names else f"{text}{shown}")
    return found


def dates_json(task: Task, dates: Dates) -> list[dict[str, Any]]:
    """Dates as plain data, both local times with offset."""
    found = []
    for element, each in zip(task.elements, dates, strict=True):
        if each is None:
            continue
        sides = [side for side in SIDES if side in element.sides]
        local: dict[str, Any] = {
            side: {"start": begin.isoformat(timespec="minutes"), "end": end.isoformat(timespec="minutes")}
            for side, (_, begin, end) in zip(sides, span(task, element, *each), strict=True)
        }
        told_of: dict[str, Any] = {
            "event": element.key,
            "kind": element.kind,
            "number": element.number or None,
            "pinned": element.pin,
            "moved": element.date is not None and each != (element.date, element.start),
        }
        found.append(told_of | {side: local.get(side) for side in SIDES})
    return found


def lines_json(task: Task, lines: Iterable[CostLine]) -> list[dict[str, Any]]:
    """Cost lines as plain data."""
    return [
        {
            "rule": each.rule,
            "points": each.points,
            "event": None if each.element is None else task.elements[each.element].key,
            "params": params_json(each.params),
        }
        for each in lines
    ]


def params_json(params: Params) -> dict[str, Any]:
    """Parameters as JSON takes them."""
    return {name: value if isinstance(value, int | float) else _plain(value) for name, value in params.items()}


def _plain(value: Param) -> object:
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return str(value) if isinstance(value, str) else value
