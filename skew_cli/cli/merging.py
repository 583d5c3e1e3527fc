"""`skew validate --merge`: the json reports of all shares become the reports of the whole run (contract 14)."""

from dataclasses import replace

from skew_cli.app.validation.merge import merge as join
from skew_cli.cli.reporting import Reports
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options
from skew_cli.store import files


def merge(terminal: Terminal, options: Options) -> int:
    """Reads the reports before any is written, writes those that are wanted, and returns the exit code of the run."""
    merged = join([(each, files.read(terminal.directory / each)) for each in options.paths])
    if not terminal.lang_given:
        terminal = replace(terminal, lang=merged.text_lang, lang_given=merged.lang != "en")
    return Reports(terminal, options).write(merged.report)
