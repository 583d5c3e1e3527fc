"""Pieces of markup with gaps: what fills one is escaped unless it is markup, as by Markup.format in a fifth of the time."""

import re
from collections.abc import Iterable
from typing import TypeVar

from markupsafe import Markup, escape

V = TypeVar("V", str, float)
_SIGN = re.compile("[&<>'\"]")
NOTHING = Markup("")


class Piece:
    """A piece of a page; its gaps are `%s` for texts and markup, `%d` and `%.1f` for numbers."""

    __slots__ = ("_pattern",)

    def __init__(self, pattern: str) -> None:
        """`pattern` is ours, never somebody's text."""
        self._pattern = pattern

    def __call__(self, *values: str | float) -> Markup:
        """The piece with these values."""
        shown = [each if type(each) is Markup else escaped(each) for each in values]
        return str.__new__(Markup, self._pattern % tuple(shown))


def escaped(value: V) -> V | Markup:
    """A text that is no markup yet, escaped where it has to be; numbers as they are."""
    return escape(value) if isinstance(value, str) and _SIGN.search(value) else value


def together(parts: Iterable[str]) -> Markup:
    """Pieces of a page behind one another, escaped all of them; Markup.join would look at each of them again."""
    return str.__new__(Markup, "".join(parts))
