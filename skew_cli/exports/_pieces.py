"""Pieces of markup with gaps: a text in one is escaped unless it is markup, as by Markup.format in a tenth of the time."""

import re
from collections.abc import Iterable

from markupsafe import Markup, escape

NOTHING = Markup("")
_SIGN = re.compile("[&<>'\"]")


class Piece:
    """A piece of a page with `{}` for each gap."""

    __slots__ = ("_parts",)

    def __init__(self, pattern: str) -> None:
        """`pattern` is ours, never somebody's text."""
        first, *others = pattern.split("{}")
        self._parts = [first, *(part for each in others for part in ("", each))]

    def __call__(self, *texts: str) -> Markup:
        """The piece with these texts; ValueError unless there is one for each gap."""
        parts = self._parts.copy()
        parts[1::2] = [each if type(each) is Markup else escaped(each) for each in texts]
        return together(parts)


def escaped(text: str) -> str:
    """A text as markup: most need no escaping."""
    return escape(text) if _SIGN.search(text) else text


def together(parts: Iterable[str]) -> Markup:
    """What is markup already behind one another; Markup.join would look at each part again."""
    return str.__new__(Markup, "".join(parts))
