"""From a repository on disk to programs that rules can judge: read, parse, shape, and lay the shared data beside."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from skew_cli.app.known_people import Known, Others
from skew_cli.app.reading import Source, read_shared, settings_source, unreadable
from skew_cli.app.sexagesimal import numbers
from skew_cli.app.sources import Sources, TooEarly
from skew_cli.app.templates import checklist, closures_file, directory_file, profiles
from skew_cli.app.unread import SEASONAL, claimed, hidden
from skew_cli.app.validation.settings import check_settings
from skew_cli.calendars.calendar import Calendar
from skew_cli.calendars.deadlines import KINDS
from skew_cli.calendars.meetings import Meeting, network_schedule, schedule
from skew_cli.errors import SkewError
from skew_cli.model.closures import ClosuresFile
from skew_cli.model.finding import Path
from skew_cli.model.municipality import Directory, DirectoryFile, Municipality
from skew_cli.model.people import People, Person
from skew_cli.model.season import SeasonFile, SeasonProfile
from skew_cli.model.types import SIDES, Model, Side, Status
from skew_cli.rules.day import Joint
from skew_cli.rules.rule import Case, Collection
from skew_cli.rules.touching import berlin_days, together
from skew_cli.source.places import Places
from skew_cli.store.ledger import published
from skew_cli.store.repository import CONFIG, SHARED, Repository
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.model.baseline import Baseline
    from skew_cli.model.template import ChecklistTemplate

M = TypeVar("M", bound=Model)

_SEASON_FILE = re.compile(r"programs/(\d+)/season\.yaml$", re.ASCII)


@dataclass(kw_only=True)
class Index:
    """All that is known of a repository at one moment."""

    repository: Repository
    today: dt.date
    sources: Sources
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
    baseline: "Baseline | None" = None
    """Findings that were there before and count no more."""
    _cases: dict[str, Case] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """What is made of a program goes with it."""
        cases = self._cases
        self.sources.dropped = lambda name: cases.pop(name, None)

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

    def places(self, name: str) -> Places:
        """The lines of a file in which a finding stands; it is not parsed for that."""
        if name in self.settings or name in self.sources.shared or self.sources.kept(name):
            return self.source(name).places
        try:
            return settings_source(name, self.sources.content(name)).places
        except SkewError:
            return self.source(name).places

    @property
    def programs(self) -> tuple[Source, ...]:
        """Readable programs in order of file name."""
        read = (self.sources[name] for name in self.sources.programs)
        return tuple(each for each in read if each.program is not None)

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
        shared = self.shared.get(program.season) or SeasonFile()
        own = {each.id: each for each in program.people}
        found: dict[Side, Municipality | None] = {}
        for side in SIDES:
            partner = program.partners.of(side)
            found[side] = self.directory.find(partner.municipality) if partner else None
        sessions = tuple([program.session(n) for n in range(len(program.sessions))])
        return Case(
            file=source.file,
            written=source.content if source.parsed is None else None,
            program=program,
            status=self.status or program.status,
            profile=profile,
            profile_year=year,
            shared=shared,
            directory=self.directory,
            calendar=self.calendar,
            people=Known(own, self.people) if own else self.people,
            shared_people=Others(self.people, own),
            completed=sessions,
            schedule=schedule(
                program, shared=shared, minutes=profile.session_minutes, municipalities=found, sessions=sessions
            ),
            municipalities=found,
            today=self.today,
            addresses=self._claims,
            settings=self.repository.config.rules,
            templates=lambda: self.checklists,
            unread=self._hidden(program.season) | (SEASONAL if ("season",) in source.unread else frozenset()),
            lost=lambda: self.asked().lost,
            joint=self.joint,
            sexagesimal=numbers(source.data),
            published=published(self.repository, source.file),
        )

    def judged(self, *cases: Case, **changes: Any) -> "Index":
        """The same with other values of these fields; every program is judged anew, or as `cases` say."""
        made = replace(self, _cases={each.file: each for each in cases}, **changes)
        vars(made).update({name: each for name, each in vars(self).items() if name == "checklists"})  # read once
        return made

    def asked(self) -> "Index":
        """Itself, for a rule that asks about other programs; raises TooEarly in the first look at programs."""
        if self.sources.early:
            raise TooEarly
        return self

    def _hidden(self, season: int) -> frozenset[str]:
        if season not in self._unread:
            gone = {name: each.unread for name, each in self.sources.shared.items() if each.unread}
            self._unread[season] = hidden(season, gone)
        return self._unread[season]

    @cached_property
    def _unread(self) -> dict[int, frozenset[str]]:
        return {}

    @cached_property
    def addresses(self) -> dict[str, str]:
        """`SEASON/ID` of every readable program to its file; of two with one address the first counts."""
        found: dict[str, str] = {}
        for name, address in self.sources.claims():
            if address:
                found.setdefault(address, name)
        return found

    @cached_property
    def lost(self) -> frozenset[str]:
        """`SEASON/ID` of every program of which nothing can be used, by the names of their files."""
        return frozenset(claimed(name) for name, address in self.sources.claims() if not address)

    @cached_property
    def _claims(self) -> Mapping[str, str]:
        return Claims(self)

    @cached_property
    def network(self) -> dict[int, tuple[Meeting, ...]]:
        """The network events of every season that can be placed in time."""
        return {
            season: network_schedule(shared, minutes=self.profile(season)[0].session_minutes)
            for season, shared in self.shared.items()
        }

    @cached_property
    def joint(self) -> dict[int, list[Joint]]:
        """Events of all seasons that programs share, by day in Berlin as an ordinal."""
        found: dict[int, list[Joint]] = {}
        for season, shared in self.shared.items():
            minutes = self.profile(season)[0].session_minutes
            for each in together(shared, minutes):
                for day in berlin_days(each.start, each.end):
                    found.setdefault(day, []).append(each)
        return found

    @cached_property
    def checklists(self) -> "dict[str, ChecklistTemplate]":
        """The checklist templates by kind."""
        return {kind: checklist(self.repository, kind) for kind in KINDS}

    def collection(self, files: Iterable[str] | None = None) -> Collection:
        """Programs for the rules that compare them: those of some files, in order of name, or all."""
        chosen = self.programs if files is None else (self.sources[name] for name in files)
        cases = tuple(self.case(each) for each in chosen if each.program is not None)
        return Collection(
            cases=cases, network=self.network, shared=self.shared, profile=lambda season: self.profile(season)[0]
        )


class Claims(Mapping[str, str]):
    """`Index.addresses`, made when a rule looks into them."""

    def __init__(self, index: Index) -> None:
        """Asks nothing yet."""
        self._index = index

    def __getitem__(self, address: str) -> str:
        """The file of an address; raises TooEarly while programs are left to read."""
        return self._index.asked().addresses[address]

    def __iter__(self) -> Iterator[str]:
        """All addresses."""
        return iter(self._index.asked().addresses)

    def __len__(self) -> int:
        """Number of addresses."""
        return len(self._index.asked().addresses)


def load(
    repository: Repository,
    today: dt.date,
    *,
    replaced: Mapping[str, bytes] | None = None,
    status: Status | None = None,
    most: int | None = None,
) -> Index:
    """Reads the whole repository. `replaced` gives files other contents, or adds files that are not on disk.

    With `most` programs are read when they are asked for, and so many are kept at a time. Raises SkewError when
    `skew.toml` or a template cannot be used.
    """
    settings = repository.read(CONFIG) if repository.exists(CONFIG) else b""
    check_settings(repository.config, settings.decode("utf-8-sig"))
    replaced, read = replaced or {}, repository.reader()
    sources: dict[str, Source] = {}

    def content(name: str) -> bytes:
        return replaced[name] if name in replaced else read(name)

    def of(model: type[M], name: str) -> M | None:
        if name not in replaced and not repository.exists(name):
            return None
        try:
            sources[name], value = read_shared(model, name, content(name))
        except SkewError as problem:
            sources[name] = unreadable(name, problem, shared=True)
            return None
        return value

    seasons = {*repository.seasons(), *(int(m[1]) for name in replaced if (m := _SEASON_FILE.match(name)))}
    found = {season: of(SeasonFile, f"programs/{season}/season.yaml") for season in sorted(seasons)}
    people = of(People, "programs/people.yaml") or People()
    own = of(DirectoryFile, "programs/municipalities.yaml") or DirectoryFile()
    closures = of(ClosuresFile, "programs/closures.yaml") or ClosuresFile()
    names = {*repository.programs(), *(each for each in replaced if each.rpartition("/")[2] not in SHARED)}
    index = Index(
        repository=repository,
        today=today,
        sources=Sources(sources, names, content, most=most),
        directory=Directory(directory_file(repository), own),
        calendar=Calendar(closures_file(repository), closures),
        people={each.id: each for each in people.people},
        shared={season: each for season, each in found.items() if each is not None},
        profiles=profiles(repository),
        status=status,
    )
    for name in index.sources.programs if most is None else ():
        index.sources[name]
    return index
