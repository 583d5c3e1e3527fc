"""`skew checklist`: what is to do for a meeting by when, and what is done."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from skew_cli.cli.help import Help
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_choice
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index, Source
    from skew_cli.calendars.deadlines import Checklist

HELP = Help(
    summary=Text(en="checklists with due dates and progress", de="Checklisten mit Fristen und Fortschritt"),
    example="skew checklist koeln-bethlehem\n"
    "skew checklist koeln-bethlehem --kind session --session 2 --format html -o build/checklist.html\n"
    "skew checklist koeln-bethlehem --done EM03",
    options={
        "program": Text(
            en="program by id, season/id or path", de="Programm als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "kind": Text(
            en="exploration-meeting (default), session or closing",
            de="exploration-meeting (Vorgabe), session oder closing",
        ),
        "session": Text(en="only this session, by number or id", de="nur dieser Termin, als Nummer oder Kennung"),
        "lang": Text(en="language of the checklist: de, en or ar", de="Sprache der Checkliste: de, en oder ar"),
        "fmt": Text(en="md (default), html, json or ics", de="md (Vorgabe), html, json oder ics"),
        "output": Text(en="file for the checklist; default: stdout", de="Datei für die Checkliste; Vorgabe: stdout"),
        "done": Text(en="tick off these items, with commas", de="diese Punkte abhaken, mit Komma getrennt"),
        "undo": Text(en="with --done: take the tick back", de="mit --done: das Häkchen zurücknehmen"),
        "dry_run": Text(en="only show the change of the file", de="nur die Änderung der Datei zeigen"),
        "as_json": Text(en="the items as JSON", de="die Punkte als JSON"),
    },
    order=50,
)
_TICKED = Text(en="{address}: {items} done on {date}", de="{address}: {items} erledigt am {date}")
_TAKEN_BACK = Text(en="{address}: {items} open again", de="{address}: {items} wieder offen")
_WRITTEN = Text(en="{path} is written", de="{path} ist geschrieben")


def run(
    ctx: typer.Context,
    program: Annotated[str | None, typer.Argument()] = None,
    kind: Annotated[str, typer.Option("--kind")] = "",
    session: Annotated[str, typer.Option("--session", metavar="SESSION")] = "",
    lang: Annotated[str, typer.Option("--lang")] = "",
    fmt: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "md",
    output: Annotated[str, typer.Option("-o", "--output", metavar="FILE")] = "",
    done: Annotated[str, typer.Option("--done", metavar="ITEMS")] = "",
    undo: Annotated[bool, typer.Option("--undo")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Writes the checklist, or changes the progress in the program file."""
    from skew_cli.cli.pick import pick_program, pick_session, program_of  # noqa: PLC0415 - start-up, law 10

    terminal: Terminal = ctx.obj
    index = terminal.index()
    source = pick_program(terminal, index, program, writing=bool(done))
    kind = kind or ("session" if session or done.upper().startswith("ON") else "")
    kind = kind or ("closing" if done.upper().startswith("AB") else "exploration-meeting")
    kinds = {"exploration-meeting": "", "session": "", "closing": ""}
    kind = read_choice(kind, kinds, name="--kind")
    number = pick_session(program_of(source), session) if session else None
    lists = _lists(index, source, kind, number)
    if done:
        return _tick(terminal, index, source, lists, done, undo=undo, dry_run=dry_run, as_json=as_json)
    if undo:
        raise SkewError(
            Text(en="--undo needs --done with the items.", de="--undo braucht --done mit den Punkten."),
            Text(en="for example --done EM03 --undo", de="zum Beispiel --done EM03 --undo"),
        )
    lang = read_choice(lang, {"de": "", "en": "", "ar": ""}, name="--lang", whole=True) if lang else terminal.lang
    content = _render(index, source, lists, lang, "json" if as_json else fmt)
    if output:
        from skew_cli.store.files import put  # noqa: PLC0415 - start-up, law 10

        put(terminal.directory / output, content)
        terminal.say(_WRITTEN, path=Path(output).as_posix())
    else:
        terminal.data(content.decode("utf-8"))
    return 0


def _lists(index: "Index", source: "Source", kind: str, number: int | None) -> tuple["Checklist", ...]:
    from skew_cli.app.documents import dated_checklists  # noqa: PLC0415 - start-up, law 10

    found = tuple(
        each
        for each in dated_checklists(index, source)
        if each.kind == kind and (number is None or each.path[1:2] == (number,))
    )
    if not found:
        raise SkewError(
            Text(
                en="the program has no active meeting of this kind.",
                de="Das Programm hat kein solches aktives Treffen.",
            ),
            Text(en="what it has: skew show", de="was es gibt: skew show"),
        )
    return found


def _render(index: "Index", source: "Source", lists: tuple["Checklist", ...], lang: str, fmt: str) -> bytes:
    from skew_cli.app.documents import (  # noqa: PLC0415 - start-up, law 10
        document,
        format_choices,
        material,
    )
    from skew_cli.store.clock import now  # noqa: PLC0415 - start-up, law 10

    known = format_choices() | {"ics": "ics"}
    chosen = known[read_choice(fmt, dict.fromkeys(known, ""), name="--format", whole=True)]
    if chosen == "ics":
        from skew_cli.app.drafts import todo_file  # noqa: PLC0415 - start-up, law 10: with icalendar
        from skew_cli.store import ledger  # noqa: PLC0415 - start-up, law 10

        recorded, _ = ledger.read(index.repository, ledger.file_of(source.file))
        return todo_file(index, source, recorded, lang, lists, now())
    found = material(index, source, lang, lists=lists, audience="partners")
    return document(index, found, kind="checklist", fmt=chosen).content


def _tick(
    terminal: Terminal,
    index: "Index",
    source: "Source",
    lists: tuple["Checklist", ...],
    items: str,
    *,
    undo: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    from skew_cli.app.progress import tick  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import address_of  # noqa: PLC0415 - start-up, law 10

    wanted = tuple(dict.fromkeys(each.strip().upper() for each in items.split(",") if each.strip()))
    change = tick(source, lists, wanted, terminal.today, undo=undo)
    if dry_run:
        terminal.data(change.diff)
    elif change.after != source.content:
        index.repository.write(source.file, change.after, old=source.content)
    text = _TAKEN_BACK if undo else _TICKED
    terminal.say(text, address=address_of(source), items=wanted, date=terminal.today)
    if as_json:
        result: dict[str, Any] = {
            "format": "skew-progress/1",
            "program": address_of(source),
            "items": list(wanted),
            "done": None if undo else terminal.today.isoformat(),
            "dry_run": dry_run,
        }
        terminal.json(result)
    return 0
