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
from skew_cli.model.template import Condition, Role
from skew_cli.model.tree import Doc
from skew_cli.model.types import Side

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
    left_out: Condition | None = None
    """The condition that does not hold, if the item is left out for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A checklist of one event, or of the whole program."""

    title: str
    items: tuple[Item, ...]
    key: str = ""
    """Key of the meeting: `explore`, `session-<id>`; empty for the closing checklist."""


@dataclass(frozen=True, slots=True, kw_only=True)
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
    with_contacts: bool = False
    """Whether names, e-mail addresses, phone numbers and links to join are shown."""
    date: dt.date | None = None
    """The day for which the document holds."""
    author: str = ""
    """The office, from the configuration."""

    def municipality(self, side: Side) -> Municipality | None:
        """The municipality of that side."""
        return self.nrw if side == "nrw" else self.palestine


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of document; `documents/<name>.py` holds one."""

    name: str
    build: Callable[[Material], Doc]
