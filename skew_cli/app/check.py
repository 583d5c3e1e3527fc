"""From an index to findings: phases, rules, places, suppressions, order."""

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from skew_cli.app.load import Index, Source
from skew_cli.app.locate import fingerprinted, locate
from skew_cli.app.suppress import suppressed
from skew_cli.model.finding import Finding, Path, PlacedLabel, Problem, Severity
from skew_cli.rules import by_code, rules
from skew_cli.rules.rule import Rule
from skew_cli.source.nodes import Flaw
from skew_cli.source.parse import path_at

_ALWAYS = frozenset({"F001", "Q009"})
"""Codes that cannot be deselected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which rules run, by code, name, family letter or ALL; the more specific entry wins, of equal ones `ignore`."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    suppress: bool = True
    """False switches every suppression off."""

    def takes(self, rule: Rule) -> bool:
        """Whether the rule runs."""
        if rule.code in _ALWAYS:
            return True
        wanted = _weight(rule, self.select) if self.select else 1
        return wanted > _weight(rule, self.ignore)


def _weight(rule: Rule, entries: Iterable[str]) -> int:
    weights = {"ALL": 1, rule.code[0]: 2, rule.code: 3, rule.name: 3}
    return max((weights.get(each, 0) for each in entries), default=0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The outcome of a check."""

    findings: tuple[Finding, ...]
    """In the order of every report, suppressed ones included."""
    crashes: tuple[str, ...]
    """Tracebacks of rules that crashed."""


def check(index: Index, selection: Selection | None = None) -> Checked:
    """All findings of a repository."""
    selection = selection or Selection()
    chosen = [rule for rule in rules() if selection.takes(rule)]
    raw: list[Finding] = []
    crashes: list[str] = []
    for source in index.sources.values():
        raw += _of_source(index, source, chosen)
        if source.program is None or source.shared:
            continue
        case = index.case(source)
        for rule in chosen:
            if rule.check is not None and rule.applies(case.status):
                try:
                    raw += [locate(index, rule, source, each) for each in _healthy(rule, source, rule.check(case))]
                except Exception as crash:  # noqa: BLE001 - one crashing rule must not hide the others
                    raw.append(_crash(index, rule, source, crash))
                    crashes.append(traceback.format_exc())
    collection = index.collection()
    statuses = {case.file: case.status for case in collection.cases}
    for rule in chosen:
        if rule.check_all is None:
            continue
        try:
            for problem in rule.check_all(collection):
                source = index.sources[problem.file or collection.cases[0].file]
                status = statuses.get(source.file)
                if status is None or rule.applies(status):
                    raw += [locate(index, rule, source, each) for each in _healthy(rule, source, [problem])]
        except Exception as crash:  # noqa: BLE001 - as above
            first = index.sources[collection.cases[0].file] if collection.cases else next(iter(index.sources.values()))
            raw.append(_crash(index, rule, first, crash))
            crashes.append(traceback.format_exc())
    if selection.suppress:
        raw = suppressed(index, raw, chosen, statuses)
    done = fingerprinted(index, _severities(index, raw))
    return Checked(findings=tuple(sorted(done, key=lambda each: each.order)), crashes=tuple(crashes))


def _of_source(index: Index, source: Source, chosen: list[Rule]) -> Iterator[Finding]:
    """What decoding, parsing and shaping found."""
    wanted = {rule.code: rule for rule in chosen}
    for flaw in source.document.flaws:
        yield _flaw(source, by_code()["F001"], flaw)
    for code, problem in source.problems:
        if code in wanted:
            yield locate(index, wanted[code], source, problem, original=False)


def _flaw(source: Source, rule: Rule, flaw: Flaw) -> Finding:
    labels: tuple[PlacedLabel, ...] = ()
    if flaw.label is not None:
        name, start, end = flaw.label
        place = source.places.range(start, end)
        labels = (PlacedLabel(file=source.file, path=(), range=place, message_id=name, params={}),)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity="error",
        default_severity="error",
        phase="decode" if flaw.decoding else "syntax",
        file=source.file,
        path=path_at(source.document.root, flaw.start) if source.document.root else (),
        range=source.places.range(flaw.start, flaw.end),
        message_id=flaw.message_id,
        params=flaw.params,
        labels=labels,
    )


def _healthy(rule: Rule, source: Source, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems whose needs were read: a rule is silent about the absence of what is there but unreadable."""
    for problem in problems:
        path = source.original(problem.path)
        if not any(_concerns(need, gone, path) for need in rule.needs for gone in source.unread):
            yield problem


def _concerns(need: Path, gone: Path, path: Path) -> bool:
    """Whether an unreadable path takes away what a problem at `path` needs."""
    if len(gone) > len(need):
        return False
    if any(wanted not in ("*", got) for wanted, got in zip(need, gone, strict=False)):
        return False
    for wanted, got, at in zip(need, gone, path, strict=False):
        if wanted == "*" and got != at:
            return False
        if wanted not in ("*", at):
            return True
    return True


def _crash(index: Index, rule: Rule, source: Source, crash: Exception) -> Finding:
    problem = Problem(path=(), params={"rule": rule.code, "why": type(crash).__name__})
    return locate(index, by_code()["Q009"], source, problem)


def _severities(index: Index, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Severities of `skew.toml`; families F and Q009 keep theirs."""
    own: dict[str, Severity] = index.repository.config.severity
    for each in findings:
        wanted = own.get(each.code, own.get(each.name))
        fixed = each.code[0] == "F" or each.code == "Q009"
        yield each if wanted is None or fixed else replace(each, severity=wanted)
