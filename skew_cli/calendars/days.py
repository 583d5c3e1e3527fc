"""What kind of day a date is for a municipality: its weekend, its public holidays, its office hours.

Sources: calendars.md 2 and 4. Working-day tests of the package `holidays` are never used: its Palestinian weekend
is wrong.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import Literal

from skew_cli.model.municipality import WEEKDAYS, Municipality, Weekday

_WEEKEND: dict[str, tuple[Weekday, ...]] = {"de": ("sat", "sun"), "ps": ("fri", "sat")}
_HOURS: dict[str, tuple[tuple[tuple[Weekday, ...], int, int], ...]] = {
    "de": ((("mon", "tue", "wed", "thu"), 8, 16), (("fri",), 8, 12)),
    "ps": ((("sun", "mon", "tue", "wed", "thu"), 8, 15),),
}

_GERMAN = {
    "Neujahr": "new_year",
    "Karfreitag": "good_friday",
    "Ostermontag": "easter_monday",
    "Erster Mai": "labour_day",
    "Christi Himmelfahrt": "ascension",
    "Pfingstmontag": "whit_monday",
    "Fronleichnam": "corpus_christi",
    "Tag der Deutschen Einheit": "german_unity_day",
    "Allerheiligen": "all_saints",
    "Erster Weihnachtstag": "christmas_western",
    "Zweiter Weihnachtstag": "christmas_second_day",
}
_COMMUNITY = {
    "Ascension Day": "ascension",
    "Easter": "easter_monday",
    "Good Friday": "good_friday",
    "Holy Saturday": "holy_saturday",
    "Holy Thursday": "holy_thursday",
    "Palm Sunday": "palm_sunday",
    "Pentecost": "pentecost",
    "Epiphany": "epiphany",
}
SCHOOL_DATA_UNTIL = dt.date(2029, 8, 14)
"""Last day for which the package knows the school holidays (calendars.md 6); later days are unknown, not free."""
_PALESTINIAN = {
    (1, 1): "new_year",
    (1, 7): "christmas_eastern",
    (3, 8): "womens_day",
    (5, 1): "labour_day",
    (11, 15): "independence_day",
    (12, 25): "christmas_western",
}
"""Days with a certain date; the movable Eastern Easter comes from the package, the Islamic days are estimates."""
_SCHOOL = {
    "Oster-/Frühjahrsferien": "easter",
    "Himmelfahrts-/Pfingstferien": "pentecost",
    "Sommerferien": "summer",
    "Herbstferien": "autumn",
    "Weihnachtsferien": "christmas",
}


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
    default = (each for each in _HOURS[municipality.country] if day in each[0])
    return next(((dt.time(start), dt.time(end)) for _, start, end in default), None)


@cache
def nrw_holidays(year: int) -> dict[dt.date, str]:
    """Public holidays of North Rhine-Westphalia in a year."""
    import holidays  # noqa: PLC0415 - start-up, law 10: 74 ms that only date checks need

    days = holidays.country_holidays("DE", subdiv="NW", years=year, language="de", expand=False)
    return {date: _GERMAN.get(name, "public_holiday") for date, name in days.items()}


@cache
def ps_holidays(year: int) -> dict[dt.date, str]:
    """Palestinian public holidays with a certain date: six fixed ones and Eastern Easter Sunday (calendars.md 4.1)."""
    import holidays  # noqa: PLC0415 - start-up, law 10: 74 ms that only date checks need

    fixed = {dt.date(year, month, day): name for (month, day), name in _PALESTINIAN.items()}
    days = holidays.country_holidays("PS", years=year, language="en_US", expand=False)
    easter = max((date for date, name in days.items() if "Easter" in name), default=None)
    return fixed | ({easter: "easter_eastern"} if easter else {})


@cache
def nrw_school_holidays(year: int) -> dict[dt.date, str]:
    """School holidays of North Rhine-Westphalia in a year: `easter`, `pentecost`, `summer`, `autumn` or `christmas` by day.

    Empty for a year without data; the data ends on 14 August 2029 (calendars.md 6), and later days are unknown, not free.
    """
    import holidays  # noqa: PLC0415 - start-up, law 10: 74 ms that only date checks need

    days = holidays.country_holidays("DE", subdiv="NW", years=year, categories=("school",), language="de", expand=False)
    return {date: _SCHOOL.get(name, "school_holidays") for date, name in days.items()}


def nrw_summer_holidays(year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day, both included, of the summer school holidays in a year; None when they are unknown."""
    days = sorted(date for date, name in nrw_school_holidays(year).items() if name == "summer")
    return (days[0], days[-1]) if days else None


@cache
def community_days(year: int) -> dict[dt.date, str]:
    """What Christian employees in Palestine have off beside the national days, by occasion (calendars.md 4.3)."""
    import holidays  # noqa: PLC0415 - start-up, law 10: 74 ms that only date checks need

    found: dict[dt.date, str] = {}
    for rite in ("catholic", "orthodox"):
        days = holidays.country_holidays("PS", years=year, categories=(rite,), language="en_US", expand=False)
        found |= {date: _COMMUNITY.get(name, "community_holiday") for date, name in days.items()}
    return {date: name for date, name in found.items() if date not in ps_holidays(year)}
