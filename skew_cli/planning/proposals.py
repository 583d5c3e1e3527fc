"""Proposals: the proven best dates, then alternatives that are clearly different."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from skew_cli.model.planning import CostLine, Dates, Task
from skew_cli.planning.chain import Chain, order
from skew_cli.planning.frame import Frame, Settings

Slot = tuple[int, dt.time]
"""Weekday and start."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """Dates for all elements, with what speaks against them."""

    dates: Dates
    cost: int
    """The sum of the points."""
    lines: tuple[CostLine, ...]
    """Lines of 0 points are risks."""


def rhythm_of(task: Task, dates: Dates) -> Slot:
    """The most frequent weekday and start of the sessions, of equally frequent ones that of the earliest (D014)."""
    slots = [(date.weekday(), start) for date, start in _sessions(task, dates)]
    counts = Counter(slots)
    return max(slots, key=lambda each: (counts[each], -slots.index(each)))


def propose(frame: Frame, settings: Settings, count: int) -> tuple[Proposal, ...]:
    """Up to `count` proposals, the proven best first; none when nothing fits."""
    chain = Chain(frame, settings)
    if not chain.possible:
        return ()
    every = sorted((each for rhythm in chain.rhythms() for each in chain.best_by_week(rhythm)), key=order)
    chosen = [priced_dates(chain, each.dates) for each in every[:1]]
    for each in every[1:]:
        if len(chosen) >= count:
            break
        if all(_differs(frame.task, each.dates, other.dates) for other in chosen):
            chosen.append(priced_dates(chain, each.dates))
    return (*chosen[:1], *sorted(chosen[1:], key=_order))[:count]


def priced_dates(chain: Chain, dates: Dates) -> Proposal:
    """Dates with the lines of their cost."""
    lines = tuple(_lines(chain, dates))
    return Proposal(dates=dates, cost=sum(each.points for each in lines), lines=lines)


def _order(each: Proposal) -> tuple[int, tuple[tuple[dt.date, dt.time], ...]]:
    return each.cost, tuple(date for date in each.dates if date is not None)


def _sessions(task: Task, dates: Dates) -> list[tuple[dt.date, dt.time]]:
    return [found for index in task.sessions if (found := dates[index]) is not None]


def _differs(task: Task, one: Dates, two: Dates) -> bool:
    """Another rhythm or another first week, and at most half of the session dates in common."""
    ours, theirs = _sessions(task, one), _sessions(task, two)
    same_rhythm = rhythm_of(task, one) == rhythm_of(task, two)
    same_week = ours[0][0].isocalendar()[:2] == theirs[0][0].isocalendar()[:2]
    common = len({date for date, _ in ours} & {date for date, _ in theirs})
    return not (same_rhythm and same_week) and 2 * common <= len(ours)


def _lines(chain: Chain, dates: Dates) -> Iterator[CostLine]:
    frame = chain.frame
    task, axis = frame.task, frame.axis
    for index, found in enumerate(dates):
        if found is None or task.elements[index].pin is not None:
            continue
        slot = axis.slot(*found)
        for charge in chain.charges:
            if charge.slots[index] & slot:
                yield CostLine(rule=charge.rule, points=charge.points, element=index, params=charge.params)
    rhythm, costs = rhythm_of(task, dates), task.profile.planning.costs
    for index in task.sessions:
        if (found := dates[index]) is not None and (found[0].weekday(), found[1]) != rhythm:
            yield CostLine(rule="off-rhythm", points=costs.off_rhythm, element=index)
    yield from _gaps(chain, dates)


def _gaps(chain: Chain, dates: Dates) -> Iterator[CostLine]:
    frame = chain.frame
    sessions = [index for index in chain.kept if frame.task.elements[index].kind == "session"]
    for before, after in pairwise(sessions):
        gap = frame.gap(before, after, chain.settings)
        one, two = dates[before], dates[after]
        if gap is None or one is None or two is None:
            continue
        days = (two[0] - one[0]).days
        points = chain.gap_cost(frame.axis.index(one[0]), frame.axis.index(two[0]), gap, series=True) or 0
        rule = "over-summer" if days > gap[1] else "gap"
        if points:
            yield CostLine(rule=rule, points=points, element=after, params={"days": days, "n": chain.ideal})


def without(settings: Settings, rules: Iterable[str]) -> Settings:
    """The same with more rules switched off."""
    return replace(settings, off=settings.off | frozenset(rules))
