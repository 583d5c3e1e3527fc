"""`concise`: one line a finding, for pipes, editors and grep. Columns count code points."""

from skew_cli.model.report import Report, ReportFormat, Style
from skew_cli.model.text import visible
from skew_cli.reports._words import SEVERITY, SUPPRESSED


def render(report: Report, style: Style) -> str:
    """Lines `file:line:column: severity[CODE] message`."""
    del style
    lines = []
    for each in report.shown:
        place, finding = each.finding.range.start, each.finding
        word = SEVERITY[finding.severity].get(report.lang)
        where = f"{visible(finding.file)}:{place.line}:{place.column}"
        hidden = f" ({SUPPRESSED.get(report.lang)}: {visible(finding.suppressed.reason)})" if finding.suppressed else ""
        lines.append(f"{where}: {word}[{finding.code}] {each.message}{hidden}\n")
    return "".join(lines)


REPORT = ReportFormat(name="concise", render=render)
