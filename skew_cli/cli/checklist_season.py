"""`skew checklist --season`: the checklists of all programs as a table on the screen, as JSON, or as a document."""

from pathlib import Path
from typing import TYPE_CHECKING

from skew_cli.app import season_checklists as lists
from skew_cli.cli.checklist_table import screen, separated
from skew_cli.cli.filters import season_of
from skew_cli.cli.stdout import deliver, refuse_screen
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_choice
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index

_NONE = Text(en="no item fits.", de="Kein Punkt passt.")
_WRITTEN = Text(en="{path} is written", de="{path} ist geschrieben")


def show_season(
    terminal: Terminal, index: "Index", season: str, choice: lists.Choice, *, lang: str, fmt: str, output: str
) -> int:
    """Writes the items that are meant to stdout or into a file."""
    from skew_cli.app.documents import format_choices  # noqa: PLC0415 - beside its use

    year = season_of(index, season)
    if year is None:
        raise SkewError(
            Text(en="--season: one season at a time.", de="--season: immer ein Programmjahr."),
            Text(en="for example --season {year}", de="zum Beispiel --season {year}"),
            year=str(index.today.year),
        )
    known = {"text": "", "json": "", **dict.fromkeys(format_choices(), "")}
    fmt = read_choice(fmt or "text", known, name="--format", whole=True)
    if fmt in ("text", "json"):
        _rows(terminal, index, year, choice, lang=lang, fmt=fmt, output=output)
    else:
        _document(terminal, index, year, choice, lang=lang, fmt=fmt, output=output)
    return 0


def _rows(
    terminal: Terminal, index: "Index", year: int, choice: lists.Choice, *, lang: str, fmt: str, output: str
) -> None:
    import json  # noqa: PLC0415 - beside its use

    found = lists.programs(index, year, lang, choice)
    rows = lists.table(found, index.today)
    ids = [each.program.id for each in found]
    width = None if output else terminal.width
    if fmt == "json":
        text = json.dumps(lists.data(found, year, index.today, choice), ensure_ascii=True, indent=2) + "\n"
    elif not rows:
        terminal.say(_NONE)
        return
    else:
        lines = separated(terminal, rows, ids) if width is None else screen(terminal, rows, ids, year, width)
        text = "".join(f"{line}\n" for line in lines)
    if output:
        _put(terminal, output, text.encode("utf-8"))
    else:
        terminal.data(text)


def _document(
    terminal: Terminal, index: "Index", year: int, choice: lists.Choice, *, lang: str, fmt: str, output: str
) -> None:
    from skew_cli.app.documents import format_choices  # noqa: PLC0415 - beside its use
    from skew_cli.exports import formats  # noqa: PLC0415 - beside its use

    name = format_choices()[fmt]
    binary = formats()[name].binary
    if binary and not output:
        refuse_screen(
            name, Text(en=f"name a file: -o checklists.{name}", de=f"eine Datei nennen: -o checklisten.{name}")
        )
    made = lists.season_document(index, year, lang, choice, name)
    for remark in made.remarks:
        terminal.say(remark.text, **remark.values)
    if output:
        _put(terminal, output, made.content)
    else:
        deliver(terminal, made.content, binary=binary)


def _put(terminal: Terminal, output: str, content: bytes) -> None:
    from skew_cli.store.files import put  # noqa: PLC0415 - beside its use

    put(terminal.directory / output, content)
    terminal.say(_WRITTEN, path=Path(output).as_posix())
