"""How the clocks of Hebron, Gaza, Berlin and Jerusalem differ over the years: the sentences of the calendar research."""

import datetime as dt
import zoneinfo

import pytest

HOUR = dt.timedelta(hours=1)


def offset(name: str, instant: dt.datetime) -> dt.timedelta:
    return instant.astimezone(zoneinfo.ZoneInfo(name)).utcoffset()


def spans(first: str, second: str, usual: int, year: int) -> list[tuple[dt.datetime, dt.datetime, float]]:
    """Intervals of a year, to the hour, in which second - first is not the usual number of hours; with that number."""
    found: list[tuple[dt.datetime, dt.datetime, float]] = []
    instant, end = dt.datetime(year, 1, 1, tzinfo=dt.UTC), dt.datetime(year + 1, 1, 1, tzinfo=dt.UTC)
    while instant < end:
        hours = (offset(second, instant) - offset(first, instant)) / HOUR
        if hours != usual:
            if found and found[-1][1:] == (instant, hours):
                found[-1] = (found[-1][0], instant + HOUR, hours)
            else:
                found.append((instant, instant + HOUR, hours))
        instant += HOUR
    return found


@pytest.mark.parametrize(
    ("year", "days", "hours"), [(2023, 33, 23), (2024, 19, 23), (2025, 12, 23)], ids=["2023", "2024", "2025"]
)
def test_how_long_both_clocks_show_the_same_in_spring(year, days, hours):
    spring, autumn = spans("Europe/Berlin", "Asia/Hebron", 1, year)
    assert (spring[1] - spring[0], spring[2]) == (dt.timedelta(days=days, hours=hours), 0)
    assert (autumn[1] - autumn[0], autumn[2]) == (dt.timedelta(days=1, hours=2), 0)


@pytest.mark.parametrize("year", range(2026, 2033))
def test_from_2026_on_only_the_weekends_of_the_change_differ(year):
    spring, autumn = spans("Europe/Berlin", "Asia/Hebron", 1, year)
    assert (spring[1] - spring[0], spring[2]) == (dt.timedelta(days=1, hours=1), 2)
    assert (autumn[1] - autumn[0], autumn[2]) == (dt.timedelta(days=1, hours=2), 0)


def test_the_night_of_2022():
    spring = spans("Europe/Berlin", "Asia/Hebron", 1, 2022)[0]
    assert spring[0] == dt.datetime(2022, 3, 26, 22, tzinfo=dt.UTC)
    assert (spring[1] - spring[0], spring[2]) == (dt.timedelta(hours=3), 2)


@pytest.mark.parametrize("year", range(2013, 2036))
def test_gaza_keeps_the_time_of_hebron(year):
    assert spans("Asia/Hebron", "Asia/Gaza", 0, year) == []


@pytest.mark.parametrize("year", range(2022, 2033))
def test_the_season_always_has_one_hour(year):
    season = (dt.datetime(year, 5, 1, tzinfo=dt.UTC), dt.datetime(year, 10, 1, tzinfo=dt.UTC))
    assert [
        each for each in spans("Europe/Berlin", "Asia/Hebron", 1, year) if season[0] < each[1] and each[0] < season[1]
    ] == []


@pytest.mark.parametrize(
    ("first", "last"), [("2023-03-24", "2023-04-28"), ("2024-03-29", "2024-04-19"), ("2025-03-28", "2025-04-11")]
)
def test_jerusalem_is_no_substitute(first, last):
    """Hebron is an hour behind Jerusalem on every day of these spans, at noon UTC, and not on the days beside them."""
    first, last = dt.date.fromisoformat(first), dt.date.fromisoformat(last)

    def behind(day: dt.date) -> float:
        noon = dt.datetime(day.year, day.month, day.day, 12, tzinfo=dt.UTC)
        return (offset("Asia/Jerusalem", noon) - offset("Asia/Hebron", noon)) / HOUR

    days = [first + dt.timedelta(days=n) for n in range(-1, (last - first).days + 2)]
    assert [behind(day) for day in days] == [0.0] + [1.0] * (len(days) - 2) + [0.0]


@pytest.mark.parametrize(
    "local",
    ["2036-10-18", "2037-10-10", "2038-09-25", "2039-09-17", "2040-09-01"],
)
def test_from_2036_on_ramadan_pulls_the_autumn_change_forward(local):
    """The day on which Hebron leaves summer time, as the maintainers of the tz database predict."""
    day, zone = dt.date.fromisoformat(local), zoneinfo.ZoneInfo("Asia/Hebron")
    before, after = (
        dt.datetime.combine(day + dt.timedelta(days=n), dt.time(12), zone).utcoffset() / HOUR for n in (-1, 0)
    )
    assert (before, after) == (3.0, 2.0)


@pytest.mark.parametrize(("off", "on"), [("2040-09-01", "2040-10-20"), ("2041-08-24", "2041-10-05")])
def test_from_2040_on_summer_time_is_interrupted(off, on):
    zone = zoneinfo.ZoneInfo("Asia/Hebron")
    first, last = dt.date.fromisoformat(off), dt.date.fromisoformat(on)
    noon = [dt.datetime.combine(day, dt.time(12), zone) for day in (first, last - dt.timedelta(days=1), last)]
    assert [each.utcoffset() / HOUR for each in noon] == [2.0, 2.0, 3.0]


def test_in_2011_summer_time_was_suspended_within_the_season():
    zone = zoneinfo.ZoneInfo("Asia/Hebron")
    days = {(7, 31): 3.0, (8, 2): 2.0, (8, 29): 2.0, (8, 31): 3.0, (9, 29): 3.0, (10, 1): 2.0}
    found = {each: dt.datetime(2011, *each, 12, tzinfo=zone).utcoffset() / HOUR for each in days}
    assert found == days
