"""`rdjson`: the Reviewdog Diagnostic Format. Columns count UTF-8 bytes, ends are exclusive."""

import json
from typing import Any

from skew_cli.model.finding import Finding, Position, Range
from skew_cli.model.report import Report, ReportFormat, Shown, Style
from skew_cli.reports._words import remarks


def render(report: Report, style: Style) -> str:
    """One DiagnosticResult; what is suppressed is left out, because reviewdog would comment on it."""
    del style
    found = [_diagnostic(report, each) for each in report.shown if each.finding.suppressed is None]
    return json.dumps({"source": {"name": "skew"}, "diagnostics": found}, indent=1) + "\n"


def _diagnostic(report: Report, shown: Shown) -> dict[str, Any]:
    found = shown.finding
    url = about.url if (about := report.rules.get(found.code)) else None
    return {
        "message": "\n".join((shown.message, *remarks(shown, report.lang))),
        "location": {"path": report.in_checkout(found.file), "range": _range(found.range)},
        "severity": found.severity.upper(),
        "code": {"value": found.code} | ({"url": url} if url else {}),
        "suggestions": _suggestions(found),
    }


def _suggestions(found: Finding) -> list[dict[str, Any]]:
    """Each suggestion is applied alone and in the file of the finding, so a fix of several edits is none."""
    fix = found.fix
    if fix is None or fix.applicability == "manual" or [each.file for each in fix.edits] != [found.file]:
        return []
    return [{"range": _range(each.range), "text": each.text} for each in fix.edits]


def _range(place: Range) -> dict[str, Any]:
    return {"start": _position(place.start), "end": _position(place.end)}


def _position(place: Position) -> dict[str, int]:
    return {"line": place.line, "column": place.utf8}


REPORT = ReportFormat(name="rdjson", render=render, data=True)
