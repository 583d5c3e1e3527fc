"""`skew.toml` read and, where it is wrong, told with line, key and what was meant (contract 18)."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from skew_cli.errors import SkewError
from skew_cli.model.config import Config, Ignore
from skew_cli.store.root import tables
from skew_cli.words import Text

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_HEADER = re.compile(r"\s*(\[\[?)([^\]\[]+)\]")
_ALL = Text(en="all keys: skew schema config", de="alle Schlüssel: skew schema config")
_NEAR = Text(en="did you mean {near}?", de="Meinten Sie {near}?")
_WRONG: Mapping[str, Text] = {
    "extra_forbidden": Text(en="there is no such key", de="diesen Schlüssel gibt es nicht"),
    "missing": Text(en="this key is missing", de="dieser Schlüssel fehlt"),
    "literal_error": Text(en="must be one of: {choices}", de="muss eins davon sein: {choices}"),
    "string_type": Text(en="must be a text", de="muss ein Text sein"),
    "list_type": Text(en="must be a list", de="muss eine Liste sein"),
    "dict_type": Text(en="must be a table", de="muss eine Tabelle sein"),
    "model_type": Text(en="must be a table", de="muss eine Tabelle sein"),
    "model_attributes_type": Text(en="must be a table", de="muss eine Tabelle sein"),
    "date_type": Text(en="must be a date, 2027-12-31", de="muss ein Datum sein, 2027-12-31"),
    "too_short": Text(en="must not be empty", de="darf nicht leer sein"),
    "string_too_short": Text(en="must not be empty", de="darf nicht leer sein"),
    "string_pattern_mismatch": Text(
        en="must be an address of the web with {{code}}, https://example.org/rules#{{code}}",
        de="muss eine Adresse im Web mit {{code}} sein, https://example.org/rules#{{code}}",
    ),
}
_NO_UTF8 = Text(en="{where}: this is no UTF-8", de="{where}: Das ist kein UTF-8")
_SAVE = Text(en="save the file as UTF-8", de="die Datei als UTF-8 speichern")
_OTHER = Text(en="has the wrong form", de="hat die falsche Form")


def read_config(name: str, content: bytes) -> Config:
    """The configuration in a file; raises SkewError with the file, the line and the key."""
    from pydantic import ValidationError  # noqa: PLC0415 - beside its use, loaded by the model anyway

    try:
        text = content.decode("utf-8-sig")
        raw: dict[str, Any] = tables(text)
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise SkewError(_NO_UTF8, _SAVE, where=f"{name}:{line}") from None
    except tomllib.TOMLDecodeError as problem:
        raise _unreadable(name, str(problem)) from None
    except ValueError as problem:
        raise _unreadable(name, str(problem)) from None
    try:
        return Config.model_validate(raw)
    except ValidationError as problem:
        raise _told(name, text, problem.errors(include_url=False)) from None


def _unreadable(name: str, why: str) -> SkewError:
    return SkewError(
        Text(en="{path} cannot be used: {why}", de="{path} ist nicht brauchbar: {why}"), _ALL, path=name, why=why
    )


def _told(name: str, text: str, errors: Sequence["ErrorDetails"]) -> SkewError:
    """What is wrong with the first value; its alternatives have an error each."""
    kind, given = errors[0]["type"], errors[0]["input"]
    path = _written(errors[0]["loc"])
    said = _WRONG.get(kind, _OTHER)
    known: list[str] = []
    if kind == "extra_forbidden":
        of = Ignore if path[0] == "ignore" else Config
        known, given = [info.alias or key for key, info in of.model_fields.items()], path[-1]
    elif kind == "literal_error":
        same = [each.get("ctx", {}) for each in errors if _written(each["loc"]) == path]
        known = [choice for each in same for choice in re.findall(r"'([^']*)'", str(each.get("expected", "")))]
    near = get_close_matches(str(given), known, 1)
    return SkewError(
        Text(en=f"{{where}}: {{key}}: {said.en}", de=f"{{where}}: {{key}}: {said.de}"),
        _NEAR if near else _ALL,
        where=place(name, text, path),
        key=".".join(map(str, path)),
        choices=", ".join(known),
        near=near[0] if near else "",
    )


def _written(loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """A location of pydantic without the names of alternatives, such as `literal['never']`."""
    return tuple(each for each in loc if isinstance(each, int) or "[" not in each) or loc[:1]


def place(name: str, text: str, path: tuple[str | int, ...]) -> str:
    """`skew.toml:7`, or the name alone where the line is not known."""
    line = line_of(text, path)
    return name if line is None else f"{name}:{line}"


def line_of(text: str, path: tuple[str | int, ...]) -> int | None:
    """The 1-based line of a key of a TOML file, or of the innermost table around it; None without one.

    `("ignore", 0)` is the first `[[ignore]]`. Only lines are looked at: keys in inline tables have the line of the
    table, dotted keys their own.
    """
    found: dict[tuple[str | int, ...], int] = {}
    for number, where in _lines(text):
        found.setdefault(where, number)
    return next((found[path[:n]] for n in range(len(path), 0, -1) if path[:n] in found), None)


def _lines(text: str) -> Iterator[tuple[int, tuple[str | int, ...]]]:
    table: tuple[str | int, ...] = ()
    counts: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _parts(header[2].strip())
            if header[1] == "[[":
                counts[header[2]] = counts.get(header[2], -1) + 1
                table = (*table, counts[header[2]])
            yield number, table
        elif "=" in line and not line.lstrip().startswith("#"):
            whole = (*table, *_parts(line.partition("=")[0].strip()))
            yield from ((number, whole[:n]) for n in range(len(table) + 1, len(whole) + 1))


def _parts(key: str) -> tuple[str, ...]:
    return tuple(each.strip().strip("\"'") for each in re.findall(r""""[^"]*"|'[^']*'|[^.]+""", key))
