"""The shape of the `json` report, version 1 (contract 3), as `skew schema report` publishes it."""

from typing import Literal, NotRequired

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from skew_cli.model.finding import Phase, Severity
from skew_cli.model.types import Status

_CLOSED = ConfigDict(extra="forbid")

ParamData = str | int | float | list[str]


@with_config(_CLOSED)
class PositionData(TypedDict):
    """A place between two characters."""

    line: int
    """1-based."""
    column: int
    """1-based, in code points."""
    utf16: int
    """1-based, in UTF-16 units."""
    utf8: int
    """1-based, in UTF-8 bytes."""
    offset: int
    """0-based, in code points."""


@with_config(_CLOSED)
class RangeData(TypedDict):
    """A half-open stretch of a file."""

    start: PositionData
    end: PositionData


@with_config(_CLOSED)
class LabelData(TypedDict):
    """A related place."""

    file: str
    path: list[str | int]
    range: RangeData
    message_id: str
    params: dict[str, ParamData]
    text: str


@with_config(_CLOSED)
class SubjectData(TypedDict):
    """Stable ids of what a finding is about."""

    program: NotRequired[str]
    session: NotRequired[str]


@with_config(_CLOSED)
class SuppressedData(TypedDict):
    """What hides a finding."""

    by: Literal["comment", "config", "baseline"]
    reason: str
    until: str | None
    file: str
    range: RangeData


@with_config(_CLOSED)
class EditData(TypedDict):
    """A replacement of text."""

    file: str
    range: RangeData
    text: str


@with_config(_CLOSED)
class FixData(TypedDict):
    """A correction."""

    title: str
    applicability: Literal["safe", "unsafe", "manual"]
    edits: list[EditData]


@with_config(_CLOSED)
class FindingData(TypedDict):
    """A finding."""

    code: str
    name: str
    url: str | None
    """The rule's page."""
    severity: Severity
    default_severity: Severity
    """As the rule defines it for that status."""
    phase: Phase
    message: str
    message_id: str
    params: dict[str, ParamData]
    """Language-free values of the message; dates as ISO text, sides as `nrw` or `palestine`."""
    file: str
    """Relative to the repository root, `/` as separator."""
    path: list[str | int]
    pointer: str
    """The path as JSON Pointer."""
    subject: SubjectData
    range: RangeData
    labels: list[LabelData]
    help: str | None
    notes: list[str]
    fix: FixData | None
    suppressed: NotRequired[SuppressedData]
    """Only with `--show-suppressed` or `--no-ignores`."""
    fingerprint: str
    """Identifies the finding across edits."""


@with_config(_CLOSED)
class ToolData(TypedDict):
    """Who made the report."""

    name: str
    version: str


@with_config(_CLOSED)
class FilterData(TypedDict):
    """Which files the report is about."""

    kind: Literal["all", "paths", "changed", "staged", "files-from"]
    since: str | None
    """Resolved commit."""


@with_config(_CLOSED)
class ShardData(TypedDict):
    """Which part of a divided report this is."""

    index: int
    count: int
    unused_ignores: list[str]


@with_config(_CLOSED)
class SummaryData(TypedDict):
    """Counts."""

    indexed: int
    """Program files read."""
    reported: int
    """Program files that the report is about."""
    errors: int
    warnings: int
    infos: int
    suppressed: int
    baselined: int
    outside_filter: int
    fixable: int
    exit_code: int


@with_config(_CLOSED)
class ReportData(TypedDict):
    """The report of `skew validate --format json`."""

    format: Literal["skew-report/1"]
    tool: ToolData
    as_of: str
    """The date taken for today."""
    lang: str
    status: Status | None
    """Only if every program was judged by another status than its own."""
    inputs: str
    """SHA-256 over version, settings, date and every file."""
    filter: FilterData
    shard: ShardData | None
    summary: SummaryData
    findings: list[FindingData]
    """In order of file and place."""
