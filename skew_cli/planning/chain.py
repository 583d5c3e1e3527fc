"""The cheapest dates of one program: dynamic programming over exploration meeting, seminars and sessions.

With the rhythm fixed, every condition concerns one date or two neighbours, so the best dates are a shortest path. The
state is the day, and how many dates before it lie in the same week: that number stays 0 unless a program allows
gaps of two or three days, and with it the weekly limits of people hold exactly. Every rhythm is tried, so the result
is the proven optimum.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from skew_cli.model.planning import Dates
from skew_cli.planning.axis import bits
from skew_cli.planning.charges import Charge
from skew_cli.planning.frame import Frame, Settings
from skew_cli.planning.reach import reach, week_of

State = tuple[int, int]
"""Day on the axis, and the number of the program's dates before it in the same week."""
Rhythm = tuple[int, int]
"""Weekday and number of the start."""
Starts = dict[int, tuple[int, int]]
"""Cost and number of a start by day."""
Rest = dict[State, tuple[int, State | None]]
"""Cost to the end and next state, by state."""


@dataclass(frozen=True, kw_only=True)
class Found:
    """The cheapest dates of some kind."""

    cost: int
    dates: Dates


class Chain:
    """The costs of one frame under some settings, for as many searches as are wanted."""

    def __init__(self, frame: Frame, settings: Settings | None = None) -> None:
        """`possible` is False when nothing fits; then nothing else may be asked."""
        self.frame, self.settings = frame, settings or Settings()
        self.free = frame.free(self.settings)
        self.kept = frame.kept(self.settings)
        elements = frame.task.elements
        reached = reach(frame, self.settings, self.free)
        self.possible = reached is not None
        self.states: list[list[State]] = [
            sorted((day, run) for run, mask in enumerate(masks) for day in bits(mask)) for masks in reached or ()
        ]
        self.first = next(n for n, index in enumerate(self.kept) if elements[index].kind == "session")
        """Place of the first session."""

    @cached_property
    def charges(self) -> tuple[Charge, ...]:
        """What free slots cost, or are worth knowing."""
        return self.frame.charges(self.free)

    @cached_property
    def slots(self) -> list[dict[int, list[tuple[int, int]]]]:
        """For every planned element and day: cost and number of each start that is free."""
        width = len(self.frame.axis.starts)
        found = []
        for index in self.kept:
            costs = dict.fromkeys(bits(self.free[index]), 0)
            for charge in self.charges:
                for slot in bits(charge.slots[index]) if charge.points else ():
                    costs[slot] += charge.points
            days: dict[int, list[tuple[int, int]]] = {}
            for slot, cost in costs.items():
                days.setdefault(slot // width, []).append((cost, slot % width))
            found.append(days)
        return found

    def next_states(self, place: int) -> dict[State, list[tuple[State, int]]]:
        """The states that may follow each one at a place, with the cost of the gap."""
        frame, axis = self.frame, self.frame.axis
        before, after = self.kept[place], self.kept[place + 1]
        gap = frame.gap(before, after, self.settings)
        there = {*self.states[place + 1]}
        both = frame.task.elements[before].kind == "session"
        following = sorted({day for day, _ in there})
        found: dict[State, list[tuple[State, int]]] = {}
        for state in self.states[place]:
            day, run = state
            week, steps = week_of(axis, day), []
            for other in following:
                cost = 0
                if gap is not None:
                    priced = self.gap_cost(day, other, gap, series=both)
                    if priced is None:
                        continue
                    cost = priced
                target = (other, run + 1 if week_of(axis, other) == week else 0)
                if target in there:
                    steps.append((target, cost))
            found[state] = steps
        return found

    def gap_cost(self, day: int, other: int, gap: tuple[int, int], *, series: bool) -> int | None:
        """Points of a gap between two neighbours; None when it is not allowed."""
        days, costs = other - day, self.frame.task.profile.planning.costs
        if days < gap[0]:
            return None
        if days <= gap[1]:
            return abs(days - self.ideal) * costs.day_off_gap if series else 0
        summer = self.frame.summer
        if not series or summer is None or day >= summer[0] or other <= summer[1]:
            return None
        return costs.over_summer if days - (summer[1] - summer[0] + 1) <= gap[1] else None

    @cached_property
    def ideal(self) -> int:
        """Days between sessions that cost nothing."""
        task, settings = self.frame.task, self.settings
        if task.every_days is None or "every-days" in settings.off:
            return task.profile.planning.gap_ideal
        value = settings.values.get("every-days", task.every_days)
        return value if isinstance(value, int) else task.every_days

    @cached_property
    def _steps(self) -> list[dict[State, list[tuple[State, int]]]]:
        return [self.next_states(place) for place in range(len(self.kept) - 1)]

    @cached_property
    def _entry(self) -> dict[State, tuple[int, tuple[State, ...]]]:
        """For every state of the first session: cost and way of the elements before it."""
        if self.first == 0:
            return dict.fromkeys(self.states[0], (0, ()))
        known: dict[State, tuple[int, tuple[State, ...]]] = {}
        known |= {state: (min(self.slots[0][state[0]])[0], (state,)) for state in self.states[0]}
        for place in range(self.first):
            better: dict[State, tuple[int, tuple[State, ...]]] = {}
            for state, (cost, way) in known.items():
                for target, more in self._steps[place][state]:
                    last = place + 1 == self.first
                    own = 0 if last else min(self.slots[place + 1][target[0]])[0]
                    reached = (cost + more + own, way if last else (*way, target))
                    if target not in better or reached < better[target]:
                        better[target] = reached
            known = better
        return known

    def rhythms(self) -> list[Rhythm]:
        """Every weekday and start that a session may have."""
        days = self.frame.axis.days
        return sorted(
            {
                (days[day].weekday(), start)
                for slots in self.slots[self.first :]
                for day, starts in slots.items()
                for _, start in starts
            }
        )

    def best_by_week(self, rhythm: Rhythm) -> list[Found]:
        """For every week in which the first session may lie, the cheapest dates in a rhythm; best first."""
        chosen = self._starts_in(rhythm)
        rest = self._rest(chosen)
        weeks: dict[int, tuple[int, State]] = {}
        for state, (before, _) in self._entry.items():
            if state in rest[self.first]:
                total, week = before + rest[self.first][state][0], week_of(self.frame.axis, state[0])
                weeks[week] = min(weeks.get(week, (total, state)), (total, state))
        return [Found(cost=total, dates=self._dates(state, rest, chosen)) for total, state in sorted(weeks.values())]

    @cached_property
    def _off_rhythm(self) -> dict[int, Starts]:
        """For every session and day the cheapest start, as if it were off the rhythm."""
        off = self.frame.task.profile.planning.costs.off_rhythm
        found: dict[int, Starts] = {}
        for place in range(self.first, len(self.kept)):
            cheapest = {day: min(starts) for day, starts in self.slots[place].items()}
            found[place] = {day: (cost + off, start) for day, (cost, start) in cheapest.items()}
        return found

    def _starts_in(self, rhythm: Rhythm) -> dict[int, Starts]:
        """For every session and day the cheapest start, with what the rhythm adds."""
        days, (wanted, number) = self.frame.axis.days, rhythm
        chosen = {place: dict(starts) for place, starts in self._off_rhythm.items()}
        for place, starts in chosen.items():
            for day, usual in starts.items():
                if days[day].weekday() == wanted:
                    kept = (each for each in self.slots[place][day] if each[1] == number)
                    starts[day] = min((usual, *kept))
        return chosen

    def _rest(self, chosen: dict[int, Starts]) -> dict[int, Rest]:
        """From every state of a session to the end: the cost, and the next state; backwards from the last session."""
        last = len(self.kept) - 1
        rest: dict[int, Rest] = {last: {state: (chosen[last][state[0]][0], None) for state in self.states[last]}}
        for place in range(last - 1, self.first - 1, -1):
            later, own = rest[place + 1], chosen[place]
            costs: Rest = {}
            for state, steps in self._steps[place].items():
                best, following = 0, None
                for target, more in steps:
                    known = later.get(target)
                    if known is not None and (following is None or more + known[0] < best):
                        best, following = more + known[0], target
                if following is not None:
                    costs[state] = (best + own[state[0]][0], following)
            rest[place] = costs
        return rest

    def _dates(
        self,
        state: State,
        rest: dict[int, Rest],
        chosen: dict[int, Starts],
    ) -> Dates:
        axis = self.frame.axis
        dates: list[tuple[dt.date, dt.time] | None] = [None] * len(self.frame.task.elements)
        for place, (day, _) in enumerate(self._entry[state][1]):
            dates[self.kept[place]] = axis.days[day], axis.starts[min(self.slots[place][day])[1]]
        place, at = self.first, state
        while True:
            dates[self.kept[place]] = axis.days[at[0]], axis.starts[chosen[place][at[0]][1]]
            following = rest[place][at][1]
            if following is None:
                return tuple(dates)
            place, at = place + 1, following


def order(found: Found) -> tuple[int, tuple[tuple[dt.date, dt.time], ...]]:
    """The order of plans: cost, then earlier dates and starts."""
    return found.cost, tuple(each for each in found.dates if each is not None)


def best(chain: Chain) -> Found | None:
    """The proven cheapest dates; None when nothing fits."""
    if not chain.possible:
        return None
    return min((each for rhythm in chain.rhythms() for each in chain.best_by_week(rhythm)), key=order)
