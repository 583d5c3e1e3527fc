"""`skew validate`: checks programs and reports what is wrong, with file, line and what to do."""

import sys
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from skew_cli.cli.crash import report as bug
from skew_cli.cli.help import Help
from skew_cli.cli.streams import is_terminal
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_number, read_one
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.model.report import Style

HELP = Help(
    summary=Text(en="check programs", de="Programme prüfen"),
    example="skew validate\nskew validate programs/2024/koeln-bethlehem.yaml\nskew validate --format json > report.json",
    options={
        "paths": Text(
            en="files, folders or ids that the report is about; all are read anyway; - reads a program from stdin",
            de="Dateien, Ordner oder Kennungen, um die es im Bericht geht; gelesen werden immer alle; - liest ein Programm von stdin",
        ),
        "select": Text(
            en="only these rules: codes, names or families, with commas",
            de="nur diese Regeln: Codes, Namen oder Familien, mit Komma getrennt",
        ),
        "ignore": Text(en="without these rules", de="ohne diese Regeln"),
        "status": Text(
            en="judge every program as if it had this status",
            de="jedes Programm so prüfen, als hätte es diesen Stand",
        ),
        "fail_on": Text(
            en="exit code 1 from this severity on: error (default), warning, info or never",
            de="Rückgabewert 1 ab dieser Schwere: error (Vorgabe), warning, info oder never",
        ),
        "show": Text(
            en="show findings from this severity on: error, warning or info (default)",
            de="Befunde ab dieser Schwere zeigen: error, warning oder info (Vorgabe)",
        ),
        "fmt": Text(
            en="full, concise or json; default: full on a terminal, else concise",
            de="full, concise oder json; Vorgabe: full am Bildschirm, sonst concise",
        ),
        "max_findings": Text(
            en="at most so many findings per file in text; default on a terminal: 50",
            de="höchstens so viele Befunde je Datei im Text; Vorgabe am Bildschirm: 50",
        ),
        "no_ignores": Text(en="switch off all suppressions", de="alle Unterdrückungen abschalten"),
        "show_suppressed": Text(en="also show what is suppressed", de="auch zeigen, was unterdrückt ist"),
        "allow_empty": Text(
            en="exit code 0 when there is nothing to check", de="Rückgabewert 0, wenn es nichts zu prüfen gibt"
        ),
        "stdin_filename": Text(en="the file that stdin stands for", de="die Datei, für die stdin steht"),
    },
    order=30,
    notes=Text(
        en="Exit codes: 0 no finding at or above --fail-on; 1 at least one; 2 the check did not happen; 3 a bug in skew.",
        de="Rückgabewerte: 0 kein Befund ab --fail-on; 1 mindestens einer; 2 nicht geprüft; 3 ein Fehler in skew.",
    ),
)
_STDIN = "<stdin>"
_LIMIT = 50
_NEVER: Literal["never"] = "never"


def run(
    ctx: typer.Context,
    paths: Annotated[list[str] | None, typer.Argument(metavar="PATH")] = None,
    select: Annotated[str, typer.Option("--select", metavar="CODES")] = "",
    ignore: Annotated[str, typer.Option("--ignore", metavar="CODES")] = "",
    status: Annotated[str, typer.Option("--status")] = "",
    fail_on: Annotated[str, typer.Option("--fail-on", metavar="SEVERITY")] = "",
    show: Annotated[str, typer.Option("--show", metavar="SEVERITY")] = "",
    fmt: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "auto",
    max_findings: Annotated[str, typer.Option("--max-findings", metavar="N")] = "",
    no_ignores: Annotated[bool, typer.Option("--no-ignores")] = False,
    show_suppressed: Annotated[bool, typer.Option("--show-suppressed")] = False,
    allow_empty: Annotated[bool, typer.Option("--allow-empty")] = False,
    stdin_filename: Annotated[str, typer.Option("--stdin-filename", metavar="PATH")] = "",
) -> int:
    """Reports findings to stdout; the exit code of contract 2."""
    from skew_cli.app.check import Selection, check  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.load import load  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.report import Wanted, report  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.finding import SEVERITIES  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.types import STATUSES  # noqa: PLC0415 - start-up, law 10
    from skew_cli.reports import names, report_format  # noqa: PLC0415 - start-up, law 10

    terminal: Terminal = ctx.obj
    config = terminal.repository.config
    severity = read_one(fail_on or config.fail_on, (*SEVERITIES, _NEVER), name="--fail-on")
    if fmt == "auto":
        fmt = "full" if is_terminal(sys.stdout) else "concise"
    chosen = report_format(read_one(fmt, names(), name="--format"))
    judged = read_one(status, STATUSES, name="--status") if status else None
    selection = Selection(
        select=_codes(select, "--select") or tuple(config.select),
        ignore=_codes(ignore, "--ignore") or tuple(config.ignore_codes),
        suppress=not no_ignores,
    )
    replaced = _stdin(terminal, paths or [], stdin_filename)
    index = load(terminal.repository, terminal.today, replaced=replaced, status=judged)
    files = _files(terminal, index, paths or [], replaced)
    if not any(not each.shared for each in index.sources.values()) or files == frozenset():
        return _nothing(terminal, allow_empty=allow_empty)
    checked = check(index, selection)
    wanted = Wanted(
        files=files,
        show=read_one(show or config.show, SEVERITIES, name="--show"),
        fail_on=None if severity == _NEVER else severity,
        suppressed=show_suppressed or no_ignores,
    )
    found = report(index, checked, wanted, "en" if chosen.data and not terminal.lang_given else terminal.lang)
    terminal.data(chosen.render(found, _style(terminal, max_findings)))
    for each in checked.crashes:
        terminal.error(bug(each))
    return found.summary.exit_code


def _codes(text: str, name: str) -> tuple[str, ...]:
    from skew_cli.rules import by_code  # noqa: PLC0415 - start-up, law 10

    known = {*by_code(), *(code[0] for code in by_code() if code[0].isupper()), "ALL"}
    given = tuple(each.strip() for each in text.split(",") if each.strip())
    for each in given:
        if each not in known:
            near = get_close_matches(each, known, 1)
            raise SkewError(
                Text(en='{name}: there is no rule "{code}".', de='{name}: Die Regel "{code}" gibt es nicht.'),
                Text(en="did you mean {near}? All rules: skew rule", de="Meinten Sie {near}? Alle Regeln: skew rule")
                if near
                else Text(en="all rules: skew rule", de="alle Regeln: skew rule"),
                name=name,
                code=each,
                near=near[0] if near else "",
            )
    return given


def _stdin(terminal: Terminal, paths: list[str], name: str) -> dict[str, bytes]:
    """The text of `-` under the name of the file that it stands for."""
    if "-" not in paths:
        return {}
    file = terminal.repository.relative(terminal.directory / name) if name else f"programs/{_STDIN}"
    return {file: sys.stdin.buffer.read()}


def _files(terminal: Terminal, index: "Index", paths: list[str], replaced: dict[str, bytes]) -> frozenset[str] | None:
    """The files that the report is about; None for all. A path that does not exist is an error."""
    if not paths:
        return None
    repository = terminal.repository
    found = set(replaced)
    for given in paths:
        if given == "-":
            continue
        path = terminal.directory / given
        if not path.exists() and not Path(given).is_absolute():
            path = repository.root / given
        if not path.exists() and (named := _named(index, given)):
            path = repository.root / named
        if not path.exists():
            raise SkewError(
                Text(en='"{path}" does not exist.', de='"{path}" gibt es nicht.'),
                Text(en="check how it is written", de="die Schreibweise prüfen"),
                path=given,
            )
        name = repository.relative(path)
        if name == "skew.toml":
            return None
        found |= {each for each in index.sources if name in (".", each) or each.startswith(f"{name}/")}
    return frozenset(found)


def _named(index: "Index", word: str) -> str:
    """The file of a program by `SEASON/ID` or id, of several seasons the newest; it need not be readable."""
    files = {
        each: each.removeprefix("programs/").rsplit(".", 1)[0]
        for each, source in index.sources.items()
        if not source.shared
    }
    return max((file for file, address in files.items() if word in (address, address.rpartition("/")[2])), default="")


def _nothing(terminal: Terminal, *, allow_empty: bool) -> int:
    problem = SkewError(
        Text(en="there is no program to check.", de="Es gibt kein Programm zu prüfen."),
        Text(
            en="programs are files programs/<season>/<id>.yaml; skew create lays one down",
            de="Programme sind Dateien programs/<Programmjahr>/<Kennung>.yaml; skew create legt eines an",
        ),
    )
    if allow_empty:
        terminal.say(problem.message)
        return 0
    raise problem


def _style(terminal: Terminal, limit: str) -> "Style":
    from rich.cells import cell_len  # noqa: PLC0415 - start-up, law 10

    from skew_cli.model.report import Style  # noqa: PLC0415 - start-up, law 10

    number = read_number(limit, name="--max-findings", low=1, high=100_000) if limit else None
    if number is None and is_terminal(sys.stdout):
        number = _LIMIT
    return Style(color=terminal.colour_out, ascii=terminal.ascii_out, width=cell_len, limit=number)
