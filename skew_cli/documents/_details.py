"""What a document says of one event: when, who hosts, about what, with whom."""

from skew_cli.documents import _contacts as contacts
from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.session import Seminar, Session
from skew_cli.model.tree import Run, Text
from skew_cli.model.types import SIDES


def rows(material: Material, entry: events.Entry) -> say.Rows:
    """The facts of an event; how to take part in it is told by `_joining`."""
    event = entry.event
    found = events.local_times(material, entry)
    if event.status == "cancelled":
        say.add(found, say.label(material, "status"), say.label(material, "event_status.cancelled"))
        reason = event.cancelled if isinstance(event, Session) else None
        say.add(found, say.label(material, "reason"), say.given(material, reason))
        return found
    if minutes := _minutes(entry):
        found.append((say.label(material, "length"), material.words.say("length_minutes", n=minutes)))
    if event.status != "confirmed":
        say.add(found, say.label(material, "status"), say.label(material, f"event_status.{event.status}"))
    if isinstance(event, Session):
        found += _session(material, event)
    if isinstance(event, Seminar):
        if event.sides != SIDES:
            sides = say.listed(material, (say.place(material, side) for side in event.sides))
            say.add(found, say.label(material, "for_sides"), sides)
        if event.optional:
            say.add(found, say.label(material, "attendance"), say.label(material, "optional"))
    say.add(found, say.label(material, "led_by"), contacts.who(material, event.moderator))
    return found


def _minutes(entry: events.Entry) -> int:
    if entry.meeting is None:
        return entry.event.duration_min or 0
    return int((entry.meeting.end_utc - entry.meeting.start_utc).total_seconds() // 60)


def _session(material: Material, session: Session) -> say.Rows:
    found: say.Rows = []
    mode = material.program.session_mode(session)
    say.add(found, say.label(material, "mode"), say.label(material, f"mode.{mode}"))
    found += events.host(material, session)
    say.add(found, say.label(material, "theme"), say.theme(material, session.theme))
    say.add(found, say.label(material, "objective"), say.given(material, session.objective))
    if session.site_visit is not None:
        visit = (session.site_visit.place, session.site_visit.virtual)
        told = say.joined((say.given(material, each) for each in visit), " · ")
        say.add(found, say.label(material, "site_visit"), told)
    names = {each.id: each.name for each in material.program.civil_society}
    parts: list[Text] = []
    for part in session.civil_society:
        who = say.given(material, names.get(part.entry)) or say.value(part.entry)
        parts.append((*who, Run(" ("), *say.label(material, f"civil_role.{part.role}"), Run(")")))
    say.add(found, say.label(material, "civil_society"), say.listed(material, parts))
    if material.contacts:
        experts = say.listed(material, (contacts.who(material, each) for each in session.host_experts))
        say.add(found, say.label(material, "experts"), experts)
    return found
