"""Who takes part in an event, and what other programs have booked already."""

import datetime as dt
from collections.abc import Iterator, Mapping

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.calendars.meetings import Meeting
from skew_cli.model.planning import Booking, Origin
from skew_cli.model.session import Event, Session
from skew_cli.model.text import fold
from skew_cli.model.types import SIDES, wording
from skew_cli.rules.rule import Case


def staff_of(case: Case, event: Event) -> dict[str, str]:
    """The people of an event with their roles; the role that weighs most counts."""
    roles: list[tuple[str | None, str]] = [(event.moderator, "moderator")]
    roles += [(each.person, "interpreter") for each in event.interpreters]
    roles.append((case.program.advisor, "advisor"))
    roles += [(event.tech_host, "tech_host"), (event.minutes_taker, "minutes_taker")]
    for side in SIDES:
        partner = case.program.partners.of(side)
        roles.append((partner.coordinator if partner else None, f"coordinator_{side}"))
    if isinstance(event, Session):
        roles += [(each, "host_expert") for each in event.host_experts]
        roles += [(each, "guest_participant") for each in event.guest_participants]
    found: dict[str, str] = {}
    for who, role in roles:
        if who is not None:
            found.setdefault(who, role)
    return found


def departments_of(case: Case) -> tuple[str, ...]:
    """The departments of both sides, with their municipality: `koeln/umweltamt`."""
    found = []
    for side in SIDES:
        partner, municipality = case.program.partners.of(side), case.municipalities[side]
        for each in partner.departments if partner and municipality else ():
            name = each.id or wording(each.name, "de")
            found.append(f"{municipality.id if municipality else ''}/{fold(name)}")
    return tuple(found)


def bookings(index: Index, source: Source) -> Iterator[Booking]:
    """All dated events of other programs and of the season, and the program's own shared seminars and visits."""
    seen: set[tuple[str, dt.datetime]] = set()
    mine = index.case(source)
    own = {path for path, _ in mine.online}
    for other in index.programs:
        case = index.case(other)
        if case.status == "cancelled":
            continue
        for meeting in case.meetings:
            shared = meeting.kind == "seminar" and case.program.seminars[int(meeting.path[1])].shared
            visit = meeting.kind == "session" and meeting.path not in own
            if other.file == source.file and not shared and not visit:
                continue
            if shared and (meeting.key, meeting.start_utc) in seen:
                continue
            seen |= {(meeting.key, meeting.start_utc)} if shared else set()
            yield _booking(case, other, meeting, shared=shared)
    for season, meetings in index.collection().network.items():
        for meeting in meetings:
            if meeting.active:
                file = f"programs/{season}/season.yaml"
                yield _entry(meeting, "", dict[str, str](), (), (), Origin(file=file, path=meeting.path))


def _booking(case: Case, source: Source, meeting: Meeting, *, shared: bool) -> Booking:
    towns = tuple(found.id for side in meeting.sides if (found := case.municipalities[side]))
    staff = staff_of(case, meeting.event)
    own = {each.id for each in case.program.people}
    common = {who: role for who, role in staff.items() if who not in own}
    if shared:
        common = {who: role for who, role in common.items() if role in ("moderator", "interpreter")}
    origin = Origin(file=source.file, path=source.original(meeting.path))
    departments = () if shared else departments_of(case)
    return _entry(meeting, "" if shared else case.address, common, () if shared else towns, departments, origin)


def _entry(
    meeting: Meeting,
    program: str,
    staff: Mapping[str, str],
    towns: tuple[str, ...],
    departments: tuple[str, ...],
    origin: Origin,
) -> Booking:
    event = meeting.event
    named = dict(staff)
    if not program:
        named |= {who: "moderator" for who in (event.moderator,) if who}
        named |= {each.person: "interpreter" for each in event.interpreters}
    return Booking(
        program=program,
        name=getattr(event, "id", meeting.key),
        start=meeting.start_utc,
        end=meeting.end_utc,
        date=meeting.local("nrw")[0].date(),
        staff=named,
        municipalities=towns,
        departments=departments,
        room=event.room,
        origin=origin,
    )
