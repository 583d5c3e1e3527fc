"""`gitlab`: a Code Quality report. Columns count code points, ends are exclusive."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from skew_cli.model.finding import Position, Severity
from skew_cli.model.report import Report, ReportFormat, Shown, Style
from skew_cli.model.text import visible
from skew_cli.reports._words import remarks

_SEVERITY: Mapping[Severity, str] = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report, style: Style) -> str:
    """One array; what is suppressed is left out, because GitLab would show it as open."""
    del style
    return (
        json.dumps([_issue(report, each) for each in report.shown if each.finding.suppressed is None], indent=1) + "\n"
    )


def _issue(report: Report, shown: Shown) -> dict[str, Any]:
    found = shown.finding
    start, end = found.range.start, found.range.end
    return {
        "description": " – ".join((shown.message, *_related(report, shown), *remarks(shown, report.lang))),
        "check_name": found.code,
        "fingerprint": found.fingerprint,
        "severity": _SEVERITY[found.severity],
        "location": {
            "path": report.in_checkout(found.file),
            "lines": {"begin": start.line, "end": end.line},
            "positions": {"begin": _position(start), "end": _position(end)},
        },
    }


def _related(report: Report, shown: Shown) -> Iterator[str]:
    """The related places; GitLab shows a description in one line."""
    for label, text in zip(shown.finding.labels, shown.labels, strict=True):
        at = label.range.start
        yield f"{visible(report.in_checkout(label.file))}:{at.line}:{at.column}: {text}"


def _position(place: Position) -> dict[str, int]:
    return {"line": place.line, "column": place.column}


REPORT = ReportFormat(name="gitlab", render=render, data=True)
