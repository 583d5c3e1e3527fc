"""Floor 4, the formats: one file a format, a document tree (or a calendar) in, bytes out."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from skew_cli.model.format import Format

_CALENDAR = frozenset({"all_day", "components", "ical"})
"""Take a calendar, not a document."""


def names() -> tuple[str, ...]:
    """The names of all formats, without importing them: the files of this folder without underscore."""
    found = (module.name for module in iter_modules(__path__))
    return tuple(sorted(name for name in found if not name.startswith("_") and name not in _CALENDAR))


class _Formats(Mapping[str, Format]):
    """Formats by name; each is imported when it is asked for."""

    def __getitem__(self, name: str) -> Format:
        if name not in names():
            raise KeyError(name)
        found: Format = import_module(f"{__name__}.{name}").FORMAT
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(names())

    def __len__(self) -> int:
        return len(names())


def formats() -> Mapping[str, Format]:
    """All formats of documents by name."""
    return _Formats()
