"""`skew adapt`: a program of an earlier season becomes a virtual one."""

import sys
from typing import TYPE_CHECKING, Annotated, Any

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.streams import is_terminal
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.usage import Want, missing
from skew_cli.cli.values import read_number
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.adapt import Adapted

HELP = Help(
    example="skew adapt 2023/koeln-bethlehem --to-season 2024",
    options={
        "program": Text(
            en="program by season/id, id or path", de="Programm als Programmjahr/Kennung, Kennung oder Pfad"
        ),
        "to_season": Text(en="season of the new program", de="Programmjahr des neuen Programms"),
        "ident": Text(
            en="id of the new program; default: that of the old one",
            de="Kennung des neuen Programms; Vorgabe: die des alten",
        ),
        "dry_run": Text(en="only show the file", de="die Datei nur zeigen"),
        "as_json": Text(en="the result as JSON", de="das Ergebnis als JSON"),
    },
)
_CREATED = Text(en="{file} is created from {origin}.", de="{file} ist aus {origin} entstanden.")
_WOULD = Text(en="{file} would be created from {origin}.", de="{file} würde aus {origin} entstehen.")
_DECIDE = Text(en="Still to decide:", de="Noch zu entscheiden:")
_ITEM = Text(en="  - {what}", de="  - {what}")


def run(
    terminal: Terminal,
    program: Annotated[str | None, Argument()] = None,
    to_season: Annotated[str, Option("--to-season", metavar="YEAR")] = "",
    ident: Annotated[str, Option("--id", metavar="ID")] = "",
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Writes one file and says what is left to decide."""
    from skew_cli.app.adapt import adapt  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import address_of, pick_program, program_of  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.preview import refuse_existing, refuse_faulty  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.identity import new_series  # noqa: PLC0415 - start-up, law 10

    index = terminal.index()
    source = pick_program(terminal, index, program, writing=True)
    old = program_of(source)
    if not to_season:
        raise missing(
            [Want(name="--to-season", allowed=[str(each) for each in sorted(index.profiles)])], terminal.example
        )
    season = read_number(to_season, name="--to-season", low=2000, high=2100)
    if season <= old.season:
        raise SkewError(
            Text(
                en="{address} can only be adapted to a later season.",
                de="{address} lässt sich nur an ein späteres Programmjahr anpassen.",
            ),
            Text(en="for example --to-season {next}", de="zum Beispiel --to-season {next}"),
            address=address_of(source),
            next=str(old.season + 1),
        )
    name = ident or old.id
    refuse_existing(index, f"programs/{season}/{name}.yaml")
    found = adapt(index, source, to_season=season, ident=name, series=new_series(), lang=terminal.lang)
    refuse_faulty(terminal, found.draft)
    if not dry_run:
        index.repository.write(found.draft.file, found.draft.text.encode("utf-8"))
    _tell(terminal, found, address_of(source), dry_run=dry_run, as_json=as_json)
    return 0


def _tell(terminal: Terminal, found: "Adapted", origin: str, *, dry_run: bool, as_json: bool) -> None:
    decisions = [terminal.fill(text, values) for text, values in found.decisions]
    terminal.say(_WOULD if dry_run else _CREATED, file=found.draft.file, origin=origin)
    terminal.say(_DECIDE)
    for each in decisions:
        terminal.say(_ITEM, what=each)
    if as_json:
        result: dict[str, Any] = {
            "format": "skew-adapt/1",
            "program": found.draft.file.removeprefix("programs/").removesuffix(".yaml"),
            "file": found.draft.file,
            "predecessor": origin,
            "decisions": decisions,
            "dry_run": dry_run,
        }
        terminal.json(result)
    elif dry_run or not is_terminal(sys.stdout):
        terminal.data(found.draft.text if dry_run else f"{found.draft.file}\n")
