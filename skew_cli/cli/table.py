"""Aligned columns without boxes: empty columns are left out, nothing is cut (ux 6)."""

import unicodedata
from collections.abc import Sequence

_GAP = "  "
_INDENT = "    "


def table(rows: Sequence[Sequence[str]], *, head: Sequence[str] = (), width: int | None = None) -> list[str]:
    """The rows as lines, below those of the head if there is one.

    Where they do not fit into `width` cells, the last columns go to a second line; None is as wide as it gets.
    """
    if not rows:
        return []
    kept = [n for n in range(len(rows[0])) if any(row[n] for row in rows)]
    cells = [[row[n] for n in kept] for row in ((head, *rows) if head else rows)]
    widths = [max(cell_width(row[n]) for row in cells) for n in range(len(kept))]
    first = len(kept)
    while width and first > 1 and sum(widths[:first]) + len(_GAP) * (first - 1) > width:
        first -= 1
    lines = []
    for row in cells:
        lines.append(_line(row[:first], widths[:first]))
        if any(row[first:]):
            lines.append(_INDENT + _GAP.join(cell for cell in row[first:] if cell))
    return lines


def cell_width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    if text.isascii():
        return len(text)
    return sum(_cells(char) for char in text)


def _cells(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Cf", "Me", "Mn"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - cell_width(cell)) for cell, width in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()
