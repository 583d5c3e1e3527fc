"""Every text of a file with its place, for rules that look for something wherever it stands."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from skew_cli.model.finding import Path
from skew_cli.model.types import Model

Texts = tuple[tuple[Path, str], ...]
_Fields = tuple[tuple[str, str, object], ...]
"""Name, key in the file and default of the fields of a model that may hold texts."""


def texts(model: Model) -> Texts:
    """All texts that somebody wrote, in the order of the fields, with their paths in the file.

    Empty ones, those that equal a default, dates, times and words of a fixed list, such as a status, are none.
    """
    model.model_dump(include=set())  # dumps nothing, but tells `skew explain` that all of it is read
    found: list[tuple[Path, str]] = []
    _of_fields(model, _fields(type(model)), (), found)
    return tuple(found)


def _of_fields(model: object, fields: _Fields, path: Path, found: list[tuple[Path, str]]) -> None:
    values: dict[str, object] = vars(model)
    for name, key, default in fields:
        if value := values[name]:
            if isinstance(value, str):
                if value != default:
                    found.append(((*path, key), value))
            elif isinstance(value, tuple):
                _of_entries(enumerate(value), (*path, key), found)
            elif isinstance(value, dict):
                _of_entries(value.items(), (*path, key), found)
            else:
                _of_fields(value, _fields(type(value)), (*path, key), found)


def _of_entries(entries: Iterable[tuple[Any, object]], path: Path, found: list[tuple[Path, str]]) -> None:
    for key, value in entries:
        if isinstance(value, str):
            found.append(((*path, key), value))
        elif fields := _fields(type(value)):
            _of_fields(value, fields, (*path, key), found)


def _known(of: type) -> _Fields:
    """None of what is no model."""
    every = of.model_fields.items() if issubclass(of, BaseModel) else ()
    return tuple((name, info.alias or name, info.default) for name, info in every if _textual(info.annotation))


def _textual(annotation: Any) -> bool:
    """Whether a text, or a model, may be a value of that type."""
    inside = get_args(annotation)
    if get_origin(annotation) is Literal or not inside:
        return isinstance(annotation, type) and issubclass(annotation, str | BaseModel)
    return any(map(_textual, inside))


_fields: Callable[[type], _Fields] = cache(_known)
