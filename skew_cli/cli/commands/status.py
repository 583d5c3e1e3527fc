"""`skew status`: what a program lacks for its next status."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.words import Counted, Text

if TYPE_CHECKING:
    from skew_cli.app.missing import Missing

HELP = Help(
    example="skew status koeln-bethlehem",
    options={
        "program": Text(
            en="id, SEASON/ID, path or a part that fits only one program; default: all",
            de="Kennung, JAHR/KENNUNG, Pfad oder ein Teil, der nur auf ein Programm passt; sonst alle",
        ),
        "season": Text(en="season, or all; default: the current one", de="Programmjahr, oder all; sonst das laufende"),
        "as_json": Text(en="as JSON", de="als JSON"),
    },
)

_MISSING = Text(en="missing: {text} ({code})", de="es fehlt: {text} ({code})")
_OF_SESSION = Text(en="missing: session {number}: {text} ({code})", de="es fehlt: Termin {number}: {text} ({code})")
_NO_DATE = Text(en="missing: a date for session {number}", de="es fehlt: ein Datum für Termin {number}")
_UNEXPLORED = Text(
    en="missing: the exploration meeting has not been held",
    de="es fehlt: das Exploration-Meeting ist noch nicht durchgeführt",
)
_AHEAD = Counted(
    one=Text(en="1 meeting is still ahead", de="1 Treffen steht noch aus"),
    other=Text(en="{n} meetings are still ahead", de="{n} Treffen stehen noch aus"),
)
_READY = Text(
    en="nothing is missing; next: enter status: {next} in the file",
    de="es fehlt nichts; weiter: status: {next} in die Datei eintragen",
)


def run(
    terminal: Terminal,
    program: Annotated[str | None, Argument()] = None,
    season: Annotated[str | None, Option("--season", metavar="YEAR")] = None,
    as_json: Annotated[bool, Option("--json")] = False,
) -> None:
    """Shows the way to the next status, of one program or of all."""
    from skew_cli.app.missing import missing  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.filters import chosen, season_of  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import pick_program  # noqa: PLC0415 - start-up, law 10

    index = terminal.index()
    if program is not None:
        cases = [index.case(pick_program(terminal, index, program))]
    else:
        cases = chosen(terminal, index, season=season_of(index, season))
    found = missing(index, cases)
    if as_json:
        terminal.json(_data(terminal, found))
    else:
        _show(terminal, found)


def _data(terminal: Terminal, found: Sequence["Missing"]) -> dict[str, Any]:
    from skew_cli.app.validation.wording import shown  # noqa: PLC0415 - start-up, law 10

    programs = [
        {
            "id": each.case.program.id,
            "season": each.case.program.season,
            "address": each.case.address,
            "file": each.case.file,
            "status": each.case.program.status,
            "next": each.next,
            "ready": each.next is not None
            and not each.findings
            and not each.undated
            and not each.unexplored
            and not each.ahead,
            "missing": [
                {
                    "code": finding.code,
                    "name": finding.name,
                    "severity": finding.severity,
                    "message": shown(finding, "en").message,
                    "line": finding.range.start.line,
                }
                for finding in each.findings
            ],
            "exploration_held": not each.unexplored,
            "meetings_ahead": each.ahead,
            "sessions_without_date": [each.case.program.sessions[n].id for n in each.undated],
        }
        for each in found
    ]
    return {"format": "skew-status/1", "as_of": terminal.today.isoformat(), "programs": programs}


def _show(terminal: Terminal, found: Sequence["Missing"]) -> None:
    from skew_cli.cli.table import table  # noqa: PLC0415 - start-up, law 10

    rows: list[list[str]] = []
    for each in found:
        status = terminal.worded_term(each.case.program.status)
        step = f"{status} → {terminal.worded_term(each.next)}" if each.next else status
        name = terminal.worded(each.case.program.id)
        lines = list(_lines(terminal, each))
        rows += [[name if n == 0 else "", step if n == 0 else "", line] for n, line in enumerate(lines or [""])]
    terminal.data("".join(f"{each}\n" for each in table(rows, width=terminal.width)))


def _lines(terminal: Terminal, missing: "Missing") -> Sequence[str]:
    from skew_cli.app.glance import session_number  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.validation.wording import shown  # noqa: PLC0415 - start-up, law 10

    if missing.next is None:
        return []
    program, lang = missing.case.program, terminal.lang
    numbers = {each.id: session_number(program, n) for n, each in enumerate(program.sessions)}
    lines = [_UNEXPLORED.get(lang)] if missing.unexplored else []
    for each in missing.findings:
        text, number = shown(each, lang).message, numbers.get(each.session or "")
        said = _OF_SESSION if number else _MISSING
        lines.append(said.get(lang).format(text=text, code=each.code, number=number))
    open_ = [session_number(program, n) for n in missing.undated]
    lines += [terminal.fill(_NO_DATE, {"number": number}) for number in open_]
    if missing.ahead:
        lines.append(terminal.fill(_AHEAD.of(missing.ahead), {"n": missing.ahead}))
    return lines or [terminal.fill(_READY, {"next": missing.next})]
