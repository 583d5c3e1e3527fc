"""`jsonl`: one line a finding as in `json`, and a last line with the envelope without findings."""

import json

from skew_cli.model.report import Report, ReportFormat, Style
from skew_cli.reports._envelope import finding, head


def render(report: Report, style: Style) -> str:
    """JSON Lines as ASCII: lines of type `finding`, then one of type `summary`."""
    del style
    lines = [{"type": "finding"} | finding(report, each) for each in report.shown]
    return "".join(f"{json.dumps(each)}\n" for each in (*lines, {"type": "summary"} | head(report)))


REPORT = ReportFormat(name="jsonl", render=render, data=True)
