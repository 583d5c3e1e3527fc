"""The envelope of `json` and `jsonl`, version 1; fields are only ever added (contract 3)."""

import datetime as dt
from typing import Any

from skew_cli.model.finding import Param, Position, Range, Suppressed
from skew_cli.model.report import JSON_FORMAT, Report, Shown


def head(report: Report) -> dict[str, Any]:
    """The envelope without its findings, as plain data."""
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
    }


def _shard(report: Report) -> dict[str, Any] | None:
    """The part, and what `--merge` needs beside the findings to write every format of the whole."""
    shard = report.shard
    if shard is None:
        return None
    every = (*report.shown, *shard.unused_ignores, *shard.stale_entries)
    return {
        "index": shard.index,
        "count": shard.count,
        "unused_ignores": [finding(report, each) for each in shard.unused_ignores],
        "stale_entries": [finding(report, each) for each in shard.stale_entries],
        "held": [{"fingerprint": name, "suppressed": _suppressed(each)} for name, each in shard.held],
        "lang": shard.lang,
        "select": list(shard.select),
        "ignore": list(shard.ignore),
        "suppress": shard.suppress,
        "show": shard.show,
        "show_suppressed": report.show_suppressed,
        "fail_on": report.fail_on,
        "whole": shard.whole,
        "highest": report.highest,
        "folder": report.folder,
        "files": list(report.files),
        "lines": [{"file": file, "line": line, "text": text} for (file, line), text in report.lines.items()],
        "links": dict(report.links),
        "titles": [each.finding.fix.title if each.finding.fix else "" for each in every],
        "texts": {lang: [_texts(each) for each in found] for lang, found in shard.texts.items()},
    }


def _texts(shown: Shown) -> dict[str, Any]:
    return {
        "message": shown.message,
        "help": shown.help,
        "labels": list(shown.labels),
        "notes": list(shown.notes),
        "fix": shown.fix,
    }


def finding(report: Report, shown: Shown) -> dict[str, Any]:
    """A finding as plain data; `suppressed` is there only where the report shows what is suppressed."""
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
    return {
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
        "pointer": found.pointer,
        "subject": {name: value for name, value in subject.items() if value},
        "range": _range(found.range),
        "labels": labels,
        "help": shown.help,
        "notes": list(shown.notes),
        "fix": _fix(shown),
        **({"suppressed": _suppressed(found.suppressed)} if report.show_suppressed else {}),
        "fingerprint": found.fingerprint,
    }


def _fix(shown: Shown) -> dict[str, Any] | None:
    fix = shown.finding.fix
    if fix is None:
        return None
    edits = [{"file": each.file, "range": _range(each.range), "text": each.text} for each in fix.edits]
    return {"title": shown.fix, "applicability": fix.applicability, "edits": edits}


def _suppressed(hidden: Suppressed | None) -> dict[str, Any] | None:
    if hidden is None:
        return None
    return {
        "by": hidden.by,
        "reason": hidden.reason,
        "until": hidden.until.isoformat() if hidden.until else None,
        "file": hidden.file,
        "range": _range(hidden.range),
    }


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
