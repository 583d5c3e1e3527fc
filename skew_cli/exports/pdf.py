"""PDF: prepared as PDF/UA-1 by Typst, in the skin `doc.typ`.

What people wrote reaches the skin as strings of a JSON file, and Typst never reads a string as markup.
"""

import datetime as dt
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from skew_cli.errors import SkewError
from skew_cli.exports._extra import library
from skew_cli.exports._timeline import PAPER, isolated, svg
from skew_cli.exports._typst import FAMILY, compiled, own_fonts
from skew_cli.exports._widths import widths
from skew_cli.exports._workshop import guarded
from skew_cli.model.format import Format, Remark, Rendered, Skin
from skew_cli.model.tree import (
    DIRECTIONS,
    Block,
    Bullets,
    Check,
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
    language,
    plain,
)
from skew_cli.words import Text as Sentence

if TYPE_CHECKING:
    from typst import TypstError

PAGE = "doc.typ"
_LOGOS = {"image/svg+xml": "logo.svg", "image/png": "logo.png"}
_LONG = 40
"""Words of so many letters get places to break."""
_LINE = {False: 95, True: 145}
"""About so many letters of a table stand in a line of A4, upright or landscape."""
_SURE = 0.8
"""A word of so much of that surely fits, however wide its letters are."""
_KEPT = 20
"""What is at most about so many lines high is not broken over two pages: a row of a table, a list of facts."""
_ISOLATES = {"ltr": "\u2066", "rtl": "\u2067"}
_PIECES = re.compile(r"[^-@./_?=&]{1,12}[-@./_?=&]*|[-@./_?=&]{1,12}")
_PARTS = re.compile(r"[^-@./_?=&]*[-@./_?=&]+|[^-@./_?=&]+")
_DAY = re.compile(r"(?<=\d\.) (?=\w)")
_SECOND_PART = re.compile(r"(?<!\S)-(?=\w)")

_OUTSIDE = re.compile(r'@\w+/|\beval\b|\b(?:import|include)\b(?!\s+"[\w./-]+")')
"""What could put together the name of a package: Typst would fetch it from the network."""
_LACKING = re.compile(r'the text `"(.+?)"` could not be displayed')
_WHERE = re.compile(r"┌─ .*?([^/\\\s]+:\d+:\d+)")

_NO_PACKAGE = Sentence(
    en='The font "{font}" is missing (package fontpkg-ibm-plex-sans-arabic): the PDF uses the fonts of this computer.',
    de="Die Schrift „{font}“ fehlt (Paket fontpkg-ibm-plex-sans-arabic): Das PDF nimmt die Schriften dieses Rechners.",
)
_NO_LETTER = Sentence(
    en='The font "{font}" has no "{char}": the PDF also uses the fonts of this computer.',
    de="Die Schrift „{font}“ hat kein „{char}“: Das PDF nimmt auch die Schriften dieses Rechners.",
)
_NO_FONT = Sentence(
    en='No font of this computer has "{char}": the PDF is tagged, but not marked as PDF/UA-1.',
    de="Keine Schrift dieses Rechners hat „{char}“: Das PDF ist strukturiert, aber nicht als PDF/UA-1 gekennzeichnet.",
)
_INSTEAD = Sentence(
    en="without it, export HTML and print it from a browser",
    de="ohne sie HTML exportieren und im Browser drucken",
)


class _Sheet:
    """The tree as JSON for the skin: directions, isolates and places to break are settled here."""

    def __init__(self, doc: Doc, accent: str) -> None:
        self.doc, self.accent = doc, accent
        self.pictures: dict[str, bytes] = {}

    def text(self, text: Text, longest: int = _LONG) -> dict[str, Any]:
        """A text and its runs; a text in one other language takes that language's direction."""
        lang = language(text)
        way = DIRECTIONS[lang] if lang else self.doc.dir
        runs = [
            {
                "text": _shown(_lines(run.text, longest), run, way),
                "bold": run.bold,
                "lang": run.lang if run.lang != lang else None,
                "href": run.href,
                "address": run.href is not None or run.dir == "ltr",
            }
            for run in text
        ]
        return {"lang": lang, "runs": runs}

    def block(self, block: Block) -> dict[str, Any]:
        """A block with its kind."""
        match block:
            case Heading(level, text):
                return {"kind": "heading", "level": level, "text": self.text(text)}
            case Para(text, style):
                return {"kind": "para", "style": style, "text": self.text(text)}
            case Facts(rows):
                lines = sum(1 + max(len(plain(label)) // 28, len(plain(text)) // 60) for label, text in rows)
                pairs = [[self.text(label), self.text(text)] for label, text in rows]
                return {"kind": "facts", "keep": lines <= _KEPT, "rows": pairs}
            case Table():
                return self.table(block)
            case Checks(items):
                return {"kind": "checks", "items": [self.check(item) for item in items]}
            case Bullets(items, ordered):
                return {"kind": "bullets", "ordered": ordered, "items": [self.text(item) for item in items]}
            case Timeline(alt):
                return {"kind": "timeline", "alt": alt, "file": self.picture(block)}
            case PageBreak():
                return {"kind": "pagebreak"}

    def table(self, block: Table) -> dict[str, Any]:
        """A table; each row says whether it stays on one page."""
        fitting = widths(block, landscape=self.doc.landscape)
        room = [max(1, int(_LINE[self.doc.landscape] * width / 100)) for width in fitting]

        def cells(row: tuple[Text, ...]) -> list[dict[str, Any]]:
            return [self.cell(text, wide) for text, wide in zip(row, room, strict=True)]

        def short(row: tuple[Text, ...]) -> bool:
            return all(len(plain(cell)) <= _KEPT * wide for cell, wide in zip(row, room, strict=True))

        # A head stands whole on every page: without links, and of what is too long for it the whole text is a row below.
        long = [len(plain(cell)) > _KEPT * wide for cell, wide in zip(block.head, room, strict=True)]
        whole = (tuple(cell if each else () for cell, each in zip(block.head, long, strict=True)),) if any(long) else ()
        head = tuple(
            (Run(f"{plain(cell)[:wide]}…"),) if each else tuple(replace(run, href=None) for run in cell)
            for cell, each, wide in zip(block.head, long, room, strict=True)
        )
        rows = [{"keep": short(row), "cells": cells(row)} for row in (*whole, *block.rows)]
        return {"kind": "table", "widths": fitting, "head": cells(head), "rows": rows}

    def cell(self, text: Text, wide: int) -> dict[str, Any]:
        """A text in a column of about so many letters; a word that may not fit is hyphenated."""
        surely = max(1, int(wide * _SURE))
        narrow = any(len(word) > surely for word in re.split(r"[\s-]+", plain(text)))
        return {**self.text(text, min(_LONG, surely)), "hyphenate": narrow}

    def check(self, item: Check) -> dict[str, Any]:
        """A box to tick; the skin draws it."""
        return {"id": item.id, "done": item.done, "text": self.text(item.text), "note": self.text(item.note)}

    def picture(self, block: Timeline) -> str:
        """The name of the drawing among the files of the skin."""
        name = f"timeline-{len(self.pictures) + 1}.svg"
        width = PAPER * 3 // 2 if self.doc.landscape else PAPER
        self.pictures[name] = str(svg(block, self.doc.dir, width=width, accent=self.accent)).encode()
        return name


def _shown(text: str, run: Run, way: Literal["ltr", "rtl"]) -> str:
    """The text with invisible marks where its direction might disturb its neighbours, or they it."""
    if not run.isolate and run.dir == "auto":
        return text
    if way == "ltr" and run.dir != "rtl" and not any(unicodedata.bidirectional(char) in ("R", "AL") for char in text):
        return text
    return isolated(text, way) if run.dir == "auto" else f"{_ISOLATES[run.dir]}{text}\u2069"


def _lines(text: str, longest: int) -> str:
    """Where a line may break: in long words, after the signs of addresses; but not in `3. Mai` or after `und -`."""

    def pieces(match: re.Match[str]) -> str:
        word = match[0]
        return "\u200b".join((_PIECES if len(word) >= _LONG else _PARTS).findall(word))

    text = re.sub(rf"\S{{{longest},}}", pieces, text)
    return _SECOND_PART.sub("-\u2060", _DAY.sub("\u00a0", text))


def _files(doc: Doc, skin: Skin) -> dict[str, bytes]:
    """Everything that Typst may see: skins, data and pictures."""
    sheet, look, day = _Sheet(doc, skin.look.accent), skin.look, doc.date
    data = {
        "lang": doc.lang,
        "dir": doc.dir,
        "name": plain(doc.title),
        "title": sheet.text(doc.title),
        "subtitle": sheet.text(doc.subtitle),
        "author": doc.author,
        "subject": doc.subject,
        "date": [day.year, day.month, day.day] if day else None,
        "landscape": doc.landscape,
        "page-of": doc.page_of,
        "accent": look.accent,
        "logo": {"file": _LOGOS[look.logo.media_type], "alt": look.logo.alt} if look.logo else None,
        "blocks": [sheet.block(block) for block in doc.blocks],
    }
    files = {name: text.encode() for name, text in skin.texts.items() if name.endswith(".typ")}
    files |= sheet.pictures
    if look.logo:
        files[_LOGOS[look.logo.media_type]] = look.logo.content
    start, content = f'#include "{PAGE}"'.encode(), json.dumps(data, ensure_ascii=False).encode()
    return {**files, "main.typ": start, "doc.json": content}


def render(doc: Doc, skin: Skin) -> Rendered:
    """The document with remarks on what it is not; a skin that does not work is a SkewError."""
    library("typst", "PDF", _INSTEAD)
    return guarded(_made, doc, skin, own=skin.ours(".typ", "logo.svg", "logo.png"))


def _made(doc: Doc, skin: Skin) -> Rendered:
    typst = library("typst", "PDF", _INSTEAD)
    for name, text in skin.texts.items():
        if name.endswith(".typ") and (found := _OUTSIDE.search(text)):
            raise _broken(name, f'"{found[0]}": only files of this folder, by their name')
    files = _files(doc, skin)
    noon = dt.datetime.combine(doc.date or dt.date(1970, 1, 1), dt.time(12), dt.UTC)
    system, accessible = own_fonts() is None, True
    remarks = [Remark(text=_NO_PACKAGE, values={"font": FAMILY})] if system else []
    while True:
        try:
            content = compiled(files, system=system, accessible=accessible, timestamp=int(noon.timestamp()))
            return Rendered(content, tuple(remarks))
        except typst.TypstError as error:
            lacking = _LACKING.search(error.message)
            if lacking is None or not accessible:
                raise _refused(error, files) from error
            remarks.append(Remark(text=_NO_FONT if system else _NO_LETTER, values={"font": FAMILY, "char": lacking[1]}))
            system, accessible = True, not system


def _refused(error: "TypstError", files: Mapping[str, bytes]) -> SkewError:
    """What Typst says of the skin, or of the logo if that alone is refused too."""
    name = next((each for each in _LOGOS.values() if each in files), None)
    if name is not None:
        try:
            compiled({"main.typ": f'#image("{name}")'.encode(), name: files[name]}, accessible=False)
        except type(error) as own:
            return _broken(name, own.message)
    message = re.sub(r" \(searched at .*?\)", "", error.message)  # that is an empty folder
    place = _WHERE.search(error.diagnostic)
    return _broken(PAGE, f"{message} ({place[1]})" if place else message)


def _broken(name: str, reason: str) -> SkewError:
    return SkewError(
        Sentence(
            en="templates/documents/{file} does not work: {reason}",
            de="templates/documents/{file} funktioniert nicht: {reason}",
        ),
        Sentence(
            en="repair it, or delete it to use the one that comes with skew",
            de="die Datei berichtigen oder löschen, dann gilt die mitgelieferte",
        ),
        file=name,
        reason=reason,
    )


FORMAT = Format(name="pdf", suffix=".pdf", media_type="application/pdf", render=render, binary=True)
