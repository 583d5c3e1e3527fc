"""PDF: text of others prints as itself, and what is missing or does not work is said in one sentence."""

import datetime as dt
import sys

import pytest
from document_samples import HOSTILE, document
from pdf_reader import LOGO, opened, render, shown, small, squeezed, tags, text

from skew_cli.errors import SkewError
from skew_cli.exports import _typst
from skew_cli.model.format import Look, Picture
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

DAY = dt.date(2024, 5, 7)


def refusal(*args):
    with pytest.raises(SkewError) as caught:
        render(*args)
    error = caught.value
    return error.message.en.format_map(error.values)


def everywhere(words):
    """A document that says a text in every place that takes one."""
    runs = (
        Run(words, isolate=True),
        Run(" "),
        Run(words, bold=True),
        Run(" "),
        Run(words, href="https://example.org/"),
    )
    return Doc(
        title=runs,
        subtitle=runs,
        lang="de",
        author=words,
        subject=words,
        blocks=(
            Heading(1, runs),
            Para(runs, "lead"),
            Facts(((runs, runs),)),
            Table((runs, runs), ((runs, ()),), (1, 2)),
            Checks((Check("EM01", runs, done=True, note=runs),)),
            Bullets((runs,), ordered=True),
            Timeline(words, ((DAY, words),), ((words, DAY, DAY),)),
            PageBreak(),
            Para(runs, "note"),
        ),
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_prints_as_itself(words):
    made = render(everywhere(words))
    found, harmless = (tags(opened(each.content)) for each in (made, render(everywhere("harmless"))))
    for each in (found, harmless):
        del each["/Span"], each["/Strong"]  # a letter from another font is one more
    if len(words) == 3000:  # too long for a head: the whole text of the two cells, with its links, is a row below
        harmless.update({"/TR": 1, "/TD": 2, "/Link": 2})
    assert harmless == found
    if words.isascii() and len(words) < 100:
        assert shown(made.content).count(squeezed(words)) >= 27


def test_a_very_long_word_is_all_there_and_stays_on_its_pages():
    made = render(everywhere("x" * 3000))
    pdf = opened(made.content)
    assert 20 < len(pdf.pages) < 50
    assert shown(made.content).count("x") >= 39 * 3000


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x", "missing document title"),
        ('#set document(title: "T")\n== x', "the first heading must be of level 1"),
        ('#set document(title: "T")\n= x\n=== y', "skipped from heading level 1 to 3"),
        ('#set document(title: "T")\n#heading[]', "heading title is empty"),
        ('#set document(title: "T")\n#image("a.svg")', "missing alt text"),
        ('#set document(title: "T")\n#"a\\u{feff}b"', "contains the disallowed codepoint"),
        ('#set document(title: "T")\n#"\\u{1f600}"', "could not be displayed"),
    ],
)
def test_what_typst_says_of_faults(source, message):
    from typst import TypstError

    with pytest.raises(TypstError) as caught:
        _typst.compiled({"main.typ": source.encode(), "a.svg": LOGO})
    assert message in caught.value.message


def test_a_letter_that_no_font_has_costs_the_mark_and_is_named():
    made = render(small(Para(text("ok \U0010fffd"))))
    said = [each.text.en.format_map(each.values) for each in made.remarks]
    assert said == [
        'The font "IBM Plex Sans Arabic" has no "\\u{10fffd}": the PDF also uses the fonts of this computer.',
        'No font of this computer has "\\u{10fffd}": the PDF is tagged, but not marked as PDF/UA-1.',
    ]
    pdf = opened(made.content)
    assert bool(pdf.Root.MarkInfo.Marked) is True
    assert b"pdfuaid" not in pdf.Root.Metadata.read_bytes()
    assert "hat kein" in made.remarks[0].text.de
    assert "nicht als PDF/UA-1" in made.remarks[1].text.de


def test_an_emoji_is_told():
    made = render(small(Para(text("ok 😀"))))
    assert "😀" == made.remarks[0].values["char"]


def test_without_its_font_the_pdf_uses_those_of_the_computer(monkeypatch):
    monkeypatch.setitem(sys.modules, "fontpkg_ibm_plex_sans_arabic", None)
    assert _typst.own_fonts() is None
    made = render(document("handout", "de"))
    (remark,) = made.remarks
    assert remark.text.en.format_map(remark.values) == (
        'The font "IBM Plex Sans Arabic" is missing (package fontpkg-ibm-plex-sans-arabic):'
        " the PDF uses the fonts of this computer."
    )
    assert b"<pdfuaid:part>1</pdfuaid:part>" in opened(made.content).Root.Metadata.read_bytes()


def test_without_typst_the_way_round_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(SkewError) as caught:
        render(small(Para(text("x"))))
    error = caught.value
    assert 'PDF needs the extra "documents": pip install "skew-cli[documents]"' == error.message.en.format_map(
        error.values
    )
    assert "without it, export HTML and print it from a browser" == error.hint.en
    assert 2 == error.exit_code


ONLY = "only files of this folder, by their name"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ('#read("/etc/passwd")', "file not found (doc.typ:1:6)"),
        (
            '#read("../../../../etc/passwd")',
            'path `"../../../../etc/passwd"` would escape the project root (doc.typ:1:6)',
        ),
        ('#read("pyproject.toml")', "file not found (doc.typ:1:6)"),
        ('#import "@preview/x:0.1.0": y', f'"import": {ONLY}'),
        ('#import "@local/x:0.1.0": y', f'"import": {ONLY}'),
        ('#let a = "@" + "preview/x:0.1.0"\n#import a: y', f'"import": {ONLY}'),
        ('#include("@" + "preview/x:0.1.0")', f'"include": {ONLY}'),
        ('#let e = eval\n#e("import " + a)', f'"eval": {ONLY}'),
        ('#let a = "@preview/x:0.1.0"', f'"@preview/": {ONLY}'),
        ("\n#let x = ", "expected expression (doc.typ:2:8)"),
        ("no title", "PDF/UA-1 error: missing document title"),
    ],
)
def test_a_skin_that_does_not_work_is_told_and_sees_nothing(source, reason):
    said = refusal(small(Para(text("x"))), {"doc.typ": source})
    assert f"templates/documents/doc.typ does not work: {reason}" == said


def test_a_house_may_have_a_skin_of_several_files():
    own = {
        "doc.typ": '#import "words.typ": name\n#set document(title: name)\n#name #json("doc.json").name',
        "words.typ": '#let name = "House"',
    }
    assert "HouseT" == shown(render(small(Para(text("x"))), own).content)


@pytest.mark.parametrize("media_type", ["image/svg+xml", "image/png"])
def test_a_logo_that_is_none_is_told(media_type):
    look = Look(logo=Picture(content=b"x", media_type=media_type, alt="x"))
    name = {"image/svg+xml": "logo.svg", "image/png": "logo.png"}[media_type]
    assert refusal(small(Para(text("x"))), None, look).startswith(
        f"templates/documents/{name} does not work: failed to "
    )
