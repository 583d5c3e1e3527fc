"""Plain data to a Program: every flaw of form as a problem with its path, and a Program of the healthy rest.

What is wrong is cut out and the rest is read again, so that one mistake never hides another, and rules still look at
the sound parts of a broken file.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher, get_close_matches
from itertools import islice
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from skew_cli.app.fields import TOP, children_of, field_homes, german, home_of
from skew_cli.model.finding import Param, Path, Problem, Quote
from skew_cli.source.nodes import Data

M = TypeVar("M", bound=BaseModel)

_ROUNDS = 40
"""Each round removes something; a file has never needed more than four."""

_MANY = 100
"""Of so many unknown keys a file is told what may have been meant; a likeness with each known key takes its time."""
_LIKE, _SURE = 0.7, 0.85
"""From this likeness on a key is told as meant; from the second one, even if the key as written belongs elsewhere."""
_CLOSE = 0.6
"""From this likeness on a key is taken for a misspelt one."""
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
    try:
        return Shaped(value=model.model_validate(data), problems=(), unread=(), data=data)
    except ValidationError:
        return _mended(model, data, fallback)


def _mended(model: type[M], data: dict[str, Data], fallback: dict[str, Any]) -> Shaped[M]:
    """The same, round by round: what is wrong is told and cut out."""
    tree: dict[str, Any] = _thaw(data)
    problems: list[tuple[str, Problem]] = []
    unread: list[Path] = []
    for _ in range(_ROUNDS):
        origins: dict[Path, tuple[int, ...]] = {}
        rest = _freeze(tree, (), origins)
        try:
            value = model.model_validate(rest)
        except ValidationError as found:
            absent: dict[Path, tuple[str, ...]] = {}
            located = [(_locate(tree, error["loc"]), error) for error in found.errors(include_url=False)]
            problems += (told := _tell(model, located, unread))
            for (path, missing), error in located:
                gone = path[:-1] if missing and len(path) > 1 else path
                _cut(tree, gone, missing, fallback)
                if error["type"] != "extra_forbidden":
                    unread += dict.fromkeys((path, gone))
                elif isinstance(error["input"], dict | tuple):
                    absent[path] = _absent(model, tree, path[:-1], type(error["input"]))
            unread += _meant(model, [each for code, each in told if code == "F003"], absent)
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
            index = next(islice(node.items, segment, None))
            node = node.items[index]
            path.append(index)
        elif isinstance(node, dict) and segment == loc[-1] and not str(segment).startswith("<"):
            return (*path, segment), True
    return tuple(path), False


def _at(tree: dict[str, Any], path: Path) -> Any:
    """What is left at a path, None without it."""
    node: Any = tree
    for segment in path:
        if node is not None:
            node = node.items.get(int(segment)) if isinstance(node, _List) else node.get(segment)
    return node


def _absent(model: type[BaseModel], tree: dict[str, Any], parent: Path, kind: type) -> tuple[str, ...]:
    """The lists, or mappings, that could stand in a parent and do not."""
    there = _at(tree, parent) or ()
    return tuple(each for each in children_of(model, parent, kind) if each not in there)


def _cut(tree: dict[str, Any], path: Path, missing: bool, fallback: dict[str, Any]) -> None:
    node, last = _at(tree, path[:-1]), path[-1]
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
    unknown = [path for (path, _), error in located if error["type"] == "extra_forbidden"]
    renamed = _pairs(model, unknown, missing)
    told = [("F003", _unknown(model, path, renamed.get(path), guess=n < _MANY)) for n, path in enumerate(unknown)]
    wrong: dict[tuple[Path, bool, str], Problem] = {}
    gone = {*unread, *renamed.values()}
    for (path, absent), error in located:
        if error["type"] == "extra_forbidden" or path in gone:
            continue
        key = path, absent, error["type"]
        problem = _wrong(path, absent, error)
        if key in wrong and error["type"] == "literal_error":
            # A choice made of two choices objects twice.
            choices = f"{wrong[key].params['choices']}, {problem.params['choices']}"
            problem = replace(problem, params={**problem.params, "choices": choices})
        # A list that is too short lacks every value that is not there: one mistake, told with the last of them.
        wrong[key] = problem
    return [*told, *(("F004", each) for each in wrong.values())]


def _pairs(model: type[BaseModel], unknown: list[Path], missing: list[Path]) -> dict[Path, Path]:
    """Unknown keys with the missing key of the same parent that is meant: best match first, each key once."""
    close: list[tuple[float, Path, Path]] = []
    for wrong in unknown[:_MANY]:
        absent = [right for right in missing if right[:-1] == wrong[:-1]]
        if not absent:
            continue
        others = [key for key in children_of(model, wrong[:-1]) if (*wrong[:-1], key) not in absent]
        limit = max([_CLOSE, *(_likeness(wrong[-1], key) for key in others)])
        close += [(score, wrong, right) for right in absent if (score := _likeness(wrong[-1], right[-1])) >= limit]
    pairs: dict[Path, Path] = {}
    for _, wrong, right in sorted(close, key=lambda each: -each[0]):
        if wrong not in pairs and right not in pairs.values():
            pairs[wrong] = right
    return pairs


def _likeness(written: str | int, known: str | int) -> float:
    """From 0 to 1; 1 for the German word of a key."""
    return 1.0 if german(str(written)) == known else SequenceMatcher(None, str(known), str(written)).ratio()


def _unknown(model: type[BaseModel], path: Path, missing: Path | None, *, guess: bool) -> Problem:
    key = str(path[-1])
    known = children_of(model, path[:-1])
    meant = german(key)
    params: dict[str, Param] = {"key": key}
    if missing is not None:
        return Problem(path=path, message_id="misspelt-field", key=True, params={**params, "known": str(missing[-1])})
    homes = field_homes(model).get(key, ())
    alike = _SURE if homes else _LIKE
    if near := (guess and get_close_matches(key, known, 1, alike)) or [each for each in known if each == meant]:
        return Problem(path=path, message_id="similar-field", key=True, params={**params, "known": near[0]})
    if homes:
        places = tuple(f"`{each}`" for each in homes if each != TOP)
        top = "" if TOP not in homes else "top-level-or-field" if places else "top-level-field"
        params |= {"places": places} if places else {}
        return Problem(path=path, message_id=top or "misplaced-field", key=True, params=params)
    return Problem(path=path, message_id="unknown-field", key=True, params=params)


def _meant(model: type[BaseModel], unknown: list[Problem], absent: dict[Path, tuple[str, ...]]) -> Iterator[Path]:
    """What is not missing but stands behind an unknown key: the known one, else any that is absent and of its kind."""
    for problem in unknown:
        *parent, key = problem.path
        if known := problem.params.get("known"):
            yield (*parent, str(known))
        elif problem.message_id == "unknown-field":
            yield from ((*parent, each) for each in absent.get(problem.path, ()))
        elif len(homes := {home_of(each) for each in field_homes(model).get(str(key), ())}) == 1:
            yield (*homes.pop(), str(key))


def _wrong(path: Path, absent: bool, error: Any) -> Problem:
    kind, given, last = error["type"], error["input"], error["loc"][-1]
    if kind == "missing" and absent:
        return Problem(path=path[:-1], key=True, message_id="missing-field", params={"key": str(path[-1])})
    if kind == "missing" and isinstance(last, int):
        return Problem(path=path, message_id="wrong-count", params={"count": last + 1})
    if given is None:
        key = next((str(each) for each in reversed(path) if isinstance(each, str)), "")
        if path and isinstance(path[-1], int):
            return Problem(path=path, message_id="empty-item", params={"number": path[-1] + 1})
        return Problem(path=path, key=True, message_id="empty-field", params={"key": key})
    params: dict[str, Any] = {"value": Quote(_short(given))}
    context = error.get("ctx", {})
    if kind == "literal_error":
        params["choices"] = str(context["expected"]).replace("'", "").replace(" or ", ", ")
    if kind == "too_long":
        params["count"] = context["max_length"]
    return Problem(path=path, message_id=_TYPES.get(kind, "bad-field"), params=params)


def _short(value: object) -> str:
    shown = _flow(value)
    return shown if len(shown) <= 60 else f"{shown[:59]}…"  # noqa: PLR2004 - fits a line


def _flow(value: object) -> str:
    """A value as it may stand in a file."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)
