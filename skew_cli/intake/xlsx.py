"""Excel: the rows of a checklist by the hidden column that skew wrote beside them, in whatever order they stand now."""

import datetime as dt
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from io import BytesIO
from lzma import LZMAError

from skew_cli.errors import SkewError
from skew_cli.model.returned import Mark, Reader, Returned
from skew_cli.model.text import clean
from skew_cli.words import Text

_FILE, _UNPACKED, _PARTS = 5_000_000, 40_000_000, 500
"""Bytes of the file and of its parts, and their number; a checklist has some 10,000, 100,000 and 12."""
_ROWS, _COLUMNS = 5_000, 60
"""What is read of a sheet."""
_MARK = "skew\n"
"""How the head of the hidden column begins."""
_TOO_LARGE = Text(en="this file is too large to be a checklist.", de="Die Datei ist für eine Checkliste zu groß.")
_NO_EXCEL = Text(en="this is no Excel file.", de="Das ist keine Excel-Datei.")
_SAVE = Text(
    en="open it in Excel or LibreOffice and save it as .xlsx",
    de="in Excel oder LibreOffice öffnen und als .xlsx speichern",
)
_NO_CHECKLIST = Text(
    en="this Excel file is no checklist from skew, or its hidden column is lost.",
    de="Die Excel-Datei ist keine Checkliste von skew, oder ihre verborgene Spalte fehlt.",
)
_EXPORT = Text(
    en="write it with skew checklist --format xlsx, and fill in that file",
    de="mit skew checklist --format xlsx schreiben und diese Datei ausfüllen",
)
_SEVERAL = Text(
    en="this Excel file holds checklists of several programs: {programs}",
    de="Die Excel-Datei enthält Checklisten mehrerer Programme: {programs}",
)
_EXTRA = Text(
    en='reading Excel files needs the extra "documents": {install}',
    de="Excel-Dateien liest nur die Erweiterung „documents“: {install}",
)

Row = Sequence[object]


def read(content: bytes) -> Returned:
    """The marks of all sheets; formulas are texts, and nothing is calculated.

    Raises SkewError for what is no Excel file, none of a checklist, or one that is too large or declares entities.
    """
    _check(content)
    idents, marks = list[str](), list[Mark]()
    for rows, given in _sheets(content):
        head = next((row for row in rows if any(_is_mark(each) for each in row)), None)
        if head is not None:
            place = next(n for n, each in enumerate(head) if _is_mark(each))
            named, *columns = _parts(head[place])
            idents.append(named or given)
            marks += _marks(rows, place, [_shown(each) for each in head], columns)
    if not idents:
        raise SkewError(_NO_CHECKLIST, _EXPORT)
    if len(set(idents)) > 1:
        raise SkewError(_SEVERAL, programs=tuple(dict.fromkeys(idents)))
    return Returned(ident=idents[0], marks=tuple(marks))


def _check(content: bytes) -> None:
    """Refuses a file that would not fit into memory once unpacked, or could grow while it is parsed."""
    if len(content) > _FILE:
        raise SkewError(_TOO_LARGE)
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            if len(parts) > _PARTS or sum(each.file_size for each in parts) > _UNPACKED:
                raise SkewError(_TOO_LARGE)
            declares = any(b"<!DOCTYPE" in archive.read(each).replace(b"\0", b"").upper() for each in parts)
    except (zipfile.BadZipFile, EOFError, LZMAError, OSError, RuntimeError, ValueError, zlib.error):
        raise SkewError(_NO_EXCEL, _SAVE) from None
    if declares:
        raise SkewError(_NO_EXCEL, _SAVE)


def _sheets(content: bytes) -> Iterator[tuple[Iterator[Row], str]]:
    """The rows of each sheet, and what the properties say the file is of."""
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - start-up, law 10; an extra
    except ModuleNotFoundError:
        raise SkewError(_EXTRA, install='pip install "skew-cli[documents]"') from None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of parts that are not read
            book = load_workbook(BytesIO(content), read_only=True, keep_links=False)
            properties = book.custom_doc_props.props  # type: ignore[attr-defined]  # the stubs lack it
            given = {each.name: each.value for each in properties}
            ident = clean(str(given.get("skew-document") or ""))
            sheets = []
            for sheet in book.worksheets:
                sheet.reset_dimensions()
                sheets.append(list(sheet.iter_rows(max_row=_ROWS, max_col=_COLUMNS, values_only=True)))
    except Exception:  # noqa: BLE001 - openpyxl raises anything for a broken file
        raise SkewError(_NO_EXCEL, _SAVE) from None
    for rows in sheets:
        yield iter(rows), ident


def _is_mark(cell: object) -> bool:
    return isinstance(cell, str) and cell.startswith(_MARK)


def _parts(cell: object) -> list[str]:
    """Ident, the heads of text, status and remark, and the words for open and done."""
    parts = [clean(each) for each in str(cell).split("\n")[1:]]
    return [*parts, *[""] * 6][:6]


def _marks(rows: Iterator[Row], place: int, head: list[str], columns: list[str]) -> Iterator[Mark]:
    """A mark a row, below the head."""
    text, status, remark, open_, done = columns
    states = {word.casefold(): value for word, value in ((open_, False), (done, True)) if word and open_ != done}

    def cell(row: Row, name: str) -> str:
        at = head.index(name) if name and name in head else len(row)
        return _shown(row[at]) if at < len(row) else ""

    for row in rows:
        if any(_shown(each) for each in row):
            ref, _, sent = str(row[place] or "").partition("\n") if place < len(row) else ("", "", "")
            yield Mark(
                ref=clean(ref),
                sent=clean(sent),
                done=states.get(cell(row, status).casefold()),
                text=cell(row, text),
                note=cell(row, remark),
            )


def _shown(cell: object) -> str:
    """A cell as the text that it is; a formula as it was written."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime) and cell.time() == dt.time():
        cell = cell.date()
    return clean(str(getattr(cell, "text", cell)))


READER = Reader(suffix=".xlsx", read=read)
