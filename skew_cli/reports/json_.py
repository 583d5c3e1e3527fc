"""`json`: one envelope with all findings, for programs."""

import json

from skew_cli.model.report import Report, ReportFormat, Style
from skew_cli.reports._envelope import finding, head


def render(report: Report, style: Style) -> str:
    """The envelope as ASCII, indented, keys in a fixed order; made finding by finding, which takes less memory."""
    del style
    text = json.dumps(head(report) | {"findings": []}, indent=1).removesuffix("]\n}")
    parts = [text]
    for each in report.shown:
        parts += ("\n  " if len(parts) == 1 else ",\n  ", json.dumps(finding(report, each), indent=1).replace("\n", "\n  "))
    return "".join((*parts, "\n ]\n}\n" if report.shown else "]\n}\n"))


REPORT = ReportFormat(name="json", render=render, data=True)
