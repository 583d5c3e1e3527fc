"""A task of planning: the dates of one program that are looked for, and all that bears on them, as plain facts.

Both the planner and the checker start from here, and share nothing else.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from skew_cli.model.finding import Params, Path
from skew_cli.model.municipality import Municipality, Weekday
from skew_cli.model.season import SeasonProfile
from skew_cli.model.types import Side

Kind = Literal["exploration", "seminar", "session"]
Pin = Literal["held", "confirmed", "past", "near", "chosen"]
Level = Literal["fact", "booking", "limit", "wish"]
"""Who could change a rule, the hardest first: nobody, another program, the season profile, this program."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a rule comes from: a file of the repository or, beginning with `templates/`, a template."""

    file: str
    path: Path = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """An exploration meeting, seminar or session to be dated."""

    key: str
    """As in calendars: `explore`, `seminar-<id>`, `session-<id>`."""
    kind: Kind
    number: int
    """Of a seminar or session, 1-based; 0 for the exploration meeting."""
    path: Path
    title: str
    minutes: int
    sides: tuple[Side, ...]
    staff: Mapping[str, str]
    """Ids of the people whose time counts, with their roles: moderator, interpreter, advisor and others."""
    room: str | None = None
    date: dt.date | None = None
    """The present date, Berlin time."""
    start: dt.time | None = None
    """The start that the file names, Berlin time."""
    pin: Pin | None = None
    """Why the present date stays."""
    lost: bool = False
    """The present date falls out: another one is needed."""
    only: dt.time | None = None
    """The start that was asked for."""
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Booking:
    """An event of another program, or of the season, that takes people, rooms and departments."""

    program: str
    """`SEASON/ID`; empty for events of the season."""
    name: str
    start: dt.datetime
    """Aware, UTC, like `end`; half-open."""
    end: dt.datetime
    date: dt.date
    """German date."""
    staff: Mapping[str, str]
    municipalities: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    """Municipality and department, joined by `/`."""
    room: str | None = None
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Away:
    """A person or a side that has no time on some days, both included."""

    who: str
    """A side, or the id of a person."""
    name: str
    first: dt.date
    last: dt.date
    reason: str = ""
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Everything that planning one program needs."""

    program: str
    """`SEASON/ID`."""
    season: int
    today: dt.date
    profile: SeasonProfile
    window: tuple[dt.date, dt.date]
    """First and last day of the season for sessions."""
    municipalities: Mapping[Side, Municipality]
    departments: tuple[str, ...] = ()
    elements: tuple[Element, ...]
    """In order: exploration meeting, seminars, sessions."""
    prepared: tuple[dt.date, Origin] | None = None
    """German date of the last seminar that is shared with other programs: the first session comes after it."""
    weekdays: tuple[Weekday, ...] = ()
    starts: tuple[dt.time, ...] = ()
    earliest: dt.date | None = None
    latest: dt.date | None = None
    every_days: int | None = None
    away: tuple[Away, ...] = ()
    bookings: tuple[Booking, ...] = ()
    move_cost: int = 0
    """For every present date that changes."""
    people: Mapping[str, str] = field(default_factory=dict)
    """Names by id."""
    origins: Mapping[str, Origin] = field(default_factory=dict)
    """Where keys of the season profile and of the program's wishes stand."""

    @property
    def sessions(self) -> tuple[int, ...]:
        """Indices of the sessions."""
        return tuple(n for n, each in enumerate(self.elements) if each.kind == "session")


Dates = tuple[tuple[dt.date, dt.time] | None, ...]
"""A date and a start in Berlin time for each element of a task; None for a session that is left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CostLine:
    """Why a plan is not free."""

    rule: str
    points: int
    element: int | None = None
    """Index of the element; None concerns the series."""
    params: Params = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A rule that a date breaks."""

    rule: str
    element: int
    params: Params = field(default_factory=dict)
