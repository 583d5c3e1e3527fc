"""From an index to findings: phases, rules, places, suppressions, order."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.unread import lacking
from skew_cli.app.validation.baseline import hidden_by, hide, stale, told, unknown
from skew_cli.app.validation.cache import Memory
from skew_cli.app.validation.jobs import Found, Jobs
from skew_cli.app.validation.locate import fingerprinted, locate, stable, subject
from skew_cli.app.validation.ran import Ran, ran
from skew_cli.app.validation.share import Pending, Share, settle
from skew_cli.app.validation.suppress import suppressed
from skew_cli.errors import SkewError
from skew_cli.model.baseline import Entry
from skew_cli.model.finding import Finding, PlacedEdit, PlacedFix, PlacedLabel, Problem, Severity
from skew_cli.rules import by_code, rules
from skew_cli.rules.rule import Case, Collection, Rule
from skew_cli.source.nodes import Flaw, path_at
from skew_cli.store.repository import CONFIG

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
    stale: tuple[Entry, ...] = ()
    """Entries of the baseline that match nothing any more, whether Q005 is chosen or not."""
    pending: Pending = field(default_factory=Pending)
    """Of one share: what only all together can tell."""


def check(
    index: Index,
    selection: Selection | None = None,
    share: Share | None = None,
    *,
    memory: Memory | None = None,
    jobs: Jobs | None = None,
) -> Checked:
    """All findings of a repository, or those of one share of it.

    With `memory` rules look only at programs for which something has changed, by `jobs` in several processes.
    """
    selection = selection or Selection()
    chosen = [rule for rule in rules() if selection.takes(rule)]
    mine = share.owns if share else _all
    crashes: list[str] = []
    raw: list[Finding] = []
    for found, crashed in _of_each(index, chosen, mine, memory, jobs or Jobs(1)):
        raw += found
        crashes += crashed
    collection = index.collection()
    statuses = {case.file: case.status for case in collection.cases}
    compared = list(_of_collection(index, collection, chosen, crashes))
    around = ran(index, (rule.code for rule in chosen), statuses, [*raw, *compared])
    raw += [each for each in compared if mine(each.file)]
    pending = Pending()
    if selection.suppress:
        raw, unused = suppressed(around, raw, mine)
        pending = Pending(unused=tuple(fingerprinted(index, _severities(index, unused))))
    done = fingerprinted(index, _severities(index, raw))
    stale: tuple[Entry, ...] = ()
    if selection.suppress and index.baseline is not None:
        done, stale, pending = _with_baseline(around, done, pending, mine)
    if share is None:
        done += settle([pending])
    return Checked(
        findings=tuple(sorted(done, key=lambda each: each.order)), crashes=tuple(crashes), stale=stale, pending=pending
    )


def _of_each(
    index: Index, chosen: list[Rule], mine: Callable[[str], bool], memory: Memory | None, jobs: Jobs
) -> Iterable[Found]:
    """What is found in single files, in the order of the sources."""

    def find(source: Source) -> Found:
        crashes: list[str] = []
        found = [*_of_source(index, source, chosen)]
        if source.program is not None and not source.shared:
            found += _of_program(index, source, chosen, crashes)
        return found, crashes

    files = {name: each for name, each in index.sources.items() if mine(name)}
    known: dict[str, Found] = {}
    if memory is not None and memory.settle(index, (rule.code for rule in chosen)):
        known = {
            name: (found, [])
            for name, each in files.items()
            if not each.shared and (found := memory.known(index, each)) is not None
        }
    left = [each for name, each in files.items() if name not in known]
    for source, (found, crashes) in zip(left, jobs.each(left, find, stable), strict=True):
        known[source.file] = found, crashes
        if memory is not None and not source.shared:
            memory.keep(index, source, found, stable)
    return [known[name] for name in files]


def _all(file: str) -> bool:
    del file
    return True


def _with_baseline(
    around: Ran, findings: list[Finding], pending: Pending, mine: Callable[[str], bool]
) -> tuple[list[Finding], tuple[Entry, ...], Pending]:
    """Hides what the baseline knows and tells its stale entries; those about `[[ignore]]` wait for all shares."""
    index = around.index
    entries = index.baseline.entries if index.baseline else ()
    waiting = [each for each in entries if (each.data["code"], each.data["file"]) == ("Q001", CONFIG)]
    own = [each for each in entries if each not in waiting and mine(each.data["file"])]
    gone, idle = stale(around, own, findings), stale(around, waiting, ())
    strange = [each for each in unknown(own, findings) if each not in gone]
    found = {each.fingerprint for each in pending.unused}

    def tell(entries: Iterable[Entry], message_id: str = "") -> list[Finding]:
        chosen = entries if "Q005" in around.codes else ()
        return fingerprinted(index, _severities(index, [told(index, each, message_id) for each in chosen]))

    pending = replace(
        pending,
        held=tuple((each.data["fingerprint"], hidden_by(index, each)) for each in waiting),
        stale=tuple(tell(idle)),
    )
    every = [*gone, *(each for each in idle if each.data["fingerprint"] not in found)]
    return [*hide(index, findings), *tell(gone), *tell(strange, "unknown-rule")], tuple(every), pending


def _of_program(index: Index, source: Source, chosen: list[Rule], crashes: list[str]) -> Iterator[Finding]:
    """What the rules on one program say; a rule that crashes does not hide the others."""
    case = index.case(source)
    for rule in chosen:
        if rule.check is not None and rule.applies(case.status):
            yield from _unless_it_crashes(index, rule, source, _told(index, rule, source, case), crashes)


def _told(index: Index, rule: Rule, source: Source, case: Case) -> Iterator[Finding]:
    for each in _healthy(index, rule, source, rule.check(case) if rule.check else ()):
        yield locate(index, rule, source, each)


def _of_collection(index: Index, collection: Collection, chosen: list[Rule], crashes: list[str]) -> Iterator[Finding]:
    """What the rules that compare programs say; each problem is judged by the status of the program it is told at."""
    for rule in chosen:
        if rule.check_all is not None and collection.cases:
            first = index.sources[collection.cases[0].file]
            yield from _unless_it_crashes(index, rule, first, _told_of_all(index, rule, first, collection), crashes)


def _told_of_all(index: Index, rule: Rule, first: Source, collection: Collection) -> Iterator[Finding]:
    statuses = {case.file: case.status for case in collection.cases}
    for problem in rule.check_all(collection) if rule.check_all else ():
        source = index.sources[problem.file] if problem.file else first
        if source.file not in statuses or rule.applies(statuses[source.file]):
            for each in _healthy(index, rule, source, [problem]):
                yield locate(index, rule, source, each)


def _unless_it_crashes(
    index: Index, rule: Rule, source: Source, found: Iterator[Finding], crashes: list[str]
) -> Iterator[Finding]:
    """What a rule says, or that it crashed; an accident, such as a template that cannot be used, ends the check."""
    try:
        yield from [*found]
    except SkewError:
        raise
    except Exception as crash:  # noqa: BLE001 - a bug in one rule
        crashes.append(traceback.format_exc())
        problem = Problem(path=(), params={"rule": rule.code, "why": type(crash).__name__})
        yield locate(index, by_code()["Q009"], source, problem)


def _of_source(index: Index, source: Source, chosen: list[Rule]) -> Iterator[Finding]:
    """What decoding, parsing and shaping found."""
    wanted = {rule.code: rule for rule in chosen}
    for flaw in source.flaws:
        if flaw.code in wanted:
            yield _flaw(index, source, wanted[flaw.code], flaw)
    for code, problem in source.problems:
        if code in wanted:
            yield locate(index, wanted[code], source, problem, original=False)


def _flaw(index: Index, source: Source, rule: Rule, flaw: Flaw) -> Finding:
    labels: tuple[PlacedLabel, ...] = ()
    if flaw.label is not None:
        name, start, end = flaw.label
        place = source.places.range(start, end)
        labels = (PlacedLabel(file=source.file, path=(), range=place, message_id=name, params={}),)
    fix = None
    if flaw.replacement is not None:
        stretch = source.places.stretch(*(flaw.stretch or (flaw.start, flaw.end)))
        edit = PlacedEdit(file=source.file, range=stretch, text=flaw.replacement)
        fix = PlacedFix(applicability="safe" if flaw.safe else "unsafe", edits=(edit,))
    path = flaw.path
    if path is None:
        path = path_at(source.document.root, flaw.start) if source.document.root else ()
    program, session = subject(index, source, path)
    return Finding(
        code=rule.code,
        name=rule.name,
        severity=rule.severity,
        default_severity=rule.severity,
        phase="decode" if flaw.decoding else "syntax",
        file=source.file,
        path=path,
        range=source.places.range(flaw.start, flaw.end),
        message_id=flaw.message_id,
        params=flaw.params,
        labels=labels,
        notes=flaw.notes,
        fix=fix,
        program=program,
        session=session,
    )


def _healthy(index: Index, rule: Rule, source: Source, problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems whose needs were read: a rule is silent about what is there but unreadable, and its stand-in."""
    unread = index.gone(source)
    for problem in problems:
        path = source.original(problem.path)
        if (problem.key or path not in unread) and not lacking(rule.needs, unread, path):
            yield problem


def _severities(index: Index, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Severities of `skew.toml`; families F and Q009 keep theirs."""
    own: dict[str, Severity] = index.repository.config.severity
    for each in findings:
        wanted = own.get(each.code, own.get(each.name))
        fixed = each.code[0] == "F" or each.code == "Q009"
        yield each if wanted is None or fixed else replace(each, severity=wanted)
