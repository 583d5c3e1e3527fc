"""The people whom a program may name: its own over those of the repository, looked up at the cost of two dictionaries."""

from collections.abc import Container, Iterator, Mapping, ValuesView
from dataclasses import dataclass
from typing import TypeVar

from skew_cli.model.people import Person

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Known(Mapping[str, Person]):
    """People by id; of two with one id the program's own counts."""

    own: Mapping[str, Person]
    every: Mapping[str, Person]

    def __getitem__(self, ident: str) -> Person:
        """Somebody; KeyError for nobody."""
        return self.own[ident] if ident in self.own else self.every[ident]

    def __contains__(self, ident: object) -> bool:
        """Whether there is somebody of that id."""
        return ident in self.own or ident in self.every

    def get(self, ident: str, default: T | None = None) -> Person | T | None:  # type: ignore[override]  # no overloads
        """Somebody, or the default."""
        return self.own.get(ident) or self.every.get(ident, default)

    def values(self) -> ValuesView[Person]:
        """Everybody."""
        return {**self.every, **self.own}.values()

    def __iter__(self) -> Iterator[str]:
        """All ids, those of the repository first."""
        return iter({**self.every, **self.own})

    def __len__(self) -> int:
        """Number of people."""
        return len({**self.every, **self.own})


@dataclass(frozen=True, slots=True)
class Others(Container[str]):
    """Ids of people, without those whom a program describes itself."""

    every: Container[str]
    own: Container[str]

    def __contains__(self, ident: object) -> bool:
        """Whether somebody is one of them."""
        return ident in self.every and ident not in self.own
