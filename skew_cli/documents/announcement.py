"""The announcement of a program's public meetings, from a list of permitted fields (ical.md 12).

Permitted are title, times, municipalities and theme. Nothing is taken out of the internal entries.
"""

from skew_cli.documents import _events as events
from skew_cli.documents import _meetings as meetings
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.calendar import CalendarFile, MeetingEntry, Stamp, uid
from skew_cli.model.session import Session
from skew_cli.model.tree import plain
from skew_cli.model.types import SIDES


def calendar(material: Material, space: str, stamp: Stamp) -> CalendarFile:
    """The meetings with `public: true` that take place, in the language of the material; UIDs of their own."""
    found = [
        _entry(material, space, stamp, each)
        for each in events.entries(material, "exploration", "seminar", "session")
        if each.meeting is not None and each.event.public and each.meeting.active
    ]
    return CalendarFile(name=plain(material.words.say("handout.title", pair=say.pair(material))), meetings=tuple(found))


def _entry(material: Material, space: str, stamp: Stamp, entry: events.Entry) -> MeetingEntry:
    meeting = entry.meeting
    if meeting is None:
        raise ValueError(entry.key)
    lines = meetings.when_lines(material, meeting)
    if isinstance(meeting.event, Session) and (theme := plain(say.theme(material, meeting.event.theme))):
        lines.append(f"{material.words.label('theme')}: {theme}")
    return MeetingEntry(
        uid=uid(space, f"public/{entry.key}"),
        key=entry.key,
        start=meeting.start_utc,
        end=meeting.end_utc,
        summary=meetings.title_of(material, entry),
        description="\n".join(lines),
        location=plain(say.joined((say.place(material, side) for side in SIDES), " – ")),
        status=meetings.STATUS[meeting.event.status],
        categories=(plain(say.pair(material)),),
        stamp=stamp,
        public=True,
    )
