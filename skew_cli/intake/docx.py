"""Filled-in Word checklists: the state of every box, read without Word's library and without trusting the file.

Word and LibreOffice write boxes anew in their own ways: the glyph and the place of a box change, its state
(`w14:checked`) does not. LibreOffice up to 7.4 drops the tags of boxes, so the bookmarks of a line say the same, and in
what state the box was sent. An archive is unpacked piece by piece up to a limit, and XML with a DTD is refused.
"""

import zlib
from io import BytesIO
from lzma import LZMAError
from typing import TypeVar
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from skew_cli.errors import SkewError
from skew_cli.model.returned import Mark, Reader, Returned, from_bookmarks
from skew_cli.model.text import clean
from skew_cli.words import Text

_FILE, _PART = 20_000_000, 50_000_000
"""Bytes of the file, and of a part of it when it is unpacked; a checklist has some 10,000 and 100,000."""
_STATES = {"1": True, "true": True, "on": True, "0": False, "false": False, "off": False}
_GLYPHS = "☐☑☒✓✔✗✘"
_MAIN, _CORE = "/officeDocument", "/core-properties"
_WANTED = frozenset({("sdtPr", "tag"), ("sdtPr", "checkbox"), ("checkbox", "checked")})
"""What is noted of a box, each with its parent."""

_DAMAGED = zlib.error, LZMAError, expat.ExpatError
L = TypeVar("L", "_Boxes", "_Elements")

_AGAIN = Text(
    en="open the checklist that skew sent in Word or LibreOffice and save it as .docx",
    de="die von skew verschickte Checkliste in Word oder LibreOffice öffnen und als .docx speichern",
)
_NO_WORD = Text(en="this is not a Word document (.docx)", de="Das ist kein Word-Dokument (.docx)")
_LARGE = Text(
    en="this file is too large to be a checklist: {what} has more than {limit} MB",
    de="Diese Datei ist zu groß für eine Checkliste: {what} hat mehr als {limit} MB",
)
_UNSAFE = Text(
    en="this file contains a DTD, which no Word document has; skew does not read it",
    de="Diese Datei enthält eine DTD, die kein Word-Dokument hat; skew liest sie nicht",
)
_NO_BOXES = Text(
    en="this Word document has no boxes to tick", de="In diesem Word-Dokument sind keine Kästchen zum Ankreuzen"
)
_EXPORT = Text(
    en="boxes are in what skew checklist or skew export writes as docx; copies as plain text have none",
    de="Kästchen hat, was skew checklist oder skew export als docx schreibt; Kopien als reiner Text haben keine",
)


class _Boxes:
    """Listens to the parser of the main part; a box belongs to the text of the paragraph it stands in or before."""

    def __init__(self) -> None:
        self.root = ""
        self.marks: list[Mark] = []
        self._path: list[str] = []
        self._open: list[tuple[str, str]] = []
        """Boxes whose paragraph has not ended: tag and state."""
        self._controls: list[dict[str, str]] = []
        self._words: list[str] = []
        self._names: list[str] = []
        """Bookmarks of the paragraph."""
        self._skipped = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = _local(name)
        self.root = self.root or name
        parent = self._path[-1] if self._path else ""
        self._path.append(name)
        if name == "Fallback":
            self._skipped += 1  # the same text once more, for older programs
        elif self._skipped:
            return
        elif name == "sdt":
            self._controls.append({})
        elif self._controls and (parent, name) in _WANTED:
            self._controls[-1][name] = _value(attributes, "val", "1")
        elif name == "bookmarkStart":
            self._names.append(_value(attributes, "name"))
        elif name in ("tab", "br"):
            self._words.append(" ")

    def end(self, name: str) -> None:
        """An element ends."""
        name = _local(name)
        self._path.pop()
        if name == "Fallback":
            self._skipped -= 1
        elif self._skipped:
            return
        elif name == "sdtPr" and self._controls and "checkbox" in self._controls[-1]:
            found = self._controls[-1]
            self._open.append((found.get("tag", ""), found.get("checked", "0")))
        elif name == "sdt":
            self._controls.pop()
        elif name == "p":
            self._close()

    def text(self, data: str) -> None:
        """Characters; only those of `w:t` are words."""
        if self._path and self._path[-1] == "t" and not self._skipped:
            self._words.append(data)

    def _close(self) -> None:
        """The end of a paragraph: its words stand beside its boxes."""
        words = clean("".join(self._words)).strip(_GLYPHS + " ")
        if words:
            self.finish(words)
            self._names = []
        self._words = []

    def finish(self, words: str = "") -> None:
        """Notes all boxes that wait for their words."""
        named, sent = map(clean, from_bookmarks(self._names if len(self._open) == 1 else ()))
        for tag, state in self._open:
            ref = clean(tag) or named
            self.marks.append(Mark(ref=ref, done=_STATES.get(state), text=words, sent=sent if ref == named else ""))
        self._open = []


class _Elements:
    """Notes all elements of a small part: name, attributes and own text."""

    def __init__(self) -> None:
        self.found: list[tuple[str, dict[str, str], list[str]]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        self.found.append((_local(name), attributes, []))

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, data: str) -> None:
        """Characters of the latest element; those behind its end do no harm here."""
        self.found[-1][2].append(data)


def read(content: bytes) -> Returned:
    """The boxes of a Word file with their state, in their order; one that somebody added has an empty `ref`.

    Raises SkewError for what is no Word file, has no boxes, is too large to be a checklist or contains a DTD.
    """
    if len(content) > _FILE:
        raise SkewError(_LARGE, _AGAIN, what=".docx", limit=_FILE // 1_000_000)
    try:
        with ZipFile(BytesIO(content)) as archive:
            parts = _related(archive)
            boxes = _parsed(_part(archive, parts.get(_MAIN, "")), _Boxes())
            core = _part(archive, parts[_CORE]) if parts.get(_CORE, "") in archive.namelist() else b""
    except (BadZipFile, KeyError, NotImplementedError, OSError, RuntimeError, ValueError, EOFError, *_DAMAGED):
        raise SkewError(_NO_WORD, _AGAIN) from None
    boxes.finish()
    if boxes.root != "document":
        raise SkewError(_NO_WORD, _AGAIN)
    if not boxes.marks:
        raise SkewError(_NO_BOXES, _EXPORT)
    return Returned(ident=_ident(core), marks=tuple(boxes.marks))


def _related(archive: ZipFile) -> dict[str, str]:
    """The parts of the package by the end of their kind, which is alike in both dialects of the format."""
    found: dict[str, str] = {}
    for name, attributes, _ in _parsed(_part(archive, "_rels/.rels"), _Elements()).found:
        for kind in (_MAIN, _CORE):
            if name == "Relationship" and attributes.get("Type", "").endswith(kind):
                found[kind] = attributes.get("Target", "").removeprefix("/")
    return found


def _part(archive: ZipFile, name: str) -> bytes:
    """A part unpacked, whatever size it claims to have; KeyError if there is none."""
    with archive.open(name) as part:
        content = part.read(_PART + 1)
    if len(content) > _PART:
        raise SkewError(_LARGE, _AGAIN, what=name, limit=_PART // 1_000_000)
    return content


def _parsed(content: bytes, listener: L) -> L:
    """The listener after it has heard the whole part."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler, parser.EndElementHandler = listener.start, listener.end
    parser.CharacterDataHandler = listener.text
    parser.Parse(content, True)
    return listener


def _refuse(*_: object) -> None:
    raise SkewError(_UNSAFE, _AGAIN)


def _ident(core: bytes) -> str:
    """`Doc.ident` from the core properties, if they are there and sound."""
    if not core:
        return ""
    try:
        elements = _parsed(core, _Elements()).found
    except expat.ExpatError:
        return ""
    return clean(next(("".join(text) for name, _, text in elements if name == "identifier"), ""))


def _local(name: str) -> str:
    """The name without its namespace: the strict dialect and Word's extensions have several."""
    return name.rpartition(" ")[2]


def _value(attributes: dict[str, str], wanted: str, otherwise: str = "") -> str:
    """An attribute, whatever its namespace."""
    return next((value for name, value in attributes.items() if _local(name) == wanted), otherwise)


READER = Reader(suffix=".docx", read=read)
