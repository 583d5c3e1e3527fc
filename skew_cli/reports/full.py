"""`full`: findings with the lines they mark, for people at a terminal. Carets count display cells, tabs are 4 wide."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from skew_cli.model.finding import Applicability, Range, Severity
from skew_cli.model.report import Report, ReportFormat, Shown, Style
from skew_cli.model.text import visible
from skew_cli.reports._words import (
    APPLICABILITY,
    FIX,
    HELP,
    MORE,
    NOTE,
    SEVERITY,
    address,
    besides,
    by_file,
    counts,
    hidden,
    marked,
    number,
    statistics,
)
from skew_cli.words import Counted, Text

_COLORS: dict[Severity, str] = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1m"}
_SIGNS: dict[Applicability, str] = {"safe": "[*]", "unsafe": "[!]", "manual": "[ ]"}
_TAB = "    "
_LONGEST, _SIDE = 400, 100
"""Of a line with more characters so many are shown before, in and after the mark."""
_ADDRESS = re.compile(r"https?://[!-~]+")
_FIXABLE = Counted(
    one=Text(en="1 can be fixed: skew validate --fix", de="1 lässt sich beheben: skew validate --fix"),
    other=Text(en="{n} can be fixed: skew validate --fix", de="{n} lassen sich beheben: skew validate --fix"),
)


def render(report: Report, style: Style) -> str:
    """A block for each finding, then the counts."""
    blocks: list[str] = []
    for _, found, rest in by_file(report, style):
        blocks += ["\n".join(_block(report, style, each)) for each in found]
        if rest:
            blocks.append(f"… {number(MORE, rest, report.lang)}")
    return "".join(f"{block}\n\n" for block in blocks) + "".join(f"{line}\n" for line in _footer(report, style))


def _footer(report: Report, style: Style) -> Iterator[str]:
    fixable = report.summary.fixable
    yield counts(report) + (f" {number(_FIXABLE, fixable, report.lang)}" if fixable else "")
    yield from besides(report)
    if style.statistics and (found := statistics(report)):
        yield ""
        wide = len(str(found[0][0]))
        yield from (f"{n:>{wide}}  {code}  {name}" for n, code, name in found)


@dataclass(frozen=True, slots=True)
class _Mark:
    file: str
    range: Range
    sign: str
    text: str


def _block(report: Report, style: Style, shown: Shown) -> Iterator[str]:
    finding = shown.finding
    yield f"{_head(report, style, shown)}: {shown.message}"
    marks = [_Mark(finding.file, finding.range, "^", "")]
    marks += [
        _Mark(label.file, label.range, "-", text) for label, text in zip(finding.labels, shown.labels, strict=True)
    ]
    wide = max(len(str(mark.range.start.line)) for mark in marks)
    margin = " " * wide
    at, path = finding.range.start, address(finding.path)
    yield f"{margin}--> {visible(finding.file)}:{at.line}:{at.column}{f'  ({path})' if path else ''}"
    yield f"{margin} |"
    own = sorted((m for m in marks if m.file == finding.file), key=lambda m: m.range.start)
    yield from _lines(report, style, own, wide)
    for mark in marks:
        if mark.file != finding.file:
            place = mark.range.start
            yield f"{margin}::: {visible(mark.file)}:{place.line}:{place.column}"
            yield from _lines(report, style, [mark], wide)
    yield from (f"{margin} = {each}" for each in _remarks(report, shown))


def _head(report: Report, style: Style, shown: Shown) -> str:
    finding = shown.finding
    code, about = finding.code, report.rules.get(finding.code)
    if style.links and about and about.url and _ADDRESS.fullmatch(about.url):
        code = f"\x1b]8;;{about.url}\x1b\\{code}\x1b]8;;\x1b\\"
    head = f"{SEVERITY[finding.severity].get(report.lang)}[{code}]"
    return f"{_COLORS[finding.severity]}{head}\x1b[0m" if style.color else head


def _remarks(report: Report, shown: Shown) -> Iterator[str]:
    """What to do, background, and why a finding does not count."""
    lang, fix = report.lang, shown.finding.fix
    mark = f"{_SIGNS[fix.applicability]} {APPLICABILITY[fix.applicability].get(lang)}" if fix else ""
    help_ = f"{HELP.get(lang)}: {shown.help}" if shown.help else ""
    if fix and fix.title and shown.fix != shown.help:
        yield from filter(None, (help_, f"{FIX.get(lang)}: {shown.fix}   {mark}"))
    elif help_ or mark:
        yield "   ".join(filter(None, (help_, mark)))
    yield from (f"{NOTE.get(lang)}: {each}" for each in shown.notes)
    if shown.finding.suppressed:
        yield hidden(shown, lang)


def _lines(report: Report, style: Style, marks: list[_Mark], wide: int) -> Iterator[str]:
    last = 0
    for mark in marks:
        line = mark.range.start.line
        text = report.lines.get((mark.file, line), "")
        before, inside = marked(text, mark.range)
        if clipped := len(text) > _LONGEST:
            after = text[len(before) + len(inside) :]
            before = f"…{before[-_SIDE:]}" if len(before) > _SIDE else before
            inside = inside[:_SIDE]
            text = f"{before}{inside}{after[:_SIDE]}…"
        if line != last or clipped:
            if last and line > last + 1:
                yield "..."
            yield f"{line:>{wide}} | {_shown(text)}".rstrip()
        last = line
        before, inside = _shown(before), _shown(inside)
        signs = mark.sign * max(style.width(inside), 1)
        yield f"{' ' * wide} | {' ' * style.width(before)}{signs} {mark.text}".rstrip()


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))


REPORT = ReportFormat(name="full", render=render)
