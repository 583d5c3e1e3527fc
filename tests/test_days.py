"""Weekends, office hours and holidays against the tables of the calendar research; figures there, code here."""

import datetime as dt

import pytest

from skew_cli.calendars.days import (
    Closed,
    closed,
    nrw_holidays,
    nrw_school_holidays,
    nrw_summer_holidays,
    office_hours,
    ps_holidays,
    weekday,
    weekend,
)
from skew_cli.calendars.zones import local, zone
from skew_cli.model.municipality import Municipality

KOELN = Municipality(id="koeln", name={"de": "Köln"}, country="de")
HEBRON = Municipality(id="hebron", name={"de": "Hebron"}, country="ps")
DAY = dt.timedelta(days=1)


def windows(nrw, palestine, day, minutes=120):
    """First start, last start and number of the common windows, every 30 minutes; starts in Berlin and Hebron."""
    spans = []
    for place in (nrw, palestine):
        hours = office_hours(place, day)
        spans.append([local(day, time, place.timezone) for time in hours])
    found = []
    for half_hour in range(48):
        start = local(day, dt.time(half_hour // 2, half_hour % 2 * 30), "Europe/Berlin")
        end = start + dt.timedelta(minutes=minutes)
        if all(opening <= start and end <= closing for opening, closing in spans):
            found.append((f"{start:%H:%M}", f"{start.astimezone(zone('Asia/Hebron')):%H:%M}"))
    return found[0], found[-1], len(found)


def place(country, start, end):
    hours = ({"days": ("sun", "mon", "tue", "wed", "thu"), "start": start, "end": end},)
    return Municipality(id="x", name={"de": "x"}, country=country, office_hours=hours)


@pytest.mark.parametrize(
    ("nrw", "palestine", "day", "expected"),
    [
        (KOELN, HEBRON, "2024-05-07", (("08:00", "09:00"), ("12:00", "13:00"), 9)),
        (KOELN, HEBRON, "2024-04-08", (("08:00", "08:00"), ("13:00", "13:00"), 11)),
        (place("de", "09:00", "15:00"), HEBRON, "2024-05-07", (("09:00", "10:00"), ("12:00", "13:00"), 7)),
        (
            place("de", "09:00", "15:00"),
            place("ps", "08:00", "14:30"),
            "2024-05-07",
            (("09:00", "10:00"), ("11:30", "12:30"), 6),
        ),
        (KOELN, place("ps", "08:30", "13:30"), "2024-05-07", (("08:00", "09:00"), ("10:30", "11:30"), 6)),
        (KOELN, place("ps", "08:30", "14:30"), "2024-05-07", (("08:00", "09:00"), ("11:30", "12:30"), 8)),
        (KOELN, place("ps", "09:00", "14:00"), "2024-05-07", (("08:00", "09:00"), ("11:00", "12:00"), 7)),
        (KOELN, place("ps", "09:00", "14:00"), "2024-04-08", (("09:00", "09:00"), ("12:00", "12:00"), 7)),
    ],
)
def test_common_windows_of_two_hours(nrw, palestine, day, expected):
    assert windows(nrw, palestine, dt.date.fromisoformat(day)) == expected


def test_a_week_of_office_hours():
    """Monday 6 to Sunday 12 May 2024."""
    week = [dt.date(2024, 5, 6) + DAY * n for n in range(7)]
    nrw = [f"{hours[0].hour}-{hours[1].hour}" if (hours := office_hours(KOELN, day)) else "" for day in week]
    palestine = [f"{hours[0].hour}-{hours[1].hour}" if (hours := office_hours(HEBRON, day)) else "" for day in week]
    assert nrw == ["8-16", "8-16", "8-16", "8-16", "8-12", "", ""]
    assert palestine == ["8-15", "8-15", "8-15", "8-15", "", "", "8-15"]


def test_own_office_hours_replace_those_of_the_country_on_every_day():
    town = place("ps", "09:30", "14:30")
    assert office_hours(town, dt.date(2024, 5, 5)) == (dt.time(9, 30), dt.time(14, 30))
    assert office_hours(town, dt.date(2024, 5, 3)) is None


def test_weekends():
    """Also where the package `holidays` is wrong: Sunday 4 May 2025 is a working day in Palestine, Friday 2 May none."""
    own = Municipality(id="beit-jala", name={"de": "Beit Jala"}, country="ps", weekend=("sat", "sun"))
    open_all_week = Municipality(id="x", name={"de": "x"}, country="ps", weekend=())
    days = [dt.date(2025, 5, 2) + DAY * n for n in range(4)]
    assert [weekday(day) for day in days] == ["fri", "sat", "sun", "mon"]
    assert [weekend(each) for each in (KOELN, HEBRON, own, open_all_week)] == [
        ("sat", "sun"),
        ("fri", "sat"),
        ("sat", "sun"),
        (),
    ]
    off = Closed(kind="weekend")
    assert [closed(KOELN, day) for day in days] == [None, off, off, None]
    assert [closed(HEBRON, day) for day in days] == [off, off, None, None]
    assert [closed(own, day) for day in days] == [None, off, off, None]


@pytest.mark.parametrize(
    ("municipality", "day", "expected"),
    [
        (KOELN, "2024-05-09", Closed(kind="public-holiday", occasion="ascension")),
        (HEBRON, "2024-05-09", None),
        (HEBRON, "2024-05-05", Closed(kind="public-holiday", occasion="easter_eastern")),
        (KOELN, "2024-05-05", Closed(kind="weekend")),
        (HEBRON, "2024-03-31", None),
        (HEBRON, "2027-05-01", Closed(kind="weekend")),
        (KOELN, "2024-05-07", None),
        (HEBRON, "2024-05-07", None),
    ],
)
def test_why_a_municipality_is_closed(municipality, day, expected):
    """The Western Easter is no Palestinian holiday; the weekend comes before a holiday."""
    assert closed(municipality, dt.date.fromisoformat(day)) == expected


SEASON = """
    2024 05-01 05-09 05-20 05-30
    2025 05-01 05-29 06-09 06-19
    2026 05-01 05-14 05-25 06-04
    2027 05-01 05-06 05-17 05-27
    2028 05-01 05-25 06-05 06-15
    2029 05-01 05-10 05-21 05-31
    2030 05-01 05-30 06-10 06-20
"""
EASTER = """
    2024 03-31 05-05
    2025 04-20 04-20
    2026 04-05 04-12
    2027 03-28 05-02
    2028 04-16 04-16
    2029 04-01 04-08
    2030 04-21 04-28
"""
"""Western and Eastern Easter Sunday."""


def rows(text):
    lines = [line.split() for line in text.strip().splitlines()]
    return [(int(year), [dt.date.fromisoformat(f"{year}-{day}") for day in days]) for year, *days in lines]


@pytest.mark.parametrize(("year", "days"), rows(SEASON))
def test_public_holidays_of_north_rhine_westphalia_in_the_season(year, days):
    names = ("labour_day", "ascension", "whit_monday", "corpus_christi")
    found = {day: name for day, name in nrw_holidays(year).items() if 5 <= day.month <= 9}
    assert found == dict(zip(days, names, strict=True))


@pytest.mark.parametrize(("year", "days"), rows(EASTER))
def test_the_rest_of_the_year_in_north_rhine_westphalia(year, days):
    western = days[0]
    fixed = {(1, 1): "new_year", (10, 3): "german_unity_day", (11, 1): "all_saints", (12, 25): "christmas_western"}
    expected = {dt.date(year, *day): name for day, name in fixed.items()} | {
        dt.date(year, 12, 26): "christmas_second_day",
        western - 2 * DAY: "good_friday",
        western + DAY: "easter_monday",
    }
    assert {day: name for day, name in nrw_holidays(year).items() if not 5 <= day.month <= 9} == expected


@pytest.mark.parametrize(("year", "days"), rows(EASTER))
def test_palestinian_holidays_with_a_certain_date(year, days):
    fixed = {
        (1, 1): "new_year",
        (1, 7): "christmas_eastern",
        (3, 8): "womens_day",
        (5, 1): "labour_day",
        (11, 15): "independence_day",
        (12, 25): "christmas_western",
    }
    assert ps_holidays(year) == {dt.date(year, *day): name for day, name in fixed.items()} | {days[1]: "easter_eastern"}


SCHOOL = """
    2024 03-25 04-06 05-21 05-21 07-08 08-20 10-14 10-26
    2025 04-14 04-26 06-10 06-10 07-14 08-26 10-13 10-25
    2026 03-30 04-11 05-26 05-26 07-20 09-01 10-17 10-31
    2027 03-22 04-03 05-18 05-18 07-19 08-31 10-23 11-06
"""
CHRISTMAS = [(2024, 23, 6), (2025, 22, 6), (2026, 23, 6), (2027, 24, 8), (2028, 21, 5)]
"""Year, first day in December, last day in the January that follows."""


@pytest.mark.parametrize(("year", "days"), rows(SCHOOL))
def test_school_holidays(year, days):
    found = nrw_school_holidays(year)
    spans = {}
    for name, first, last in zip(("easter", "pentecost", "summer", "autumn"), days[::2], days[1::2], strict=True):
        of_name = sorted(day for day, each in found.items() if each == name)
        spans[name] = (of_name[0], of_name[-1]) == (first, last) and len(of_name) == (last - first).days + 1
    assert spans == {"easter": True, "pentecost": True, "summer": True, "autumn": True}


@pytest.mark.parametrize(("year", "first", "last"), CHRISTMAS)
def test_christmas_holidays(year, first, last):
    december = [day for day, name in nrw_school_holidays(year).items() if name == "christmas" and day.month == 12]
    january = [day for day, name in nrw_school_holidays(year + 1).items() if name == "christmas" and day.month == 1]
    assert (min(december).day, max(january).day) == (first, last)


@pytest.mark.parametrize(
    ("year", "first", "last"),
    [
        (2024, "07-08", "08-20"),
        (2025, "07-14", "08-26"),
        (2026, "07-20", "09-01"),
        (2027, "07-19", "08-31"),
        (2028, "07-10", "08-22"),
        (2029, "07-02", "08-14"),
    ],
)
def test_summer_holidays(year, first, last):
    assert nrw_summer_holidays(year) == tuple(dt.date.fromisoformat(f"{year}-{day}") for day in (first, last))


def test_what_lies_after_the_data_is_unknown_not_free():
    """The data end on 14 August 2029."""
    assert max(nrw_school_holidays(2029)) == dt.date(2029, 8, 14)
    assert nrw_summer_holidays(2030) is None
    assert nrw_school_holidays(2030) == {}


def test_dated_exceptions_go_before_the_usual_hours():
    own = (
        {"days": ("sun", "mon", "tue", "wed", "thu"), "start": "08:00", "end": "15:00"},
        {"days": ("mon", "tue"), "start": "09:00", "end": "12:00", "since": "2025-11-03", "until": "2025-11-30"},
    )
    place = Municipality.model_validate({"id": "x", "name": {"de": "X"}, "country": "ps", "office_hours": own})
    found = [office_hours(place, dt.date(2025, 11, day)) for day in (2, 3, 5)] + [
        office_hours(place, dt.date(2025, 12, 1))
    ]
    usual, short = (dt.time(8), dt.time(15)), (dt.time(9), dt.time(12))
    assert found == [usual, short, usual, usual]
