"""Just enough of a JSON Schema validator (Draft 7) for skew's own schemas; an unknown keyword is an error."""

import re
from typing import Any

_TYPES = {
    "string": str,
    "integer": int,
    "number": (int, float),
    "boolean": bool,
    "null": type(None),
    "array": (list, tuple),
    "object": dict,
}
_SILENT = {"$schema", "$comment", "definitions", "title", "description", "default", "format", "deprecated"}


def errors(value: Any, schema: dict[str, Any], root: dict[str, Any], path: tuple[object, ...] = ()) -> list[str]:
    """Why the value does not fit; empty if it does."""
    found: list[str] = []
    for word, wanted in schema.items():
        if word not in _SILENT:
            found += _WORDS[word](value, wanted, schema, root, path)
    return found


def _type(value: Any, wanted: Any, *rest: Any) -> list[str]:
    named = [wanted] if isinstance(wanted, str) else wanted
    fits = any(isinstance(value, _TYPES[each]) and (each == "boolean" or not isinstance(value, bool)) for each in named)
    return [] if fits else [f"{rest[-1]}: {value!r} is no {wanted}"]


def _ref(value: Any, wanted: str, _: Any, root: dict[str, Any], path: tuple[object, ...]) -> list[str]:
    return errors(value, root["definitions"][wanted.rsplit("/", 1)[1]], root, path)


def _any(value: Any, wanted: list[Any], _: Any, root: dict[str, Any], path: tuple[object, ...]) -> list[str]:
    tried = [errors(value, each, root, path) for each in wanted]
    return (
        []
        if any(not each for each in tried)
        else [f"{path}: none of {len(wanted)}", *(hit for each in tried for hit in each)]
    )


def _one(value: Any, wanted: list[Any], _: Any, root: dict[str, Any], path: tuple[object, ...]) -> list[str]:
    hits = sum(not errors(value, each, root, path) for each in wanted)
    return [] if hits == 1 else [f"{path}: {hits} of {len(wanted)} instead of one"]


def _all(value: Any, wanted: list[Any], _: Any, root: dict[str, Any], path: tuple[object, ...]) -> list[str]:
    return [hit for each in wanted for hit in errors(value, each, root, path)]


def _properties(
    value: Any, wanted: dict[str, Any], _: Any, root: dict[str, Any], path: tuple[object, ...]
) -> list[str]:
    known = wanted.items() if isinstance(value, dict) else ()
    return [hit for name, each in known if name in value for hit in errors(value[name], each, root, (*path, name))]


def _additional(value: Any, wanted: Any, schema: Any, root: dict[str, Any], path: tuple[object, ...]) -> list[str]:
    more = [name for name in value if name not in schema.get("properties", {})] if isinstance(value, dict) else []
    if wanted is False:
        return [f"{path}: unknown {name}" for name in more]
    return (
        [hit for name in more for hit in errors(value[name], wanted, root, (*path, name))] if wanted is not True else []
    )


def _items(value: Any, wanted: Any, _: Any, root: dict[str, Any], path: tuple[object, ...]) -> list[str]:
    listed = enumerate(value) if isinstance(value, list | tuple) else ()
    return [hit for n, each in listed for hit in errors(each, wanted, root, (*path, n))]


def _told(fits: bool, path: object, what: str) -> list[str]:
    return [] if fits else [f"{path}: {what}"]


_WORDS = {
    "type": _type,
    "$ref": _ref,
    "anyOf": _any,
    "oneOf": _one,
    "allOf": _all,
    "properties": _properties,
    "additionalProperties": _additional,
    "items": _items,
    "required": lambda v, w, _s, _r, p: [f"{p}: {n} is missing" for n in w if isinstance(v, dict) and n not in v],
    "enum": lambda v, w, _s, _r, p: _told(v in w, p, f"{v!r} is none of {w}"),
    "const": lambda v, w, _s, _r, p: _told(v == w, p, f"{v!r} is not {w}"),
    "pattern": lambda v, w, _s, _r, p: _told(not isinstance(v, str) or re.search(w, v) is not None, p, f"{v!r}: {w}"),
    "minItems": lambda v, w, _s, _r, p: _told(not isinstance(v, tuple) or len(v) >= w, p, "too short"),
    "maxItems": lambda v, w, _s, _r, p: _told(not isinstance(v, tuple) or len(v) <= w, p, "too long"),
    "minimum": lambda v, w, _s, _r, p: _told(not isinstance(v, int) or v >= w, p, "too small"),
    "maximum": lambda v, w, _s, _r, p: _told(not isinstance(v, int) or v <= w, p, "too large"),
}
