"""A timeline as plain SVG, mirrored for Arabic by arithmetic.

Drawing programs ignore `direction` and browsers inherit it from the page, so it is fixed to `ltr`; each label is
isolated instead. Colours are attributes, which the style sheet of a page overrides.
"""

import textwrap
import unicodedata
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import Literal

from markupsafe import Markup

from skew_cli.exports._pieces import Piece, together
from skew_cli.model.tree import Timeline

_WIDTH, _LABELS, _ROW, _LINE, _TOP = 900, 330, 26, 15, 26
PAPER = 660
"""The width at which the letters are as large as others on a sheet of A4."""
ACCENT = "#0b5c8a"
_ROOM = _LABELS - 16
"""For a line of a label; there are two lines at most."""
_THIN = 9
"""A bar of one day is at least this wide."""
_LETTER, _ARABIC = 6.0, 4.8
"""About so wide is a letter in a wide font."""
_FONTS = "IBM Plex Sans Arabic, Segoe UI, Noto Sans, Noto Sans Arabic, DejaVu Sans, Arial, sans-serif"

_SVG = Piece(
    '<svg class="timeline" role="img" direction="ltr" aria-label="{}" viewBox="0 0 {} {}" width="{}"'
    ' height="{}" xmlns="http://www.w3.org/2000/svg">\n<title>{}</title>\n{}</svg>\n'
)
_STRIPE = Piece('<rect class="stripe" fill="#f1f4f6" x="0" y="{}" width="{}" height="{}"/>\n')
_TICK = Piece('<line class="tick" stroke="#c3ccd4" x1="{}" x2="{}" y1="4" y2="{}"/>\n')
_TEXT = Piece(
    f'<text font-family="{_FONTS}" font-size="12" fill="#1c2733" x="{{}}" y="{{}}" text-anchor="{{}}"{{}}>{{}}</text>\n'
)
_BAR = Piece('<rect class="bar" fill="{}" rx="3" x="{}" y="{}" width="{}" height="14"/>\n')


def svg(block: Timeline, direction: Literal["ltr", "rtl"], *, width: int = _WIDTH, accent: str = ACCENT) -> Markup:
    """The timeline as an `svg` element for a page of that direction; letters are 12 of its `width` units high."""
    first = min([span[1] for span in block.spans] + [tick[0] for tick in block.ticks])
    last = max(span[2] for span in block.spans)
    day = (width - _LABELS - 12) / ((last - first).days + 1)
    labels = [_lines(label) for label, _, _ in block.spans]
    high = [_ROW + (_LINE if more else 0) for _, more in labels]
    tops = [_TOP + sum(high[:row]) for row in range(len(high))]
    height = _TOP + sum(high) + 4
    rtl = direction == "rtl"
    anchor = "end" if rtl else "start"

    def at(x: float, wide: float = 0) -> str:
        """Where something stands: the one place that mirrors."""
        return f"{width - x - wide if rtl else x:.1f}"

    out = [_STRIPE(str(tops[row]), str(width), str(high[row])) for row in range(0, len(labels), 2)]
    ticks = [(_LABELS + (date - first).days * day, label) for date, label in sorted(block.ticks) if date <= last]
    step = _step(ticks)
    for number, (x, label) in enumerate(ticks):
        out.append(_TICK(at(x), at(x), str(height)))
        if number % step == 0:
            text = isolated(label, direction) if x + 5 + _long(label) <= width else ""
            out.append(_TEXT(at(x + 5), "15", anchor, Markup(' class="day"'), text))
    for row, (_, start, end) in enumerate(block.spans):
        y = tops[row]
        for number, line in enumerate(labels[row]):
            text = isolated(line, direction) if line else ""  # there are always two: no label adds elements
            out.append(_TEXT(at(8), str(y + 17 + _LINE * number), anchor, "", text))
        wide = max(((end - start).days + 1) * day, _THIN)
        x = min(_LABELS + (start - first).days * day, width - wide - 3)
        out.append(_BAR(accent, at(x, wide), str(y + (high[row] - 14) // 2), f"{wide:.1f}"))
    return _SVG(block.alt, str(width), str(height), str(width), str(height), block.alt, together(out))


def _step(ticks: Sequence[tuple[float, str]]) -> int:
    """Every how manieth label is shown, so that none runs into the next one that is."""
    for step in range(1, len(ticks)):
        shown = ticks[::step]
        if all(x + 8 + _long(label) <= after for (x, label), (after, _) in pairwise(shown)):
            return step
    return max(1, len(ticks))


def _long(text: str) -> float:
    """About how long a text is."""
    return sum(map(_wide, text))


@cache
def _wide(char: str) -> float:
    return _ARABIC if unicodedata.bidirectional(char) in ("AL", "NSM") else _LETTER


def _lines(label: str) -> tuple[str, str]:
    """A label in one line and nothing, or in two of which the second may be cut."""
    letters = int(_ROOM * len(label) / _long(label))
    if len(label) <= letters:
        return label, ""
    first, *more = textwrap.wrap(label, letters, break_on_hyphens=False) or [label]
    rest = " ".join(more)
    return first, rest if len(rest) <= letters else rest[: letters - 1].rstrip() + "…"


def isolated(text: str, direction: Literal["ltr", "rtl"]) -> str:
    """The text in an isolate of its own direction: that of its first strong character (UAX #9, P2 and P3)."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    strong = next((kind for kind in kinds if kind in ("L", "R", "AL")), "R" if direction == "rtl" else "L")
    return ("\u2066" if strong == "L" else "\u2067") + text + "\u2069"
