"""The shape of the `json` report, version 1 (contract 3), as `skew schema report` publishes it.

The objects are open: a later version may add fields, and a reader that checks them must not fail then.
"""

from typing import Annotated, Literal, NotRequired

from pydantic import Field
from typing_extensions import TypedDict

from skew_cli.model.finding import Phase, Severity
from skew_cli.model.types import Status

ParamData = str | int | float | list[str]
Counting = Annotated[int, Field(ge=0)]
Place = Annotated[int, Field(ge=1)]


class PositionData(TypedDict):
    """A place between two characters."""

    line: Place
    """1-based."""
    column: Place
    """1-based, in code points."""
    utf16: Place
    """1-based, in UTF-16 units."""
    utf8: Place
    """1-based, in UTF-8 bytes."""
    offset: Counting
    """0-based, in code points, after a byte order mark."""


class RangeData(TypedDict):
    """A half-open stretch of a file."""

    start: PositionData
    end: PositionData


class LabelData(TypedDict):
    """A related place."""

    file: str
    path: list[str | int]
    range: RangeData
    message_id: str
    params: dict[str, ParamData]
    text: str


class SubjectData(TypedDict):
    """Stable ids of what a finding is about."""

    program: NotRequired[str]
    session: NotRequired[str]


class SuppressedData(TypedDict):
    """What hides a finding."""

    by: Literal["comment", "config", "baseline"]
    reason: str
    until: str | None
    file: str
    range: RangeData


class EditData(TypedDict):
    """A replacement of text."""

    file: str
    range: RangeData
    text: str


class FixData(TypedDict):
    """A correction."""

    title: str
    applicability: Literal["safe", "unsafe", "manual"]
    """`safe` keeps or restores the meaning, `unsafe` changes it, `manual` is never applied by skew."""
    edits: list[EditData]
    """They do not overlap and belong together."""


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
    """What to do."""
    notes: list[str]
    """Background."""
    fix: FixData | None
    suppressed: NotRequired[SuppressedData | None]
    """Only with `--show-suppressed` or `--no-ignores`."""
    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    """Identifies the finding across edits."""


class ToolData(TypedDict):
    """Who made the report."""

    name: str
    version: str


class FilterData(TypedDict):
    """Which files the report is about."""

    kind: Literal["all", "paths", "changed", "staged", "files-from"]
    since: str | None
    """Resolved commit."""


class TextsData(TypedDict):
    """A finding in one language."""

    message: str
    help: str | None
    labels: list[str]
    notes: list[str]
    fix: str | None
    """Title of the fix."""


class LineData(TypedDict):
    """A line of a file that a finding marks."""

    file: str
    line: Place
    """1-based."""
    text: str


class HeldData(TypedDict):
    """A finding of an unused `[[ignore]]` that the baseline knows."""

    fingerprint: str
    suppressed: SuppressedData


class ShardData(TypedDict):
    """Which part of a divided report this is, and what `--merge` needs to write the report of the whole."""

    index: Place
    """1-based."""
    count: Place
    """Number of parts."""
    unused_ignores: list[FindingData]
    """What no finding of this part used of `[[ignore]]` in `skew.toml`; true is only what all parts name."""
    stale_entries: list[FindingData]
    """Entries of the baseline about them; stale unless all parts name the unused entry."""
    held: list[HeldData]
    """Those of `unused_ignores` that the baseline knows."""
    lang: Literal["de", "en"]
    """Language of the text formats; that of the data formats is `lang` of the report."""
    select: list[str]
    """The rules that ran, by code, name or family; empty is all."""
    ignore: list[str]
    """Of these the rules that did not run."""
    suppress: bool
    """Whether suppressions and baseline hide findings."""
    show: Severity
    """Findings are shown from this severity on."""
    show_suppressed: bool
    """Whether suppressed findings are shown, too."""
    fail_on: Severity | None
    """The run fails from this severity on; null never does."""
    whole: bool
    """Whether no filter is set."""
    highest: Status | None
    """With one program, the highest status that it would pass."""
    folder: str
    """Where the repository lies in the git checkout around it; empty at its root."""
    files: list[str]
    """Program files that the part is about, sorted."""
    lines: list[LineData]
    """What the text formats quote."""
    links: dict[str, str]
    """Files in `lines` whose names lead through a link, with the name of the file behind it."""
    titles: list[str]
    """Language-free names of the titles of fixes, in the order of `texts`; empty where there is none."""
    texts: dict[str, list[TextsData]]
    """By language: the findings, then `unused_ignores`, then `stale_entries`."""


class SummaryData(TypedDict):
    """Counts."""

    indexed: Counting
    """Program files read."""
    reported: Counting
    """Program files that the report is about."""
    errors: Counting
    warnings: Counting
    infos: Counting
    suppressed: Counting
    """Hidden by a comment or by `skew.toml`."""
    baselined: Counting
    """Hidden by the baseline."""
    outside_filter: Counting
    """Findings in files that the report is not about."""
    fixable: Counting
    """Reported findings with a safe fix."""
    exit_code: int


class ReportData(TypedDict):
    """The report of `skew validate --format json`.

    In `jsonl` a finding is a line with `type` `finding` before its fields, and the last line has `type` `summary` and
    all fields of the report but `findings`.
    """

    format: Literal["skew-report/1"]
    tool: ToolData
    as_of: str
    """The date taken for today."""
    lang: str
    status: Status | None
    """Only if every program was judged by another status than its own."""
    inputs: Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
    """SHA-256 over version, settings, date and every file."""
    filter: FilterData
    shard: ShardData | None
    summary: SummaryData
    findings: list[FindingData]
    """In order of file and place."""
