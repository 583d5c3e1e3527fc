"""What is known of one place of a file: its value, its field, and the verdict of every rule that looked there."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from skew_cli.app.field_words import Field, field_at
from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.validation.check import Checked, Selection
from skew_cli.app.validation.traced_index import TracedIndex, looked
from skew_cli.app.validation.tracing import Read
from skew_cli.app.validation.wording import shown
from skew_cli.errors import SkewError
from skew_cli.model.finding import Finding, Path, Position, Problem, Range
from skew_cli.model.types import Status
from skew_cli.rules import by_code, rules
from skew_cli.rules.rule import Rule
from skew_cli.source.comments import suppressions
from skew_cli.source.nodes import Data, Node, data, path_at
from skew_cli.words import Text

Verdict = Literal["passed", "reported", "suppressed", "baselined", "not-run"]
Why = Literal["status", "deselected", "unread", "crashed"]

KINDS = {
    "programs/people.yaml": "people",
    "programs/municipalities.yaml": "municipalities",
    "programs/closures.yaml": "closures",
}
"""Shared files by name; a `season.yaml` is of the kind `season`, everything else a `program`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What one rule says about a place."""

    rule: Rule
    verdict: Verdict
    looked: Path
    """The place itself, or what contains it."""
    finding: Finding | None = None
    message: str = ""
    at: Position | None = None
    """Where the finding is reported, if not at this very place."""
    file: str = ""
    """The file of `at`, if it is another one."""
    why: Why | None = None
    """Why the rule did not run."""
    since: Status | None = None
    """The status from which on it runs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """Everything about a place."""

    file: str
    path: Path
    range: Range
    value: Data
    field: Field | None
    """None at the top of a file and at unknown keys."""
    rows: tuple[Row, ...]
    """In order of codes."""


def explain(
    index: Index, checked: Checked, selection: Selection, file: str, line: int, column: int | None, lang: str
) -> Explained:
    """The place at a 1-based line and column of a file; SkewError where there is nothing."""
    source = index.sources.get(file)
    if source is None:
        raise SkewError(
            Text(
                en='skew checks no file "{file}".',
                de='Eine Datei "{file}" prüft skew nicht.',
            ),
            Text(
                en="which files it checks: skew validate --list-files", de="welche es prüft: skew validate --list-files"
            ),
            file=file,
        )
    path = place(source, line, column)
    node = _node(source, path)
    rows = sorted(_rows(index, checked, selection, source, path, lang), key=lambda each: (each.rule.code, each.looked))
    return Explained(
        file=file,
        path=path,
        range=source.places.of(path),
        value=data(node) if node is not None else None,
        field=field_at(KINDS.get(file, "season" if source.shared else "program"), path, lang),
        rows=tuple(rows),
    )


def place(source: Source, line: int, column: int | None = None) -> Path:
    """The path of what stands at a line and column; without a column, of what the line begins."""
    places, root = source.places, source.document.root
    last = places.position(len(places.text)).line
    text = places.line(line) if 1 <= line <= last else ""
    if not text.strip() or (column is not None and not 1 <= column <= len(text) + 1):
        raise _nothing(source, line, column)
    start = places.position(0).offset if line == 1 else _offset(source, line)
    if root is None:
        return ()
    first = start + len(text) - len(text.lstrip())
    comments = {places.position(each.start).line: each for each in suppressions(source.document, places)}
    if text.lstrip().startswith("#") and not _inside_scalar(root, first):
        comment = comments.get(line)
        if comment is None or not comment.paths:
            raise _nothing(source, line, column)
        return comment.paths[0]
    if column is not None:
        return path_at(root, start + column - 1)
    found = _begun(root, first, start + len(text))
    return path_at(root, first) if found is None else found


def _offset(source: Source, line: int) -> int:
    """The offset at which a line begins."""
    low, high = 0, len(source.places.text)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if source.places.position(middle).line < line else (low, middle)
    return low


def _begun(node: Node, first: int, end: int, path: Path = ()) -> Path | None:
    """The outermost value that begins in a stretch; of a block that goes on below, its first entry."""
    inner: list[tuple[str | int, int, Node]] = [(str(key.value), key.start, value) for key, value in node.entries] or [
        (n, item.start, item) for n, item in enumerate(node.items)
    ]
    for name, start, child in inner:
        here = (*path, name)
        if first <= start < end:
            block = child.kind != "scalar" and child.style is None and first <= child.start < end
            deeper = _begun(child, first, end, here) if block else None
            return deeper or here
        if start < first < child.end and (deeper := _begun(child, first, end, here)) is not None:
            return deeper
    return None


def _inside_scalar(root: Node, offset: int) -> bool:
    path = path_at(root, offset)
    node: Node | None = root
    for each in path:
        node = node.get(each) if node is not None else None
    return node is not None and node.kind == "scalar" and node.start <= offset < node.end


def _node(source: Source, path: Path) -> Node | None:
    node = source.document.root
    for each in path:
        node = node.get(each) if node is not None else None
    return node


def _nothing(source: Source, line: int, column: int | None) -> SkewError:
    return SkewError(
        Text(en="nothing stands at {file}:{place}.", de="An der Stelle {file}:{place} steht nichts."),
        Text(en="name a line with a key or a value", de="eine Zeile mit einem Schlüssel oder Wert nennen"),
        file=source.file,
        place=line if column is None else f"{line}:{column}",
    )


def _rows(index: Index, checked: Checked, selection: Selection, source: Source, path: Path, lang: str) -> Iterator[Row]:
    tracer = TracedIndex(index)
    findings: dict[str, list[Finding]] = {}
    for each in checked.findings:
        findings.setdefault(each.code, []).append(each)
    for rule in rules():
        found = findings.get(rule.code, [])
        rows = [row for each in found if (row := _told(each, source.file, path, lang)) is not None]
        yield from rows
        if not rows:
            yield from _looking(index, tracer, rule, selection, source, path, found, lang)


def _told(finding: Finding, file: str, path: Path, lang: str) -> Row | None:
    """The row of a finding that is at the place or in it, or has it as a label."""
    here = finding.file == file and finding.path[: len(path)] == path
    label = any(each.file == file and each.path[: len(path)] == path for each in finding.labels)
    return _row(finding, file, path, path, lang) if here or label else None


def _row(finding: Finding, file: str, path: Path, looked_at: Path, lang: str) -> Row:
    hidden = finding.suppressed
    verdict: Verdict = "reported" if hidden is None else "baselined" if hidden.by == "baseline" else "suppressed"
    exact = finding.file == file and finding.path == path
    return Row(
        rule=by_code()[finding.code],
        verdict=verdict,
        looked=looked_at,
        finding=finding,
        message=shown(finding, lang).message,
        at=None if exact else finding.range.start,
        file="" if finding.file == file else finding.file,
    )


def _looking(
    index: Index,
    tracer: TracedIndex,
    rule: Rule,
    selection: Selection,
    source: Source,
    path: Path,
    found: list[Finding],
    lang: str,
) -> Iterator[Row]:
    """The verdict of a rule that reported nothing at this very place, if it looked here."""
    form = at = _form(rule, source, path)
    cases = [each for each in index.programs if source.shared or each is source]
    problems: list[tuple[str, Problem]] = []
    if form is None:
        reads: set[Read] = set()
        try:
            for each in cases if rule.check else ():
                told, read = tracer.program(each, rule)
                problems += [(each.file, problem) for problem in told]
                reads |= read
            if rule.check_all and index.programs:
                told, read = tracer.collection(rule)
                problems += [(problem.file or index.programs[0].file, problem) for problem in told]
                reads |= read
        except Exception:  # noqa: BLE001 - a bug in the rule, which `skew validate` reports
            yield Row(rule=rule, verdict="not-run", looked=path, why="crashed")
            return
        at = looked(reads, source.file, path)
    if at is None:
        return
    around = [each for each in found if each.file == source.file and each.path == path[: len(each.path)]]
    if around:
        yield from (_row(each, source.file, path, at, lang) for each in around)
    elif not selection.takes(rule):
        yield Row(rule=rule, verdict="not-run", looked=at, why="deselected")
    elif form is None and not any(rule.applies(index.case(each).status) for each in cases):
        yield Row(rule=rule, verdict="not-run", looked=at, why="status", since=rule.since)
    elif form is None and _unread(index, source, path, at, problems):
        yield Row(rule=rule, verdict="not-run", looked=at, why="unread")
    else:
        yield Row(rule=rule, verdict="passed", looked=at)


def _unread(index: Index, source: Source, path: Path, at: Path, problems: list[tuple[str, Problem]]) -> bool:
    """Whether the value could not be read, or the rule keeps silent because something beside it could not."""
    if any(each == path[: len(each)] for each in index.gone(source)):
        return True
    places = [source.original(problem.path) for file, problem in problems if file == source.file]
    return any(each in (path, at) for each in places)


def _form(rule: Rule, source: Source, path: Path) -> Path | None:
    """Where the rules of decoding, parsing and shaping looked: at every byte, at every key, at every value."""
    if rule.check or rule.check_all or rule.phase not in ("decode", "syntax", "shape"):
        return None
    if rule.code == "F002":
        return path if path == ("schema",) and not source.shared else None
    if rule.phase == "shape" and ((source.program is None and not source.shared) or path == ("schema",)):
        return None
    return path if rule.name != "unknown-field" or (path and isinstance(path[-1], str)) else None
