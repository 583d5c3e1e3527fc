"""Filled-in Word checklists: boxes come back from Word and LibreOffice, and hostile files are refused."""

import re
from html import unescape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from document_samples import HOSTILE, document
from docx import Document
from docx_returned import IDENT, MARKS, checklist, libreoffice
from docx_samples import changed, parts, sample, written
from hypothesis import given
from hypothesis import strategies as st

from skew_cli.errors import SkewError
from skew_cli.intake import readers
from skew_cli.intake.docx import read
from skew_cli.model.returned import LONGEST, Mark, Returned, bookmarks, from_bookmarks, short, units
from skew_cli.model.text import clean
from skew_cli.model.tree import Check, Run

CHECKED = '<w14:checked w14:val="0"/>'


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_what_was_written_is_read(lang):
    assert read(written(sample(lang))) == Returned(ident=IDENT, marks=MARKS[lang])


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_boxes_survive_libreoffice(lang, tmp_path):
    once = libreoffice(written(sample(lang)), tmp_path)
    assert read(once) == Returned(ident=IDENT, marks=MARKS[lang])
    assert read(libreoffice(once, tmp_path)) == Returned(ident=IDENT, marks=MARKS[lang])


def test_a_whole_checklist_survives_libreoffice(tmp_path):
    content = written(document("checklist", "de"))
    assert read(libreoffice(content, tmp_path)) == read(content)
    assert [mark.ref for mark in read(content).marks] == [f"session-auftakt/ON{n}" for n in ("01", "20", "30")]


def test_a_tick_in_word_is_read_by_its_state():
    ticked = changed(written(sample("de")), lambda text: text.replace(CHECKED, CHECKED.replace("0", "1")))
    assert [mark.done for mark in read(ticked).marks] == [True, True]


@pytest.mark.parametrize(
    ("state", "done"),
    [
        ('<w14:checked w14:val="true"/>', True),
        ("<w14:checked/>", True),
        ('<w14:checked w14:val="on"/>', True),
        ('<w14:checked w14:val="false"/>', False),
        ("", False),
        ('<w14:checked w14:val="maybe"/>', None),
    ],
)
def test_all_ways_to_say_a_state(state, done):
    assert read(changed(written(sample("de")), lambda text: text.replace(CHECKED, state))).marks[1].done is done


def test_the_boxes_of_word_stand_in_other_places():
    def edit(text):
        """As Word does: revision ids, split runs, a box around its paragraph, a copy for old programs, no title."""
        text = re.sub(r"<w:alias [^>]*/>", "", text).replace("<w:p>", '<w:p w:rsidR="00A1">')
        text = text.replace(
            '<w:t xml:space="preserve">Rathaus (Köln)</w:t>', "<w:t>Rathaus</w:t><w:tab/><w:t>(Köln)</w:t>"
        )
        paragraph = re.search(r'<w:p w:rsidR="00A1"><w:pPr>(?:(?!</w:pPr>).)*</w:pPr><w:sdt>.*?</w:p>', text)[0]
        box = re.search(r"<w:sdt>.*?</w:sdt>", paragraph)[0]
        properties = re.search(r"<w:sdtPr>.*</w:sdtPr>", box)[0]
        inner = paragraph.replace(box, "<w:r><w:t>☒</w:t></w:r>")
        whole = f"<w:sdt>{properties}<w:sdtContent>{inner}</w:sdtContent></w:sdt>"
        copy = f'<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Fallback>{whole}</mc:Fallback></mc:AlternateContent>'
        return text.replace(paragraph, whole + copy)

    assert read(changed(written(sample("de")), edit)).marks == MARKS["de"]


def test_other_controls_are_no_boxes_and_a_new_box_is_told_with_its_words():
    def edit(text):
        own = (
            "<w:p><w:sdt><w:sdtPr><w:tag w:val='x'/><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>Feld</w:t></w:r>"
            "</w:sdtContent></w:sdt></w:p><w:p><w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val='1'/></w14:checkbox>"
            "</w:sdtPr><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t> Kaffee</w:t></w:r></w:p>"
        )
        return text.replace("<w:sectPr", own + "<w:sectPr")

    marks = read(changed(written(sample("de")), edit)).marks
    assert marks == (*MARKS["de"], Mark(ref="", done=True, text="Kaffee"))


def test_the_strict_dialect_and_other_names_of_the_main_part_are_read():
    content = written(sample("de"))
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name, part in parts(content).items():
            text = part.replace(
                b"http://schemas.openxmlformats.org/officeDocument/2006", b"http://purl.oclc.org/ooxml/officeDocument"
            )
            text = text.replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            text = text.replace(b'Target="word/document.xml"', b'Target="/word/document2.xml"')
            archive.writestr("word/document2.xml" if name == "word/document.xml" else name, text)
    assert read(out.getvalue()) == Returned(ident=IDENT, marks=MARKS["de"])


@pytest.mark.parametrize("core", ["", "<x", "<cp xmlns:dc='y'/>"])
def test_without_core_properties_the_program_is_unknown(core):
    content = changed(written(sample("de")), lambda _: core, "docProps/core.xml")
    assert read(content) == Returned(ident="", marks=MARKS["de"])


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_and_references_come_back(text):
    content = checklist(Check(text, (Run(text),), ref=text), Check("B", (Run("b"),)))
    assert read(content).marks[0].ref == clean(short(clean(text)))
    untagged = changed(content, lambda xml: re.sub(r"<w:tag [^>]*/>", "", xml))
    assert read(untagged).marks == read(content).marks
    carried = re.findall(r'<w:(?:tag|alias) w:val="([^"]*)"', parts(content)["word/document.xml"].decode())
    assert max(units(unescape(each)) for each in carried) <= LONGEST


@given(ref=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\n"), min_size=1, max_size=90))
def test_a_short_reference_fits_and_names_one_item(ref):
    assert units(short(ref)) <= LONGEST
    assert short(short(ref)) == short(ref)
    assert (short(ref) == ref) == (units(ref) <= LONGEST)
    assert short("x" * 70 + ref) != short("x" * 70 + ref + "y")
    names = bookmarks(12, ref, "2024-03-19")
    assert from_bookmarks(["_GoBack", *reversed(names)]) == (short(ref), "2024-03-19")
    assert from_bookmarks([f"{name}_Copy_1"[:40] for name in names]) == (short(ref), "2024-03-19")
    assert all(re.fullmatch(r"[a-z][a-z0-9_]{0,39}", name) for name in names)
    assert not {*names} & {*bookmarks(1, ref, "open")}
    assert len(names) < 20
    for n in range(len(names)):
        assert from_bookmarks(names[:n] + names[n + 1 :]) == ("", "")
    assert from_bookmarks([*names, *bookmarks(13, ref, "open")]) == ("", "")


def test_a_line_with_two_boxes_trusts_no_bookmark():
    def edit(text):
        text = re.sub(r"<w:tag [^>]*/>", "", text)
        box = re.search(r"<w:sdt>.*?</w:sdt>", text)[0]
        return text.replace(box, box + box, 1)

    assert [mark.ref for mark in read(changed(written(sample("de")), edit)).marks] == ["", "", "session-auftakt/ON02"]


def archive(**files):
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as target:
        for name, part in files.items():
            target.writestr({"rels": "_rels/.rels", "main": "word/document.xml"}.get(name, name), part)
    return out.getvalue()


RELS = '<Relationships xmlns="x"><Relationship Id="a" Type="http://x/officeDocument" Target="word/document.xml"/></Relationships>'
LAUGHS = '<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><document>&b;</document>'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "not a Word document"),
        (b"Schuljahr;Termin", "not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "not a Word document"),
        (archive(main="<document/>"), "not a Word document"),
        (archive(rels=RELS), "not a Word document"),
        (archive(rels="<Relationships/>", main="<document/>"), "not a Word document"),
        (archive(rels=RELS, main="<workbook/>"), "not a Word document"),
        (archive(rels=RELS, main="<document>"), "not a Word document"),
        (archive(rels=RELS, main="<document><a:b/></document>"), "not a Word document"),
        (archive(rels=RELS, main="<document/>"), "no boxes"),
        (archive(rels=RELS, main=LAUGHS), "DTD"),
        (archive(rels=RELS, main=LAUGHS.encode("utf-16")), "DTD"),
        (archive(rels='<!DOCTYPE r SYSTEM "file:///etc/passwd"><r/>', main="<document/>"), "DTD"),
        (archive(rels=RELS, main=b"<document>" + b" " * 50_000_001 + b"</document>"), "too large"),
        (bytes(20_000_001), "too large"),
        (written(sample("de"))[:9000], "not a Word document"),
    ],
    ids=range(16),
)
def test_what_is_no_checklist_is_refused(content, words):
    with pytest.raises(SkewError, match=words) as caught:
        read(content)
    assert caught.value.exit_code == 2
    assert caught.value.hint is not None


def test_a_part_that_lies_about_its_size_is_cut_off():
    content = bytearray(archive(rels=RELS, main=b"<document>" + b" " * 60_000_000 + b"</document>"))
    place = content.rindex(b"word/document.xml") - 46 + 24
    content[place : place + 4] = (1000).to_bytes(4, "little")
    with pytest.raises(SkewError):
        read(bytes(content))


def test_a_document_without_boxes_is_told_how_to_get_some():
    out = BytesIO()
    Document().save(out)
    with pytest.raises(SkewError, match="no boxes") as caught:
        read(out.getvalue())
    assert "docx" in caught.value.hint.en


@given(place=st.integers(0, 8000), byte=st.integers(0, 255))
def test_damaged_files_never_crash(place, byte):
    content = bytearray(SAMPLE)
    content[place % len(content)] = byte
    try:
        found = read(bytes(content))
    except SkewError as refused:
        assert refused.exit_code == 2  # noqa: PT017 - both ends are right: refused, or read
    else:
        assert found.marks


SAMPLE = written(sample("de"))


def test_the_reader_is_found_by_its_name():
    assert readers()["docx"].suffix == ".docx"
