"""Time zones against the tables of the calendar research (tzdata 2026f); nothing depends on the machine."""

import datetime as dt
import json
import os
import subprocess
import sys
import zoneinfo
from pathlib import Path

import pytest

from skew_cli.calendars import zones

HOUR = dt.timedelta(hours=1)
EXAMPLES = """
    2023-04-03 08:00 10:00 0
    2023-05-02 08:00 11:00 1
    2024-01-16 09:00 11:00 1
    2024-04-08 08:00 10:00 0
    2024-04-18 08:00 10:00 0
    2024-04-22 08:00 11:00 1
    2025-04-03 08:00 10:00 0
    2025-04-14 08:00 11:00 1
    2026-03-28 09:00 12:00 2
    2026-10-24 08:00 10:00 0
    2026-10-26 09:00 11:00 1
    2027-05-04 08:00 11:00 1
"""
"""A day on which it is 10:00 in Berlin, then UTC, Hebron and how far Hebron is ahead of Berlin, in hours."""
AHEAD = """
    2023-04-10 0  2023-04-28 0  2023-05-02 1  2024-04-08 0  2024-04-19 0  2024-04-22 1  2025-04-07 0  2025-04-11 0
    2025-04-14 1  2026-03-28 2  2027-03-27 2  2026-03-30 1  2026-10-23 1  2027-11-01 1  2026-10-24 0  2027-10-30 0
    2036-10-20 0  2037-10-12 0
"""
"""Days on which calendar files must be right, with the same difference at 10:00 in Berlin."""
SWITCHES = """
    2022 0326T22 1028T23 0327T01 1030T01
    2023 0429T00 1027T23 0326T01 1029T01
    2024 0420T00 1025T23 0331T01 1027T01
    2025 0412T00 1024T23 0330T01 1026T01
    2026 0328T00 1023T23 0329T01 1025T01
    2027 0327T00 1029T23 0328T01 1031T01
    2028 0325T00 1027T23 0326T01 1029T01
    2029 0324T00 1026T23 0325T01 1028T01
    2030 0330T00 1025T23 0331T01 1027T01
    2031 0329T00 1024T23 0330T01 1026T01
    2032 0327T00 1029T23 0328T01 1031T01
"""
"""Instants in UTC at which summer time begins and ends in Hebron, then in Berlin."""


def table(text):
    return [row.split() for row in text.strip().splitlines()]


def at(day, time, name):
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time.fromisoformat(time), zones.zone(name))


def ahead(instant):
    hebron, berlin = (instant.astimezone(zones.zone(name)).utcoffset() for name in ("Asia/Hebron", "Europe/Berlin"))
    return (hebron - berlin) / HOUR


@pytest.mark.parametrize(("day", "utc", "hebron", "hours"), table(EXAMPLES))
def test_examples_of_local_times(day, utc, hebron, hours):
    found = zones.local(dt.date.fromisoformat(day), dt.time(10), "Europe/Berlin")
    there = found.astimezone(zones.zone("Asia/Hebron"))
    assert (f"{found.astimezone(dt.UTC):%H:%M}", f"{there:%H:%M}", ahead(found)) == (utc, hebron, float(hours))


def test_the_difference_on_the_days_that_calendar_files_must_look_at():
    pairs = [tuple(row[n : n + 2]) for row in table(AHEAD) for n in range(0, len(row), 2)]
    assert [(day, str(int(ahead(at(day, "10:00", "Europe/Berlin"))))) for day, _ in pairs] == pairs


@pytest.mark.parametrize("row", table(SWITCHES))
def test_summer_time_begins_and_ends_at_these_instants(row):
    year, *switches = row
    minute = dt.timedelta(minutes=1)
    for name, (on, off) in (
        ("Asia/Hebron", switches[:2]),
        ("Asia/Gaza", switches[:2]),
        ("Europe/Berlin", switches[2:]),
    ):
        winter = HOUR * (1 if name == "Europe/Berlin" else 2)
        offsets = []
        for text in (on, off):
            instant = dt.datetime.strptime(f"{year}{text}", "%Y%m%dT%H").replace(tzinfo=dt.UTC)
            offsets += [each.astimezone(zones.zone(name)).utcoffset() for each in (instant - minute, instant)]
        assert offsets == [winter, winter + HOUR, winter + HOUR, winter]


def test_in_the_season_hebron_is_always_one_hour_ahead():
    found = {
        ahead(dt.datetime(year, 5, 1, tzinfo=dt.UTC) + HOUR * n) for year in range(2022, 2033) for n in range(153 * 24)
    }
    assert found == {1.0}


@pytest.mark.parametrize(
    ("day", "time", "name", "expected"),
    [
        ("2024-03-31", "01:59", "Europe/Berlin", "2024-03-31T00:59:00+00:00"),
        ("2024-03-31", "02:00", "Europe/Berlin", "skipped"),
        ("2024-03-31", "02:59", "Europe/Berlin", "skipped"),
        ("2024-03-31", "03:00", "Europe/Berlin", "2024-03-31T01:00:00+00:00"),
        ("2024-10-27", "01:59", "Europe/Berlin", "2024-10-26T23:59:00+00:00"),
        ("2024-10-27", "02:00", "Europe/Berlin", "repeated"),
        ("2024-10-27", "02:59", "Europe/Berlin", "repeated"),
        ("2024-10-27", "03:00", "Europe/Berlin", "2024-10-27T02:00:00+00:00"),
        ("2024-04-20", "02:30", "Asia/Hebron", "skipped"),
        ("2024-04-20", "03:00", "Asia/Gaza", "2024-04-20T00:00:00+00:00"),
        ("2024-10-26", "01:30", "Asia/Hebron", "repeated"),
    ],
)
def test_skipped_and_repeated_hours(day, time, name, expected):
    found = zones.local(dt.date.fromisoformat(day), dt.time.fromisoformat(time), name)
    assert (found if isinstance(found, str) else found.astimezone(dt.UTC).isoformat()) == expected


def test_the_allowed_zones():
    assert zones.ALLOWED == ("Europe/Berlin", "Asia/Hebron", "Asia/Gaza")


def test_jerusalem_is_no_substitute_for_hebron():
    noon = dt.datetime(2024, 4, 8, 9, tzinfo=dt.UTC)
    hebron, jerusalem = (noon.astimezone(zoneinfo.ZoneInfo(f"Asia/{name}")).hour for name in ("Hebron", "Jerusalem"))
    assert (hebron, jerusalem) == (11, 12)


def test_the_tz_data_know_the_decree_of_january_2024():
    """Older data have Hebron at UTC+3 on 15 April 2024."""
    days = [dt.datetime(2024, 4, day, 12, tzinfo=dt.UTC).astimezone(zones.zone("Asia/Hebron")) for day in (15, 21)]
    assert [each.utcoffset() / HOUR for each in days] == [2, 3]


def test_the_version_is_a_year_and_a_letter():
    year, letter = zones.tz_version()[:4], zones.tz_version()[4:]
    assert (int(year) >= 2024, letter.isalpha(), letter.islower()) == (True, True, True)


SCRIPT = """
import datetime as dt, json, zoneinfo
from skew_cli.calendars import zones
before = zoneinfo.ZoneInfo("Asia/Hebron").utcoffset(dt.datetime(2024, 5, 7)).total_seconds()
zones.use_package()
from skew_cli.calendars.days import nrw_holidays, nrw_school_holidays, ps_holidays
hours = [zones.zone("Asia/Hebron").utcoffset(dt.datetime(2024, month, 7)).total_seconds() / 3600 for month in (1, 5)]
names = [{str(day): name for day, name in found(2024).items()} for found in (nrw_holidays, ps_holidays)]
names.append(sorted(set(nrw_school_holidays(2024).values())))
print(json.dumps([before / 3600, hours, names], sort_keys=True))
"""


def run(**environment):
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "HOME") if key in os.environ}
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", SCRIPT],
        env={**kept, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        cwd=Path(__file__).parents[1],
        capture_output=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_neither_the_system_tz_data_nor_the_locale_count(tmp_path):
    """A database in which Hebron keeps London's time lies in PYTHONTZPATH, and the locale is Arabic or Thai."""
    package = Path(__import__("tzdata").__file__).parent / "zoneinfo"
    forged = tmp_path / "Asia" / "Hebron"
    forged.parent.mkdir()
    forged.write_bytes((package / "Europe" / "London").read_bytes())
    plain = run(PYTHONTZPATH="", LANG="C.UTF-8", LANGUAGE="", TZ="UTC")
    other = run(PYTHONTZPATH=str(tmp_path), LANG="ar_PS.UTF-8", LANGUAGE="th:en_US", LC_ALL="", TZ="Asia/Tokyo")
    assert [plain[0], other[0]] == [3, 1]
    assert plain[1:] == other[1:]
    assert plain[1] == [2, 3]


@pytest.mark.parametrize("name", zones.ALLOWED)
def test_days_on_which_no_clock_is_changed(name):
    """Every clock time of such a day is one instant, and so is the end of what lasts a day at most."""
    others = 0
    for number in range(dt.date(2018, 1, 1).toordinal(), dt.date(2041, 1, 1).toordinal()):
        day = dt.date.fromordinal(number)
        if (offset := zones.steady(day, name)) is None:
            others += 1
            continue
        for time in (dt.time(), dt.time(2, 30), dt.time(23, 59)):
            start = dt.datetime.combine(day, time, dt.UTC) - offset
            assert zones.local(day, time, name) == start
            for end in (start - 24 * HOUR, start + 24 * HOUR):
                assert end.astimezone(zoneinfo.ZoneInfo(name)).utcoffset() == offset
    assert 0 < others < 23 * 2 * 4


@pytest.mark.parametrize("year", [1, 9999])
def test_days_at_the_ends_of_the_calendar_are_not_steady(year):
    assert zones.steady(dt.date(year, 1, 1), zones.BERLIN) is None


@pytest.mark.parametrize("hour", range(24))
def test_the_date_in_berlin(hour):
    for month in (1, 7):
        instant = dt.datetime(2024, month, 31, hour, 30, tzinfo=dt.UTC)
        assert zones.berlin_date(instant) == instant.astimezone(zoneinfo.ZoneInfo("Europe/Berlin")).date()
