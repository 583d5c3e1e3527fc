"""`skew ledger rebuild`: a lost calendar ledger is made anew from the published files."""

from typing import Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_choice, read_number
from skew_cli.errors import SkewError
from skew_cli.words import Text

_MOST = 9999
HELP = Help(
    example="skew ledger rebuild 2024/koeln-bethlehem archive/*.ics --no 3",
    options={
        "action": Text(en="rebuild", de="rebuild"),
        "program": Text(
            en="program by id, season/id or path", de="Programm als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "files": Text(
            en="the files that were published last, in all languages, with checklists and public.ics",
            de="die zuletzt veröffentlichten Dateien aller Sprachen, mit Checklisten und public.ics",
        ),
        "no": Text(en="number of that publication; default: 1", de="Nummer dieser Veröffentlichung; Vorgabe: 1"),
        "dry_run": Text(en="only print the ledger", de="das Verzeichnis nur ausgeben"),
        "as_json": Text(en="what was found as JSON", de="was gefunden wurde, als JSON"),
    },
    notes=Text(
        en="A ledger that is there is never overwritten. If a language is missing, every entry counts as changed once.",
        de="Ein vorhandenes Verzeichnis wird nie überschrieben. Fehlt eine Sprache, gilt jeder Eintrag einmal als geändert.",
    ),
)
_DONE = Text(
    en="{file} is written: {n} entries, publication {no}",
    de="{file} ist geschrieben: {n} Einträge, Veröffentlichung {no}",
)


def run(
    terminal: Terminal,
    action: Annotated[str | None, Argument(metavar="ACTION")] = None,
    program: Annotated[str | None, Argument(metavar="PROGRAM")] = None,
    files: Annotated[list[str] | None, Argument(metavar="FILE")] = None,
    no: Annotated[str, Option("--no", metavar="N")] = "1",
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Reads the files and writes the ledger beside the program."""
    from skew_cli.app.rebuild import rebuild  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import address_of, pick_program  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.usage import Want, missing  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store import ledger  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.files import read  # noqa: PLC0415 - start-up, law 10

    if action is None or not files:
        wanted = [("ACTION", ("rebuild",), action is None), ("FILE", ("series-de.ics",), not files)]
        raise missing([Want(name=name, allowed=allowed) for name, allowed, gone in wanted if gone], terminal.example)
    read_choice(action, {"rebuild": ""}, name="ACTION", whole=True)
    number = read_number(no, name="--no", low=1, high=_MOST)
    index = terminal.index()
    source = pick_program(terminal, index, program, writing=not dry_run)
    name = ledger.file_of(source.file)
    contents = [(each, read(terminal.directory / each)) for each in files]
    if dry_run:
        terminal.data(ledger.encode(rebuild(index, source, contents, number)).decode())
        return 0
    with ledger.locked(index.repository, name):
        if index.repository.exists(name):
            raise SkewError(
                Text(
                    en='"{file}" exists already; nothing was written', de='"{file}" gibt es schon; nichts geschrieben'
                ),
                Text(
                    en="a ledger is only rebuilt where it is lost",
                    de="neu aufgebaut wird nur ein Verzeichnis, das verloren ist",
                ),
                file=name,
            )
        made = rebuild(index, source, contents, number)
        ledger.write(index.repository, name, made, old=None)
    terminal.say(_DONE, file=name, n=len(made.items), no=number)
    if as_json:
        names = sorted(each.name for each in made.items.values())
        terminal.json(
            {"format": "skew-ledger/1", "program": address_of(source), "file": name, "no": number, "items": names}
        )
    return 0
