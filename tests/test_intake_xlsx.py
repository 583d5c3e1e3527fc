"""Excel files that come back: what people do to them is understood or told, and what is no checklist is refused."""

import datetime as dt
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from document_samples import LANGS, skin, words
from office import converted, needs_office
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.worksheet.worksheet import Worksheet

from skew_cli.documents._phrases import labels
from skew_cli.errors import SkewError
from skew_cli.exports import formats
from skew_cli.intake import readers
from skew_cli.model.returned import Mark, Returned
from skew_cli.model.tree import Check, Checks, Doc, Facts, Heading, Run

REFS = ("explore/EM01", "explore/EM02", "session-auftakt/ON01")


def text(value: str) -> tuple[Run, ...]:
    return (Run(value),)


def sent(lang: str = "de", ident: str = "2024/koeln-bethlehem") -> bytes:
    """A checklist of three items, the first done."""
    days = {REFS[0]: dt.date(2024, 3, 19)}
    boxes = [
        Check(ref.rpartition("/")[2], text(f"{ref}?"), done=ref in days, ref=ref, done_on=days.get(ref)) for ref in REFS
    ]
    doc = Doc(
        title=text("Checkliste"),
        lang=lang,
        ident=ident,
        labels=labels(words(lang)),
        blocks=(Facts(((text("a"), text("b")),)), Heading(1, text("H")), Checks(tuple(boxes))),
    )
    return formats_xlsx().render(doc, skin()).content


def formats_xlsx():
    return formats()["xlsx"]


def read(content: bytes) -> Returned:
    return readers()["xlsx"].read(content)


def changed(edit: Callable[[Worksheet], None], content: bytes | None = None) -> bytes:
    """The file after somebody worked on its list."""
    book = load_workbook(BytesIO(content or sent()))
    edit(book.worksheets[1])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def marks(*states: bool | None, notes: tuple[str, ...] = ("", "", "")) -> tuple[Mark, ...]:
    rows = zip(REFS, states, notes, strict=True)
    return tuple(
        Mark(ref=ref, done=state, text=f"{ref}?", note=note, sent="2024-03-19" if ref == REFS[0] else "open")
        for ref, state, note in rows
    )


@pytest.mark.parametrize("lang", LANGS)
def test_what_was_sent_is_read_back(lang):
    assert read(sent(lang)) == Returned(ident="2024/koeln-bethlehem", marks=marks(True, False, False))


@needs_office
@pytest.mark.parametrize("lang", ["de", "ar"])
def test_libreoffice_keeps_everything(tmp_path, lang):
    done = {"de": "erledigt", "ar": "منجز"}[lang]
    file = tmp_path / "a.xlsx"
    file.write_bytes(changed(lambda sheet: sheet.__setitem__("E3", done), sent(lang)))
    assert read(file.read_bytes()) == Returned(ident="2024/koeln-bethlehem", marks=marks(True, True, False))
    again = converted(file, "xlsx").read_bytes()
    assert read(again) == read(file.read_bytes())
    choices = load_workbook(BytesIO(again)).worksheets[1].data_validations.dataValidation
    assert [done in each.formula1 for each in choices] == [True]


def columns(sheet: Worksheet) -> dict[object, int]:
    return {each.value: each.column for each in sheet[1]}


def filled(sheet: Worksheet) -> None:
    sheet["E2"], sheet["E3"], sheet["E4"] = " OFFEN ", "erledigt", "erledigt?"
    sheet["F2"], sheet["F3"], sheet["F4"] = "Zeile 1\nZeile 2", 7, dt.datetime(2024, 5, 7)  # noqa: DTZ001 - as Excel has it


def test_states_and_remarks_are_read_as_they_stand():
    assert read(changed(filled)).marks == marks(False, True, None, notes=("Zeile 1 Zeile 2", "7", "2024-05-07"))


def formulas(sheet: Worksheet) -> None:
    sheet["E3"], sheet["F3"] = '="erledigt"', "=1+1"
    sheet["F4"] = ArrayFormula("F4", "=SUM(1,2)")


def test_a_formula_is_a_text():
    assert read(changed(formulas)).marks == marks(True, None, False, notes=("", "=1+1", "=SUM(1,2)"))


def rearranged(sheet: Worksheet) -> None:
    """Sorted the other way, with a column of one's own in front, one taken out, and empty rows."""
    rows = [[each.value for each in row] for row in sheet.iter_rows()]
    head = rows[0]
    gone = head.index("Nr.")
    sheet.delete_rows(1, 10)
    sheet.append([])
    for row in (head, [], *reversed(rows[1:])):
        sheet.append(["eigenes" if row is head else None, *row[:gone], *row[gone + 1 :]])


def test_columns_and_rows_may_move():
    assert set(read(changed(rearranged)).marks) == set(marks(True, False, False))


def added(sheet: Worksheet) -> None:
    sheet["C5"], sheet["E5"] = "Kuchen besorgen", "erledigt"


def test_a_row_that_somebody_added_has_no_reference():
    assert read(changed(added)).marks[3:] == (Mark(ref="", done=True, text="Kuchen besorgen"),)


def test_without_its_columns_nothing_is_guessed():
    lost = read(changed(lambda sheet: sheet.delete_cols(5, 2)))
    assert lost.marks == marks(None, None, None)


def test_the_ident_survives_without_properties():
    book = load_workbook(BytesIO(sent()))
    del book.custom_doc_props["skew-document"]
    out = BytesIO()
    book.save(out)
    assert read(out.getvalue()).ident == "2024/koeln-bethlehem"


def bare(*rows: tuple[object, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_head_alone_is_enough():
    head = "skew\n2024/x\nPunkt\nStand\nBemerkung\noffen\nerledigt"
    found = read(bare(("Stand", head), ("erledigt", "explore/EM01")))
    assert found == Returned(ident="2024/x", marks=(Mark(ref="explore/EM01", done=True),))
    found = read(bare(("Stand", "skew\n"), ("", "explore/EM01")))
    assert found == Returned(ident="", marks=(Mark(ref="explore/EM01", done=None),))


def zipped(content: bytes, **replaced: bytes) -> bytes:
    """The archive with other parts, named without their folders."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for each in source.namelist():
            stem = Path(each).stem
            target.writestr(each, replaced.pop(stem, source.read(each)))
        for name, part in replaced.items():
            target.writestr(name, part)
    return out.getvalue()


def archive() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as target:
        target.writestr("a.txt", "a")
    return out.getvalue()


ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&b;</t></si></sst>"""
REFUSED = {
    "nothing": (b"", "no Excel file"),
    "a text": (b"Abschnitt;Nr.", "no Excel file"),
    "an archive of something": (zipped(bare())[:200], "no Excel file"),
    "a half": (sent()[: len(sent()) // 2], "no Excel file"),
    "another archive": (archive(), "no Excel file"),
    "another workbook": (zipped(sent(), workbook=b"<x/>"), "is no checklist from skew"),
    "another list": (bare(("Stand",), ("erledigt",)), "is no checklist from skew"),
    "declared entities": (zipped(sent(), sharedStrings=ENTITIES), "no Excel file"),
    "entities in UTF-16": (zipped(sent(), sharedStrings=ENTITIES.decode().encode("utf-16")), "no Excel file"),
    "broken XML": (zipped(sent(), sheet2=b"<worksheet"), "no Excel file"),
    "a bomb": (zipped(sent(), bomb=b"\0" * 50_000_000), "too large"),
    "too many parts": (zipped(sent(), **{f"part{n}": b"" for n in range(600)}), "too large"),
    "a large file": (b"PK" + b"\0" * 6_000_000, "too large"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case):
    content, why = REFUSED[case]
    with pytest.raises(SkewError) as caught:
        read(content)
    assert why in caught.value.message.en


def test_checklists_of_two_programs_in_one_file_are_refused():
    book = load_workbook(BytesIO(sent()))
    copy = book.copy_worksheet(book.worksheets[1])
    copy["G1"] = str(copy["G1"].value).replace("koeln", "bonn")
    out = BytesIO()
    book.save(out)
    with pytest.raises(SkewError) as caught:
        read(out.getvalue())
    assert caught.value.values == {"programs": ("2024/koeln-bethlehem", "2024/bonn-bethlehem")}


def test_a_sheet_that_claims_to_be_huge_is_read_quickly():
    with ZipFile(BytesIO(sent())) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml")
    last = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    huge = sheet.replace(b'ref="A1:G4"', b'ref="A1:XFD1048576"').replace(b"</sheetData>", last)
    assert huge.count(b"1048576") == sheet.count(b"1048576") + 4
    assert read(zipped(sent(), sheet2=huge)).marks == marks(True, False, False)


def test_without_the_extra_its_name_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(SkewError, match='needs the extra "documents"'):
        read(sent())
