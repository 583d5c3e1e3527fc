"""Where the entries of a list of tables stand in a TOML file; what they say is read elsewhere."""

import re
import tomllib
from typing import Any

_HEADER = re.compile(r"^[ \t]*(\[\[[^\]\r\n]*\]\])[^\r\n]*", re.MULTILINE)

_WORK = 4_000_000
"""Characters that are read for it, over and over; in a larger file every entry stands at its beginning."""


def tables(text: str, name: str, count: int) -> tuple[tuple[int, int], ...]:
    """Start and end of the `count` headers `[[name]]`, in order; `text` is valid TOML without byte order mark.

    A line is a header if what stands above it is whole and it adds an entry: no string, comment or list can pass for
    one. Entries written as one list, `name = [{…}]`, all stand at that key.
    """
    found = []
    headers = list(_HEADER.finditer(text))
    if len(headers) * len(text) > _WORK:
        return (_key(text, name),) * count
    for match in headers:
        above = _parsed(text[: match.start()])
        with_it = _parsed(text[: match.end()])
        if above is not None and with_it is not None and _number(with_it, name) > _number(above, name):
            found.append(match.span(1))
    return tuple(found) if len(found) == count else (_key(text, name),) * count


def _key(text: str, name: str) -> tuple[int, int]:
    keys = list(re.finditer(rf"^[ \t]*([\"']?{re.escape(name)}[\"']?)[ \t]*=", text, re.MULTILINE))
    for match in keys if len(keys) * len(text) <= _WORK else ():
        if _parsed(text[: match.start()]) is not None:
            return match.span(1)
    return (0, 0)


def _parsed(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return None


def _number(values: dict[str, Any], name: str) -> int:
    found = values.get(name)
    return len(found) if isinstance(found, list) else 0
