"""A timeline as plain SVG, mirrored for Arabic by arithmetic.

Drawing programs ignore `direction` and browsers inherit it from the page, so it is fixed to `ltr`; each label is
isolated instead. Colours are attributes, which the style sheet of a page overrides.
"""

import unicodedata
from typing import Literal

from markupsafe import Markup

from skew_cli.model.tree import Timeline

_WIDTH, _LABELS, _ROW, _TOP = 900, 330, 26, 26
PAPER = 660
"""The width at which the letters are as large as others on a sheet of A4."""
ACCENT = "#0b5c8a"
_CUT = 45
_THIN = 9
"""A bar of one day is at least this wide."""
_TICK, _LETTER = 44, 6
"""Ticks nearer than this, or than their label is long at so much a letter, would run into one another."""
_FONTS = "IBM Plex Sans Arabic, Segoe UI, Noto Sans, Noto Sans Arabic, DejaVu Sans, Arial, sans-serif"

_TEXT = Markup('<text font-family="{}" font-size="12" fill="#1c2733" x="{:.1f}" y="{}" text-anchor="{}"{}>{}</text>\n')


def svg(block: Timeline, direction: Literal["ltr", "rtl"], *, width: int = _WIDTH, accent: str = ACCENT) -> Markup:
    """The timeline as an `svg` element for a page of that direction; letters are 12 of its `width` units high."""
    first = min([span[1] for span in block.spans] + [tick[0] for tick in block.ticks])
    last = max(span[2] for span in block.spans)
    day = (width - _LABELS - 12) / ((last - first).days + 1)
    height = _TOP + _ROW * len(block.spans) + 4
    rtl = direction == "rtl"
    anchor = "end" if rtl else "start"

    def at(x: float, wide: float = 0) -> float:
        """Where something stands: the one place that mirrors."""
        return width - x - wide if rtl else x

    head = Markup(
        '<svg class="timeline" role="img" direction="ltr" aria-label="{0}" viewBox="0 0 {1} {2}" width="{1}"'
        ' height="{2}" xmlns="http://www.w3.org/2000/svg">\n<title>{0}</title>\n'
    )
    out = [head.format(block.alt, width, height)]
    stripe = Markup('<rect class="stripe" fill="#f1f4f6" x="0" y="{}" width="{}" height="{}"/>\n')
    out.extend(stripe.format(_TOP + row * _ROW, width, _ROW) for row in range(0, len(block.spans), 2))
    free = float("-inf")
    for date, label in sorted(block.ticks):
        x = _LABELS + (date - first).days * day
        if date > last or x < free:
            continue
        free = x + max(_TICK, 10 + _LETTER * len(label))
        tick = Markup('<line class="tick" stroke="#c3ccd4" x1="{0:.1f}" x2="{0:.1f}" y1="{1}" y2="{2}"/>\n')
        out.append(tick.format(at(x), 4, height))
        out.append(_TEXT.format(_FONTS, at(x + 5), 15, anchor, Markup(' class="day"'), isolated(label, direction)))
    for row, (label, start, end) in enumerate(block.spans):
        y = _TOP + row * _ROW
        short = label if len(label) <= _CUT else label[: _CUT - 1].rstrip() + "…"
        out.append(_TEXT.format(_FONTS, at(8), y + 17, anchor, "", isolated(short, direction)))
        wide = max(((end - start).days + 1) * day, _THIN)
        x = min(_LABELS + (start - first).days * day, width - wide - 3)
        bar = Markup('<rect class="bar" fill="{}" rx="3" x="{:.1f}" y="{}" width="{:.1f}" height="14"/>\n')
        out.append(bar.format(accent, at(x, wide), y + 6, wide))
    return Markup("").join([*out, Markup("</svg>\n")])


def isolated(text: str, direction: Literal["ltr", "rtl"]) -> str:
    """The text in an isolate of its own direction: that of its first strong character (UAX #9, P2 and P3)."""
    kinds = (unicodedata.bidirectional(char) for char in text)
    strong = next((kind for kind in kinds if kind in ("L", "R", "AL")), "R" if direction == "rtl" else "L")
    return ("\u2066" if strong == "L" else "\u2067") + text + "\u2069"
