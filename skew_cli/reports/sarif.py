"""`sarif`: SARIF 2.1.0 for code scanning. Columns count code points, which `columnKind` says; ends are exclusive."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NotRequired, TypedDict
from urllib.parse import quote

from skew_cli.model.finding import SEVERITIES, PlacedFix, Range, Severity
from skew_cli.model.report import About, Report, ReportFormat, Shown, Style
from skew_cli.reports._words import remarks

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_MOST = 5000
"""Results that GitHub shows."""
_LONG = 1024
"""Characters that GitHub takes of a description."""
_LEVEL: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_CRASH = 3
_LINK, _ESCAPED = re.compile(r"([][\\])"), r"\\\1"
"""What a backslash has to stand before in the text of a link."""


class _Message(TypedDict):
    text: str


class _Artifact(TypedDict):
    uri: str
    uriBaseId: str


class _Region(TypedDict):
    startLine: int
    startColumn: int
    endLine: int
    endColumn: int


class _Physical(TypedDict):
    artifactLocation: _Artifact
    region: _Region


class _Logical(TypedDict):
    fullyQualifiedName: str


class _Location(TypedDict):
    id: NotRequired[int]
    physicalLocation: _Physical
    logicalLocations: NotRequired[list[_Logical]]
    message: NotRequired[_Message]


class _Replacement(TypedDict):
    deletedRegion: _Region
    insertedContent: _Message


class _Change(TypedDict):
    artifactLocation: _Artifact
    replacements: list[_Replacement]


class _Fix(TypedDict):
    description: _Message
    artifactChanges: list[_Change]


class _Suppression(TypedDict):
    kind: str
    status: str
    justification: str
    location: _Location


class _Result(TypedDict):
    ruleId: str
    ruleIndex: int
    level: str
    message: _Message
    locations: list[_Location]
    relatedLocations: NotRequired[list[_Location]]
    partialFingerprints: dict[str, str]
    fixes: NotRequired[list[_Fix]]
    suppressions: NotRequired[list[_Suppression]]


class _Level(TypedDict):
    level: str


class _Rule(TypedDict):
    id: str
    name: str
    shortDescription: _Message
    fullDescription: _Message
    help: _Message
    helpUri: NotRequired[str]
    defaultConfiguration: _Level


class _Reference(TypedDict):
    id: str
    index: int


class _Override(TypedDict):
    descriptor: _Reference
    configuration: _Level


def render(report: Report, style: Style) -> str:
    """One log with exactly one run."""
    del style
    codes = list(report.rules)
    invocation: dict[str, Any] = {"executionSuccessful": report.summary.exit_code != _CRASH}
    if overrides := _overrides(report, codes):
        invocation["ruleConfigurationOverrides"] = overrides
    run = {
        "tool": {"driver": {"name": "skew", "version": report.version, "rules": [*map(_rule, report.rules.values())]}},
        "automationDetails": {"id": _category(report)},
        "language": report.lang,
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The root of the repository."}}},
        "invocations": [invocation],
        "results": [_result(report, each, codes) for each in _shown(report)],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1) + "\n"


def cut(report: Report) -> int:
    """How many results there are above those that GitHub shows."""
    return max(len(report.shown) - _MOST, 0)


def _shown(report: Report) -> list[Shown]:
    """The most severe first, because their number is limited."""
    return sorted(report.shown, key=lambda each: SEVERITIES.index(each.finding.severity))[:_MOST]


def _category(report: Report) -> str:
    shard = report.shard
    return f"skew/validate-{shard.index}-of-{shard.count}/" if shard else "skew/validate/"


def _rule(about: About) -> _Rule:
    why = about.why or about.title
    rule: _Rule = {
        "id": about.code,
        "name": "".join(map(str.capitalize, about.name.split("-"))),
        "shortDescription": {"text": _short(about.title)},
        "fullDescription": {"text": _short(why)},
        "help": {"text": f"{about.title}\n\n{why}" if about.why else why},
        "defaultConfiguration": {"level": _LEVEL[about.severity]},
    }
    if about.url:
        rule["helpUri"] = about.url
    return rule


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[: _LONG - 1]}…"


def _overrides(report: Report, codes: Sequence[str]) -> list[_Override]:
    """The severities that `skew.toml` changed."""
    changed = {
        each.finding.code: each.finding.severity
        for each in report.shown
        if each.finding.severity != each.finding.default_severity
    }
    return [
        {"descriptor": {"id": code, "index": codes.index(code)}, "configuration": {"level": _LEVEL[changed[code]]}}
        for code in sorted(changed)
    ]


def _result(report: Report, shown: Shown, codes: Sequence[str]) -> _Result:
    found = shown.finding
    place: _Location = {"physicalLocation": _physical(report, found.file, found.range)}
    if found.path:
        place["logicalLocations"] = [{"fullyQualifiedName": found.pointer}]
    result: _Result = {
        "ruleId": found.code,
        "ruleIndex": codes.index(found.code),
        "level": _LEVEL[found.severity],
        "message": {"text": _message(shown, report.lang)},
        "locations": [place],
        "partialFingerprints": {"primaryLocationLineHash": found.fingerprint},
    }
    if found.labels:
        result["relatedLocations"] = [
            {"id": n, "physicalLocation": _physical(report, each.file, each.range), "message": {"text": _plain(text)}}
            for n, (each, text) in enumerate(zip(found.labels, shown.labels, strict=True), 1)
        ]
    if found.fix and found.fix.applicability != "manual":
        result["fixes"] = [_fix(report, found.fix, shown.fix or found.name)]
    if report.show_suppressed:
        result["suppressions"] = _suppressions(report, shown)
    return result


def _message(shown: Shown, lang: str) -> str:
    """The sentence with a link to each related place, then in lines of their own what to do and the background."""
    links = [f"[{_LINK.sub(_ESCAPED, _braces(text))}]({n})" for n, text in enumerate(shown.labels, 1)]
    related = f" ({', '.join(links)})" if links else ""
    return "\n".join((_plain(shown.message) + related, *map(_plain, remarks(shown, lang))))


def _plain(text: str) -> str:
    """Foreign text makes neither links nor placeholders (SARIF 3.11)."""
    return _braces(text).replace("](", "] (")


def _braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _physical(report: Report, file: str, place: Range) -> _Physical:
    return {"artifactLocation": _artifact(report, file), "region": _region(place)}


def _artifact(report: Report, file: str) -> _Artifact:
    """The file itself, because GitHub follows no links."""
    return {"uri": quote(report.in_checkout(report.links.get(file, file)), errors="surrogatepass"), "uriBaseId": _ROOT}


def _region(place: Range) -> _Region:
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    }


def _fix(report: Report, fix: PlacedFix, title: str) -> _Fix:
    changes: dict[str, list[_Replacement]] = {}
    for each in fix.edits:
        replacement: _Replacement = {"deletedRegion": _region(each.range), "insertedContent": {"text": each.text}}
        changes.setdefault(each.file, []).append(replacement)
    return {
        "description": {"text": _plain(title)},
        "artifactChanges": [
            {"artifactLocation": _artifact(report, file), "replacements": made} for file, made in changes.items()
        ],
    }


def _suppressions(report: Report, shown: Shown) -> list[_Suppression]:
    """Once one result says whether it is suppressed, all have to."""
    hidden = shown.finding.suppressed
    if hidden is None:
        return []
    kind = "inSource" if hidden.by == "comment" else "external"
    place: _Location = {"physicalLocation": _physical(report, hidden.file, hidden.range)}
    return [{"kind": kind, "status": "accepted", "justification": hidden.reason, "location": place}]


REPORT = ReportFormat(name="sarif", render=render, data=True, cut=cut)
