"""Floor 4, the kinds of documents: one file a kind, a program in, a document tree without format out."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from skew_cli.documents.material import Kind, SeasonKind

_NO_KINDS = frozenset({"announcement", "cards", "changes", "material", "series", "side_by_side", "tombstones"})
"""What all kinds are made from, and the entries of calendars: no documents themselves."""


@cache
def names() -> tuple[str, ...]:
    """The names of all kinds, without importing them: the files of this folder without underscore."""
    found = (module.name for module in iter_modules(__path__))
    return tuple(sorted(name for name in found if not name.startswith("_") and name not in _NO_KINDS))


class _Kinds(Mapping[str, Kind | SeasonKind]):
    """Kinds by name; each is imported when it is asked for."""

    def __getitem__(self, name: str) -> Kind | SeasonKind:
        if name not in names():
            raise KeyError(name)
        found: Kind | SeasonKind = import_module(f"{__name__}.{name}").KIND
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(names())

    def __len__(self) -> int:
        return len(names())


def kinds() -> Mapping[str, Kind | SeasonKind]:
    """All kinds of documents by name."""
    return _Kinds()


def program_kind(name: str) -> Kind:
    """A kind of document about a program. Raises KeyError for any other."""
    found = kinds()[name]
    if not isinstance(found, Kind):
        raise KeyError(name)
    return found
