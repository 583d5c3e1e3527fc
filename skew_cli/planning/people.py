"""Layers of people: bookings by other programs, absences, and what somebody does in a day or a week at most."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

from skew_cli.model.finding import Param
from skew_cli.planning.maker import LIMITED, STAFF, Layer, Maker


def people(make: Maker) -> Iterator[Layer]:
    """Bookings by other programs, absences, and what a person does in a day or a week at most."""
    task, axis, profile = make.task, make.axis, make.task.profile
    for number, booking in enumerate(task.bookings, 1):
        shared = sorted({who for each in task.elements for who in each.staff} & booking.staff.keys())
        same = set(task.departments) & set(booking.departments)
        if not shared and not same:
            continue
        masks = {
            length: axis.overlapping(booking.start, booking.end, length)
            for length in {each.minutes for each in task.elements}
        }
        where: dict[str, Param] = {
            "date": booking.date,
            "program": booking.program,
            "event": booking.name,
        }
        for who in shared:
            yield make.layer(
                f"booked-{who}-{number}",
                "booked",
                "booking",
                booking.origin,
                [masks[each.minutes] if who in each.staff else 0 for each in task.elements],
                name=task.people.get(who, who),
                **where,
            )
        if same:
            taken = [masks[each.minutes] for each in task.elements]
            yield make.layer(f"department-{number}", "department", "booking", booking.origin, taken, **where)
    yield from _absences(make)
    planning = profile.planning
    limits = {
        "moderator": planning.moderator_per_week,
        "interpreter": planning.interpreter_per_week,
        "advisor": planning.advisor_per_week,
    }
    for who in sorted({who for each in task.elements for who in each.staff}):
        roles = {each.staff[who] for each in task.elements if who in each.staff}
        name = task.people.get(who, who)
        events = [each for each in task.bookings if who in each.staff]
        capped = [limits[role] for role in LIMITED if role in roles]
        if capped:
            yield _weekly(make, who, name, min(capped), [each.date for each in events if each.staff[who] in LIMITED])
        if roles & {*STAFF}:
            dates = [each.date for each in events if each.staff[who] in STAFF]
            full = sum(axis.day(n) for n, day in enumerate(axis.days) if dates.count(day) >= profile.staff_max_per_day)
            yield make.layer(
                f"per-day-{who}",
                "per-day",
                "limit",
                task.origins.get("staff_max_per_day"),
                [full if each.staff.get(who) in STAFF else 0 for each in task.elements],
                name=name,
                n=profile.staff_max_per_day,
            )


def _weekly(make: Maker, who: str, name: str, limit: int, dates: list[dt.date]) -> Layer:
    booked: dict[int, int] = {}
    for each in dates:
        monday = make.axis.index(each - dt.timedelta(days=each.weekday()))
        booked[monday] = booked.get(monday, 0) + 1
    full = 0
    for monday, number in booked.items():
        if number >= limit:
            first = make.axis.first + dt.timedelta(days=monday)
            full |= make.axis.span(first, first + dt.timedelta(days=6))
    made = make.layer(
        f"per-week-{who}",
        "per-week",
        "limit",
        make.task.origins.get("planning"),
        make.where(full, lambda each: who in each.staff),
        name=name,
        n=limit,
    )
    return replace(made, limit=limit, booked=booked, person=who)


def _absences(make: Maker) -> Iterator[Layer]:
    for number, each in enumerate(make.task.away, 1):
        mask = make.axis.span(each.first, each.last)
        values: dict[str, Param] = {"name": each.name, "first": each.first, "last": each.last}
        yield make.layer(
            f"away-{each.who}-{number}",
            "away-why" if each.reason else "away",
            "wish",
            each.origin,
            [mask if each.who in e.staff or each.who in e.sides else 0 for e in make.task.elements],
            **values,
            **({"reason": each.reason} if each.reason else {}),
        )
