"""Findings read back from a `json` report, which somebody else may have written: checked, or refused as a ValueError."""

import datetime as dt
from collections.abc import Mapping

from skew_cli.app.validation.envelope import FindingData, ParamData, PositionData, RangeData, SuppressedData, TextsData
from skew_cli.model.finding import (
    Finding,
    Param,
    PlacedEdit,
    PlacedFix,
    PlacedLabel,
    Position,
    Range,
    Suppressed,
)
from skew_cli.model.report import Shown
from skew_cli.model.text import visible
from skew_cli.rules import by_code

_MOST = 2**31


def finding(data: FindingData, title: str) -> Finding:
    """A finding, with the language-free title of its fix. Raises ValueError for what skew cannot have found."""
    rule = by_code().get(data["code"])
    if rule is None or rule.name != data["name"]:
        raise ValueError(data["code"])
    fix, hidden = data["fix"], data.get("suppressed")
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=data["severity"],
        default_severity=data["default_severity"],
        phase=data["phase"],
        file=data["file"],
        path=tuple(data["path"]),
        range=_range(data["range"]),
        message_id=data["message_id"],
        params=_params(data["params"]),
        labels=tuple(
            PlacedLabel(
                file=each["file"],
                path=tuple(each["path"]),
                range=_range(each["range"]),
                message_id=each["message_id"],
                params=_params(each["params"]),
            )
            for each in data["labels"]
        ),
        fix=PlacedFix(
            applicability=fix["applicability"],
            edits=tuple(
                PlacedEdit(file=each["file"], range=_range(each["range"]), text=each["text"]) for each in fix["edits"]
            ),
            title=title,
        )
        if fix
        else None,
        program=data["subject"].get("program"),
        session=data["subject"].get("session"),
        suppressed=suppressed(hidden) if hidden else None,
        fingerprint=data["fingerprint"],
    )


def suppressed(data: SuppressedData) -> Suppressed:
    """What hides a finding; raises ValueError."""
    until = data["until"]
    return Suppressed(
        by=data["by"],
        reason=data["reason"],
        until=None if until is None else dt.date.fromisoformat(until),
        file=data["file"],
        range=_range(data["range"]),
    )


def worded(found: Finding, texts: TextsData) -> Shown:
    """A finding with its texts, which cannot steer a terminal; raises ValueError where they do not fit."""
    if len(texts["labels"]) != len(found.labels) or (found.fix is None) != (texts["fix"] is None):
        raise ValueError(found.code)
    return Shown(
        finding=found,
        message=visible(texts["message"]),
        help=None if texts["help"] is None else visible(texts["help"]),
        labels=tuple(map(visible, texts["labels"])),
        notes=tuple(map(visible, texts["notes"])),
        fix=None if texts["fix"] is None else visible(texts["fix"]),
    )


def _params(data: Mapping[str, ParamData]) -> dict[str, Param]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in data.items()}


def _range(data: RangeData) -> Range:
    start, end = _position(data["start"]), _position(data["end"])
    if end < start:
        raise ValueError(end.offset)
    return Range(start, end)


def _position(data: PositionData) -> Position:
    found = Position(
        offset=data["offset"], line=data["line"], column=data["column"], utf16=data["utf16"], utf8=data["utf8"]
    )
    if max(found.offset, found.line, found.column, found.utf16, found.utf8) > _MOST:
        raise ValueError(found.line)
    return found
