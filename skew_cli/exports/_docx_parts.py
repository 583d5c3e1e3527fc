"""WordprocessingML: elements, the order in which Word wants their children, boxes, fields, and the fixed archive."""

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from itertools import groupby
from operator import attrgetter
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from skew_cli.exports._docx_direction import Direction, Piece, cut
from skew_cli.model.returned import LONGEST, bookmarks, short, state
from skew_cli.model.returned import cut as cut_to
from skew_cli.model.tree import Check, Text, plain

Element = Any
"""An element of lxml; the library is imported late."""

LANGUAGES = {"de": "de-DE", "en": "en-GB", "ar": "ar-PS"}
_BOX_FONT = "MS Gothic"
"""What Word itself writes its boxes in."""
_PREFIX = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
NS = f"{{{_PREFIX['w']}}}"
_BOOKMARKS = 20
"""The most that a line may have."""
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
    " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
    " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
    " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
    "rPr": "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid"
    " vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em"
    " lang eastAsianLayout specVanish oMath",
    "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
    " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    " sectPrChange",
    "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
    " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription",
}
"""The sequences of the schema (ISO/IEC 29500-1, annex A) for what is put together in several places."""


def w(name: str, /, *children: Element, **attributes: object) -> Element:
    """An element `w:name` with attributes of the same namespace."""
    element = _maker()(f"{NS}{name}", {f"{NS}{key}": str(value) for key, value in attributes.items()}, _PREFIX)
    if children:
        element.extend(children)
    return element


@cache
def _maker() -> Callable[..., Element]:
    """What `OxmlElement` of python-docx calls in the end; a document has thousands of elements."""
    from docx.oxml.parser import oxml_parser  # noqa: PLC0415 - start-up, law 10: only Word needs it

    made: Callable[..., Element] = oxml_parser.makeelement
    return made


def in_order(root: Element) -> None:
    """Puts the children of all properties below `root` in the order of the schema; Word refuses others."""
    for name, order in _ORDER.items():
        places = {f"{NS}{child}": n for n, child in enumerate(order.split())}
        for properties in root.iter(f"{NS}{name}"):
            properties[:] = sorted(properties, key=lambda child: places.get(child.tag, len(places)))


def run(text: str, direction: Direction, *properties: Element, lang: str | None = None) -> Element:
    """A run; in one from right to left only the properties for complex scripts work, so both kinds are set."""
    own = list(properties)
    if direction == "rtl":
        own += [w("rtl"), w("lang", bidi=LANGUAGES["ar"])]
    elif lang is not None:
        own.append(w("lang", val=LANGUAGES[lang]))
    content = w("t")
    content.text = text
    content.set(_SPACE, "preserve")
    return w("r", *([w("rPr", *own)] if own else []), content)


def bold() -> tuple[Element, ...]:
    """Bold in all scripts."""
    return w("b"), w("bCs")


def size(half_points: int) -> tuple[Element, ...]:
    """A size in all scripts."""
    return w("sz", val=half_points), w("szCs", val=half_points)


def runs(text: Text, base: Direction, link: Callable[[str], str]) -> Iterator[Element]:
    """A line as runs cut by direction; `link` gives the id under which the document keeps an address."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - start-up, law 10: only Word needs it

    for source, group in groupby(cut(text, base), key=attrgetter("run")):
        made: list[Element] = []
        for inside, pieces in groupby(group, key=lambda piece: piece.inside):
            shown = [_piece(piece) for piece in pieces]
            made += shown if inside is None else [w("dir", *shown, val=inside)]
        if source.href is None:
            yield from made
        else:
            element = w("hyperlink", *made)
            element.set(qn("r:id"), link(source.href))
            yield element


def _piece(piece: Piece) -> Element:
    look = (w("rStyle", val="Hyperlink"),) if piece.run.href else ()
    strong = bold() if piece.run.bold else ()
    return run(piece.text, piece.direction, *look, *strong, lang=piece.run.lang)


def box(number: int, check: Check) -> Element:
    """A box that can be ticked: state and glyph, the text as its title, `short(check.ref)` as its tag."""
    from docx.oxml import parse_xml  # noqa: PLC0415 - start-up, law 10: only Word needs it
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - the same

    font = w("rFonts", ascii=_BOX_FONT, hAnsi=_BOX_FONT, eastAsia=_BOX_FONT, cs=_BOX_FONT, hint="eastAsia")
    shown = parse_xml(
        f"""<w14:checkbox {nsdecls("w14")}><w14:checked w14:val="{int(check.done)}"/>"""
        f"""<w14:checkedState w14:val="2612" w14:font="{_BOX_FONT}"/>"""
        f"""<w14:uncheckedState w14:val="2610" w14:font="{_BOX_FONT}"/></w14:checkbox>"""
    )
    properties = w(
        "sdtPr",
        w("alias", val=cut_to(plain(check.text), LONGEST)),
        w("tag", val=short(check.ref)),
        w("id", val=number),
        w("lock", val="sdtLocked"),
        shown,
    )
    return w("sdt", properties, w("sdtContent", run("☒" if check.done else "☐", "ltr", font)))


def bookmarked(number: int, check: Check, *content: Element) -> list[Element]:
    """Content inside of the bookmarks that say what the box is of, and its state; `number` is that of the box."""
    sent = state(done=check.done, day=check.done_on)
    names = list(enumerate(bookmarks(number, check.ref, sent), number * _BOOKMARKS))
    starts = [w("bookmarkStart", id=key, name=name) for key, name in names]
    return [*starts, *content, *(w("bookmarkEnd", id=key) for key, _ in names)]


def field(instruction: str, direction: Direction) -> Element:
    """A field of a number that Word fills in."""
    return w("fldSimple", run("1", direction), instr=instruction)


def archive(content: bytes) -> bytes:
    """The same files with the earliest time that an archive can hold."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for entry in source.infolist():
            fixed = ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type, fixed.external_attr, fixed.create_system = ZIP_DEFLATED, 0o600 << 16, 3
            target.writestr(fixed, source.read(entry))
    return out.getvalue()
