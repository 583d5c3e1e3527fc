"""`json`: one envelope with all findings, for programs."""

import json

from skew_cli.model.report import Report, ReportFormat, Style
from skew_cli.reports._envelope import finding, head


def render(report: Report, style: Style) -> str:
    """The envelope as ASCII, indented, keys in a fixed order."""
    del style
    return json.dumps(head(report) | {"findings": [finding(report, each) for each in report.shown]}, indent=1) + "\n"


REPORT = ReportFormat(name="json", render=render, data=True)
