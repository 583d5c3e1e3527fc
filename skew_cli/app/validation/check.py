"""From an index to findings: phases, rules, places, suppressions, order."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from skew_cli.app.load import Index
from skew_cli.app.validation.baseline import hidden_by, hide, stale, told, unknown
from skew_cli.app.validation.cache import Memory
from skew_cli.app.validation.every import Every
from skew_cli.app.validation.jobs import Jobs
from skew_cli.app.validation.locate import fingerprinted, locate
from skew_cli.app.validation.look import crashed, healthy
from skew_cli.app.validation.ran import Ran, ran
from skew_cli.app.validation.share import Pending, Share, settle
from skew_cli.app.validation.suppress import suppressed
from skew_cli.errors import SkewError
from skew_cli.model.baseline import Entry
from skew_cli.model.finding import Finding, Severity
from skew_cli.rules import rules
from skew_cli.rules.rule import Collection, Rule
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
    seen = Every(index, chosen, mine, memory, jobs or Jobs(1)).seen()
    raw, crashes = seen.found, [each for name in sorted(seen.crashes) for each in seen.crashes[name]]
    compared = list(_of_collection(index, index.collection(seen.suspects), chosen, crashes))
    around = ran(index, (rule.code for rule in chosen), [*raw, *compared], seen.blind)
    raw += [each for each in compared if mine(each.file)]
    pending = Pending()
    if selection.suppress:
        raw, unused = suppressed(around, raw, seen.hints, mine)
        pending = Pending(unused=tuple(fingerprinted(_severities(index, unused))))
    done = fingerprinted(_severities(index, raw))
    stale: tuple[Entry, ...] = ()
    if selection.suppress and index.baseline is not None:
        done, stale, pending = _with_baseline(around, done, pending, mine)
    if share is None:
        done += settle([pending])
    return Checked(
        findings=tuple(sorted(done, key=lambda each: each.order)), crashes=tuple(crashes), stale=stale, pending=pending
    )


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
        return fingerprinted(_severities(index, [told(index, each, message_id) for each in chosen]))

    pending = replace(
        pending,
        held=tuple((each.data["fingerprint"], hidden_by(index, each)) for each in waiting),
        stale=tuple(tell(idle)),
    )
    every = [*gone, *(each for each in idle if each.data["fingerprint"] not in found)]
    return [*hide(index, findings), *tell(gone), *tell(strange, "unknown-rule")], tuple(every), pending


def _of_collection(index: Index, collection: Collection, chosen: list[Rule], crashes: list[str]) -> Iterator[Finding]:
    """What the rules that compare programs say; each problem is judged by the status of the program it is told at."""
    for rule in chosen:
        if rule.check_all is not None and index.sources.programs:
            try:
                yield from [*_told_of_all(index, rule, collection)]
            except SkewError:
                raise
            except Exception as crash:  # noqa: BLE001 - a bug in one rule
                yield crashed(index, rule, index.sources[index.sources.programs[0]], crash, crashes)


def _told_of_all(index: Index, rule: Rule, collection: Collection) -> Iterator[Finding]:
    for problem in rule.check_all(collection) if rule.check_all else ():
        source = index.sources[problem.file or collection.cases[0].file]
        if source.shared or rule.applies(index.case(source).status):
            for each in healthy(rule, source, index.gone(source), [problem]):
                yield locate(index, rule, source, each)


def _severities(index: Index, findings: Iterable[Finding]) -> Iterator[Finding]:
    """Severities of `skew.toml`; families F and Q009 keep theirs."""
    own: dict[str, Severity] = index.repository.config.severity
    for each in findings:
        wanted = own.get(each.code, own.get(each.name))
        fixed = each.code[0] == "F" or each.code == "Q009"
        yield each if wanted is None or fixed else replace(each, severity=wanted)
