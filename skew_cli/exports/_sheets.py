"""The lists of a document as flat sheets, and the rest of it as rows of label and text."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skew_cli.model.tree import Bullets, Checks, Doc, Facts, Heading, Para, Run, Table, Text, plain


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
    """Of boxes."""


def lists(doc: Doc) -> tuple[Sheet, ...]:
    """All boxes on one sheet; tables on one as long as their heads are the same."""
    found: dict[tuple[str, ...], Sheet] = {}
    above: list[Text] = []
    dated = any(item.due for block in doc.blocks if isinstance(block, Checks) for item in block.items)
    for block in doc.blocks:
        match block:
            case Heading(level, text):
                above[level - 1 :] = [text]
            case Checks(items):
                into = found.setdefault((), _boxes(doc, dated=dated))
                into.sections += [_joined(above)] * len(items)
                into.refs += [item.ref for item in items]
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
                into.rows += rows
    return tuple(found.values())


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
