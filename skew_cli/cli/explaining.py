"""An explanation of a place in words and as JSON."""

import re
from pathlib import Path as File
from typing import Any

from skew_cli.app.validation.choice import no_file, program_named
from skew_cli.app.validation.explain import Explained, Row
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.model.finding import Path, Position, Term
from skew_cli.model.text import visible
from skew_cli.source.nodes import Data
from skew_cli.words import Text

_LONGEST = 60
_FIELD = Text(en="field", de="Feld")
_REQUIRED = Text(en="required", de="Pflicht")
_OPTIONAL = Text(en="optional", de="freiwillig")
_WORDS = {
    "passed": Text(en="passed", de="in Ordnung"),
    "reported": Text(en="reported", de="gemeldet"),
    "suppressed": Text(en="suppressed", de="unterdrückt"),
    "baselined": Text(en="baselined", de="in der Bestandsliste"),
    "not-run": Text(en="not run", de="nicht gelaufen"),
}
_AT = Text(en="{verdict} at {place}", de="{verdict} in {place}")
_AROUND = Text(
    en="looked at `{path}`, which contains this place: {said}", de="sah „{path}“ an, worin diese Stelle liegt: {said}"
)
_WHOLE = Text(en="looked at the whole file: {said}", de="sah die ganze Datei an: {said}")
_COMMENT = Text(en="by the comment at {place}: {reason}", de="durch den Kommentar in {place}: {reason}")
_ENTRY = Text(en="by `[[ignore]]` in {place}: {reason}", de="durch „[[ignore]]“ in {place}: {reason}")
_UNTIL = Text(en=", until {until}", de=", bis {until}")
_WHY = {
    "status": Text(en="not for this status", de="nicht bei diesem Stand"),
    "deselected": Text(en="deselected in skew.toml", de="in skew.toml abgewählt"),
    "unread": Text(en="what it needs could not be read", de="was sie braucht, war nicht lesbar"),
    "crashed": Text(en="it crashed; skew validate says more", de="sie ist abgestürzt; mehr sagt skew validate"),
}
_SINCE = Text(en="only from status {status} on", de="erst ab Stand {status}")
_NONE = Text(en="no rule looked here", de="hier hat keine Regel hingesehen")
_LINE_ONLY = re.compile(r"(?P<file>.+):(?P<line>[0-9]{1,9})\Z", re.DOTALL)


def split(terminal: Terminal, place: str) -> tuple[str, int, int | None]:
    """File as the repository names it, 1-based line and column of `FILE:LINE[:COL]`, read from the right."""
    both = re.fullmatch(r"(.+):([0-9]{1,9}):([0-9]{1,9})", place, re.DOTALL)
    if both and (name := _file(terminal, both[1])):
        return name, int(both[2]), int(both[3])
    one = _LINE_ONLY.match(place)
    if one is None:
        raise SkewError(
            Text(en='"{place}" names no line.', de='"{place}" nennt keine Zeile.'),
            Text(en="for example {example}", de="zum Beispiel {example}"),
            place=place,
            example=terminal.example,
        )
    if name := _file(terminal, one["file"]):
        return name, int(one["line"]), None
    raise no_file(terminal.repository.programs(), both[1] if both else one["file"])


def _file(terminal: Terminal, given: str) -> str:
    """A file from the current folder, else from the root, else that of the program; empty where there is none."""
    repository = terminal.repository
    for path in (terminal.directory / given, repository.root / given):
        if path.is_file() and (path == repository.root / given or not File(given).is_absolute()):
            return repository.relative(path)
    if File(given).is_absolute() and File(given).is_file():
        return repository.relative(File(given))
    return program_named(repository.programs(), given)


def as_text(terminal: Terminal, found: Explained) -> str:
    """One line for the place, one for the field, one for each rule."""
    line = found.range.start.line
    value = "" if found.value is None and not found.path else f" = {visible(_short(found.value))}"
    lines = [f"{visible(found.file)}:{line}  {path_text(found.path)}{value}".rstrip()]
    width = max([len(row.rule.name) for row in found.rows], default=0)
    if found.field is not None:
        must = (_REQUIRED if found.field.required else _OPTIONAL).get(terminal.lang)
        said = found.field.description
        if terminal.lang == "en" and said[1:2].islower():
            said = said[0].lower() + said[1:]
        parts = [each for each in (said, found.field.type, must) if each]
        lines.append(f"  {_FIELD.get(terminal.lang):<5}  {'; '.join(parts)}")
    lines += [f"  {row.rule.code:<5}  {row.rule.name:<{width}}  {_said(terminal, found, row)}" for row in found.rows]
    if not found.rows:
        lines.append(f"  {_NONE.get(terminal.lang)}")
    return "\n".join(lines) + "\n"


def _said(terminal: Terminal, found: Explained, row: Row) -> str:
    lang = terminal.lang
    said = _WORDS[row.verdict].get(lang)
    if row.at is not None:
        place = f"{visible(row.file)}:{_position(row.at)}" if row.file else _position(row.at)
        said = _AT.get(lang).format(verdict=said, place=place)
    if row.finding is not None and row.finding.suppressed is not None:
        hidden = row.finding.suppressed
        place = f"{visible(hidden.file)}:{hidden.range.start.line}"
        by = _COMMENT if hidden.by == "comment" else _ENTRY
        if hidden.by != "baseline":
            said += f" {terminal.fill(by, {'place': place, 'reason': hidden.reason})}"
        if hidden.until is not None:
            said += terminal.fill(_UNTIL, {"until": hidden.until})
    if row.why is not None:
        why = _SINCE if row.why == "status" and row.since not in (None, "idea") else _WHY[row.why]
        said += f": {terminal.fill(why, {'status': Term(row.since or '')})}"
    if row.message:
        said += f": {row.message}"
    if row.looked == found.path:
        return said
    around = _AROUND if row.looked else _WHOLE
    return around.get(lang).format(path=path_text(row.looked), said=said)


def _position(at: Position) -> str:
    return f"{at.line}:{at.column}"


def path_text(path: Path) -> str:
    """A path as people write it: `sessions[0].date`."""
    text = "".join(f"[{each}]" if isinstance(each, int) else f".{visible(each)}" for each in path)
    return text.removeprefix(".")


def _short(value: Data) -> str:
    shown = _flow(value)
    return shown if len(shown) <= _LONGEST else f"{shown[: _LONGEST - 1]}…"


def _flow(value: Data) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, tuple):
        return f"[{', '.join(map(_flow, value))}]"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return str(value)


def as_json(found: Explained) -> dict[str, Any]:
    """The same as plain data; messages in the language of the explanation."""
    start = found.range.start
    about = found.field
    return {
        "format": "skew-explain/1",
        "file": found.file,
        "line": start.line,
        "column": start.column,
        "path": list(found.path),
        "value": found.value,
        "field": {"description": about.description, "type": about.type, "required": about.required} if about else None,
        "rules": [_plain(found, each) for each in found.rows],
    }


def _plain(found: Explained, row: Row) -> dict[str, Any]:
    hidden = row.finding.suppressed if row.finding else None
    return {
        "code": row.rule.code,
        "name": row.rule.name,
        "verdict": row.verdict,
        "looked_at": list(row.looked),
        "message": row.message or None,
        "severity": row.finding.severity if row.finding else None,
        "fingerprint": row.finding.fingerprint if row.finding else None,
        "at": {"file": row.file or found.file, "line": row.at.line, "column": row.at.column} if row.at else None,
        "suppressed": {
            "by": hidden.by,
            "reason": hidden.reason,
            "until": hidden.until.isoformat() if hidden.until else None,
            "file": hidden.file,
            "line": hidden.range.start.line,
        }
        if hidden
        else None,
        "why": row.why,
        "since": row.since,
    }
