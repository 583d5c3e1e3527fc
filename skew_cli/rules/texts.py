"""Every text of a file with its place, for rules that look for something wherever it stands."""

from collections.abc import Iterator
from typing import Any

from skew_cli.model.finding import Path
from skew_cli.model.types import Model


def texts(model: Model) -> Iterator[tuple[Path, str]]:
    """All texts that somebody wrote, in the order of the fields, with their paths in the file."""
    found: list[tuple[Path, str]] = []
    _collect(model.model_dump(exclude_defaults=True, by_alias=True), (), found)
    return iter(found)


def _collect(value: Any, path: Path, found: list[tuple[Path, str]]) -> None:
    for key, each in value.items() if isinstance(value, dict) else enumerate(value):
        if isinstance(each, str):
            found.append(((*path, key), each))
        elif isinstance(each, dict | tuple):
            _collect(each, (*path, key), found)
