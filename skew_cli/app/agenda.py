"""What comes up in all programs: meetings, items due, interpreters and material, findings newly in force, publications."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from skew_cli.app.load import Index
from skew_cli.app.outstanding import Outstanding, Publications, outstanding
from skew_cli.app.reading import Source
from skew_cli.app.validation.check import Selection, check
from skew_cli.calendars.deadlines import Checklist, Deadline
from skew_cli.calendars.meetings import Meeting, network_schedule
from skew_cli.calendars.zones import BERLIN, zone
from skew_cli.model.finding import SEVERITIES, Finding
from skew_cli.model.season import SeasonDate
from skew_cli.rules.rule import Case

_BEFORE = dt.timedelta(days=7)
"""A finding is new if it was not there so long ago."""
_INTERPRETED = ("consecutive", "simultaneous")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """A meeting with the programs that hold it: several for a shared seminar or an event of the network."""

    meeting: Meeting
    cases: tuple[Case, ...]
    common: bool
    """Whether it belongs to the season, not to one program."""

    @property
    def date(self) -> dt.date:
        """Its day in Berlin."""
        return self.meeting.start_utc.astimezone(zone(BERLIN)).date()


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do by a day; before today it is overdue."""

    what: Literal["item", "interpreters", "materials"]
    due: dt.date
    cases: tuple[Case, ...]
    checklist: Checklist | None = None
    deadline: Deadline | None = None
    """Of an item of a checklist."""
    gathering: Gathering | None = None
    """Of interpreters and materials."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Everything, each list in order of date."""

    today: dt.date
    last: dt.date
    """Last day of the window, included; the first one is today."""
    cases: tuple[Case, ...]
    """The programs that were looked at."""
    gatherings: tuple[Gathering, ...]
    dates: tuple[SeasonDate, ...]
    tasks: tuple[Task, ...]
    findings: tuple[Finding, ...]
    """Errors and warnings that are in force because time passed."""
    publications: tuple[tuple[Case, Outstanding], ...]

    @property
    def due(self) -> tuple[Task, ...]:
        """Tasks from today on."""
        return tuple(each for each in self.tasks if each.due >= self.today)

    @property
    def overdue(self) -> tuple[Task, ...]:
        """Tasks that should be done."""
        return tuple(each for each in self.tasks if each.due < self.today)


def agenda(
    index: Index, cases: Sequence[Case], *, days: int, common: bool, publications: Publications = outstanding
) -> Agenda:
    """What comes up in these programs in so many days, today included.

    With `common` the dates of their seasons and findings in shared files are told, too. Cancelled programs are left out.
    """
    active = [each for each in cases if each.program.status != "cancelled"]
    last = index.today + dt.timedelta(days=days - 1)
    every = tuple(gatherings(active))
    ahead = [each for each in every if each.date >= index.today]
    tasks = [*_items(active, last), *_before_meetings(ahead, last)]
    files = {each.file for each in active}
    found = (each for each in new_findings(index) if each.file in files or (common and index.source(each.file).shared))
    waiting = ((each, publications(index, _source(index, each))) for each in active)
    return Agenda(
        today=index.today,
        last=last,
        cases=tuple(active),
        gatherings=tuple(each for each in ahead if each.date <= last),
        dates=tuple(_dates(index, active, last)) if common else (),
        tasks=tuple(sorted(tasks, key=lambda each: (each.due, each.cases[0].file if each.cases else ""))),
        findings=tuple(found),
        publications=tuple((case, each) for case, each in waiting if each),
    )


def gatherings(cases: Iterable[Case]) -> Iterator[Gathering]:
    """The active meetings of programs and of the network formats they take part in, each once, in order of start."""
    found: dict[tuple[object, str], list[tuple[Case, Meeting]]] = {}
    shared: set[tuple[object, str]] = set()
    for case in cases:
        for meeting in case.meetings:
            common = meeting.kind == "seminar" and case.program.seminars[int(meeting.path[1])].shared
            key = (case.program.season if common else case.file, meeting.key)
            found.setdefault(key, []).append((case, meeting))
            shared |= {key} if common else set()
        network = {f"network-{each}" for each in case.program.network}
        if network:
            for meeting in network_schedule(case.shared, minutes=case.profile.session_minutes):
                if meeting.key in network and meeting.active:
                    key = (case.program.season, meeting.key)
                    found.setdefault(key, []).append((case, meeting))
                    shared.add(key)
    every = (
        Gathering(meeting=parts[0][1], cases=tuple(case for case, _ in parts), common=key in shared)
        for key, parts in found.items()
    )
    yield from sorted(every, key=lambda each: (each.meeting.start_utc, each.cases[0].file))


def new_findings(index: Index) -> tuple[Finding, ...]:
    """Open errors and warnings that a week ago were not there or less severe, although no file changed since."""
    now = [each for each in check(index).findings if each.suppressed is None and each.severity != "info"]
    if not now:
        return ()
    # Only the rules that speak today can have something new to say.
    rules = Selection(select=tuple(sorted({each.code for each in now})))
    earlier = check(index.judged(today=index.today - _BEFORE), rules).findings
    before = {_key(each): each for each in earlier if each.suppressed is None}
    return tuple(each for each in now if _rose(each, before.get(_key(each))))


def _key(finding: Finding) -> object:
    """What a finding is about; its values may change from day to day."""
    return (finding.file, finding.code, finding.path, finding.message_id)


def _rose(finding: Finding, before: Finding | None) -> bool:
    return before is None or SEVERITIES.index(before.severity) > SEVERITIES.index(finding.severity)


def _items(cases: Iterable[Case], last: dt.date) -> Iterator[Task]:
    """Open items of the checklists up to the last day; of a program that is done only those of the closing."""
    for case in cases:
        for checklist in case.checklists:
            if case.program.status == "done" and checklist.kind != "closing":
                continue
            for each in checklist.deadlines:
                if each.missing is None and each.done is None and each.due is not None and each.due <= last:
                    yield Task(what="item", due=each.due, cases=(case,), checklist=checklist, deadline=each)


def _before_meetings(ahead: Iterable[Gathering], last: dt.date) -> Iterator[Task]:
    """Interpreters to be confirmed and material that they need, for interpreted meetings that are not over."""
    for each in ahead:
        event, profile = each.meeting.event, each.cases[0].profile
        if event.interpretation not in _INTERPRETED or event.status == "held":
            continue
        due = each.date - dt.timedelta(days=profile.interpreter_confirm_days)
        if due <= last and any(not interpreter.confirmed for interpreter in event.interpreters):
            yield Task(what="interpreters", due=due, cases=each.cases, gathering=each)
        due = each.date - dt.timedelta(days=profile.material_lead_days)
        if due <= last and any(material.sent_to_interpreters is None for material in event.materials):
            yield Task(what="materials", due=due, cases=each.cases, gathering=each)


def _dates(index: Index, cases: Iterable[Case], last: dt.date) -> list[SeasonDate]:
    seasons = {index.today.year, *(each.program.season for each in cases)}
    every = (date for season in seasons if (shared := index.shared.get(season)) for date in shared.dates)
    return sorted(
        (each for each in every if (each.until or each.date) >= index.today and each.date <= last),
        key=lambda each: (each.date, each.id),
    )


def _source(index: Index, case: Case) -> Source:
    return index.sources[case.file]
