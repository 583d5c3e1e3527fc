"""The independent checker of plans against planted faults: it finds each of them, and no other."""

import datetime as dt
from dataclasses import replace

import pytest
from planning_tasks import HERE, booking, shipped, task

from skew_cli.model.planning import Away
from skew_cli.planning.check import check_dates

CALENDAR = shipped().calendar
TEN = dt.time(10)

GOOD = ((dt.date(2024, 5, 14), TEN), (dt.date(2024, 5, 28), TEN), (dt.date(2024, 6, 11), TEN))
FAULTS = {
    "week-palestine": {"dates": {1: (dt.date(2024, 5, 31), dt.time(9))}},
    "week-nrw": {"dates": {1: (dt.date(2024, 5, 26), TEN)}},
    "holidays-nrw": {"dates": {1: (dt.date(2024, 5, 30), TEN)}},
    "islamic-holidays-palestine": {"dates": {2: (dt.date(2024, 6, 17), TEN)}},
    "hours-palestine": {"dates": {1: (dt.date(2024, 5, 28), dt.time(12, 30))}, "also": {"starts"}},
    "starts": {"dates": {1: (dt.date(2024, 5, 28), dt.time(9, 30))}},
    "window": {"dates": {0: (dt.date(2024, 4, 30), TEN)}, "also": {"gap-max"}},
    "gap-min": {"dates": {1: (dt.date(2024, 5, 16), TEN)}, "also": {"gap-max"}},
    "gap-max": {"dates": {0: (dt.date(2024, 5, 6), TEN)}},
    "order": {"dates": {1: (dt.date(2024, 5, 13), TEN)}, "also": {"gap-max"}},
    "today": {"today": dt.date(2024, 5, 15)},
    "earliest": {"earliest": dt.date(2024, 5, 15)},
    "latest": {"latest": dt.date(2024, 6, 10)},
    "weekdays": {"weekdays": ("tue",), "dates": {1: (dt.date(2024, 5, 29), TEN)}},
    "prepared": {"prepared": (dt.date(2024, 5, 14), HERE)},
    "away-mo-1": {"away": (Away(who="mo", name="x", first=GOOD[1][0], last=GOOD[1][0], origin=HERE),)},
    "away-nrw-1": {"away": (Away(who="nrw", name="x", first=GOOD[1][0], last=GOOD[1][0], origin=HERE),)},
    "booked-mo-1": {"bookings": (booking(GOOD[1][0], "09:30"),)},
    "department-1": {
        "bookings": (booking(GOOD[1][0], staff={}, departments=("koeln/a",)),),
        "departments": ("koeln/a",),
    },
    "per-week-mo": {"bookings": tuple(booking(dt.date(2024, 5, day)) for day in (27, 29, 30))},
    "per-day-mo": {"bookings": (booking(GOOD[1][0], "05:00"), booking(GOOD[1][0], "11:00"))},
    "every-days": {"every_days": 7},
}


@pytest.mark.parametrize("rule", FAULTS)
def test_the_checker_finds_a_planted_fault_and_no_other(rule):
    fault = dict(FAULTS[rule])
    dates = list(GOOD)
    for place, date in fault.pop("dates", {}).items():
        dates[place] = date
    also = fault.pop("also", set())
    todo = task(**fault)

    assert {rule, *also} == {each.rule for each in check_dates(todo, CALENDAR, tuple(dates)).breaches}


def test_the_checker_has_nothing_against_good_dates():
    assert () == check_dates(task(), CALENDAR, GOOD).breaches


def test_a_pin_that_is_moved_is_a_breach():
    todo = task()
    pinned = replace(todo.elements[0], date=dt.date(2024, 5, 13), start=TEN, pin="held")
    found = check_dates(replace(todo, elements=(pinned, *todo.elements[1:])), CALENDAR, GOOD)

    assert ["pin-session-1"] == [each.rule for each in found.breaches]
