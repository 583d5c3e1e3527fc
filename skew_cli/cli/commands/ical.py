"""`skew ical`: the meetings of programs as iCalendar files, as drafts."""

from pathlib import Path
from typing import Annotated, Any

import typer

from skew_cli.cli.help import Help
from skew_cli.cli.terminal import Terminal
from skew_cli.words import Counted, Text

HELP = Help(
    summary=Text(en="session series as calendar files", de="Terminserien als Kalenderdateien"),
    example="skew ical koeln-bethlehem -o build/koeln",
    options={
        "programs": Text(
            en="programs by id, season/id or path", de="Programme als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "output": Text(
            en="folder for the files; default: build/ical in the repository",
            de="Ordner für die Dateien; Vorgabe: build/ical im Programmordner",
        ),
        "force": Text(en="also for a program with errors", de="auch für ein Programm mit Fehlern"),
        "dry_run": Text(en="only say what would be written", de="nur sagen, was geschrieben würde"),
        "as_json": Text(en="the written files as JSON", de="die geschriebenen Dateien als JSON"),
    },
    order=40,
    notes=Text(
        en="The files hold join links: send them, do not commit them. One file per meeting (single/) is for Outlook and Android.",
        de="Die Dateien enthalten Zugangslinks: verschicken, nicht einchecken. Einzeldateien (single/) sind für Outlook und Android.",
    ),
)
_DONE = Counted(
    one=Text(
        en="{address}: 1 meeting, {files} files in {folder}", de="{address}: 1 Treffen, {files} Dateien in {folder}"
    ),
    other=Text(
        en="{address}: {n} meetings, {files} files in {folder}",
        de="{address}: {n} Treffen, {files} Dateien in {folder}",
    ),
)
_WOULD = Text(
    en="{address}: would write {files} files into {folder}",
    de="{address}: würde {files} Dateien nach {folder} schreiben",
)
_NONE = Text(
    en="{address}: no meeting has a date and a start yet", de="{address}: noch kein Treffen hat Datum und Beginn"
)


def run(
    ctx: typer.Context,
    programs: Annotated[list[str] | None, typer.Argument(metavar="PROGRAM")] = None,
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR")] = "",
    force: Annotated[bool, typer.Option("--force")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Writes the files of each program into `<DIR>/<season>/<id>/`."""
    from skew_cli.app.documents import calendar_files  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.gate import refuse_errors  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import address_of, pick_program  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.text import file_part  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.clock import now  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.files import put  # noqa: PLC0415 - start-up, law 10

    terminal: Terminal = ctx.obj
    index = terminal.index()
    chosen = tuple(dict.fromkeys(pick_program(terminal, index, each).file for each in programs or (None,)))
    sources = tuple(index.sources[each] for each in chosen)
    if not force:
        refuse_errors(index, sources)
    base = terminal.directory / output if output else index.repository.root / "build" / "ical"
    moment = now()
    written: list[dict[str, Any]] = []
    for source in sources:
        address = address_of(source)
        season, _, ident = address.partition("/")
        folder = base / season / file_part(ident)
        meetings = len(index.case(source).schedule.meetings)
        if not meetings:
            terminal.say(_NONE, address=address)
            continue
        files = dict(calendar_files(index, source, moment))
        if not dry_run:
            for name, content in files.items():
                put(folder / name, content)
        shown = _shown(folder)
        text = _WOULD if dry_run else _DONE.of(meetings)
        terminal.say(text, address=address, n=meetings, files=len(files), folder=shown)
        paths = [f"{shown}/{name}" for name in sorted(files)]
        written.append({"program": address, "meetings": meetings, "files": paths})
        if not as_json:
            terminal.data("".join(f"{each}\n" for each in paths if "/single/" not in each))
    if as_json:
        terminal.json({"format": "skew-ical/1", "dry_run": dry_run, "programs": written})
    return 0


def _shown(folder: Path) -> str:
    """A folder as the person may type it: relative where that is shorter."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
