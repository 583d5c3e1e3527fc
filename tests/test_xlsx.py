"""XLSX: what stands in the tree stands in the cells, to sort and to choose from, and never as a formula."""

import datetime as dt
import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from document_samples import HOSTILE, LANGS, document, skin, words
from openpyxl import load_workbook

from skew_cli.documents import kinds
from skew_cli.documents._phrases import labels
from skew_cli.errors import SkewError
from skew_cli.exports import xlsx
from skew_cli.model.format import Skin
from skew_cli.model.tree import (
    Bullets,
    Check,
    Checks,
    Doc,
    Facts,
    Heading,
    PageBreak,
    Para,
    Run,
    Table,
    Timeline,
)

GOLDEN = Path(__file__).parent / "golden" / "xlsx"
DAY = dt.date(2024, 3, 19)
TEXTS = {
    "de": ("Vorbereitung", "Anlass geklärt", "fällig 19. März 2024", "Zeit", "Ort", "Köln"),
    "ar": ("التحضير", "توضيح المناسبة", "تاريخ الاستحقاق: 19 آذار 2024", "الوقت", "المكان", "كولونيا"),
}


def text(value: str, **more) -> tuple[Run, ...]:
    return (Run(value, **more),)


def sample(lang: str) -> Doc:
    """Every block once; the times of the table stand under two headings."""
    heading, item, note, time, place, town = (text(each) for each in TEXTS[lang])
    return Doc(
        title=text("T: a/b"),
        subtitle=text("S"),
        lang=lang,
        subject="Liste",
        author="Servicestelle",
        date=dt.date(2024, 4, 24),
        ident="2024/koeln-bethlehem",
        labels=labels(words(lang)),
        blocks=(
            Para(text("L"), "lead"),
            Heading(1, heading),
            Checks(
                (
                    Check("A1", item, done=True, note=note, ref="explore/A1", due=DAY, done_on=DAY),
                    Check("A2", text("=1+1"), ref="explore/A2"),
                )
            ),
            PageBreak(),
            Heading(1, text("H")),
            Facts(((place, town), (text("Tel."), text("+49 30 000000", dir="ltr")))),
            Timeline("alt", ((DAY, "März"),), (("Termin", DAY, DAY),)),
            Bullets((text("x"), text("y")), ordered=True),
            Table((time, place), ((text("10:00"), town),), (1, 3)),
            Heading(2, text("I")),
            Table((time, place), ((text("11:00"), ()),), (1, 3)),
            Para(text("N"), "note"),
        ),
    )


def written(doc: Doc) -> bytes:
    return xlsx.FORMAT.render(doc, skin()).content


def parts(content: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(content)) as archive:
        return {each: archive.read(each).decode() for each in archive.namelist()}


def cells(content: bytes) -> dict[str, list[tuple]]:
    return {each.title: list(each.iter_rows(values_only=True)) for each in load_workbook(BytesIO(content)).worksheets}


def test_everything_stands_in_its_cell():
    assert cells(written(sample("de"))) == {
        "Angaben": [
            ("T: a/b", None),
            ("S", None),
            (None, None),
            (None, "L"),
            ("H", None),
            ("Ort", "Köln"),
            ("Tel.", "+49 30 000000"),
            (None, "1. x"),
            (None, "2. y"),
            ("I", None),
            (None, "N"),
        ],
        "Liste": [
            (
                "Abschnitt",
                "Nr.",
                "Punkt",
                "Frist",
                "Fälligkeit und Zuständigkeit",
                "Stand",
                "Bemerkung",
                "skew\n2024/koeln-bethlehem\nPunkt\nStand\nBemerkung\noffen\nerledigt",
            ),
            (
                "Vorbereitung",
                "A1",
                "Anlass geklärt",
                dt.datetime(2024, 3, 19),  # noqa: DTZ001 - as openpyxl reads it
                "fällig 19. März 2024",
                "erledigt",
                None,
                f"explore/A1\n{DAY}",
            ),
            ("Vorbereitung", "A2", "=1+1", None, None, "offen", None, "explore/A2\nopen"),
        ],
        "Liste (2)": [("Abschnitt", "Zeit", "Ort"), ("H", "10:00", "Köln"), ("H – I", "11:00", None)],
    }


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_golden_sheets(lang):
    """SKEW_GOLDEN=1 writes them anew; look at the difference, and at the file in LibreOffice."""
    found = {
        name.rpartition("/")[2]: part.replace("><", ">\n<") + "\n"
        for name, part in parts(written(sample(lang))).items()
        if name.startswith(("xl/worksheets/", "xl/sharedStrings", "docProps/"))
    }
    for name, part in found.items():
        file = GOLDEN / f"{lang}-{name}"
        if os.environ.get("SKEW_GOLDEN"):
            GOLDEN.mkdir(parents=True, exist_ok=True)
            file.write_text(part, encoding="utf-8", newline="\n")
        assert file.read_text(encoding="utf-8") == part
    assert {each.name for each in GOLDEN.glob(f"{lang}-*")} == {f"{lang}-{name}" for name in found}


def test_a_list_is_filtered_printed_and_filled_in():
    book = load_workbook(BytesIO(written(sample("de"))))
    sheet = book["Liste"]
    assert book.active.title == "Liste"
    assert (sheet.freeze_panes, sheet.auto_filter.ref, sheet.print_title_rows) == ("A2", "A1:H3", "$1:$1")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    [choice] = sheet.data_validations.dataValidation
    assert (choice.type, choice.formula1, str(choice.sqref)) == ("list", '"offen,erledigt"', "F2:F3")
    [(area, [rule])] = [(each.sqref, each.rules) for each in sheet.conditional_formatting]
    assert (str(area), rule.formula, rule.dxf.font.strike) == ("A2:G3", ['$F2="erledigt"'], True)
    assert [sheet.column_dimensions[each].hidden for each in "GH"] == [False, True]
    assert sheet["D2"].number_format == "dd.mm.yyyy"
    assert book["Liste (2)"].data_validations.dataValidation == []


def test_arabic_sheets_run_from_right_to_left():
    book = load_workbook(BytesIO(written(sample("ar"))))
    assert [each.sheet_view.rightToLeft for each in book.worksheets] == [True, True, True]
    facts = book.worksheets[0]
    orders = {facts.cell(row, 2).value: facts.cell(row, 2).alignment.readingOrder for row in (6, 7)}
    assert orders == {"كولونيا": 2, "+49 30 000000": 1}
    assert [each.sheet_view.rightToLeft for each in load_workbook(BytesIO(written(sample("de")))).worksheets] == [
        None
    ] * 3


@pytest.mark.parametrize("lang", LANGS)
def test_the_words_of_the_list_fit_excel(lang):
    found = labels(words(lang))
    assert len(f"{found.open},{found.done}") < 40
    assert "," not in found.open + found.done
    heads = [found.section, found.item, found.text, found.due, found.note, found.status, found.remark]
    assert len(set(heads)) == 7


def hostile() -> Doc:
    """Each danger in each place that holds a text."""
    rows = tuple((text(each), text(f" {each}")) for each in HOSTILE)
    return Doc(
        title=text(HOSTILE[6]),
        subtitle=text(HOSTILE[7]),
        lang="ar",
        subject=HOSTILE[4],
        author=HOSTILE[5],
        ident=HOSTILE[19],
        blocks=(
            Heading(1, text(HOSTILE[6])),
            Facts(rows),
            Bullets(tuple(text(each) for each in HOSTILE)),
            Table((text("=1"), text("@x")), rows, (1, 1)),
            Checks(tuple(Check(each, text(each), note=text(each), ref=each) for each in HOSTILE)),
            *(Para(text(each)) for each in HOSTILE),
        ),
    )


def test_no_cell_is_a_formula_a_link_or_a_number():
    docs = [hostile(), *(document(kind, lang) for kind in kinds() for lang in LANGS)]
    for doc in docs:
        found = parts(written(doc))
        sheets = [part for name, part in found.items() if name.startswith("xl/worksheets/")]
        assert [re.findall(r"<f[ >]|<hyperlink|<c [^>]*t=\"(?!s\")", each) for each in sheets] == [[] for _ in sheets]
        assert [name for name in found if "_rels/sheet" in name or "xternal" in name] == []


def test_hostile_texts_show_as_themselves():
    sheets = list(cells(written(hostile())).values())
    assert [row[1:] for row in sheets[1][1:]] == [(each, each) for each in HOSTILE]
    boxes = [(row[1], row[2], row[3], row[-1]) for row in sheets[2][1:]]
    assert boxes == [(each, each, each, f"{each}\nopen") for each in HOSTILE]


def test_an_escape_of_excel_is_a_text():
    table = Table((text("_x0041_"),), ((text("a_x000D_b"),),), (1,))
    content = written(Doc(title=text("T"), lang="de", blocks=(table,)))
    assert "<t>_x005F_x0041_</t>" in parts(content)["xl/sharedStrings.xml"]
    assert "<t>a_x005F_x000D_b</t>" in parts(content)["xl/sharedStrings.xml"]


def test_what_no_cell_holds_is_cut_and_told():
    long = "😀" * 20_000
    doc = Doc(title=text("T"), lang="de", blocks=(Facts(((text("a"), text(long)), (text("b"), text("x" * 32_767)))),))
    found = xlsx.FORMAT.render(doc, Skin())
    assert [row[1] for row in cells(found.content)["T"][3:]] == ["😀" * 16_383 + "…", "x" * 32_767]
    [remark] = found.remarks
    shown = remark.text.en.format_map(remark.values | {"cells": ", ".join(remark.values["cells"])})
    assert shown == "XLSX: Excel holds 32767 characters in a cell; longer texts end with “…” in T!B4"


@pytest.mark.parametrize(
    ("headings", "expected"),
    [
        (["History", "history"], ["T", "History (2)", "history (3)"]),
        (["a/b: [c]?*\\", "'q'"], ["T", "a b c", "q"]),
        (["t", "x" * 40], ["T", "t (2)", "x" * 30 + "…"]),
        (["😀" * 20, "???"], ["T", "😀" * 15 + "…", "1"]),
    ],
)
def test_names_of_sheets_are_legal_and_unique(headings, expected):
    blocks = [
        block
        for n, each in enumerate(headings)
        for block in (Heading(1, text(each)), Table((text(str(n)),), ((text("x"),),), (1,)))
    ]
    assert list(cells(written(Doc(title=text("T"), lang="de", blocks=tuple(blocks))))) == expected


def test_a_table_without_rows_has_its_head_only():
    doc = Doc(title=text("T"), lang="de", blocks=(Table((text("a"),), (), (1,)),))
    assert cells(written(doc))["T (2)"] == [("a",)]
    assert "<autoFilter" not in parts(written(doc))["xl/worksheets/sheet2.xml"]


def test_a_day_that_excel_cannot_count_is_a_text():
    checks = Checks((Check("A", text("a"), due=dt.date(1900, 2, 28)), Check("B", text("b"), due=dt.date(1900, 3, 1))))
    rows = cells(written(Doc(title=text("T"), lang="de", blocks=(checks,))))["T (2)"]
    assert [row[2] for row in rows[1:]] == ["1900-02-28", dt.datetime(1900, 3, 1)]  # noqa: DTZ001 - as openpyxl reads it


def test_same_bytes_wherever_they_are_made():
    code = (
        "import hashlib, sys; sys.path.insert(0, 'tests')\n"
        "from test_xlsx import sample, written\n"
        "print(hashlib.sha256(written(sample('ar'))).hexdigest())"
    )
    places = [
        {"TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C"} for zone, seed in (("Asia/Hebron", "1"), ("UTC", "2"))
    ]
    root = Path(__file__).parents[1]
    found = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env={**os.environ, **each}, capture_output=True, check=True
        ).stdout
        for each in places
    }
    assert len(found) == 1
    assert "2024-04-24T00:00:00Z" in parts(written(sample("ar")))["docProps/core.xml"]


def test_without_the_extra_the_way_round_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(SkewError) as caught:
        written(sample("de"))
    assert caught.value.exit_code == 2
    assert caught.value.hint is not None
    assert "CSV" in caught.value.hint.de
