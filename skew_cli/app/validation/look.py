"""One look at a program: what the rules on one program find, and all that later steps need of it."""

import hashlib
import json
import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.sources import Noted, TooEarly
from skew_cli.app.unread import lacking
from skew_cli.app.validation.locate import flawed, locate
from skew_cli.app.validation.record import back, plain
from skew_cli.app.validation.survey import packed
from skew_cli.errors import SkewError
from skew_cli.model.finding import Finding, Path, Problem
from skew_cli.model.types import Status
from skew_cli.rules import by_code
from skew_cli.rules.marks import Marks
from skew_cli.rules.rule import Case, Rule
from skew_cli.store.state import fields, parts


@dataclass(slots=True, kw_only=True)
class Looked:
    """What a look at a program gave."""

    noted: Noted
    hints: bool
    """Whether there are comments that may hide findings."""
    blind: bool
    """Whether something in it could not be read."""
    digest: bytes
    """SHA-256 of its bytes."""
    marks: bytes = b""
    """Of a program that can be used."""
    found: Sequence[Finding] = ()
    crashes: Sequence[str] = ()
    """Tracebacks of rules that crashed."""
    late: bool = False
    """Whether a rule has to be asked again when all programs have been read; then nothing is found yet."""

    def encoded(self) -> bytes:
        """For another process or another run; TypeError or ValueError for what no rule should yield."""
        said = [*(self.noted.address, self.noted.status, self.hints, self.blind, self.late), [*self.crashes]]
        said.append(plain(tuple(self.found)) if self.found else [])
        return fields((self.digest, self.marks, json.dumps(said, separators=(",", ":")).encode("ascii")))

    @classmethod
    def decoded(cls, content: bytes) -> "Looked":
        """The opposite; ValueError, TypeError or KeyError for what `encoded` never wrote."""
        digest, marks, said = parts(content)
        address, status, hints, blind, late, crashes, found = json.loads(said)
        return cls(
            noted=Noted(address, status),
            hints=hints,
            blind=blind,
            digest=digest,
            marks=marks,
            found=back(found) if found else (),
            crashes=crashes,
            late=late,
        )


class Looking:
    """Looks at programs, one after the other, with the chosen rules."""

    def __init__(self, index: Index, chosen: Sequence[Rule], mine: Callable[[str], bool]) -> None:
        """Findings are wanted in the files that `mine` takes, the rest of all files."""
        self._index, self._chosen, self._mine = index, chosen, mine
        self._marks = tuple(dict.fromkeys(leave for each in chosen for leave in each.marks))
        self._form = {rule.code: rule for rule in chosen}
        self._rules: dict[Status, tuple[tuple[Rule, Callable[[Case], Iterator[Problem]]], ...]] = {}

    def at(self, name: str) -> Looked:
        """A look at a program file."""
        index = self._index
        source = index.sources[name]
        looked = Looked(
            noted=index.sources.noted[name],
            hints=b"skew:" in source.content,
            blind=bool(unread := index.gone(source)),
            digest=hashlib.sha256(source.content).digest(),
        )
        found = self.form(source) if self._mine(name) else []
        if source.program is not None:
            case, marks = index.case(source), Marks()
            for leave in self._marks:
                leave(case, marks)
            looked.marks = packed(marks)
            crashes: list[str] = []
            if self._mine(name):
                try:
                    self._of_program(source, case, unread, found, crashes)
                except TooEarly:
                    looked.late = True
                    return looked
            looked.crashes = crashes
        looked.found = found
        return looked

    def form(self, source: Source) -> list[Finding]:
        """What decoding, parsing and shaping found."""
        wanted = self._form
        found = [flawed(self._index, source, wanted[each.code], each) for each in source.flaws if each.code in wanted]
        for code, problem in source.problems:
            if code in wanted:
                found.append(locate(self._index, wanted[code], source, problem, original=False))
        return found

    def _of_program(
        self, source: Source, case: Case, unread: Sequence[Path], found: list[Finding], crashes: list[str]
    ) -> None:
        """What the rules on one program say; a rule that crashes does not hide the others."""
        rules = self._rules.get(case.status)
        if rules is None:
            fitting = (each for each in self._chosen if each.applies(case.status))
            rules = self._rules[case.status] = tuple((each, each.check) for each in fitting if each.check)
        index = self._index
        for rule, check in rules:
            try:
                if problems := [*check(case)]:
                    found += [locate(index, rule, source, each) for each in healthy(rule, source, unread, problems)]
            except (SkewError, TooEarly):
                raise
            except Exception as crash:  # noqa: BLE001 - a bug in one rule
                found.append(crashed(index, rule, source, crash, crashes))


def crashed(index: Index, rule: Rule, source: Source, crash: Exception, crashes: list[str]) -> Finding:
    """Tells that a rule crashed; an accident, such as a template that cannot be used, is none."""
    crashes.append("".join(traceback.format_exception(crash)))
    problem = Problem(path=(), params={"rule": rule.code, "why": type(crash).__name__})
    return locate(index, by_code()["Q009"], source, problem)


def healthy(rule: Rule, source: Source, unread: Sequence[Path], problems: Iterable[Problem]) -> Iterator[Problem]:
    """Problems whose needs were read: a rule is silent about what is there but unreadable, and its stand-in."""
    for problem in problems:
        path = source.original(problem.path)
        if (problem.key or path not in unread) and not lacking(rule.needs, unread, path):
            yield problem
