"""`gitlab`: a Code Quality report. Columns count code points, ends are exclusive."""

import json
from collections.abc import Mapping
from typing import Any

from skew_cli.model.finding import Position, Severity
from skew_cli.model.report import Report, ReportFormat, Shown, Style

_SEVERITY: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, style: Style) -> str:
    """One array; what is suppressed is left out, because GitLab would show it as open."""
    del style
    return json.dumps([_issue(each) for each in report.shown if each.finding.suppressed is None], indent=1) + "\n"


def _issue(shown: Shown) -> dict[str, Any]:
    found = shown.finding
    start, end = found.range.start, found.range.end
    return {
        "description": shown.message,
        "check_name": found.code,
        "fingerprint": found.fingerprint,
        "severity": _SEVERITY[found.severity],
        "location": {
            "path": found.file,
            "lines": {"begin": start.line, "end": end.line},
            "positions": {"begin": _position(start), "end": _position(end)},
        },
    }


def _position(place: Position) -> dict[str, int]:
    return {"line": place.line, "column": place.column}


REPORT = ReportFormat(name="gitlab", render=render, data=True)
