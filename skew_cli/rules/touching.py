"""The marks by which programs are found that the rules on events side by side have to compare."""

import datetime as dt
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass

from skew_cli.calendars.meetings import Meeting
from skew_cli.calendars.zones import ALLOWED, BERLIN, local, zone
from skew_cli.model.season import NetworkEvent, SeasonFile, SeasonProfile
from skew_cli.model.text import fold
from skew_cli.model.types import SIDES
from skew_cli.rules.day import Joint
from skew_cli.rules.marks import JOINT, Kind, Marks, Mode, mark
from skew_cli.rules.parallel import is_shared, municipality, present
from skew_cli.rules.rule import Case

_MINUTE = dt.timedelta(minutes=1)
_EARLY, _LATE, _SOON = 4, 21, 240


def touch(case: Case, marks: Marks) -> None:
    """For rules on events side by side: who and what is where on which day."""
    if case.status == "cancelled":
        return
    program = case.program
    advisor = mark(Kind.ADVISOR, program.advisor) if program.advisor and program.advisor in case.shared_people else 0
    towns = [(side, mark(Kind.MUNICIPALITY, name)) for side in SIDES if (name := municipality(case, side))]
    people: dict[str, int] = {}
    team, gap = mark(Kind.TEAM, "", Mode.COUNT), case.profile.staff_gap_min
    beside: list[_Place] = []
    joint: set[int] = set()
    for meeting in case.meetings:
        shared = meeting.kind == "seminar" and is_shared(case, meeting)
        there = [mark(Kind.PERSON, each) for each in present(meeting)] if shared else _known(case, meeting, people)
        if room := meeting.event.room:
            there.append(mark(Kind.ROOM, fold(room)))
        wide = _days(meeting, gap)
        days = wide if len(wide) == 1 else _days(meeting)
        found = [base + day for base in there for day in wide]
        advised = [advisor + day for day in days] if advisor else []
        here = [base + meeting.local(side)[0].toordinal() for side, base in towns if side in meeting.sides]
        if shared:
            name = f"{program.season} {meeting.key}"
            found = [each | JOINT for each in (*found, *advised, *here)]
            joint.update(found)
            found += [*(team + day for day in days), mark(Kind.SEMINAR, name, Mode.ORIGINAL)]
            marks.share(found, name)
            continue
        if not case.joint.keys().isdisjoint(wide):
            beside.append(_Place(meeting=meeting, people=found, advised=advised, here=here))
        marks.meet(found + advised + here)
        marks.counted += [team + day for day in days]
    for place in beside:
        _beside(case, marks, place, joint)


@dataclass(slots=True)
class _Place:
    """The marks of an own event: people and room, its advisor, and municipalities."""

    meeting: Meeting
    people: list[int]
    advised: list[int]
    here: list[int]


def _known(case: Case, meeting: Meeting, people: dict[str, int]) -> list[int]:
    """The marks of those at an own event whom programs share; `people` remembers them, 0 for all others."""
    found = []
    for each in present(meeting):
        base = people.get(each)
        if base is None:
            base = people[each] = mark(Kind.PERSON, each) if each in case.shared_people else 0
        if base:
            found.append(base)
    return found


def _beside(case: Case, marks: Marks, place: _Place, joint: Container[int]) -> None:
    """The same on a day on which programs share an event; `joint` are the marks of the program at such events.

    An advisor can be at two events of one day, and a municipality that its own program sends to both is no clash.
    """
    meeting = place.meeting
    near = [each for day in _days(meeting) for each in case.joint.get(day, ())]
    over = [each for each in near if each.start < meeting.end_utc and meeting.start_utc < each.end]
    here = [each | JOINT for each in place.here if each | JOINT not in joint]
    marks.meet([*(each | JOINT for each in (*place.people, *(place.advised if over else ()))), *here])
    if meeting.kind == "session" and any(each.network for each in over):
        marks.alone = True


def copy(case: Case, marks: Marks) -> None:
    """For rules that leave copies out: by address and series it is known what may be one."""
    marks.bear(mark(Kind.ADDRESS, case.address))
    if series := fold(case.program.series or ""):
        marks.bear(mark(Kind.SERIES, series))


def name(case: Case, marks: Marks) -> None:
    """For rules on predecessor and sister: a program and those that it names."""
    named = [each for each in (case.program.predecessor, case.program.sister) if each]
    marks.bear(*(mark(Kind.ADDRESS, each) for each in (case.address, *named)))
    marks.alone |= case.address in named


def network_marks(network: Mapping[int, Iterable[Meeting]], profile: Callable[[int], SeasonProfile]) -> Marks:
    """Those of the network events, which belong to no program."""
    marks = Marks()
    for season, meetings in network.items():
        for meeting in meetings:
            found = _on_days(meeting, [mark(Kind.PERSON, each) for each in present(meeting)], profile(season))
            team = [mark(Kind.TEAM, "", Mode.COUNT) + day for day in _days(meeting)]
            marks.share((*(each | JOINT for each in found), *team), f"{season} {meeting.key}")
    return marks


def together(shared: SeasonFile, minutes: int) -> Iterator[Joint]:
    """When programs of a season are together, as far as it can be said; `minutes` is the usual length."""
    for each in (*shared.seminars, *shared.network_events):
        if each.date is None or each.start is None or each.status == "cancelled" or each.anchor not in ALLOWED:
            continue
        start = local(each.date, each.start, each.anchor)
        if not isinstance(start, str):
            length = each.duration_min if each.duration_min is not None else minutes
            end = start.astimezone(dt.UTC) + length * _MINUTE
            yield Joint(start=start.astimezone(dt.UTC), end=end, network=isinstance(each, NetworkEvent))


def berlin_days(start: dt.datetime, end: dt.datetime) -> range:
    """The days from one instant to another in Berlin, as ordinals."""
    berlin = zone(BERLIN)
    return range(start.astimezone(berlin).toordinal(), end.astimezone(berlin).toordinal() + 1)


def _days(meeting: Meeting, minutes: int = 0) -> range:
    """Those of a meeting, from so many minutes before its start on."""
    start, end = meeting.start_utc, meeting.end_utc
    if start.hour >= _EARLY and end.hour < _LATE and minutes <= _SOON and start.toordinal() == end.toordinal():
        return range(start.toordinal(), start.toordinal() + 1)  # at these hours the day in Berlin is that of UTC
    return berlin_days(meeting.start_utc - minutes * _MINUTE, meeting.end_utc)


def _on_days(meeting: Meeting, there: list[int], profile: SeasonProfile) -> list[int]:
    """Marks of people and room for every day; who needs time between two events is there before the start."""
    if room := fold(meeting.event.room or ""):
        there.append(mark(Kind.ROOM, room))
    days = _days(meeting, profile.staff_gap_min)
    return [base + day for base in there for day in days]
