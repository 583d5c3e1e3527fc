"""Two languages side by side: a document made from the same document in two languages, block by block.

Only blocks that every format knows are used. What both languages write alike, such as a time or a name, stands once;
texts stand in two columns, each in the direction of its language, below their heading in both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from skew_cli.model.tree import (
    DIRECTIONS,
    Block,
    Bullets,
    Check,
    Checks,
    Doc,
    Facts,
    Heading,
    Para,
    Run,
    Table,
    Text,
    Timeline,
    plain,
)

_BETWEEN = (Run(" · "),)
_FEW = 2
"""So many notes need no table."""
_USUAL = 25
"""A column with texts of so many letters is as wide as the document wants it."""
T = TypeVar("T")
_Pair = tuple[Text, Text]


def side_by_side(first: Doc, second: Doc, names: _Pair) -> Doc:
    """One document in the language of `first`; `names` are the names of both languages.

    Raises ValueError unless both have the same blocks in the same order.
    """
    if [type(each) for each in first.blocks] != [type(each) for each in second.blocks]:
        raise ValueError("the two languages of a document have different blocks")
    head = (_in(names[0], first.lang), _in(names[1], second.lang))
    blocks: list[Block] = []
    heading: _Pair | None = None  # just above; it becomes the head of a table of prose unless it begins a chapter
    every = zip(first.blocks, second.blocks, strict=True)
    pairs = [
        pair for pair in every if not isinstance(pair[0], Timeline)
    ]  # it has one language, and a table says the same
    for prose, group in groupby(pairs, key=lambda pair: isinstance(pair[0], Para | Facts | Bullets)):
        found = list(group)
        if not prose:
            blocks += [_joined(one, other, first.lang, second.lang) for one, other in found]
            heading = _head(*found[-1], first.lang, second.lang)
            continue
        rows = [row for one, other in found for row in _rows(one, other, first.lang, second.lang)]
        if heading is not None:
            blocks[-1] = Table(heading, tuple(rows), (1, 1))
        elif len(rows) == 1 or (len(rows) == _FEW and all(isinstance(one, Para) for one, _ in found)):
            blocks += _lines([one for one, _ in found], rows)
        else:
            blocks.append(Table(head, tuple(rows), (1, 1)))
        heading = None
    return replace(
        first,
        title=_both(first.title, second.title, second.lang),
        subtitle=_both(first.subtitle, second.subtitle, second.lang),
        blocks=tuple(_stepwise(blocks)),
        landscape=True,
    )


def _in(text: Text, lang: str) -> Text:
    """The text with its language named in every run, so that a cell takes its direction."""
    return tuple(run if run.lang else replace(run, lang=lang) for run in text)


def _both(one: Text, other: Text, second: str) -> Text:
    """Both texts in one line; only one where they are alike."""
    if plain(one) == plain(other):
        return one
    if not plain(one) or not plain(other):
        return one or _in(other, second)
    whole = Run(plain(other), lang=second, dir=DIRECTIONS[second], isolate=True)  # its order is its own
    return (*one, *_BETWEEN, whole)


def _head(one: Block, other: Block, first: str, second: str) -> _Pair | None:
    """Both texts of a heading below the first level, for the head of a table; nothing of any other block."""
    match one, other:
        case Heading(level, left), Heading(_, right) if level > 1:
            return _in(left, first), _in(right, second)
    return None


def _stepwise(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks with headings that skip no level, because some became heads of tables."""
    above = 0
    for block in blocks:
        if isinstance(block, Heading):
            above = min(block.level, above + 1)
            yield Heading(above, block.text)
        else:
            yield block


def _lines(found: Sequence[Block], rows: Iterable[_Pair]) -> Iterator[Block]:
    """So few rows that two paragraphs each say it without a table."""
    for block, row in zip(found, rows, strict=True):
        style = block.style if isinstance(block, Para) else "body"
        yield from (Para(cell, style) for cell in row if plain(cell))


def _rows(one: Block, other: Block, first: str, second: str) -> Iterable[_Pair]:
    """Prose as rows of two cells."""
    match one, other:
        case Para(left), Para(right):
            yield _cells(left, right, first, second)
        case Facts(left_rows), Facts(right_rows):
            for left_row, right_row in _aligned(left_rows, right_rows):
                yield _cells(_fact(*left_row), _fact(*right_row), first, second)
        case Bullets(left_items, ordered), Bullets(right_items, _):
            for number, (left, right) in enumerate(_aligned(left_items, right_items), 1):
                sign = (Run(f"{number}. " if ordered else "• "),)
                yield _cells((*sign, *left), (*sign, *right), first, second)


def _cells(left: Text, right: Text, first: str, second: str) -> _Pair:
    """Both in their language; what nobody translated stands only in the column of its own language."""
    if plain(left) == plain(right) and any(char.isalpha() for char in plain(left)):
        if any(run.lang == second for run in left):
            return (), _in(right, second)
        return _in(left, first), ()
    return _in(left, first), _in(right, second)


def _fact(label: Text, text: Text) -> Text:
    return (*(replace(run, bold=True) for run in label), Run(": "), *text)


def _joined(one: Block, other: Block, first: str, second: str) -> Block:
    """Blocks that keep their kind in two languages."""
    match one, other:
        case Heading(level, left), Heading(_, right):
            return Heading(level, _both(left, right, second))
        case Table(), Table():
            return _table(one, other, first, second)
        case Checks(left_checks), Checks(right_checks):
            return Checks(tuple(_check(a, b, second) for a, b in _aligned(left_checks, right_checks)))
    return one


def _check(one: Check, other: Check, second: str) -> Check:
    text, note = (_both(a, b, second) for a, b in ((one.text, other.text), (one.note, other.note)))
    return replace(one, text=text, note=note)


def _table(one: Table, other: Table, first: str, second: str) -> Table:
    """A column that both languages write alike once, any other twice, side by side."""
    head: list[Text] = []
    widths: list[float] = []
    columns: list[Sequence[Text]] = []
    rows = _aligned(one.rows, other.rows)
    for place, width in enumerate(one.widths):
        left, right = ([row[place] for row in side] for side in zip(*rows, strict=True)) if rows else ([], [])
        if all(plain(a) == plain(b) for a, b in zip(left, right, strict=True)):
            head.append(_both(one.head[place], other.head[place], second))
            columns.append(left)
            widths.append(1.3 * width)  # its head is said twice
        else:
            head += [_in(one.head[place], first), _in(other.head[place], second)]
            columns += zip(*(_cells(a, b, first, second) for a, b in zip(left, right, strict=True)), strict=True)
            longest = max(len(plain(each)) for each in (*left, *right))
            widths += [width * min(max(longest / _USUAL, 0.95), 1.2)] * 2
    return Table(tuple(head), tuple(zip(*columns, strict=True)), tuple(widths))


def _aligned(one: Sequence[T], other: Sequence[T]) -> list[tuple[T, T]]:
    return list(zip(one, other, strict=True))
