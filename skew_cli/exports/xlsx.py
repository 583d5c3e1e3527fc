"""XLSX: facts and prose on a first sheet, every list flat on one of its own, to sort, to filter and to fill in.

Each cell is a text as it stands in the document, never a formula, a link or a number. The one exception is a day: the one
by which a box is due, and the one that a cell of a table consists of. Excel sorts and filters it as a date, in a format of
figures that no computer words anew. Days and times within words stay text.

The column behind the last one is hidden: in its head a filled-in file says what it is of and how its columns and states
are called, below it `Check.ref` of each row and, on a second line, the state that was sent. There it survives programs
that drop the properties of a file.
"""

import datetime as dt
import re
import textwrap
from collections.abc import Iterable
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from skew_cli import words
from skew_cli.exports._extra import library
from skew_cli.exports._sheets import Sheet, lists, prose
from skew_cli.model.format import Format, Remark, Rendered, Skin
from skew_cli.model.returned import cut, units
from skew_cli.model.tree import DIRECTIONS, Doc, Run, Text, language, plain

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format as CellFormat
    from xlsxwriter.worksheet import Worksheet

_CELL, _NAME, _PROPERTY = 32_767, 31, 255
"""The limits of Excel, in UTF-16 units."""
_WIDE, _LABELS, _NARROW = 120, 34, 7
"""Characters beside each other on a page, before the facts, and at least in a column: an id is never broken."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_RESERVED = "history"
_HEADER = re.compile(r"&(?=[G\[])")
_EARLIEST = dt.date(1900, 3, 1)
"""Before it, Excel counts a day that never was."""

_INSTEAD = words.Text(
    en="Without it, export CSV, which every spreadsheet opens.",
    de="Ohne sie als CSV ausgeben; das öffnet jede Tabellenkalkulation.",
)
_CUT = words.Text(
    en="XLSX: Excel holds {limit} characters in a cell; longer texts end with “…” in {cells}",
    de="XLSX: Excel fasst {limit} Zeichen in einer Zelle; längere Texte enden mit „…“ in {cells}",
)


def _cut(text: str, limit: int) -> str:
    """At most so many UTF-16 units; a longer text ends with an ellipsis."""
    return text if units(text) <= limit else cut(text, limit - 1) + "…"


def _name(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes for a sheet, unlike those that are taken in whatever case."""
    bare = " ".join(_FORBIDDEN.sub(" ", wanted).split()).strip("' ") or "1"
    for number in range(1, len(taken) + 3):
        end = f" ({number})" if number > 1 else ""
        name = _cut(bare, _NAME - len(end)) + end
        if name.lower() not in taken | {_RESERVED}:
            break
    taken.add(name.lower())
    return name


@dataclass(kw_only=True)
class _Book:
    """A workbook in the making."""

    book: "Workbook"
    doc: Doc
    accent: str
    formats: dict[tuple[tuple[str, Any], ...], "CellFormat"] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    cut: list[str] = field(default_factory=list)
    """Cells that could not hold their text."""

    def look(self, text: Text = (), **wanted: Any) -> "CellFormat":
        """A format in the direction of a text, else in that of the document."""
        named = DIRECTIONS[language(text) or self.doc.lang]
        rtl = named == "rtl" and not (text and all(run.dir == "ltr" for run in text))
        whole = {"font_name": "Arial", "font_size": 10, "valign": "top", "text_wrap": True, **wanted}
        whole["reading_order"] = 2 if rtl else 1
        whole.setdefault("align", "right" if rtl else "left")
        key = tuple(sorted(whole.items()))
        if key not in self.formats:
            self.formats[key] = self.book.add_format(whole)
        return self.formats[key]

    def sheet(self, wanted: str) -> "Worksheet":
        """An empty sheet, ready for print."""
        sheet = self.book.add_worksheet(_name(wanted, self.names))
        if self.doc.dir == "rtl":
            sheet.right_to_left()
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.7)
        sheet.set_header("&C" + _HEADER.sub("& ", _cut(plain(self.doc.title), 120)).replace("&", "&&"))
        sheet.set_footer("&C&P")
        sheet.hide_gridlines(2)
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        return sheet

    def write(self, sheet: "Worksheet", row: int, column: int, text: Text, look: "CellFormat") -> None:
        """A text as it is."""
        whole = plain(text)
        shown = _cut(whole, _CELL)
        if shown != whole:
            self.cut.append(f"{sheet.get_name()}!{_letter(column)}{row + 1}")
        if shown:
            sheet.write_string(row, column, shown, look)
        else:
            sheet.write_blank(row, column, None, look)

    def prose(self) -> None:
        """The first sheet."""
        doc = self.doc
        sheet = self.sheet(doc.labels.facts or plain(doc.title))
        sheet.set_column(0, 0, _LABELS)
        sheet.set_column(1, 1, _WIDE - _LABELS)
        big = {"bold": True, "font_color": self.accent, "text_wrap": False}
        self.write(sheet, 0, 0, doc.title, self.look(doc.title, font_size=14, **big))
        self.write(sheet, 1, 0, doc.subtitle, self.look(doc.subtitle, text_wrap=False))
        for row, (style, label, text) in enumerate(prose(doc), 3):
            if style == "heading":
                self.write(sheet, row, 0, label, self.look(label, font_size=12, **big))
                continue
            self.write(sheet, row, 0, label, self.look(label, bold=True))
            more = {"lead": {"bold": True}, "note": {"italic": True}}.get(style, {})
            self.write(sheet, row, 1, text, self.look(text, **more))
            sheet.set_row(row, _height(((label, _LABELS), (text, _WIDE - _LABELS))))

    def flat(self, listed: Sheet) -> "Worksheet":
        """A flat sheet, with its sections in front if it has any."""
        doc = self.doc
        sections = {plain(each): each for each in listed.sections}
        one = next(iter(sections)) if len(sections) == 1 and not listed.refs else ""
        sheet = self.sheet(one or doc.subject or plain(doc.title))
        before: list[tuple[Text, float]] = [((Run(doc.labels.section),), 17)] if any(sections) else []
        scale = (_WIDE - sum(width for _, width in before)) / sum(listed.widths)
        columns = [*before, *zip(listed.head, (max(scale * each, _NARROW) for each in listed.widths), strict=True)]
        line = {"border": 1, "border_color": "#BFBFBF"}
        for at, (head, width) in enumerate(columns):
            sheet.set_column(at, at, width)
            look = self.look(head, bold=True, font_color="#FFFFFF", bg_color=self.accent, **line)
            self.write(sheet, 0, at, head, look)
        sheet.set_row(0, _height(columns))
        for row, (section, cells) in enumerate(zip(listed.sections, listed.rows, strict=True), 1):
            whole = [*([section] if before else []), *cells]
            texts = [each if isinstance(each, tuple) else () for each in whole]
            sheet.set_row(row, _height([(text, width) for text, (_, width) in zip(texts, columns, strict=True)]))
            for at, cell in enumerate(whole):
                if isinstance(cell, tuple):
                    self.write(sheet, row, at, cell, self.look(cell, **line))
                else:
                    self.day(sheet, row, at, cell, line)
        if listed.refs:
            self.boxes(sheet, listed, len(columns))
        sheet.freeze_panes(1, 0)
        sheet.repeat_rows(0)
        if listed.rows:
            sheet.autofilter(0, 0, len(listed.rows), len(columns) - (not listed.refs))
        return sheet

    def day(self, sheet: "Worksheet", row: int, column: int, day: dt.date, line: dict[str, Any]) -> None:
        """A day as Excel knows it."""
        if day < _EARLIEST:
            self.write(sheet, row, column, (Run(day.isoformat()),), self.look(**line))
            return
        shown = "dd.mm.yyyy" if self.doc.lang == "de" else "yyyy-mm-dd"
        moment = dt.datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Excel knows no zones
        sheet.write_datetime(row, column, moment, self.look(num_format=shown, **line))

    def boxes(self, sheet: "Worksheet", listed: Sheet, hidden: int) -> None:
        """States to choose from, what is done struck through, and the hidden column at that index."""
        labels, last, status = self.doc.labels, len(listed.refs), hidden - 2
        states = [labels.open, labels.done]
        if not any("," in each for each in states) and units("".join(states)) < _PROPERTY:
            sheet.data_validation(1, status, last, status, {"validate": "list", "source": states})
        done = labels.done.replace('"', '""')
        struck = self.book.add_format({"font_strikeout": True, "font_color": "#595959"})
        rule = {"type": "formula", "criteria": f'=${_letter(status)}2="{done}"', "format": struck}
        sheet.conditional_format(1, 0, last, hidden - 1, rule)
        how = ("skew", self.doc.ident, labels.text, labels.status, labels.remark, *states)
        sheet.set_column(hidden, hidden, None, None, {"hidden": True})
        for row, each in enumerate(("\n".join(how), *listed.refs)):
            sheet.write_string(row, hidden, _cut(each, _CELL), self.look(num_format=";;;"))  # else LibreOffice shows it


def _height(cells: Iterable[tuple[Text, float]]) -> float:
    """Points for texts in columns so many characters wide: a guess, because LibreOffice makes none of its own."""
    lines = max(len(textwrap.wrap(plain(text), max(int(1.15 * width), 1))) for text, width in cells)
    return min(13 * max(lines, 1) + 2, 409)


def _letter(column: int) -> str:
    """Its name; tables are far from 26 columns, but may have them."""
    return (_letter(column // 26 - 1) if column > 25 else "") + chr(65 + column % 26)  # noqa: PLR2004 - letters


def render(doc: Doc, skin: Skin) -> Rendered:
    """The document as a workbook that opens on its first list; texts that no cell holds are cut and told."""
    out = BytesIO()
    kept = {f"strings_to_{each}": False for each in ("formulas", "urls", "numbers")}
    module = library("xlsxwriter", "XLSX", _INSTEAD)
    book: Workbook = module.Workbook(out, {"in_memory": True, **kept})
    day = doc.date or dt.date(1980, 1, 1)
    book.set_properties(
        {
            "title": _cut(plain(doc.title), _PROPERTY),
            "subject": _cut(doc.subject, _PROPERTY),
            "author": _cut(doc.author, _PROPERTY),
            "created": dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
        }
    )
    if doc.ident and doc.ident == _cut(doc.ident, _PROPERTY):
        book.set_custom_property("skew-document", doc.ident, "text")
    made = _Book(book=book, doc=doc, accent=skin.look.accent)
    made.prose()
    for n, each in enumerate(lists(doc)):
        sheet = made.flat(each)
        if n == 0:
            sheet.activate()
    book.close()
    values = {"limit": _CELL, "cells": tuple(made.cut)}
    return Rendered(out.getvalue(), (Remark(text=_CUT, values=values),) if made.cut else ())


FORMAT = Format(
    name="xlsx",
    suffix=".xlsx",
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    render=render,
    binary=True,
)
