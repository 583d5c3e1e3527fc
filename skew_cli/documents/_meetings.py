"""What every calendar says of a meeting: its title, both local times, its status."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from skew_cli.calendars.meetings import Meeting
from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.text import fold
from skew_cli.model.tree import plain
from skew_cli.model.types import SIDES, EventStatus, Side

STATUS: Mapping[EventStatus, Literal["TENTATIVE", "CONFIRMED", "CANCELLED"]] = {
    "tentative": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
}
"""STATUS of a VEVENT."""


def title_of(material: Material, entry: events.Entry) -> str:
    """The name of the meeting, and of whom it is unless the name says so."""
    name = plain(events.name(material, entry))
    if all(any(each and each in fold(name) for each in _names(material, side)) for side in SIDES):
        return name
    towns = say.joined((say.place(material, side) for side in SIDES), " – ")
    return f"{name} ({plain(towns)})"


def _names(material: Material, side: Side) -> tuple[str, ...]:
    found = material.municipality(side)
    own = (found.name.de, found.name.en, found.name.ar, *found.aliases) if found else ()
    return tuple(fold(each) for each in (*own, plain(say.place(material, side))) if each)


def when_lines(material: Material, meeting: Meeting) -> list[str]:
    """Both local times by place and UTC, a line each, and a note where the times are provisional."""
    words = material.words
    lines: list[str] = []
    shown: dt.date | None = None
    for side in SIDES:
        start, end = meeting.local(side)
        day = words.weekday(start.date()) if start.date() == shown else words.weekday_date(start.date())
        shown = start.date()
        clock = words.time_range(start.time(), end.time())
        there = plain(words.say("day_and_time", day=day, time=clock))
        lines.append(f"{plain(say.place(material, side))}: {there} ({_offset(start)})")
    utc = words.time_range(meeting.start_utc.time(), meeting.end_utc.time())
    same = meeting.start_utc.date() == meeting.local("nrw")[0].date()
    lines.append(f"UTC: {utc}" if same else f"UTC: {meeting.start_utc:%Y-%m-%d} {utc}")
    if events.provisional(material, meeting):
        lines.append(words.label("dst_note"))
    return lines


def _offset(moment: dt.datetime) -> str:
    hours = (moment.utcoffset() or dt.timedelta()) / dt.timedelta(hours=1)
    return f"UTC{hours:+g}"
