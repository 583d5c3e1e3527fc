"""The reports of one run: one format on stdout, any number in files, the rest in words on stderr."""

import sys
from collections.abc import Callable
from functools import cache

from rich.cells import cell_len

from skew_cli.cli.streams import is_terminal
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options
from skew_cli.cli.values import read_number, read_one
from skew_cli.model.report import Report, ReportFormat, Style
from skew_cli.reports import names, report_format

_LIMIT = 50


class Reports:
    """What a run shall write; made before anything is checked, so that a bad format is told at once."""

    def __init__(self, terminal: Terminal, options: Options) -> None:
        """Raises SkewError for a format that does not exist."""
        self._terminal = terminal
        fmt = options.fmt if options.fmt != "auto" else "full" if is_terminal(sys.stdout) else "concise"
        self._format = report_format(read_one(fmt, names(), name="--format"))
        self._style = _style(terminal, options)

    def write(self, report: Callable[[str], Report]) -> int:
        """Writes all reports; `report` makes that of a language. The exit code of the findings."""
        made = cache(report)
        found = made(self._lang(self._format))
        self._terminal.data(self._format.render(found, self._style))
        return found.summary.exit_code

    def _lang(self, fmt: ReportFormat) -> str:
        return "en" if fmt.data and not self._terminal.lang_given else self._terminal.lang


def _style(terminal: Terminal, options: Options) -> Style:
    limit = options.max_findings
    number = read_number(limit, name="--max-findings", low=1, high=100_000) if limit else None
    if number is None and is_terminal(sys.stdout):
        number = _LIMIT
    return Style(
        color=terminal.colour_out,
        ascii=terminal.ascii_out,
        width=cell_len,
        limit=number,
        statistics=options.statistics,
    )
