"""What a layer is, and how the layers of a task are made."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from skew_cli.model.finding import Param, Params
from skew_cli.model.planning import Element, Level, Origin, Task
from skew_cli.planning.axis import Axis
from skew_cli.planning.texts import RULES
from skew_cli.words import Text

LIMITED = ("moderator", "interpreter", "advisor")
"""Roles whose events of a week are limited."""
STAFF = ("moderator", "interpreter")
"""Roles that need minutes between two events."""


@dataclass(frozen=True, kw_only=True)
class Layer:
    """A rule that closes slots."""

    id: str
    text: Text
    values: Params = field(default_factory=dict)
    level: Level
    origin: Origin | None = None
    """None: a fact of the calendars."""
    closes: tuple[int, ...]
    """A mask of slots for each element."""
    limit: int | None = None
    """Of a weekly limit: how many events a week may hold."""
    booked: Mapping[int, int] = field(default_factory=dict)
    """Of a weekly limit: events of other programs by the index of the week's Monday."""
    person: str = ""


@dataclass(frozen=True, kw_only=True)
class Maker:
    """Makes layers of one task."""

    task: Task
    axis: Axis

    def layer(
        self,
        ident: str,
        text: str,
        level: Level,
        origin: Origin | None,
        closes: Iterable[int],
        **values: Param,
    ) -> Layer:
        """A layer; `closes` is a mask for each element."""
        return Layer(id=ident, text=RULES[text], values=values, level=level, origin=origin, closes=tuple(closes))

    def where(self, mask: int, concerned: Callable[[Element], bool]) -> Iterator[int]:
        """The mask for the elements that are concerned."""
        return (mask if concerned(each) else 0 for each in self.task.elements)

    def kind(self, mask: int, kind: str) -> Iterator[int]:
        """The mask for the elements of a kind."""
        return self.where(mask, lambda each: each.kind == kind)

    def outside(self, first: dt.date | None, last: dt.date | None) -> int:
        """All slots before the first and after the last day."""
        axis = self.axis
        return axis.full & ~axis.span(first or axis.days[0], last or axis.days[-1])
