"""What may stand at a path of a file, by the schema that `skew schema` publishes."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from skew_cli.app.schema import schema
from skew_cli.model.finding import Path

Part = dict[str, Any]

_SHARED = {"programs/people.yaml": "people", "programs/municipalities.yaml": "municipalities"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key that may stand in a mapping."""

    name: str
    about: str
    nested: bool
    """Whether its value can only be a mapping or a list."""
    required: bool


def kind_of(file: str) -> str | None:
    """The kind of schema of a file below `programs/`; None where there is none."""
    if file == "programs/closures.yaml":
        return None
    return _SHARED.get(file) or ("season" if file.endswith("/season.yaml") else "program")


def keys(kind: str, path: Path, lang: str) -> tuple[Key, ...]:
    """The keys of the mappings that may stand at a path, in the order of the schema."""
    found: dict[str, Key] = {}
    for part in _at(kind, path, lang):
        for name, field in part.get("properties", {}).items():
            leaves = [each for each in _expanded(field, _defs(kind, lang)) if each.get("type") != "null"]
            nested = all(each.get("type") in ("object", "array") for each in leaves)
            about = str(field.get("description", ""))
            required = name in part.get("required", ())
            found.setdefault(name, Key(name=name, about=about, nested=nested, required=required))
    return tuple(found.values())


def values(kind: str, path: Path, lang: str) -> tuple[str, ...]:
    """The values among which a field chooses, as they are written; empty where it is free."""
    found: dict[str, None] = {}
    for part in _at(kind, path, lang):
        listed = part.get("enum", [part["const"]] if "const" in part else [])
        found |= dict.fromkeys(str(each) for each in listed if each is not None)
        if part.get("type") == "boolean":
            found |= {"true": None, "false": None}
    return tuple(found)


def about(kind: str, path: Path, lang: str) -> str:
    """What the field at a path means; empty where the schema knows none. Items of a list are about the list."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if not path:
        return ""
    return next((each.about for each in keys(kind, path[:-1], lang) if each.name == path[-1]), "")


@cache
def _schema(kind: str, lang: str) -> Part:
    return schema(kind, lang=lang)


def _defs(kind: str, lang: str) -> Part:
    found: Part = _schema(kind, lang).get("$defs", {})
    return found


def _at(kind: str, path: Path, lang: str) -> list[Part]:
    """Every form that a value at the path may have."""
    defs = _defs(kind, lang)
    here = list(_expanded(_schema(kind, lang), defs))
    for segment in path:
        inner = [child for part in here for child in _children(part, segment)]
        here = [each for child in inner for each in _expanded(child, defs)]
    return here


def _children(part: Part, segment: str | int) -> Iterator[Part]:
    if isinstance(segment, int):
        items = [*part.get("prefixItems", ()), part.get("items")]
        yield from (each for each in items if isinstance(each, dict))
    elif segment in part.get("properties", {}):
        yield part["properties"][segment]
    elif isinstance(part.get("additionalProperties"), dict):
        yield part["additionalProperties"]


def _expanded(part: Part, defs: Part) -> Iterator[Part]:
    """The forms behind references and choices."""
    inner = [each for name in ("anyOf", "oneOf", "allOf") for each in part.get(name, ())]
    if "$ref" in part:
        inner.append(defs[part["$ref"].rsplit("/", 1)[-1]])
    if not inner:
        yield part
    for each in inner:
        yield from _expanded(each, defs)
