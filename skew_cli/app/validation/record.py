"""Findings as another run or another process takes them: plain JSON, of which nothing else is ever made."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from skew_cli.model import finding
from skew_cli.model.finding import Name, Quote, Term

_CLASSES: dict[str, type[Any]] = {
    each.__name__: each
    for each in (
        *(finding.Problem, finding.Label, finding.Fix, finding.Change, finding.Finding, finding.Range),
        *(finding.Position, finding.PlacedLabel, finding.PlacedFix, finding.PlacedEdit, finding.Suppressed),
    )
}
"""All that can be made of a record; nothing else ever is."""
_FIELDS = {name: tuple(field.name for field in fields(each)) for name, each in _CLASSES.items()}


def plain(value: Any) -> Any:
    """Findings, problems and their parameters as JSON takes them; TypeError for anything else."""
    kind = type(value)
    if kind in (str, int, float, bool) or value is None:
        return value
    if kind is tuple:
        return [plain(each) for each in value]
    if is_dataclass(value):
        return {kind.__name__: [plain(getattr(value, name)) for name in _FIELDS[kind.__name__]]}
    if kind is Name:
        return {"Name": [*value.texts.items()]}
    if kind in (Quote, Term):
        return {kind.__name__: str(value)}
    if kind in (dt.date, dt.time):
        return {kind.__name__: value.isoformat()}
    if isinstance(value, Mapping):
        return {"": [[key, plain(each)] for key, each in value.items()]}
    raise TypeError(kind.__name__)


def back(value: Any) -> Any:
    """The opposite of `plain`; ValueError, TypeError or KeyError for what it never wrote."""
    if isinstance(value, list):
        return tuple([back(each) for each in value])
    if not isinstance(value, dict):
        return value
    ((kind, inside),) = value.items()
    if kind in _CLASSES:
        return _CLASSES[kind](**dict(zip(_FIELDS[kind], map(back, inside), strict=True)))
    return _OTHERS[kind](inside)


_OTHERS: dict[str, Callable[[Any], Any]] = {
    "": lambda inside: {key: back(each) for key, each in inside},
    "Name": lambda inside: Name(dict(inside)),
    "Quote": Quote,
    "Term": Term,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
}
