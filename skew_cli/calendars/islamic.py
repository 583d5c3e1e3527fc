"""Islamic holidays and Ramadan by the tables of hijridate: estimates, a day off at most, until somebody decides.

A block is what the Palestinian public sector closes for: five days from the day before the feast, or from the feast
itself when that day is a Friday or Saturday (calendars.md 5.1).
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

_FEASTS = (
    ("isra_miraj", 7, 27, 1, False),
    ("eid_al_fitr", 10, 1, 3, True),
    ("eid_al_adha", 12, 10, 4, True),
    ("islamic_new_year", 1, 1, 1, False),
    ("mawlid", 3, 12, 1, False),
)
"""Occasion, Hijri month and day, length in days, and whether offices close for a block."""
_BLOCK = dt.timedelta(days=4)
_FRIDAY, _SATURDAY = 4, 5
FIRST_YEAR, LAST_YEAR = 1925, 2076
"""Gregorian years that hijridate covers in full."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feast:
    """An Islamic holiday with the days on which offices are closed; all days included."""

    occasion: str
    hijri_year: int
    first: dt.date
    """First day of the holiday proper."""
    last: dt.date
    closed_first: dt.date
    """First closed day: the day before an Eid, or that of the holiday."""
    closed_last: dt.date
    status: Literal["estimated", "decided"] = "estimated"


@cache
def feasts(year: int) -> tuple[Feast, ...]:
    """The estimated holidays whose holiday or block touches a Gregorian year, in order of date."""
    found = (each for hijri in _hijri_years(year) for each in _of_hijri(hijri))
    touching = (each for each in found if each.closed_first.year <= year <= each.closed_last.year)
    return tuple(sorted(touching, key=lambda each: (each.closed_first, each.occasion)))


@cache
def ramadans(year: int) -> tuple[tuple[dt.date, dt.date], ...]:
    """First and last day of every Ramadan that touches a Gregorian year: two in 2030, 2031 and 2032."""
    from hijridate import Hijri  # noqa: PLC0415 - start-up, law 10: only date checks need it

    found = []
    for hijri in _hijri_years(year):
        first = Hijri(hijri, 9, 1)
        start = first.to_gregorian()
        end = start + dt.timedelta(days=first.month_length() - 1)
        if start.year <= year <= end.year:
            found.append((dt.date(*start.datetuple()), dt.date(end.year, end.month, end.day)))
    return tuple(found)


def _hijri_years(year: int) -> range:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return range(0)
    from hijridate import Gregorian  # noqa: PLC0415 - start-up, law 10: only date checks need it

    first, last = (Gregorian(year, *day).to_hijri().year for day in ((1, 1), (12, 31)))
    return range(first, last + 1)


def _of_hijri(hijri: int) -> Iterator[Feast]:
    from hijridate import Hijri  # noqa: PLC0415 - start-up, law 10: only date checks need it

    for occasion, month, day, length, closes in _FEASTS:
        start = dt.date(*Hijri(hijri, month, day).to_gregorian().datetuple())
        end = start + dt.timedelta(days=length - 1)
        closed_first, closed_last = start, end
        if closes:
            eve = start - dt.timedelta(days=1)
            closed_first = start if eve.weekday() in (_FRIDAY, _SATURDAY) else eve
            closed_last = closed_first + _BLOCK
        yield Feast(
            occasion=occasion,
            hijri_year=hijri,
            first=start,
            last=end,
            closed_first=closed_first,
            closed_last=closed_last,
        )
