"""What a rule is: its metadata, its texts, and a check that yields problems.

A rule's file is also its manual page: the module docstring says what is wrong and why, and holds `Bad:` and `Good:`
examples that the tests run.
"""

import datetime as dt
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from skew_cli.calendars.calendar import Calendar
from skew_cli.calendars.deadlines import Checklist, checklists
from skew_cli.calendars.meetings import Fault, Meeting, Schedule
from skew_cli.model.finding import Applicability, Path, Phase, Problem, Quote, Severity
from skew_cli.model.municipality import Directory, Municipality
from skew_cli.model.people import Person
from skew_cli.model.program import Program
from skew_cli.model.season import SeasonFile, SeasonProfile
from skew_cli.model.session import Event, Exploration, Seminar, Session
from skew_cli.model.types import STATUSES, Side, Status
from skew_cli.rules.day import Day, Joint
from skew_cli.rules.marks import Marks
from skew_cli.rules.texts import Texts, texts
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.model.ledger import State
    from skew_cli.model.template import ChecklistTemplate

_RANKS = {status: rank for rank, status in enumerate(STATUSES)}


@dataclass(frozen=True, kw_only=True)
class Case:
    """A program and all that a rule may know when it looks at it."""

    file: str
    """Relative to the repository root."""
    written: bytes | None
    """What stands in that file, if its form is ordinary."""
    program: Program
    status: Status
    """The status by which the program is judged."""
    profile: SeasonProfile
    profile_year: int
    """The year whose profile is used; differs from the program's season when that has none (F008)."""
    shared: SeasonFile
    directory: Directory
    calendar: Calendar
    people: Mapping[str, Person]
    """The program's own people over those of the repository, by id."""
    shared_people: Container[str]
    """Ids of the people of the repository, the only ones compared between programs."""
    completed: tuple[Session, ...]
    """All sessions in file order, completed by `session_defaults`."""
    schedule: Schedule
    municipalities: Mapping[Side, Municipality | None]
    today: dt.date
    addresses: Mapping[str, str]
    """`SEASON/ID` of every readable program to its file."""
    unread: frozenset[str] = frozenset()
    """What rules must not call missing, because a flaw hides it: the lists `people`, `municipalities`, `seminars` and
    `network_events` of the shared files."""
    lost: Callable[[], frozenset[str]] = frozenset
    """`SEASON/ID` of program files that cannot be read: rules must not call these missing, either."""
    joint: Mapping[int, Sequence[Joint]] = field(default_factory=dict)
    """Events of all seasons that programs share, by day in Berlin as an ordinal."""
    settings: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """The tables `[rules.NAME]` of `skew.toml` by the name of the rule."""
    sexagesimal: tuple[tuple[Path, int], ...] = ()
    """Times that are written as a number, with the minutes after midnight as which they were read (F012)."""
    published: "Mapping[str, State]" = field(default_factory=dict)
    """What recipients were sent last of each meeting, by key, from the calendar ledger; empty without one."""
    templates: "Callable[[], Mapping[str, ChecklistTemplate]]" = dict
    """The checklist templates by kind, read when a rule first asks for them."""

    def at_least(self, status: Status) -> bool:
        """Whether the program has reached a status; never true for a cancelled one."""
        return self.status != "cancelled" and _RANKS[self.status] >= _RANKS[status]

    @property
    def address(self) -> str:
        """`SEASON/ID`."""
        return f"{self.program.season}/{self.program.id}"

    @cached_property
    def texts(self) -> Texts:
        """All texts of the program with their paths, in the order of the file format."""
        return texts(self.program)

    @cached_property
    def said(self) -> bytes:
        """Bytes among which is every ASCII word of `texts`, and more; a fraction of their cost where nothing is found.

        Texts come from the file, where only an escape can hide a word; an id that is missing is the name of the file.
        """
        self.program.model_dump(include=set())  # tells `skew explain` that all of it is read
        said = self.written
        if said is None or b"\\" in said:
            said = "\n".join([text for _, text in self.texts]).encode("utf-8", "surrogatepass")
        return said + self.file.encode("utf-8", "surrogatepass")

    @cached_property
    def sessions(self) -> tuple[tuple[Path, Session], ...]:
        """Active sessions with their paths, in file order, completed by `session_defaults`."""
        return tuple([(("sessions", n), each) for n, each in enumerate(self.completed) if each.status != "cancelled"])

    @cached_property
    def online(self) -> tuple[tuple[Path, Session], ...]:
        """Active online sessions (rulebook 1.7): virtual ones of a virtual or hybrid program."""
        if self.program.mode == "physical":
            return ()
        mode = self.program.session_mode
        return tuple([(path, each) for path, each in self.sessions if mode(each) == "virtual"])

    @cached_property
    def exploration(self) -> Exploration | None:
        """The active exploration meeting, if it has a date; without one rule X001 speaks, X002 to X006 are silent."""
        meeting = self.program.exploration
        return meeting if meeting and meeting.date and meeting.status != "cancelled" else None

    @cached_property
    def seminars(self) -> tuple[tuple[Path, Seminar], ...]:
        """Active seminars with their paths in the program, shared ones taken from the season file."""
        shared = {each.id: each for each in self.shared.seminars}
        found = [
            (("seminars", n), shared.get(each.id) if each.shared else each)
            for n, each in enumerate(self.program.seminars)
        ]
        return tuple([(path, each) for path, each in found if each and each.status != "cancelled"])

    @cached_property
    def lost_seminars(self) -> frozenset[str]:
        """Ids of seminars that the program names and the season does not have (F007): nothing is known of them."""
        known = {each.id for each in self.shared.seminars}
        return frozenset(each.id for each in self.program.seminars if each.shared) - known

    @cached_property
    def events(self) -> tuple[tuple[Path, Event], ...]:
        """Active events with their paths, dated or not: exploration meeting, seminars, sessions; network events not."""
        meeting = self.program.exploration
        first = ((("exploration",), meeting),) if meeting and meeting.status != "cancelled" else ()
        return (*first, *self.seminars, *self.sessions)

    @cached_property
    def session_meetings(self) -> tuple[Meeting, ...]:
        """Active sessions that have a place in time, in order of start."""
        return self.schedule.of("session")

    @cached_property
    def online_meetings(self) -> tuple[Meeting, ...]:
        """Those of them that are online."""
        online = {path for path, _ in self.online}
        return tuple([each for each in self.session_meetings if each.path in online])

    def place(self, path: Path, field: str) -> Path:
        """Where an event says a field: in itself or, when a session does not, in `session_defaults`."""
        own = path[0] != "sessions" or field in self.program.sessions[int(path[1])].model_fields_set
        return (*path, field) if own else ("session_defaults", field)

    def town(self, side: Side) -> Quote:
        """The municipality of a side for a sentence: as the directory names it, else as written; empty without one."""
        partner = self.program.partners.of(side)
        written = partner.municipality if partner else ""
        found = self.directory.find(written)
        return Quote(found.title("de") if found else written)

    def length(self, session: Session) -> int:
        """Length of a session in minutes."""
        given = session.duration_min
        return given if given is not None else self.profile.session_minutes

    @cached_property
    def meetings(self) -> tuple[Meeting, ...]:
        """Active meetings in order of start, network events excluded."""
        return tuple([each for each in self.schedule.meetings if each.active])

    @cached_property
    def upcoming(self) -> tuple[tuple[Meeting, tuple[Side, ...]], ...]:
        """Active meetings that are not held yet, each with the sides whose calendar counts."""
        return tuple([(each, self.calendar_sides(each)) for each in self.meetings if each.event.status != "held"])

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """Active events that cannot be placed in time; every rule on dates but D001 to D003 is silent on them."""
        return tuple([each for each in self.schedule.faults if each.event.status != "cancelled"])

    @cached_property
    def days(self) -> tuple[Day, ...]:
        """The days of active meetings that are not held yet, for each known municipality whose calendar counts."""
        found = []
        for meeting, sides in self.upcoming:
            for side in sides:
                if municipality := self.municipalities[side]:
                    date = meeting.local(side)[0].date()
                    reason, notes = self.calendar.day(municipality, date)
                    found.append(Day(meeting, side, municipality, date, reason, notes))
        return tuple(found)

    def ahead(self, event: Event, days: int) -> bool:
        """Whether an event is still to come, today included, and at most so many days away."""
        return event.status != "held" and event.date is not None and 0 <= (event.date - self.today).days <= days

    @cached_property
    def checklists(self) -> tuple[Checklist, ...]:
        """Every checklist of the program with its due dates."""
        return tuple(checklists(self.program, self.sessions, self.schedule, self.templates()))

    def calendar_sides(self, meeting: Meeting) -> tuple[Side, ...]:
        """The sides whose calendar counts: those that take part; for a physical session the host's alone."""
        event = meeting.event
        if meeting.kind == "session" and isinstance(event, Session) and self.program.session_mode(event) == "physical":
            return (event.host,) if event.host else ()
        return meeting.sides


@dataclass(frozen=True, kw_only=True)
class Collection:
    """All programs of a repository, for rules that compare them."""

    cases: tuple[Case, ...]
    """Readable programs in order of file name; those may be missing that no rule could tell of (`Rule.marks`)."""
    network: Mapping[int, tuple[Meeting, ...]]
    """Network events by season."""
    shared: Mapping[int, SeasonFile]
    """The season files by season."""
    profile: Callable[[int], SeasonProfile]
    """The profile of a season."""
    memory: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    """What several rules need is made once."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of the rulebook."""

    code: str
    name: str
    """Kebab-case, names the flaw."""
    severity: Severity
    since: Status = "idea"
    """First status in which the rule is evaluated; `done` means only then."""
    ladder: Mapping[Status, Severity] = field(default_factory=dict)
    """Severities that hold from a status on."""
    phase: Phase = "document"
    texts: Mapping[str, Text]
    """Texts by message id; the main one has the rule's name as its key. Labels have theirs here, too."""
    beside: tuple[str, ...] = ()
    """Keys of `texts` that are no messages: labels, notes and titles of fixes."""
    also: tuple[Severity, ...] = ()
    """Severities that single problems have instead of the rule's own."""
    hint: Mapping[str, Text] | Text | None = None
    """What to do: one text, or one by message id."""
    needs: tuple[Path, ...] = ()
    """Paths, `*` for any index or side, whose *absence* the rule reports: where one of them could not be read the rule is silent."""
    check: Callable[[Case], Iterator[Problem]] | None = None
    check_all: Callable[[Collection], Iterator[Problem]] | None = None
    """For rules of the phase `repository`: they get the programs that have to be compared."""
    marks: tuple[Callable[[Case, Marks], None], ...] = ()
    """For these: leave the marks by which it is found which programs have to be compared."""
    cancelled: bool = False
    """Whether a cancelled program is checked, too."""
    settings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Keys of the table `[rules.NAME]` of `skew.toml`; each takes a list of these texts, of any if there are none."""
    german: str = ""
    """The German page: what is wrong in one sentence, then why; the examples stand in the docstring alone."""
    fixes: tuple[Applicability, ...] = ()
    """The kinds of fixes that its findings may carry."""
    version: str = "0.1.0"
    """The first version of skew that has the rule."""
    page: str = ""
    """The English page with the examples: the docstring of the module, set by the loader."""

    def severity_at(self, status: Status) -> Severity:
        """The severity by which a program of that status is judged."""
        if status == "cancelled":
            return self.severity
        reached = STATUSES.index(status)
        steps = [each for each in self.ladder if STATUSES.index(each) <= reached]
        return self.ladder[max(steps, key=STATUSES.index)] if steps else self.severity

    def applies(self, status: Status) -> bool:
        """Whether the rule is evaluated for a program of that status."""
        if status == "cancelled":
            return self.cancelled
        return _RANKS[status] >= _RANKS[self.since]
