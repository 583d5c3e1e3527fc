"""`skew site`: a season as a static site."""

from typing import Annotated, Any

from skew_cli.cli.help import Help
from skew_cli.cli.options import Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_number
from skew_cli.errors import SkewError
from skew_cli.words import Counted, Text

HELP = Help(
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
        "force": Text(en="also with programs that have errors", de="auch mit Programmen, die Fehler haben"),
        "dry_run": Text(en="only say what would be written", de="nur sagen, was geschrieben würde"),
        "as_json": Text(en="the files as JSON", de="die Dateien als JSON"),
    },
    notes=Text(
        en="Without --internal the site shows programs with `visibility: public` only, "
        "without contact data and without links to join. A program with errors is left out, and the exit code is 1.",
        de="Ohne --internal zeigt die Website nur Programme mit „visibility: public“, "
        "ohne Kontaktdaten und ohne Zugangslinks. Ein Programm mit Fehlern fehlt darin, und der Rückgabewert ist 1.",
    ),
)
_DONE = Counted(
    one=Text(en="1 program, {files} files in {folder}", de="1 Programm, {files} Dateien in {folder}"),
    other=Text(en="{n} programs, {files} files in {folder}", de="{n} Programme, {files} Dateien in {folder}"),
)
_WOULD = Counted(
    one=Text(
        en="would write {files} files into {folder}: 1 program",
        de="würde {files} Dateien nach {folder} schreiben: 1 Programm",
    ),
    other=Text(
        en="would write {files} files into {folder}: {n} programs",
        de="würde {files} Dateien nach {folder} schreiben: {n} Programme",
    ),
)
_FAULTY = Text(en="left out: {file} has errors [K001]", de="ausgelassen: {file} hat Fehler [K001]")
_FAULTY_HINT = Text(
    en="see them with skew validate {file}; show the program all the same with --force",
    de="ansehen mit skew validate {file}; das Programm trotzdem zeigen mit --force",
)
_UNREADABLE = Text(
    en="left out: {file} cannot be read as a program", de="ausgelassen: {file} ist nicht als Programm lesbar"
)
_UNREADABLE_HINT = Text(en="what is wrong: skew validate {file}", de="was daran fehlt: skew validate {file}")
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
_WITHHELD = Text(en="{address} stands there without calendar: {why}", de="{address} steht ohne Kalender da: {why}")


def run(
    terminal: Terminal,
    season: Annotated[str, Option("--season", metavar="YEAR")] = "",
    output: Annotated[str, Option("-o", "--output", metavar="DIR")] = "",
    internal: Annotated[bool, Option("--internal")] = False,
    url: Annotated[str, Option("--url", metavar="URL")] = "",
    open_it: Annotated[bool, Option("--open")] = False,
    force: Annotated[bool, Option("--force")] = False,
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Writes the folder anew; what an earlier run wrote and nobody wants now goes away."""
    from skew_cli.app.site import write_site  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.papers import unreadable  # noqa: PLC0415 - start-up, law 10

    folder = terminal.directory / output if output else terminal.repository.root / "build" / "site"
    year = read_number(season, name="--season", low=2000, high=2100) if season else terminal.today.year
    index = terminal.index()
    found = write_site(
        index,
        year,
        folder,
        audience="internal" if internal else "public",
        url=url,
        force=force,
        dry_run=dry_run,
    )
    shown = output or folder.as_posix()
    if dry_run and not as_json:
        terminal.data("".join(f"{shown}/{each}\n" for each in found.files))
    done = _WOULD if dry_run else _DONE
    terminal.say(done.of(found.programs), n=found.programs, files=len(found.files), folder=shown)
    lost = unreadable(index, str(year))
    for each in found.faulty:
        terminal.error(SkewError(_FAULTY, _FAULTY_HINT, file=each))
    for each in lost:
        terminal.error(SkewError(_UNREADABLE, _UNREADABLE_HINT, file=each))
    if found.left_out:
        terminal.say(_LEFT_OUT.of(found.left_out), n=found.left_out)
    for address, problem in found.withheld:
        terminal.say(_WITHHELD, address=address, why=terminal.fill(problem.message, problem.values))
    if as_json:
        result: dict[str, Any] = {
            "format": "skew-site/1",
            "dry_run": dry_run,
            "programs": found.programs,
            "files": list(found.files),
            "removed": list(found.removed),
            "left_out": found.left_out,
            "withheld": [address for address, _ in found.withheld],
            "faulty": list(found.faulty),
            "unreadable": list(lost),
        }
        terminal.json(result)
    if open_it and not dry_run:
        from skew_cli.store.opener import open_file  # noqa: PLC0415 - start-up, law 10

        open_file(folder / "index.html")
    return 1 if found.faulty or lost else 0
