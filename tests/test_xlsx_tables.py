"""XLSX: days of tables are days, and a table that is too wide for a page is one sheet."""

import datetime as dt
import re
from io import BytesIO

import pytest
from document_samples import FULL, document, material, season
from openpyxl import load_workbook
from test_xlsx import DAY, cells, written

from skew_cli.documents import kinds
from skew_cli.model.tree import Doc, Run, Table, plain


def run(words: str, value) -> tuple[Run, ...]:
    return (Run(words, value=value),)


def test_a_day_alone_in_a_cell_of_a_table_is_a_day():
    """Excel sorts it; within words, and as a time, it stays text."""
    moment = dt.datetime(2024, 3, 19, 10, tzinfo=dt.UTC)
    rows = (
        (run("Dienstag, 19. März 2024", value=DAY), run("10:00–11:00", value=moment)),
        ((Run("! "), Run("19. März", value=DAY)), run("5", value=5)),
        (run("1. März 1899", value=dt.date(1899, 3, 1)), ()),
    )
    for lang, shown in (("de", "dd.mm.yyyy"), ("ar", "yyyy-mm-dd")):
        doc = Doc(title=(Run("T"),), lang=lang, blocks=(Table(((Run("a"),), (Run("b"),)), rows, (1, 1)),))
        sheet = load_workbook(BytesIO(written(doc))).worksheets[1]
        assert [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)] == [
            [dt.datetime(2024, 3, 19), "10:00–11:00"],  # noqa: DTZ001 - as openpyxl reads it
            ["! 19. März", "5"],
            ["1899-03-01", None],
        ]
        assert sheet["A2"].number_format == shown


@pytest.mark.parametrize("lang", ["de", "ar"])
@pytest.mark.parametrize("kind", ["timetable", "season", "checklists", "checklist", "handout"])
def test_a_sheet_says_what_the_document_says(kind, lang):
    """But for days, each cell of a table is a text of the document; digits are Latin."""
    doc = document(kind, lang)
    found = [cell for rows in cells(written(doc)).values() for row in rows for cell in row if cell is not None]
    told = {plain(cell) for each in doc.blocks if isinstance(each, Table) for row in each.rows for cell in row}
    days = {
        run.value
        for each in doc.blocks
        if isinstance(each, Table)
        for row in each.rows
        for cell in row
        for run in cell
        if len(cell) == 1 and type(run.value) is dt.date
    }
    assert days <= {each.date() for each in found if isinstance(each, dt.datetime)}
    texts = {each for each in found if isinstance(each, str)}
    gone = told - texts - {""}
    assert len(gone) <= len(days)
    assert days or kind != "handout"
    assert not re.search("[٠-٩۰-۹]", "".join(texts))


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_all_programs_of_a_season_stand_on_one_sheet(lang):
    programs = (material(lang, FULL | {"id": f"program-{number}"}, audience="partners") for number in range(12))
    content = written(kinds()["checklists"].build(season(lang, *programs)))
    sheets = cells(content)
    assert len(sheets) == 2
    sheet = load_workbook(BytesIO(content)).worksheets[1]
    assert all(each.width >= len("EM01") + 3 for each in sheet.column_dimensions.values())
    [head, *rows] = [*sheets.values()][1]
    assert head[1:3] == {"de": ("Nr.", "Punkt"), "ar": ("الرقم", "البند")}[lang]
    assert len(head) == len({*head}) == 3 + 12
    assert len({(row[0], row[1]) for row in rows}) == len(rows) > 0
