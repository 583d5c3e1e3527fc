r"""Markdown as GitHub reads it: every text shows as itself and starts nothing.

Escaping has two parts. Inside a line the same characters are always escaped; what would begin or end a *line*
(heading, list, rule, closing #) can only be seen when its pieces are joined: `1` and `. x` are harmless alone.
Addresses are escaped wherever they stand, not at word boundaries: after `_` or an Arabic letter there is none.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from skew_cli.model.format import Format, Rendered, Skin
from skew_cli.model.tree import (
    Bullets,
    Checks,
    Doc,
    Facts,
    Heading,
    PageBreak,
    Para,
    Run,
    Table,
    Text,
    Timeline,
)

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~$&])")
_SCHEME = re.compile(r"(https?|ftp|mailto|xmpp):", re.IGNORECASE)
_WWW = re.compile(r"(www)\.", re.IGNORECASE)
_OPEN = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
_CLOSE = "\u2069"
_List = Facts | Checks | Bullets | Timeline


def escape(text: str) -> str:
    """A piece of a line: no markup, no HTML, no entity, no link, no mention."""
    text = _SPECIAL.sub(r"\\\1", text)
    text = _SCHEME.sub(r"\1\\:", text)
    text = _WWW.sub(r"\1\\.", text)
    return text.replace("//", "/\\/").replace("@", "&#64;")


def cell(text: Text, *, rtl: bool) -> str:
    """A text inside a line: its pieces escaped and joined."""
    groups = groupby(text, key=lambda run: run.bold)
    return "".join(_strong(_pieces(runs, rtl=rtl)) if bold else _pieces(runs, rtl=rtl) for bold, runs in groups).strip()


def line(text: Text, *, rtl: bool) -> str:
    """A text that is a whole line: its beginning and end start nothing either."""
    joined = re.sub(r"^([#+\-=:])", r"\\\1", cell(text, rtl=rtl))
    joined = re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", joined, flags=re.ASCII)
    return re.sub(r"(?<![\\#])(#+)$", r"\\\1", joined)


def _pieces(runs: Iterable[Run], *, rtl: bool) -> str:
    """Runs of one weight. Bare ones are joined before they are escaped: `http` and `s:` may be two runs."""
    out: list[str] = []
    for bare, group in groupby(runs, key=lambda run: run.href is None and not _isolated(run, rtl=rtl)):
        if bare:
            text = escape("".join(run.text for run in group))
            out.append(text[:-1] + "\\!" if text.endswith("!") else text)  # before a link it would be a picture
        else:
            out.extend(_marked(run, rtl=rtl) for run in group)
    return "".join(out)


def _marked(run: Run, *, rtl: bool) -> str:
    text = escape(run.text)
    if run.href is not None:
        text = f"[{text}](<{run.href.replace('&', '&amp;')}>)"
    return f"{_OPEN[run.dir]}{text}{_CLOSE}" if _isolated(run, rtl=rtl) else text


def _isolated(run: Run, *, rtl: bool) -> bool:
    """Whether invisible marks must keep the run together: always in Arabic, else only around Arabic."""
    if not run.isolate and run.dir == "auto":
        return False
    return rtl or run.dir == "rtl" or any(unicodedata.bidirectional(char) in ("R", "AL") for char in run.text)


def _strong(text: str) -> str:
    """Bold; blanks stay outside, and beside punctuation only the tag works."""
    inner = text.strip()
    if not inner:
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    bold = f"**{inner}**" if inner[0].isalnum() and inner[-1].isalnum() else f"<strong>{inner}</strong>"
    return f"{before}{bold}{after}"


def _bold(text: Text) -> Text:
    return tuple(replace(run, bold=True) for run in text)


def _items(block: _List, *, rtl: bool) -> list[str]:
    """The lines of a block that is a list."""

    def show(text: Text) -> str:
        return line(text, rtl=rtl)

    match block:
        case Facts(rows):
            return [f"- {show((*_bold(label), Run(': '), *text))}" for label, text in rows]
        case Bullets(items, ordered):
            return [f"{f'{n}.' if ordered else '-'} {show(item)}" for n, item in enumerate(items, 1)]
        case Timeline(_, _, spans):
            return [f"- {show((Run(label, isolate=True),))}" for label, _, _ in spans]
        case Checks(items):
            out: list[str] = []
            for item in items:
                out.append(f"- [{'x' if item.done else ' '}] {show((Run(item.id, bold=True), Run(' '), *item.text))}")
                out.extend([f"  - {show(item.note)}"] if item.note else [])
            return out


def _block(block: Heading | Para | Table | _List, *, rtl: bool) -> str:
    """One block without the empty line after it."""
    match block:
        case Heading(level, text):
            return f"{'#' * (level + 1)} {line(text, rtl=rtl)}"
        case Para(text):
            return line(text, rtl=rtl)
        case Table(head, rows):
            shown = [f"| {' | '.join(cell(text, rtl=rtl) for text in texts)} |" for texts in (head, *rows)]
            return "\n".join([shown[0], "|" + " --- |" * len(head), *shown[1:]])
        case Facts() | Checks() | Bullets() | Timeline():
            return "\n".join(_items(block, rtl=rtl))


def render(doc: Doc, _skin: Skin) -> Rendered:
    """The document as UTF-8; Arabic stands in a `div` that turns it round."""
    rtl = doc.dir == "rtl"
    parts = [f"# {line(doc.title, rtl=rtl)}", line(doc.subtitle, rtl=rtl)]
    lists = False
    for block in doc.blocks:
        if isinstance(block, PageBreak):
            continue
        is_list = isinstance(block, _List)
        if is_list and lists:
            parts.append("<!-- -->")  # otherwise two lists become one
        parts.append(_block(block, rtl=rtl))
        lists = is_list
    if rtl:
        parts = [f'<div dir="rtl" lang="{doc.lang}">', *parts, "</div>"]
    return Rendered(("\n\n".join(part for part in parts if part) + "\n").encode())


FORMAT = Format(name="markdown", suffix=".md", media_type="text/markdown", render=render)
