"""Calendars of whole days, such as holidays (RFC 5545, 3.6.1): dates without times and so without a time zone.

They take nobody's time: TRANSP is TRANSPARENT. DTEND is the day after the last one, as the RFC wants it.
"""

import datetime as dt
from typing import Any

from skew_cli.exports._texts import categories, exact, line, name
from skew_cli.model.all_day import AllDayEntry, AllDayFile

PRODID = "-//skew//season calendar//DE"
_ONE = dt.timedelta(days=1)


def render(file: AllDayFile) -> bytes:
    """The bytes of a file, events in order of their first day."""
    from icalendar import Calendar  # noqa: PLC0415 - start-up, law 10: 72 ms

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", PRODID)
    calendar.add("calscale", "GREGORIAN")
    calendar.calendar_name = name(file.name)
    for entry in sorted(file.entries, key=lambda each: (each.first, each.uid)):
        calendar.add_component(_event(entry))
    content: bytes = calendar.to_ical()
    return content


def _event(entry: AllDayEntry) -> Any:
    from icalendar import Event  # noqa: PLC0415 - as above

    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", entry.stamp)
    event.add("last-modified", entry.stamp)
    event.add("sequence", entry.sequence)
    event.add("dtstart", entry.first)
    event.add("dtend", entry.last + _ONE)
    event.add("summary", exact(line(entry.summary)))
    event.add("status", "CONFIRMED" if entry.certain else "TENTATIVE")
    event.add("transp", "TRANSPARENT")
    event.add("class", "PUBLIC")
    event.add("categories", categories(entry.categories))
    return event
