"""One run of `skew validate`: from its options to reports and an exit code."""

from difflib import get_close_matches
from typing import Literal

from skew_cli.app.validation.check import Selection
from skew_cli.app.validation.order import Order, Outcome
from skew_cli.app.validation.report import Wanted
from skew_cli.cli.choosing import choose
from skew_cli.cli.crash import report as bug
from skew_cli.cli.reporting import Reports
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options, refuse
from skew_cli.cli.values import read_one
from skew_cli.errors import SkewError
from skew_cli.model.finding import SEVERITIES
from skew_cli.model.types import STATUSES
from skew_cli.rules import by_code
from skew_cli.words import Text

_NEVER: Literal["never"] = "never"


def validate(terminal: Terminal, options: Options) -> int:
    """Runs, writes the reports, and returns the exit code of contract 2."""
    refuse(options)
    return _once(terminal, options)


def _once(terminal: Terminal, options: Options) -> int:
    reports = Reports(terminal, options)
    order = ordered(terminal, options)
    outcome = order.run()
    if outcome.empty:
        return _nothing(terminal, options)
    code = reports.write(outcome.report)
    _crashes(terminal, outcome)
    return code


def ordered(terminal: Terminal, options: Options) -> Order:
    """What the options and `skew.toml` say about a run; raises SkewError for what neither may say."""
    config = terminal.repository.config
    severity = read_one(options.fail_on or config.fail_on, (*SEVERITIES, _NEVER), name="--fail-on")
    return Order(
        repository=terminal.repository,
        today=terminal.today,
        selection=Selection(
            select=_codes(options.select, "--select") or tuple(config.select),
            ignore=_codes(options.ignore, "--ignore") or tuple(config.ignore_codes),
            suppress=not options.no_ignores,
        ),
        status=read_one(options.status, STATUSES, name="--status") if options.status else None,
        choice=choose(terminal, options),
        wanted=Wanted(
            show=read_one(options.show or config.show, SEVERITIES, name="--show"),
            fail_on=None if severity == _NEVER else severity,
            suppressed=options.show_suppressed or options.no_ignores,
        ),
    )


def _crashes(terminal: Terminal, outcome: Outcome) -> None:
    for each in outcome.checked.crashes:
        terminal.error(bug(each))


def _codes(text: str, name: str) -> tuple[str, ...]:
    known = {*by_code(), *(code[0] for code in by_code() if code[0].isupper()), "ALL"}
    given = tuple(each.strip() for each in text.split(",") if each.strip())
    for each in given:
        if each not in known:
            near = get_close_matches(each, known, 1)
            raise SkewError(
                Text(en='{name}: there is no rule "{code}".', de='{name}: Die Regel "{code}" gibt es nicht.'),
                Text(en="did you mean {near}? All rules: skew rule", de="Meinten Sie {near}? Alle Regeln: skew rule")
                if near
                else Text(en="all rules: skew rule", de="alle Regeln: skew rule"),
                name=name,
                code=each,
                near=near[0] if near else "",
            )
    return given


def _nothing(terminal: Terminal, options: Options) -> int:
    problem = SkewError(
        Text(en="there is no program to check.", de="Es gibt kein Programm zu prüfen."),
        Text(
            en="programs are files programs/<season>/<id>.yaml; skew create lays one down",
            de="Programme sind Dateien programs/<Programmjahr>/<Kennung>.yaml; skew create legt eines an",
        ),
    )
    if options.allow_empty:
        terminal.say(problem.message)
        return 0
    raise problem
