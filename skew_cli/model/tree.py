"""The document tree: what a document says, before any format; kinds build it, formats render it.

Text is final here: words, dates and numbers are put by the kind. It is also clean here (`text.piece`), and what some
format could not carry is refused with a ValueError, so that no renderer has to trust, repair or refuse anything.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import KW_ONLY, dataclass, field
from typing import Literal

from skew_cli.model.labels import Labels
from skew_cli.model.text import clean, piece

DIRECTIONS: Mapping[str, Literal["ltr", "rtl"]] = {"de": "ltr", "en": "ltr", "ar": "rtl"}
"""The languages of documents and the direction of their lines."""
SCHEMES = ("https://", "http://", "mailto:", "tel:")
"""What a link may begin with; any other link is dropped and its text stays."""

_LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\\\"]+\Z", re.IGNORECASE)
_DEEPEST = 5

Value = dt.date | dt.time | dt.datetime | int | float


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one look; it never holds a line break."""

    text: str
    _: KW_ONLY
    bold: bool = False
    lang: str | None = None
    """Language, where it is not that of the document."""
    dir: Literal["auto", "ltr", "rtl"] = "auto"
    isolate: bool = False
    """A value inside a sentence: its direction must not disturb what stands beside it."""
    href: str | None = None
    value: Value | None = None
    """The date, time or number behind the text, for programs that read JSON or CSV."""
    end: Value | None = None
    """The end of the span that begins with the value."""

    def __post_init__(self) -> None:
        """Cleans the text and drops a link that is not one of `SCHEMES`."""
        object.__setattr__(self, "text", piece(self.text))
        if self.lang is not None and self.lang not in DIRECTIONS:
            raise ValueError(f"a run is in {self.lang!r}, which is no language of documents")
        if self.dir not in ("auto", "ltr", "rtl"):
            raise ValueError(f"a run has the direction {self.dir!r}")
        if self.href is not None and not _LINK.match(self.href):
            object.__setattr__(self, "href", None)


Text = tuple[Run, ...]
"""One line; `()` is an empty cell."""


def plain(text: Text) -> str:
    """The bare words of a text."""
    return (text[0].text if len(text) == 1 else "".join([run.text for run in text])).strip()


def language(text: Text) -> str | None:
    """The language of a text whose runs all name one: that of the first; None where some are in that of the document."""
    return text[0].lang if text and all(run.lang for run in text) else None


def _say(text: Text, what: str) -> None:
    """Refuses an empty text."""
    if not plain(text):
        raise ValueError(f"{what} is empty")


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the first below the title of the document."""

    level: int
    text: Text

    def __post_init__(self) -> None:
        """Refuses an empty heading and a level that no format has."""
        _say(self.text, "a heading")
        if not 1 <= self.level <= _DEEPEST:
            raise ValueError(f"a heading has level {self.level}; levels go from 1 to {_DEEPEST}")


@dataclass(frozen=True, slots=True)
class Para:
    """A paragraph."""

    text: Text
    style: Literal["body", "lead", "note"] = "body"

    def __post_init__(self) -> None:
        """Refuses an empty paragraph."""
        _say(self.text, "a paragraph")


@dataclass(frozen=True, slots=True)
class Facts:
    """Pairs of label and text."""

    rows: tuple[tuple[Text, Text], ...]

    def __post_init__(self) -> None:
        """Refuses a list without pairs and a pair without label."""
        if not self.rows:
            raise ValueError("a list of facts is empty")
        for label, _ in self.rows:
            _say(label, "the label of a fact")


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `widths` are relative, one for each column."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]
    widths: tuple[float, ...]

    def __post_init__(self) -> None:
        """Refuses a table without head, with ragged rows or with widths that do not fit."""
        if not self.head:
            raise ValueError("a table has no head")
        for cell in self.head:
            _say(cell, "a cell in the head of a table")
        for row in self.rows:
            if len(row) != len(self.head):
                raise ValueError(f"a row has {len(row)} cells, its table {len(self.head)} columns")
        if len(self.widths) != len(self.head):
            raise ValueError(f"a table has {len(self.widths)} widths for {len(self.head)} columns")
        if not all(width > 0 for width in self.widths):
            raise ValueError("a column of a table has no width")


@dataclass(frozen=True, slots=True)
class Check:
    """A box to tick."""

    id: str
    text: Text
    done: bool = False
    note: Text = ()
    ref: str = ""
    """What a filled-in file is read back by, such as `session-auftakt/ON03`; without it, the id."""
    due: dt.date | None = None
    """The day by which it is due, for programs that sort; the note says it in words."""
    done_on: dt.date | None = None
    """The day on which it was done; a filled-in file tells by it what is newer than itself."""

    def __post_init__(self) -> None:
        """Cleans the id; refuses a box without id or text."""
        object.__setattr__(self, "id", clean(self.id))
        object.__setattr__(self, "ref", clean(self.ref) or self.id)
        if not self.id:
            raise ValueError("a check has no id")
        _say(self.text, f"the text of check {self.id}")


@dataclass(frozen=True, slots=True)
class Checks:
    """Boxes to tick, one below the other."""

    items: tuple[Check, ...]

    def __post_init__(self) -> None:
        """Refuses a list without boxes."""
        if not self.items:
            raise ValueError("a list of checks is empty")


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, with numbers if it is ordered."""

    items: tuple[Text, ...]
    ordered: bool = False

    def __post_init__(self) -> None:
        """Refuses an empty list and an empty item."""
        if not self.items:
            raise ValueError("a list is empty")
        for item in self.items:
            _say(item, "an item of a list")


@dataclass(frozen=True, slots=True)
class Timeline:
    """Spans of days. A renderer may cut a label, so a table must say the same in full."""

    alt: str
    ticks: tuple[tuple[dt.date, str], ...]
    """Days to mark and their short labels: `Mai`, `3. Mai`."""
    spans: tuple[tuple[str, dt.date, dt.date], ...]
    """Label, first and last day, both included; the label names the day, because no renderer can."""

    def __post_init__(self) -> None:
        """Cleans all labels; refuses a timeline without alt text or spans, or with a span that ends before it begins."""
        object.__setattr__(self, "alt", clean(self.alt))
        object.__setattr__(self, "ticks", tuple((day, clean(label)) for day, label in self.ticks))
        object.__setattr__(self, "spans", tuple((clean(label), first, last) for label, first, last in self.spans))
        if not self.alt:
            raise ValueError("a timeline has no alt text")
        if not self.spans:
            raise ValueError("a timeline has no spans")
        for label, first, last in self.spans:
            if not label:
                raise ValueError("a span of a timeline has no label")
            if last < first:
                raise ValueError(f"the span {label!r} of a timeline ends before it begins")


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, where there are pages."""


Block = Heading | Para | Facts | Table | Checks | Bullets | Timeline | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Doc:
    """A whole document."""

    title: Text
    lang: str
    blocks: tuple[Block, ...]
    date: dt.date | None = None
    """The day for which it holds, from the program file or an option, never from the clock."""
    subtitle: Text = ()
    author: str = ""
    """The office, never a user of the computer."""
    subject: str = ""
    landscape: bool = False
    ident: str = ""
    """What it is a document of, such as `2024/koeln-bethlehem`, for programs that read it back."""
    labels: Labels = field(default_factory=Labels)
    page_of: str = ""
    """What stands on each page of paper, with `{n}` and `{total}`; without it the bare number does."""

    def __post_init__(self) -> None:
        """Cleans; refuses a document without title or language, or whose headings skip a level."""
        object.__setattr__(self, "author", clean(self.author))
        object.__setattr__(self, "subject", clean(self.subject))
        object.__setattr__(self, "ident", clean(self.ident))
        object.__setattr__(self, "page_of", clean(self.page_of))
        _say(self.title, "the title of a document")
        if self.lang not in DIRECTIONS:
            raise ValueError(f"a document is in {self.lang!r}, which is no language of documents")
        level = 0
        for block in self.blocks:
            if isinstance(block, Heading):
                if block.level > level + 1:
                    raise ValueError(f"the heading {plain(block.text)!r} jumps from level {level} to {block.level}")
                level = block.level

    @property
    def dir(self) -> Literal["ltr", "rtl"]:
        """The direction of its lines."""
        return DIRECTIONS[self.lang]
