"""Fixes: what can be put right without asking, round by round, until nothing is left to do (contract 12)."""

import difflib
import os
import re
from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from skew_cli.app.load import Index
from skew_cli.app.validation.check import Checked
from skew_cli.app.validation.locate import fingerprinted, locate
from skew_cli.app.validation.order import Order, Outcome
from skew_cli.app.validation.report import report
from skew_cli.model.finding import Finding, PlacedFix, Problem
from skew_cli.rules import by_code
from skew_cli.source.edit import Edit, apply
from skew_cli.source.nodes import Document

ROUNDS = 10
_ODD = re.compile(r"[\x00-\x1f\x7f\"\\\udc80-\udcff]")
"""What git writes as octal digits; the last are bytes that are no UTF-8."""
_LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """A file with its old and its new bytes."""

    file: str
    old: bytes
    new: bytes

    @property
    def diff(self) -> str:
        """A unified diff that `git apply` and `patch -p1` take."""
        old, new = ([*_LINE.findall(each.decode("utf-8"))] for each in (self.old, self.new))
        lines = difflib.unified_diff(old, new, _quoted(f"a/{self.file}"), _quoted(f"b/{self.file}"))
        return "".join(each if each.endswith("\n") else f"{each}\n\\ No newline at end of file\n" for each in lines)


@dataclass(frozen=True, kw_only=True)
class Edited:
    """What changes of files come to; nothing is written yet."""

    outcome: Outcome
    """What a run finds after the changes."""
    files: tuple[Rewritten, ...] = ()
    count: int = 0
    """Fixes that were made, or findings that a comment hides now."""
    refused: tuple[str, ...] = ()
    """Files left alone because of an unresolved merge conflict."""
    left: tuple[Finding, ...] = ()
    """Findings that no comment can hide."""


@dataclass(kw_only=True)
class Draft:
    """New contents of files while they are made; a file that gets worse is put back and left alone."""

    order: Order
    only: frozenset[str] | None
    """Only these files may change; None is all."""
    first: Outcome = field(init=False)
    outcome: Outcome = field(init=False)
    _new: dict[str, bytes] = field(default_factory=dict)
    _counts: Counter[str] = field(default_factory=Counter)
    _cause: dict[str, str] = field(default_factory=dict)
    _tied: list[frozenset[str]] = field(default_factory=list)
    """Files that one fix changes together."""
    _broken: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Reads and checks everything as it is."""
        self.first = self.outcome = self.order.run()

    def takes(self, file: str) -> bool:
        """Whether a file may change: one that was read as UTF-8, is in the choice, and was not put back."""
        source = self.outcome.index.sources.get(file)
        chosen = self.only is None or file in self.only
        return chosen and file not in self._broken and source is not None and not _conflict(source.document)

    def conflicts(self, files: Iterable[str]) -> tuple[str, ...]:
        """Those of the files that hold an unresolved merge conflict."""
        found = {file: self.outcome.index.sources.get(file) for file in files}
        return tuple(sorted(file for file, each in found.items() if each and _conflict(each.document)))

    def make(
        self,
        edits: Mapping[str, Iterable[Edit]],
        counts: Mapping[str, int],
        cause: Mapping[str, str],
        tied: Iterable[frozenset[str]] = (),
    ) -> None:
        """One round: applies edits by file, checks again, and puts back what would be worse than before.

        `counts` is what they are worth and `cause` whose edits they are, by file; `tied` are the files that one fix
        changes together, which are put back together.
        """
        before, tried = self.outcome, dict(self._new)
        for file, mine in edits.items():
            tried[file] = written(before.index.sources[file].document, mine)
            self._counts[file] += counts[file]
        self._cause.update(cause)
        self._tied += tied
        after = self.order.run(tried)
        while worse := {file: why for file in sorted(tried) if (why := _worse(before.checked, after.checked, file))}:
            for file, why in self._with_tied(worse).items():
                if tried.pop(file, None) is not None:
                    self._broken[file] = f"{self._cause[file]}: {why}"
                    del self._counts[file]
            after = self.order.run(tried)
        self._new, self.outcome = tried, after

    def _with_tied(self, worse: dict[str, str]) -> dict[str, str]:
        """The files that are worse, and those that a fix changed together with one of them; why of each."""
        found, size = dict(worse), 0
        while len(found) > size:
            size = len(found)
            for group in self._tied:
                if bad := sorted(group & found.keys()):
                    why = found[bad[0]] if bad[0] not in worse else f"{bad[0]}: {worse[bad[0]]}"
                    found = {**dict.fromkeys(group, why), **found}
        return found

    def edited(self, *, refused: tuple[str, ...] = (), left: tuple[Finding, ...] = ()) -> Edited:
        """All that was made; a file that was put back has a finding Q009."""
        old = self.first.index.sources
        files = tuple(
            Rewritten(file=file, old=old[file].content, new=new)
            for file, new in sorted(self._new.items())
            if new != old[file].content
        )
        outcome = _told(self.outcome, self._broken) if self._broken else self.outcome
        return Edited(outcome=outcome, files=files, count=self._counts.total(), refused=refused, left=left)


def _quoted(name: str) -> str:
    """A name in the head of a patch, as git writes it: odd ones in quotes, a tab behind one with a space."""
    tab = "\t" if " " in name else ""
    if not _ODD.search(name):
        return name + tab
    return '"' + _ODD.sub(lambda odd: "".join(f"\\{byte:03o}" for byte in os.fsencode(odd[0])), name) + '"' + tab


def reported(outcome: Outcome) -> tuple[Finding, ...]:
    """The findings that a report shows and nothing hides, in sort order."""
    shown = report(outcome.index, outcome.checked, outcome.wanted, "en").shown
    return tuple(each.finding for each in shown if each.finding.suppressed is None)


def fixed(order: Order, *, unsafe: bool = False, only: frozenset[str] | None = None) -> Edited:
    """Applies the safe fixes of reported findings, with `unsafe` those that change the meaning, too."""
    draft = Draft(order=order, only=only)
    wanted = {"safe", "unsafe"} if unsafe else {"safe"}
    refused: tuple[str, ...] = ()
    for number in range(ROUNDS):
        found = [
            (each.code, each.fix)
            for each in reported(draft.outcome)
            if each.fix is not None and each.fix.applicability in wanted
        ]
        if number == 0:
            refused = draft.conflicts(edit.file for _, fix in found for edit in fix.edits)
        chosen = _apart([(code, fix) for code, fix in found if all(draft.takes(edit.file) for edit in fix.edits)])
        if not chosen:
            break
        edits: dict[str, list[Edit]] = {}
        codes: dict[str, set[str]] = {}
        counts = Counter[str]()
        for code, fix in chosen:
            counts[fix.edits[0].file] += 1
            for each in fix.edits:
                codes.setdefault(each.file, set()).add(code)
                place = each.range
                edits.setdefault(each.file, []).append(Edit(place.start.offset, place.end.offset, each.text))
        cause = {file: ", ".join(sorted(mine)) for file, mine in codes.items()}
        draft.make(edits, counts, cause, [frozenset(each.file for each in fix.edits) for _, fix in chosen])
    return draft.edited(refused=refused)


def _apart(found: list[tuple[str, PlacedFix]]) -> list[tuple[str, PlacedFix]]:
    """Fixes that do not overlap: the first in sort order wins, the others wait for the next round."""
    taken: dict[str, list[tuple[int, int]]] = {}
    chosen = []
    for code, fix in found:
        spans = [(each.file, (each.range.start.offset, each.range.end.offset)) for each in fix.edits]
        if spans and all(_free(taken.setdefault(file, []), span) for file, span in spans):
            chosen.append((code, fix))
            for file, span in spans:
                insort(taken[file], span)
    return chosen


def _free(taken: list[tuple[int, int]], span: tuple[int, int]) -> bool:
    start, end = span
    at = bisect_left(taken, span)
    after = at < len(taken) and (taken[at][0] < end or taken[at][0] == start)
    before = at > 0 and (taken[at - 1][1] > start or taken[at - 1][0] == start)
    return not after and not before


def written(document: Document, edits: Iterable[Edit]) -> bytes:
    """The bytes of a file after edits, with its byte order mark."""
    text = apply(document.text, tuple(edits))
    return (("\ufeff" if document.bom else "") + text).encode("utf-8")


def _conflict(document: Document) -> bool:
    return any(each.message_id == "merge-conflict" for each in document.flaws)


def _worse(before: Checked, after: Checked, file: str) -> str:
    """What of a file is broken that was not: errors of its syntax and findings of its form, by code and message."""
    old, new = (Counter(_form(each, file)) for each in (before, after))
    return ", ".join(sorted(new - old))


def _form(checked: Checked, file: str) -> Iterable[str]:
    for each in checked.findings:
        error = each.phase in ("decode", "syntax") and each.severity == "error"
        if each.file == file and (error or each.phase == "shape"):
            yield f"{each.code} {each.message_id}"


def _told(outcome: Outcome, broken: Mapping[str, str]) -> Outcome:
    """The outcome with a finding Q009 for each file that was put back."""
    index: Index = outcome.index
    rule = by_code()["Q009"]
    told = [
        locate(index, rule, index.sources[file], Problem(path=(), message_id="put-back", params={"why": why}))
        for file, why in sorted(broken.items())
    ]
    findings = sorted((*outcome.checked.findings, *fingerprinted(told)), key=lambda each: each.order)
    crashes = tuple(f"{file}: {why}\n" for file, why in sorted(broken.items()))
    checked = replace(outcome.checked, findings=tuple(findings), crashes=(*outcome.checked.crashes, *crashes))
    return replace(outcome, checked=checked)
