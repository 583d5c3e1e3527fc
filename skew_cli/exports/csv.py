"""CSV for other programs: all lists of a document as one rectangle with one head; no cell is a formula.

First stand the day that a heading above the row is about, then the headings, then the columns of the boxes and tables in
order of first appearance, named as in the document; a list without a column has empty fields there. A cell that consists of
a date, a time or a number is written in ISO 8601, dates within words too; the end of a span stands in a column of its own.

UTF-8 with a byte order mark, semicolons, every field quoted, CRLF: what Excel opens rightly on a double click.
"""

import csv
import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import count
from types import SimpleNamespace

from skew_cli.errors import SkewError
from skew_cli.exports._sheets import listed
from skew_cli.model.format import Format, Rendered, Skin
from skew_cli.model.labels import Labels
from skew_cli.model.tree import Checks, Doc, Run, Table, Text, Value, plain
from skew_cli.words import Text as Words

_INVISIBLE = "\u200e\u200f\u2066\u2067\u2068\u2069"
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


class NoRows(SkewError):  # noqa: N818 - says what is missing
    """A document without a list."""


def field(text: str) -> str:
    """A field; an apostrophe stands before what a spreadsheet would calculate, `+49 …` too."""
    bare = text.lstrip().lstrip(_INVISIBLE).lstrip()
    return f"'{text}" if text.startswith(_FORMULA) or bare.startswith(_FORMULA) else text


def render(doc: Doc, _skin: Skin) -> Rendered:
    """The rows of the document; raises NoRows where it has no list."""
    lists = tuple(listed(doc))
    if not lists:
        raise NoRows(
            Words(en='"{title}" has no rows for CSV.', de='"{title}" hat keine Zeilen für CSV.'),
            Words(en="choose md, html or json", de="md, html oder json wählen"),
            title=plain(doc.title),
        )
    labels = doc.labels
    section = labels.section or "section"
    sections = [f"{section} {n}" if n > 1 else section for n in range(1, max(len(above) for above, _ in lists) + 1)]
    days = [_day(above) for above, _ in lists]
    first = [*([labels.day or "day"] if any(days) else []), *sections]
    rows: list[dict[str, str]] = []
    names = dict.fromkeys(first)
    for (above, block), day in zip(lists, days, strict=True):
        columns = dict(_named(_columns(block, labels), first))
        names |= dict.fromkeys(columns)
        headings = dict(zip(sections, (field(plain(each)) for each in above), strict=False))
        before = {first[0]: day, **headings} if any(days) else headings
        rows += [before | dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]
    lines: list[str] = []
    writer = csv.writer(
        SimpleNamespace(write=lines.append), delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n"
    )
    writer.writerow(field(each) for each in names)
    writer.writerows([row.get(each, "") for each in names] for row in rows)
    return Rendered("".join(lines).encode("utf-8-sig"))


def _day(above: Iterable[Text]) -> str:
    """The day of the innermost heading that is about one."""
    days = [run.value for text in above for run in text if isinstance(run.value, dt.date)]
    return days[-1].isoformat() if days else ""


def _columns(block: Checks | Table, labels: Labels) -> Iterator[tuple[str, list[str]]]:
    """Head and fields of each column of a list."""
    if isinstance(block, Checks):
        items = block.items
        yield labels.item or "item", [field(each.id) for each in items]
        yield labels.text or "text", [_cell(each.text) for each in items]
        yield labels.due or "due", [each.due.isoformat() if each.due else "" for each in items]
        yield labels.status or "status", [field(labels.done if each.done else labels.open) for each in items]
        yield labels.note or "note", [_cell(each.note) for each in items]
        return
    for head, *cells in zip(block.head, *block.rows, strict=True):
        yield plain(head), [_cell(each) for each in cells]
        ends = [_iso(run.end) if (run := _alone(each)) else "" for each in cells]
        if any(ends):
            yield f"{plain(head)} ({labels.end or 'end'})", ends


def _named(columns: Iterable[tuple[str, list[str]]], taken: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """The columns of a list, each with a name of its own."""
    names = set(taken)
    for head, cells in columns:
        name = next(each for n in count(1) if (each := f"{head} ({n})" if n > 1 else head) not in names)
        names.add(name)
        yield name, cells


def _cell(text: Text) -> str:
    """The value that a cell consists of, else its words with their dates in figures."""
    if run := _alone(text):
        return _iso(run.value)
    dated = (type(run.value) is dt.date for run in text)
    return field("".join(_iso(run.value) if day else run.text for run, day in zip(text, dated, strict=True)).strip())


def _alone(text: Text) -> Run | None:
    """The run whose value is all that a text says, perhaps beside a sign and the day of that moment."""
    if any(each.isalnum() for run in text if run.value is None for each in run.text):
        return None
    valued = [run for run in text if run.value is not None]
    moments = {run.value.date() for run in valued if isinstance(run.value, dt.datetime)}
    rest = [run for run in valued if run.value not in moments]
    return rest[0] if len(rest) == 1 else None


def _iso(value: Value | None) -> str:
    """A value for programs; nothing if there is none."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, dt.date | dt.time) else str(value)


FORMAT = Format(name="csv", suffix=".csv", media_type="text/csv", render=render)
