"""The meetings of a program as calendar entries: summary, both local times in the text, stable UIDs (ical.md 6, 7, 9)."""

import re
import unicodedata
from collections.abc import Iterable, Mapping

from skew_cli.calendars.meetings import Meeting
from skew_cli.documents import _events as events
from skew_cli.documents import _meetings as meetings
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Checklist, Material
from skew_cli.model.calendar import CalendarFile, MeetingEntry, Stamp, TodoEntry, uid
from skew_cli.model.session import Event, Session
from skew_cli.model.text import clean
from skew_cli.model.tree import Text, plain

_SECRET = re.compile(r"[?#&;](?:p|pw|pwd|passwd|password|passcode|pin|key|token|tk|secret)=", re.IGNORECASE)
"""A link that lets people in without asking."""
_LINK = re.compile(r"https://[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=%-]+\Z")
"""A link as calendars may hold it: https and percent-encoded ASCII (RFC 3986)."""


def calendar(material: Material, series: str, stamps: Mapping[str, Stamp], *, key: str | None = None) -> CalendarFile:
    """All meetings in the language of the material, or the one meeting of `key`, then without a calendar name.

    `stamps` holds the life of each UID.
    """
    found = [
        _entry(material, series, stamps, each)
        for each in events.entries(material, "exploration", "seminar", "session")
        if each.meeting is not None and key in (None, each.key)
    ]
    name = title(material) if key is None else None
    return CalendarFile(name=name, meetings=tuple(found))


def title(material: Material) -> str:
    """What the calendar of a program is called."""
    return plain(material.words.say("handout.title", pair=say.pair(material)))


def merged(first: CalendarFile, second: CalendarFile) -> CalendarFile:
    """One file with the texts of two languages: summaries side by side, descriptions one below the other."""
    both = tuple(
        MeetingEntry(
            uid=one.uid,
            key=one.key,
            start=one.start,
            end=one.end,
            summary=_side_by_side(one.summary, two.summary),
            description=f"{one.description}\n\n{two.description}".strip(),
            location=one.location,
            status=one.status,
            categories=one.categories,
            stamp=one.stamp,
            url=one.url,
            sibling=one.sibling,
            alarm=_side_by_side(one.alarm, two.alarm) if one.alarm and two.alarm else None,
            public=one.public,
        )
        for one, two in zip(first.meetings, second.meetings, strict=True)
    )
    name = f"{first.name} / {second.name}" if first.name and second.name else None
    return CalendarFile(name=name, meetings=both, utc=first.utc)


def _side_by_side(one: str, two: str) -> str:
    """Two texts in one line; a text that only exists in one language stands there once."""
    return one if one == two else f"{one} / {two}"


def todos(material: Material, series: str, stamps: Mapping[str, Stamp]) -> CalendarFile:
    """The open and done items of the material's checklists as to-dos; left-out ones are not there."""
    dated = {meeting.key for meeting in material.meetings}
    found = tuple(
        TodoEntry(
            uid=uid(series, f"todo/{name}"),
            key=name,
            due=item.due,
            summary=f"{item.id} {clean(item.text)}{_which(material, checklist)}",
            done=item.done,
            categories=(item.id[:2],),
            stamp=stamps[uid(series, f"todo/{name}")],
            parent=uid(series, f"event/{checklist.key}") if checklist.key in dated else None,
        )
        for checklist in material.checklists
        for item in checklist.items
        if item.left_out is None
        for name in (todo_name(checklist, item.id),)
    )
    titles = {clean(each.title) for each in material.checklists}
    name = plain(material.words.say("checklist.title", pair=say.pair(material)))
    if len(titles) == 1:
        name = f"{titles.pop()}: {plain(say.pair(material))}"
    return CalendarFile(name=name, todos=found)


def _which(material: Material, checklist: Checklist) -> str:
    """The number of the session behind an item that every session has."""
    number = plain(events.session_number(material, checklist.key))
    return f" ({number})" if number else ""


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
    title = meetings.title_of(material, entry)
    cancelled = meeting.event.status == "cancelled"
    if cancelled:
        title = plain(material.words.say("calendar.cancelled", title=title))
    explored = any(each.key == "explore" and each.active for each in material.meetings) and entry.key != "explore"
    return MeetingEntry(
        uid=own,
        key=entry.key,
        start=meeting.start_utc,
        end=meeting.end_utc,
        summary=title,
        description="\n".join(_lines(material, meeting)),
        location=_location(material, meeting.event),
        status=meetings.STATUS[meeting.event.status],
        categories=(plain(say.pair(material)), material.words.label(f"event.{entry.kind}")),
        stamp=stamps[own],
        url=_link(_open(meeting.event, meeting.event.room)),
        sibling=uid(series, "event/explore") if explored and not cancelled else None,
        alarm=None if cancelled else title,
    )


def _location(material: Material, event: Event) -> str:
    """Platform and room of what is online, the host's town and the place of what is not; never empty."""
    if isinstance(event, Session) and material.program.session_mode(event) == "physical":
        town = say.place(material, event.host) if event.host else ()
        place = say.given(material, event.site_visit.place) if event.site_visit else ()
        where = plain(say.listed(material, (town, place)))
        return where or material.words.label("mode.physical")
    shown = (_open(event, each) for each in (event.platform, event.room))
    return ", ".join(each for each in shown if each) or material.words.label("mode.virtual")


def _lines(material: Material, meeting: Meeting) -> list[str]:
    """Both local times by place, then what there is to know; a password never stands here."""
    lines = meetings.when_lines(material, meeting)
    event = meeting.event
    facts: say.Rows = []
    if isinstance(event, Session):
        say.add(facts, say.label(material, "theme"), say.theme(material, event.theme))
        say.add(facts, say.label(material, "objective"), say.given(material, event.objective))
        facts += events.host(material, event)
    say.add(facts, say.label(material, "interpretation"), say.interpreting(material, event))
    say.add(facts, say.label(material, "platform"), say.value(_open(event, event.platform)))
    say.add(facts, say.label(material, "room"), say.value(_open(event, event.room)))
    say.add(facts, say.label(material, "fallback"), say.given(material, event.fallback))
    secret = clean(event.password or "")
    return lines + [_fact(label, text) for label, text in facts if not secret or secret not in plain(text)]


def _fact(label: Text, text: Text) -> str:
    """Label and text; what runs the other way begins a line of its own: mixed lines are hard to read (ical.md 7)."""
    line = f"{plain(label)}: "
    way = _direction(line)
    for run in text:
        turn = _direction(run.text) or way
        line = line + run.text if turn == way else f"{line.rstrip()}\n{run.text}"
        way = turn
    return line


def _direction(text: str) -> str | None:
    """Where the first letter that has a direction runs (UAX 9, P2 and P3)."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), None)
    return None if first is None else "ltr" if first == "L" else "rtl"


def _open(event: Event, text: str | None) -> str:
    """A text that everybody may read: of a link with a password what comes before the query; nothing if it is said."""
    shown, secret = clean(text or ""), clean(event.password or "")
    if "://" in shown and (_SECRET.search(shown) or (secret and secret in shown)):
        shown = re.split(r"[?#]", shown, maxsplit=1)[0]
    return "" if secret and secret in shown else shown


def _link(room: str) -> str | None:
    """A join link as a property of its own; anything else is only text."""
    return room if _LINK.match(room) else None
