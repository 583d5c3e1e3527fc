"""What a document is made from: a program with its calendar, people and words."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from skew_cli.calendars.meetings import Meeting
from skew_cli.languages.catalogue import Catalogue
from skew_cli.model.municipality import Municipality
from skew_cli.model.people import Person
from skew_cli.model.program import Program
from skew_cli.model.season import SeasonProfile
from skew_cli.model.template import Missing, Role
from skew_cli.model.tree import Doc
from skew_cli.model.types import Side
from skew_cli.model.visibility import Audience

Phase = Literal["before", "during", "after", "closing"]
PHASES: tuple[Phase, ...] = ("before", "during", "after", "closing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a checklist with its dates; the text is in the language of the document, placeholders filled."""

    id: str
    phase: Phase
    text: str
    who: tuple[Role, ...] = ()
    due: dt.date | None = None
    """None while the event that it counts from has no date."""
    done: dt.date | None = None
    by: str = ""
    """The role that did it, or how the file names who did; nothing where the audience must not see progress."""
    note: str = ""
    """A remark about it, in the language of the document."""
    side: Side | None = None
    """The only side that it concerns."""
    left_out: Missing | None = None
    """Why the item is left out: a condition that does not hold, or `off`."""
    reason: str = ""
    """What the repository says about an item that it switched off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A checklist of one event, or of the whole program."""

    title: str
    items: tuple[Item, ...]
    key: str = ""
    """Key of the meeting: `explore`, `session-<id>`; empty for the closing checklist."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Material:
    """All that a kind of document may look at."""

    program: Program
    season: SeasonProfile
    nrw: Municipality | None
    """None where the directory does not know it; then the program's own text names it."""
    palestine: Municipality | None
    meetings: tuple[Meeting, ...]
    people: Mapping[str, Person]
    words: Catalogue
    checklists: tuple[Checklist, ...] = ()
    predecessor: Program | None = None
    """The program from which this one was adapted, where there is one that the audience may know of."""
    audience: Audience = "public"
    """For whom it is. What it must not see is gone from `program` and `people` already."""
    contacts: bool = False
    """Whether `people` have their names, functions, e-mail addresses and phone numbers."""
    about: str = ""
    """Key of the meeting that a document of scope `session` is about: `explore`, `session-<id>`."""
    side: Side | None = None
    """The side for which a document of scope `side` is."""
    date: dt.date | None = None
    """The day for which the document holds."""
    author: str = ""
    """The office, from the configuration."""

    def municipality(self, side: Side) -> Municipality | None:
        """The municipality of that side."""
        return self.nrw if side == "nrw" else self.palestine


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """Usable days of a month in the window of a season, for a pair."""

    first: dt.date
    """The first day of the month."""
    days: int
    """Days on which both sides work and no holiday of either stands in the way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A program of a season with what only its repository knows."""

    material: Material
    address: str
    """`SEASON/ID`."""
    errors: int
    warnings: int
    """Open findings of the check."""
    months: tuple[Month, ...] = ()
    days_left: int | None = None
    """Usable days from the day of the document to the end of the window of the season; None where nobody counted."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SeasonMaterial:
    """All that a document about a whole season may look at."""

    season: int
    profile: SeasonProfile
    words: Catalogue
    programs: tuple[Standing, ...]
    """In order of address."""
    audience: Audience = "colleagues"
    contacts: bool = False
    date: dt.date | None = None
    author: str = ""


Scope = Literal["program", "session", "side"]
"""What there is one document of: a program, each of its meetings, each of its two sides."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of document about a program; `documents/<name>.py` holds one."""

    name: str
    build: Callable[[Material], Doc]
    scope: Scope = "program"
    audience: Audience = "public"
    """For whom it is unless somebody else is asked for."""
    bilingual: bool = False
    """Whether it makes sense in two languages side by side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonKind:
    """One kind of document about a season; `documents/<name>.py` holds one."""

    name: str
    build: Callable[[SeasonMaterial], Doc]
    audience: Audience = "colleagues"
