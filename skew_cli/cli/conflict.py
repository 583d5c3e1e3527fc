"""Why no dates fit, in words: the rules with their places, and the changes of which one is enough."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from skew_cli.cli.dates import dates_json, headline, label, params_json, told
from skew_cli.languages.dates import day
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.app.propose import Outcome
    from skew_cli.cli.terminal import Terminal
    from skew_cli.planning.explain import Repair

_NONE = Text(en="{program}: there is no room for {n} sessions.", de="{program}: Für {n} Termine ist kein Platz.")
_RULES = Text(en="These rules together leave no room:", de="Diese Regeln lassen zusammen keinen Platz:")
_ONE = Text(en="One of these changes is enough:", de="Eine dieser Änderungen genügt:")
_PAIRS = Text(
    en="No single change is enough. Two together are:", de="Keine einzelne Änderung genügt. Zwei zusammen genügen:"
)
_NOTHING = Text(
    en="Neither a single change nor two of them are enough; the rules are facts of the calendars.",
    de="Weder eine einzelne Änderung noch zwei genügen; die Regeln sind Tatsachen der Kalender.",
)
_TRY = Text(
    en="Try it: skew schedule {program} --without {n}", de="Ausprobieren: skew schedule {program} --without {n}"
)
_INSTEAD = {
    "every-days": Text(en="{rhythm} instead of {before}", de="{rhythm} statt {before}"),
    "free": Text(en="free gaps instead of {before}", de="freie Abstände statt {before}"),
    "sessions": Text(en="{value} sessions instead of {n}", de="{value} statt {n} Termine"),
    "earliest": Text(en="a start by {value} instead of {date}", de="ein Beginn spätestens am {value} statt am {date}"),
    "from": Text(en="{what}: already from {value} instead of {date}", de="{what}: schon ab {value} statt {date}"),
    "until": Text(en="{what}: until {value} instead of {date}", de="{what}: bis {value} statt {date}"),
    "days": Text(en="{value} instead of {n} days: {what}", de="{value} statt {n} Tage: {what}"),
    "give-way": Text(en="gives way: {what}", de="entfällt: {what}"),
    "freed": Text(en="{what}: frees {days}", de="{what}: {days} wird frei"),
}
_SESSIONS = Text(en="last session", de="letzter Termin")
_RHYTHMS = {
    7: Text(en="weekly", de="wöchentlich"),
    14: Text(en="fortnightly", de="alle zwei Wochen"),
    21: Text(en="every three weeks", de="alle drei Wochen"),
}
_EVERY = Text(en="every {n} days", de="alle {n} Tage")
_AND = Text(en=" and ", de=" und ")
_THEN = Text(en="then: {dates}", de="dann: {dates}")


def tell(terminal: "Terminal", index: "Index", outcome: "Outcome") -> None:
    """Prints the explanation to stdout."""
    from skew_cli.app.origins import place_of  # noqa: PLC0415 - start-up, law 10

    task, found = outcome.task, outcome.explanation
    if found is None:
        return
    ident = task.program.rpartition("/")[2]
    terminal.line(_NONE, program=ident, n=len(task.sessions))
    rows = [(told(terminal, task, each.text, each.values), place_of(index, each.origin)) for each in found.conflict]
    width = max((len(text) for text, _ in rows), default=0)
    terminal.line(_RULES)
    terminal.data("".join(f"  {text:{width}}  {place}".rstrip() + "\n" for text, place in rows))
    if not found.repairs:
        terminal.line(_NOTHING)
        return
    terminal.line(_PAIRS if len(found.repairs[0].rules) > 1 else _ONE)
    for number, repair in enumerate(found.repairs, 1):
        terminal.data(f"  {number}  {_words(terminal, outcome, repair)}\n")
        terminal.data(f"     {terminal.fill(_THEN, {'dates': _short(terminal, outcome, repair)})}\n")
    terminal.line(_TRY, program=ident, n=1)


def _words(terminal: "Terminal", outcome: "Outcome", repair: "Repair") -> str:
    parts = []
    for layer, value in zip(repair.rules, repair.values, strict=True):
        what = told(terminal, outcome.task, layer.text, layer.values)
        values: dict[str, Any] = {**layer.values, "value": value, "what": what}
        if layer.id == "every-days":
            now = layer.values["n"]
            before = terminal.fill(_RHYTHMS.get(int(str(now)), _EVERY), {"n": now})
            kind = "every-days" if isinstance(value, int) else "free"
            rhythm = terminal.fill(_RHYTHMS.get(value, _EVERY), {"n": value}) if isinstance(value, int) else ""
            values |= {"rhythm": rhythm, "before": before}
        elif value is None:
            kind = "freed" if repair.freed and len(repair.rules) == 1 else "give-way"
            values["days"] = tuple(dict.fromkeys(repair.freed))
        elif isinstance(value, dt.date):
            kind = "earliest" if layer.id == "earliest" else "from" if layer.id.endswith("-from") else "until"
            if layer.id == "latest":
                values["what"] = _SESSIONS.get(terminal.lang)
        else:
            kind = "sessions" if layer.id == "sessions" else "days"
        parts.append(terminal.fill(_INSTEAD[kind], values))
    return _AND.get(terminal.lang).join(parts)


def _short(terminal: "Terminal", outcome: "Outcome", repair: "Repair") -> str:
    task, dates = outcome.task, repair.proposal.dates
    sessions = ", ".join(day(each[0], terminal.lang) for n in task.sessions if (each := dates[n]))
    return f"{headline(terminal, task, dates)}: {sessions}"


def explanation_json(index: "Index", outcome: "Outcome") -> dict[str, Any] | None:
    """The explanation as plain data."""
    from skew_cli.app.origins import place_of  # noqa: PLC0415 - start-up, law 10

    found = outcome.explanation
    if found is None:
        return None
    return {
        "conflict": [
            {
                "rule": each.id,
                "level": each.level,
                "place": place_of(index, each.origin) or None,
                "params": params_json(each.values),
            }
            for each in found.conflict
        ],
        "repairs": [
            {
                "rules": [each.id for each in repair.rules],
                "values": [str(each) if isinstance(each, dt.date) else each for each in repair.values],
                "freed": [each.isoformat() for each in repair.freed],
                "cost": repair.proposal.cost,
                "dates": dates_json(outcome.task, repair.proposal.dates),
            }
            for repair in found.repairs
        ],
    }


def breaches(terminal: "Terminal", index: "Index", outcome: "Outcome", found: "tuple[Any, ...]") -> list[str]:
    """What present dates break, a line each with event, rule and place."""
    from skew_cli.app.origins import place_of  # noqa: PLC0415 - start-up, law 10
    from skew_cli.planning.texts import RULES  # noqa: PLC0415 - start-up, law 10

    lines = []
    for each in found:
        element = outcome.task.elements[each.element]
        layer = outcome.frame.by_id.get(each.rule)
        text = told(terminal, outcome.task, layer.text, layer.values) if layer else RULES[each.rule].get(terminal.lang)
        place = place_of(index, layer.origin if layer else None)
        when = f"{day(element.date, terminal.lang)}" if element.date else ""
        lines.append(f"{label(terminal, element)}  {when}  {text}  {place}".rstrip())
    return lines
