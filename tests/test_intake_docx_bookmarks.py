"""Bookmarks of filled-in Word checklists: whole after LibreOffice, for ids of any length; nothing is lost in silence."""

import datetime as dt
import re
from pathlib import Path

import pytest
from docx_returned import MARKS, checklist, libreoffice
from docx_samples import changed, parts, sample, written

from skew_cli.intake.docx import read
from skew_cli.model.returned import short
from skew_cli.model.tree import Check, Run

LONGEST_IDS = [
    max(re.findall(r"^ *-? *\{?id: ([a-z0-9-]+)", file.read_text("utf-8"), re.MULTILINE), key=len)
    for file in sorted((Path(__file__).parent.parent / "programs").glob("*/*-*.yaml"))
]


@pytest.mark.parametrize("ident", [max(LONGEST_IDS, key=len), "altstadt-und-gaeste", "x" * 80])
def test_every_line_of_a_long_session_survives_libreoffice(ident, tmp_path):
    """Each name of a bookmark stands in the file once: LibreOffice would make those that do not unlike."""
    refs = [f"session-{ident}/ON{n:02}" for n in range(1, 26)]
    day = dt.date(2024, 5, 14)
    content = checklist(
        *(
            Check(ref[-4:], (Run(ref[-4:]),), n == 1, ref=ref, done_on=day if n == 1 else None)
            for n, ref in enumerate(refs)
        )
    )
    names = re.findall(r'<w:bookmarkStart [^>]*w:name="([^"]*)"', parts(content)["word/document.xml"].decode())
    ids = re.findall(r'<w:bookmarkStart [^>]*w:id="([^"]*)"', parts(content)["word/document.xml"].decode())
    assert (len({*names}), len({*ids})) == (len(names), len(names))
    marks = read(content).marks
    assert [(mark.ref, mark.sent) for mark in marks] == [
        (short(ref), "2024-05-14" if n == 1 else "open") for n, ref in enumerate(refs)
    ]
    assert read(libreoffice(content, tmp_path)).marks == marks


def test_names_that_libreoffice_made_unlike_are_read():
    def edit(text):
        return re.sub(r'(<w:bookmarkStart [^>]*w:name="skew[^"]*)"', r'\1_Co"', re.sub(r"<w:tag [^>]*/>", "", text))

    assert read(changed(written(sample("de")), edit)).marks == MARKS["de"]


def test_a_line_of_whose_names_some_are_lost_is_told():
    def edit(text):
        return re.sub(r'<w:bookmarkStart [^>]*w:name="skew1_0_[^"]*"/>', "", re.sub(r"<w:tag [^>]*/>", "", text))

    assert [mark.ref for mark in read(changed(written(sample("de")), edit)).marks] == ["", "session-auftakt/ON02"]


def test_the_state_that_was_sent_is_that_of_the_own_box_only():
    """Somebody put the bookmarks of one line around another one."""

    def edit(text):
        first, second = (re.findall(rf'w:name="skew{n}_[^"]*"', text) for n in (1, 2))
        for one, other in zip(first, second, strict=True):
            text = text.replace(one, "w:name='?'").replace(other, one).replace("w:name='?'", other)
        return text

    marks = read(changed(written(sample("de")), edit)).marks
    assert [(mark.ref, mark.sent) for mark in marks] == [("session-auftakt/ON01", ""), ("session-auftakt/ON02", "")]
