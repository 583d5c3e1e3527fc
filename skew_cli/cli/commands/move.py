"""`skew move`: one session on another date, all others stay."""

from typing import TYPE_CHECKING, Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.moves import Move
    from skew_cli.cli.moving import Told

HELP = Help(
    example="skew move koeln-bethlehem 2\nskew move koeln-bethlehem 2 --to 2024-06-04 --time 10:00",
    options={
        "program": Text(
            en="program by id, season/id or path", de="Programm als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "session": Text(en="session by number or id", de="Termin als Nummer oder Kennung"),
        "to": Text(en="new date; without it skew proposes some", de="neues Datum; ohne schlägt skew welche vor"),
        "time": Text(
            en="new start, German time; default: as before", de="neuer Beginn, deutsche Zeit; Vorgabe: wie bisher"
        ),
        "dry_run": Text(en="only show the change of the file", de="nur die Änderung der Datei zeigen"),
        "as_json": Text(en="the change as JSON", de="die Änderung als JSON"),
    },
)
_HOW = Text(
    en="Write one: skew move {program} {session} --to {date} --time {time}",
    de="Übernehmen: skew move {program} {session} --to {date} --time {time}",
)
_QUESTION = Text(en="Move it to {date}, {time}?", de="Auf {date}, {time} Uhr verlegen?")
_DONE = Text(en="{address}: session moved to {date}, {time}", de="{address}: Termin verlegt auf {date}, {time} Uhr")


def run(
    terminal: Terminal,
    program: Annotated[str | None, Argument()] = None,
    session: Annotated[str, Argument()] = "",
    to: Annotated[str, Option("--to", metavar="DATE")] = "",
    time: Annotated[str, Option("--time", metavar="TIME")] = "",
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Moves the session, or proposes where to."""
    from skew_cli.app.moves import move, moved  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.moving import (  # noqa: PLC0415 - start-up, law 10
        Told,
        breaches,
        changed,
        head,
        nothing,
        put,
    )
    from skew_cli.cli.pick import address_of, pick_program, pick_session, program_of  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.values import read_date, read_time  # noqa: PLC0415 - start-up, law 10

    index = terminal.index()
    source = pick_program(terminal, index, program, writing=bool(to))
    number = pick_session(program_of(source), _given(session))
    start = read_time(time, name="--time") if time else None
    date = read_date(to, name="--to", year=program_of(source).season) if to else None
    found = move(index, source, number, to=date, time=start)
    present = program_of(source).session(number)
    told = Told(
        move=found,
        address=address_of(source),
        ident=present.id,
        before=(present.date, present.start) if present.date and present.start else None,
    )
    if not as_json:
        head(terminal, found, told.before)
    if not found.outcome.proposals:
        return nothing(terminal, index, found, as_json=as_json)
    chosen = 1 if date else _chosen(terminal, found, dry_run=dry_run, as_json=as_json)
    if chosen is None:
        return _unwritten(terminal, told, as_json=as_json)
    proposal = found.outcome.proposals[chosen - 1]
    new = proposal.dates[found.element]
    if new is None:
        raise ValueError(present.id)
    if not as_json:
        changed(terminal, found, new)
        breaches(terminal, found)
    draft = moved(index, source, found, proposal)
    if not put(terminal, index, draft, _QUESTION, dry_run=dry_run, as_json=as_json, date=new[0], time=new[1]):
        return 1
    if not dry_run:
        terminal.say(_DONE, address=told.address, date=new[0], time=new[1])
    if as_json:
        terminal.json(told.json("skew-move/1", new, dry_run=dry_run))
    return 0


def _chosen(terminal: Terminal, found: "Move", *, dry_run: bool, as_json: bool) -> int | None:
    """The number of a replacement that somebody at the terminal takes."""
    from skew_cli.cli.moving import choice, proposals  # noqa: PLC0415 - start-up, law 10

    if not as_json:
        proposals(terminal, found)
    return choice(terminal, found) if terminal.interactive and not dry_run else None


def _given(word: str) -> str:
    if not word:
        raise SkewError(
            Text(en="which session is meant?", de="Welcher Termin ist gemeint?"),
            Text(en="for example skew move koeln-bethlehem 2", de="zum Beispiel skew move koeln-bethlehem 2"),
        )
    return word


def _unwritten(terminal: Terminal, told: "Told", *, as_json: bool) -> int:
    first = told.move.outcome.proposals[0].dates[told.move.element]
    if as_json:
        terminal.json(told.json("skew-move/1", None, dry_run=True))
    elif first is not None:
        shown = {"program": told.address.rpartition("/")[2], "session": told.ident, "date": first[0].isoformat()}
        terminal.line(_HOW, **shown, time=f"{first[1]:%H:%M}")
    return 0
