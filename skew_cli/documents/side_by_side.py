"""Two languages side by side: a document made from the same document in two languages, block by block.

Only blocks that every format knows are used. What both languages write alike, such as a time or a name, stands once;
texts stand in two columns, each in the direction of its language.
"""

from collections.abc import Iterable, Sequence
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
T = TypeVar("T")
_Pair = tuple[Text, Text]


def side_by_side(first: Doc, second: Doc, names: _Pair) -> Doc:
    """One document in the language of `first`; `names` are the names of both languages.

    Raises ValueError unless both have the same blocks in the same order.
    """
    if [type(each) for each in first.blocks] != [type(each) for each in second.blocks]:
        raise ValueError("the two languages of a document have different blocks")
    pairs = list(zip(first.blocks, second.blocks, strict=True))
    head = (_in(names[0], first.lang), _in(names[1], second.lang))
    blocks: list[Block] = []
    for prose, group in groupby(pairs, key=lambda pair: isinstance(pair[0], Para | Facts | Bullets)):
        if prose:
            rows = [row for one, other in group for row in _rows(one, other, first.lang, second.lang)]
            blocks.append(Table(head, tuple(rows), (1, 1)))
        else:
            blocks += [_joined(one, other, first.lang, second.lang) for one, other in group]
    return replace(
        first,
        title=_both(first.title, second.title, second.lang),
        subtitle=_both(first.subtitle, second.subtitle, second.lang),
        blocks=tuple(blocks),
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


def _rows(one: Block, other: Block, first: str, second: str) -> Iterable[_Pair]:
    """Prose as rows of two cells."""
    match one, other:
        case Para(left), Para(right):
            yield _in(left, first), _in(right, second)
        case Facts(left_rows), Facts(right_rows):
            for left_row, right_row in _aligned(left_rows, right_rows):
                yield _in(_fact(*left_row), first), _in(_fact(*right_row), second)
        case Bullets(left_items), Bullets(right_items):
            for left, right in _aligned(left_items, right_items):
                yield _in((Run("• "), *left), first), _in((Run("• "), *right), second)


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
        case Timeline(), Timeline():
            return one
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
            widths.append(1.5 * width)  # its head is said twice
        else:
            head += [_in(one.head[place], first), _in(other.head[place], second)]
            columns += [[_in(each, first) for each in left], [_in(each, second) for each in right]]
            widths += [width, width]
    return Table(tuple(head), tuple(zip(*columns, strict=True)), tuple(widths))


def _aligned(one: Sequence[T], other: Sequence[T]) -> list[tuple[T, T]]:
    return list(zip(one, other, strict=True))
