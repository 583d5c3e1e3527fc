"""Charges: what makes a slot dear, or is a risk worth telling, with its points."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from skew_cli.calendars.calendar import Calendar, Note
from skew_cli.model.finding import Params, Term
from skew_cli.model.planning import Booking, Element, Task
from skew_cli.planning.axis import Axis, bits
from skew_cli.planning.maker import STAFF

_HOUR = 60
_SUMMER_OFFSET = 180
"""Hebron is UTC+3: minutes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """Slots that cost points; none is a mere risk."""

    rule: str
    points: int
    slots: tuple[int, ...]
    """A mask for each element."""
    params: Params = field(default_factory=dict)


class _Tally:
    """Masks by rule, points and parameters, as they are found."""

    def __init__(self, task: Task) -> None:
        self._count = len(task.elements)
        self._masks: dict[tuple[object, ...], tuple[Charge, list[int]]] = {}

    def add(self, rule: str, points: int, element: int, mask: int, params: Params) -> None:
        """Adds slots of an element."""
        key = (rule, points, *sorted((name, str(value)) for name, value in params.items()))
        if key not in self._masks:
            self._masks[key] = (Charge(rule=rule, points=points, slots=(), params=params), [0] * self._count)
        self._masks[key][1][element] |= mask

    def charges(self) -> Iterator[Charge]:
        """All that was found, in the order in which it was found."""
        for charge, masks in self._masks.values():
            if any(masks):
                yield Charge(rule=charge.rule, points=charge.points, slots=tuple(masks), params=charge.params)


def charges(task: Task, axis: Axis, calendar: Calendar, open_slots: tuple[int, ...]) -> tuple[Charge, ...]:
    """All charges on slots that are open; pinned elements cost nothing, they stay anyway."""
    tally = _Tally(task)
    free = [index for index, each in enumerate(task.elements) if each.pin is None and open_slots[index]]
    days = 0
    for index in free:
        days |= axis.days_of(open_slots[index])
    for position, day in enumerate(axis.days):
        if days >> position & 1:
            whole = axis.day(position)
            for side, rule, points, params in _of_day(task, calendar, day):
                for index in free:
                    mask = whole & open_slots[index]
                    if mask and (side is None or side in task.elements[index].sides):
                        tally.add(rule, points, index, mask, params)
            _of_offset(task, axis, tally, position, free, open_slots)
    for index in free:
        _of_start(task, axis, tally, index, open_slots[index])
        for booking in task.bookings:
            _of_booking(task, axis, tally, index, booking, open_slots[index])
        _parallel(task, axis, tally, index, open_slots[index])
        _moved(task, axis, tally, index, open_slots[index])
    return tuple(tally.charges())


def _of_day(task: Task, calendar: Calendar, day: dt.date) -> Iterator[tuple[str | None, str, int, Params]]:
    """Side, rule, points and parameters of what is to be known of a day."""
    costs = task.profile.planning.costs
    for side, municipality in task.municipalities.items():
        reason = calendar.reason(municipality, day)
        if reason is not None and reason.kind == "moon-sighting":
            yield side, "moon-sighting", costs.moon_sighting, {"occasion": Term(reason.occasion or "")}
        for note in calendar.notes(municipality, day):
            if note.kind == "sensitive-date" and side == "nrw":
                continue
            whom = None if note.kind == "sensitive-date" else side
            yield whom, *_of_note(task, note)
    if (day - task.today).days < task.profile.planning.notice_days:
        yield None, "short-notice", costs.short_notice, {"n": task.profile.planning.notice_days}
    if day.year > task.profile.dst_confirmed_until and _provisional(day):
        yield "palestine", "unconfirmed-offset", 0, {}


def _of_note(task: Task, note: Note) -> tuple[str, int, Params]:
    """Rule, points and parameters of a note of the calendar."""
    costs = task.profile.planning.costs
    if note.kind == "school-holidays" and note.occasion == "summer":
        return "summer-holidays", costs.summer_holidays, {}
    points = {
        "school-holidays": costs.school_holidays,
        "ramadan": costs.ramadan,
        "community-holiday": costs.community_holiday,
        "sensitive-date": costs.sensitive_date,
        "weekend-edge": costs.weekend_edge,
    }
    named = note.kind in ("school-holidays", "community-holiday", "sensitive-date")
    return note.kind, points.get(note.kind, 0), {"occasion": Term(note.occasion or "")} if named else {}


def _provisional(day: dt.date) -> bool:
    """Weeks in which Palestinian summer time may begin or end (rule D013)."""
    autumn = (10, 10) if day.year < 2036 else (8, 15)  # noqa: PLR2004 - calendars.md 1.3
    place = (day.month, day.day)
    return (3, 20) <= place <= (4, 30) or autumn <= place <= (11, 5)


def _of_offset(
    task: Task, axis: Axis, tally: _Tally, position: int, free: list[int], open_slots: tuple[int, ...]
) -> None:
    """Midday prayer, Thursday afternoon and the difference of both clocks, all in Hebron time."""
    profile, ahead = task.profile, axis.hebron_ahead[position]
    day, costs = axis.days[position], profile.planning.costs
    prayer = (_minutes(profile.prayer_window.start), _minutes(profile.prayer_window.end))
    utc3 = ahead + _berlin_offset(axis, position) == _SUMMER_OFFSET
    for index in free:
        element = task.elements[index]
        if "palestine" not in element.sides:
            continue
        mask = axis.day(position) & open_slots[index]
        if mask and ahead != _HOUR and len(element.sides) > 1:
            tally.add("unusual-offset", 0, index, mask, {"hours": ahead // _HOUR})
        for number, minute in enumerate(axis.minutes):
            slot = mask & 1 << position * len(axis.starts) + number
            begin, end = minute + ahead, minute + ahead + element.minutes
            if slot and utc3 and begin < prayer[1] and prayer[0] < end:
                tally.add("prayer", costs.prayer, index, slot, {})
            if slot and day.weekday() == 3 and end > _minutes(profile.thursday_end):  # noqa: PLR2004 - Thursday
                tally.add("weekend-edge", costs.weekend_edge, index, slot, {})


def _berlin_offset(axis: Axis, position: int) -> int:
    """Minutes by which Berlin is ahead of UTC."""
    day = axis.days[position]
    midnight = dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC)
    return round((midnight - axis.utc[position]).total_seconds() / 60)


def _minutes(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _at(axis: Axis, starts: set[int], mask: int) -> int:
    """Slots of a mask with one of these starts."""
    return mask & sum(axis.every(number) for number in starts)


def _of_start(task: Task, axis: Axis, tally: _Tally, index: int, mask: int) -> None:
    """Late starts, and starts other than that of the file."""
    planning, element = task.profile.planning, task.elements[index]
    late = {number for number, each in enumerate(axis.starts) if each >= planning.late_from}
    tally.add("late-start", planning.costs.late_start, index, _at(axis, late, mask), {})
    if element.start is not None and (element.date is None or element.lost) and element.only is None:
        other = {number for number, each in enumerate(axis.starts) if each != element.start}
        tally.add("other-start", planning.costs.other_start, index, _at(axis, other, mask), {})


def _of_booking(task: Task, axis: Axis, tally: _Tally, index: int, booking: Booking, mask: int) -> None:
    """What events of other programs cost: people without a pause, the same municipality, the same room."""
    element, costs = task.elements[index], task.profile.planning.costs
    name: Params = {"program": booking.program or booking.name}
    day = axis.span(booking.date, booking.date) & mask
    if {each.id for each in task.municipalities.values()} & {*booking.municipalities}:
        tally.add("same-municipality", costs.same_municipality, index, day, {**name, "date": booking.date})
    if not day:
        return
    pause = dt.timedelta(minutes=task.profile.staff_gap_min)
    for who in sorted(element.staff.keys() & booking.staff.keys()):
        if element.staff[who] in STAFF and booking.staff[who] in STAFF:
            near = axis.overlapping(booking.start - pause, booking.end + pause, element.minutes) & mask
            params: Params = {**name, "name": task.people.get(who, who), "n": task.profile.staff_gap_min}
            tally.add("staff-gap", costs.staff_gap, index, near, params)
    if element.room and element.room == booking.room:
        taken = axis.overlapping(booking.start, booking.end, element.minutes) & mask
        tally.add("same-room", costs.same_room, index, taken, name)


def _parallel(task: Task, axis: Axis, tally: _Tally, index: int, mask: int) -> None:
    """Slots at which more events than the team can bear would be held."""
    most, element = task.profile.team_parallel_max, task.elements[index]
    by_slot: dict[int, int] = {}
    for booking in task.bookings:
        taken = axis.overlapping(booking.start, booking.end, element.minutes) & mask
        for slot in bits(taken):
            by_slot[slot] = by_slot.get(slot, 0) + 1
    full = sum(1 << slot for slot, number in by_slot.items() if number >= most)
    tally.add("parallel", task.profile.planning.costs.parallel, index, full, {"n": most})


def _moved(task: Task, axis: Axis, tally: _Tally, index: int, mask: int) -> None:
    """Every slot but the present one, of an element that has a date."""
    element: Element = task.elements[index]
    if element.date is not None and element.start is not None:
        others = mask & ~axis.slot(element.date, element.start)
        params: Params = {"date": element.date, "time": element.start}
        tally.add("moved", task.move_cost, index, others, params)
