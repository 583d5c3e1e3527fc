"""CSV for spreadsheets: the rows of the tables or boxes, each under the heading it stands below; no cell is a formula.

UTF-8 with a byte order mark, semicolons, every field quoted, CRLF: what Excel opens rightly on a double click.
"""

import csv
from collections.abc import Iterator
from types import SimpleNamespace

from skew_cli.errors import SkewError
from skew_cli.model.format import Format, Rendered, Skin
from skew_cli.model.tree import Checks, Doc, Heading, Table, plain
from skew_cli.words import Text

_INVISIBLE = "\u200e\u200f\u2066\u2067\u2068\u2069"
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")


def field(text: str) -> str:
    """A field; an apostrophe stands before what a spreadsheet would calculate, `+49 …` too."""
    bare = text.lstrip().lstrip(_INVISIBLE).lstrip()
    return f"'{text}" if text.startswith(_FORMULA) or bare.startswith(_FORMULA) else text


def render(doc: Doc, _skin: Skin) -> Rendered:
    """The rows of the document; raises SkewError where it has none."""
    rows = list(_rows(doc))
    if not rows:
        raise SkewError(
            Text(en='"{title}" has no rows for CSV.', de='"{title}" hat keine Zeilen für CSV.'),
            Text(en="choose md, html or json", de="md, html oder json wählen"),
            title=plain(doc.title),
        )
    lines: list[str] = []
    writer = csv.writer(
        SimpleNamespace(write=lines.append), delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n"
    )
    writer.writerows([field(each) for each in row] for row in rows)
    return Rendered("".join(lines).encode("utf-8-sig"))


def _rows(doc: Doc) -> Iterator[list[str]]:
    """Boxes as group, id, text, state and note; of tables each head that is new, and the rows below it."""
    group, head = "", None
    for block in doc.blocks:
        match block:
            case Heading():
                group = plain(block.text)
            case Checks():
                for item in block.items:
                    yield [group, item.id, plain(item.text), "x" if item.done else "", plain(item.note)]
            case Table():
                if block.head != head:
                    head = block.head
                    yield ["", *(plain(each) for each in head)]
                for row in block.rows:
                    yield [group, *(plain(each) for each in row)]


FORMAT = Format(name="csv", suffix=".csv", media_type="text/csv", render=render)
