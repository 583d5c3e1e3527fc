"""Times that a YAML 1.1 tool has turned into minutes after midnight (rule F012)."""

from collections.abc import Iterator, Mapping

from skew_cli.model.finding import Path
from skew_cli.source.nodes import Data

_TIMES = frozenset({"start", "start_nrw", "start_palestine"})


def numbers(value: Data | Mapping[str, Data], path: Path = ()) -> Iterator[tuple[Path, int]]:
    """Every time that is written as a whole number, with its path."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            if key in _TIMES and isinstance(each, int) and not isinstance(each, bool):
                yield (*path, key), each
            if isinstance(each, dict | tuple):
                yield from numbers(each, (*path, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            if isinstance(each, dict | tuple):
                yield from numbers(each, (*path, index))
