"""`concise`: one line a finding, for pipes, editors and grep. Columns count code points."""

from collections.abc import Iterator

from skew_cli.model.report import Report, ReportFormat, Shown, Style
from skew_cli.model.text import visible
from skew_cli.reports._words import MORE, SEVERITY, by_file, hidden, number, statistics


def render(report: Report, style: Style) -> str:
    """Lines `file:line:column: severity[CODE] message`."""
    return "".join(f"{line}\n" for line in _lines(report, style))


def _lines(report: Report, style: Style) -> Iterator[str]:
    for file, found, rest in by_file(report, style):
        yield from (_line(report, each) for each in found)
        if rest:
            yield f"{visible(file)}: {number(MORE, rest, report.lang)}"
    if style.statistics:
        yield from (f"{n} {code} {name}" for n, code, name in statistics(report))


def _line(report: Report, shown: Shown) -> str:
    finding, place = shown.finding, shown.finding.range.start
    word, why = SEVERITY[finding.severity].get(report.lang), hidden(shown, report.lang)
    where = f"{visible(finding.file)}:{place.line}:{place.column}"
    return f"{where}: {word}[{finding.code}] {shown.message}{f' ({why})' if why else ''}"


REPORT = ReportFormat(name="concise", render=render)
