"""DOCX: a document for Word, the only format whose boxes can be ticked and keep their state."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import zip_longest
from urllib.parse import quote

from skew_cli.exports import _docx_styles as look
from skew_cli.exports._docx_frame import Lists, footer, opened, page, properties
from skew_cli.exports._docx_parts import Element, archive, bookmarked, box, in_order, runs, w
from skew_cli.exports._docx_pictures import logo, timeline
from skew_cli.exports._extra import library
from skew_cli.exports._widths import widths as fitting
from skew_cli.exports._workshop import guarded
from skew_cli.model.format import Format, Picture, Remark, Rendered, Skin
from skew_cli.model.tree import (
    DIRECTIONS,
    Block,
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
    Text,
    Timeline,
    language,
)
from skew_cli.words import Text as Sentence

_INSTEAD = Sentence(en="without it, export Markdown or HTML", de="ohne sie geht der Export als Markdown oder HTML")
_PARA = {"body": "", "lead": look.LEAD, "note": look.NOTE}
_FACTS = (3, 7)
"""Relative widths of label and text."""
_ADDRESS = "%:/?#[]@!$&'()*+,;=~"
"""What stays as it is in an address; Word refuses files with a letter beyond ASCII in one."""


class _Writer:
    """Appends blocks to a document that is set up already."""

    def __init__(self, doc: Doc, skin: Skin) -> None:
        self.doc, self.accent = doc, skin.look.accent
        self.remarks: tuple[Remark, ...] = ()
        own = skin.look.reference is not None
        self.document = opened(skin.look.reference)
        self.part = self.document.part
        self.ids = look.styles(self.document.styles.element, doc, self.accent.removeprefix("#").upper(), own=own)
        self.width = page(self.document, doc, own=own)
        properties(self.document, doc)
        self.lists = Lists(self.document, self.ids, own=own)
        self.body = self.document.element.body
        self.boxes = 0
        self.new_page = False
        footer(self.document, doc, self.ids, self.link)
        if skin.look.logo is not None and not own:
            self.logo(skin.look.logo)

    def link(self, address: str) -> str:
        """The id under which the document keeps an address."""
        from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - start-up, law 10: only Word needs it

        return str(self.part.relate_to(quote(address, safe=_ADDRESS), RELATIONSHIP_TYPE.HYPERLINK, is_external=True))

    def paragraph(
        self, text: Text, style: str = "", *, of: Text | None = None, first: Iterable[Element] = ()
    ) -> Element:
        """A paragraph in the direction of `of`, usually its own text; `first` stands before the text."""
        lang = language(text if of is None else of)
        base = DIRECTIONS[lang] if lang else self.doc.dir
        shape = w("pPr", *([w("pStyle", val=self.ids[style])] if style else []))
        if self.new_page:
            shape.append(w("pageBreakBefore"))
            self.new_page = False
        if "rtl" in (base, self.doc.dir):
            shape.append(w("bidi") if base == "rtl" else w("bidi", val=0))
        return w("p", shape, *first, *runs(text, base, self.link))

    def add(self, *elements: Element) -> None:
        """Appends to the body, whose last child is the section."""
        for element in elements:
            self.body[-1].addprevious(element)

    def write(self) -> None:
        """The whole document."""
        doc = self.doc
        self.add(self.paragraph(doc.title, look.TITLE))
        if doc.subtitle:
            self.add(self.paragraph(doc.subtitle, look.SUBTITLE))
        for block, after in zip_longest(doc.blocks, doc.blocks[1:]):
            self.block(block)
            if isinstance(block, Facts | Table) and not isinstance(after, Heading):
                self.add(
                    self.paragraph((), look.GAP)
                )  # two tables in a row would be one, and Word ends with a paragraph
        for part in (self.document.element, self.document.styles.element, self.document.sections[-1].footer._element):  # noqa: SLF001 - as in footer()
            in_order(part)

    def block(self, block: Block) -> None:
        """One block."""
        match block:
            case Heading(level, text):
                self.add(self.paragraph(text, f"Heading{level}"))
            case Para(text, style):
                self.add(self.paragraph(text, _PARA[style]))
            case Facts(rows):
                self.add(self.table(rows, _FACTS, head=False))
            case Table(head, rows, _):
                self.add(self.table((head, *rows), fitting(block, landscape=self.doc.landscape), head=True))
            case Checks(items):
                for item in items:
                    self.add(*self.check(item))
            case Bullets(items, ordered):
                self.bullets(items, ordered=ordered)
            case Timeline():
                self.timeline(block)
            case PageBreak():
                self.new_page = True  # with the next paragraph: an empty one is read out by screen readers

    def table(self, rows: Iterable[tuple[Text, ...]], widths: Sequence[float], *, head: bool) -> Element:
        """A table; its first row is a head that is repeated on each page, or else its first column holds labels."""
        wide = [int(self.width * each / sum(widths)) for each in widths]
        table = w(
            "tbl",
            w(
                "tblPr",
                w("tblStyle", val=self.ids[look.TABLE]),
                *([w("bidiVisual")] if self.doc.dir == "rtl" else []),
                w("tblW", w=sum(wide), type="dxa"),
                w("tblLayout", type="fixed"),
                w("tblLook", val="0420" if head else "0480", **_look(head=head)),
            ),
            w("tblGrid", *(w("gridCol", w=each) for each in wide)),
        )
        for n, row in enumerate(rows):
            kind = w("trPr", w("cantSplit"), *([w("tblHeader")] if head and n == 0 else []))
            cells = (
                w("tc", w("tcPr", w("tcW", w=each, type="dxa")), self.paragraph(text, look.CELL))
                for text, each in zip(row, wide, strict=True)
            )
            table.append(w("tr", kind, *cells))
        return table

    def check(self, item: Check) -> Iterator[Element]:
        """A line with the box, and one below it with its note."""
        self.boxes += 1
        line = self.paragraph((Run(item.id, bold=True, isolate=True), Run(" "), *item.text), look.CHECK, of=item.text)
        line[1:] = [box(self.boxes, item), w("r", w("tab")), *bookmarked(self.boxes, item, *line[1:])]
        if item.note:
            line.pPr.append(w("keepNext"))
        yield line
        if item.note:
            yield self.paragraph(item.note, look.CHECK_NOTE)

    def bullets(self, items: tuple[Text, ...], *, ordered: bool) -> None:
        """A list; one with numbers begins at 1."""
        number = self.lists.start(ordered=ordered)
        for item in items:
            line = self.paragraph(item, look.NUMBER if ordered else look.BULLET)
            line.pPr.append(w("numPr", w("ilvl", val=0), w("numId", val=number)))
            self.add(line)

    def timeline(self, block: Timeline) -> None:
        """The timeline as a picture."""
        drawing = timeline(self.part, block, self.doc, self.width, self.accent)
        if drawing is not None:
            self.add(self.paragraph((), first=(drawing,)))

    def logo(self, picture: Picture) -> None:
        """The logo above the title."""
        drawing, self.remarks = logo(self.part, picture)
        if drawing is not None:
            self.add(self.paragraph((), first=(drawing,)))


def _look(*, head: bool) -> dict[str, int]:
    """Which rows and columns of the style of the table hold."""
    return {
        "firstRow": int(head),
        "lastRow": 0,
        "firstColumn": int(not head),
        "lastColumn": 0,
        "noHBand": 1,
        "noVBand": 1,
    }


def render(doc: Doc, skin: Skin) -> Rendered:
    """The document in the look of the house: its letterhead (`reference.docx`) or its colour and logo.

    Raises SkewError without python-docx and for a letterhead that cannot be used.
    """
    library("docx", "DOCX", _INSTEAD)
    return guarded(_made, doc, skin, own=skin.ours("reference.docx", "logo.svg", "logo.png"))


def _made(doc: Doc, skin: Skin) -> Rendered:
    writer = _Writer(doc, skin)
    writer.write()
    out = BytesIO()
    writer.document.save(out)
    return Rendered(archive(out.getvalue()), writer.remarks)


FORMAT = Format(
    name="docx",
    suffix=".docx",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    render=render,
    binary=True,
)
