"""A report of findings, put into words, before any format."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from skew_cli.model.finding import Finding, Severity
from skew_cli.model.types import Status

JSON_FORMAT = "skew-report/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding in words."""

    finding: Finding
    message: str
    help: str | None
    labels: tuple[str, ...]
    """Texts of the finding's labels, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts over the findings that are reported; the hidden ones have counts of their own."""

    indexed: int
    """Program files read."""
    reported: int
    """Program files that the report is about."""
    errors: int
    warnings: int
    infos: int
    suppressed: int
    outside_filter: int
    exit_code: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text format may look."""

    color: bool = False
    ascii: bool = False
    width: Callable[[str], int] = len
    """Display cells of a text."""
    limit: int | None = None
    """At most so many findings per file are shown in text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a format may say."""

    version: str
    as_of: dt.date
    lang: str
    status: Status | None
    inputs: str
    """SHA-256 over version, settings, as_of and every indexed file."""
    filter_kind: str
    """`all` or `paths`."""
    summary: Summary
    shown: tuple[Shown, ...]
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """Text of the lines that findings and labels mark, by file and 1-based number."""
    highest: str | None = None
    """With one program, the highest status that it would pass."""
    suppressed_word: str = "suppressed"
    severity_words: Mapping[Severity, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFormat:
    """One report format."""

    name: str
    render: Callable[[Report, Style], str]
    data: bool = False
    """A data format speaks English unless a language is asked for."""
