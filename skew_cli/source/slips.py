"""Slips that YAML tells far from where they are, or that nobody sees: what is wrong near the place of an error."""

import re
from collections.abc import Iterator

from skew_cli.source.nodes import Flaw

_QUOTED = re.compile(r"\"(?:[^\"\\\r\n]|\\.)*\"|'(?:[^'\r\n]|'')*'")
_DASH = re.compile(r"[ \t]*(-)[^\s\-:][^\s:]*:(?=\s|\Z)")
_OPENING = re.compile(r"(?:^|(?<=[\s:,\[{\-]))$")


def near(text: str, at: int) -> Flaw | None:
    """The slip in the line of an error at `at`, or in the line above it; None where there is none."""
    for start, line in _lines(text, at):
        bare = _QUOTED.sub(lambda found: "x" * len(found[0]), line).split(" #")[0]
        if (space := bare.find("\xa0")) >= 0:
            return Flaw(message_id="no-break-space", start=start + space, end=start + space + 1)
        if dash := _DASH.match(bare):
            return Flaw(message_id="no-blank-after-dash", start=start + dash.start(1), end=start + dash.end(1))
    return _late(text, at)


def _lines(text: str, at: int) -> Iterator[tuple[int, str]]:
    """The line of a place and the one above it, with their beginnings."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    yield start, text[start : len(text) if end < 0 else end]
    if start:
        above = text.rfind("\n", 0, start - 1) + 1
        yield above, text[above : start - 1]


def _late(text: str, at: int) -> Flaw | None:
    """A quotation mark that is closed only by the next one, lines below: what follows that one is no YAML."""
    closing = len(text[:at].rstrip(" \t")) - 1
    mark = text[closing] if closing > 0 else ""
    if mark not in ('"', "'"):
        return None
    opening = text.rfind(mark, 0, closing)
    before = text[text.rfind("\n", 0, opening) + 1 : opening]
    if opening < 0 or "\n" not in text[opening:closing] or not _OPENING.search(before):
        return None
    label = ("closed-here", closing, closing + 1)
    return Flaw(message_id="closed-late", start=opening, end=opening + 1, label=label)
