"""Events of a program: exploration meeting, seminars and sessions, with what belongs to each."""

from typing import Annotated, Literal

from pydantic import Field

from skew_cli.model.types import (
    BlockKind,
    Date,
    EventStatus,
    Id,
    Interpretation,
    Lang,
    Model,
    Shorthand,
    Side,
    Time,
    Wording,
)
from skew_cli.model.visibility import ACCESS, INTERNAL, SECRET


class Done(Model):
    """A checklist item that is ticked off."""

    done: Date
    by: Annotated[str | None, INTERNAL] = None
    """Role that did it, such as `advisor` or `coordinator`."""
    note: Annotated[Wording | None, INTERNAL] = None


Progress = dict[
    str,
    Annotated[Done, Shorthand("done", {"type": "string", "format": "date"})],
]
"""Checklist items done: `EM03: 2024-03-26`, or with role and note."""


class Interpreter(Model):
    """An interpreter at an event."""

    person: Id
    pair: tuple[Lang, Lang] | None = None
    """Language pair, such as `[de, ar]`."""
    confirmed: bool = False


class Material(Model):
    """Something to send before an event."""

    title: Wording
    sent_to_interpreters: Date | None = None


class Block(Model):
    """One part of an agenda."""

    kind: BlockKind
    minutes: int
    """Length in minutes."""
    title: Wording | None = None
    by: Wording | None = None
    """Who speaks or leads, as text; a role is better than a name."""


class CivilPart(Model):
    """The part of a civil-society entry in a session."""

    entry: Id
    role: Literal["speaker", "discussant", "audience"]


class Event(Model):
    """What exploration meeting, seminar, session and network event share."""

    date: Date | None = None
    start: Time | None = None
    """Wall-clock start in the zone `anchor`."""
    anchor: str = "Europe/Berlin"
    """`Europe/Berlin`, `Asia/Hebron` or `Asia/Gaza`."""
    duration_min: int | None = None
    """Length in minutes, break included; without it, `session_minutes` of the season profile."""
    start_nrw: Time | None = None
    """Start in German local time; optional, compared with `start` (rule D002)."""
    start_palestine: Time | None = None
    """Start in Palestinian local time; optional, compared with `start` (rule D002)."""
    weekday: Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"] | None = None
    """Optional, compared with `date` (rule D018)."""
    status: EventStatus = "tentative"
    title: Wording | None = None
    moderator: Id | None = None
    deputy_moderator: Id | None = None
    interpretation: Interpretation | None = None
    interpreters: tuple[Interpreter, ...] = ()
    tech_host: Id | None = None
    minutes_taker: Id | None = None
    platform: str | None = None
    room: Annotated[str | None, ACCESS] = None
    """Meeting room, link or licence; compared in rule C005."""
    fallback: Annotated[Wording | None, ACCESS] = None
    """Backup dial-in or messenger group."""
    password: Annotated[str | None, SECRET] = None
    """Never exported; rule G005 warns about it."""
    materials: tuple[Material, ...] = ()
    agenda: tuple[Block, ...] = ()
    public: bool = False
    """Whether the public calendar announces it."""
    checklist: Annotated[Progress, INTERNAL] = Field(default_factory=dict)

    @property
    def interpreted(self) -> bool:
        """Whether the event is interpreted: it says so, or names interpreters and does not say `none`."""
        return self.interpretation != "none" and bool(self.interpretation or self.interpreters)


class ExplorationResult(Model):
    """What the exploration meeting decided."""

    themes: tuple[str, ...] = ()
    host_departments: tuple[Wording, ...] = ()
    guest_departments: tuple[Wording, ...] = ()
    dates: tuple[Date, ...] = ()
    """Dates agreed for the sessions."""
    notes: Annotated[Wording | None, INTERNAL] = None


class Exploration(Event):
    """The exploration meeting (Exploration-Meeting), moderated by SKEW."""

    participants: tuple[Id, ...] = ()
    civil_society: tuple[Id, ...] = ()
    """Civil-society entries that take part."""
    result: ExplorationResult | None = None


class Seminar(Event):
    """A preparatory seminar of one program or, in `season.yaml`, of several."""

    id: Id
    topic: str | None = None
    """`country_analysis`, `intercultural_communication`, or any other."""
    shared: bool = False
    """Taken from `season.yaml` by its id; a plain id in a program means this."""
    sides: tuple[Side, ...] = ("nrw", "palestine")
    optional: bool = False


class SiteVisit(Model):
    """A place that is visited, and its virtual form."""

    place: Wording
    virtual: Wording | None = None
    """How it is shown online; without it the visit is physical only (rule N003)."""


class Participants(Model):
    """Expected number of participants per side, without SKEW, interpreters and technical staff."""

    nrw: int | None = None
    palestine: int | None = None


class Session(Event):
    """One session of the hospitation: online, or one day of a physical visit."""

    id: Id
    number: int | None = None
    mode: Literal["virtual", "physical"] | None = None
    """Default: `physical` in a physical program, else `virtual`."""
    host: Side | None = None
    host_department: Wording | None = None
    guest_department: Wording | None = None
    theme: Id | None = None
    objective: Wording | None = None
    host_experts: tuple[Id, ...] = ()
    guest_participants: tuple[Id, ...] = ()
    participants: Participants | None = None
    civil_society: tuple[CivilPart, ...] = ()
    site_visit: SiteVisit | None = None
    reserve_date: Date | None = None
    minutes: Annotated[Wording | None, INTERNAL] = None
    """Minutes of the session: a summary, or where they are kept."""
    results: Annotated[Wording | None, INTERNAL] = None
    cancelled: Annotated[Wording | None, INTERNAL] = None
    """Why a session with the status `cancelled` does not take place."""


class SessionDefaults(Model):
    """What holds for every session that does not say otherwise."""

    start: Time | None = None
    anchor: str | None = None
    duration_min: int | None = None
    theme: Id | None = None
    moderator: Id | None = None
    deputy_moderator: Id | None = None
    interpretation: Interpretation | None = None
    interpreters: tuple[Interpreter, ...] = ()
    tech_host: Id | None = None
    minutes_taker: Id | None = None
    platform: str | None = None
    room: Annotated[str | None, ACCESS] = None
    fallback: Annotated[Wording | None, ACCESS] = None
