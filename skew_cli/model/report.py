"""A report of findings, put into words, before any format."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from skew_cli.model.finding import Finding, Severity, Suppressed
from skew_cli.model.types import Status

JSON_FORMAT = "skew-report/1"

FilterKind = Literal["all", "paths", "changed", "staged", "files-from"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A finding in words."""

    finding: Finding
    message: str
    help: str | None
    labels: tuple[str, ...]
    """Texts of the finding's labels, in their order."""
    notes: tuple[str, ...] = ()
    fix: str | None = None
    """Title of the finding's fix."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """A rule as reports describe it."""

    code: str
    name: str
    severity: Severity
    """As the rulebook has it, whatever `skew.toml` says."""
    title: str
    """What is wrong, in one sentence."""
    why: str
    url: str | None = None
    """Its page on the web, where `rule-url` of `skew.toml` says so."""


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
    """Hidden by a comment or by `skew.toml`."""
    baselined: int = 0
    outside_filter: int
    fixable: int = 0
    """Reported findings with a safe fix."""
    exit_code: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Shard:
    """One part of a run that several machines share (contract 14)."""

    index: int
    """1-based."""
    count: int
    unused_ignores: tuple[Shown, ...] = ()
    """The findings Q001 of `[[ignore]]` entries that hide nothing in this part; only what all parts name is true."""
    stale_entries: tuple[Shown, ...] = ()
    """The findings Q005 of the baseline about such Q001; true unless the Q001 is."""
    held: tuple[tuple[str, Suppressed], ...] = ()
    """Fingerprints of such Q001 that the baseline knows, each with its entry there."""
    texts: Mapping[str, tuple[Shown, ...]] = field(default_factory=dict)
    """By language the findings of the part, then `unused_ignores` and `stale_entries`."""
    show: Severity = "info"
    whole: bool = True
    """Whether no filter is set."""
    lang: str = "en"
    """Language of the text formats; that of the data formats is `lang` of the report."""
    select: tuple[str, ...] = ()
    """The rules that ran, as the options and `skew.toml` name them; empty is all."""
    ignore: tuple[str, ...] = ()
    """Of these the rules that did not run."""
    suppress: bool = True
    """Whether suppressions and baseline hide findings."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """How a text format may look."""

    color: bool = False
    ascii: bool = False
    links: bool = False
    """Whether codes are links of the terminal to the pages of their rules."""
    width: Callable[[str], int] = len
    """Display cells of a text."""
    limit: int | None = None
    """At most so many findings per file are shown in text."""
    statistics: bool = False
    """Whether text formats end with the number of findings of each rule."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a format may say."""

    version: str
    as_of: dt.date
    lang: str
    status: Status | None
    inputs: str
    """SHA-256 over version, settings, as_of and every indexed file."""
    filter_kind: FilterKind
    since: str | None = None
    """The commit with which `changed` compares."""
    shard: Shard | None = None
    summary: Summary
    shown: tuple[Shown, ...]
    fail_on: Severity | None = "error"
    """The severity from which on the run fails; None never."""
    files: tuple[str, ...] = ()
    """Program files that the report is about, sorted."""
    rules: Mapping[str, About] = field(default_factory=dict)
    """The rules of the findings shown, by code."""
    show_suppressed: bool = False
    lines: Mapping[tuple[str, int], str] = field(default_factory=dict)
    """Text of the lines that findings and labels mark, by file and 1-based number."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Files in `lines` whose names lead through a link, with the name of the file behind it."""
    highest: Status | None = None
    """With one program, the highest status that it would pass."""
    folder: str = ""
    """Where the repository lies in the git checkout around it; empty at its root."""

    def in_checkout(self, file: str) -> str:
        """The name of a file from the root of the git checkout, where GitHub, GitLab and reviewdog look for it."""
        return f"{self.folder}/{file}" if self.folder else file


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportFormat:
    """One report format."""

    name: str
    render: Callable[[Report, Style], str]
    data: bool = False
    """A data format speaks English unless a language is asked for."""
    cut: Callable[[Report], int] = lambda _: 0
    """How many findings the format leaves out because its readers take no more; told on stderr."""
