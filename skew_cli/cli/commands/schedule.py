"""`skew schedule`: dates for a program, ranked, or why none fit."""

from typing import TYPE_CHECKING, Annotated, Any

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.words import Counted, Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.app.propose import Outcome
    from skew_cli.app.reading import Source
    from skew_cli.planning.proposals import Proposal

HELP = Help(
    example="skew schedule koeln-bethlehem\nskew schedule koeln-bethlehem --apply 1\nskew schedule koeln-bethlehem --check",
    options={
        "program": Text(
            en="program by id, season/id or path", de="Programm als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "count": Text(en="number of proposals, 1 to 9; default: 3", de="Anzahl der Vorschläge, 1 bis 9; Vorgabe: 3"),
        "apply": Text(
            en="write this proposal into the program file", de="diesen Vorschlag in die Programmdatei schreiben"
        ),
        "without": Text(
            en="without this rule: its name, or a number of the last explanation",
            de="ohne diese Regel: ihr Name oder eine Nummer der letzten Erklärung",
        ),
        "why": Text(
            en="also list all rules that close days, by name",
            de="auch alle Regeln mit Namen nennen, die Tage schließen",
        ),
        "check": Text(en="only check the present dates", de="nur die vorhandenen Termine prüfen"),
        "fresh": Text(en="forget dates that are only tentative", de="nur vorgemerkte Termine nicht beachten"),
        "dry_run": Text(en="only show the change of the file", de="nur die Änderung der Datei zeigen"),
        "as_json": Text(en="the proposals as JSON", de="die Vorschläge als JSON"),
    },
    notes=Text(
        en="Dates that are held, confirmed or near stay. What costs points, and how many, stands in the season profile.",
        de="Durchgeführte, bestätigte und nahe Termine bleiben. Was wie viele Punkte kostet, steht im Jahresprofil.",
    ),
)
_HEAD = Text(en="{pair} {season}: dates for {n} sessions", de="{pair} {season}: Termine für {n} Treffen")
_FIXED = Text(en="; fixed: {fixed}", de="; fest: {fixed}")
_LESS = Text(
    en="There are no more proposals that differ clearly.", de="Mehr deutlich verschiedene Vorschläge gibt es nicht."
)
_APPLY = Text(en="Write one: skew schedule {program} --apply 1", de="Übernehmen: skew schedule {program} --apply 1")
_COST = Counted(one=Text(en="1 point", de="1 Punkt"), other=Text(en="{n} points", de="{n} Punkte"))
_FOR = Text(en="for: {text}", de="dafür: {text}")
_RISK = Text(en="risk: {text}", de="Risiko: {text}")
_AGAINST = Text(en="against: {text}", de="dagegen: {text}")
_FINE = Text(en="{program}: all dates stand.", de="{program}: Alle Termine halten.")
_BROKEN = Text(en="{program}: these dates do not stand:", de="{program}: Diese Termine halten nicht:")
_QUESTION = Text(en="Write proposal {n} into {file}?", de="Vorschlag {n} in {file} übernehmen?")
_DONE = Text(
    en="{address}: {n} dates written. Next: skew ical {program}",
    de="{address}: {n} Termine übernommen. Weiter: skew ical {program}",
)
_WOULD = Text(en="{address}: {n} dates would be written", de="{address}: {n} Termine würden übernommen")
_SAME = Text(en="{address}: the file holds these dates already", de="{address}: Die Datei hat diese Termine schon")
_REST = Text(en="no", de="keinen")
_CHOOSE = Text(en="Write a proposal", de="Einen Vorschlag übernehmen")


def run(
    terminal: Terminal,
    program: Annotated[str | None, Argument()] = None,
    count: Annotated[str, Option("--count", metavar="N")] = "3",
    apply: Annotated[str, Option("--apply", metavar="N")] = "",
    without: Annotated[list[str] | None, Option("--without", metavar="RULE")] = None,
    why: Annotated[str, Option("--why", metavar="DATE")] = "",
    check: Annotated[bool, Option("--check")] = False,
    fresh: Annotated[bool, Option("--fresh")] = False,
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Proposes, writes or checks."""
    from skew_cli.app.propose import find  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.schedule import task  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.pick import pick_program  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.values import read_date, read_number  # noqa: PLC0415 - start-up, law 10

    wanted = read_number(count, name="--count", low=1, high=9)
    number = read_number(apply, name="--apply", low=1, high=9) if apply else None
    index = terminal.index()
    source = pick_program(terminal, index, program, writing=number is not None)
    todo = task(index, source, fresh=fresh)
    if why:
        from skew_cli.cli.why import why_date  # noqa: PLC0415 - start-up, law 10

        return why_date(terminal, index, todo, read_date(why, name="--why", year=todo.season))
    if check:
        return _check(terminal, index, source, as_json=as_json)
    outcome = find(todo, index.calendar, count=max(wanted, number or 0), without=tuple(without or ()))
    if as_json and number is None:
        terminal.json(_json(index, outcome))
        return 0 if outcome.proposals else 1
    if not outcome.proposals:
        from skew_cli.cli.conflict import tell  # noqa: PLC0415 - start-up, law 10

        tell(terminal, index, outcome)
        return 1
    if number is None:
        _show(terminal, outcome, wanted)
        number = _asked(terminal, outcome) if terminal.interactive and not dry_run else None
        if number is None:
            terminal.line(_APPLY, program=todo.program.rpartition("/")[2])
            return 0
    return _apply(terminal, index, source, outcome, number, dry_run=dry_run, as_json=as_json)


def _show(terminal: Terminal, outcome: "Outcome", count: int) -> None:
    from skew_cli.cli.dates import date_line, label  # noqa: PLC0415 - start-up, law 10

    task = outcome.task
    pair = " – ".join(each.title("de") for each in task.municipalities.values())
    head = terminal.fill(_HEAD, {"pair": pair, "season": task.season, "n": len(task.sessions)})
    fixed = [
        f"{label(terminal, each)} {terminal.worded(each.date)} ({terminal.worded_term(each.pin)})"
        for each in task.elements
        if each.pin
    ]
    terminal.data(head + (terminal.fill(_FIXED, {"fixed": ", ".join(fixed)}) if fixed else "") + "\n")
    width = max(len(label(terminal, each)) for each in task.elements)
    for number, proposal in enumerate(outcome.proposals[:count], 1):
        terminal.data(f"{number}  {_title(terminal, outcome, proposal)}\n")
        for element, each in zip(task.elements, proposal.dates, strict=True):
            if each is not None and element.pin not in ("held", "past"):
                terminal.data(f"   {label(terminal, element):{width}}  {date_line(terminal, task, element, *each)}\n")
        for line in _notes(terminal, outcome, proposal):
            terminal.data(f"   {line}\n")
    if len(outcome.proposals) < count:
        terminal.line(_LESS)


def _title(terminal: Terminal, outcome: "Outcome", proposal: "Proposal") -> str:
    from skew_cli.cli.dates import headline  # noqa: PLC0415 - start-up, law 10

    return f"{headline(terminal, outcome.task, proposal.dates)} ({terminal.fill(_COST.of(proposal.cost), {'n': proposal.cost})})"


def _notes(terminal: Terminal, outcome: "Outcome", proposal: "Proposal") -> list[str]:
    from skew_cli.calendars.days import nrw_summer_holidays  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.dates import against, reasons  # noqa: PLC0415 - start-up, law 10

    task = outcome.task
    summer = nrw_summer_holidays(task.window[0].year)
    parts = (
        (_FOR, reasons(terminal, task, proposal.dates, proposal.lines, summer)),
        (_RISK, against(terminal, task, proposal.lines, risks=True)),
        (_AGAINST, against(terminal, task, proposal.lines, risks=False)),
    )
    return [terminal.fill(text, {"text": "; ".join(found)}) for text, found in parts if found]


def _asked(terminal: Terminal, outcome: "Outcome") -> int | None:
    from skew_cli.cli.ask import Question  # noqa: PLC0415 - only where something is asked

    choices = {str(n): _title(terminal, outcome, each) for n, each in enumerate(outcome.proposals, 1)}
    none = _REST.get(terminal.lang)
    answer = terminal.asker.ask(Question(name="apply", label=_CHOOSE, choices={**choices, "0": none}, default="0"))
    return int(answer) or None


def _apply(
    terminal: Terminal,
    index: "Index",
    source: "Source",
    outcome: "Outcome",
    number: int,
    *,
    dry_run: bool,
    as_json: bool,
) -> int:
    from skew_cli.app.redate import changed, date_values, draft, write  # noqa: PLC0415 - start-up, law 10

    task = outcome.task
    if number > len(outcome.proposals):
        raise SkewError(
            Text(en="there are only {n} proposals.", de="Es gibt nur {n} Vorschläge."),
            Text(en="look at them: skew schedule {program}", de="ansehen: skew schedule {program}"),
            n=len(outcome.proposals),
            program=task.program,
        )
    proposal = outcome.proposals[number - 1]
    new = draft(index, source, date_values(source, task, proposal.dates))
    values: dict[str, Any] = {
        "address": task.program,
        "program": task.program.rpartition("/")[2],
        "n": len(changed(task, proposal.dates)),
    }
    if new.after == new.before:
        terminal.say(_SAME, **values)
    elif dry_run:
        terminal.data("" if as_json else new.diff)
        terminal.say(_WOULD, **values)
    else:
        if terminal.interactive and not terminal.confirm(_QUESTION, n=number, file=new.file):
            return 1
        write(index, new)
        terminal.say(_DONE, **values)
    if as_json:
        terminal.json({**_json(index, outcome), "applied": number, "dry_run": dry_run})
    return 0


def _check(terminal: Terminal, index: "Index", source: "Source", *, as_json: bool) -> int:
    from skew_cli.app.propose import Outcome, present  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.schedule import task  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.conflict import breaches  # noqa: PLC0415 - start-up, law 10
    from skew_cli.planning.frame import Settings, frame  # noqa: PLC0415 - start-up, law 10

    todo = task(index, source)
    found = present(todo, index.calendar)
    outcome = Outcome(task=todo, frame=frame(todo, index.calendar), settings=Settings(), proposals=())
    if as_json:
        broken = [{"event": todo.elements[each.element].key, "rule": each.rule} for each in found]
        terminal.json({"format": "skew-schedule/1", "program": todo.program, "broken": broken})
    else:
        terminal.line(_BROKEN if found else _FINE, program=todo.program.rpartition("/")[2])
        for line in breaches(terminal, index, outcome, found):
            terminal.data(f"  {line}\n")
    return 1 if found else 0


def _json(index: "Index", outcome: "Outcome") -> dict[str, Any]:
    from skew_cli.cli.conflict import explanation_json  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.dates import dates_json, lines_json  # noqa: PLC0415 - start-up, law 10

    task = outcome.task
    return {
        "format": "skew-schedule/1",
        "program": task.program,
        "proposals": [
            {"cost": each.cost, "dates": dates_json(task, each.dates), "lines": lines_json(task, each.lines)}
            for each in outcome.proposals
        ],
        "explanation": explanation_json(index, outcome),
    }
