"""The table of hostile texts in CSV: an apostrophe before what a spreadsheet would calculate, and nowhere else."""

import csv
import datetime as dt
import io
import re
from dataclasses import asdict

from document_samples import skin
from test_hostile_documents import CASES, documents, texts_of

from skew_cli.errors import SkewError
from skew_cli.exports import formats
from skew_cli.model.tree import Checks, Table, plain

FORMULA = re.compile(r"[\s\u200e\u200f\u2066-\u2069]*[=+\-@＝＋－＠]|[\t\r\n]")
VALUE = re.compile(r"-?\d+(\.\d+)?|\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?")
"""A field that is a number, a day or a moment."""


def in_figures(text):
    """The words of a text with its days in ISO 8601."""
    days = {run.text: run.value.isoformat() for run in text if type(run.value) is dt.date}
    return "".join(days.get(run.text, run.text) for run in text).strip()


def named(head, known, end):
    """The heads of columns without what tells columns of one name, sections and ends of spans apart."""
    return [each if each in known else re.sub(rf" (\d|\((\d+|{end})\))\Z", "", each) for each in head]


@CASES
def test_csv(kind, lang):
    """Fields are texts of the document, words of spreadsheets and values."""
    for doc, _ in documents(kind, lang)[0]:
        has_rows = any(isinstance(block, Table | Checks) for block in doc.blocks)
        try:
            content = formats()["csv"].render(doc, skin()).content.decode("utf-8-sig")
        except SkewError:
            assert not has_rows
            continue
        known = {said(text) for text in texts_of(doc) for said in (plain, in_figures)} | {
            "",
            *asdict(doc.labels).values(),
        }
        known |= {item.id for block in doc.blocks if isinstance(block, Checks) for item in block.items}
        known |= {f"'{each}" for each in known if FORMULA.match(each)}
        head, *body = csv.reader(io.StringIO(content, newline=""), delimiter=";")
        fields = {*named(head, known, doc.labels.end), *(each for row in body for each in row)}
        assert [] == [each for each in fields if FORMULA.match(each)]
        bare = {each[1:] if each.startswith("'") and FORMULA.match(each[1:]) else each for each in fields}
        assert set() == {each for each in bare - known if not VALUE.fullmatch(each)}
        rows = [text for block in doc.blocks if isinstance(block, Table) for row in block.rows for text in row]
        rows += [item.text for block in doc.blocks if isinstance(block, Checks) for item in block.items]
        words = {plain(text) for text in rows if all(run.value is None for run in text)}
        assert set() == words - bare
