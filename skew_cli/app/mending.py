"""One message for one mistake, and what of a file's form can be put right without asking.

A fix is only offered where a trial shows that it causes no other mistake of form.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from skew_cli.app.advice import advised, whole
from skew_cli.model.finding import Applicability, Change, Fix, Path, Problem
from skew_cli.source.nodes import Data, Document, Node

Told = tuple[str, Problem]
"""Code and problem."""
Shape = Callable[[dict[str, Data]], Sequence[Told]]
"""What is wrong with the form of data."""
_OF_VALUES = ("long-number", "infinite-number", "control-character")
"""Messages of F001 about a value as such."""
_TRIALS = 50
"""So many fixes of a file are tried one by one when they cannot all be right together."""
_MANY = 200
"""A file with more mistakes of form is no file to be mended by a machine."""
_TIME = re.compile(r"(\d{1,2})(?:(:)|\.)(\d\d)(?: ?Uhr)?\Z", re.ASCII)
_HOUR = re.compile(r"(\d{1,2}) ?Uhr\Z", re.ASCII)
_DATE = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})\Z", re.ASCII)
_GERMAN_DATE = re.compile(r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})\Z", re.ASCII)
_BOOLEANS = {"true": True, "yes": True, "y": True, "on": True, "ja": True}
_BOOLEANS |= dict.fromkeys(("false", "no", "n", "off", "nein"), False)
_FLOW = re.compile(r"[,\[\]{}#\r\n]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Candidate:
    """A fix, and the data as it would make them."""

    number: int
    """Index of the problem."""
    fix: Fix
    path: Path
    value: Data = None
    key: str | None = None
    """The new key, if the key is what changes."""


def told_once(document: Document, problems: Sequence[Told]) -> tuple[Document, tuple[Told, ...]]:
    """Of what YAML and the file format both object to, one message: the YAML error, else that of the format."""
    spans: dict[int, int] = {}
    kept: list[Told] = []
    refused = sorted(each.start for each in document.flaws if each.message_id in _OF_VALUES)
    for code, problem in problems:
        node = None if problem.key and code != "F003" else _node(document.root, problem.path, key=problem.key)
        if node is not None and not problem.key and node.kind == "scalar" and _between(refused, node):
            continue
        kept.append((code, problem))
        if node is not None:
            spans[node.start] = node.end
    starts = sorted(spans)

    def inside(offset: int) -> bool:
        at = bisect_right(starts, offset) - 1
        return at >= 0 and offset < spans[starts[at]]

    flaws = tuple(
        each for each in document.flaws if not (each.code == "F013" and each.replacement and inside(each.start))
    )
    return replace(document, flaws=flaws), tuple(kept)


def _between(offsets: list[int], node: Node) -> bool:
    at = bisect_right(offsets, node.start - 1)
    return at < len(offsets) and offsets[at] < max(node.end, node.start + 1)


def mended(document: Document, plain: dict[str, Data], problems: Sequence[Told], shape: Shape) -> tuple[Told, ...]:
    """The problems of `plain` with the fixes that a trial found good."""
    if len(problems) > _MANY:
        return tuple(problems)
    known = [(code, each.message_id, each.path) for code, each in problems]
    problems = [(code, advised(code, each)) for code, each in problems]
    found: dict[tuple[Path, str | None], _Candidate] = {}
    for number, (code, problem) in enumerate(problems):
        for each in _candidates(document, number, code, problem):
            found.setdefault((each.path[:-1], each.key) if each.key else (each.path, None), each)

    def good(some: Sequence[_Candidate]) -> bool:
        changed: Data = plain
        for each in some:
            changed = _with(changed, each.path, each)
        after = Counter((code, each.message_id, each.path) for code, each in shape(dict(_entries(changed))))
        return not after - (Counter(known) - Counter(known[each.number] for each in some))

    every = tuple(found.values())
    if every and not good(every):
        every = tuple(each for each in every[:_TRIALS] if good((each,)))
    fixes = {each.number: each.fix for each in every}
    return tuple((code, replace(each, fix=fixes.get(n))) for n, (code, each) in enumerate(problems))


def _entries(value: Data) -> Mapping[str, Data]:
    return value if isinstance(value, dict) else {}


def _with(value: Data, path: Path, new: _Candidate) -> Data:
    """The data with one change in them."""
    if not path:
        return new.value
    first, rest = path[0], path[1:]
    if isinstance(value, tuple):
        return tuple(_with(each, rest, new) if n == first else each for n, each in enumerate(value))
    renamed = new.key if new.key and not rest else str(first)
    return {
        renamed if key == first else key: each if key != first or (new.key and not rest) else _with(each, rest, new)
        for key, each in _entries(value).items()
    }


def _candidates(document: Document, number: int, code: str, problem: Problem) -> Iterator[_Candidate]:
    known = problem.params.get("known")
    node = _node(document.root, problem.path, key=problem.key)
    if node is None or node.kind != "scalar" or document.text.startswith(("&", "!"), node.start):
        return
    if code == "F003" and isinstance(known, str):
        parent = _node(document.root, problem.path[:-1])
        if parent is not None and parent.key(known) is None:
            change = Change(op="rename", path=problem.path, text=known)
            yield _Candidate(number=number, fix=Fix(changes=(change,)), path=problem.path, key=known)
        return
    if code != "F004" or problem.key or node.style in ("|", ">"):
        return
    written = document.text[node.start : node.end]
    for value, text, applicability, title in _values(problem, node, written):
        change = Change(op="set", path=problem.path, text=text)
        fix = Fix(changes=(change,), applicability=applicability, title=title)
        yield _Candidate(number=number, fix=fix, path=problem.path, value=value)


def _values(problem: Problem, node: Node, raw: str) -> Iterator[tuple[Data, str, Applicability, str]]:
    """The value that was meant, as data and as YAML."""
    text = node.value if isinstance(node.value, str) else raw
    if problem.message_id == "bad-time" and (time := _time(text)):
        yield time[0], f'"{time[0]}"', time[1], "write-time"
    elif problem.message_id == "bad-date" and (date := _date(text)):
        yield date[0], date[0], date[1], "write-date"
    elif problem.message_id == "not-boolean" and (truth := _BOOLEANS.get(text.casefold())) is not None:
        yield truth, "true" if truth else "false", "safe", ""
    elif problem.message_id == "similar-choice" and isinstance(node.value, str):
        near = str(problem.params["known"])
        yield near, near, "safe" if near == text.strip().casefold() else "unsafe", "write-choice"
    elif problem.message_id == "not-text":
        yield raw, f'"{raw}"', "safe", ""
    elif problem.message_id == "quoted-number" and (number := whole(text)) is not None:
        yield number, str(number), "safe", ""
    elif problem.message_id == "leading-zero" and (number := whole(text.lstrip("0") or "0")) is not None:
        yield number, str(number), "unsafe", ""
    elif problem.message_id == "not-list" and not node.empty:
        plain = node.style is None and _FLOW.search(raw)
        if not (plain and re.search(r"[\"\\\r\n]", raw)):
            yield (node.value,), f'["{raw}"]' if plain else f"[{raw}]", "safe", ""


def _time(text: str) -> tuple[str, Applicability] | None:
    """`9:00` is nothing but 09:00; `9.00`, `9 Uhr` and `9:00 Uhr` are very likely."""
    if match := _TIME.match(text):
        return f"{match[1]:0>2}:{match[3]}", "safe" if match[2] and match[0].endswith(match[3]) else "unsafe"
    match = _HOUR.match(text)
    return (f"{match[1]:0>2}:00", "unsafe") if match else None


def _date(text: str) -> tuple[str, Applicability] | None:
    """`2024-5-7` is nothing but 2024-05-07; a day with dots is very likely written as in German."""
    if match := _DATE.match(text):
        return f"{match[1]}-{match[2]:0>2}-{match[3]:0>2}", "safe"
    match = _GERMAN_DATE.match(text)
    return (f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}", "unsafe") if match else None


def _node(root: Node | None, path: Path, *, key: bool = False) -> Node | None:
    """The value at a path, or its key; None for what is absent, or there only through an alias."""
    node, mark = root, root
    for segment in path:
        if node is None or node.anchor is not None:
            return None
        mark, node = node.key(segment) if node.kind == "mapping" else None, node.get(segment)
    return mark if key else node if node is not None and node.anchor is None else None
