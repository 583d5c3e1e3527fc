"""`full`: findings with the lines they mark, for people at a terminal. Carets count display cells, tabs are 4 wide."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from skew_cli.model.finding import Range, Severity
from skew_cli.model.report import Report, ReportFormat, Shown, Style
from skew_cli.model.text import visible
from skew_cli.reports._words import HELP, SEVERITY, SUPPRESSED
from skew_cli.words import Counted, Text

_COLORS: dict[Severity, str] = {"error": "\x1b[1;31m", "warning": "\x1b[1;33m", "info": "\x1b[1m"}
_TAB = "    "
_MORE = Text(en="… {n} more findings in this file", de="… {n} weitere Befunde in dieser Datei")
_ERRORS = Counted(one=Text(en="1 error", de="1 Fehler"), other=Text(en="{n} errors", de="{n} Fehler"))
_WARNINGS = Counted(one=Text(en="1 warning", de="1 Warnung"), other=Text(en="{n} warnings", de="{n} Warnungen"))
_INFOS = Counted(one=Text(en="1 note", de="1 Hinweis"), other=Text(en="{n} notes", de="{n} Hinweise"))
_SUPPRESSED = Text(en="{n} suppressed", de="{n} unterdrückt")
_FOOTER = Counted(
    one=Text(en="in 1 program", de="in 1 Programm"), other=Text(en="in {n} programs", de="in {n} Programmen")
)


def render(report: Report, style: Style) -> str:
    """A block for each finding and a last line with the counts."""
    blocks: list[str] = []
    for _, group in groupby(report.shown, key=lambda each: each.finding.file):
        found = list(group)
        limit = len(found) if style.limit is None else style.limit
        blocks += ["\n".join(_block(report, style, each)) for each in found[:limit]]
        if found[limit:]:
            blocks.append(_MORE.get(report.lang).format(n=len(found) - limit))
    return "".join(f"{block}\n\n" for block in blocks) + f"{_footer(report)}\n"


@dataclass(frozen=True, slots=True)
class _Mark:
    file: str
    range: Range
    sign: str
    text: str


def _block(report: Report, style: Style, shown: Shown) -> Iterator[str]:
    finding = shown.finding
    word = SEVERITY[finding.severity].get(report.lang)
    head = f"{word}[{finding.code}]"
    if style.color:
        head = f"{_COLORS[finding.severity]}{head}\x1b[0m"
    yield f"{head}: {shown.message}"
    marks = [_Mark(finding.file, finding.range, "^", "")]
    marks += [
        _Mark(label.file, label.range, "-", text) for label, text in zip(finding.labels, shown.labels, strict=True)
    ]
    wide = max(len(str(mark.range.start.line)) for mark in marks)
    at, path = finding.range.start, _path(finding.path)
    yield f"{' ' * wide}--> {visible(finding.file)}:{at.line}:{at.column}{f'  ({path})' if path else ''}"
    yield f"{' ' * wide} |"
    own = sorted((m for m in marks if m.file == finding.file), key=lambda m: m.range.start)
    yield from _lines(report, style, own, wide)
    for mark in marks:
        if mark.file != finding.file:
            place = mark.range.start
            yield f"{' ' * wide}::: {visible(mark.file)}:{place.line}:{place.column}"
            yield from _lines(report, style, [mark], wide)
    if shown.help:
        yield f"{' ' * wide} = {HELP.get(report.lang)}: {shown.help}"
    if finding.suppressed:
        yield f"{' ' * wide} = {SUPPRESSED.get(report.lang)}: {visible(finding.suppressed.reason)}"


def _lines(report: Report, style: Style, marks: list[_Mark], wide: int) -> Iterator[str]:
    last = 0
    for mark in marks:
        line = mark.range.start.line
        text = report.lines.get((mark.file, line), "")
        if line != last:
            if last and line > last + 1:
                yield "..."
            yield f"{line:>{wide}} | {_shown(text)}".rstrip()
        last = line
        first = mark.range.start.column - 1
        one_line = mark.range.end.line == line
        end = mark.range.end.column - 1 if one_line else len(text)
        before, marked = _shown(text[:first]), _shown(text[first:end])
        carets = mark.sign * max(style.width(marked), 1)
        yield f"{' ' * wide} | {' ' * style.width(before)}{carets} {mark.text}".rstrip()


def _shown(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _path(path: tuple[str | int, ...]) -> str:
    text = ""
    for segment in path:
        text += f"[{segment}]" if isinstance(segment, int) else f".{visible(segment)}"
    return text.removeprefix(".")


def _footer(report: Report) -> str:
    lang, counts = report.lang, report.summary
    parts = [
        _ERRORS.of(counts.errors).get(lang).format(n=counts.errors),
        _WARNINGS.of(counts.warnings).get(lang).format(n=counts.warnings),
        _INFOS.of(counts.infos).get(lang).format(n=counts.infos),
    ]
    if counts.suppressed:
        parts.append(_SUPPRESSED.get(lang).format(n=counts.suppressed))
    where = _FOOTER.of(counts.reported).get(lang).format(n=counts.reported)
    return f"{', '.join(parts)} {where}"


REPORT = ReportFormat(name="full", render=render)
