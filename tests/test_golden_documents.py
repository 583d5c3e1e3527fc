"""Every kind of document in every language and text format, byte for byte; rewritten with SKEW_GOLDEN=1."""

import os
from pathlib import Path

import pytest
from document_samples import LANGS, document, skin

from skew_cli.documents import kinds
from skew_cli.errors import SkewError
from skew_cli.exports import formats

FOLDER = Path(__file__).parent / "golden" / "documents"
TEXTS = [name for name, each in formats().items() if not each.binary]
CASES = [(kind, lang, name) for kind in kinds() for lang in LANGS for name in TEXTS]
WITHOUT_ROWS = {"profile"}
"""Kinds that have no table, so CSV refuses them."""


def golden(kind, lang, name):
    return FOLDER / f"{kind}-{lang}{formats()[name].suffix}"


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_a_document(case):
    kind, lang, name = case
    look = skin({"page.css": ""})  # the style sheet would stand in every file
    if name == "csv" and kind in WITHOUT_ROWS:
        with pytest.raises(SkewError):
            formats()[name].render(document(kind, lang), look)
        return
    content = formats()[name].render(document(kind, lang), look).content
    file = golden(*case)
    if os.environ.get("SKEW_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    assert file.read_bytes() == content


def test_no_golden_file_is_left_over():
    wanted = {golden(*case) for case in CASES if not (case[2] == "csv" and case[0] in WITHOUT_ROWS)}
    assert set(FOLDER.iterdir()) == wanted
