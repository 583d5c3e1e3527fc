"""How wide the columns of a table are, so that no word of its head is broken."""

import re

from skew_cli.model.tree import Table, plain

_LETTER, _EDGES = {False: 1.25, True: 0.85}, 3.0
"""A letter of a head and the edges of its cell in percent of the width of a page, upright or landscape."""
_MOST = 18
"""Longer words may be broken: they would leave no room for the others."""


def widths(block: Table, *, landscape: bool) -> tuple[float, ...]:
    """The widths in percent: as the document wants them, but none less than the longest word of its head.

    Where that is too much for all columns, each gets its part of what there is.
    """
    wanted = [100 * width / sum(block.widths) for width in block.widths]
    least = [_EDGES + _LETTER[landscape] * min(_MOST, _longest(plain(cell))) for cell in block.head]
    if sum(least) >= 100:  # noqa: PLR2004 - percent
        return tuple(100 * each / sum(least) for each in least)
    missing = sum(max(0, need - have) for need, have in zip(least, wanted, strict=True))
    spare = sum(max(0, have - need) for need, have in zip(least, wanted, strict=True))
    share = missing / spare if spare else 0
    return tuple(
        need if have <= need else have - share * (have - need) for need, have in zip(least, wanted, strict=True)
    )


def _longest(text: str) -> int:
    return max(map(len, re.split(r"[\s-]+", text)))
