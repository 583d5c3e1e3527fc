"""Layers: every rule that closes slots, by name, with its level and the place that it comes from."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from skew_cli.calendars.calendar import Calendar, Kind
from skew_cli.calendars.days import office_hours, weekend
from skew_cli.model.finding import Param, Term
from skew_cli.model.municipality import WEEKDAYS
from skew_cli.model.planning import Element, Level, Task
from skew_cli.planning.axis import Axis
from skew_cli.planning.maker import Layer, Maker
from skew_cli.planning.people import people

_HOLIDAYS: Mapping[Kind, str] = {
    "public-holiday": "holidays",
    "islamic-holiday": "islamic-holidays",
    "closure-day": "closures",
}


def layers(task: Task, axis: Axis, calendar: Calendar) -> tuple[Layer, ...]:
    """All rules that close at least one slot. A pinned slot stays open, whatever else closes it."""
    make = Maker(task=task, axis=axis)
    found = [*_calendars(make, calendar), *_periods(make), *people(make), *_wishes(make), *_present(make)]
    own = [axis.slot(each.date, each.start) if each.pin and each.date and each.start else 0 for each in task.elements]
    cleared = (
        replace(each, closes=tuple(mask & ~kept for mask, kept in zip(each.closes, own, strict=True))) for each in found
    )
    return tuple(each for each in cleared if any(each.closes) or each.limit is not None)


def _calendars(make: Maker, calendar: Calendar) -> Iterator[Layer]:
    """Working weeks, holidays, closures and office hours of each side."""
    task, axis = make.task, make.axis
    for side, municipality in task.municipalities.items():
        shut: dict[Kind, int] = {}
        hours: dict[int, int] = {each.minutes: 0 for each in task.elements if side in each.sides}
        ramadan = task.profile.ramadan_hours
        for position, day in enumerate(axis.days):
            reason = calendar.reason(municipality, day)
            if reason is not None and reason.shut:
                shut[reason.kind] = shut.get(reason.kind, 0) | axis.day(position)
                continue
            span = office_hours(municipality, day)
            ahead = 0
            if side == "palestine":
                ahead = axis.hebron_ahead[position]
                span = (ramadan.start, ramadan.end) if span and calendar.ramadan(day) else span
            low, high = (_minutes(span[0]) - ahead, _minutes(span[1]) - ahead) if span else (1, 0)
            for length in hours:
                for number, minute in enumerate(axis.minutes):
                    if minute < low or minute + length > high:
                        hours[length] |= 1 << position * len(axis.starts) + number
        town, off = municipality.title("de"), weekend(municipality)
        ordered = (*WEEKDAYS[-1:], *WEEKDAYS[:-1]) if "sun" not in off else WEEKDAYS
        days = tuple(Term(each) for each in ordered if each not in off)
        origin = task.origins.get(side)

        involved = tuple(side in each.sides for each in task.elements)

        def both(mask: int, involved: tuple[bool, ...] = involved) -> tuple[int, ...]:
            return tuple(mask if each else 0 for each in involved)

        week = both(shut.pop("weekend", 0))
        yield make.layer(f"week-{side}", "week", "fact", origin, week, town=town, days=days)
        for kind, name in _HOLIDAYS.items():
            yield make.layer(f"{name}-{side}", name, "fact", None, both(shut.get(kind, 0)), town=town)
        closed = (hours[each.minutes] if side in each.sides else 0 for each in task.elements)
        yield make.layer(f"hours-{side}", "hours", "limit", origin, closed, town=town)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def span_of(task: Task, name: str) -> tuple[dt.date | None, dt.date | None]:
    """First and last day that a rule on a period allows; None where it has no limit."""
    planning = task.profile.planning
    day = {
        "exploration-from": planning.exploration_from,
        "exploration-until": planning.exploration_until,
        "seminars-from": planning.seminars_from,
        "seminars-until": planning.seminars_until,
    }.get(name)
    date = dt.date(task.season, day.month, day.day) if day else None
    if name == "earliest":
        date = task.earliest
    elif name == "latest":
        date = task.latest
    return (date, None) if name in ("earliest", "exploration-from", "seminars-from") else (None, date)


PERIODS = {
    "exploration-from": "exploration",
    "exploration-until": "exploration",
    "seminars-from": "seminar",
    "seminars-until": "seminar",
    "earliest": "session",
    "latest": "session",
}
"""Rules with one day as their value, and the elements that they concern."""


def _periods(make: Maker) -> Iterator[Layer]:
    """The windows of the season and of the program, and today."""
    task = make.task
    before = make.outside(task.today, None)
    yield make.layer("today", "today", "fact", None, make.where(before, lambda _: True), date=task.today)
    outside = make.outside(*task.window)
    first, last = task.window
    origin = task.origins.get("window_start")
    yield make.layer("window", "window", "fact", origin, make.kind(outside, "session"), first=first, last=last)
    for name, kind in PERIODS.items():
        day = next((each for each in span_of(task, name) if each is not None), None)
        if day is not None:
            yield period(make, name, kind, day)
    if task.prepared is not None:
        date, place = task.prepared
        early = make.outside(date + dt.timedelta(days=1), None)
        yield make.layer("prepared", "prepared", "limit", place, make.kind(early, "session"), date=date)


def period(make: Maker, name: str, kind: str, day: dt.date) -> Layer:
    """A rule on a period with a day as its value."""
    first = name in ("earliest", "exploration-from", "seminars-from")
    mask = make.outside(day, None) if first else make.outside(None, day)
    level: Level = "wish" if name in ("earliest", "latest") else "limit"
    origin = make.task.origins.get(name)
    return make.layer(name, name, level, origin, make.kind(mask, kind), date=day)


def _wishes(make: Maker) -> Iterator[Layer]:
    """Weekdays and starts."""
    task, axis = make.task, make.axis
    if task.weekdays:
        mask = sum(axis.day(n) for n, day in enumerate(axis.days) if WEEKDAYS[day.weekday()] not in task.weekdays)
        days = tuple(Term(each) for each in task.weekdays)
        yield make.layer(
            "weekdays", "weekdays", "wish", task.origins.get("weekdays"), make.where(mask, lambda _: True), days=days
        )
    offered = task.starts or task.profile.planning.starts

    def others(element: Element) -> int:
        wanted = {*offered} | ({element.start} if element.start and not task.starts else set())
        number = sum(1 << n for n, each in enumerate(axis.starts) if each not in wanted)
        return sum(number << position * len(axis.starts) for position in range(axis.count))

    shown = tuple(f"{each:%H:%M}" for each in offered)
    origin = task.origins.get("starts") or task.origins.get("planning")
    yield make.layer("starts", "starts", "wish", origin, map(others, task.elements), starts=shown)


def _present(make: Maker) -> Iterator[Layer]:
    """What is said of single dates: pinned, lost, or with a start of their own."""
    axis = make.axis
    for index, each in enumerate(make.task.elements):

        def only(mask: int, own: int = index) -> tuple[int, ...]:
            return tuple(mask if n == own else 0 for n in range(len(make.task.elements)))

        values: dict[str, Param] = {"event": index}
        if each.pin and each.date and each.start:
            others = axis.full & ~axis.slot(each.date, each.start)
            yield replace(
                make.layer(
                    f"pin-{each.key}",
                    "pin",
                    "fact" if each.pin in ("held", "past") else "limit",
                    each.origin,
                    only(others),
                    date=each.date,
                    why=Term(each.pin),
                    **values,
                ),
                person=each.pin,
            )
        elif each.lost and each.date:
            day = axis.span(each.date, each.date)
            yield make.layer(f"lost-{each.key}", "lost", "limit", each.origin, only(day), date=each.date, **values)
        if each.only is not None and not each.pin:
            number = sum(1 << n for n, start in enumerate(axis.starts) if start != each.only)
            rest = sum(number << position * len(axis.starts) for position in range(axis.count))
            yield make.layer(f"only-{each.key}", "only", "limit", each.origin, only(rest), time=each.only, **values)
