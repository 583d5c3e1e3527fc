"""What a field of a file means, in words: its description, its type, whether it must be there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from skew_cli.app.schema import schema
from skew_cli.model.finding import Path
from skew_cli.words import Text

_TYPES: Mapping[str, Text] = {
    "date": Text(en="text YYYY-MM-DD", de="Text JJJJ-MM-TT"),
    "time": Text(en="text HH:MM", de="Text HH:MM"),
    "string": Text(en="text", de="Text"),
    "integer": Text(en="whole number", de="ganze Zahl"),
    "number": Text(en="number", de="Zahl"),
    "boolean": Text(en="true or false", de="true oder false"),
    "array": Text(en="list", de="Liste"),
    "object": Text(en="mapping", de="Einträge „Schlüssel: Wert“"),
    "languages": Text(en="one text per language", de="je Sprache ein Text"),
}
_ONE_OF = Text(en="one of {values}", de="eins von {values}")
_OR = Text(en=" or ", de=" oder ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field in words of one language."""

    description: str
    type: str
    required: bool
    """False for items of a list."""


def field_at(kind: str, path: Path, lang: str) -> Field | None:
    """The field at a path in a file of one of the kinds of `schema`; None at the top and at unknown keys."""
    top = schema(kind, lang=lang)
    parts: list[Any] = [top]
    required = False
    for segment in path:
        inner = [
            (found, segment in each.get("required", ()))
            for each in _parts(parts, top)
            for found in _inside(each, segment)
        ]
        if not inner:
            return None
        parts, required = [found for found, _ in inner], any(must for _, must in inner)
    if not path:
        return None
    every = list(_parts(parts, top))
    said = next((each["description"] for each in every if "description" in each), "")
    return Field(description=said.rstrip("."), type=_type(every, lang), required=required)


def _parts(parts: Sequence[Any], top: Any) -> Iterator[Any]:
    """The alternatives of a schema, references followed."""
    for each in parts:
        yield each
        more = [*each.get("anyOf", ()), *each.get("oneOf", ()), *each.get("allOf", ())]
        if "$ref" in each:
            more.append(top["$defs"][each["$ref"].rsplit("/", 1)[1]])
        yield from _parts(more, top)


def _inside(part: Any, segment: str | int) -> Iterator[Any]:
    if isinstance(segment, int):
        yield from (each for each in (part.get("items"), *part.get("prefixItems", ())) if isinstance(each, dict))
    elif segment in part.get("properties", {}):
        yield part["properties"][segment]
    elif isinstance(part.get("additionalProperties"), dict):
        yield part["additionalProperties"]


def _type(parts: Sequence[Any], lang: str) -> str:
    words = dict.fromkeys(word for each in parts if (word := _word(each, lang)))
    return _OR.get(lang).join(words)


def _word(part: Any, lang: str) -> str:
    if "const" in part:
        return str(part["const"])
    if "enum" in part:
        return _ONE_OF.get(lang).format(values=", ".join(map(str, part["enum"])))
    kind = part.get("type", "")
    if kind == "string":
        kind = "date" if part.get("format") == "date" else "time" if "[0-5]" in part.get("pattern", "") else kind
    elif kind == "integer" and part.get("maximum") == 1439:  # noqa: PLR2004 - a time as YAML 1.1 tools read it
        return ""
    elif kind == "object" and set(part.get("properties", ())) == {"de", "en", "ar"}:
        kind = "languages"
    return _TYPES[kind].get(lang) if kind in _TYPES else ""
