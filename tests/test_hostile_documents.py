"""The table of hostile texts in every kind of document and every format: what each must show, and that it is no more."""

import datetime as dt
import html
import io
import json
import re
from functools import cache
from itertools import cycle, islice

import pytest
from document_samples import HOSTILE, empty, season, skin
from document_samples import built as sample
from docx_samples import W, parts, text_of
from hostile_program import PROGRAM, TEXT, hostile
from lxml import etree
from markdown_it import MarkdownIt
from openpyxl import load_workbook
from pdf_reader import shown, squeezed
from pydantic import BaseModel
from test_html import Reader

from skew_cli.documents import kinds
from skew_cli.documents.material import SeasonKind
from skew_cli.exports import formats
from skew_cli.model.program import Program
from skew_cli.model.text import clean
from skew_cli.model.tree import Bullets, Checks, Facts, Heading, Para, Table, plain


def itself(*pieces):
    """The hostile texts of these pieces, which show as themselves."""
    return {text: text for piece in pieces for text in HOSTILE if piece in text}


TABLE = {
    ("Typst markup", "prints as itself"): itself("#read"),
    ("HTML", "escaped"): itself("<script>", "onerror=alert", "</style>"),
    ("template or format string", "prints as itself"): itself("{{ 7*7 }}"),
    ("XML", "escaped"): itself("</w:t>"),
    ("formula", "text in XLSX; apostrophe in CSV"): {
        **itself("=HYPERLINK", "@SUM"),
        "+49 221 0": "+49 221 0",
        "-1": "-1",
        "＝1+1": "＝1+1",
        "\t=1+1": "=1+1",
    },
    ("link to script or file", "no link, text stays"): {
        **itself("javascript:alert"),
        **{each: each for each in ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd")},
    },
    ("Markdown structure", "prints as itself"): {
        **itself("# H", "- [x]", "1. one", "| a |", "![a]", "www.", "**bold**", "--- ===", "line #", "\\#"),
        "a\n\n# b\r\n- c": "a  # b - c",
    },
    ("bidi controls", "removed"): {"a\u202ab\u202ec\u2066d\u200fe": "abcde"},
    ("control characters", "tab and line ends are spaces, others removed"): {
        "c\x00o\x1bn\x7ft\x9br\tol\u2028s\ufeff!\ufffe\uffff": "contr ol s!",
    },
    ("lone surrogate", "U+FFFD"): {"sur\ud800rogate": "sur\ufffdrogate"},
    ("no glyph", "kept; PDF with the fonts of the computer"): itself("emoji"),
    ("3,000 letters without a blank", "kept; breakable"): itself("x" * 3000),
    ("file names", "made from ids; as texts they print as themselves"): {each: each for each in ("..\\x", "CON")},
}
"""Danger and what must happen: each text, and how it shows."""
SHOWN = {text: shown for row in TABLE.values() for text, shown in row.items()}
LONG = "long text " * 4000 + "end"
"""40,000 characters: kept, but XLSX cuts it and tells."""
CELL = 32_767
LANGS = ("de", "ar")
CASES = pytest.mark.parametrize(("kind", "lang"), [(kind, lang) for kind in kinds() for lang in LANGS])
SLOT = re.compile(r"slot (\d+) of many")
LINK = re.compile(r"(?:https?://|mailto:|tel:)[^\s<>\\\"]+\Z")
PARSER = MarkdownIt("gfm-like", {"linkify": True, "html": True})
MANY = 120
"""More than there are texts in a program."""


def built(kind, lang, texts):
    """The document about a program, or about a season of several, that says these texts."""
    given, after = kinds()[kind], iter(texts)
    if isinstance(given, SeasonKind):
        programs = [hostile(lang, tuple(islice(after, MANY))) for _ in range(6)]
        return given.build(season(lang, *programs, audience="internal", contacts=True))
    focus = {"session": {"about": "session-first"}, "side": {"side": "nrw"}}.get(given.scope, {})
    return given.build(hostile(lang, tuple(islice(after, MANY)), **focus))


@cache
def documents(kind, lang):
    """Documents of a kind with what their texts must show, and the same with harmless ones.

    Only the places that a kind shows are filled, so that few documents say all texts.
    """
    harmless = [f"slot {number} of many" for number in range(MANY * len(SHOWN))]
    tame = built(kind, lang, harmless)
    places = sorted({int(each) for line in lines(tame) for each in SLOT.findall(line)})
    hostile_texts = list(SHOWN)
    found = []
    for start in range(0, len(hostile_texts), len(places)):
        texts = list(harmless)
        batch = list(islice(cycle(hostile_texts), start, start + len(places)))
        for place, text in zip(places, batch, strict=True):
            texts[place] = text
        found.append((built(kind, lang, texts), {SHOWN[text] for text in batch}))
    texts = list(harmless)
    texts[places[-1]] = LONG
    found.append((built(kind, lang, texts), {LONG}))
    return tuple(found), tame


def texts_of(doc):
    """All texts of a document but those of timelines, which may be cut."""
    found = [doc.title, doc.subtitle]
    for block in doc.blocks:
        match block:
            case Heading(text=text) | Para(text=text):
                found.append(text)
            case Facts(rows):
                found += [text for row in rows for text in row]
            case Table(head, rows):
                found += [text for row in (head, *rows) for text in row]
            case Checks(items):
                found += [text for item in items for text in (item.text, item.note)]
            case Bullets(items):
                found += items
    return found


def lines(doc):
    return [" ".join(plain(text).split()) for text in texts_of(doc)]


def links(doc):
    return {run.href for text in texts_of(doc) for run in text if run.href}


def missing(doc, text):
    """The lines of a document that do not stand in a text."""
    text = " ".join(text.split())
    return [line for line in lines(doc) if line not in text]


def test_the_table_has_all_hostile_texts_and_the_program_all_free_ones():
    assert set() == set(HOSTILE) - set(SHOWN)
    filled, bare, waiting = set(), set(), [Program.model_validate(PROGRAM)]
    for each in waiting:
        for name, field in type(each).model_fields.items() if isinstance(each, BaseModel) else ():
            value = getattr(each, name)
            if "Translations" in repr(field.annotation):
                (filled if TEXT in repr(value) else bare).add((type(each).__name__, name))
            waiting.append(value)
        waiting += each if isinstance(each, tuple) else []
    assert set() == bare - filled


@CASES
def test_the_document_says_each_text_as_the_table_wants(kind, lang):
    found, _ = documents(kind, lang)
    for doc, wanted in found:
        whole = "\n".join(lines(doc))
        assert [] == [text for text in wanted if " ".join(text.split()) not in whole]
        assert [] == [each for each in links(doc) if not LINK.match(each)]
    assert {*SHOWN.values(), LONG} == set().union(*(wanted for _, wanted in found))


@CASES
def test_html(kind, lang):
    """The same elements as with harmless texts; a link is one only if the document has it."""
    found, tame = documents(kind, lang)

    def read(doc):
        page = formats()["html"].render(doc, skin()).content.decode()
        reader = Reader(page)
        return page, reader, [each for each in reader.elements if each[0] != "a"]

    _, _, expected = read(tame)
    for doc, _ in found:
        page, reader, elements = read(doc)
        assert expected == elements
        assert [] == missing(doc, reader.text)
        assert links(doc) == {html.unescape(each) for each in re.findall(r'href="([^"]*)"', page)}


@CASES
def test_markdown(kind, lang):
    """Another program reads the same texts, no other tag and no other link."""
    found, tame = documents(kind, lang)

    def read(doc):
        page = PARSER.render(formats()["markdown"].render(doc, skin()).content.decode())
        text = html.unescape(re.sub(r"<[^>]+>", "", page))
        return page, re.sub("[\u2066-\u2069]", "", text), set(re.findall(r"<(\w+)", page)) - {"a", "strong"}

    _, _, expected = read(tame)
    for doc, _ in found:
        page, text, tags = read(doc)
        assert expected == tags
        assert [] == missing(doc, text)
        assert links(doc) == {html.unescape(each) for each in re.findall(r'href="([^"]*)"', page)}


@CASES
def test_pdf(kind, lang):
    """It compiles, and the texts in ASCII come back; the only remark is on letters that the font does not have."""
    for doc, wanted in documents(kind, lang)[0]:
        made = formats()["pdf"].render(doc, skin())
        lacking = any(not text.isascii() for text in wanted)
        assert lacking or made.remarks == ()
        text = re.sub("[-\xad]", "", shown(made.content))
        short = [each for each in wanted if each.isascii() and re.search("[a-z]", each) and len(each) < 100]
        assert [] == [each for each in short if squeezed(each).replace("-", "") not in text]
        assert text.count("long") >= (4000 if LONG in wanted else 0)


@CASES
def test_docx(kind, lang):
    """Every part is XML, the texts are texts of it, and no relation leads where the document does not."""
    found, tame = documents(kind, lang)

    def read(doc):
        roots = {name: etree.fromstring(each) for name, each in parts(formats()["docx"].render(doc, skin()).content).items()
                 if name.endswith((".xml", ".rels"))}  # fmt: skip
        return roots, {each.tag for each in roots["word/document.xml"].iter()}

    ways = {f"{W}{each}" for each in ("dir", "rPr", "rtl", "lang", "hyperlink", "rStyle")}
    _, expected = read(tame)
    for doc, _ in found:
        roots, tags = read(doc)
        assert set() == tags - expected - ways
        text = "\n".join(clean(text_of(each)) for each in roots["word/document.xml"].iter(f"{W}p"))
        assert [] == missing(doc, text)
        outside = {each.get("Target") for name, root in roots.items() if name.endswith(".rels") for each in root
                   if each.get("TargetMode") == "External"}  # fmt: skip
        assert links(doc) == outside


@CASES
def test_xlsx(kind, lang):
    """Cells are texts, never formulas or links; what no cell holds is cut and told."""
    for doc, _ in documents(kind, lang)[0]:
        made = formats()["xlsx"].render(doc, skin())
        inside = parts(made.content)
        sheets = [each.decode() for name, each in inside.items() if name.startswith("xl/worksheets/")]
        assert [[]] * len(sheets) == [re.findall(r"<f[ >]|<hyperlink|t=\"str\"", each) for each in sheets]
        rows = [row for sheet in load_workbook(io.BytesIO(made.content)).worksheets for row in sheet.iter_rows()]
        cells = [" ".join(str(cell.value).split()) for row in rows for cell in row if cell.value is not None]
        cut = [line for line in lines(doc) if len(line) > CELL]
        days = {plain(text) for text in texts_of(doc) if len(text) == 1 and type(text[0].value) is dt.date}
        told = [line for line in lines(doc) if line not in days]
        assert [] == [line for line in told if not any(line[: CELL - 100] in each for each in cells)]
        assert bool(cut) == bool(made.remarks)


@CASES
def test_json(kind, lang):
    """The texts are equal."""

    def texts(node):
        if isinstance(node, list) and node and all(isinstance(each, dict) and "kind" not in each for each in node):
            yield "".join(each["text"] for each in node)
        elif isinstance(node, list | dict):
            for each in node.values() if isinstance(node, dict) else node:
                yield from texts(each)

    for doc, _ in documents(kind, lang)[0]:
        data = json.loads(formats()["json"].render(doc, skin()).content)
        told = list(texts(data))
        assert [] == [text for text in texts_of(doc) if text and "".join(run.text for run in text) not in told]


@pytest.mark.parametrize("lang", ["de", "en", "ar"])
@pytest.mark.parametrize("kind", kinds())
def test_of_an_empty_program_there_is_every_file_without_a_remark(kind, lang):
    doc = sample(kind, empty(lang))
    rows = any(isinstance(block, Table | Checks) for block in doc.blocks)
    made = {name: fmt.render(doc, skin()) for name, fmt in formats().items() if rows or name != "csv"}
    assert dict.fromkeys(made, ()) == {name: each.remarks for name, each in made.items()}
