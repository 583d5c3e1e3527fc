"""A session before and after a change, who must hear of it, and the question before it is written."""

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skew_cli.cli.dates import against, date_line, dates_json, label, told
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.app.moves import Move
    from skew_cli.app.redate import Draft
    from skew_cli.cli.terminal import Terminal

_BEFORE = Text(en="so far  {date}", de="bisher  {date}")
_NEW = Text(en="new     {date}", de="neu     {date}")
_NO_DATE = Text(en="no date", de="kein Datum")
_AFFECTED = Text(en="To be told: {people}", de="Zu benachrichtigen: {people}")
_BREAKS = Text(en="against a rule: {rule}", de="gegen eine Regel: {rule}")
_ERROR = Text(en="now an error: {code} {message}", de="jetzt ein Fehler: {code} {message}")
_ASKED = Text(en="{asked}", de="{asked}")
_CHOOSE = Text(en="Write a date", de="Ein Datum übernehmen")
_NONE = Text(en="none", de="keins")

Slot = tuple[dt.date, dt.time]


def head(terminal: "Terminal", move: "Move", before: Slot | None) -> None:
    """The session, its present date, and the people concerned."""
    task, element = move.task, move.task.elements[move.element]
    now = date_line(terminal, task, element, *before) if before else _NO_DATE.get(terminal.lang)
    terminal.data(f"{label(terminal, element)}  {terminal.fill(_BEFORE, {'date': now})}\n")
    by_role: dict[str, list[str]] = {}
    for each in people_json(move):
        by_role.setdefault(each["role"], []).append(each["name"])
    if by_role:
        people = (f"{terminal.worded_term(role)}: {', '.join(names)}" for role, names in by_role.items())
        terminal.line(_AFFECTED, people="; ".join(people))


def changed(terminal: "Terminal", move: "Move", new: Slot) -> None:
    """The new date."""
    element = move.task.elements[move.element]
    shown = date_line(terminal, move.task, element, *new)
    terminal.data(f"{label(terminal, element)}  {terminal.fill(_NEW, {'date': shown})}\n")


def proposals(terminal: "Terminal", move: "Move") -> None:
    """Each replacement with both local times and what speaks against it."""
    task = move.task
    element = task.elements[move.element]
    for number, each in enumerate(move.outcome.proposals, 1):
        date = each.dates[move.element]
        if date is not None:
            terminal.data(f"{number}  {date_line(terminal, task, element, *date)}\n")
            mine = [line for line in each.lines if line.rule != "moved"]
            for text in (*against(terminal, task, mine, risks=True), *against(terminal, task, mine, risks=False)):
                terminal.data(f"   {text}\n")


def breaches(terminal: "Terminal", move: "Move") -> None:
    """What a date that was asked for breaks."""
    from skew_cli.planning.texts import RULES  # noqa: PLC0415 - start-up, law 10

    for each in move.breaches:
        layer = move.outcome.frame.by_id.get(each.rule)
        text = told(terminal, move.task, layer.text, layer.values) if layer else RULES[each.rule].get(terminal.lang)
        terminal.line(_BREAKS, rule=text)


def choice(terminal: "Terminal", move: "Move") -> int | None:
    """Which replacement somebody at the terminal takes; None for none of them."""
    from skew_cli.cli.ask import Question  # noqa: PLC0415 - only where something is asked

    found = [each.dates[move.element] for each in move.outcome.proposals]
    choices = {
        str(n): f"{terminal.worded(date[0])} {terminal.worded(date[1])}" for n, date in enumerate(found, 1) if date
    }
    question = Question(name="replace", label=_CHOOSE, choices={**choices, "0": _NONE.get(terminal.lang)}, default="0")
    return int(terminal.asker.ask(question)) or None


def put(
    terminal: "Terminal",
    index: "Index",
    new: "Draft",
    question: Text,
    *,
    dry_run: bool,
    as_json: bool,
    strict: bool = True,
    **values: object,
) -> bool:
    """Shows the difference, or writes after the question; False when the answer is no.

    Without `strict` new errors are only told: what has fallen out cannot be refused.
    """
    from skew_cli.app.redate import write  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.validation.wording import shown  # noqa: PLC0415 - start-up, law 10

    if dry_run:
        terminal.data("" if as_json else new.diff)
        return True
    if terminal.interactive and not terminal.confirm(_ASKED, asked=terminal.fill(question, values)):
        return False
    write(index, new, strict=strict)
    for each in new.errors:
        terminal.say(_ERROR, code=each.code, message=shown(each, terminal.lang).message)
    return True


def people_json(move: "Move") -> list[dict[str, Any]]:
    """The people of the session with their roles."""
    from skew_cli.app.moves import affected  # noqa: PLC0415 - start-up, law 10

    return [
        {"role": role, "person": who, "name": move.task.people.get(who, who)}
        for role, who in affected(move.task.elements[move.element])
    ]


def nothing(terminal: "Terminal", index: "Index", move: "Move", *, as_json: bool) -> int:
    """Says why no other date fits."""
    from skew_cli.cli.conflict import explanation_json, tell  # noqa: PLC0415 - start-up, law 10

    if as_json:
        terminal.json({"format": "skew-move/1", "explanation": explanation_json(index, move.outcome)})
    else:
        tell(terminal, index, move.outcome)
    return 1


@dataclass(frozen=True, kw_only=True)
class Told:
    """What is said of a session that moves or falls out."""

    move: "Move"
    address: str
    ident: str
    before: Slot | None

    def json(self, form: str, new: Slot | None, *, dry_run: bool) -> dict[str, Any]:
        """The change as plain data, both local times before and after."""
        task, place = self.move.task, self.move.element

        def alone(date: Slot | None) -> dict[str, Any] | None:
            found = dates_json(task, tuple(date if n == place else None for n in range(len(task.elements))))
            return found[0] if found else None

        return {
            "format": form,
            "program": self.address,
            "session": self.ident,
            "before": alone(self.before),
            "after": alone(new),
            "proposals": [alone(each.dates[place]) for each in self.move.outcome.proposals],
            "broken": [each.rule for each in self.move.breaches],
            "affected": people_json(self.move),
            "dry_run": dry_run,
        }
