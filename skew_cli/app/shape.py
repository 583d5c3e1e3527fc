"""Plain data to a Program: every flaw of form as a problem with its path, and a Program of the healthy rest.

What is wrong is cut out and the rest is read again, so that one mistake never hides another, and rules still look at
the sound parts of a broken file.
"""

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from skew_cli.app.fields import children_of, field_homes, german
from skew_cli.model.finding import Params, Path, Problem, Quote
from skew_cli.source.nodes import Data

M = TypeVar("M", bound=BaseModel)

_ROUNDS = 40
"""Each round removes something; a file has never needed more than four."""

_TYPES = {
    "date_format": "bad-date",
    "date_impossible": "impossible-date",
    "time_format": "bad-time",
    "literal_error": "bad-choice",
    "string_type": "not-text",
    "int_type": "not-number",
    "int_from_float": "not-number",
    "bool_type": "not-boolean",
    "tuple_type": "not-list",
    "model_type": "not-mapping",
    "model_attributes_type": "not-mapping",
    "dict_type": "not-mapping",
    "too_long": "wrong-count",
}
"""Error types of pydantic to message ids of F004; any other is `bad-field`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shaped(Generic[M]):
    """The outcome: problems tagged with their code, and the paths that could not be read."""

    value: M
    problems: tuple[tuple[str, Problem], ...]
    unread: tuple[Path, ...]
    data: dict[str, Data]
    """What `value` was read from: the data without what was cut out."""
    origins: dict[Path, tuple[int, ...]] = field(default_factory=dict)
    """For lists of which items were cut out: the original index of each item that is left."""


class _List:
    """A list that remembers the original index of each item."""

    def __init__(self, items: tuple[Any, ...]) -> None:
        self.items = {index: _thaw(item) for index, item in enumerate(items)}


def _thaw(value: Data) -> Any:
    if isinstance(value, dict):
        return {key: _thaw(each) for key, each in value.items()}
    return _List(value) if isinstance(value, tuple) else value


def _freeze(value: Any, path: Path, origins: dict[Path, tuple[int, ...]]) -> Any:
    if isinstance(value, dict):
        return {key: _freeze(each, (*path, key), origins) for key, each in value.items()}
    if isinstance(value, _List):
        if list(value.items) != list(range(len(value.items))):
            origins[path] = tuple(value.items)
        return tuple(_freeze(each, (*path, index), origins) for index, each in value.items.items())
    return value


def shape(model: type[M], data: dict[str, Data], fallback: dict[str, Any]) -> Shaped[M]:
    """Reads data as `model`; `fallback` fills mandatory keys of the top level that are missing or unreadable."""
    tree: dict[str, Any] = _thaw(data)
    problems: list[tuple[str, Problem]] = []
    unread: list[Path] = []
    for _ in range(_ROUNDS):
        origins: dict[Path, tuple[int, ...]] = {}
        rest = _freeze(tree, (), origins)
        try:
            value = model.model_validate(rest)
        except ValidationError as found:
            located = [(_locate(tree, error["loc"]), error) for error in found.errors(include_url=False)]
            problems += _tell(model, located, unread)
            for (path, missing), error in located:
                gone = path[:-1] if missing and len(path) > 1 else path
                _cut(tree, gone, missing, fallback)
                if error["type"] != "extra_forbidden":
                    unread += dict.fromkeys((path, gone))
            continue
        return Shaped(value=value, problems=tuple(problems), unread=tuple(unread), data=rest, origins=origins)
    raise AssertionError("a file whose flaws cannot be cut out")


def _locate(tree: Any, loc: tuple[str | int, ...]) -> tuple[Path, bool]:
    """The path in the file of a location of pydantic, and whether its last segment is absent there."""
    path: list[str | int] = []
    node = tree
    for segment in loc:
        if isinstance(node, dict) and segment in node:
            node = node[segment]
            path.append(segment)
        elif isinstance(node, _List) and isinstance(segment, int) and segment < len(node.items):
            index = list(node.items)[segment]
            node = node.items[index]
            path.append(index)
        elif isinstance(node, dict) and segment == loc[-1] and not str(segment).startswith("<"):
            return (*path, segment), True
    return tuple(path), False


def _cut(tree: dict[str, Any], path: Path, missing: bool, fallback: dict[str, Any]) -> None:
    node: Any = tree
    for segment in path[:-1]:
        node = node.items[int(segment)] if isinstance(node, _List) else node.get(segment)
        if node is None:
            return
    last = path[-1]
    if isinstance(node, _List):
        node.items.pop(int(last), None)
    elif node is tree and last in fallback:
        tree[str(last)] = _thaw(fallback[str(last)])
    elif isinstance(node, dict) and not (missing and len(path) == 1):
        node.pop(last, None)


def _tell(
    model: type[BaseModel], located: list[tuple[tuple[Path, bool], Any]], unread: list[Path]
) -> list[tuple[str, Problem]]:
    """One problem for each mistake: a misspelt key is unknown and missing at once, and told once."""
    missing = [path for (path, absent), error in located if error["type"] == "missing" and absent]
    told: list[tuple[str, Problem]] = []
    renamed: set[Path] = set()
    for (path, _), error in located:
        if error["type"] == "extra_forbidden":
            problem = _unknown(model, path, [each for each in missing if each not in renamed])
            if problem.message_id == "misspelt-field":
                renamed.add((*path[:-1], str(problem.params["known"])))
            told.append(("F003", problem))
    for (path, absent), error in located:
        if error["type"] == "extra_forbidden" or path in renamed or path in unread:
            continue
        told.append(("F004", _wrong(path, absent, error)))
    return told


def _unknown(model: type[BaseModel], path: Path, missing: list[Path]) -> Problem:
    key, parent = str(path[-1]), path[:-1]
    needed = [str(each[-1]) for each in missing if each[:-1] == parent]
    known = children_of(model, parent)
    meant = german(key)
    params: Params = {"key": Quote(key)}
    if near := get_close_matches(key, needed, 1) or [each for each in needed if each == meant]:
        return Problem(path=path, message_id="misspelt-field", key=True, params={**params, "known": near[0]})
    if near := get_close_matches(key, known, 1, 0.7) or [each for each in known if each == meant]:
        return Problem(path=path, message_id="similar-field", key=True, params={**params, "known": near[0]})
    if homes := field_homes(model).get(key):
        return Problem(path=path, message_id="misplaced-field", key=True, params={**params, "place": homes[0]})
    return Problem(path=path, message_id="unknown-field", key=True, params=params)


def _wrong(path: Path, absent: bool, error: Any) -> Problem:
    kind, given = error["type"], error["input"]
    if kind == "missing":
        key = str(path[-1] if absent else error["loc"][-1])
        return Problem(
            path=path[:-1] if absent else path,
            key=True,
            message_id="missing-field",
            params={"key": key},
        )
    if given is None:
        return Problem(path=path, key=True, message_id="empty-field", params={"key": str(path[-1])})
    params: dict[str, Any] = {"value": Quote(_short(given))}
    context = error.get("ctx", {})
    if kind == "literal_error":
        params["choices"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
    if kind == "too_long":
        params["count"] = context["max_length"]
    return Problem(path=path, message_id=_TYPES.get(kind, "bad-field"), params=params)


def _short(value: object) -> str:
    text = {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else value
    shown = str(text)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"  # noqa: PLR2004 - fits a line
