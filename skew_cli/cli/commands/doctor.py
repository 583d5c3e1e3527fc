"""`skew doctor`: is everything in order here, and what to do where it is not."""

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from skew_cli import __version__
from skew_cli.cli.help import Help
from skew_cli.cli.options import Option
from skew_cli.cli.streams import is_terminal, speaks_utf8
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.diagnosis import Check

HELP = Help(
    example="skew doctor",
    options={"as_json": Text(en="as JSON", de="als JSON")},
    notes=Text(
        en="Exit codes: 0 in order, warnings included; 1 a fault.",
        de="Rückgabewerte: 0 in Ordnung, Warnungen eingeschlossen; 1 ein Fehler.",
    ),
)

_STATES = {
    "ok": Text(en="ok", de="gut"),
    "warning": Text(en="warning", de="Warnung"),
    "fault": Text(en="fault", de="Fehler"),
}
_NARROW = 60


def run(terminal: Terminal, as_json: Annotated[bool, Option("--json")] = False) -> int:
    """Looks at everything and tells each fault with its remedy."""
    found = list(_checks(terminal))
    sick = any(each.state == "fault" for each in found)
    if as_json:
        terminal.json(
            {
                "format": "skew-doctor/1",
                "as_of": terminal.today.isoformat(),
                "ok": not sick,
                "checks": [
                    {
                        "name": each.name,
                        "state": each.state,
                        "text": each.text.en.format_map(each.values),
                        "remedy": each.remedy.en.format_map(each.values) if each.remedy else None,
                    }
                    for each in found
                ],
            }
        )
    else:
        _show(terminal, found)
    return 1 if sick else 0


def _show(terminal: Terminal, found: "list[Check]") -> None:
    states = {name: text.get(terminal.lang) for name, text in _STATES.items()}
    width = max(len(each) for each in states.values())
    for each in found:
        state = f"{states[each.state]:<{width}}"
        if each.state != "ok":
            state = terminal.paint(state, "red" if each.state == "fault" else "yellow")
        terminal.data(f"{state}  {terminal.fill(each.text, each.values)}\n")
        if each.remedy is not None:
            terminal.data(f"{' ' * width}  -> {terminal.fill(each.remedy, each.values)}\n")


def _checks(terminal: Terminal) -> "Iterator[Check]":
    from skew_cli.app import diagnosis  # noqa: PLC0415 - start-up, law 10

    yield _versions()
    yield from diagnosis.zones(terminal.today)
    yield from diagnosis.packages()
    try:
        repository = terminal.repository
        index = terminal.index()
    except SkewError as problem:
        yield from diagnosis.templates(None)
        yield diagnosis.Check(
            name="repository",
            state="fault",
            text=problem.message,
            remedy=problem.hint,
            values={name: str(value) for name, value in problem.values.items()},
        )
    else:
        yield from diagnosis.templates(repository)
        yield from diagnosis.programs(index)
        yield from diagnosis.season(index, terminal.today.year)
        yield from diagnosis.writing(repository)
    yield from _terminal(terminal)


def _versions() -> "Check":
    from skew_cli.app.diagnosis import Check  # noqa: PLC0415 - start-up, law 10

    return Check(
        name="versions",
        state="ok",
        text=Text(en="skew {skew}, Python {python}, {system}", de="skew {skew}, Python {python}, {system}"),
        values={
            "skew": __version__,
            "python": platform.python_version(),
            "system": f"{platform.system()} {platform.release()}",
        },
    )


def _terminal(terminal: Terminal) -> "Iterator[Check]":
    from skew_cli.app.diagnosis import Check  # noqa: PLC0415 - start-up, law 10

    git = shutil.which("git")
    yield Check(
        name="git",
        state="ok" if git else "warning",
        text=Text(en="git: found", de="git: gefunden") if git else Text(en="git: not found", de="git: nicht gefunden"),
        remedy=None
        if git
        else Text(en="install git to keep the history", de="git installieren, um die Geschichte zu behalten"),
    )
    utf8 = not is_terminal(sys.stdout) or speaks_utf8(sys.stdout)
    yield Check(
        name="encoding",
        state="ok" if utf8 else "warning",
        text=Text(en="encoding of the output: {encoding}", de="Kodierung der Ausgabe: {encoding}"),
        remedy=None
        if utf8
        else Text(
            en="the terminal cannot show every sign; on Windows use Windows Terminal",
            de="das Terminal kann nicht alle Zeichen zeigen; unter Windows hilft Windows Terminal",
        ),
        values={"encoding": sys.stdout.encoding or "?"},
    )
    if not is_terminal(sys.stdout):
        yield Check(name="terminal", state="ok", text=Text(en="terminal: none", de="Terminal: keines"))
        return
    columns = shutil.get_terminal_size().columns
    yield Check(
        name="terminal",
        state="warning" if columns < _NARROW else "ok",
        text=Text(en="terminal: {kind}, {columns} columns", de="Terminal: {kind}, {columns} Spalten"),
        remedy=Text(en="make the window wider", de="das Fenster breiter ziehen") if columns < _NARROW else None,
        values={
            "kind": os.environ.get("TERM") or os.environ.get("WT_SESSION") or platform.system(),
            "columns": columns,
        },
    )
    if os.environ.get("MSYSTEM") and not terminal.interactive:
        yield Check(
            name="git-bash",
            state="warning",
            text=Text(en="Git Bash: skew cannot ask here", de="Git Bash: skew kann hier nicht fragen"),
            remedy=Text(en="use Windows Terminal, or winpty skew", de="Windows Terminal verwenden, oder winpty skew"),
        )
