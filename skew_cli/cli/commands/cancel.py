"""`skew cancel`: one session does not take place, with the reason, and with another date where one is wanted."""

from typing import Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.words import Text

HELP = Help(
    example='skew cancel koeln-bethlehem 2 --reason "strike"\nskew cancel koeln-bethlehem 2 --reason "strike" --replace 1',
    options={
        "program": Text(
            en="program by id, season/id or path", de="Programm als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "session": Text(en="session by number or id", de="Termin als Nummer oder Kennung"),
        "reason": Text(en="why it does not take place", de="warum er ausfällt"),
        "replace": Text(
            en="also add a copy of the session on this proposed date",
            de="auch eine Kopie des Termins an diesem vorgeschlagenen Datum anlegen",
        ),
        "dry_run": Text(en="only show the change of the file", de="nur die Änderung der Datei zeigen"),
        "as_json": Text(en="the change as JSON", de="die Änderung als JSON"),
    },
)
_NONE = Text(
    en="No replacement fits between or after the other sessions.",
    de="Ein Ersatz passt weder zwischen noch nach die anderen Termine.",
)
_LIST = Text(en="Possible replacements:", de="Möglicher Ersatz:")
_QUESTION = Text(en="Cancel the session?", de="Den Termin absagen?")
_DONE = Text(en="{address}: session cancelled", de="{address}: Termin abgesagt")
_REPLACED = Text(
    en="{address}: session cancelled, replaced on {date}, {time}",
    de="{address}: Termin abgesagt, Ersatz am {date}, {time} Uhr",
)
_MISSING = Text(en="this is missing: {what}", de="Es fehlen Angaben: {what}")
_EXAMPLE = Text(
    en='for example skew cancel koeln-bethlehem 2 --reason "strike"',
    de='zum Beispiel skew cancel koeln-bethlehem 2 --reason "Streik"',
)


def run(
    terminal: Terminal,
    program: Annotated[str | None, Argument()] = None,
    session: Annotated[str, Argument()] = "",
    reason: Annotated[str, Option("--reason", metavar="TEXT")] = "",
    replace: Annotated[str, Option("--replace", metavar="N")] = "",
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Cancels the session and proposes replacements."""
    from skew_cli.app.moves import cancelled, replacements  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.moving import Told, choice, head, proposals, put  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import address_of, pick_program, pick_session, program_of  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.values import read_number  # noqa: PLC0415 - start-up, law 10

    missing = [name for name, value in (("SESSION", session), ("--reason", reason)) if not value]
    if missing:
        raise SkewError(_MISSING, _EXAMPLE, what=tuple(missing))
    index = terminal.index()
    source = pick_program(terminal, index, program, writing=True)
    number = pick_session(program_of(source), session)
    found = replacements(index, source, number)
    chosen: int | None = None
    if replace:
        chosen = read_number(replace, name="--replace", low=1, high=max(1, len(found.outcome.proposals)))
    present = program_of(source).session(number)
    before = (present.date, present.start) if present.date and present.start else None
    told = Told(move=found, address=address_of(source), ident=present.id, before=before)
    if not as_json:
        head(terminal, found, before)
        terminal.line(_LIST if found.outcome.proposals else _NONE)
        proposals(terminal, found)
    if chosen is None and found.outcome.proposals and terminal.interactive and not dry_run:
        chosen = choice(terminal, found)
    fits = found.outcome.proposals[chosen - 1 : chosen] if chosen else ()
    new = fits[0].dates[found.element] if fits else None
    if chosen and new is None:
        raise SkewError(_NONE)
    draft = cancelled(index, source, number, reason, new)
    if not put(terminal, index, draft, _QUESTION, dry_run=dry_run, as_json=as_json, strict=False):
        return 1
    if not dry_run and new is not None:
        terminal.say(_REPLACED, address=told.address, date=new[0], time=new[1])
    elif not dry_run:
        terminal.say(_DONE, address=told.address)
    if as_json:
        terminal.json({**told.json("skew-cancel/1", new, dry_run=dry_run), "reason": reason})
    return 0
