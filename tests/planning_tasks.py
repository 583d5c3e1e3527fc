"""Tasks of planning for tests: one with everything in its usual place, and tiny random ones for brute force."""

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from skew_cli.app.load import Index, load
from skew_cli.model.planning import Away, Booking, Dates, Element, Origin, Task
from skew_cli.model.season import DayRange, MonthDay, SeasonProfile
from skew_cli.planning.check import check_dates
from skew_cli.store.repository import Repository

HERE = Origin(file="programs/2024/koeln-bethlehem.yaml")
SIDES = ("nrw", "palestine")


@cache
def shipped() -> Index:
    """The shipped templates alone."""
    return load(Repository(root=Path(mkdtemp())), dt.date(2024, 1, 15))


def element(kind: str, number: int, **more) -> Element:
    """An element of two hours with a moderator and an interpreter."""
    given = {
        "key": "explore" if kind == "exploration" else f"{kind}-{number}",
        "kind": kind,
        "number": number,
        "path": (f"{kind}s", number - 1),
        "title": f"{kind} {number}",
        "minutes": 120,
        "sides": SIDES,
        "staff": {"mo": "moderator", "in": "interpreter"},
        "origin": HERE,
    }
    return Element(**(given | more))


def task(
    *, sessions: int = 3, year: int = 2024, profile: dict | None = None, planning: dict | None = None, **more
) -> Task:
    """A program of Köln and Bethlehem; `profile` and `planning` replace values of the season."""
    index = shipped()
    season: SeasonProfile = index.profiles[year]
    season = season.model_copy(
        update={"planning": season.planning.model_copy(update=planning or {}), **(profile or {})}
    )
    towns = index.directory.municipalities
    given = {
        "program": f"{year}/koeln-bethlehem",
        "season": year,
        "today": dt.date(year, 1, 15),
        "profile": season,
        "window": (season.window_start, season.window_end),
        "municipalities": {"nrw": towns["koeln"], "palestine": towns["bethlehem"]},
        "elements": tuple(element("session", n + 1) for n in range(sessions)),
        "people": {"mo": "Moderation", "in": "Dolmetschung"},
    }
    return Task(**(given | more))


def booking(date: dt.date, start: str = "08:00", **more) -> Booking:
    """An event of another program, two hours from a start in UTC."""
    begin = dt.datetime.fromisoformat(f"{date}T{start}+00:00")
    given = {
        "program": "2024/bonn-ramallah",
        "name": "other",
        "start": begin,
        "end": begin + dt.timedelta(hours=2),
        "date": date,
        "staff": {"mo": "moderator"},
        "origin": Origin(file="programs/2024/bonn-ramallah.yaml"),
    }
    return Booking(**(given | more))


def tiny(seed: int) -> Task:
    """A program of two or three events within two weeks, with everything that may stand in its way."""
    dice = random.Random(seed)  # noqa: S311 - a test must be repeatable
    first = dt.date(2024, 5, 1) + dt.timedelta(days=dice.randrange(140))
    last = min(first + dt.timedelta(days=dice.randrange(7, 13)), dt.date(2024, 9, 30))
    starts = dice.choice([(dt.time(9),), (dt.time(10),), (dt.time(9), dt.time(11, 30)), (dt.time(9), dt.time(10))])
    low = dice.choice([1, 2, 2, 3, 5])
    early = first - dt.timedelta(days=6)
    planning = {
        "starts": starts,
        "gap": DayRange(min=low, max=low + dice.randrange(5)),
        "gap_ideal": dice.choice([2, 4, 7]),
        "exploration_from": MonthDay(month=early.month, day=early.day),
        "exploration_until": MonthDay(month=first.month, day=first.day),
        "seminars_from": MonthDay(month=early.month, day=early.day),
        "seminars_until": MonthDay(month=first.month, day=first.day),
        "seminar_to_session": DayRange(min=dice.choice([1, 2, 7]), max=12),
        "moderator_per_week": dice.choice([1, 2, 3]),
        "interpreter_per_week": dice.choice([1, 2, 4]),
    }
    days = [first + dt.timedelta(days=n) for n in range((last - first).days + 1)]
    elements = [element("session", n + 1, staff=_staff(dice)) for n in range(dice.choice([2, 2, 3]))]
    kind = dice.choice(["", "exploration", "seminar"])
    if kind:
        elements.insert(0, element(kind, 0 if kind == "exploration" else 1, staff=_staff(dice)))
    if dice.random() < 0.4:
        place = dice.randrange(len(elements))
        pin = dice.choice([None, None, "confirmed", "near"])
        elements[place] = replace(elements[place], date=dice.choice(days), start=dice.choice(starts), pin=pin)
    if dice.random() < 0.3:
        elements[-1] = replace(elements[-1], room="room")
    return task(
        window=(first, last),
        today=first - dt.timedelta(days=dice.choice([0, 7, 60])),
        profile={"exploration_lead_days": dice.choice([1, 2, 5]), "team_parallel_max": dice.choice([1, 3])},
        planning=planning,
        elements=tuple(elements),
        every_days=dice.choice([None, None, None, 3, 7]),
        earliest=dice.choice([None, None, days[1]]),
        weekdays=dice.choice([(), (), ("mon", "wed"), ("tue", "wed", "thu")]),
        bookings=tuple(_other(dice, days) for _ in range(dice.randrange(5))),
        away=tuple(_away(dice, days) for _ in range(dice.randrange(2))),
        move_cost=dice.choice([2, 20]),
    )


def _staff(dice: random.Random) -> dict[str, str]:
    return dice.choice([{"mo": "moderator"}, {"mo": "moderator", "in": "interpreter"}, {"in": "interpreter"}, {}])


def _other(dice: random.Random, days: list[dt.date]) -> Booking:
    return booking(
        dice.choice(days),
        dice.choice(["05:00", "07:00", "09:20", "10:00"]),
        staff=dice.choice([{"mo": "moderator"}, {"in": "interpreter"}, {}]),
        municipalities=dice.choice([(), ("koeln",)]),
        room=dice.choice([None, "room"]),
    )


def _away(dice: random.Random, days: list[dt.date]) -> Away:
    day = dice.choice(days)
    return Away(who=dice.choice(["mo", "nrw"]), name="x", first=day, last=day + dt.timedelta(days=1), origin=HERE)


def brute(todo: Task) -> Iterator[tuple[int, Dates]]:
    """Cost and dates of every plan that breaks no rule, by trying all of them; the checker alone judges."""
    calendar = shipped().calendar
    planning = todo.profile.planning
    first = dt.date(2024, planning.exploration_from.month, planning.exploration_from.day)
    days = [first + dt.timedelta(days=n) for n in range((todo.window[1] - first).days + 1)]
    options = []
    for place, each in enumerate(todo.elements):
        starts = {*planning.starts} | ({each.start} if each.start else set())
        if each.pin:
            options.append([(each.date, each.start)])
            continue
        lone = []
        for slot in itertools.product(days, sorted(starts)):
            dates = tuple(slot if n == place else None for n in range(len(todo.elements)))
            if not check_dates(todo, calendar, dates, off=("sessions",)).breaches:
                lone.append(slot)
        options.append(lone)
    for dates in itertools.product(*options):
        if all(one[0] < two[0] for one, two in itertools.pairwise(dates)):
            verdict = check_dates(todo, calendar, dates)
            if not verdict.breaches:
                yield verdict.cost, dates
