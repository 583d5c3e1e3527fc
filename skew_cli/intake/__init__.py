"""Floor 4, filled-in documents that come back: one file a format, bytes in, marks out."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from skew_cli.model.returned import Reader


class _Readers(Mapping[str, Reader]):
    """Readers by the name of their format; each is imported when it is asked for."""

    def __getitem__(self, name: str) -> Reader:
        if name not in set(self):
            raise KeyError(name)
        found: Reader = import_module(f"{__name__}.{name}").READER
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_")))

    def __len__(self) -> int:
        return len(tuple(iter(self)))


def readers() -> Mapping[str, Reader]:
    """All readers by the name of their format."""
    return _Readers()
