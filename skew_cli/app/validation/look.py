"""One look at a program: what the rules on one program find, and all that later steps need of it."""

import hashlib
import json
import traceback
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.sources import TooEarly
from skew_cli.app.unread import lacking
from skew_cli.app.validation.locate import flawed, locate
from skew_cli.app.validation.record import back, plain
from skew_cli.app.validation.survey import packed
from skew_cli.errors import SkewError
from skew_cli.model.finding import Finding, Path, Problem
from skew_cli.model.types import STATUSES, Status
from skew_cli.rules import by_code
from skew_cli.rules.marks import Marks
from skew_cli.rules.rule import Case, Rule
from skew_cli.store.state import fields, parts


@dataclass(slots=True, kw_only=True)
class Looked:
    """What a look at a program gave."""

    address: str
    """`SEASON/ID` that it claims; empty where nothing of the file can be used."""
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
        said = [*(self.address, self.hints, self.blind, self.late), [*self.crashes]]
        said.append(plain(tuple(self.found)) if self.found else [])
        return fields((self.digest, self.marks, json.dumps(said, separators=(",", ":")).encode("ascii")))

    @classmethod
    def decoded(cls, content: bytes) -> "Looked":
        """The opposite; ValueError, TypeError or KeyError for what `encoded` never wrote."""
        digest, marks, said = parts(content)
        address, hints, blind, late, crashes, found = json.loads(said)
        return cls(
            address=address,
            hints=hints,
            blind=blind,
            digest=digest,
            marks=marks,
            found=back(found) if found else (),
            crashes=crashes,
            late=late,
        )


@dataclass(slots=True, kw_only=True)
class _Look:
    """A look in progress."""

    source: Source
    case: Case | None
    unread: tuple[Path, ...]
    found: list[Finding]
    crashes: list[str] = field(default_factory=list)
    late: bool = False


class Looking:
    """Looks at programs with the chosen rules."""

    def __init__(self, index: Index, chosen: Sequence[Rule], mine: Callable[[str], bool]) -> None:
        """Findings are wanted in the files that `mine` takes, the rest of all files."""
        self._index, self._mine = index, mine
        self._marks = tuple(dict.fromkeys(leave for each in chosen for leave in each.marks))
        self._form = {rule.code: rule for rule in chosen}
        self._rules = tuple((each, frozenset(filter(each.applies, STATUSES))) for each in chosen if each.check)

    def at(self, names: Sequence[str]) -> list[Looked]:
        """A look at each of some programs, one kind of work after the other: that is quicker than program by program."""
        sources = [self._index.sources[name] for name in names]
        cases = [self._index.case(each) if each.program is not None else None for each in sources]
        looks = [self._begun(*each) for each in zip(sources, cases, strict=True)]
        marks = self._marked(cases)
        asked = [each for each in looks if self._mine(each.source.file)]
        for rule, fits in self._rules:
            self._ask(rule, fits, asked)
        return [self._done(*each) for each in zip(names, looks, marks, strict=True)]

    def _begun(self, source: Source, case: Case | None) -> _Look:
        return _Look(
            source=source,
            case=case,
            unread=self._index.gone(source),
            found=self.form(source) if self._mine(source.file) else [],
        )

    def _marked(self, cases: Sequence[Case | None]) -> list[bytes]:
        """The marks of each program; none where nothing can be used."""
        found = [Marks() for _ in cases]
        for leave in self._marks:
            for case, marks in zip(cases, found, strict=True):
                if case is not None:
                    leave(case, marks)
        return [packed(marks) if case is not None else b"" for case, marks in zip(cases, found, strict=True)]

    def _ask(self, rule: Rule, fits: Container[Status], looks: Sequence[_Look]) -> None:
        """What a rule says of each program whose status fits; if it crashes that does not hide the others."""
        check = rule.check
        for each in looks:
            if check is None or each.case is None or each.late or each.case.status not in fits:
                continue
            try:
                if problems := [*check(each.case)]:
                    told = healthy(rule, each.source, each.unread, problems)
                    each.found += [locate(self._index, rule, each.source, problem) for problem in told]
            except SkewError:
                raise
            except TooEarly:
                each.late = True
            except Exception as crash:  # noqa: BLE001 - a bug in one rule
                each.found.append(crashed(self._index, rule, each.source, crash, each.crashes))

    def _done(self, name: str, look: _Look, marks: bytes) -> Looked:
        content = look.source.content
        return Looked(
            address=self._index.sources.noted[name],
            hints=b"skew:" in content,
            blind=bool(look.unread),
            digest=hashlib.sha256(content).digest(),
            marks=marks,
            found=() if look.late else look.found,
            crashes=() if look.late else look.crashes,
            late=look.late,
        )

    def form(self, source: Source) -> list[Finding]:
        """What decoding, parsing and shaping found."""
        wanted = self._form
        found = [flawed(self._index, source, wanted[each.code], each) for each in source.flaws if each.code in wanted]
        for code, problem in source.problems:
            if code in wanted:
                found.append(locate(self._index, wanted[code], source, problem, original=False))
        return found


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
