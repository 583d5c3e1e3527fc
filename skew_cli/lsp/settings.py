"""An open `skew.toml`: what makes it unusable, at its line."""

import re

from lsprotocol import types

from skew_cli.app.validation.settings import check_settings
from skew_cli.errors import SkewError
from skew_cli.languages.phrase import worded
from skew_cli.lsp.desk import Opened
from skew_cli.store.config import read_config
from skew_cli.store.root import CONFIG

_LINE = re.compile(rf"{re.escape(CONFIG)}:(\d+)|\(at line (\d+), ")
"""How skew names a line of the file, and how the TOML reader of Python does."""


def settings_faults(opened: Opened, lang: str) -> list[types.Diagnostic]:
    """The first thing for which skew would refuse the text; without a line it stands at the first one."""
    try:
        check_settings(read_config(CONFIG, opened.content), opened.text)
    except SkewError as problem:
        values = {name: worded(value, lang) for name, value in problem.values.items()}
        texts = (problem.message, problem.hint) if problem.hint else (problem.message,)
        message = "\n".join(each.get(lang).format_map(values) for each in texts)
        line = _line(message, opened.text)
        place = types.Range(start=types.Position(line - 1, 0), end=types.Position(line, 0))
        return [types.Diagnostic(range=place, message=message, severity=types.DiagnosticSeverity.Error, source="skew")]
    return []


def _line(message: str, text: str) -> int:
    if named := _LINE.search(message):
        return int(named[1] or named[2])
    return text.rstrip().count("\n") + 1 if "(at end of document)" in message else 1
