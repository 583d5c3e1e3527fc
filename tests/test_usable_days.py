"""Usable days of seven seasons, school holidays behind them, and why the naive count is wrong (calendar research, 6 and 8)."""

import datetime as dt
from itertools import pairwise

import holidays
import pytest

from skew_cli.app.templates import closures_file
from skew_cli.calendars.calendar import Calendar, Note
from skew_cli.calendars.usable import usable, usable_days
from skew_cli.model.closures import ClosuresFile
from skew_cli.model.municipality import Municipality
from skew_cli.store.repository import Repository

DAY = dt.timedelta(days=1)
KOELN = Municipality(id="koeln", name={"de": "Köln"}, country="de")
BETHLEHEM = Municipality(id="bethlehem", name={"de": "Bethlehem"}, country="ps")
SUMMER_2030 = {"name": "summer", "from": dt.date(2030, 6, 24), "to": dt.date(2030, 8, 6)}

DAYS = {
    2024: """
        2 6 7 8 13 14 15 16 21 22 23 27 28 29 | 3 4 5 6 10 11 12 13 24 25 26 27 | 1 2 3 4 | 21 22 26 27 28 29
        | 2 3 4 5 9 10 11 12 16 17 18 19 23 24 25 26 30""",
    2025: """
        5 6 7 8 12 13 14 15 19 20 21 22 26 27 28 | 2 3 4 10 11 12 16 17 18 23 24 25 30 | 1 2 3 7 8 9 10 | 27 28
        | 1 2 3 8 9 10 11 15 16 17 18 22 23 24 25 29 30""",
    2026: """
        4 5 6 7 11 12 13 18 19 20 21 | 1 2 3 8 9 10 11 15 17 18 22 23 24 25 29 30 | 1 2 6 7 8 9 13 14 15 16 |
        | 2 3 7 8 9 10 14 15 16 17 21 22 23 24 28 29 30""",
    2027: """
        3 4 5 10 11 12 13 24 25 26 31 | 1 2 3 7 8 9 10 14 15 16 17 21 22 23 24 28 29 30 | 1 5 6 7 8 12 13 14 15 |
        | 1 2 6 7 8 9 13 14 15 16 20 21 22 23 27 28 29 30""",
    2028: """
        2 3 9 10 11 15 16 17 18 22 23 24 29 30 31 | 1 6 7 8 12 13 14 19 20 21 22 26 27 28 29 | 3 4 5 6
        | 23 24 28 29 30 31 | 4 5 6 7 11 12 13 14 18 19 20 21 25 26 27 28""",
    2029: """
        2 3 7 8 9 15 16 17 22 23 24 28 29 30 | 4 5 6 7 11 12 13 14 18 19 20 21 25 26 27 28 |
        | 15 16 20 21 22 23 27 28 29 30 | 3 4 5 6 10 11 12 13 17 18 19 20 24 25 26 27""",
    2030: """
        2 6 7 8 9 13 14 15 16 20 21 22 23 27 28 29 | 3 4 5 6 11 12 13 17 18 19 |
        | 7 8 12 13 14 15 19 20 21 22 26 27 28 29 | 2 3 4 5 9 10 11 12 16 17 18 19 23 24 25 26 30""",
}
"""The usable days of May to September, month by month."""

COUNTS = {
    2024: (87, 79, 53, (14, 12, 4, 6, 17), 52, 22, 22),
    2025: (87, 80, 54, (15, 13, 7, 2, 17), 53, 22, 22),
    2026: (87, 79, 54, (11, 16, 10, 0, 17), 54, 22, 22),
    2027: (88, 82, 56, (11, 18, 9, 0, 18), 56, 22, 21),
    2028: (88, 81, 56, (15, 15, 4, 6, 16), 56, 21, 22),
    2029: (87, 81, 56, (14, 16, 0, 10, 16), 55, 22, 22),
    2030: (87, 83, 57, (16, 10, 0, 14, 17), 57, 22, 22),
}
"""Monday to Thursday, minus holidays, usable, usable by month, also without Pentecost, Sundays, Fridays."""

NAIVE = {
    2024: (102, 22, "06-20"),
    2025: (102, 21, "06-05"),
    2026: (100, 20, "05-26"),
    2027: (104, 21, "05-20"),
    2028: (103, 21, "05-04"),
    2029: (103, 22, ""),
    2030: (104, 21, ""),
}
"""Days that both calendars of the package call working days; Fridays among those wrongly allowed, and the other day."""

SERIES = {
    2024: ((24, 17, 11), (15, 3, 0), 48, "07-04", "08-21"),
    2025: ((32, 23, 16), (19, 10, 5), 48, "07-10", "08-27"),
    2026: ((28, 17, 9), (15, 6, 4), 48, "07-16", "09-02"),
    2027: ((33, 25, 17), (20, 10, 3), 48, "07-15", "09-01"),
    2028: ((34, 25, 18), (21, 9, 4), 48, "07-06", "08-23"),
    2029: ((36, 28, 20), (21, 7, 1), 48, "06-28", "08-15"),
    2030: ((38, 30, 22), (24, 10, 0), 49, "06-19", "08-07"),
}
"""Starts of weekly and fortnightly series of 3, 4 and 5 sessions; days of the longest hole, its first and last day."""


@pytest.fixture
def calendar(tmp_path):
    own = ClosuresFile.model_validate({"school_holidays": (SUMMER_2030,)})
    return Calendar(closures_file(Repository(root=tmp_path)), own)


def season(year):
    return [dt.date(year, 5, 1) + DAY * n for n in range(153)]


def found(calendar, year):
    return usable_days(calendar, (KOELN, BETHLEHEM), dt.date(year, 5, 1), dt.date(year, 9, 30))


@pytest.mark.parametrize("year", DAYS)
def test_the_very_days(calendar, year):
    months = DAYS[year].split("|")
    expected = tuple(dt.date(year, n, int(day)) for n, month in enumerate(months, 5) for day in month.split())
    assert expected == found(calendar, year)


@pytest.mark.parametrize("year", COUNTS)
def test_how_many(calendar, year):
    both = (KOELN, BETHLEHEM)
    days = found(calendar, year)
    work = [day for day in season(year) if all(calendar.works(each, day) for each in both)]
    months = tuple(sum(day.month == month for day in days) for month in range(5, 10))
    assert COUNTS[year] == (
        sum(day.weekday() < 4 for day in season(year)),
        len(work),
        len(days),
        months,
        sum(calendar.school_holidays(day) is None for day in days),
        sum(day.weekday() == 6 for day in season(year)),
        sum(day.weekday() == 4 for day in season(year)),
    )


@pytest.mark.parametrize("year", NAIVE)
def test_the_naive_count_is_wrong(calendar, year):
    nrw = holidays.country_holidays("DE", subdiv="NW", years=year, language="de", expand=False)
    palestine = holidays.country_holidays("PS", years=year, language="en_US", expand=False)
    naive = {day for day in season(year) if nrw.is_working_day(day) and palestine.is_working_day(day)}
    work = {day for day in season(year) if calendar.works(KOELN, day) and calendar.works(BETHLEHEM, day)}
    wrong = naive - work
    others = sorted(f"{day:%m-%d}" for day in wrong if day.weekday() != 4)
    assert NAIVE[year] == (len(naive), sum(day.weekday() == 4 for day in wrong), " ".join(others))
    assert work - naive == set()


@pytest.mark.parametrize("year", SERIES)
def test_series_and_the_longest_hole(calendar, year):
    days = found(calendar, year)

    def starts(every):
        return tuple(
            sum(all(day + DAY * every * n in days for n in range(count)) for day in days) for count in (3, 4, 5)
        )

    hole, first, last = max((two - one, one, two) for one, two in pairwise(days))
    assert SERIES[year] == (starts(7), starts(14), hole.days, f"{first:%m-%d}", f"{last:%m-%d}")


def test_a_weekend_of_its_own_opens_other_days(calendar):
    """Where Saturday and Sunday are off, Friday 7 June 2024 is open on both sides; Monday is closed if it is."""
    town = BETHLEHEM.model_copy(update={"weekend": ("sat", "sun")})
    friday = dt.date(2024, 6, 7)
    assert [False, True] == [usable(calendar, (KOELN, each), friday) for each in (BETHLEHEM, town)]
    assert not usable(calendar, (KOELN, BETHLEHEM.model_copy(update={"weekend": ("mon",)})), dt.date(2024, 6, 3))


SCHOOL = """
    2024 easter 03-25 04-06  pentecost 05-21 05-21  summer 07-08 08-20  autumn 10-14 10-26
    2025 easter 04-14 04-26  pentecost 06-10 06-10  summer 07-14 08-26  autumn 10-13 10-25
    2026 easter 03-30 04-11  pentecost 05-26 05-26  summer 07-20 09-01  autumn 10-17 10-31
    2027 easter 03-22 04-03  pentecost 05-18 05-18  summer 07-19 08-31  autumn 10-23 11-06
    2028 easter 04-10 04-22  summer 07-10 08-22  autumn 10-23 11-04
    2029 easter 03-26 04-07  pentecost 05-22 05-22  summer 07-02 08-14
"""


@pytest.mark.parametrize("line", SCHOOL.strip().splitlines())
def test_school_holidays(calendar, line):
    year, *words = line.split()
    expected = {}
    for name, first, last in zip(words[::3], words[1::3], words[2::3], strict=True):
        start, end = (dt.date.fromisoformat(f"{year}-{each}") for each in (first, last))
        expected |= {start + DAY * n: name for n in range((end - start).days + 1)}
    middle = [dt.date(int(year), 1, 10) + DAY * n for n in range(340)]
    known = {day: calendar.school_holidays(day) for day in middle}
    assert expected == {day: name for day, name in known.items() if name not in (None, "christmas")}


UNKNOWN = (Note(kind="school-data-missing"),)
SUMMER = (Note(kind="school-holidays", occasion="summer"),)


def test_after_the_data_it_is_unknown_and_not_free():
    days = [dt.date(2029, 8, day) for day in (13, 14, 15)] + [dt.date(2030, 7, 1)]
    assert [SUMMER, SUMMER, UNKNOWN, UNKNOWN] == [Calendar().notes(KOELN, day) for day in days]
    assert () == Calendar().notes(BETHLEHEM, days[-1])


def own(*spans):
    return {"school_holidays": tuple({"name": name, "from": first, "to": last} for name, first, last in spans)}


AUTUMN = ("autumn", dt.date(2029, 10, 15), dt.date(2029, 10, 27))
CHRISTMAS = ("christmas", dt.date(2029, 12, 20), dt.date(2030, 1, 4))
EASTER = ("easter", dt.date(2030, 4, 15), dt.date(2030, 4, 27))
SUMMER_AFTER = ("summer", dt.date(2030, 6, 24), dt.date(2030, 8, 6))
PROBES = [dt.date(2029, 9, 3), dt.date(2029, 11, 5), dt.date(2030, 2, 4), dt.date(2030, 5, 6), dt.date(2030, 9, 2)]
"""Between the holidays above, one after the other."""


@pytest.mark.parametrize(
    ("spans", "known"),
    [
        ((), 0),
        ((AUTUMN,), 1),
        ((AUTUMN, CHRISTMAS), 2),
        ((CHRISTMAS, AUTUMN, EASTER), 3),
        ((AUTUMN, CHRISTMAS, EASTER, SUMMER_AFTER), 4),
        ((SUMMER_AFTER,), 0),
        ((AUTUMN, EASTER), 1),
    ],
)
def test_own_data_count_up_to_the_first_gap(spans, known):
    """A single summer of 2030 says nothing about the autumn of 2029."""
    calendar = Calendar(ClosuresFile.model_validate(own(*spans)))
    assert [True] * known + [False] * (5 - known) == [calendar.school_data(day) for day in PROBES]
    for name, first, last in spans:
        assert [name, name] == [calendar.school_holidays(day) for day in (first, last)]
        assert calendar.school_data(first)
