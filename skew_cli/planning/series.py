"""A regular series of sessions; a date on which a side is closed moves to the next day when both work."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

_REACH = 14
"""Days that a date is moved at most, excluded: farther away it would be another series."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A date of a series."""

    date: dt.date
    wished: dt.date
    """The date by the rhythm; differs from `date` when a side is closed then."""


def series(
    first: dt.date, count: int, every_days: int, is_open: Callable[[dt.date], bool], last: dt.date
) -> tuple[Planned, ...]:
    """`count` dates from `first` on, `every_days` apart, each on an open day not after `last`, in strict order.

    Fewer than `count` when they do not fit.
    """
    found: list[Planned] = []
    for number in range(count):
        wished = first + dt.timedelta(days=number * every_days)
        earliest = max(wished, found[-1].date + dt.timedelta(days=1)) if found else wished
        days = (earliest + dt.timedelta(days=more) for more in range(_REACH))
        date = next((day for day in days if is_open(day) and day <= last), None)
        if date is None:
            break
        found.append(Planned(date=date, wished=wished))
    return tuple(found)
