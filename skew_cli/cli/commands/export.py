"""`skew export`: documents for people: handout, timetable."""

from pathlib import Path
from typing import Annotated, Any

import typer

from skew_cli.cli.help import Help
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_choice
from skew_cli.words import Text

HELP = Help(
    summary=Text(
        en="handout, timetable and checklist as documents", de="Handzettel, Ablaufplan und Checkliste als Dokumente"
    ),
    example="skew export koeln-bethlehem --format html --lang ar -o build/documents",
    options={
        "programs": Text(
            en="programs by id, season/id or path", de="Programme als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "fmt": Text(
            en="md (default), html or json, several with commas",
            de="md (Vorgabe), html oder json, mehrere mit Komma getrennt",
        ),
        "kind": Text(en="handout (default), timetable or checklist", de="handout (Vorgabe), timetable oder checklist"),
        "lang": Text(
            en="language of the document: de, en or ar, several with commas",
            de="Sprache des Dokuments: de, en oder ar, mehrere mit Komma getrennt",
        ),
        "output": Text(
            en="folder for the files; default: one document to stdout, several into build/documents",
            de="Ordner für die Dateien; Vorgabe: ein Dokument auf stdout, mehrere nach build/documents",
        ),
        "with_contacts": Text(
            en="with names, contact data and join links", de="mit Namen, Kontaktdaten und Zugangslinks"
        ),
        "force": Text(en="also for a program with errors", de="auch für ein Programm mit Fehlern"),
        "dry_run": Text(en="only say what would be written", de="nur sagen, was geschrieben würde"),
        "as_json": Text(en="the written files as JSON", de="die geschriebenen Dateien als JSON"),
    },
    order=60,
)
_WRITTEN = Text(en="{n} documents in {folder}", de="{n} Dokumente in {folder}")


def run(
    ctx: typer.Context,
    programs: Annotated[list[str] | None, typer.Argument(metavar="PROGRAM")] = None,
    fmt: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "md",
    kind: Annotated[str, typer.Option("--document", metavar="KIND")] = "handout",
    lang: Annotated[str, typer.Option("--lang")] = "",
    output: Annotated[str, typer.Option("-o", "--output", metavar="DIR")] = "",
    with_contacts: Annotated[bool, typer.Option("--with-contacts")] = False,
    force: Annotated[bool, typer.Option("--force")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run")] = False,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> int:
    """Writes `<season>-<id>-<kind>-<lang>.<suffix>` for every program, language and format."""
    from skew_cli.app.documents import (  # noqa: PLC0415 - start-up, law 10
        dated_checklists,
        document,
        format_choices,
        kind_choices,
        material,
    )
    from skew_cli.app.gate import refuse_errors  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import address_of, pick_program  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.text import file_part  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.files import put  # noqa: PLC0415 - start-up, law 10

    terminal: Terminal = ctx.obj
    known = format_choices()
    formats = _several(fmt, known, "--format")
    langs = _several(lang or terminal.lang, {"de": "", "en": "", "ar": ""}, "--lang")
    kind = read_choice(kind, dict.fromkeys(kind_choices(), ""), name="--document")
    index = terminal.index()
    names = dict.fromkeys(pick_program(terminal, index, each).file for each in programs or (None,))
    sources = tuple(index.sources[each] for each in names)
    if not force:
        refuse_errors(index, sources)
    jobs = [(source, each, one) for source in sources for each in langs for one in formats]
    folder = terminal.directory / output if output else index.repository.root / "build" / "documents"
    to_stdout = len(jobs) == 1 and not output and not as_json
    written: list[dict[str, Any]] = []
    for source, each, one in jobs:
        lists = dated_checklists(index, source) if kind == "checklist" else ()
        found = material(
            index, source, each, lists=lists, audience="partners" if with_contacts else "public", contacts=with_contacts
        )
        content = document(index, found, kind=kind, fmt=known[one]).content
        if to_stdout:
            terminal.data(content.decode("utf-8"))
            return 0
        name = f"{file_part(address_of(source))}-{kind}-{each}.{one}"
        if not dry_run:
            put(folder / name, content)
        path = (Path(output) / name).as_posix() if output else f"build/documents/{name}"
        written.append({"program": address_of(source), "document": kind, "lang": each, "format": one, "file": path})
        if not as_json:
            terminal.data(f"{path}\n")
    terminal.say(_WRITTEN, n=len(written), folder=output or folder.as_posix())
    if as_json:
        terminal.json({"format": "skew-export/1", "dry_run": dry_run, "documents": written})
    return 0


def _several(text: str, allowed: dict[str, str], name: str) -> list[str]:
    choices = dict.fromkeys(allowed, "")
    return list(dict.fromkeys(read_choice(each, choices, name=name, whole=True) for each in text.split(",")))
