"""`skew site`: a season as a static site."""

from typing import Annotated, Any

import typer

from skew_cli.cli.help import Help
from skew_cli.cli.terminal import Terminal
from skew_cli.words import Counted, Text

HELP = Help(
    summary=Text(en="a season as a website without a server", de="ein Programmjahr als Website ohne Server"),
    example="skew site --season 2024 -o build/site\nskew site --season 2024 --internal -o build/intern --open",
    options={
        "season": Text(en="the season; default: the current year", de="das Programmjahr; Vorgabe: das laufende Jahr"),
        "output": Text(
            en="folder of the site; default: build/site in the repository",
            de="Ordner der Website; Vorgabe: build/site im Programmordner",
        ),
        "internal": Text(
            en="for SKEW's own people: every program, with contact data and links to join",
            de="für die eigenen Leute: jedes Programm, mit Kontaktdaten und Zugangslinks",
        ),
        "url": Text(
            en="the address of the folder on the web, for links to subscribe",
            de="die Adresse des Ordners im Web, für Links zum Abonnieren",
        ),
        "open_it": Text(en="open the first page", de="die erste Seite öffnen"),
        "dry_run": Text(en="only say what would be written", de="nur sagen, was geschrieben würde"),
        "as_json": Text(en="the files as JSON", de="die Dateien als JSON"),
    },
    order=61,
    notes=Text(
        en="Without --internal the site shows programs with `visibility: public` only, "
        "without contact data and without links to join.",
        de="Ohne --internal zeigt die Website nur Programme mit „visibility: public“, "
        "ohne Kontaktdaten und ohne Zugangslinks.",
    ),
)
_DONE = Counted(
    one=Text(en="1 program, {files} files in {folder}", de="1 Programm, {files} Dateien in {folder}"),
    other=Text(en="{n} programs, {files} files in {folder}", de="{n} Programme, {files} Dateien in {folder}"),
)
_LEFT_OUT = Counted(
    one=Text(
        en="1 program is not public and was left out; show it with `visibility: public` in its file",
        de="1 Programm ist nicht öffentlich und fehlt; zeigen: „visibility: public“ in seiner Datei",
    ),
    other=Text(
        en="{n} programs are not public and were left out; show them with `visibility: public` in their files",
        de="{n} Programme sind nicht öffentlich und fehlen; zeigen: „visibility: public“ in ihren Dateien",
    ),
)
_OUTDATED = Text(
    en="changed since the last publication, so without calendar: {names} (first skew ical, then skew publish)",
    de="seit der letzten Veröffentlichung geändert, daher ohne Kalender: {names} (erst skew ical, dann skew publish)",
)


def run(
    ctx: typer.Context,
    season: Annotated[int, typer.Option("--season", metavar="YEAR")] = 0,
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR")] = "",
    internal: Annotated[bool, typer.Option("--internal")] = False,
    url: Annotated[str, typer.Option("--url", metavar="URL")] = "",
    open_it: Annotated[bool, typer.Option("--open")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Writes the folder anew; what an earlier run wrote and nobody wants now goes away."""
    from skew_cli.app.site import write_site  # noqa: PLC0415 - start-up, law 10

    terminal: Terminal = ctx.obj
    folder = terminal.directory / output if output else terminal.repository.root / "build" / "site"
    found = write_site(
        terminal.index(),
        season or terminal.today.year,
        folder,
        audience="internal" if internal else "public",
        url=url,
        dry_run=dry_run,
    )
    terminal.say(_DONE.of(found.programs), n=found.programs, files=len(found.files), folder=output or folder.as_posix())
    if found.left_out:
        terminal.say(_LEFT_OUT.of(found.left_out), n=found.left_out)
    if found.outdated:
        terminal.say(_OUTDATED, names=found.outdated)
    if as_json:
        result: dict[str, Any] = {
            "format": "skew-site/1",
            "dry_run": dry_run,
            "programs": found.programs,
            "files": list(found.files),
            "removed": list(found.removed),
            "left_out": found.left_out,
            "outdated": list(found.outdated),
        }
        terminal.json(result)
    if open_it and not dry_run:
        from skew_cli.store.opener import open_file  # noqa: PLC0415 - start-up, law 10

        open_file(folder / "index.html")
    return 0
