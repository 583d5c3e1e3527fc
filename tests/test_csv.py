"""CSV for other programs: a rectangle with one head, values in ISO 8601, readable by Excel, and never a formula."""

import csv
import datetime as dt
import io
from zoneinfo import ZoneInfo

import pytest
from document_samples import FULL, document, material, season, skin, words
from office import converted, needs_office
from openpyxl import load_workbook

from skew_cli.documents import kinds
from skew_cli.documents._phrases import labels
from skew_cli.errors import SkewError
from skew_cli.exports.csv import FORMAT, NoRows
from skew_cli.model.format import Skin
from skew_cli.model.tree import Check, Checks, Doc, Heading, Para, Run, Table

DAY = dt.date(2024, 5, 7)
KOELN = dt.datetime(2024, 5, 7, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))


def text(words: str, **more) -> tuple[Run, ...]:
    return (Run(words, **more),)


def table(head: str, *rows: tuple[str | tuple[Run, ...], ...]) -> Table:
    names = head.split()
    cells = tuple(tuple(text(each) if isinstance(each, str) else each for each in row) for row in rows)
    return Table(tuple(text(each) for each in names), cells, (1,) * len(names))


def rows_of(doc: Doc) -> list[list[str]]:
    content = FORMAT.render(doc, Skin()).content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b'"\r\n')
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert len({*rows[0]}) == len(rows[0])
    assert all(rows[0])
    return rows


def read(*blocks, lang: str = "ar", **more) -> list[list[str]]:
    return rows_of(Doc(title=text("T"), lang=lang, blocks=blocks, **more))


def records(doc: Doc) -> list[dict[str, str]]:
    head, *rows = rows_of(doc)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_boxes_stand_under_their_headings():
    boxes = Checks(
        (Check("EM01", text("Anlass; Ziel"), True), Check("EM02", text('"Rückhalt"'), False, text("offen"), due=DAY))
    )
    assert read(Heading(1, text("التحضير")), boxes) == [
        ["section", "item", "text", "due", "status", "note"],
        ["التحضير", "EM01", "Anlass; Ziel", "", "☒", ""],
        ["التحضير", "EM02", '"Rückhalt"', "2024-05-07", "☐", "offen"],
    ]


@pytest.mark.parametrize(
    ("lang", "head", "states"),
    [
        ("de", ["Abschnitt", "Nr.", "Punkt", "Frist", "Stand", "Fälligkeit und Zuständigkeit"], ["erledigt", "offen"]),
        ("ar", ["القسم", "الرقم", "البند", "المهلة", "الحالة", "تاريخ الاستحقاق والمسؤولية"], ["منجز", "مفتوح"]),
    ],
)
def test_boxes_have_the_words_of_the_document(lang, head, states):
    boxes = Checks((Check("A1", text("a"), done=True), Check("A2", text("b"))))
    rows = read(Heading(1, text("H")), boxes, lang=lang, labels=labels(words(lang)))
    assert (rows[0], [row[4] for row in rows[1:]]) == (head, states)


def test_tables_with_different_heads_share_one():
    rows = read(
        Heading(1, text("H")),
        table("Zeit Ort", ("10:00", "Köln")),
        Para(text("P")),
        Heading(2, text("I")),
        table("Ort Wer", ("Jena", "x")),
        Heading(1, text("J")),
        Heading(2, text("K")),
        Heading(3, text("no table here")),
        Heading(1, text("L")),
        table("Zeit Ort", ("11:00", "")),
    )
    assert rows == [
        ["section", "section 2", "Zeit", "Ort", "Wer"],
        ["H", "", "10:00", "Köln", ""],
        ["H", "I", "", "Jena", "x"],
        ["L", "", "11:00", "", ""],
    ]


def test_without_headings_there_is_no_column_for_them():
    one = table("Zeit Ort", ("10:00", "Köln"))
    assert read(one, one) == [["Zeit", "Ort"], ["10:00", "Köln"], ["10:00", "Köln"]]


def test_each_column_has_a_name_of_its_own():
    rows = read(Heading(1, text("H")), table("section x x", ("1", "2", "3")))
    assert rows == [["section", "section (2)", "x", "x (2)"], ["H", "1", "2", "3"]]


def test_the_day_of_a_heading_comes_first():
    blocks = (Heading(1, text("A", value=DAY)), table("x", ("1",)), Heading(1, text("B")), table("x", ("2",)))
    assert read(*blocks) == [["day", "section", "x"], ["2024-05-07", "A", "1"], ["", "B", "2"]]


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        (text("Dienstag, 7. Mai 2024", value=DAY), "2024-05-07"),
        ((Run("! "), *text("7. Mai", value=DAY)), "2024-05-07"),
        ((Run("0/1 · "), *text("7. Mai", value=DAY)), "0/1 · 2024-05-07"),
        (
            (Run("7. Mai", value=DAY), Run(" bis "), Run("8. Mai", value=dt.date(2024, 5, 8))),
            "2024-05-07 bis 2024-05-08",
        ),
        (text("10:00", value=KOELN), "2024-05-07T10:00:00+02:00"),
        ((Run("7. Mai", value=DAY), Run(", "), Run("10:00", value=KOELN)), "2024-05-07T10:00:00+02:00"),
        ((Run("8. Mai", value=dt.date(2024, 5, 8)), Run(", "), Run("10:00", value=KOELN)), "2024-05-08, 10:00"),
        (text("10 Uhr", value=dt.time(10)), "10:00:00"),
        (text("7½", value=7.5), "7.5"),
        (text("0", value=0), "0"),
        (text("−2", value=-2), "-2"),
        ((Run("Termin "), Run("2", value=2)), "Termin 2"),
        ((), ""),
    ],
)
def test_values_are_written_for_programs(cell, field):
    assert read(table("x y", (cell, "z"))) == [["x", "y"], [field, "z"]]


def test_the_end_of_a_span_stands_in_a_column_of_its_own():
    span = text("10:00–11:00", value=KOELN, end=KOELN + dt.timedelta(hours=1))
    assert read(table("x y", (span, "a"), ("", "b"))) == [
        ["x", "x (end)", "y"],
        ["2024-05-07T10:00:00+02:00", "2024-05-07T11:00:00+02:00", "a"],
        ["", "", "b"],
    ]


def test_a_table_too_wide_for_a_page_is_whole():
    parts = [table(f"Nr. Punkt {each}", ("1", "a", f"{each}1"), ("2", "b", f"{each}2")) for each in ("P", "Q", "R")]
    assert read(*parts) == [["Nr.", "Punkt", "P", "Q", "R"], ["1", "a", "P1", "Q1", "R1"], ["2", "b", "P2", "Q2", "R2"]]


@pytest.mark.parametrize(
    "other",
    [
        table("Nr. Q", ("2", "b")),
        table("Id Q", ("1", "b")),
        table("Nr. P", ("1", "b")),
        table("Nr. Q", ("1", "b"), ("2", "c")),
        table("Nr.", ("1",)),
    ],
)
def test_tables_that_are_no_parts_of_one_stay_apart(other):
    assert len(read(table("Nr. P", ("1", "a")), other)) == 2 + len(other.rows)


def test_parts_under_two_headings_stay_apart():
    rows = read(table("Nr. P", ("1", "a")), Heading(1, text("H")), table("Nr. Q", ("1", "b")))
    assert rows == [["section", "Nr.", "P", "Q"], ["", "1", "a", ""], ["H", "1", "", "b"]]


@pytest.mark.parametrize("start", ["=1+1", "+49 221", "-1", "@SUM(A1)", "＝1", " =1", "\u200f=1"])
def test_no_cell_is_a_formula(start):
    boxes = Checks((Check("A1", text(f"x{start}")), Check("A2", text(start))))
    head = Table((text(start),), ((text(start),),), (1,))
    rows = read(Heading(1, text(start)), boxes, head)
    assert rows[1][2] == f"x{start}".replace("\u200f", "")
    assert {rows[0][-1][0], rows[1][0][0], rows[2][2][0], rows[3][-1][0]} == {"'"}


def test_a_document_without_rows_is_refused():
    with pytest.raises(NoRows, match="has no rows") as caught:
        read(Para(text("nur Text")))
    assert isinstance(caught.value, SkewError)


AGENDA = [0, 5, 15, 35, 50, 55, 75, 100, 110]
"""Minutes of the sample from the start to each part."""


@pytest.mark.parametrize(
    ("lang", "names"),
    [
        ("de", ["Tag", "Ortszeit Köln", "Ortszeit Köln (Ende)", "Ortszeit Bethlehem", "Minuten"]),
        ("ar", ["اليوم", "توقيت كولونيا", "توقيت كولونيا (النهاية)", "توقيت بيت لحم", "الدقائق"]),
    ],
)
def test_timetable(lang, names):
    """The parts of both sessions, day first; the two local times of a row are the same moment."""
    found = records(document("timetable", lang))
    day, begin, end, there, minutes = ([row[name] for row in found] for name in names)
    assert day == ["2024-05-07"] * 9 + ["2024-06-25"] * 9
    assert next(iter(found[0])) == names[0]
    starts = [dt.datetime.fromisoformat(each) for each in begin]
    assert starts[:9] == [KOELN + dt.timedelta(minutes=each) for each in AGENDA]
    assert [dt.datetime.fromisoformat(each) for each in there] == starts
    assert begin[0][-6:] == "+02:00"
    assert there[0][-6:] == "+03:00"
    lengths = [dt.datetime.fromisoformat(each) - start for each, start in zip(end, starts, strict=True)]
    assert [dt.timedelta(minutes=int(each)) for each in minutes] == lengths


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_handout(lang):
    """The days of the events are those of the program."""
    head, *rows = rows_of(document("handout", lang))
    column = {"de": "Datum", "ar": "التاريخ"}[lang]
    days = [row[head.index(column)] for row in rows]
    dated = [FULL["seminars"][0]["date"], "2024-05-07", "2024-06-25"]
    assert [each for each in days if each in dated] == dated


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_checklist(lang):
    """Section, number, text, due, status, note; a row a box."""
    doc = document("checklist", lang)
    boxes = [item for block in doc.blocks if isinstance(block, Checks) for item in block.items]
    head, *rows = rows_of(doc)
    at = head.index(doc.labels.item)
    assert head[at:] == [getattr(doc.labels, each) for each in ("item", "text", "due", "status", "note")]
    assert [row[at] for row in rows] == [each.id for each in boxes]
    assert [row[at + 2] for row in rows] == [each.due.isoformat() if each.due else "" for each in boxes]
    assert {row[at + 3] for row in rows} == {doc.labels.open, doc.labels.done}


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_season(lang):
    """One head; days with their year, counts as numbers."""
    doc = document("season", lang)
    head, *rows = rows_of(doc)
    assert head.count(head[1]) == 1
    assert [row for row in rows if row[1] == head[1]] == []
    fields = [each for row in rows for each in row]
    assert any("2024-05-07 " in each and " 2024-06-25" in each for each in fields)
    assert {"5", "6", "7", "8", "9", "35"} <= {*fields}


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_checklists(lang):
    """However many programs there are, each is a column; kind of meeting and phase stand before."""
    programs = (material(lang, FULL | {"id": f"program-{number}"}, audience="partners") for number in range(12))
    doc = kinds()["checklists"].build(season(lang, *programs))
    head, *rows = rows_of(doc)
    assert len(head) == 2 + 2 + 12
    assert head[2:4] == {"de": ["Nr.", "Punkt"], "ar": ["الرقم", "البند"]}[lang]
    assert all(row[0] and row[1] for row in rows)
    items = [(row[0], row[2]) for row in rows]
    assert len({*items}) == len(items) > 0
    assert all(row[2].isalnum() and row[3] and not row[3].startswith(row[2]) for row in rows)


@needs_office
@pytest.mark.parametrize("lang", ["de", "ar"])
def test_a_spreadsheet_reads_days_as_days(tmp_path, lang):
    """With semicolons and UTF-8, as its dialogue offers."""
    file = tmp_path / "timetable.csv"
    file.write_bytes(FORMAT.render(document("timetable", lang), skin()).content)
    sheet = load_workbook(converted(file, "xlsx", "--infilter=CSV:59,34,76")).worksheets[0]
    column = [row[0].value for row in sheet.iter_rows(min_row=2)]
    assert [each.date() for each in column] == [DAY] * 9 + [dt.date(2024, 6, 25)] * 9
    minutes = [
        cell.value for cell in next(each for each in sheet.iter_cols() if each[0].value in ("Minuten", "الدقائق"))
    ]
    assert minutes[1:10] == [5, 10, 20, 15, 5, 20, 25, 10, 10]
