"""The baseline: findings that were there before it was made, and that no run counts any more (contract 11)."""

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field
from typing_extensions import TypedDict

BASELINE_FORMAT: Literal["skew-baseline/1"] = "skew-baseline/1"
BASELINE_FILE = "skew-baseline.json"
"""The usual name."""


class EntryData(TypedDict):
    """One finding that is known."""

    fingerprint: Annotated[str, Field(pattern="^[0-9a-f]{32}$")]
    """Identifies the finding; the other fields are for readers and for telling whether it can still be found."""
    code: str
    file: str
    """Relative to the repository root, `/` as separator."""
    pointer: str
    """Where it was found, as JSON Pointer."""
    message: str
    """What it said, in English."""


class BaselineFile(TypedDict):
    """The file with the findings that were there before, written by `skew validate --baseline-create`."""

    format: Literal["skew-baseline/1"]
    entries: list[EntryData]
    """Sorted by file and fingerprint, one a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An entry with its place in the baseline file."""

    data: EntryData
    start: int
    """Offset in code points, 0-based."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Baseline:
    """A baseline file that was read."""

    file: str
    """Relative to the repository root."""
    entries: tuple[Entry, ...]
