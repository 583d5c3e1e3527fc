"""Days on which a session can lie: both sides work, and North Rhine-Westphalia has no summer holidays (calendars.md 8)."""

import datetime as dt

from skew_cli.calendars.calendar import Calendar
from skew_cli.model.municipality import Municipality


def usable(calendar: Calendar, sides: tuple[Municipality, ...], date: dt.date) -> bool:
    """Whether all municipalities work on a date, outside the summer holidays of North Rhine-Westphalia.

    With the usual weekends these are days from Monday to Thursday. Estimated holidays count as closed, summer holidays
    that are not known yet as none: `Calendar.notes` tells when they are not.
    """
    return calendar.school_holidays(date) != "summer" and all(calendar.works(each, date) for each in sides)


def usable_days(
    calendar: Calendar, sides: tuple[Municipality, ...], first: dt.date, last: dt.date
) -> tuple[dt.date, ...]:
    """The usable days of a window, both ends included, in order."""
    days = (first + dt.timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(day for day in days if usable(calendar, sides, day))
