"""Lines for Word, cut by direction: Word does not look at a text to find it, each run has to say which way it goes.

A run that goes right to left takes its brackets and full stops along. So a line is cut where UAX #9 would turn: numbers
go with the letters before them (W), a pair of brackets with what it holds (N0), what else is neutral with both its
neighbours if they agree, otherwise with the line (N1, N2). In a line right to left other numbers are runs from left to
right, so that nothing depends on how Word reads `12 %`. Word's isolates are not to be relied on: marks of direction
stand around a foreign value instead, and one with letters of both directions is embedded: by `w:dir`, which is Word's
own way, and by characters, because LibreOffice up to 7.4 does not know it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from typing import Literal
from unicodedata import bidirectional

from skew_cli.model.tree import Run, Text

Direction = Literal["ltr", "rtl"]

MARKS: dict[Direction, str] = {"ltr": "\u200e", "rtl": "\u200f"}
_LETTERS: dict[str, Direction] = {"L": "ltr", "R": "rtl", "AL": "rtl"}
_EMBED: dict[Direction, str] = {"ltr": "\u202a", "rtl": "\u202b"}
_END = "\u202c"
_CLASS: dict[Direction, str] = {"ltr": "L", "rtl": "R"}
_FOREIGN = frozenset({"R", "AL", "AN"})
"""What makes a line from left to right a mixed one."""
_OBJECT = "\ufffc"
"""Stands for a value in the line around it: neutral, as UAX #9 takes an isolate."""
_OPEN, _CLOSE = "([{⟨❨⁅⁽₍「『【（［｛", ")]}⟩❩⁆⁾₎」』】）］｝"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a run that goes in one direction; marks around it belong to its text."""

    run: Run
    text: str
    direction: Direction
    inside: Direction | None = None
    """The direction of the value that it is in, where both directions meet there."""


def cut(text: Text, base: Direction) -> Iterator[Piece]:
    """The pieces of a line whose paragraph goes in the direction `base`."""
    ways = [run.dir if run.dir != "auto" else leading(run.text, base) for run in text]
    if set(ways) | {base} == {"ltr"} and not any(bidirectional(char) in _FOREIGN for run in text for char in run.text):
        yield from (Piece(run, run.text, base) for run in text if run.text)
        return
    closed = [run.isolate or run.dir != "auto" for run in text]
    line = "".join(_OBJECT if alone else run.text for run, alone in zip(text, closed, strict=True))
    outer = iter(resolved(line, base, base))
    for run, way, alone in zip(text, ways, closed, strict=True):
        if alone:
            yield from _value(run, way, next(outer), base)
        else:
            yield from _pieces(run, run.text, [next(outer) for _ in run.text])


def _value(run: Run, way: Direction, around: Direction, base: Direction) -> Iterator[Piece]:
    """A value between marks: inside those of its own direction, outside those of the line, if they differ."""
    content = MARKS[way] + run.text + MARKS[way]
    if way == around:
        yield from _pieces(run, content, resolved(content, way, base))
        return
    yield Piece(run, MARKS[around], around)
    if any(_LETTERS.get(bidirectional(char)) == around for char in run.text):
        yield Piece(run, _EMBED[way], way, way)
        yield from _pieces(run, content, resolved(content, way, way), way)
        yield Piece(run, _END, way, way)
    else:
        yield from _pieces(run, content, resolved(content, way, base))
    yield Piece(run, MARKS[around], around)


def _pieces(run: Run, text: str, directions: Sequence[Direction], inside: Direction | None = None) -> Iterator[Piece]:
    for direction, chars in groupby(zip(text, directions, strict=True), key=lambda pair: pair[1]):
        yield Piece(run, "".join(char for char, _ in chars), direction, inside)


def leading(text: str, base: Direction) -> Direction:
    """The direction of the first letter (P2, P3); `base` for a text without letters."""
    return next((_LETTERS[kind] for char in text if (kind := bidirectional(char)) in _LETTERS), base)


@lru_cache(maxsize=2048)
def resolved(text: str, base: Direction, line: Direction) -> tuple[Direction, ...]:
    """The direction of every character of a text or value that goes in the direction `base`, inside of a line.

    Numbers that belong to no Latin letters go against the line, because they stand one level deeper than its letters.
    """
    numbers: Direction = "ltr" if line == "rtl" else "rtl"
    ways: dict[str, Direction] = {"L": "ltr", "R": "rtl", "EN": numbers, "AN": numbers}
    places = [n for n, char in enumerate(text) if bidirectional(char) != "BN"]  # X9: as if they were not there
    kinds = _weak([bidirectional(text[n]) for n in places], base)
    _brackets("".join(text[n] for n in places), kinds, base)
    _neutral(kinds, base)
    by_place = dict(zip(places, kinds, strict=True))
    out: list[Direction] = []
    for n in range(len(text)):
        kind = by_place.get(n)
        out.append(ways[kind] if kind else out[-1] if out else base)
    return tuple(out)


def _weak(kinds: list[str], base: Direction) -> list[str]:
    """W1 to W7: afterwards only L, R, EN and AN are left, and ON for all that is neutral."""
    start = _CLASS[base]
    _numbers(kinds, start)
    letter = start
    for n, kind in enumerate(kinds):
        if kind in _LETTERS:
            letter = kinds[n] = _CLASS[_LETTERS[kind]]  # W3
        elif kind == "EN" and letter == "L":  # W7
            kinds[n] = "L"
        elif kind not in ("EN", "AN"):  # W6
            kinds[n] = "ON"
    return kinds


def _numbers(kinds: list[str], start: str) -> None:
    """W1, W2, W4 and W5: numbers take in their signs, and digits after an Arabic letter are Arabic numbers."""
    letter = before = start
    for n, kind in enumerate(kinds):
        if kind == "NSM":  # W1
            kinds[n] = before
        elif kind == "EN" and letter == "AL":  # W2
            kinds[n] = "AN"
        before = kinds[n]
        letter = before if before in _LETTERS else letter
    for n in range(1, len(kinds) - 1):  # W4
        left, kind, right = kinds[n - 1 : n + 2]
        if left == right and ((left == "EN" and kind in ("ES", "CS")) or (left == "AN" and kind == "CS")):
            kinds[n] = left
    for order in (range(1, len(kinds)), range(len(kinds) - 2, -1, -1)):  # W5, from both sides
        for n in order:
            if kinds[n] == "ET" and kinds[n - order.step] == "EN":
                kinds[n] = "EN"


def _strong(kind: str) -> str:
    """For neutrals a number counts as right to left."""
    return "R" if kind in ("EN", "AN") else kind


def _brackets(text: str, kinds: list[str], base: Direction) -> None:
    """N0: a pair takes the direction of the line if it holds any of it, otherwise that of what stands before it."""
    own = _CLASS[base]
    for start, end in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]} - {"ON"}
        if inside:
            before = next((_strong(kind) for kind in reversed(kinds[:start]) if kind != "ON"), own)
            kinds[start] = kinds[end] = own if own in inside else before


def _pairs(text: str, kinds: list[str]) -> list[tuple[int, int]]:
    """Brackets that belong together (BD16), by the opening one."""
    found: list[tuple[int, int]] = []
    opened: list[tuple[str, int]] = []
    for n, char in enumerate(text):
        if kinds[n] != "ON":
            continue
        if char in _OPEN:
            opened.append((_CLOSE[_OPEN.index(char)], n))
        elif any(char == close for close, _ in opened):
            while opened[-1][0] != char:
                opened.pop()
            found.append((opened.pop()[1], n))
    return sorted(found)


def _neutral(kinds: list[str], base: Direction) -> None:
    """N1 and N2: neutrals between two of one direction follow them, all others the line."""
    own, n = _CLASS[base], 0
    for neutral, group in groupby(list(kinds), key=lambda kind: kind == "ON"):
        end = n + len(list(group))
        if neutral:
            before = _strong(kinds[n - 1]) if n else own
            after = _strong(kinds[end]) if end < len(kinds) else own
            kinds[n:end] = [before if before == after else own] * (end - n)
        n = end
