"""One run of `skew validate`: from its options to reports and an exit code."""

import gc
from typing import Literal

from skew_cli.app.validation.cache import Memory
from skew_cli.app.validation.check import Selection
from skew_cli.app.validation.choice import LEFT_OUT
from skew_cli.app.validation.every import TOGETHER
from skew_cli.app.validation.jobs import Jobs
from skew_cli.app.validation.order import Order, Outcome
from skew_cli.app.validation.report import Wanted
from skew_cli.app.validation.share import Share
from skew_cli.cli.choosing import UNCHANGED, choose, list_files
from skew_cli.cli.crash import report as bug
from skew_cli.cli.keeping import Keeping
from skew_cli.cli.reporting import Reports
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options, refuse
from skew_cli.cli.values import read_number, read_one
from skew_cli.errors import SkewError
from skew_cli.model.finding import SEVERITIES
from skew_cli.model.types import STATUSES
from skew_cli.rules import by_code, rules
from skew_cli.rules.nearest import known_as, nearest
from skew_cli.words import Text

_NEVER: Literal["never"] = "never"
_SHARDS = 10_000
_JOBS = 64
_HELD = 2 * TOGETHER
"""Programs in memory at a time."""
_GARBAGE = 50_000, 10, 100
"""Thresholds of the collector: programs come and go, and leave hardly anything behind that only it can find."""
_READ = Text(
    en="read {files} files for {rules} rules, as of {today}",
    de="{files} Dateien für {rules} Regeln gelesen, Stichtag {today}",
)


def validate(terminal: Terminal, options: Options) -> int:
    """Runs, writes the reports, and returns the exit code of contract 2."""
    refuse(options)
    if options.merge:
        from skew_cli.cli.merging import merge  # noqa: PLC0415 - start-up, law 10

        return merge(terminal, options)
    if options.baseline_prune and options.diff:
        from skew_cli.cli.baselining import show_stale  # noqa: PLC0415 - start-up, law 10

        return show_stale(terminal, ordered(terminal, options))
    if options.watch:
        from skew_cli.cli.watching import watch  # noqa: PLC0415 - start-up, law 10

        return watch(terminal, options, _once)
    return _once(terminal, options)


def _once(terminal: Terminal, options: Options) -> int:
    keeping = Keeping(terminal, options.paths, cache=not options.no_cache)
    terminal = keeping.terminal
    if options.list_files:
        if not list_files(terminal, ordered(terminal, options)):
            _nothing(terminal, options)
        return 0
    reports = Reports(terminal, options)
    order = ordered(terminal, options)
    keeping.look(order.repository, (order.baseline,) if order.baseline else ())
    gc.freeze()
    gc.set_threshold(*_GARBAGE)
    mended = None
    if options.mends:
        from skew_cli.cli.fixing import mend  # noqa: PLC0415 - start-up, law 10

        mended = mend(terminal, options, order)
    if options.baseline_create or options.baseline_prune:
        from skew_cli.cli.baselining import create, prune  # noqa: PLC0415 - start-up, law 10

        outcome = (create if options.baseline_create else prune)(terminal, order)
    else:
        outcome = mended.outcome if mended else order.run(most=_HELD)
    terminal.detail(_READ, files=len(outcome.index.sources), rules=len(rules()), today=terminal.today)
    if outcome.empty:
        _nothing(terminal, options)
    elif outcome.wanted.files == frozenset():
        terminal.say(UNCHANGED)
    code = reports.write(outcome.report, to_stderr=mended is not None and mended.aside)
    if not outcome.checked.crashes:
        keeping.keep(code, order.today)
    _crashes(terminal, outcome)
    return max(code, mended.code if mended else 0)


def ordered(terminal: Terminal, options: Options) -> Order:
    """What the options and `skew.toml` say about a run; raises SkewError for what neither may say."""
    repository, choice = choose(terminal, options)
    terminal.detail(Text(en="reading {root}", de="lese {root}"), root=repository.root.as_posix())
    config = repository.config
    jobs = read_number(options.jobs, name="--jobs", low=1, high=_JOBS) if options.jobs else None
    severity = read_one(options.fail_on or config.fail_on, (*SEVERITIES, _NEVER), name="--fail-on")
    return Order(
        repository=repository,
        today=terminal.today,
        selection=Selection(
            select=_codes(options.select, "--select") or tuple(config.select),
            ignore=_codes(options.ignore, "--ignore") or tuple(config.ignore_codes),
            suppress=not options.no_ignores,
        ),
        status=read_one(options.status, STATUSES, name="--status") if options.status else None,
        choice=choice,
        baseline=choice.baseline,
        share=_share(options.shard) if options.shard else None,
        memory=None if repository.staged or options.no_cache else Memory(repository),
        jobs=Jobs(jobs),
        wanted=Wanted(
            show=read_one(options.show or config.show, SEVERITIES, name="--show"),
            fail_on=None if severity == _NEVER else severity,
            suppressed=options.show_suppressed or options.no_ignores,
            lang=terminal.lang,
        ),
    )


def _share(text: str) -> Share:
    """`I/N`, 1-based."""
    index, sign, count = text.partition("/")
    try:
        whole = read_number(count if sign else "", low=1, high=_SHARDS)
        return Share(index=read_number(index, low=1, high=whole), count=whole)
    except SkewError:
        raise SkewError(
            Text(en='--shard: "{text}" is no part.', de='--shard: "{text}" ist kein Teil.'),
            Text(en="for example 2/4: the second of four parts", de="zum Beispiel 2/4: der zweite von vier Teilen"),
            text=text,
        ) from None


def _crashes(terminal: Terminal, outcome: Outcome) -> None:
    for each in outcome.checked.crashes:
        terminal.error(bug(each))


def _codes(text: str, name: str) -> tuple[str, ...]:
    """Codes, names and families, separated by commas, in capitals or not."""
    known = {*by_code(), *(code[0] for code in by_code() if code[0].isupper()), "ALL"}
    given = tuple(each.strip() for each in text.split(",") if each.strip())
    for each in given:
        if not known_as(each, known):
            raise SkewError(
                Text(en='{name}: there is no rule "{code}".', de='{name}: Die Regel "{code}" gibt es nicht.'),
                Text(en="did you mean {near}? All rules: skew rule", de="Meinten Sie {near}? Alle Regeln: skew rule")
                if (near := nearest(each, known))
                else Text(en="all rules: skew rule", de="alle Regeln: skew rule"),
                name=name,
                code=each,
                near=near,
            )
    return tuple(known_as(each, known) for each in given)


def _nothing(terminal: Terminal, options: Options) -> None:
    problem = SkewError(
        Text(en="there is no program to check.", de="Es gibt kein Programm zu prüfen."),
        LEFT_OUT
        if options.files_from
        else Text(
            en="programs are files programs/<season>/<id>.yaml that neither exclude nor .gitignore leaves out; "
            "skew create lays one down; --allow-empty takes it that there is none",
            de="Programme sind Dateien programs/<Programmjahr>/<Kennung>.yaml, die weder exclude noch .gitignore "
            "ausnimmt; skew create legt eines an; mit --allow-empty darf es keines geben",
        ),
    )
    if not options.allow_empty:
        raise problem
    terminal.say(problem.message)
