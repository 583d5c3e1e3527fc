"""DOCX in the look of a house: logo, and a letterhead of its own that keeps what is private to itself."""

from io import BytesIO

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx_samples import NS, WORDS, W, parts, sample, text_of, written, xml
from lxml import etree

from skew_cli.errors import SkewError
from skew_cli.exports.docx import render
from skew_cli.model.format import Look, Picture, Skin

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc000000301"
    "0100c9fe92ef0000000049454e44ae426082"
)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20" fill="#0b5c8a"/></svg>'


@pytest.mark.parametrize(
    ("picture", "media_type", "broken"),
    [
        (PIXEL, "image/png", False),
        (SVG, "image/svg+xml", False),
        (b"GIF", "image/png", True),
        (b"<svg", "image/svg+xml", True),
    ],
)
def test_a_logo_stands_above_the_title(picture, media_type, broken):
    look = Look(logo=Picture(content=picture, media_type=media_type, alt="Kommune"))
    rendered = render(sample("de"), Skin(look=look))
    drawn = xml(rendered.content).findall(".//w:p[1]//wp:docPr", NS)
    assert [each.get("descr") for each in drawn] == ([] if broken else ["Kommune"])
    assert [each.values["file"] for each in rendered.remarks] == ([f"logo.{media_type[6:9]}"] if broken else [])


def test_headings_have_the_colour_of_the_house():
    styles = xml(written(sample("de"), accent="#7a1f1f"), "word/styles.xml")
    found = styles.find("w:style[@w:styleId='Heading1']/w:rPr/w:color", NS)
    assert found.get(f"{W}val") == "7A1F1F"


def letterhead(without=(), footer=""):
    """A DOCX as a house makes one: its own styles, header, footer, page and text."""
    house = Document()
    house.styles["Heading 1"].font.name = "Georgia"
    house.sections[0].header.paragraphs[0].text = "Kommune Musterstadt"
    house.sections[0].footer.paragraphs[0].text = footer
    house.sections[0].left_margin = 1_000_000
    house.add_paragraph("Mustertext")
    house.core_properties.author = "Person Eins"
    for name in without:
        house.styles[name].delete()
    out = BytesIO()
    house.save(out)
    return out.getvalue()


@pytest.mark.parametrize("lang", ["de", "ar"])
def test_a_letterhead_gives_styles_header_and_page(lang):
    content = written(sample(lang), reference=letterhead(), logo=Picture(content=PIXEL, media_type="image/png"))
    found = parts(content)
    assert "Kommune Musterstadt" in found["word/header1.xml"].decode()
    assert text_of(etree.fromstring(found["word/footer1.xml"])) == WORDS[lang][5].format(n=1, total=1)
    styles = xml(content, "word/styles.xml")
    heading = styles.find("w:style[@w:styleId='Heading1']", NS)
    assert heading.find("w:rPr/w:rFonts", NS).get(f"{W}ascii") == "Georgia"
    assert (heading.find("w:pPr/w:bidi", NS) is not None) == (lang == "ar")
    assert xml(content).find(".//w:pgMar", NS).get(f"{W}left") == "1575"
    assert xml(content).find(".//w:pgSz", NS).get(f"{W}w") == "12240"
    whole = b"".join(found.values()).decode("utf-8", "replace")
    assert [word for word in ("Mustertext", "Person Eins", "rsidRoot", "thumbnail") if word in whole] == []
    assert list(xml(content).iter(f"{{{NS['wp']}}}docPr")) == []


def test_a_letterhead_keeps_its_own_footer():
    content = written(sample("de"), reference=letterhead(footer="Bankverbindung"))
    assert text_of(xml(content, "word/footer1.xml")) == "Bankverbindung"


def test_a_letterhead_with_comments_and_a_template_of_somebody_comes_without_them():
    house = Document()
    paragraph = house.add_paragraph("Mustertext")
    house.add_comment(paragraph.runs, text="geheim", author="Person Eins")
    house.settings.element.insert(0, OxmlElement("w:attachedTemplate"))
    out = BytesIO()
    house.save(out)
    found = parts(written(sample("de"), reference=out.getvalue()))
    assert "word/comments.xml" in parts(out.getvalue())
    assert "word/comments.xml" not in found
    assert b"attachedTemplate" not in found["word/settings.xml"]


def test_a_letterhead_of_a_german_word_keeps_its_ids():
    house = Document()
    for style, name in (("Heading 1", "berschrift1"), ("List Bullet", "Aufzhlungszeichen"), ("Normal", "Standard")):
        house.styles[style].element.set(f"{W}styleId", name)
    out = BytesIO()
    house.save(out)
    content = written(sample("de"), reference=out.getvalue())
    used = {each.get(f"{W}val") for each in xml(content).iter(f"{W}pStyle")}
    assert {"berschrift1", "Aufzhlungszeichen"} <= used
    lead = xml(content, "word/styles.xml").find("w:style[@w:styleId='SkewLead']/w:basedOn", NS)
    assert lead.get(f"{W}val") == "Standard"


def test_a_letterhead_that_lacks_styles_is_refused_by_their_names():
    with pytest.raises(SkewError) as caught:
        written(sample("de"), reference=letterhead(without=("Subtitle", "Heading 4")))
    assert caught.value.values == {"styles": "Subtitle, Heading 4"}
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x05\x06" + bytes(18)])
def test_a_letterhead_that_is_no_document_is_refused(content):
    with pytest.raises(SkewError, match="not a Word document"):
        written(sample("de"), reference=content)
