"""`skew rule`: the page of a rule, or the list of all."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from skew_cli.cli.help import Help
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_choice
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.rules.rule import Rule

HELP = Help(
    summary=Text(en="explain a rule, or list all", de="eine Regel erklären oder alle auflisten"),
    example="skew rule D004\nskew rule closed-day\nskew rule --search interpreter",
    options={
        "code": Text(
            en="code or name; without it all are listed", de="Code oder Name; ohne ihn werden alle aufgelistet"
        ),
        "search": Text(en="only rules whose page holds this text", de="nur Regeln, deren Seite diesen Text enthält"),
        "fmt": Text(en="text (default) or json", de="text (Vorgabe) oder json"),
    },
    order=31,
)
_SEVERITY = Text(en="Severity", de="Schwere")
_FROM = Text(en="from status", de="ab Stand")
_MESSAGES = Text(en="Messages", de="Meldungen")


def run(
    ctx: typer.Context,
    code: Annotated[str | None, typer.Argument(metavar="CODE")] = None,
    search: Annotated[str, typer.Option("--search", metavar="TEXT")] = "",
    fmt: Annotated[str, typer.Option("--format", metavar="FORMAT")] = "text",
) -> int:
    """Writes the page or the list to stdout."""
    from skew_cli.rules import by_code, rules  # noqa: PLC0415 - start-up, law 10

    terminal: Terminal = ctx.obj
    fmt = read_choice(fmt, {"text": "", "json": ""}, name="--format", whole=True)
    found: tuple[Rule, ...]
    if code is not None:
        wanted = code.upper() if code.upper() in by_code() else code
        chosen = read_choice(wanted, dict.fromkeys(by_code(), ""), name="CODE", whole=True)
        found = (by_code()[chosen],)
    else:
        found = tuple(each for each in rules() if search.casefold() in _text(each))
    if not found:
        raise SkewError(
            Text(en='no rule says "{search}".', de='Keine Regel nennt "{search}".'),
            Text(en="all rules: skew rule", de="alle Regeln: skew rule"),
            search=search,
        )
    if fmt == "json":
        terminal.json({"format": "skew-rules/1", "rules": [_plain(each) for each in found]})
    elif code is not None:
        terminal.data(_page(terminal, found[0]))
    else:
        for each in found:
            message = each.texts.get(each.name)
            first = message.get(terminal.lang) if message else each.page.splitlines()[0]
            terminal.data(f"{each.code}  {terminal.worded(_term(each.severity)):<8}  {each.name:<30}  {first}\n")
    return 0


def _term(severity: str) -> str:
    from skew_cli.model.finding import Term  # noqa: PLC0415 - start-up, law 10

    return Term(severity)


def _text(rule: "Rule") -> str:
    words = " ".join(f"{each.en} {each.de}" for each in rule.texts.values())
    return f"{rule.code} {rule.name} {rule.page} {words}".casefold()


def _page(terminal: Terminal, rule: "Rule") -> str:
    """The manual page: what the docstring says, then severity, statuses and messages."""
    steps = [
        f"{terminal.worded(_term(rule.severity))} ({_FROM.get(terminal.lang)} {terminal.worded(_term(rule.since))})"
    ]
    steps += [
        f"{terminal.worded(_term(severity))} ({_FROM.get(terminal.lang)} {terminal.worded(_term(status))})"
        for status, severity in rule.ladder.items()
    ]
    lines = [
        terminal.paint(f"{rule.code} {rule.name}", "bold"),
        "",
        rule.page,
        "",
        f"{_SEVERITY.get(terminal.lang)}: {', '.join(steps)}",
        f"{_MESSAGES.get(terminal.lang)}:",
        *(f"  - {each.get(terminal.lang)}" for each in rule.texts.values()),
    ]
    return "\n".join(lines) + "\n"


def _plain(rule: "Rule") -> dict[str, Any]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "since": rule.since,
        "ladder": dict(rule.ladder),
        "phase": rule.phase,
        "page": rule.page,
        "messages": {name: {"en": each.en, "de": each.de} for name, each in rule.texts.items()},
    }
