"""`skew.toml`: the configuration of a program repository."""

import datetime as dt
import re
from typing import Any, Literal

from pydantic import ConfigDict, Field

from skew_cli.model.finding import Severity
from skew_cli.model.types import Model

_REST = r"[^\s\x00-\x1f\x7f-\x9f]*"
_WEB = rf"https?://{_REST}"


def on_the_web(address: str) -> bool:
    """Whether a link to this address leads to a page, and does nothing else."""
    return re.fullmatch(_WEB, address) is not None


class Ignore(Model):
    """Findings that a repository lives with."""

    paths: list[str] = Field(min_length=1)
    """Patterns as in `.gitignore`, such as `programs/2023/**`."""
    codes: list[str] = Field(min_length=1)
    """Codes, names or families."""
    reason: str
    until: dt.date | None = None


class Config(Model):
    """All keys of `skew.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)

    lang: Literal["de", "en"] | None = None
    """Language of messages; default: that of the computer."""
    fail_on: Severity | Literal["never"] = Field("error", alias="fail-on")
    show: Severity = "info"
    select: list[str] = []
    ignore_codes: list[str] = Field([], alias="ignore-codes")
    """Rules that are not run: codes, names or families."""
    exclude: list[str] = []
    """Program files that are left out, as patterns of `.gitignore`."""
    baseline: str | None = Field(None, min_length=1)
    """The file with the findings that were there before, relative to the repository."""
    rule_url: str | None = Field(None, alias="rule-url", pattern=rf"^{_WEB}\{{code\}}{_REST}$")
    """Address of the rule reference on the web; `{code}` stands for the code of a rule."""
    severity: dict[str, Severity] = {}
    """Other severities by code or name; not for family F and Q009."""
    rules: dict[str, dict[str, Any]] = {}
    """Settings of single rules by name."""
    ignore: list[Ignore] = []
