"""`skew checklist`: what is to do for a meeting by when, and what is done."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_choice, read_date, read_one
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.app.reading import Source
    from skew_cli.calendars.deadlines import Checklist

_KINDS = ("exploration-meeting", "session", "closing")
_PHASES = ("before", "during", "after", "closing")
_ROLES = (
    "advisor",
    "coordinator_nrw",
    "coordinator_palestine",
    "coordinator_host",
    "moderator",
    "tech_host",
    "minutes_taker",
    "interpreter",
)
"""Those of the model, which is not loaded to complete a line; a test holds them equal."""
_NAMES = ", ".join(_ROLES)

HELP = Help(
    example="skew checklist koeln-bethlehem\n"
    "skew checklist koeln-bethlehem --kind session --session 2 --format html -o build/checklist.html\n"
    "skew checklist koeln-bethlehem --done EM03,EM04 --by advisor --date 2024-03-26\n"
    "skew checklist --season 2024 --overdue",
    options={
        "program": Text(
            en="program by id, season/id or path", de="Programm als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "kind": Text(
            en="exploration-meeting (default), session or closing",
            de="exploration-meeting (Vorgabe), session oder closing",
        ),
        "season": Text(
            en="all programs of this season as a table instead",
            de="stattdessen alle Programme dieses Jahres als Tabelle",
        ),
        "phase": Text(
            en="with --season: only before, during, after or closing",
            de="mit --season: nur before, during, after oder closing",
        ),
        "open_": Text(en="with --season: only items that are open", de="mit --season: nur offene Punkte"),
        "overdue": Text(en="with --season: only items that are overdue", de="mit --season: nur überfällige Punkte"),
        "side": Text(
            en="without items that concern only the other side: nrw or palestine",
            de="ohne Punkte, die nur die andere Seite angehen: nrw oder palestine",
        ),
        "session": Text(en="only this session, by number or id", de="nur dieser Termin, als Nummer oder Kennung"),
        "lang": Text(en="language of the checklist: de, en or ar", de="Sprache der Checkliste: de, en oder ar"),
        "fmt": Text(
            en="md (default), html, json, ics or another format; with --season text (default), but no ics",
            de="md (Vorgabe), html, json, ics oder ein anderes Format; mit --season text (Vorgabe), aber kein ics",
        ),
        "output": Text(en="file for the checklist; default: stdout", de="Datei für die Checkliste; Vorgabe: stdout"),
        "done": Text(en="tick off these items, with commas", de="diese Punkte abhaken, mit Komma getrennt"),
        "from_": Text(
            en="read a filled-in Word or Excel checklist back into the program",
            de="eine ausgefüllte Checkliste aus Word oder Excel in das Programm einlesen",
        ),
        "by": Text(
            en=f"with --done or --from: who did it, best a role, which documents put into words: {_NAMES}",
            de=f"mit --done oder --from: wer es getan hat, am besten eine Rolle, die Dokumente übersetzen: {_NAMES}",
        ),
        "note": Text(en="with --done: a remark", de="mit --done: eine Bemerkung"),
        "date": Text(
            en="with --done or --from: the day, not after today, which is the default",
            de="mit --done oder --from: der Tag, höchstens heute, das ist die Vorgabe",
        ),
        "undo": Text(en="with --done: take the tick back", de="mit --done: das Häkchen zurücknehmen"),
        "dry_run": Text(en="only show the change of the file", de="nur die Änderung der Datei zeigen"),
        "as_json": Text(en="the items as JSON", de="die Punkte als JSON"),
    },
    values={"--by": _ROLES, "--kind": _KINDS, "--phase": _PHASES},
)
_WRITTEN = Text(en="{path} is written", de="{path} ist geschrieben")


def run(
    terminal: Terminal,
    program: Annotated[str | None, Argument()] = None,
    kind: Annotated[str, Option("--kind")] = "",
    session: Annotated[str, Option("--session", metavar="SESSION")] = "",
    season: Annotated[str, Option("--season", metavar="YEAR")] = "",
    phase: Annotated[str, Option("--phase")] = "",
    open_: Annotated[bool, Option("--open")] = False,
    overdue: Annotated[bool, Option("--overdue")] = False,
    side: Annotated[str, Option("--side")] = "",
    lang: Annotated[str, Option("--lang")] = "",
    fmt: Annotated[str, Option("--format", metavar="FORMAT")] = "",
    output: Annotated[str, Option("-o", "--output", metavar="FILE")] = "",
    done: Annotated[str, Option("--done", metavar="ITEMS")] = "",
    from_: Annotated[str, Option("--from", metavar="FILE")] = "",
    by: Annotated[str, Option("--by", metavar="ROLE")] = "",
    note: Annotated[str, Option("--note", metavar="TEXT")] = "",
    date: Annotated[str, Option("--date", metavar="DATE")] = "",
    undo: Annotated[bool, Option("--undo")] = False,
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Writes the checklist, or changes the progress in the program file."""
    from skew_cli.cli.checklist_options import (  # noqa: PLC0415 - start-up, law 10
        kind_meant,
        not_with,
        only_with,
        read_role,
        session_of_kind,
    )
    from skew_cli.cli.checklist_progress import refuse_future, tick_off  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import pick_program, pick_session, program_of  # noqa: PLC0415 - start-up, law 10

    if not season:
        only_with("--season", {"--phase": phase, "--open": open_, "--overdue": overdue})
    if not done:
        only_with("--done", {"--note": note, "--undo": undo} | ({} if from_ else {"--by": by, "--date": date}))
    if undo:
        not_with("--undo", {"--by": by, "--note": note, "--date": date})
    lang = read_choice(lang, {"de": "", "en": "", "ar": ""}, name="--lang", whole=True) if lang else terminal.lang
    kind = read_choice(kind, dict.fromkeys(_KINDS, ""), name="--kind") if kind else ""
    session_of_kind(session, kind)
    fmt = "json" if as_json else fmt
    index = terminal.index()
    if season:
        from skew_cli.app.season_checklists import Choice  # noqa: PLC0415 - start-up, law 10
        from skew_cli.cli.checklist_season import show_season  # noqa: PLC0415 - start-up, law 10

        not_with(
            "--season", {"PROGRAM": program, "--session": session, "--done": done, "--from": from_, "--side": side}
        )
        phase = read_choice(phase, dict.fromkeys(_PHASES, ""), name="--phase") if phase else ""
        choice = Choice(kind=kind, phase=phase, state="overdue" if overdue else "open" if open_ else "")
        return show_season(terminal, index, season, choice, lang=lang, fmt=fmt, output=output)
    source = pick_program(terminal, index, program, writing=bool(done or from_))
    day = read_date(date, name="--date", year=program_of(source).season) if date else terminal.today
    if date:
        refuse_future(day, terminal.today)
    if from_:
        from skew_cli.cli.returned import take_back  # noqa: PLC0415 - start-up, law 10

        not_with("--from", {"--done": done})
        role = read_role(index, by)
        return take_back(terminal, index, source, from_, date=day, by=role, dry_run=dry_run, as_json=as_json)
    kind = kind or kind_meant(index, session=session, items=done)
    number = pick_session(program_of(source), session) if session else None
    lists = _lists(index, source, kind, number)
    if done:
        said = {"by": read_role(index, by), "note": note}
        return tick_off(terminal, index, source, lists, done, day, said, undo=undo, dry_run=dry_run, as_json=as_json)
    _write(terminal, index, source, lists, lang=lang, fmt=fmt or "md", side=side, output=output)
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


def _write(
    terminal: Terminal,
    index: "Index",
    source: "Source",
    lists: tuple["Checklist", ...],
    *,
    lang: str,
    fmt: str,
    side: str,
    output: str,
) -> None:
    """The checklist into a file, else to stdout."""
    from skew_cli.app.documents import (  # noqa: PLC0415 - start-up, law 10
        document,
        format_choices,
        material,
    )
    from skew_cli.cli.stdout import deliver, refuse_screen  # noqa: PLC0415 - start-up, law 10
    from skew_cli.exports import formats  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.types import SIDES  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.files import put  # noqa: PLC0415 - start-up, law 10

    known = format_choices() | {"ics": "ics"}
    chosen = known[read_choice(fmt, dict.fromkeys(known, ""), name="--format", whole=True)]
    binary = chosen != "ics" and formats()[chosen].binary
    if binary and not output:
        refuse_screen(
            chosen, Text(en=f"name a file: -o checklist.{chosen}", de=f"eine Datei nennen: -o checkliste.{chosen}")
        )
    if chosen == "ics":
        content = _todos(index, source, lists, lang)
    else:
        found = material(index, source, lang, lists=lists, audience="colleagues")
        found = replace(found, side=read_one(side, SIDES, name="--side") if side else None)
        made = document(index, found, kind="checklist", fmt=chosen)
        content = made.content
        for remark in made.remarks:
            terminal.say(remark.text, **remark.values)
    if output:
        put(terminal.directory / output, content)
        terminal.say(_WRITTEN, path=Path(output).as_posix())
    else:
        deliver(terminal, content, binary=binary)


def _todos(index: "Index", source: "Source", lists: tuple["Checklist", ...], lang: str) -> bytes:
    from skew_cli.app.drafts import todo_file  # noqa: PLC0415 - start-up, law 10: with icalendar
    from skew_cli.store import ledger  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.clock import now  # noqa: PLC0415 - start-up, law 10

    recorded, _ = ledger.read(index.repository, ledger.file_of(source.file))
    return todo_file(index, source, recorded, lang, lists, now())
