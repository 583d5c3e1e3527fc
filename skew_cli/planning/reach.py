"""Which days a chain of dates can reach, whatever they cost: whether anything fits at all. Gaps are shifts of bits."""

import datetime as dt

from skew_cli.planning.axis import Axis
from skew_cli.planning.frame import Frame, Settings


def reach(frame: Frame, settings: Settings, free: tuple[int, ...] | None = None) -> list[list[int]] | None:
    """For every planned element the days that can be reached from the one before, by number of dates in the week.

    None when an element can be reached on no day: nothing fits.
    """
    free = frame.free(settings) if free is None else free
    axis, kept = frame.axis, frame.kept(settings)
    days = {index: axis.days_of(free[index]) for index in kept}
    found: list[list[int]] = []
    for place, index in enumerate(kept):
        if place == 0:
            found.append([days[index]])
        else:
            gap = frame.gap(kept[place - 1], index, settings)
            found.append(_step(frame, found[-1], gap, days[index], kept, place))
        limited = [_within(frame, settings, kept[place - run : place + 1]) for run in range(1, len(found[-1]))]
        found[-1][1:] = [mask & allowed for mask, allowed in zip(found[-1][1:], limited, strict=True)]
        if not any(found[-1]):
            return None
    return found


def _step(
    frame: Frame, before: list[int], gap: tuple[int, int] | None, days: int, kept: tuple[int, ...], place: int
) -> list[int]:
    """The days that follow those before, by number of dates in the same week."""
    mondays = frame.axis.monday_on
    if gap is None:
        ours, theirs = (frame.axis.index(_date(frame, kept[n])) for n in (place - 1, place))
        same = week_of(frame.axis, ours) == week_of(frame.axis, theirs)
        return [0, *(days if mask else 0 for mask in before)] if same else [days]
    low, high = gap
    found = [0]
    for run, mask in enumerate(before):
        if not mask:
            continue
        for more in range(low, high + 1):
            there = mask << more & days
            if more < 7 and there:  # noqa: PLR2004 - days of a week
                inside = there & mondays[more]
                if inside:
                    found += [0] * (run + 2 - len(found))
                    found[run + 1] |= inside
                there &= ~inside
            found[0] |= there
        if frame.summer and frame.summer[0] > 0 and frame.task.elements[kept[place - 1]].kind == "session":
            first, last = frame.summer
            earlier, later = mask & (1 << first) - 1, days >> last + 1 << last + 1
            for more in range(high + 1, high + last - first + 2) if earlier else ():
                found[0] |= earlier << more & later
    return found


def _date(frame: Frame, index: int) -> dt.date:
    date = frame.task.elements[index].date
    if date is None:
        raise ValueError(index)
    return date


def week_of(axis: Axis, day: int) -> int:
    """Position of the Monday of a day's week; may lie before the axis."""
    return day - axis.days[day].weekday()


def _within(frame: Frame, settings: Settings, run: tuple[int, ...]) -> int:
    """Days in whose week all these elements keep every weekly limit of the last one's people."""
    axis, elements = frame.axis, frame.task.elements
    allowed = (1 << axis.count) - 1
    if all(elements[index].pin for index in run):
        return allowed
    for layer in frame.layers:
        used = sum(layer.person in elements[index].staff for index in run)
        if layer.limit is None or layer.id in settings.off or layer.person not in elements[run[-1]].staff:
            continue
        for day in range(axis.count):
            if used > layer.limit - layer.booked.get(week_of(axis, day), 0):
                allowed &= ~(1 << day)
    return allowed
