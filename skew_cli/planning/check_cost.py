"""What dates cost, counted by the independent checker: from dates, zones and intervals alone."""

import datetime as dt
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise

from skew_cli.calendars import zones
from skew_cli.calendars.calendar import Calendar
from skew_cli.model.planning import Booking, Element, Task

_PAUSED = ("moderator", "interpreter")


@dataclass(frozen=True, kw_only=True)
class Event:
    """An element with its date; for the checker alone."""

    index: int
    element: Element
    date: dt.date
    start: dt.time
    begin: dt.datetime
    end: dt.datetime

    @property
    def stays(self) -> bool:
        """Pinned, and where it was."""
        return self.element.pin is not None and (self.date, self.start) == (self.element.date, self.element.start)


class Costs:
    """Counts the points of dates of one task."""

    def __init__(self, task: Task, calendar: Calendar) -> None:
        """Nothing is counted yet."""
        self.task, self.calendar = task, calendar
        self.planning = task.profile.planning

    def all(self, events: list[Event], ideal: int, longest: int) -> int:
        """Points of all dates, of the gaps between sessions and of dates off the rhythm."""
        costs, total = self.planning.costs, sum(self.cost(each) for each in events)
        sessions = [each for each in events if each.element.kind == "session"]
        for one, two in pairwise(sessions):
            if one.stays and two.stays:
                continue
            days = (two.date - one.date).days
            total += costs.over_summer if days > longest else abs(days - ideal) * costs.day_off_gap
        kinds = Counter((each.date.weekday(), each.start) for each in sessions)
        return total + costs.off_rhythm * (len(sessions) - max(kinds.values(), default=0))

    def cost(self, event: Event) -> int:
        """Points of one date."""
        element, task, costs = event.element, self.task, self.planning.costs
        if element.pin is not None:
            return 0
        total = self._calendar_cost(event)
        if event.start >= self.planning.late_from:
            total += costs.late_start
        undated = element.date is None or element.lost
        if undated and element.start is not None and element.only is None and event.start != element.start:
            total += costs.other_start
        if element.date is not None and element.start and (event.date, event.start) != (element.date, element.start):
            total += task.move_cost
        if (event.date - task.today).days < self.planning.notice_days:
            total += costs.short_notice
        towns = {each.id for each in task.municipalities.values()}
        together: dict[str, int] = {}
        pauses: set[tuple[str, str]] = set()
        for booking in task.bookings:
            name = booking.program or booking.name
            if booking.date == event.date and towns & {*booking.municipalities}:
                together[name] = costs.same_municipality
            if overlap(event, booking) and element.room and element.room == booking.room:
                together[f"{name} room"] = costs.same_room
            pause = dt.timedelta(minutes=task.profile.staff_gap_min)
            near = event.begin < booking.end + pause and booking.start - pause < event.end
            pauses |= {
                (name, who)
                for who, role in element.staff.items()
                if near and role in _PAUSED and booking.staff.get(who) in _PAUSED and booking.date == event.date
            }
        parallel = sum(overlap(event, booking) for booking in task.bookings)
        total += sum(together.values()) + costs.staff_gap * len(pauses)
        return total + (costs.parallel if parallel >= task.profile.team_parallel_max else 0)

    def _calendar_cost(self, event: Event) -> int:
        costs, profile = self.planning.costs, self.task.profile
        total, sensitive = 0, set()
        for side, municipality in self.task.municipalities.items():
            reason = self.calendar.reason(municipality, event.date) if side in event.element.sides else None
            total += costs.moon_sighting if reason and reason.kind == "moon-sighting" else 0
            for note in self.calendar.notes(municipality, event.date):
                if note.kind == "sensitive-date" and side == "palestine":
                    sensitive.add(note.occasion)
                elif side in event.element.sides:
                    holidays = costs.summer_holidays if note.occasion == "summer" else costs.school_holidays
                    points = {
                        "school-holidays": holidays,
                        "ramadan": costs.ramadan,
                        "community-holiday": costs.community_holiday,
                        "weekend-edge": costs.weekend_edge,
                    }
                    total += points.get(note.kind, 0)
        total += costs.sensitive_date * len(sensitive)
        if "palestine" in event.element.sides:
            zone = zones.zone("Asia/Hebron")
            begin, end = event.begin.astimezone(zone), event.end.astimezone(zone)
            prayer = profile.prayer_window
            summer_time = begin.utcoffset() == dt.timedelta(hours=3)
            total += costs.prayer if summer_time and begin.time() < prayer.end and prayer.start < end.time() else 0
            total += costs.weekend_edge if begin.weekday() == 3 and end.time() > profile.thursday_end else 0  # noqa: PLR2004 - Thursday
        return total


def overlap(event: Event, booking: Booking) -> bool:
    """Whether an event and a booking share a moment."""
    return event.begin < booking.end and booking.start < event.end
