"""`json`: one envelope with all findings, for programs."""

import json

from skew_cli.model.report import Report, ReportFormat, Style
from skew_cli.reports._envelope import finding, head


def render(report: Report, style: Style) -> str:
    """The envelope as ASCII, indented, keys in a fixed order; made finding by finding, which takes less memory."""
    del style
    before = json.dumps(head(report) | {"findings": []}, indent=1).removesuffix("]\n}")
    found = [json.dumps(finding(report, each), indent=1).replace("\n", "\n  ") for each in report.shown]
    return "".join((before, "\n  " * bool(found), ",\n  ".join(found), "\n " * bool(found), "]\n}\n"))


REPORT = ReportFormat(name="json", render=render, data=True)
