"""`github`: annotations as commands to the runner of GitHub Actions. Columns count code points."""

from collections.abc import Iterator, Mapping

from skew_cli.model.finding import SEVERITIES, Severity
from skew_cli.model.report import Report, ReportFormat, Shown, Style
from skew_cli.model.text import no_command, visible
from skew_cli.reports._words import remarks, severities
from skew_cli.words import Text

_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_LIMIT = 10
"""Annotations of one severity that GitHub shows for a step."""
_REST = Text(
    en="skew: not shown as annotations, because GitHub shows {limit} of each severity: {what}",
    de="skew: nicht als Anmerkung gezeigt, weil GitHub je Schwere {limit} zeigt: {what}",
)


def render(report: Report, style: Style) -> str:
    """The most severe findings first, ten of a severity; a last line says how many are left out."""
    del style
    return "".join(f"{line}\n" for line in _lines(report))


def _lines(report: Report) -> Iterator[str]:
    rest: dict[Severity, int] = {}
    for severity in SEVERITIES:
        found = [each for each in report.shown if each.finding.severity == severity and not each.finding.suppressed]
        yield from (_line(report, each) for each in found[:_LIMIT])
        rest[severity] = len(found[_LIMIT:])
    if any(rest.values()):
        yield _REST.get(report.lang).format(limit=_LIMIT, what=", ".join(severities(rest, report.lang)))


def _line(report: Report, shown: Shown) -> str:
    finding, start, end = shown.finding, shown.finding.range.start, shown.finding.range.end
    properties = {
        "file": no_command(visible(report.in_checkout(finding.file))),
        "line": str(start.line),
        "endLine": str(max(end.line - (end.column == 1), start.line)),
        "title": f"{finding.code} {finding.name}",
    }
    if start.line == end.line:
        properties |= {"col": str(start.column), "endColumn": str(max(end.column - 1, start.column))}
    message = "\n".join((shown.message, *remarks(shown, report.lang)))
    told = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{_COMMANDS[finding.severity]} {told}::{_data(no_command(message))}"


def _data(text: str) -> str:
    """A message as the runner reads it back; `%` comes first, because it begins every escape."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


REPORT = ReportFormat(name="github", render=render, data=True)
