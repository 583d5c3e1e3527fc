"""Every text of a file with its place, for rules that look for something wherever it stands."""

from collections.abc import Iterator
from typing import Any

from skew_cli.model.finding import Path
from skew_cli.model.types import Model


def texts(model: Model) -> Iterator[tuple[Path, str]]:
    """All texts that somebody wrote, in the order of the fields, with their paths in the file."""
    yield from _texts(model.model_dump(exclude_defaults=True, by_alias=True), ())


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _texts(each, (*path, key))
    elif isinstance(value, tuple):
        for index, each in enumerate(value):
            yield from _texts(each, (*path, index))
