"""The program file, version 1: the exchange of one pair of municipalities in one season."""

from typing import Annotated, Literal

from pydantic import Field

from skew_cli.model.municipality import Weekday
from skew_cli.model.people import Person
from skew_cli.model.session import Exploration, Progress, Seminar, Session, SessionDefaults
from skew_cli.model.types import Date, Id, Lang, Mode, Model, Purpose, Shorthand, Side, Status, Time, Wording
from skew_cli.model.visibility import INTERNAL, PERSONAL

SCHEMA = 1
"""The version of the file format that this release reads."""


class Department(Model):
    """A department or municipal enterprise that takes part."""

    name: Wording
    id: Id | None = None
    enterprise: bool = False
    """True for a municipal enterprise."""


class Partner(Model):
    """One of the two municipalities and its people."""

    municipality: str
    """Id, name or alias from the directory of municipalities."""
    departments: tuple[Annotated[Department, Shorthand("name")], ...] = ()
    languages: tuple[Lang, ...] = ()
    coordinator: Id | None = None
    deputy_coordinator: Id | None = None
    leadership: Id | None = None
    approval: Date | None = None
    """Day on which the leadership approved the program."""


class Partners(Model):
    """The pair: one municipality in North Rhine-Westphalia, one in Palestine."""

    nrw: Partner | None = None
    palestine: Partner | None = None

    def of(self, side: Side) -> Partner | None:
        """The partner of that side."""
        return self.nrw if side == "nrw" else self.palestine


class Goal(Model):
    """A learning goal."""

    text: Wording
    side: Side | Literal["both"] | None = None
    purpose: Purpose | None = None


class Theme(Model):
    """A thematic focus; the six of the call are suggestions, others are welcome."""

    id: Id
    title: Wording | None = None
    guiding_questions: tuple[Wording, ...] = ()
    goals: tuple[Goal, ...] = ()


class CivilSociety(Model):
    """A civil-society organisation or actor of one side."""

    id: Id
    side: Side
    name: Wording
    type: Literal["association", "thematic_actor"] | None = None
    theme: Id | None = None
    """The theme through which a `thematic_actor` takes part."""


class Recording(Model):
    """Whether sessions are recorded, and on what terms."""

    planned: bool = False
    consent: Wording | None = None
    purpose: Wording | None = None
    delete_by: Date | None = None


class Privacy(Model):
    """The privacy notice."""

    notice: Date | None = None
    """Day on which it was or will be sent."""
    third_country: bool = False
    """Whether it mentions the transfer to a third country."""


class Access(Model):
    """Access needs of participants."""

    asked: Date | None = None
    needs: Annotated[Wording | None, PERSONAL] = None


class Travel(Model):
    """The physical part: journey and stay."""

    arrival: Date | None = None
    departure: Date | None = None
    host: Side | None = None
    accommodation: Annotated[Wording | None, INTERNAL] = None
    notes: Annotated[Wording | None, INTERNAL] = None


class Risk(Model):
    """Security, and the way to call off or postpone."""

    security: Annotated[Wording | None, INTERNAL] = None
    call_off: Annotated[Wording | None, INTERNAL] = None


class Kept(Model):
    """A theme or session of the predecessor that stays or goes."""

    item: str
    """Id of a theme or session of the predecessor, or free text."""
    note: Annotated[Wording | None, INTERNAL] = None


KeptItem = Annotated[Kept, Shorthand("item")]


class Adaptation(Model):
    """What became of the predecessor's plan."""

    kept: tuple[KeptItem, ...] = ()
    dropped: tuple[KeptItem, ...] = ()
    new: tuple[Wording, ...] = ()


class Assessment(Model):
    """The evaluation by one party."""

    on: Date | None = None
    summary: Annotated[Wording | None, INTERNAL] = None


class Evaluation(Model):
    """Evaluation by guest and host."""

    guest: Assessment | None = None
    host: Assessment | None = None


class Action(Model):
    """A follow-up action."""

    action: Wording
    owner: Annotated[str | None, PERSONAL] = None
    date: Date | None = None


class FollowUp(Model):
    """What comes of the program."""

    actions: tuple[Action, ...] = ()
    new_fields: tuple[Wording, ...] = ()
    """New fields of cooperation."""
    report: Date | None = None
    """Day of the short report."""


class Unavailable(Model):
    """Days on which a side cannot take part, both included."""

    first: Date = Field(alias="from")
    last: Date = Field(alias="to")
    side: Side | Literal["both"] = "both"
    reason: Annotated[Wording | None, INTERNAL] = None


class Wishes(Model):
    """What a program wants of its dates; `skew schedule` keeps to it."""

    weekdays: tuple[Weekday, ...] = ()
    """Only these weekdays; empty allows all."""
    starts: tuple[Time, ...] = ()
    """Only these starts, Berlin time; empty allows those of the season profile."""
    unavailable: tuple[Unavailable, ...] = ()
    earliest: Date | None = None
    """First day for a session."""
    latest: Date | None = None
    """Last day for a session, included."""
    every_days: int | None = None
    """Days from one session to the next, two more or fewer at most."""


class CalendarSettings(Model):
    """How the calendar of the program is written."""

    utc: bool = False
    """Times in UTC instead of Europe/Berlin; switching it changes every entry that was sent."""


class Program(Model):
    """One program file."""

    id: Id
    season: int
    status: Status = "idea"
    mode: Mode = "virtual"
    visibility: Literal["internal", "public"] = "internal"
    series: str | None = None
    """UUID, made once by `skew create`: the namespace of all calendar UIDs. Never copy it to another program."""
    title: Wording | None = None
    partnership_type: Literal["twinning", "project_partnership", "initiation"] | None = None
    funding: Wording | None = None
    advisor: Id | None = None
    languages: tuple[Lang, ...] = ()
    sister: str | None = None
    """`SEASON/ID` of the program of the other direction."""
    predecessor: str | None = None
    """`SEASON/ID` of the program from which this one was adapted."""
    partners: Partners
    themes: tuple[Annotated[Theme, Shorthand("id")], ...] = ()
    civil_society: tuple[CivilSociety, ...] = ()
    people: tuple[Person, ...] = ()
    exploration: Exploration | None = None
    seminars: tuple[Annotated[Seminar, Shorthand("id", shared=True)], ...] = ()
    """Seminars of this program; a plain id names one of `season.yaml`."""
    network: tuple[Id, ...] = ()
    """Network events of `season.yaml` in which the pair takes part."""
    session_defaults: SessionDefaults | None = None
    sessions: tuple[Session, ...] = ()
    calendar: CalendarSettings | None = None
    travel: Travel | None = None
    risk: Risk | None = None
    recording: Recording | None = None
    privacy: Privacy | None = None
    access: Access | None = None
    planning: Annotated[Wishes | None, INTERNAL] = None
    adaptation: Adaptation | None = None
    evaluation: Evaluation | None = None
    follow_up: FollowUp | None = None
    checklist: Annotated[Progress, INTERNAL] = Field(default_factory=dict)
    """Closing checklist (AB items) done."""
    notes: Annotated[Wording | None, INTERNAL] = None

    def session(self, index: int) -> Session:
        """The session at an index, completed by `session_defaults`."""
        session, given = self.sessions[index], self.session_defaults
        if given is None:
            return session
        own, values = session.__pydantic_fields_set__, vars(given)
        missing = {name: values[name] for name in given.__pydantic_fields_set__ - own}
        made = type(session).__new__(type(session))  # as model_copy does, which takes five times as long
        object.__setattr__(made, "__dict__", {**vars(session), **missing})
        object.__setattr__(made, "__pydantic_fields_set__", own | missing.keys())
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        return made

    def session_mode(self, session: Session) -> Literal["virtual", "physical"]:
        """The mode of a session: its own, or `physical` in a physical program."""
        return session.mode or ("physical" if self.mode == "physical" else "virtual")
