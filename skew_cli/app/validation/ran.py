"""Where rules really looked: only there the absence of a finding means that it is put right."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.unread import lacking, near
from skew_cli.model.finding import FORM, Finding, Path
from skew_cli.rules import rules
from skew_cli.rules.rule import Rule


@dataclass(frozen=True, kw_only=True)
class Ran:
    """What ran in one check."""

    index: Index
    codes: frozenset[str]
    """Codes of the rules that were chosen."""
    crashed: frozenset[tuple[str, str]]
    """Code and file of the rules that crashed."""
    blind: bool
    """Whether anything in any file could not be read."""

    def on(self, rule: Rule, source: Source, paths: Iterable[Path] = ((),)) -> bool:
        """Whether a rule looked at these places of a file: chosen, in force at its status, nothing unread, no crash.

        `*` in a path is any segment; the empty path is the whole file.
        """
        if rule.code not in self.codes or not self._in_force(rule, source):
            return False
        if rule.phase == "repository" and (self._lost or any(code == rule.code for code, _ in self.crashed)):
            return False
        return (rule.code, source.file) not in self.crashed and not self._blind(rule, source, tuple(paths))

    @cached_property
    def every(self) -> bool:
        """Whether all rules ran on everything, each program judged by its own status."""
        whole = self.codes == {rule.code for rule in rules()} and self.index.status is None and not self.crashed
        return whole and not self._lost and not self.blind

    @cached_property
    def _lost(self) -> bool:
        """Whether a program could not be compared with the others."""
        return any(not address for _, address in self.index.sources.claims())

    def _in_force(self, rule: Rule, source: Source) -> bool:
        if source.shared or rule.phase in FORM:
            return True
        return source.program is not None and rule.applies(self.index.case(source).status)

    def _blind(self, rule: Rule, source: Source, paths: tuple[Path, ...]) -> bool:
        """Whether the rule may have missed something because what it looks at could not be read."""
        gone = self.index.gone(source)
        close = any(near(path, each) for path in paths for each in gone)
        return close or (bool(gone) and not paths) or lacking(rule.needs, gone)


def ran(index: Index, codes: Iterable[str], findings: Iterable[Finding], blind: bool) -> Ran:
    """What ran, by the crashes among the findings."""
    crashed = {(str(each.params["rule"]), each.file) for each in findings if each.code == "Q009"}
    return Ran(index=index, codes=frozenset(codes), crashed=frozenset(crashed), blind=blind)
