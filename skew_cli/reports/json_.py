"""`json`: one envelope with all findings, for programs."""

import json

from skew_cli.model.report import Report, ReportFormat, Style
from skew_cli.reports._envelope import finding, head


def render(report: Report, style: Style) -> str:
    """The envelope as ASCII, indented, keys in a fixed order; made finding by finding, which takes less memory."""
    del style
    parts = [json.dumps(head(report) | {"findings": []}, indent=1).removesuffix("]\n}")]
    for number, each in enumerate(report.shown):
        parts += ("," if number else "", "\n  ", json.dumps(finding(report, each), indent=1).replace("\n", "\n  "))
    return "".join((*parts, "\n " if report.shown else "", "]\n}\n"))


REPORT = ReportFormat(name="json", render=render, data=True)
