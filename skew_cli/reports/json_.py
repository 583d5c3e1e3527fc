"""`json`: one envelope, version 1; fields are only ever added (contract 3)."""

import datetime as dt
import json
from typing import Any

from skew_cli.model.finding import Param, Position, Range
from skew_cli.model.report import JSON_FORMAT, Report, ReportFormat, Shown, Style


def render(report: Report, style: Style) -> str:
    """The envelope as ASCII, indented, keys in a fixed order."""
    del style
    return json.dumps(envelope(report), indent=1) + "\n"


def envelope(report: Report) -> dict[str, Any]:
    """The envelope as plain data."""
    counts = report.summary
    return {
        "format": JSON_FORMAT,
        "tool": {"name": "skew", "version": report.version},
        "as_of": report.as_of.isoformat(),
        "lang": report.lang,
        "status": report.status,
        "inputs": report.inputs,
        "filter": {"kind": report.filter_kind, "since": report.since},
        "shard": _shard(report),
        "summary": {
            "indexed": counts.indexed,
            "reported": counts.reported,
            "errors": counts.errors,
            "warnings": counts.warnings,
            "infos": counts.infos,
            "suppressed": counts.suppressed,
            "baselined": counts.baselined,
            "outside_filter": counts.outside_filter,
            "fixable": counts.fixable,
            "exit_code": counts.exit_code,
        },
        "findings": [finding(report, each) for each in report.shown],
    }


def _shard(report: Report) -> dict[str, Any] | None:
    if report.shard is None:
        return None
    unused = [finding(report, each) for each in report.shard.unused_ignores]
    return {"index": report.shard.index, "count": report.shard.count, "unused_ignores": unused}


def finding(report: Report, shown: Shown) -> dict[str, Any]:
    """A finding as plain data."""
    found = shown.finding
    labels = [
        {
            "file": label.file,
            "path": list(label.path),
            "range": _range(label.range),
            "message_id": label.message_id,
            "params": {name: _param(value) for name, value in label.params.items()},
            "text": text,
        }
        for label, text in zip(found.labels, shown.labels, strict=True)
    ]
    subject = {"program": found.program, "session": found.session}
    hidden = found.suppressed
    result = {
        "code": found.code,
        "name": found.name,
        "url": about.url if (about := report.rules.get(found.code)) else None,
        "severity": found.severity,
        "default_severity": found.default_severity,
        "phase": found.phase,
        "message": shown.message,
        "message_id": found.message_id,
        "params": {name: _param(value) for name, value in found.params.items()},
        "file": found.file,
        "path": list(found.path),
        "pointer": "".join(f"/{str(each).replace('~', '~0').replace('/', '~1')}" for each in found.path),
        "subject": {name: value for name, value in subject.items() if value},
        "range": _range(found.range),
        "labels": labels,
        "help": shown.help,
        "notes": list(shown.notes),
        "fix": None
        if found.fix is None
        else {
            "title": shown.fix,
            "applicability": found.fix.applicability,
            "edits": [{"file": each.file, "range": _range(each.range), "text": each.text} for each in found.fix.edits],
        },
    }
    if hidden is not None:
        result["suppressed"] = {
            "by": hidden.by,
            "reason": hidden.reason,
            "until": hidden.until.isoformat() if hidden.until else None,
            "file": hidden.file,
            "range": _range(hidden.range),
        }
    return result | {"fingerprint": found.fingerprint}


def _param(value: Param) -> Any:
    if isinstance(value, tuple):
        return [_param(each) for each in value]
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return value if isinstance(value, int | float) else str(value)


def _range(place: Range) -> dict[str, Any]:
    return {"start": _position(place.start), "end": _position(place.end)}


def _position(place: Position) -> dict[str, int]:
    return {
        "line": place.line,
        "column": place.column,
        "utf16": place.utf16,
        "utf8": place.utf8,
        "offset": place.offset,
    }


REPORT = ReportFormat(name="json", render=render, data=True)
