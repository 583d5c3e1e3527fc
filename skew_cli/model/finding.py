"""What a rule says: a problem at a path; a finding is a problem with its place in a file. Both hold no text."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, Self

Path = tuple[str | int, ...]
Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "info")
Phase = Literal["decode", "syntax", "shape", "document", "repository", "tool"]
FORM: tuple[Phase, ...] = ("decode", "syntax", "shape")
"""The phases that look at the form of a file, whatever the status of its program."""


class Term(str):
    """A glossary identifier such as `nrw` or `planned`: put into words at render time, itself in JSON."""

    __slots__ = ()


class Quote(str):
    """A text that somebody else wrote: cleaned and quoted at render time, itself in JSON."""

    __slots__ = ()


class Name(Quote):
    """What somebody else wrote in several languages; in JSON its German form, or the first there is."""

    __slots__ = ("texts",)

    texts: Mapping[str, str]

    def __new__(cls, texts: Mapping[str, str]) -> Self:
        """The name by language."""
        name = super().__new__(cls, _first(texts, "de"))
        name.texts = texts
        return name

    def get(self, lang: str) -> str:
        """The name in a language, or in the first of English, German and Arabic that there is."""
        return _first(self.texts, lang)


def _first(texts: Mapping[str, str], lang: str) -> str:
    return next((found for each in (lang, "en", "de", "ar") if (found := texts.get(each))), "")


Param = str | int | float | dt.date | dt.time | tuple[str, ...] | tuple[dt.date, ...]
Params = Mapping[str, Param]


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """A related place."""

    path: Path
    message_id: str
    params: Params = field(default_factory=dict)
    file: str | None = None
    """Another file, relative to the repository; None is the file of the problem."""


Applicability = Literal["safe", "unsafe", "manual"]
"""`safe` keeps or restores the meaning, `unsafe` changes it, `manual` is shown and never applied."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a file, in paths; `source/change.py` makes edits of it."""

    op: Literal["rename", "set", "quote", "remove"]
    """Give the key another name, the value another one, put the value in quotation marks, take key and value away."""
    path: Path
    text: str = ""
    """The new key, or the new value as YAML."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fix:
    """How a problem can be put right without asking."""

    changes: tuple[Change, ...]
    applicability: Applicability = "safe"
    title: str = ""
    """Key of the rule's texts; empty means the rule's hint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """What a rule yields."""

    path: Path
    message_id: str = ""
    """Key of the rule's texts; empty means the rule's name."""
    params: Params = field(default_factory=dict)
    severity: Severity | None = None
    """Overrides the rule's own severity for this one problem."""
    key: bool = False
    """Marks the key at the path instead of its value."""
    labels: tuple[Label, ...] = ()
    notes: tuple[str, ...] = ()
    """Keys of the rule's texts: background that fits this problem."""
    fix: Fix | None = None
    volatile: tuple[str, ...] = ()
    """Parameters that depend on today or on lines; they are no part of the identity of a finding."""
    file: str | None = None
    """For rules over all programs: the file with the primary place."""


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place between two characters: 1-based line and columns in code points, UTF-16 units and UTF-8 bytes."""

    offset: int
    """0-based, in code points, after removal of a byte order mark."""
    line: int
    column: int
    utf16: int
    utf8: int


@dataclass(frozen=True, slots=True, order=True)
class Range:
    """A half-open stretch of text."""

    start: Position
    end: Position


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedLabel:
    """A label with its place."""

    file: str
    path: Path
    range: Range
    message_id: str
    params: Params


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedEdit:
    """New text for a stretch of a file."""

    file: str
    range: Range
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedFix:
    """A fix with its places. The edits do not overlap; all of them belong together."""

    applicability: Applicability
    edits: tuple[PlacedEdit, ...]
    title: str = ""
    """Key of the rule's texts; empty means the rule's hint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppressed:
    """What hides a finding."""

    by: Literal["comment", "config", "baseline"]
    reason: str
    until: dt.date | None
    file: str
    range: Range


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A located problem, language-free."""

    code: str
    name: str
    severity: Severity
    default_severity: Severity
    phase: Phase
    file: str
    """Relative to the repository root, `/` as separator."""
    path: Path
    range: Range
    message_id: str
    params: Params
    labels: tuple[PlacedLabel, ...] = ()
    notes: tuple[str, ...] = ()
    """Keys of the rule's texts."""
    fix: PlacedFix | None = None
    volatile: tuple[str, ...] = ()
    """Parameters that are no part of the fingerprint."""
    program: str | None = None
    """`SEASON/ID` of the program concerned."""
    session: str | None = None
    """Id of the session concerned."""
    steps: tuple[str, ...] = ()
    """The path with items of lists named by their ids: part of the fingerprint."""
    suppressed: Suppressed | None = None
    fingerprint: str = ""

    @property
    def pointer(self) -> str:
        """The path as JSON Pointer (RFC 6901)."""
        return "".join(f"/{str(each).replace('~', '~0').replace('/', '~1')}" for each in self.path)

    @property
    def order(self) -> tuple[str, int, str, str]:
        """The sort key of every report (contract 7)."""
        return (self.file, self.range.start.offset, self.code, self.fingerprint)
