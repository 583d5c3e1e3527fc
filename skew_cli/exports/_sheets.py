"""The lists of a document as flat sheets, and the rest of it as rows of label and text."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from skew_cli.model.returned import state
from skew_cli.model.tree import Block, Bullets, Checks, Doc, Facts, Heading, Para, Run, Table, Text, plain


@dataclass(kw_only=True)
class Sheet:
    """A flat sheet."""

    head: tuple[Text, ...]
    widths: tuple[float, ...]
    """Relative."""
    rows: list[tuple[Text | dt.date, ...]] = field(default_factory=list)
    sections: list[Text] = field(default_factory=list)
    """The headings above each row, in one line."""
    refs: list[str] = field(default_factory=list)
    """Of boxes, each with the state that is sent on a second line."""


def listed(doc: Doc) -> Iterator[tuple[tuple[Text, ...], Checks | Table]]:
    """Boxes and tables, each with the headings above it; a table that was too wide for a page is whole again."""
    blocks: list[Block] = []
    for block in doc.blocks:
        whole = _beside(blocks[-1], block) if blocks else None
        if whole:
            blocks[-1] = whole
        else:
            blocks.append(block)
    above: list[Text] = []
    for block in blocks:
        match block:
            case Heading(level, text):
                above[level - 1 :] = [text]
            case Checks() | Table():
                yield tuple(above), block


def _beside(one: Block, other: Block) -> Table | None:
    """Two tables as one, if their first columns are the same, head and cells, and no other head stands in both."""
    if not (isinstance(one, Table) and isinstance(other, Table)):
        return None
    left, right = _columns(one), _columns(other)
    same = len([*takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))])
    more = right[same:]
    if not same or same == len(left) or not more or {head for head, *_ in left} & {head for head, *_ in more}:
        return None
    rows = tuple((*row, *rest[same:]) for row, rest in zip(one.rows, other.rows, strict=True))
    return Table((*one.head, *other.head[same:]), rows, (*one.widths, *other.widths[same:]))


def _columns(table: Table) -> list[tuple[str, ...]]:
    """The words of each column, its head first."""
    return [tuple(plain(each) for each in column) for column in zip(table.head, *table.rows, strict=True)]


def lists(doc: Doc) -> tuple[Sheet, ...]:
    """All boxes on one sheet; tables on one as long as their heads are the same."""
    found: dict[tuple[str, ...], Sheet] = {}
    dated = any(item.due for block in doc.blocks if isinstance(block, Checks) for item in block.items)
    for above, block in listed(doc):
        match block:
            case Checks(items):
                into = found.setdefault((), _boxes(doc, dated=dated))
                into.sections += [_joined(above)] * len(items)
                into.refs += [f"{item.ref}\n{state(done=item.done, day=item.done_on)}" for item in items]
                states = (doc.labels.open, doc.labels.done)
                into.rows += [
                    (
                        (Run(item.id),),
                        item.text,
                        *([item.due or ()] if dated else []),
                        item.note,
                        (Run(states[item.done]),),
                        (),
                    )
                    for item in items
                ]
            case Table(head, rows, widths):
                into = found.setdefault(tuple(plain(each) for each in head), Sheet(head=head, widths=widths))
                into.sections += [_joined(above)] * len(rows)
                into.rows += [tuple(_day(each) for each in row) for row in rows]
    return tuple(found.values())


def _day(cell: Text) -> Text | dt.date:
    """The day that a cell consists of, else its text."""
    match cell:
        case (Run(value=dt.date() as day),) if not isinstance(day, dt.datetime):
            return day
    return cell


def _boxes(doc: Doc, *, dated: bool) -> Sheet:
    """The columns of boxes; `status` and `remark` are the last two."""
    labels = doc.labels
    due = [(labels.due, 14)] if dated else []
    columns = ((labels.item, 8), (labels.text, 44), *due, (labels.note, 30), (labels.status, 12), (labels.remark, 26))
    return Sheet(head=tuple((Run(name),) for name, _ in columns), widths=tuple(width for _, width in columns))


def _joined(texts: Sequence[Text]) -> Text:
    """Headings one in the other, as one line."""
    return tuple(run for n, text in enumerate(texts) for run in ((Run(" – "), *text) if n else text))


def prose(doc: Doc) -> Iterator[tuple[str, Text, Text]]:
    """What is no list as rows of style, label and text; a heading without any text below it is left out."""
    waiting: list[Heading] = []
    for block in doc.blocks:
        if isinstance(block, Heading):
            waiting = [each for each in waiting if each.level < block.level] + [block]
            continue
        rows: list[tuple[str, Text, Text]] = []
        match block:
            case Facts(pairs):
                rows = [("fact", label, text) for label, text in pairs]
            case Para(text, style):
                rows = [(style, (), text)]
            case Bullets(items, ordered):
                rows = [("body", (), (Run(f"{n}. " if ordered else "• "), *item)) for n, item in enumerate(items, 1)]
        if rows:
            yield from (("heading", each.text, ()) for each in waiting)
            waiting = []
            yield from rows
