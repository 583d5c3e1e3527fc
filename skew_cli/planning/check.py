"""The independent checker: from dates, zones and intervals to breaches and costs, without anything of the planner.

It reads a task and dates, never slots or masks. An import contract keeps both apart.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import pairwise

from skew_cli.calendars import zones
from skew_cli.calendars.calendar import Calendar
from skew_cli.calendars.days import nrw_summer_holidays, office_hours
from skew_cli.model.municipality import WEEKDAYS, Municipality
from skew_cli.model.planning import Breach, Dates, Element, Task
from skew_cli.model.types import Side
from skew_cli.planning.check_cost import Costs, Event, overlap

_CLOSED = {
    "weekend": "week",
    "public-holiday": "holidays",
    "islamic-holiday": "islamic-holidays",
    "closure-day": "closures",
}
_WEEKLY = ("moderator", "interpreter", "advisor")
_PAUSED = ("moderator", "interpreter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What is wrong with dates, and what they cost."""

    breaches: tuple[Breach, ...]
    cost: int


def check_dates(
    task: Task,
    calendar: Calendar,
    dates: Dates,
    *,
    off: Collection[str] = (),
    values: dict[str, int | dt.date] | None = None,
    pinned: bool = False,
) -> Verdict:
    """Everything that the dates break, but for rules in `off`, and the sum of all costs.

    `values` replaces the values of rules. What breaks a rule only because it stays where it is counts with `pinned`.
    """
    judge = _Judge(task, calendar, values or {}, off)
    events = [judge.event(index, date) for index, date in enumerate(dates) if date is not None]
    found = [each for event in events for each in judge.breaches(event, pinned=pinned)]
    found += judge.between(events, pinned=pinned)
    found += judge.weekly(events, pinned=pinned)
    sessions = [each for each in events if each.element.kind == "session"]
    wanted = judge.values.get("sessions", len(task.sessions))
    if "sessions" in off:
        wanted = min(task.profile.sessions_min, len(task.sessions))
    missing = [n for n, each in enumerate(dates) if each is None]
    if isinstance(wanted, int) and len(sessions) < wanted:
        found += [Breach(rule="sessions", element=n) for n in missing]
    return Verdict(
        breaches=tuple(each for each in found if each.rule not in off),
        cost=Costs(task, calendar).all(events, judge.ideal, judge.longest),
    )


class _Judge:
    """Judges dates of one task."""

    def __init__(self, task: Task, calendar: Calendar, values: dict[str, int | dt.date], off: Collection[str]) -> None:
        self.task, self.calendar, self.values, self.off = task, calendar, values, off
        self.planning = task.profile.planning

    def event(self, index: int, found: tuple[dt.date, dt.time]) -> Event:
        """The event of an element on a date."""
        date, start = found
        element = self.task.elements[index]
        moment = zones.local(date, start, zones.BERLIN)
        if isinstance(moment, str):
            raise TypeError(moment)
        begin = moment.astimezone(dt.UTC)
        end = begin + dt.timedelta(minutes=element.minutes)
        return Event(index=index, element=element, date=date, start=start, begin=begin, end=end)

    def breaches(self, event: Event, *, pinned: bool) -> Iterator[Breach]:
        """What one date breaks by itself."""
        element = event.element
        if element.pin is not None and not event.stays:
            yield Breach(rule=f"pin-{element.key}", element=event.index)
        if event.stays and not pinned:
            return
        rules = [*self._calendar(event), *self._period(event), *self._wishes(event), *self._people(event)]
        yield from (Breach(rule=each, element=event.index) for each in rules)

    def _sides(self, event: Event) -> Iterator[tuple[Side, Municipality]]:
        for side, municipality in self.task.municipalities.items():
            if side in event.element.sides:
                yield side, municipality

    def _calendar(self, event: Event) -> Iterator[str]:
        for side, municipality in self._sides(event):
            zone = zones.zone("Europe/Berlin" if side == "nrw" else "Asia/Hebron")
            begin, end = event.begin.astimezone(zone), event.end.astimezone(zone)
            reason = self.calendar.reason(municipality, begin.date())
            if reason is not None and reason.shut:
                yield f"{_CLOSED[reason.kind]}-{side}"
                continue
            hours = office_hours(municipality, begin.date())
            if hours and side == "palestine" and self.calendar.ramadan(begin.date()):
                hours = (self.task.profile.ramadan_hours.start, self.task.profile.ramadan_hours.end)
            same = begin.date() == end.date()
            if hours is None or not same or begin.time() < hours[0] or end.time() > hours[1]:
                yield f"hours-{side}"

    def _period(self, event: Event) -> Iterator[str]:
        task, date, kind = self.task, event.date, event.element.kind
        if date < task.today:
            yield "today"
        if kind == "session":
            if not task.window[0] <= date <= task.window[1]:
                yield "window"
            if task.prepared is not None and date <= task.prepared[0]:
                yield "prepared"
            limits = {"earliest": task.earliest, "latest": task.latest}
        else:
            named = "exploration" if kind == "exploration" else "seminars"
            first, last = getattr(self.planning, f"{named}_from"), getattr(self.planning, f"{named}_until")
            limits = {
                f"{named}-from": dt.date(task.season, first.month, first.day),
                f"{named}-until": dt.date(task.season, last.month, last.day),
            }
        for rule, usual in limits.items():
            limit = self.values.get(rule, usual)
            if isinstance(limit, dt.date) and (
                date > limit if rule in ("latest", "exploration-until", "seminars-until") else date < limit
            ):
                yield rule

    def _wishes(self, event: Event) -> Iterator[str]:
        task, element = self.task, event.element
        if task.weekdays and WEEKDAYS[event.date.weekday()] not in task.weekdays:
            yield "weekdays"
        if event.start not in (task.starts or self.planning.starts) and (task.starts or event.start != element.start):
            yield "starts"
        if element.lost and event.date == element.date and element.pin is None:
            yield f"lost-{element.key}"
        if element.only is not None and event.start != element.only:
            yield f"only-{element.key}"

    def _people(self, event: Event) -> Iterator[str]:
        task, staff = self.task, event.element.staff
        for number, away in enumerate(task.away, 1):
            if (away.who in staff or away.who in event.element.sides) and away.first <= event.date <= away.last:
                yield f"away-{away.who}-{number}"
        for number, booking in enumerate(task.bookings, 1):
            if overlap(event, booking):
                yield from (f"booked-{who}-{number}" for who in sorted(staff) if who in booking.staff)
                if any(each in task.departments for each in booking.departments):
                    yield f"department-{number}"
        for who, role in sorted(staff.items()):
            others = [each for each in task.bookings if each.date == event.date and each.staff.get(who) in _PAUSED]
            if role in _PAUSED and len(others) >= task.profile.staff_max_per_day:
                yield f"per-day-{who}"

    def weekly(self, events: list[Event], *, pinned: bool) -> Iterator[Breach]:
        """Weeks in which somebody has too many events."""
        limits = {
            "moderator": self.planning.moderator_per_week,
            "interpreter": self.planning.interpreter_per_week,
            "advisor": self.planning.advisor_per_week,
        }
        for who in sorted({who for each in events for who in each.element.staff}):
            mine = [each for each in events if who in each.element.staff]
            roles = {each.staff[who] for each in self.task.elements if who in each.staff}
            capped = [limits[role] for role in _WEEKLY if role in roles]
            booked = Counter(
                each.date.isocalendar()[:2] for each in self.task.bookings if each.staff.get(who) in _WEEKLY
            )
            for week in sorted({each.date.isocalendar()[:2] for each in mine}) if capped else ():
                inside = [each for each in mine if each.date.isocalendar()[:2] == week]
                judged = inside if pinned else [each for each in inside if not each.stays]
                if judged and booked[week] + len(inside) > min(capped):
                    yield Breach(rule=f"per-week-{who}", element=judged[0].index)

    def _gap(self, one: Element, two: Element) -> tuple[str, int, str, int]:
        """Rule and days for the shortest and the longest gap."""
        profile, planning = self.task.profile, self.planning
        far = 366
        if one.kind == "session" and self.task.every_days is not None:
            days = self.values.get("every-days", self.task.every_days)
            if "every-days" in self.off or not isinstance(days, int):
                every = self.task.every_days
                return "every-days", min(planning.gap.min, every - 2), "every-days", max(planning.gap.max, every + 2)
            return "every-days", max(1, days - 2), "every-days", days + 2
        if one.kind == "session":
            names, usual = ("gap-min", "gap-max"), (planning.gap.min, planning.gap.max)
            loose = (profile.gap_min_days, profile.gap_max_days)
        elif one.kind == "seminar":
            between = planning.seminar_to_seminar if two.kind == "seminar" else planning.seminar_to_session
            name = "seminar-gap" if two.kind == "seminar" else "preparation"
            names, usual, loose = (f"{name}-min", f"{name}-max"), (between.min, between.max), (1, far)
        else:
            seminar = two.kind == "seminar"
            lead = planning.exploration_to_seminar
            names = ("exploration-gap-min", "exploration-gap-max" if seminar else "")
            usual, loose = ((lead.min, lead.max) if seminar else (profile.exploration_lead_days, far)), (1, far)
        low, high = (
            (min, max)[n](loose[n], usual[n])
            if name in self.off
            else value
            if isinstance(value := self.values.get(name, usual[n]), int)
            else 0
            for n, name in enumerate(names)
        )
        return names[0], low, names[1], high

    def between(self, events: list[Event], *, pinned: bool) -> Iterator[Breach]:
        """Neighbours that lie too close together or too far apart, or in the wrong order."""
        for one, two in pairwise(events):
            if one.stays and two.stays and not pinned:
                continue
            low_rule, low, high_rule, high = self._gap(one.element, two.element)
            days = (two.date - one.date).days
            if days < max(1, low):
                yield Breach(
                    rule=low_rule if days >= 1 and low > 1 else "order", element=two.index, params={"days": days}
                )
            elif days > high and not (one.element.kind == "session" and self._over_summer(one, two, high)):
                yield Breach(rule=high_rule, element=two.index, params={"days": days})

    @property
    def ideal(self) -> int:
        """Days between sessions that cost nothing."""
        given = self.values.get("every-days", self.task.every_days)
        regular = self.task.every_days is not None and "every-days" not in self.off
        return given if regular and isinstance(given, int) else self.planning.gap_ideal

    @property
    def longest(self) -> int:
        """Most days between two sessions, the summer holidays apart."""
        sessions = [each for each in self.task.elements if each.kind == "session"]
        return self._gap(sessions[0], sessions[0])[3] if sessions else 0

    def _over_summer(self, one: Event, two: Event, high: int) -> bool:
        summer = nrw_summer_holidays(self.task.window[0].year)
        if summer is None or one.date >= summer[0] or two.date <= summer[1]:
            return False
        holidays = (summer[1] - summer[0]).days + 1
        return (two.date - one.date).days - holidays <= high
