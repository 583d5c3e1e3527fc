"""DOCX: what Word is strict about, direction, boxes, letterheads, and the same bytes everywhere."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from document_samples import HOSTILE, document
from docx import Document
from docx_samples import DAY, NS, W, everywhere, parts, sample, text_of, written, xml
from lxml import etree

from skew_cli.errors import SkewError
from skew_cli.exports import formats
from skew_cli.exports.docx import render
from skew_cli.model.format import Skin
from skew_cli.model.text import clean
from skew_cli.model.tree import Doc, Facts, Heading, PageBreak, Para, Run, Timeline

GOLDEN = Path(__file__).parent / "golden" / "docx"
ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl numPr pBdr shd tabs bidi spacing ind jc outlineLvl rPr",
    "rPr": "rStyle rFonts b bCs i iCs color spacing sz szCs u shd rtl cs lang",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols titlePg bidi docGrid",
    "tblPr": "tblStyle bidiVisual tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "tcPr": "tcW tcBorders shd vAlign",
    "sdtPr": "alias tag id lock checkbox",
    "sdt": "sdtPr sdtContent",
    "p": "pPr *",
    "r": "rPr *",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "style": "name basedOn next uiPriority qFormat pPr rPr tblPr tcPr tblStylePr",
    "lvl": "start numFmt lvlText lvlJc pPr rPr",
    "abstractNum": "nsid multiLevelType tmpl name lvl",
    "numbering": "abstractNum num",
    "body": "* sectPr",
    "settings": "zoom proofState defaultTabStop characterSpacingControl compat mathPr themeFontLang clrSchemeMapping"
    " doNotAutoCompressPictures shapeDefaults decimalSymbol listSeparator docId defaultImageDpi",
}
"""The sequences of the schema (ISO/IEC 29500), as far as something of them is used."""


@pytest.mark.parametrize("lang", ["de", "ar"])
@pytest.mark.parametrize("name", ["document", "styles", "numbering", "footer1"])
def test_the_parts_are_the_golden_ones(lang, name):
    content = etree.tostring(xml(written(sample(lang)), f"word/{name}.xml"), pretty_print=True, encoding="unicode")
    path = GOLDEN / f"{name}.{lang}.xml"
    if os.environ.get("SKEW_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8", newline="\n")
    assert content == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("doc", [sample("ar"), document("handout", "ar"), document("checklist", "de")])
def test_children_stand_in_the_order_of_the_schema(doc):
    for name, content in parts(written(doc)).items():
        if not name.startswith("word/") or not name.endswith(".xml") or "theme" in name:
            continue
        for element in etree.fromstring(content).iter():
            order = ORDER.get(etree.QName(element).localname, "").split()
            found = [etree.QName(child).localname for child in element]
            if order:
                places = [order.index(each) if each in order else order.index("*") for each in found]
                assert places == sorted(places), (name, etree.QName(element).localname, found)


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_every_paragraph_names_its_direction_where_it_matters(lang):
    content = written(sample(lang))
    found = {}
    for name in ("word/document.xml", "word/footer1.xml"):
        for paragraph in xml(content, name).iter(f"{W}p"):
            bidi = paragraph.find("w:pPr/w:bidi", NS)
            found[text_of(paragraph)] = None if bidi is None else bidi.get(f"{W}val", "1")
    assert found.pop("Deutsch (1)") == (None if lang == "de" else "0")
    assert found.pop("العربية (1)") == "1"
    assert set(found.values()) == ({None} if lang == "de" else {"1"})
    rtl = [
        style.get(f"{W}styleId")
        for style in xml(content, "word/styles.xml").xpath("w:style[w:pPr/w:bidi]", namespaces=NS)
    ]
    assert bool(rtl) == (lang == "ar")
    assert len(xml(content).findall(".//w:bidiVisual", NS)) == (2 if lang == "ar" else 0)
    assert len(xml(content).findall(".//w:sectPr/w:bidi", NS)) == (1 if lang == "ar" else 0)


def test_runs_go_right_to_left_with_their_language():
    root = xml(written(sample("ar")))
    runs = [(text_of(run), run.find("w:rPr/w:rtl", NS) is not None) for run in root.iter(f"{W}r")]
    assert ("التحضير", True) in runs
    assert [flag for text, flag in runs if "Köln" in text or "+49" in text] == [False] * 6
    for run in root.xpath("//w:r[w:rPr/w:rtl]", namespaces=NS):
        assert run.find("w:rPr/w:lang", NS).get(f"{W}bidi") == "ar-PS"
    assert root.xpath("//w:rPr[w:b and not(w:bCs)]", namespaces=NS) == []


def test_a_value_of_both_directions_is_embedded():
    line = (Run("Rolle: "), Run("مستشار SKEW اليوم", isolate=True), Run("."))
    root = xml(written(Doc(title=(Run("T"),), lang="de", blocks=(Para(line),))))
    embedded = root.findall(".//w:dir", NS)
    assert [(each.get(f"{W}val"), clean(text_of(each))) for each in embedded] == [("rtl", "مستشار SKEW اليوم")]


def test_boxes_have_state_glyph_tag_and_number():
    boxes = [
        (
            box.find("w:sdtPr/w:tag", NS).get(f"{W}val"),
            box.find("w:sdtPr/w:alias", NS).get(f"{W}val"),
            box.find("w:sdtPr/w:id", NS).get(f"{W}val"),
            box.find("w:sdtPr/w14:checkbox/w14:checked", NS).get(f"{{{NS['w14']}}}val"),
            text_of(box),
        )
        for box in xml(written(sample("de"))).iter(f"{W}sdt")
    ]
    assert boxes == [
        ("session-auftakt/ON01", "Rathaus (Köln)", "1", "1", "☒"),
        ("session-auftakt/ON02", "Ort!", "2", "0", "☐"),
    ]


def test_properties_name_the_office_and_no_person_and_no_clock():
    core = Document(BytesIO(written(sample("ar")))).core_properties
    found = {name: getattr(core, name) for name in ("title", "author", "identifier", "language", "last_modified_by")}
    assert found == {
        "title": "قائمة التحقق",
        "author": "Servicestelle",
        "identifier": "2024/koeln-bethlehem",
        "language": "ar-PS",
        "last_modified_by": "",
    }
    assert {core.created.date(), core.modified.date()} == {DAY}
    undated = Document(BytesIO(written(Doc(title=(Run("T"),), lang="en", blocks=())))).core_properties
    assert undated.created.year == 2000


def test_the_file_is_a_plain_one_of_word_15():
    content = written(sample("de"))
    assert sorted(parts(content)) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer1.xml",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
        "word/theme/theme1.xml",
        "word/webSettings.xml",
    ]
    modes = xml(content, "word/settings.xml").xpath("//w:compatSetting[@w:name='compatibilityMode']", namespaces=NS)
    assert [each.get(f"{W}val") for each in modes] == ["15"]
    assert len(content) < 20_000


def test_pages_are_a4_and_turn_where_the_document_says_so():
    def size(doc):
        found = xml(written(doc)).find(".//w:pgSz", NS)
        return {key.removeprefix(W): value for key, value in found.attrib.items()}

    portrait = sample("de")
    landscape = Doc(title=(Run("T"),), lang="de", blocks=(), landscape=True)
    assert size(portrait) == {"w": "11906", "h": "16838", "orient": "portrait"}
    assert size(landscape) == {"w": "16838", "h": "11906", "orient": "landscape"}


def test_page_numbers_are_fields_in_the_words_of_the_catalogue():
    footer = xml(written(sample("de")), "word/footer1.xml")
    assert text_of(footer) == "Seite 1 von 1"
    assert [each.get(f"{W}instr") for each in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_lists_with_numbers_begin_anew_and_a_break_goes_to_what_follows():
    root = xml(written(sample("de")))
    listed = [
        (text_of(each), each.find("w:pPr/w:numPr/w:numId", NS).get(f"{W}val"), each.find("w:pPr/w:pageBreakBefore", NS))
        for each in root.xpath("//w:p[w:pPr/w:numPr]", namespaces=NS)
    ]
    assert [number for _, number, _ in listed] == ["1", "1", "2", "3"]
    assert [broken is not None for _, _, broken in listed] == [True, False, False, False]
    starts = xml(written(sample("de")), "word/numbering.xml").findall(".//w:startOverride", NS)
    assert len(starts) == 2


def test_two_tables_in_a_row_stay_two_and_the_body_ends_with_a_paragraph():
    facts = Facts((((Run("a"),), (Run("b"),)),))
    body = xml(
        written(Doc(title=(Run("T"),), lang="de", blocks=(facts, facts, Heading(1, (Run("H"),)), facts, PageBreak())))
    )[0]
    kinds = ["p", "tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]
    assert [etree.QName(child).localname for child in body] == kinds


def test_addresses_are_links_in_ascii():
    href = "https://example.org/Straße?a=1&b=[2]"
    content = written(Doc(title=(Run("T"),), lang="de", blocks=(Para((Run("x", href=href),)),)))
    assert b'Target="https://example.org/Stra%C3%9Fe?a=1&amp;b=[2]"' in parts(content)["word/_rels/document.xml.rels"]
    assert text_of(xml(content).find(".//w:hyperlink", NS)) == "x"


@pytest.mark.parametrize("lang", ["de", "ar"])
@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_adds_no_element_and_comes_back(text, lang):
    content = written(everywhere(text, lang))
    paragraphs = [clean(text_of(each)) for each in xml(content).iter(f"{W}p")]
    assert sum(each.count(text * 3) for each in paragraphs) == 12
    harmless = xml(written(everywhere("harmlos", lang)))
    ways = {f"{W}dir", f"{W}rtl", f"{W}lang"}
    assert {each.tag for each in xml(content).iter()} - ways == {each.tag for each in harmless.iter()} - ways
    assert Document(BytesIO(content)).core_properties.subject == text[:255]


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_the_same_bytes_in_other_surroundings(lang):
    code = (
        "import sys; from docx_samples import sample, written; from hashlib import sha256\n"
        f"print(sha256(written(sample({lang!r}))).hexdigest())"
    )
    found = set()
    for zone, seed in (("UTC", "0"), ("Asia/Hebron", "1"), ("America/New_York", "42")):
        env = {**os.environ, "TZ": zone, "PYTHONHASHSEED": seed, "LC_ALL": "C", "USER": zone, "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env, cwd=Path(__file__).parent
        )
        found.add(done.stdout)
    assert len(found) == 1
    assert written(sample(lang)) == written(sample(lang))


def test_a_timeline_is_a_picture_with_alt_text_or_left_out(monkeypatch):
    block = Timeline("Zeitstrahl der Termine", ((DAY, "Mai"),), (("7. Mai · Auftakt", DAY, DAY),))
    doc = Doc(title=(Run("T"),), lang="ar", blocks=(block,))
    content = written(doc)
    assert [each.get("descr") for each in xml(content).iter(f"{{{NS['wp']}}}docPr")] == ["Zeitstrahl der Termine"]
    assert parts(content)["word/media/image1.png"].startswith(b"\x89PNG")
    monkeypatch.setattr("skew_cli.exports._docx_pictures.png", lambda *_, **__: None)
    rendered = render(doc, Skin())
    assert list(xml(rendered.content).iter(f"{{{NS['wp']}}}docPr")) == []
    assert rendered.remarks == ()


def test_without_the_extra_the_way_round_is_told(monkeypatch):
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(SkewError) as caught:
        written(sample("de"))
    assert "Markdown" in caught.value.hint.en
    assert caught.value.values["format"] == "DOCX"


def test_the_format_is_found_by_its_name():
    found = formats()["docx"]
    assert (found.suffix, found.binary) == (".docx", True)
