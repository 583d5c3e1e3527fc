"""The meetings of a program as calendar entries: summary, both local times in the text, stable UIDs (ical.md 6, 7, 9)."""

import datetime as dt
import uuid
from collections.abc import Iterable, Mapping

from skew_cli.calendars.meetings import Meeting
from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Checklist, Material
from skew_cli.model.calendar import CalendarFile, MeetingEntry, Stamp, TodoEntry
from skew_cli.model.session import Session
from skew_cli.model.text import clean
from skew_cli.model.tree import Text, plain
from skew_cli.model.types import SIDES

_STATUS = {
    "tentative": "TENTATIVE",
    "confirmed": "CONFIRMED",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
}


def uid(series: str, name: str) -> str:
    """The UID of `event/<key>` or `todo/<key>`: UUIDv5 in the namespace of the program's `series`."""
    return str(uuid.uuid5(uuid.UUID(series), name))


def calendar(material: Material, series: str, stamps: Mapping[str, Stamp], *, key: str | None = None) -> CalendarFile:
    """All meetings in the language of the material, or the one meeting of `key`, then without a calendar name.

    `stamps` holds the life of each UID.
    """
    found = [
        _entry(material, series, stamps, each)
        for each in events.entries(material, "exploration", "seminar", "session")
        if each.meeting is not None and key in (None, each.key)
    ]
    name = plain(material.words.say("handout.title", pair=say.pair(material))) if key is None else None
    return CalendarFile(name=name, meetings=tuple(found))


def merged(first: CalendarFile, second: CalendarFile) -> CalendarFile:
    """One file with the texts of two languages: summaries side by side, descriptions one below the other."""
    both = tuple(
        MeetingEntry(
            uid=one.uid,
            key=one.key,
            start=one.start,
            end=one.end,
            summary=f"{one.summary} / {two.summary}",
            description=f"{one.description}\n\n{two.description}",
            location=one.location,
            status=one.status,
            categories=one.categories,
            stamp=one.stamp,
            url=one.url,
            sibling=one.sibling,
            alarm=one.alarm,
        )
        for one, two in zip(first.meetings, second.meetings, strict=True)
    )
    name = f"{first.name} / {second.name}" if first.name and second.name else None
    return CalendarFile(name=name, meetings=both)


def todos(material: Material, series: str, stamps: Mapping[str, Stamp]) -> CalendarFile:
    """The open and done items of the material's checklists as to-dos; left-out ones are not there."""
    found = tuple(
        TodoEntry(
            uid=uid(series, f"todo/{name}"),
            key=name,
            due=item.due,
            summary=f"{item.id} {item.text}",
            done=item.done,
            categories=(item.id[:2],),
            stamp=stamps[uid(series, f"todo/{name}")],
            parent=uid(series, f"event/{checklist.key}") if checklist.key else None,
        )
        for checklist in material.checklists
        for item in checklist.items
        if item.left_out is None
        for name in (todo_name(checklist, item.id),)
    )
    titles = ", ".join(clean(each.title) for each in material.checklists)
    return CalendarFile(name=f"{titles}: {plain(say.pair(material))}", todos=found)


def todo_name(checklist: Checklist, item: str) -> str:
    """The key of a to-do: its item, and its session where there are several."""
    return f"{checklist.key}-{item}" if checklist.key else item


def uids(series: str, meetings: Iterable[Meeting], checklists: Iterable[Checklist] = ()) -> tuple[str, ...]:
    """Every UID that `calendar` and `todos` give out."""
    names = [f"event/{each.key}" for each in meetings]
    names += [f"todo/{todo_name(each, item.id)}" for each in checklists for item in each.items]
    return tuple(uid(series, name) for name in names)


def _entry(material: Material, series: str, stamps: Mapping[str, Stamp], entry: events.Entry) -> MeetingEntry:
    meeting = entry.meeting
    if meeting is None:
        raise ValueError(entry.key)
    own = uid(series, f"event/{entry.key}")
    title = f"{plain(events.name(material, entry))} ({plain(_towns(material))})"
    cancelled = meeting.event.status == "cancelled"
    if cancelled:
        title = plain(material.words.say("calendar.cancelled", title=title))
    room = _room(meeting.event.room)
    platform = clean(meeting.event.platform or "")
    explored = material.program.exploration is not None and entry.kind != "exploration"
    return MeetingEntry(
        uid=own,
        key=entry.key,
        start=meeting.start_utc,
        end=meeting.end_utc,
        summary=title,
        description="\n".join(_lines(material, entry, meeting)),
        location=", ".join(each for each in (platform, room) if each),
        status=_STATUS[meeting.event.status],  # type: ignore[arg-type] - the three values of the table
        categories=(plain(material.words.say("pair", **_pair(material))), material.words.label(f"event.{entry.kind}")),
        stamp=stamps[own],
        url=_link(room),
        sibling=uid(series, "event/explore") if explored and not cancelled else None,
        alarm=None if cancelled else title,
    )


def _pair(material: Material) -> dict[str, Text | str]:
    nrw, palestine = (say.place(material, side) for side in SIDES)
    return {"nrw": nrw, "palestine": palestine, "season": str(material.program.season)}


def _towns(material: Material) -> Text:
    return say.joined((say.place(material, side) for side in SIDES), " – ")


def _lines(material: Material, entry: events.Entry, meeting: Meeting) -> list[str]:
    """Both local times by place, then what there is to know; a password never stands here."""
    lines = []
    shown: dt.date | None = None
    for side in meeting.sides:
        start, end = meeting.local(side)
        words = material.words
        day = words.weekday(start.date()) if start.date() == shown else words.weekday_date(start.date())
        shown = start.date()
        clock = words.time_range(start.time(), end.time())
        when = plain(words.say("day_and_time", day=day, time=clock))
        lines.append(f"{plain(say.place(material, side))}: {when} ({_offset(start)})")
    lines.append(f"UTC: {meeting.start_utc:%H:%M}–{meeting.end_utc:%H:%M}")
    event = meeting.event
    facts: list[tuple[str, Text]] = []
    if isinstance(event, Session):
        facts += [
            ("theme", say.theme(material, event.theme)),
            ("objective", say.given(material, event.objective)),
            ("host", say.place(material, event.host) if event.host else ()),
            ("guest", say.place(material, say.other(event.host)) if event.host else ()),
        ]
    facts += [
        ("interpretation", say.interpreting(material, event)),
        ("platform", say.value(event.platform)),
        ("room", say.value(_room(event.room))),
        ("fallback", say.given(material, event.fallback)),
    ]
    return lines + [f"{material.words.label(key)}: {plain(text)}" for key, text in facts if plain(text)]


def _offset(moment: dt.datetime) -> str:
    hours = (moment.utcoffset() or dt.timedelta()) / dt.timedelta(hours=1)
    return f"UTC{hours:+g}"


def _room(room: str | None) -> str:
    """The meeting room without a password in its link."""
    shown = clean(room or "")
    return shown.split("?", 1)[0] if "pwd=" in shown else shown


def _link(room: str) -> str | None:
    """A join link as calendars may hold it: https and ASCII; anything else is only text."""
    return room if room.startswith("https://") and room.isascii() and " " not in room else None
