"""From the options of `skew validate` about files to a choice."""

import sys
from pathlib import Path

from skew_cli.app.validation.choice import Choice
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options

_STDIN = "<stdin>"


def choose(terminal: Terminal, options: Options) -> Choice:
    """The files that the report is about; raises SkewError for a path outside the repository."""
    if not options.paths:
        return Choice()
    names = tuple(_name(terminal, each) for each in options.paths if each != "-")
    return Choice(kind="paths", names=names, replaced=_stdin(terminal, options))


def _name(terminal: Terminal, given: str) -> str:
    """A path as the repository names it: from the current folder, else from the root; else the word itself."""
    repository = terminal.repository
    path = terminal.directory / given
    if not path.exists() and not Path(given).is_absolute():
        path = repository.root / given
    return repository.relative(path) if path.exists() else given


def _stdin(terminal: Terminal, options: Options) -> dict[str, bytes]:
    """The text of `-` under the name of the file that it stands for."""
    if "-" not in options.paths:
        return {}
    name = options.stdin_filename
    file = terminal.repository.relative(terminal.directory / name) if name else f"programs/{_STDIN}"
    return {file: sys.stdin.buffer.read()}
