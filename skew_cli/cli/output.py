"""Where the calendar files of a program lie, and how that is shown."""

from pathlib import Path

from skew_cli.cli.terminal import Terminal
from skew_cli.model.text import file_part


def folder_of(terminal: Terminal, root: Path, option: str, address: str) -> Path:
    """`<DIR>/<season>/<id>` for the value of `-o`; without one in `build/ical` of the repository."""
    base = terminal.directory / option if option else root / "build" / "ical"
    season, _, ident = address.partition("/")
    return base / season / file_part(ident)


def shown(folder: Path) -> str:
    """A folder as the person may type it: relative where that is shorter."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
