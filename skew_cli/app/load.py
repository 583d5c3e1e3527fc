"""From a repository on disk to programs that rules can judge: read, parse, shape, and lay the shared data beside."""

import datetime as dt
import re
from collections import ChainMap
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from skew_cli.app.reading import Source, read_program, read_shared, unreadable
from skew_cli.app.sexagesimal import numbers
from skew_cli.app.templates import checklist, closures_file, directory_file, profiles
from skew_cli.app.unread import SEASONAL, hidden
from skew_cli.app.validation.cache import Memory
from skew_cli.app.validation.jobs import Jobs
from skew_cli.app.validation.settings import check_settings
from skew_cli.calendars.calendar import Calendar
from skew_cli.calendars.deadlines import KINDS
from skew_cli.calendars.meetings import network_schedule, schedule
from skew_cli.errors import SkewError
from skew_cli.model.baseline import Baseline
from skew_cli.model.closures import ClosuresFile
from skew_cli.model.finding import Path
from skew_cli.model.municipality import Directory, DirectoryFile, Municipality
from skew_cli.model.people import People, Person
from skew_cli.model.season import SeasonFile, SeasonProfile
from skew_cli.model.template import ChecklistTemplate
from skew_cli.model.types import SIDES, Model, Side, Status
from skew_cli.rules.rule import Case, Collection
from skew_cli.store.ledger import published
from skew_cli.store.repository import CONFIG, SHARED, Repository
from skew_cli.words import Text

M = TypeVar("M", bound=Model)

_SEASON_FILE = re.compile(r"programs/(\d+)/season\.yaml$", re.ASCII)


@dataclass(kw_only=True)
class Index:
    """All that is known of a repository at one moment."""

    repository: Repository
    today: dt.date
    sources: dict[str, Source]
    """Program files and shared files by name."""
    directory: Directory
    calendar: Calendar
    people: dict[str, Person]
    shared: dict[int, SeasonFile]
    profiles: dict[int, SeasonProfile]
    status: Status | None = None
    """Overrides the status by which every program is judged."""
    settings: dict[str, Source] = field(default_factory=dict)
    """Files of skew itself in which findings may stand: `skew.toml` and the baseline, by name."""
    baseline: Baseline | None = None
    """Findings that were there before and count no more."""
    _cases: dict[str, Case] = field(default_factory=dict)

    def profile(self, season: int) -> tuple[SeasonProfile, int]:
        """The profile of a season, or of the nearest year, the earlier one of two; with that year."""
        years = sorted(self.profiles)
        if not years:
            raise SkewError(Text(en="there is no season profile", de="Es gibt kein Jahresprofil"))
        year = min(years, key=lambda each: (abs(each - season), each))
        return self.profiles[year], year

    def source(self, name: str) -> Source:
        """A file in which a finding stands; KeyError if it was not read."""
        return self.sources.get(name) or self.settings[name]

    @property
    def programs(self) -> tuple[Source, ...]:
        """Readable programs in order of file name."""
        return tuple(each for _, each in sorted(self.sources.items()) if each.program is not None)

    def gone(self, source: Source) -> tuple[Path, ...]:
        """The paths of a file that could not be read, or whose target in a shared file could not."""
        if source.program is None:
            return source.unread
        program, case = source.program, self.case(source)
        found: list[Path] = list(source.unread)
        if "seminars" in case.unread:
            found += [source.original(("seminars", n)) for n, each in enumerate(program.seminars) if each.shared]
        if "municipalities" in case.unread:
            found += [("partners", side, "municipality") for side in SIDES if case.municipalities[side] is None]
        return tuple(found)

    def case(self, source: Source) -> Case:
        """A program with all that a rule may know of it."""
        if source.file not in self._cases:
            self._cases[source.file] = self._make_case(source)
        return self._cases[source.file]

    def _make_case(self, source: Source) -> Case:
        program = source.program
        if program is None:
            raise ValueError(source.file)
        profile, year = self.profile(program.season)
        shared = self.shared.get(program.season, SeasonFile())
        found: dict[Side, Municipality | None] = {}
        for side in SIDES:
            partner = program.partners.of(side)
            found[side] = self.directory.find(partner.municipality) if partner else None
        return Case(
            file=source.file,
            program=program,
            status=self.status or program.status,
            profile=profile,
            profile_year=year,
            shared=shared,
            directory=self.directory,
            calendar=self.calendar,
            people=ChainMap({each.id: each for each in program.people}, self.people) if program.people else self.people,
            shared_people=self._ids - {each.id for each in program.people} if program.people else self._ids,
            schedule=schedule(program, shared=shared, minutes=profile.session_minutes, municipalities=found),
            municipalities=found,
            today=self.today,
            addresses=self.addresses,
            settings=self.repository.config.rules,
            templates=lambda: self.checklists,
            unread=self._hidden(program.season) | (SEASONAL if ("season",) in source.unread else frozenset()),
            sexagesimal=tuple(numbers(source.data)),
            published=published(self.repository, source.file),
        )

    def judged(self, *cases: Case, **changes: Any) -> "Index":
        """The same with other values of these fields; every program is judged anew, or as `cases` say."""
        made = replace(self, _cases={each.file: each for each in cases}, **changes)
        vars(made).update({name: each for name, each in vars(self).items() if name == "checklists"})  # read once
        return made

    @cached_property
    def _ids(self) -> frozenset[str]:
        return frozenset(self.people)

    def _hidden(self, season: int) -> frozenset[str]:
        if season not in self._unread:
            gone = {name: each.unread for name, each in self.sources.items() if each.unread}
            lost = [name for name, each in self.sources.items() if each.program is None and not each.shared]
            self._unread[season] = hidden(season, gone, lost)
        return self._unread[season]

    @cached_property
    def _unread(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def addresses(self) -> dict[str, str]:
        """`SEASON/ID` of every readable program to its file; of two with one address the first counts."""
        found: dict[str, str] = {}
        for source in self.programs:
            if source.program is not None:
                found.setdefault(f"{source.program.season}/{source.program.id}", source.file)
        return found

    @cached_property
    def checklists(self) -> dict[str, ChecklistTemplate]:
        """The checklist templates by kind."""
        return {kind: checklist(self.repository, kind) for kind in KINDS}

    def collection(self) -> Collection:
        """All programs, for the rules that compare them."""
        cases = tuple(self.case(each) for each in self.programs)
        network = {
            season: network_schedule(shared, minutes=self.profile(season)[0].session_minutes)
            for season, shared in self.shared.items()
        }
        claims = {
            name: f"{each.program.season}/{each.program.id}" if each.program else ""
            for name, each in self.sources.items()
            if not each.shared
        }
        return Collection(cases=cases, network=network, files=claims)


def load(
    repository: Repository,
    today: dt.date,
    *,
    replaced: Mapping[str, bytes] | None = None,
    status: Status | None = None,
    memory: Memory | None = None,
    jobs: Jobs | None = None,
) -> Index:
    """Reads the whole repository. `replaced` gives files other contents, or adds files that are not on disk.

    With `memory` only programs that changed are parsed, by `jobs` in several processes if they are many. Raises SkewError when `skew.toml` or a template cannot be used.
    """
    settings = repository.read(CONFIG) if repository.exists(CONFIG) else b""
    check_settings(repository.config, settings.decode("utf-8-sig"))
    replaced = replaced or {}
    sources: dict[str, Source] = {}
    contents: dict[str, bytes] = {}
    for name in sorted({*repository.programs(), *(each for each in replaced if _is_program(each))}):
        try:
            contents[name] = replaced[name] if name in replaced else repository.read(name)
        except SkewError as problem:
            sources[name] = unreadable(name, problem)
    if memory is not None and jobs is not None:
        jobs.read(memory, contents)
    read = read_program if memory is None else memory.source
    sources |= {name: read(name, content) for name, content in contents.items()}
    sources = dict(sorted(sources.items()))
    seasons = {each.program.season for each in sources.values() if each.program} | {*repository.seasons()}
    seasons |= {int(m[1]) for name in replaced if (m := _SEASON_FILE.match(name))}

    def of(model: type[M], name: str) -> M | None:
        if name not in replaced and not repository.exists(name):
            return None
        try:
            content = replaced[name] if name in replaced else repository.read(name)
        except SkewError as problem:
            sources[name] = unreadable(name, problem, shared=True)
            return None
        sources[name], value = read_shared(model, name, content)
        return value

    found = {season: of(SeasonFile, f"programs/{season}/season.yaml") for season in sorted(seasons)}
    people = of(People, "programs/people.yaml") or People()
    own = of(DirectoryFile, "programs/municipalities.yaml") or DirectoryFile()
    closures = of(ClosuresFile, "programs/closures.yaml") or ClosuresFile()
    return Index(
        repository=repository,
        today=today,
        sources=sources,
        directory=Directory(directory_file(repository), own),
        calendar=Calendar(closures_file(repository), closures),
        people={each.id: each for each in people.people},
        shared={season: each for season, each in found.items() if each is not None},
        profiles=profiles(repository),
        status=status,
    )


def _is_program(name: str) -> bool:
    return name.rsplit("/", 1)[-1] not in SHARED
