"""The programs of a repository as cases that record what a rule reads of them, and of the files they share."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, TypeVar

from skew_cli.app.load import Index
from skew_cli.app.reading import Source, read_shared
from skew_cli.app.templates import closures_file, directory_file
from skew_cli.app.validation.tracing import Counted, Listed, Log, Read, TracedCalendar, TracedDirectory, listed, traced
from skew_cli.calendars.calendar import Calendar
from skew_cli.calendars.meetings import network_schedule, schedule
from skew_cli.model.closures import ClosuresFile
from skew_cli.model.finding import Path, Problem
from skew_cli.model.municipality import Directory, DirectoryFile
from skew_cli.model.people import People
from skew_cli.model.season import SeasonFile
from skew_cli.model.types import SIDES, Model
from skew_cli.rules.rule import Case, Collection, Rule

M = TypeVar("M", bound=Model)

_LISTS: Mapping[str, Path] = {"sessions": ("sessions",), "online": ("sessions",), "seminars": ("seminars",)}
"""What a case derives from a list of the file: who asks for its length looks at that list."""


@dataclass(frozen=True, kw_only=True)
class TracedCase(Case):
    """A case whose derived values are computed once, with a log."""

    log: Log
    made: Mapping[str, Callable[["TracedCase"], Any]]
    """How the fields that depend on the file come about."""

    def __getattribute__(self, name: str) -> Any:
        """Records what the value was derived from."""
        get = super().__getattribute__
        if name not in _DERIVED:
            return get(name)
        log: Log = get("log")
        made: Mapping[str, Callable[[TracedCase], Any]] = get("made")
        compute = made.get(name)
        value = log.once((id(self), name), (lambda: compute(self)) if compute else (lambda: get(name)))
        if name in _LISTS and not isinstance(value, Listed):
            return listed(value, log, get("file"), _LISTS[name])
        return value


_MADE: Mapping[str, Callable[[TracedCase], Any]] = {
    "municipalities": lambda case: {
        side: case.directory.find(partner.municipality) if (partner := case.program.partners.of(side)) else None
        for side in SIDES
    },
    "completed": lambda case: tuple(case.program.session(n) for n in range(len(case.program.sessions))),
    "schedule": lambda case: schedule(
        case.program,
        shared=case.shared,
        minutes=case.profile.session_minutes,
        municipalities=dict(case.municipalities),
    ),
    "sexagesimal": lambda case: (_starts(case), object.__getattribute__(case, "sexagesimal"))[1],
    "profile": lambda case: (case.program.season, object.__getattribute__(case, "profile"))[1],
    "profile_year": lambda case: (case.program.season, object.__getattribute__(case, "profile_year"))[1],
    "shared": lambda case: (case.program.season, object.__getattribute__(case, "shared"))[1],
}
_DERIVED = frozenset(
    {
        *_MADE,
        *("status", "people", "shared_people", "addresses"),
        *(name for name, each in vars(Case).items() if isinstance(each, cached_property)),
    }
)


def _starts(case: TracedCase) -> list[object]:
    program = case.program
    single = (each for each in (program.exploration, program.session_defaults) if each)
    events = (*program.sessions, *program.seminars, *single)
    return [getattr(each, name, None) for each in events for name in ("start", "start_nrw", "start_palestine")]


class TracedIndex:
    """Runs rules and says what they read, in paths of the files."""

    def __init__(self, index: Index) -> None:
        """Copies nothing before the first question."""
        self._index, self._log = index, Log()
        self._cases: dict[str, TracedCase] = {}

    def program(self, source: Source, rule: Rule) -> tuple[list[Problem], frozenset[Read]]:
        """The problems of a rule on one program, whatever its status, and what the rule read."""
        check = rule.check
        case = self.case(source)
        return self._run(lambda: list(check(case)) if check else [])

    def collection(self, rule: Rule) -> tuple[list[Problem], frozenset[Read]]:
        """The problems of a rule over all programs, and what the rule read."""
        check, all_ = rule.check_all, self._collection
        all_.memory.clear()
        return self._run(lambda: list(check(all_)) if check else [])

    def _run(self, work: Callable[[], list[Problem]]) -> tuple[list[Problem], frozenset[Read]]:
        problems, reads = self._log.during(work)
        return problems, frozenset(self._in_file(each) for each in reads)

    def _in_file(self, read: Read) -> Read:
        path = self._index.sources[read.file].original(read.path)
        return type(read)(read.file, path, read.passing)

    def case(self, source: Source) -> TracedCase:
        """A program with a log."""
        if source.file not in self._cases:
            self._cases[source.file] = self._case(source)
        return self._cases[source.file]

    def _case(self, source: Source) -> TracedCase:
        plain, log = self._index.case(source), self._log
        kept = {each.name: getattr(plain, each.name) for each in fields(Case)}
        program = traced(plain.program, log, source.file)
        own: dict[str, Any] = {
            "program": program,
            "shared": self._shared.get(plain.program.season, plain.shared),
            "directory": self._directory,
            "calendar": self._calendar,
        }
        made: dict[str, Callable[[TracedCase], Any]] = {
            **_MADE,
            "status": lambda case: (case.program.status, plain.status)[1],
            "people": lambda case: self._people | {each.id: each for each in case.program.people},
            "shared_people": lambda case: frozenset(self._people) - {each.id for each in case.program.people},
            "addresses": lambda _: self._claimed(plain.addresses),
        }
        return TracedCase(**{**kept, **own}, log=log, made=made)

    @cached_property
    def _collection(self) -> Collection:
        plain = self._index.collection()
        return _TracedCollection(
            cases=tuple(self.case(self._index.sources[each.file]) for each in plain.cases),
            network=plain.network,
            shared=plain.shared,
            profile=plain.profile,
            log=self._log,
            made={
                "network": lambda: {
                    season: network_schedule(shared, minutes=self._index.profile(season)[0].session_minutes)
                    for season, shared in self._shared.items()
                },
                "shared": lambda: self._shared,
            },
        )

    def _claimed(self, value: Mapping[str, str]) -> Mapping[str, str]:
        """What was made of the names that programs give themselves."""
        for source in self._index.programs:
            for name in ("season", "id"):
                self._log.add(Read(source.file, (name,)))
        return value

    def _own(self, model: type[M], name: str) -> M | None:
        source = self._index.sources.get(name)
        return traced(read_shared(model, name, source.content)[1], self._log, name) if source else None

    @cached_property
    def _shared(self) -> dict[int, SeasonFile]:
        found = {season: self._own(SeasonFile, f"programs/{season}/season.yaml") for season in self._index.shared}
        return {season: each for season, each in found.items() if each is not None}

    @cached_property
    def _people(self) -> dict[str, Any]:
        return {each.id: each for each in self._listed(People, "programs/people.yaml", "people")}

    def _listed(self, model: type[M], name: str, key: str) -> Iterable[Any]:
        found = self._own(model, name)
        return getattr(found, key) if found else ()

    @cached_property
    def _directory(self) -> Directory:
        """That of the index, unless the repository has entries of its own."""
        own = self._own(DirectoryFile, "programs/municipalities.yaml")
        shipped = directory_file(self._index.repository) if own else None
        return TracedDirectory(self._log, shipped, own) if own and shipped else self._index.directory

    @cached_property
    def _calendar(self) -> Calendar:
        """That of the index, unless the repository has closures of its own."""
        own = self._own(ClosuresFile, "programs/closures.yaml")
        if own is None:
            return self._index.calendar
        made = TracedCalendar(closures_file(self._index.repository), own)
        made.log = self._log
        return made


@dataclass(frozen=True, kw_only=True)
class _TracedCollection(Collection):
    log: Log
    made: Mapping[str, Callable[[], Any]]

    def __getattribute__(self, name: str) -> Any:
        get = super().__getattribute__
        return get("log").once(name, get("made")[name]) if name in ("network", "shared") else get(name)


def looked(reads: Iterable[Read], file: str, place: Path) -> Path | None:
    """Where a rule looked that concerns a place: at itself or inside it, else at the innermost list around it.

    None where it only passed by.
    """
    around: set[Path] = set()
    for each in reads:
        if each.file != file:
            continue
        here, depth = each.path, len(place)
        if here[:depth] == place and not (each.passing and here == place):
            return place
        if place[: len(here)] == here and not each.passing:
            if not isinstance(each, Counted):
                return place
            around.add(here)
    return max(around, key=len, default=None)
