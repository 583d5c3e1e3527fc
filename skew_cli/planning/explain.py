"""Why nothing fits: a minimal conflict of rules, and the smallest changes that would help, each tried out.

QuickXplain (Junker 2004) over the layers, the hardest to change first: an easily changed rule is named only if the
hard ones alone do not explain it.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from skew_cli.model.planning import Dates
from skew_cli.planning.chain import Chain, best
from skew_cli.planning.frame import Frame, Settings
from skew_cli.planning.layers import PERIODS, span_of
from skew_cli.planning.maker import Layer
from skew_cli.planning.proposals import Proposal, priced_dates, without
from skew_cli.planning.reach import reach

_LEVELS = ("fact", "booking", "limit", "wish")
_RHYTHMS = (7, 14, 21)
_ENOUGH = 8
"""Pairs of changes that are named at most."""


@dataclass(frozen=True, kw_only=True)
class Repair:
    """A change that makes room, with the dates that prove it."""

    rules: tuple[Layer, ...]
    settings: Settings
    proposal: Proposal
    values: tuple[int | dt.date | None, ...]
    """For each rule its nearest value that is enough; None for one that has none."""
    freed: tuple[dt.date, ...] = ()
    """For a closed period: the days that the plan uses."""


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """A conflict and what would help."""

    conflict: tuple[Layer, ...]
    """Together they leave no room, without any one of them there is some; the easiest to change first."""
    repairs: tuple[Repair, ...]


def feasible(frame: Frame, settings: Settings) -> bool:
    """Whether anything fits, whatever it costs."""
    return reach(frame, settings) is not None


def explain(frame: Frame, settings: Settings) -> Explanation:
    """The conflict and its repairs, when nothing fits."""
    active = [each for each in frame.layers if each.id not in settings.off]
    ordered = sorted(active, key=lambda each: _LEVELS.index(each.level))
    names = [each.id for each in ordered]
    everything = frozenset(names)

    def holds(kept: Sequence[str]) -> bool:
        return feasible(frame, without(settings, everything - {*kept}))

    if not holds([]):
        return Explanation(conflict=(), repairs=())
    found = _conflict(holds, [], names, changed=False)
    conflict = sorted((frame.by_id[each] for each in found), key=lambda each: -_LEVELS.index(each.level))
    repairs = [each for layer in conflict if layer.level != "fact" for each in _repairs(frame, settings, layer)]
    if not repairs:
        repairs = list(_pairs(frame, settings, [each for each in conflict if each.level != "fact"], ordered))
    unique = {(each.settings.off, tuple(sorted(each.settings.values.items(), key=str))): each for each in repairs}
    return Explanation(conflict=tuple(conflict), repairs=tuple(unique.values()))


def _conflict(
    holds: Callable[[Sequence[str]], bool], background: list[str], rules: list[str], *, changed: bool
) -> list[str]:
    """A minimal set of rules that, with the background, leaves no room."""
    if changed and not holds(background):
        return []
    if len(rules) == 1:
        return rules
    half = len(rules) // 2
    first, second = rules[:half], rules[half:]
    right = _conflict(holds, background + first, second, changed=bool(first))
    left = _conflict(holds, background + right, first, changed=bool(right))
    return left + right


def _repairs(frame: Frame, settings: Settings, layer: Layer) -> Iterator[Repair]:
    """What the smallest change of one rule is, if it is enough."""
    if layer.id == "every-days":
        yield from _other_rhythms(frame, settings, layer)
        return
    dropped = without(settings, [layer.id])
    if not feasible(frame, dropped):
        return
    value = _nearest(frame, settings, layer)
    changed = settings if value is not None else dropped
    if value is not None:
        changed = replace(settings, values={**settings.values, layer.id: value})
    found = _planned(frame, changed)
    if found is not None:
        freed = _freed(frame, layer, found.dates) if value is None else ()
        yield Repair(rules=(layer,), settings=changed, proposal=found, values=(value,), freed=freed)


def _other_rhythms(frame: Frame, settings: Settings, layer: Layer) -> Iterator[Repair]:
    """Other distances of a regular series; free gaps only when none of them fits."""
    for days in _RHYTHMS:
        changed = replace(settings, values={**settings.values, layer.id: days})
        if days != frame.task.every_days and feasible(frame, changed) and (found := _planned(frame, changed)):
            yield Repair(rules=(layer,), settings=changed, proposal=found, values=(days,))
            return
    dropped = without(settings, [layer.id])
    if feasible(frame, dropped) and (found := _planned(frame, dropped)):
        yield Repair(rules=(layer,), settings=dropped, proposal=found, values=(None,))


def _nearest(frame: Frame, settings: Settings, layer: Layer) -> int | dt.date | None:
    """The value of a rule that is nearest to the present one and enough; None for a rule without an ordered value."""

    def enough(value: int | dt.date) -> bool:
        return feasible(frame, replace(settings, values={**settings.values, layer.id: value}))

    if layer.id in PERIODS:
        present = next(each for each in span_of(frame.task, layer.id) if each is not None)
        later = layer.id in ("latest", "exploration-until", "seminars-until")
        most = (frame.axis.days[-1] - present).days if later else (present - frame.axis.days[0]).days
        sign = 1 if later else -1
        steps = _first(1, most, lambda n: enough(present + dt.timedelta(days=sign * n)))
        return present + dt.timedelta(days=sign * steps) if steps is not None else None
    n = layer.values.get("n")
    if not isinstance(n, int):
        return None
    if layer.id == "sessions":
        fewer = _first(1, n - frame.task.profile.sessions_min, lambda less: enough(n - less))
        return n - fewer if fewer is not None else None
    if layer.id.endswith("-min"):
        less = _first(1, n - 1, lambda down: enough(n - down))
        return n - less if less is not None else None
    if layer.id.endswith("-max"):
        more = _first(1, max(1, 2 * n), lambda up: enough(n + up))
        return n + more if more is not None else None
    return None


def _first(low: int, high: int, holds: Callable[[int], bool]) -> int | None:
    """The smallest number that holds, by bisection; None when not even the largest does."""
    if low > high or not holds(high):
        return None
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def _planned(frame: Frame, settings: Settings) -> Proposal | None:
    chain = Chain(frame, settings)
    found = best(chain)
    return priced_dates(chain, found.dates) if found is not None else None


def _freed(frame: Frame, layer: Layer, dates: Dates) -> tuple[dt.date, ...]:
    """The days on which a plan needs the rule to give way."""
    found = []
    for index, each in enumerate(dates):
        if each is not None and layer.closes[index] & frame.axis.slot(*each):
            found.append(each[0])
    return tuple(found)


def _pairs(frame: Frame, settings: Settings, conflict: list[Layer], ordered: list[Layer]) -> Iterator[Repair]:
    """Two changes at once, one of them in the conflict; at most a few, the easiest first."""
    easy = [each for each in reversed(ordered) if each.level != "fact"]
    count = 0
    for one, two in combinations(sorted(easy, key=lambda each: each not in conflict), 2):
        if one not in conflict or count == _ENOUGH:
            return
        dropped = without(settings, [one.id, two.id])
        if feasible(frame, dropped) and (found := _planned(frame, dropped)):
            count += 1
            freed = (*_freed(frame, one, found.dates), *_freed(frame, two, found.dates))
            yield Repair(rules=(one, two), settings=dropped, proposal=found, values=(None, None), freed=freed)


def rule_of(frame: Frame, settings: Settings, word: str) -> Settings:
    """Settings without a rule, by id or by the number of a repair of the last explanation. Raises KeyError."""
    if word.isascii() and word.isdigit():
        repairs = explain(frame, settings).repairs if not feasible(frame, settings) else ()
        if not 1 <= int(word) <= len(repairs):
            raise KeyError(word)
        return repairs[int(word) - 1].settings
    if word not in frame.by_id:
        raise KeyError(word)
    return without(settings, [word])
