"""The axis of slots: every day of a season times every start, as positions of bits.

A mask of slots or of days is one integer. Days run without a break, so that a gap of days is a shift of bits.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from skew_cli.calendars import zones
from skew_cli.model.planning import Task

_ONE = dt.timedelta(days=1)


def bits(mask: int) -> Iterator[int]:
    """Positions of the bits that are set, ascending."""
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


@dataclass(frozen=True, kw_only=True)
class Axis:
    """Slot `day * len(starts) + start`; starts are Berlin time."""

    first: dt.date
    count: int
    """Number of days."""
    starts: tuple[dt.time, ...]

    @cached_property
    def days(self) -> tuple[dt.date, ...]:
        """All days."""
        return tuple(self.first + dt.timedelta(days=n) for n in range(self.count))

    @cached_property
    def full(self) -> int:
        """All slots."""
        return (1 << self.count * len(self.starts)) - 1

    @cached_property
    def hebron_ahead(self) -> tuple[int, ...]:
        """Minutes by which Hebron is ahead of Berlin at noon of each day; the switches happen at night."""
        berlin, hebron = zones.zone(zones.BERLIN), zones.zone("Asia/Hebron")
        noon = dt.time(12)
        found = []
        for day in self.days:
            moment = dt.datetime.combine(day, noon, berlin)
            there = moment.astimezone(hebron)
            found.append(round((there.replace(tzinfo=None) - moment.replace(tzinfo=None)).total_seconds() / 60))
        return tuple(found)

    @cached_property
    def utc(self) -> tuple[dt.datetime, ...]:
        """The instant of the first minute of Berlin's wall clock that noon's offset gives, by day."""
        berlin = zones.zone(zones.BERLIN)
        noon = dt.time(12)
        return tuple(
            dt.datetime.combine(day, noon, berlin).astimezone(dt.UTC) - dt.timedelta(hours=12) for day in self.days
        )

    @cached_property
    def minutes(self) -> tuple[int, ...]:
        """Starts as minutes after midnight."""
        return tuple(each.hour * 60 + each.minute for each in self.starts)

    @cached_property
    def _day(self) -> int:
        return (1 << len(self.starts)) - 1

    def index(self, day: dt.date) -> int:
        """Position of a day; may lie outside."""
        return (day - self.first).days

    def day(self, index: int) -> int:
        """All slots of a day."""
        return self._day << index * len(self.starts)

    def slot(self, day: dt.date, start: dt.time) -> int:
        """The mask of one slot."""
        return 1 << self.index(day) * len(self.starts) + self.starts.index(start)

    def span(self, first: dt.date, last: dt.date) -> int:
        """All slots from a day to another, both included; none when the span is empty or outside."""
        low, high = max(0, self.index(first)), min(self.count - 1, self.index(last))
        if low > high:
            return 0
        width = len(self.starts)
        return (1 << (high + 1) * width) - (1 << low * width)

    def overlapping(self, start: dt.datetime, end: dt.datetime, minutes: int) -> int:
        """Slots on which an event of that length would overlap an interval in UTC."""
        found = 0
        first = self.index((start - dt.timedelta(days=1)).date())
        last = self.index((end + dt.timedelta(days=1)).date())
        for day in range(max(0, first), min(self.count, last + 1)):
            for number, minute in enumerate(self.minutes):
                begin = self.utc[day] + dt.timedelta(minutes=minute)
                if begin < end and start < begin + dt.timedelta(minutes=minutes):
                    found |= 1 << day * len(self.starts) + number
        return found

    def days_of(self, slots: int) -> int:
        """The mask of days on which at least one slot is set."""
        found, width = 0, len(self.starts)
        for number in range(width):
            found |= slots >> number & self._lowest
        if width == 1:
            return found
        return sum(1 << position // width for position in bits(found))

    def every(self, start: int) -> int:
        """The slots of one start on every day."""
        return self._lowest << start

    @cached_property
    def _lowest(self) -> int:
        """The first slot of every day."""
        width = len(self.starts)
        return sum(1 << day * width for day in range(self.count))

    @cached_property
    def monday_on(self) -> tuple[int, ...]:
        """For 0 to 6: the days that lie at least so many days after the Monday of their week."""
        found = [0] * 7
        for position, day in enumerate(self.days):
            for number in range(day.weekday() + 1):
                found[number] |= 1 << position
        return tuple(found)


def axis(task: Task) -> Axis:
    """All days from the first of the year's exploration meetings to the end of the season, wider where dates lie."""
    planning = task.profile.planning
    starts = {*(task.starts or planning.starts)}
    first = min(
        dt.date(task.season, planning.exploration_from.month, planning.exploration_from.day), task.window[0], task.today
    )
    first = max(first, task.window[0] - dt.timedelta(days=150))
    last = max(task.window[1], dt.date(task.season, planning.seminars_until.month, planning.seminars_until.day))
    for each in task.elements:
        starts |= {start for start in (each.start, each.only) if start}
        if each.date is not None:
            first, last = min(first, each.date), max(last, each.date)
    return Axis(first=first, count=(last - first) // _ONE + 1, starts=tuple(sorted(starts)))
