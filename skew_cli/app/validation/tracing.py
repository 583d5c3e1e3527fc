"""Which places a rule reads, recorded while it runs: models, directory and calendar that keep a log.

The copies behave as the originals. What is derived from them (the schedule, the days, ...) is computed once, and what
computing it reads counts for every rule that uses it.
"""

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeVar

from pydantic import BaseModel

from skew_cli.calendars.calendar import Calendar, Note, Reason
from skew_cli.model.closures import Closure
from skew_cli.model.finding import Path
from skew_cli.model.municipality import Directory, DirectoryFile, Municipality
from skew_cli.model.program import Program
from skew_cli.model.session import Session

T = TypeVar("T")
M = TypeVar("M", bound=BaseModel)

_AT = "(at)"
"""Key in the `__dict__` of a copy; no field is called so."""


@dataclass(frozen=True, slots=True)
class Read:
    """A place that was read, in paths of the model."""

    file: str
    path: Path
    passing: bool = False
    """Whether a list or mapping was only gone through on the way to something inside."""


class Log:
    """What was read since a rule began."""

    def __init__(self) -> None:
        """Nothing is recorded before `during`."""
        self._frames: list[set[Read]] = [set()]
        self._known: dict[object, tuple[Any, set[Read]]] = {}

    def add(self, read: Read) -> None:
        """Records one place."""
        self._frames[-1].add(read)

    def during(self, work: Callable[[], T]) -> tuple[T, frozenset[Read]]:
        """What the work yields, and what it read."""
        self._frames.append(set())
        try:
            done = work()
        finally:
            reads = self._frames.pop()
        return done, frozenset(reads)

    def once(self, key: object, compute: Callable[[], T]) -> T:
        """A derived value: computed at the first question, its reads counted at every one.

        That a list was counted on the way to it says nothing about the rule.
        """
        if key not in self._known:
            value, reads = self.during(compute)
            self._known[key] = value, {each for each in reads if not isinstance(each, Counted)}
        known: tuple[T, set[Read]] = self._known[key]
        self._frames[-1] |= known[1]
        return known[0]


class Counted(Read):
    """A list whose length or presence was asked for."""

    __slots__ = ()


@dataclass(slots=True)
class _At:
    """Where a copy stands."""

    log: Log
    file: str
    path: Path
    origins: dict[str, Path] = field(default_factory=dict)
    """Fields that were taken from another place of the same file."""

    def read(self, name: str, alias: str, value: object) -> None:
        passing = isinstance(value, BaseModel | Listed)
        self.log.add(Read(self.file, self.origins.get(name, (*self.path, alias)), passing))


class Listed(tuple[Any, ...]):  # noqa: SLOT001 - it has an attribute
    """A tuple that notices when its length is asked for."""

    at: tuple[Log, str, Path]

    def __len__(self) -> int:
        """Counts as looking at the list itself."""
        log, file, path = self.at
        log.add(Counted(file, path))
        return super().__len__()


def listed(items: tuple[Any, ...], log: Log, file: str, path: Path) -> Listed:
    """The items as a list that stands at a path."""
    made = Listed(items)
    made.at = log, file, path
    return made


class _Presence(set[str]):
    """Names of the fields that are written in the file; asking for one is a read."""

    at: tuple[_At, dict[str, str]]

    def __contains__(self, name: object) -> bool:
        at, aliases = self.at
        if isinstance(name, str) and name in aliases:
            at.log.add(Counted(at.file, (*at.path, aliases[name])))
        return super().__contains__(name)


@cache
def _traced(of: type[BaseModel]) -> type[BaseModel]:
    """A subclass whose instances record which fields are read."""
    aliases = {name: info.alias or name for name, info in of.model_fields.items()}

    def at(self: BaseModel) -> _At:
        place: _At = object.__getattribute__(self, "__dict__")[_AT]
        return place

    def get(self: BaseModel, name: str) -> Any:
        value = object.__getattribute__(self, name)
        if name in aliases:
            at(self).read(name, aliases[name], value)
        return value

    def fields_set(self: BaseModel) -> _Presence:
        made = _Presence(object.__getattribute__(self, "__pydantic_fields_set__"))
        made.at = at(self), aliases
        return made

    def dump(self: BaseModel, **options: Any) -> dict[str, Any]:
        place = at(self)
        place.log.add(Read(place.file, place.path))
        return of.model_dump(self, warnings=False, **options)

    inside = {"__getattribute__": get, "model_fields_set": property(fields_set), "model_dump": dump}
    if issubclass(of, Program):
        inside["session"] = _session
    meta: Any = type(of)
    made: type[BaseModel] = meta(of.__name__, (of,), {"__module__": of.__module__, **inside})
    return made


def _session(self: Program, index: int) -> Session:
    """`Program.session`, remembering which fields come from `session_defaults`."""
    place: _At = object.__getattribute__(self, "__dict__")[_AT]
    made, _ = place.log.during(lambda: Program.session(self, index))
    inside = object.__getattribute__(self, "__dict__")
    given = inside["session_defaults"]
    names = object.__getattribute__(given, "__pydantic_fields_set__") if given is not None else set()
    own = object.__getattribute__(inside["sessions"][index], "__pydantic_fields_set__")
    stands: _At = object.__getattribute__(made, "__dict__")[_AT]
    origins: dict[str, Path] = {name: ("session_defaults", name) for name in names - own}
    object.__getattribute__(made, "__dict__")[_AT] = _At(stands.log, stands.file, stands.path, origins)
    return made


def traced(value: T, log: Log, file: str, path: Path = ()) -> T:
    """A copy that records what is read of it."""
    found: Any = value
    if isinstance(value, BaseModel):
        of = type(value)
        made = _traced(of).__new__(_traced(of))
        inside = {
            name: traced(each, log, file, (*path, of.model_fields[name].alias or name))
            for name, each in vars(value).items()
            if name in of.model_fields
        }
        object.__setattr__(made, "__dict__", {**inside, _AT: _At(log, file, path)})
        object.__setattr__(made, "__pydantic_fields_set__", set(value.model_fields_set))
        object.__setattr__(made, "__pydantic_extra__", None)
        object.__setattr__(made, "__pydantic_private__", None)
        found = made
    elif isinstance(value, tuple) and any(isinstance(each, BaseModel) for each in value):
        found = listed(tuple(traced(each, log, file, (*path, n)) for n, each in enumerate(value)), log, file, path)
    elif isinstance(value, dict):
        found = {key: traced(each, log, file, (*path, key)) for key, each in value.items()}
    result: T = found
    return result


class TracedDirectory(Directory):
    """A directory whose own entries keep a log: whoever looks up a name compares all of them."""

    def __init__(self, log: Log, *files: DirectoryFile) -> None:
        """As that of the directory."""
        self._log = log
        self._files = files
        super().__init__(*files)

    def _look(self) -> None:
        self._log.once("directory", lambda: (Directory(*self._files).find(""), self._names))

    def find(self, name: str) -> Municipality | None:
        """As that of the directory."""
        self._look()
        return super().find(name)

    def names(self) -> tuple[str, ...]:
        """As that of the directory."""
        self._look()
        return super().names()

    def partners_of(self, municipality: str) -> tuple[str, ...]:
        """As that of the directory."""
        self._look()
        return super().partners_of(municipality)


class TracedCalendar(Calendar):
    """A calendar whose closures keep a log; what it derives from them once counts for every question."""

    log: Log

    def __getattribute__(self, name: str) -> Any:
        """Notices the public methods."""
        if not name.startswith("_") and name != "log":
            self.log.once("calendar", lambda: [getattr(self, each) for each in _derived(Calendar)])
        return super().__getattribute__(name)

    def day(self, municipality: Municipality, date: dt.date) -> tuple[Reason | None, tuple[Note, ...]]:
        """Every question is asked anew."""
        return self.reason(municipality, date), self.notes(municipality, date)

    def _on(self, date: dt.date) -> tuple[Closure, ...]:
        """Every question looks at all entries itself."""
        del date
        return self._closures


def _derived(of: type) -> Iterator[str]:
    return (name for name, each in vars(of).items() if isinstance(each, cached_property))
