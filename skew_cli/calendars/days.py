"""What kind of day a date is for a municipality: its weekend, its public holidays, its office hours.

Sources: calendars.md 2 and 4. Working-day tests of the package `holidays` are never used: its Palestinian weekend
is wrong.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from skew_cli.calendars import known_days, package_days
from skew_cli.model.municipality import WEEKDAYS, Municipality, Weekday

_WEEKEND: dict[str, tuple[Weekday, ...]] = {"de": ("sat", "sun"), "ps": ("fri", "sat")}
_HOURS: dict[str, dict[str, tuple[dt.time, dt.time]]] = {
    "de": dict.fromkeys(("mon", "tue", "wed", "thu"), (dt.time(8), dt.time(16))) | {"fri": (dt.time(8), dt.time(12))},
    "ps": dict.fromkeys(("sun", "mon", "tue", "wed", "thu"), (dt.time(8), dt.time(15))),
}

SCHOOL_DATA_UNTIL = dt.date(2029, 8, 14)
"""Last day for which the package knows the school holidays (calendars.md 6); later days are unknown, not free."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed:
    """Why a municipality does not work on a day."""

    kind: Literal["weekend", "public-holiday"]
    occasion: str | None = None
    """Key of `languages.occasions.OCCASIONS`."""


def weekday(date: dt.date) -> Weekday:
    """The weekday of a date as a key of the file format."""
    return WEEKDAYS[date.weekday()]


def weekend(municipality: Municipality) -> tuple[Weekday, ...]:
    """The weekend of a municipality: its own, or the default of its country."""
    return municipality.weekend if municipality.weekend is not None else _WEEKEND[municipality.country]


def closed(municipality: Municipality, date: dt.date) -> Closed | None:
    """Why the municipality is closed on a date of its zone; the weekend comes before a holiday. None on working days."""
    if weekday(date) in weekend(municipality):
        return Closed(kind="weekend")
    names = nrw_holidays(date.year) if municipality.country == "de" else ps_holidays(date.year)
    return Closed(kind="public-holiday", occasion=names[date]) if date in names else None


def office_hours(municipality: Municipality, date: dt.date) -> tuple[dt.time, dt.time] | None:
    """Office hours on the weekday of a date, local time, end excluded; None when there are none that day."""
    day = weekday(date)
    if municipality.office_hours is not None:
        own = [each for each in municipality.office_hours if day in each.days and each.covers(date)]
        own.sort(key=lambda each: not each.dated)
        return next(((each.start, each.end) for each in own), None)
    return _HOURS[municipality.country].get(day)


@cache
def nrw_holidays(year: int) -> dict[dt.date, str]:
    """Public holidays of North Rhine-Westphalia in a year."""
    return _known("nrw", year, package_days.nrw)


@cache
def ps_holidays(year: int) -> dict[dt.date, str]:
    """Palestinian public holidays with a certain date: six fixed ones and Eastern Easter Sunday (calendars.md 4.1)."""
    return _known("ps", year, package_days.ps)


@cache
def nrw_school_holidays(year: int) -> dict[dt.date, str]:
    """School holidays of North Rhine-Westphalia in a year: `easter`, `pentecost`, `summer`, `autumn` or `christmas` by day.

    Empty for a year without data; the data ends on 14 August 2029 (calendars.md 6), and later days are unknown, not free.
    """
    return _known("school", year, package_days.school)


def nrw_summer_holidays(year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day, both included, of the summer school holidays in a year; None when they are unknown."""
    days = sorted(date for date, name in nrw_school_holidays(year).items() if name == "summer")
    return (days[0], days[-1]) if days else None


@cache
def community_days(year: int) -> dict[dt.date, str]:
    """What Christian employees in Palestine have off beside the national days, by occasion (calendars.md 4.3)."""
    return _known("community", year, package_days.community)


def _known(kind: str, year: int, of: Callable[[int], dict[dt.date, str]]) -> dict[dt.date, str]:
    """From the table, if it has the year: to load the package takes longer than all the rest of a small check."""
    text = known_days.DAYS[kind].get(year)
    if text is None:
        return of(year)
    words = text.split()
    found: dict[dt.date, str] = {}
    for days, name in zip(words[::2], words[1::2], strict=True):
        first, _, last = days.partition("-")
        start, end = (dt.date(year, int(each[:2]), int(each[2:])) for each in (first, last or first))
        found |= {start + dt.timedelta(days=n): name for n in range((end - start).days + 1)}
    return found
