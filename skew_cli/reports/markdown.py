"""`markdown`: counts and a table for each file, for the summaries of CI jobs. Columns count code points."""

import re
from collections.abc import Iterator

from skew_cli.model.finding import Name, Param
from skew_cli.model.report import Report, ReportFormat, Shown, Style
from skew_cli.model.text import no_command, visible
from skew_cli.reports._words import (
    APPLICABILITY,
    MORE,
    SEVERITY,
    besides,
    by_file,
    counts,
    hidden,
    number,
    statistics,
)
from skew_cli.words import Counted, Text

_SIZE = 1024 * 1024 - 1024
"""Bytes that a summary may have, less room for the last lines."""
_MARKUP = re.compile(r"[\\`*_\[\]<>|~$&!{}]|:(?=//|[\w+-]+:)|(?<=www)\.", re.IGNORECASE)
_REFERENCE = re.compile(r"[@#]")
_CODE = re.compile(r"(`[A-Za-z0-9_.\[\] -]+`)")
"""What skew itself puts in backticks: a key, a path, a command."""
_ADDRESS = re.compile(r"https?://[A-Za-z0-9._~/?=&%+#:-]+")
_HEAD = Text(
    en="| place | severity | rule | finding | what to do |", de="| Stelle | Schwere | Regel | Befund | Abhilfe |"
)
_RULES = Text(en="| number | rule |", de="| Anzahl | Regel |")
_FIXABLE = Counted(
    one=Text(en="1 can be fixed: `skew validate --fix`", de="1 lässt sich beheben: `skew validate --fix`"),
    other=Text(en="{n} can be fixed: `skew validate --fix`", de="{n} lassen sich beheben: `skew validate --fix`"),
)
_CUT = Counted(
    one=Text(
        en="1 finding is left out, because a summary has room for 1 MiB.",
        de="1 Befund fehlt hier, weil eine Zusammenfassung höchstens 1 MiB groß ist.",
    ),
    other=Text(
        en="{n} findings are left out, because a summary has room for 1 MiB.",
        de="{n} Befunde fehlen hier, weil eine Zusammenfassung höchstens 1 MiB groß ist.",
    ),
)


def render(report: Report, style: Style) -> str:
    """A heading, the counts, a table for each file; cut at a whole row where there is no more room."""
    text, left = _made(report, style)
    if left:
        text += f"\n{number(_CUT, left, report.lang)}\n"
    if style.statistics and (found := statistics(report)):
        text += f"\n{_RULES.get(report.lang)}\n| ---: | --- |\n"
        text += "".join(f"| {n} | {code} {name} |\n" for n, code, name in found)
    return text


def cut(report: Report) -> int:
    """How many findings find no room."""
    return _made(report, Style())[1]


def _made(report: Report, style: Style) -> tuple[str, int]:
    """The text before the last lines, and the number of findings that it leaves out."""
    parts = [_top(report)]
    room, left = _SIZE - _size(parts[0]), 0
    for file, found, rest in by_file(report, style):
        before = f"\n### {escape(visible(file))}\n\n{_HEAD.get(report.lang)}\n|{' --- |' * 5}\n"
        for shown in found:
            row = before + _row(report, shown)
            if left or _size(row) > room:
                left += 1
                continue
            parts.append(row)
            room, before = room - _size(row), ""
        if rest and not left:
            more = f"\n{number(MORE, rest, report.lang)}\n"
            parts.append(more)
            room -= _size(more)
    return "".join(parts), left


def _top(report: Report) -> str:
    fixable = report.summary.fixable
    first = counts(report) + (f" {number(_FIXABLE, fixable, report.lang)}" if fixable else "")
    return "## skew validate\n" + "".join(f"\n{each}\n" for each in (first, *besides(report)))


def _row(report: Report, shown: Shown) -> str:
    finding, start = shown.finding, shown.finding.range.start
    cells = (
        f"{start.line}:{start.column}",
        SEVERITY[finding.severity].get(report.lang),
        _rule(report, shown),
        "<br>".join((*(_said(shown, each) for each in (shown.message, *shown.notes)), *_why(report, shown))),
        "<br>".join(_said(shown, each) for each in _remedies(report, shown)),
    )
    return f"| {' | '.join(cells)} |\n"


def _rule(report: Report, shown: Shown) -> str:
    finding, about = shown.finding, report.rules.get(shown.finding.code)
    code = finding.code
    if about and about.url and _ADDRESS.fullmatch(about.url):
        code = f"[{code}]({about.url})"
    return f"{code} {finding.name}"


def _remedies(report: Report, shown: Shown) -> Iterator[str]:
    fix = shown.finding.fix
    title = shown.fix if fix and fix.title and shown.fix != shown.help else None
    yield from filter(None, (shown.help, title))
    if fix:
        yield f"({APPLICABILITY[fix.applicability].get(report.lang)})"


def _why(report: Report, shown: Shown) -> list[str]:
    why = hidden(shown, report.lang)
    return [escape(why)] if why else []


def _said(shown: Shown, text: str) -> str:
    """A sentence of skew; what it has in backticks is code, unless something that it quotes has backticks, too."""
    if "`" in "".join(map(_foreign, shown.finding.params.values())):
        return escape(text)
    return "".join(each if n % 2 else escape(each) for n, each in enumerate(_CODE.split(text)))


def _foreign(value: Param) -> str:
    return "".join(value.texts.values()) if isinstance(value, Name) else str(value)


def escape(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no mention, no reference to an issue, no link."""
    text = _MARKUP.sub(lambda found: f"\\{found[0]}", no_command(text))
    return _REFERENCE.sub(lambda found: f"\\{found[0]}<!-- -->", text)


def _size(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


REPORT = ReportFormat(name="markdown", render=render, cut=cut)
