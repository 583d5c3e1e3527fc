"""The document tree: it refuses what no format can carry, cleans once, and one file is one format or kind."""

import datetime as dt
import subprocess
import sys

import pytest
from document_samples import HOSTILE
from hypothesis import given
from hypothesis import strategies as st

from skew_cli import documents, exports
from skew_cli.model.tree import (
    Bullets,
    Check,
    Checks,
    Doc,
    Facts,
    Heading,
    Para,
    Run,
    Table,
    Timeline,
    plain,
)

A, EMPTY = (Run("a"),), (Run(" \u202e "),)
DAY = dt.date(2024, 5, 7)

REFUSED = {
    "an empty title": (lambda: Doc(title=EMPTY, lang="de", blocks=()), "the title of a document is empty"),
    "no language": (lambda: Doc(title=A, lang="", blocks=()), "a document is in '', which is no language of documents"),
    "first heading not level 1": (
        lambda: Doc(title=A, lang="de", blocks=(Heading(2, A),)),
        "the heading 'a' jumps from level 0 to 2",
    ),
    "a jump of levels": (
        lambda: Doc(title=A, lang="de", blocks=(Heading(1, A), Para(A), Heading(3, A))),
        "the heading 'a' jumps from level 1 to 3",
    ),
    "an empty heading": (lambda: Heading(1, EMPTY), "a heading is empty"),
    "a heading without level": (lambda: Heading(0, A), "a heading has level 0; levels go from 1 to 5"),
    "an empty paragraph": (lambda: Para(()), "a paragraph is empty"),
    "no facts": (lambda: Facts(()), "a list of facts is empty"),
    "a fact without label": (lambda: Facts(((EMPTY, A),)), "the label of a fact is empty"),
    "a table without head": (lambda: Table((), (), ()), "a table has no head"),
    "an empty head cell": (lambda: Table((A, ()), (), (1, 1)), "a cell in the head of a table is empty"),
    "a ragged row": (lambda: Table((A, A), ((A,),), (1, 1)), "a row has 1 cells, its table 2 columns"),
    "no widths": (lambda: Table((A, A), (), ()), "a table has 0 widths for 2 columns"),
    "wrong widths": (lambda: Table((A, A), (), (1, 0)), "a column of a table has no width"),
    "no checks": (lambda: Checks(()), "a list of checks is empty"),
    "a check without id": (lambda: Check(" ", A), "a check has no id"),
    "a check without text": (lambda: Check("EM01", ()), "the text of check EM01 is empty"),
    "no bullets": (lambda: Bullets(()), "a list is empty"),
    "an empty bullet": (lambda: Bullets((A, EMPTY)), "an item of a list is empty"),
    "a timeline without alt text": (lambda: Timeline("", (), (("a", DAY, DAY),)), "a timeline has no alt text"),
    "a timeline without spans": (lambda: Timeline("a", (), ()), "a timeline has no spans"),
    "a span without label": (lambda: Timeline("a", (), (("", DAY, DAY),)), "a span of a timeline has no label"),
    "a span that ends too early": (
        lambda: Timeline("a", (), (("x", DAY, dt.date(2024, 5, 6)),)),
        "the span 'x' of a timeline ends before it begins",
    ),
    "a foreign language": (lambda: Run("a", lang="fr"), "a run is in 'fr', which is no language of documents"),
    "a foreign direction": (lambda: Run("a", dir="up"), "a run has the direction 'up'"),
}


@pytest.mark.parametrize("make", [make for make, _ in REFUSED.values()], ids=REFUSED)
def test_refused(make):
    expected = next(sentence for each, sentence in REFUSED.values() if each is make)
    with pytest.raises(ValueError, match=r".+") as caught:
        make()
    assert expected == str(caught.value)


def test_levels_may_go_back_by_any_number():
    blocks = (Heading(1, A), Heading(2, A), Heading(3, A), Heading(1, A))
    assert blocks == Doc(title=A, lang="ar", blocks=blocks).blocks


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("two\nlines\ttab", "two lines tab"),
        (" edge ", " edge "),
        ("abc\u202etxt.exe\u2066", "abctxt.exe"),
        ("\x00\x1b[31m\u2028\ufeff\ufffe", "[31m "),
        ("\ud800", "\ufffd"),
        ("Cafe\u0301", "Café"),
        ("نص\u200fعربي", "نصعربي"),
    ],
)
def test_a_run_is_clean(written, kept):
    assert kept == Run(written).text


@given(st.text())
def test_whatever_is_written_every_encoder_takes_it(text):
    run = Run(text)
    assert run.text == Run(run.text.encode().decode()).text
    assert len(run.text.splitlines()) <= 1


@pytest.mark.parametrize(
    ("href", "kept"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("tel:+4930000000", "tel:+4930000000"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("//example.org", None),
        ("https://example.org/a b", None),
        ('https://example.org/"onclick=x', None),
        ("https://example.org/>", None),
        (" https://example.org", None),
        ("https://example.org\n", None),
    ],
)
def test_only_harmless_links_stay(href, kept):
    run = Run("text", href=href)
    assert ("text", kept) == (run.text, run.href)


def test_the_table_of_dangers_is_kept_as_text():
    assert tuple(plain((Run(text),)) for text in HOSTILE) == HOSTILE


def test_formats_and_kinds_are_their_files():
    found = {name: each.name for name, each in exports.formats().items()}
    assert {"html": "html", "json": "json", "markdown": "markdown"}.items() <= found.items()
    assert list(exports.names()) == list(found.values())
    kinds = {name: each.name for name, each in documents.kinds().items()}
    assert {"agenda", "checklist", "handout", "invitation", "timetable"} <= kinds.keys()
    assert list(documents.names()) == list(kinds.values())
    with pytest.raises(KeyError):
        exports.formats()["_timeline"]
    with pytest.raises(KeyError):
        documents.kinds()["material"]


def test_a_format_loads_only_itself():
    code = (
        "import sys; from skew_cli.exports import formats, names; names(); formats()['markdown'];"
        "print(sorted({'jinja2', 'babel', 'skew_cli.exports.html', 'skew_cli.exports.json'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert run.stdout == "[]\n"
