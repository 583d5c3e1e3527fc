"""`skew create`: a new program from a theme, asked for on a terminal or given by options."""

import re
import sys
from typing import TYPE_CHECKING, Annotated, Any

from skew_cli.cli.help import Help
from skew_cli.cli.options import Option
from skew_cli.cli.streams import is_terminal
from skew_cli.cli.terminal import Terminal
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.create import Answers, Draft
    from skew_cli.app.load import Index

HELP = Help(
    example="skew create --season 2024 --nrw koeln --palestine bethlehem --theme waste-and-wastewater "
    "--sessions 4 --first 2024-05-14 --time 10:00 --every 2w\n"
    "skew create",
    options={
        "season": Text(en="season, such as 2024", de="Programmjahr, zum Beispiel 2024"),
        "nrw": Text(en="municipality in NRW, by id or name", de="NRW-Kommune, als Kennung oder Name"),
        "palestine": Text(
            en="Palestinian municipality; not needed where there is only one partner",
            de="palästinensische Kommune; unnötig, wo es nur eine Partnerschaft gibt",
        ),
        "theme": Text(en="theme, by id or name", de="Thema, als Kennung oder Name"),
        "sessions": Text(
            en="number of sessions; default: 4, within the call",
            de="Zahl der Termine; Vorgabe: 4, im Rahmen des Aufrufs",
        ),
        "first": Text(
            en="date of the first session; without it dates stay open",
            de="Datum des ersten Termins; ohne bleiben die Daten offen",
        ),
        "time": Text(
            en="start in German local time; default of the season: 10:00",
            de="Beginn in deutscher Ortszeit; Vorgabe des Programmjahrs: 10:00",
        ),
        "every": Text(
            en="distance, such as 1w or 2w (default) or 10d", de="Abstand, zum Beispiel 1w, 2w (Vorgabe) oder 10d"
        ),
        "ident": Text(
            en="id of the program; default: both municipalities", de="Kennung des Programms; Vorgabe: beide Kommunen"
        ),
        "mode": Text(en="virtual (default), physical or hybrid", de="virtual (Vorgabe), physical oder hybrid"),
        "full": Text(
            en="also lay down questions, goals, departments, actors and agendas of the theme",
            de="auch Leitfragen, Lernziele, Fachbereiche, Akteure und Abläufe des Themas anlegen",
        ),
        "dry_run": Text(en="only show the file", de="die Datei nur zeigen"),
        "as_json": Text(en="the result as JSON", de="das Ergebnis als JSON"),
    },
)
_EVERY = re.compile(r"(\d{1,2})\s*([wd]?)", re.ASCII)
_QUESTION = Text(en="Write?", de="Schreiben?")
_REFUSED = Text(en="Nothing written.", de="Nichts geschrieben.")
_CREATED = Text(
    en="{file} is created. Next: skew show {id}, skew checklist {id}",
    de="{file} ist angelegt. Weiter: skew show {id}, skew checklist {id}",
)
_WOULD = Text(en="{file} would be created.", de="{file} würde angelegt.")


def run(
    terminal: Terminal,
    season: Annotated[str, Option("--season", metavar="YEAR")] = "",
    nrw: Annotated[str, Option("--nrw", metavar="NAME")] = "",
    palestine: Annotated[str, Option("--palestine", metavar="NAME")] = "",
    theme: Annotated[str, Option("--theme")] = "",
    sessions: Annotated[str, Option("--sessions", metavar="N")] = "",
    first: Annotated[str, Option("--first", metavar="DATE")] = "",
    time: Annotated[str, Option("--time")] = "",
    every: Annotated[str, Option("--every")] = "",
    ident: Annotated[str, Option("--id", metavar="ID")] = "",
    mode: Annotated[str, Option("--mode")] = "virtual",
    full: Annotated[bool, Option("--full")] = False,
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Asks for what is missing, shows the dates, and writes one file."""
    from skew_cli.cli.dialogue import complete  # noqa: PLC0415 - start-up, law 10

    index = terminal.index()
    given = {
        "season": season,
        "nrw": nrw,
        "palestine": palestine,
        "theme": theme,
        "sessions": sessions,
        "first": first,
        "time": time,
        "every": every,
    }
    asked, values = complete(terminal, index, {name: text for name, text in given.items() if text})
    answers = _answers(terminal, index, values, ident=ident, mode=mode, full=full)
    return _write(terminal, index, answers, asked=asked, dry_run=dry_run, as_json=as_json)


def days(text: str) -> int:
    """Days of a distance such as `2w`, `10d` or `14`; raises SkewError."""
    from skew_cli.errors import SkewError  # noqa: PLC0415 - beside its use

    found = _EVERY.fullmatch(text.strip().lower())
    number = int(found[1]) * (7 if found and found[2] == "w" else 1) if found else 0
    if number < 1:
        raise SkewError(
            Text(en='--every: "{value}" is no distance.', de='--every: "{value}" ist kein Abstand.'),
            Text(en="for example 1w, 2w or 10d", de="zum Beispiel 1w, 2w oder 10d"),
            value=text,
        )
    return number


def _answers(
    terminal: Terminal, index: "Index", values: dict[str, str], *, ident: str, mode: str, full: bool
) -> "Answers":
    from skew_cli.app.create import Answers  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.values import read_date, read_one, read_time  # noqa: PLC0415 - start-up, law 10
    from skew_cli.model.types import MODES  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.identity import new_series  # noqa: PLC0415 - start-up, law 10

    season = int(values["season"])
    nrw, palestine = (index.directory.municipalities[values[side]] for side in ("nrw", "palestine"))
    first = read_date(values["first"], name="--first", year=season) if values.get("first") else None
    profile, _ = index.profile(season)
    time = read_time(values["time"], name="--time") if values.get("time") else profile.day_start
    return Answers(
        season=season,
        nrw=nrw,
        palestine=palestine,
        theme=values["theme"],
        sessions=int(values["sessions"]),
        ident=ident or f"{nrw.id}-{palestine.id}",
        series=new_series(),
        first=first,
        time=time,
        every_days=days(values.get("every") or "2w"),
        mode=read_one(mode, MODES, name="--mode"),
        full=full,
        lang=terminal.lang,
    )


def _write(terminal: Terminal, index: "Index", answers: "Answers", *, asked: bool, dry_run: bool, as_json: bool) -> int:
    from skew_cli.app.create import draft  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.preview import preview, refuse_existing, refuse_faulty  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.answers import forget  # noqa: PLC0415 - start-up, law 10

    refuse_existing(index, answers.file)
    found = draft(index, answers)
    if asked and not dry_run:
        agreed = _confirmed(terminal, index, found)
        forget(index.repository.root)
        if agreed is None:
            terminal.say(_REFUSED)
            return 1
        found = agreed
    else:
        refuse_faulty(terminal, found)
        preview(terminal, found)
    if not dry_run:
        index.repository.write(found.file, found.text.encode("utf-8"))
    terminal.say(_WOULD if dry_run else _CREATED, file=found.file, id=answers.ident)
    if as_json:
        terminal.json(_result(found, answers, dry_run=dry_run))
    elif dry_run or not is_terminal(sys.stdout):
        terminal.data(found.text if dry_run else f"{found.file}\n")
    return 0


def _confirmed(terminal: Terminal, index: "Index", found: "Draft") -> "Draft | None":
    """The draft that the advisor agrees to, perhaps after a look at it in the editor; None for no."""
    from skew_cli.app.create import checked  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.preview import preview, tell_errors  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.editor import edit  # noqa: PLC0415 - start-up, law 10

    while True:
        preview(terminal, found)
        tell_errors(terminal, found)
        answer = "yes" if terminal.yes else terminal.asker.yes_no_edit(_QUESTION.get(terminal.lang))
        if answer == "edit":
            found = checked(index, found.file, edit(found.text), found.dates)
        else:
            return found if answer == "yes" else None


def _result(draft: "Draft", answers: "Answers", *, dry_run: bool) -> dict[str, Any]:
    from skew_cli.app.glance import counts, meeting_data  # noqa: PLC0415 - start-up, law 10

    case = draft.index.case(draft.index.sources[draft.file])
    return {
        "format": "skew-create/1",
        "program": case.address,
        "file": draft.file,
        "series": answers.series,
        "meetings": [meeting_data(case, each) for each in case.schedule.meetings],
        "findings": counts(draft.findings, draft.file),
        "dry_run": dry_run,
    }
