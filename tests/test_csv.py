"""CSV by the rules of spreadsheets: readable by Excel, and never a formula."""

import csv
import io

import pytest

from skew_cli.errors import SkewError
from skew_cli.exports.csv import FORMAT
from skew_cli.model.format import Skin
from skew_cli.model.tree import Check, Checks, Doc, Heading, Para, Run, Table


def text(value: str) -> tuple[Run, ...]:
    return (Run(value),)


def read(*blocks) -> list[list[str]]:
    content = FORMAT.render(Doc(title=text("T"), lang="ar", blocks=blocks), Skin()).content
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b'"\r\n')
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";", strict=True))


def test_boxes_and_tables_stand_under_their_headings():
    boxes = Checks(
        (Check("EM01", text("Anlass; Ziel"), True), Check("EM02", text('"Rückhalt"'), False, text("fällig")))
    )
    rows = read(Heading(1, text("التحضير")), boxes)
    assert rows == [["التحضير", "EM01", "Anlass; Ziel", "x", ""], ["التحضير", "EM02", '"Rückhalt"', "", "fällig"]]
    table = Table((text("Zeit"), text("Ort")), ((text("10:00"), text("Köln")),), (1, 1))
    assert read(table, table) == [["", "Zeit", "Ort"], ["", "10:00", "Köln"], ["", "10:00", "Köln"]]


@pytest.mark.parametrize("start", ["=1+1", "+49 221", "-1", "@SUM(A1)", "＝1", " =1", "\u200f=1"])
def test_no_cell_is_a_formula(start):
    rows = read(Checks((Check("A1", text(f"x{start}")), Check("A2", text(start)))))
    assert rows[0][2] == f"x{start}".replace("\u200f", "")
    assert rows[1][2].startswith("'")


def test_a_document_without_rows_is_refused():
    with pytest.raises(SkewError, match="has no rows"):
        read(Para(text("nur Text")))
