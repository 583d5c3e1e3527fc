"""Lines of a file that are no part of the program: marks of merge conflicts, and directives."""

import re

from skew_cli.source.blocks import blank
from skew_cli.source.nodes import Flaw

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_CONFLICT = re.compile(r"(<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)")
_DIRECTIVE = re.compile(r"^%.*$", re.MULTILINE)
_KNOWN_DIRECTIVE = re.compile(r"%YAML +1\.2\s*$")
_SHOWN = 40
"""So many characters of a name are told."""
_DIRECTIVES = 100
"""So many of them are told; a line of two characters would cost as much as any other finding."""


def without_conflicts(text: str) -> tuple[str, list[Flaw]]:
    """Blanks the marks of git's merge conflicts and all sides but the first; one flaw for each conflict."""
    if "<<<<<<<" not in text:
        return text, []
    flaws: list[Flaw] = []
    lines: list[str] = []
    hidden, at = False, 0
    for line in _LINE.findall(text):
        mark = _CONFLICT.match(line)
        sign = mark[1][0] if mark else ""
        if sign == "<":
            flaws.append(Flaw(message_id="merge-conflict", start=at, end=at + len(line.rstrip("\r\n"))))
        open_ = bool(flaws) and sign != ""
        hidden = sign in "|=" if open_ else hidden
        lines.append(blank(line) if hidden or open_ else line)
        at += len(line)
    return "".join(lines), flaws


def without_directives(text: str) -> tuple[str, list[Flaw]]:
    """Blanks lines such as `%YAML 1.1` in front of the document; `%YAML 1.2` is only worth a warning."""
    end = next((m.start() for m in re.finditer(r"^[^%#\s]", text, re.MULTILINE)), len(text))
    flaws: list[Flaw] = []
    parts, done = list[str](), 0
    for match in _DIRECTIVE.finditer(text, 0, end):
        known = _KNOWN_DIRECTIVE.match(match[0])
        name, code = ("yaml-directive", "F013") if known else ("directive", "F001")
        if len(flaws) < _DIRECTIVES:
            stop = match.start() + len(match[0].rstrip())
            params = {} if known else {"directive": match[0].split()[0][:_SHOWN]}
            flaws.append(Flaw(message_id=name, start=match.start(), end=stop, code=code, params=params))
        parts += text[done : match.start()], " " * len(match[0])
        done = match.end()
    return "".join((*parts, text[done:])), flaws
