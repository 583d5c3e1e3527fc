"""A task made ready: its axis, layers and charges, and the rules on gaps and numbers that concern two dates or all."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from skew_cli.calendars.calendar import Calendar
from skew_cli.calendars.days import nrw_summer_holidays
from skew_cli.model.planning import Level, Task
from skew_cli.model.season import DayRange
from skew_cli.planning.axis import Axis, axis
from skew_cli.planning.charges import Charge, charges
from skew_cli.planning.layers import PERIODS, layers, period
from skew_cli.planning.maker import Layer, Maker
from skew_cli.planning.texts import RULES

_FAR = 366


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Rules that are switched off, or have another value than in the files."""

    off: frozenset[str] = frozenset()
    values: Mapping[str, int | dt.date] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What the chain and the explanation work on."""

    task: Task
    axis: Axis
    calendar: Calendar
    layers: tuple[Layer, ...]
    """Those that close slots, then those on gaps and numbers, which close none."""
    summer: tuple[int, int] | None
    """First and last day of the NRW summer holidays as positions on the axis."""

    @cached_property
    def by_id(self) -> Mapping[str, Layer]:
        """Every rule by its id."""
        return {each.id: each for each in self.layers}

    def free(self, settings: Settings) -> tuple[int, ...]:
        """The slots of each element that no rule closes."""
        closed = [0] * len(self.task.elements)
        for each in self.layers:
            if each.id in settings.off:
                continue
            layer = each
            if each.id in PERIODS and each.id in settings.values:
                layer = self._other_day(each.id, settings.values[each.id])
            for index, mask in enumerate(layer.closes):
                closed[index] |= mask
        return tuple(self.axis.full & ~each for each in closed)

    def _other_day(self, ident: str, value: int | dt.date) -> Layer:
        if not isinstance(value, dt.date):
            raise TypeError(ident)
        return period(Maker(task=self.task, axis=self.axis), ident, PERIODS[ident], value)

    def charges(self, free: tuple[int, ...]) -> tuple[Charge, ...]:
        """What the free slots cost."""
        return charges(self.task, self.axis, self.calendar, free)

    def kept(self, settings: Settings) -> tuple[int, ...]:
        """Indices of the elements that are planned: all, or fewer sessions, the last ones left out first."""
        sessions = self.task.sessions
        wanted = settings.values.get("sessions", len(sessions))
        if "sessions" in settings.off:
            wanted = min(len(sessions), self.task.profile.sessions_min)
        loose = [index for index in sessions if self.task.elements[index].pin is None]
        surplus = len(sessions) - wanted if isinstance(wanted, int) else 0
        left = set(loose[len(loose) - surplus :]) if surplus > 0 else set()
        return tuple(index for index in range(len(self.task.elements)) if index not in left)

    def gap(self, before: int, after: int, settings: Settings) -> tuple[int, int] | None:
        """Fewest and most days between two neighbours; None when both are pinned and stay as they are."""
        one, two = self.task.elements[before], self.task.elements[after]
        if all(each.pin and f"pin-{each.key}" not in settings.off for each in (one, two)):
            return None
        low_rule, high_rule = gap_rules(self.task, before, after)
        usual, loose = gap_values(self.task, before, after)

        def value(rule: str | None, which: int) -> int:
            if rule is None or rule in settings.off:
                return (min, max)[which](loose[which], usual[which])
            other = settings.values.get(rule)
            if isinstance(other, int):
                return other + (2 * which - 1) * (2 if rule == "every-days" else 0)
            return usual[which]

        return max(1, value(low_rule, 0)), value(high_rule, 1)


def gap_rules(task: Task, before: int, after: int) -> tuple[str, str | None]:
    """Ids of the rules on the fewest and the most days between two neighbours."""
    one, two = task.elements[before].kind, task.elements[after].kind
    if one == "session":
        return ("every-days", "every-days") if task.every_days is not None else ("gap-min", "gap-max")
    name = "exploration-gap" if one == "exploration" else "seminar-gap" if two == "seminar" else "preparation"
    return f"{name}-min", None if (one, two) == ("exploration", "session") else f"{name}-max"


def gap_values(task: Task, before: int, after: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Fewest and most days by the rules, and when those rules are dropped."""
    one, two = task.elements[before].kind, task.elements[after].kind
    profile, planning = task.profile, task.profile.planning
    if one == "session":
        comfortable = (planning.gap.min, planning.gap.max)
        if task.every_days is not None:
            return (task.every_days - 2, task.every_days + 2), comfortable
        return comfortable, (profile.gap_min_days, profile.gap_max_days)
    if (one, two) == ("exploration", "session"):
        return (profile.exploration_lead_days, _FAR), (1, _FAR)
    given: DayRange = (
        planning.exploration_to_seminar
        if one == "exploration"
        else planning.seminar_to_seminar
        if two == "seminar"
        else planning.seminar_to_session
    )
    return (given.min, given.max), (1, _FAR)


def frame(task: Task, calendar: Calendar) -> Frame:
    """Builds the masks of a task."""
    days = axis(task)
    summer = nrw_summer_holidays(task.window[0].year)
    return Frame(
        task=task,
        axis=days,
        calendar=calendar,
        layers=(*layers(task, days, calendar), *_structure(task)),
        summer=(days.index(summer[0]), days.index(summer[1])) if summer else None,
    )


def _structure(task: Task) -> tuple[Layer, ...]:
    """The rules on gaps and on the number of sessions."""
    none = (0,) * len(task.elements)
    found: dict[str, Layer] = {}
    for before in range(len(task.elements) - 1):
        (low, high), _ = gap_values(task, before, before + 1)
        for rule, days in zip(gap_rules(task, before, before + 1), (low, high), strict=True):
            if rule is None or rule in found:
                continue
            level: Level = "wish" if rule == "every-days" else "limit"
            n = task.every_days if rule == "every-days" and task.every_days is not None else days
            text = RULES.get(f"{rule}-{n}", RULES[rule])
            origin = task.origins.get(rule) or task.origins.get("planning")
            found[rule] = Layer(id=rule, text=text, values={"n": n}, level=level, origin=origin, closes=none)
    count = len(task.sessions)
    if count:
        origin = task.origins.get("sessions")
        layer = Layer(
            id="sessions", text=RULES["sessions"], values={"n": count}, level="wish", origin=origin, closes=none
        )
        found["sessions"] = layer
    return tuple(found.values())
