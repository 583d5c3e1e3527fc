"""The styles of Word files: those of the house from its letterhead, or ours; what only we need is added to either."""

from dataclasses import dataclass

from skew_cli.errors import SkewError
from skew_cli.exports._docx_parts import LANGUAGES, NS, Element, bold, size, w
from skew_cli.model.tree import Doc
from skew_cli.words import Text

FONT = "Arial"
"""On every Windows and macOS, for Latin and Arabic; LibreOffice has a stand-in."""
INK, SOFT, FILL, LINE = "1C2733", "55616D", "EEF2F6", "C9D2DA"
TITLE, SUBTITLE, BULLET, NUMBER, LINK, GRID = "Title", "Subtitle", "ListBullet", "ListNumber", "Hyperlink", "Table Grid"
LEAD, NOTE, CELL, GAP = "SkewLead", "SkewNote", "SkewCell", "SkewGap"
CHECK, CHECK_NOTE, PAGE, TABLE = "SkewCheck", "SkewCheckNote", "SkewPage", "SkewTable"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Style:
    """A style of paragraphs; `shape` is the inside of its `w:pPr`."""

    id: str
    name: str
    shape: str = ""
    half_points: int = 0
    bold: bool = False
    colour: str = ""
    outline: bool = False
    """Whether normal text follows it."""


def _heading(level: int, half_points: int, before: int, colour: str = INK) -> _Style:
    shape = (
        f'<w:keepNext/><w:keepLines/><w:spacing w:before="{before}" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>'
    )
    name = f"heading {level}"
    return _Style(
        id=f"Heading{level}",
        name=name,
        shape=shape,
        half_points=half_points,
        bold=True,
        colour=colour,
        outline=True,
    )


_SMALL_LINES = '<w:spacing w:before="30" w:after="30" w:line="252" w:lineRule="auto"/>'
_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_MARGINS = (("top", 30), ("left", 100), ("bottom", 30), ("right", 100))
_LIST = '<w:spacing w:after="60"/>'


def _house(accent: str) -> tuple[_Style, ...]:
    """What a letterhead must have, in our own look."""
    title = '<w:keepNext/><w:spacing w:before="0" w:after="60" w:line="240" w:lineRule="auto"/>'
    return (
        _Style(id=TITLE, name="Title", shape=title, half_points=42, bold=True, colour=INK, outline=True),
        _Style(
            id=SUBTITLE,
            name="Subtitle",
            shape='<w:spacing w:after="200"/>',
            half_points=24,
            colour=accent,
            outline=True,
        ),
        _heading(1, 30, 340, accent),
        _heading(2, 24, 260),
        _heading(3, 22, 200, accent),
        _heading(4, 21, 180),
        _heading(5, 21, 160, SOFT),
        _Style(id=BULLET, name="List Bullet", shape=_LIST),
        _Style(id=NUMBER, name="List Number", shape=_LIST),
    )


_OWN = (
    _Style(id=LEAD, name="Skew Lead", shape='<w:spacing w:after="160"/>', half_points=23, colour=INK),
    _Style(id=NOTE, name="Skew Note", half_points=18, colour=SOFT),
    _Style(id=CELL, name="Skew Cell", shape=_SMALL_LINES, half_points=20),
    _Style(id=GAP, name="Skew Gap", shape='<w:spacing w:before="0" w:after="0" w:line="160" w:lineRule="exact"/>'),
    _Style(
        id=CHECK,
        name="Skew Check",
        shape='<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="454"/></w:tabs>'
        '<w:spacing w:before="100" w:after="0"/><w:ind w:left="454" w:hanging="454"/>',
    ),
    _Style(
        id=CHECK_NOTE,
        name="Skew Check Note",
        shape='<w:keepLines/><w:spacing w:after="60"/><w:ind w:left="454"/>',
        half_points=18,
        colour=SOFT,
    ),
    _Style(id=PAGE, name="Skew Page", shape='<w:jc w:val="center"/>', half_points=17, colour=SOFT),
)


def styles(root: Element, doc: Doc, accent: str, *, own: bool) -> dict[str, str]:
    """Sets up the `w:styles`; gives the ids that all our styles have in this document.

    `own` says that the document is a letterhead, whose styles stay. Raises SkewError for one that lacks some.
    """
    house = _house(accent)
    if not own:
        root[:] = [_defaults(doc), *_basic(), *(_paragraph(each, "Normal") for each in house), _grid()]
    known = {_name(each): each for each in root.iter(NS + "style")}
    missing = [name for name in (*(each.name for each in house), GRID) if name.lower() not in known]
    if missing:
        raise _missing(missing)
    normal = next((each.get(NS + "styleId") for each in known.values() if _is_default(each)), "Normal")
    added = [*(_paragraph(each, normal) for each in _OWN), _link(), _table(known[GRID.lower()].get(NS + "styleId"))]
    for each in added:
        if _name(each) not in known:
            root.append(each)
            known[_name(each)] = each
    for style in (*house, *_OWN):
        _complete(known[style.name.lower()], rtl=doc.dir == "rtl")
    names = {each.id: each.name for each in (*house, *_OWN)} | {TABLE: "Skew Table", LINK: "Hyperlink"}
    return {ours: str(known[name.lower()].get(NS + "styleId")) for ours, name in names.items()}


def _name(style: Element) -> str:
    """Word writes the names of its own styles in English in all languages, some small, some with capitals."""
    return str(style.find(NS + "name").get(NS + "val")).lower()


def _is_default(style: Element) -> bool:
    return style.get(NS + "type") == "paragraph" and style.get(NS + "default") in ("1", "true", "on")


def _missing(names: list[str]) -> SkewError:
    return SkewError(
        Text(
            en="templates/documents/reference.docx lacks the styles {styles}",
            de="In templates/documents/reference.docx fehlen die Formatvorlagen {styles}",
        ),
        Text(
            en="use each of them once in Word, delete the text again and save; or delete the file to use our own look",
            de="jede in Word einmal verwenden (dort heißen sie Titel, Untertitel, Überschrift 1 bis 5, "
            "Aufzählungszeichen, Listennummer, Tabellenraster), den Text wieder löschen und speichern; "
            "oder die Datei löschen, dann gilt das mitgelieferte Aussehen",
        ),
        styles=", ".join(name[0].upper() + name[1:] for name in names),
    )


def _complete(style: Element, *, rtl: bool) -> None:
    """What Arabic needs: bold and size for complex scripts, and the direction of the paragraph."""
    look = style.find(NS + "rPr")
    for one, other in (("b", "bCs"), ("sz", "szCs")):
        found = None if look is None else look.find(NS + one)
        if found is not None and look.find(NS + other) is None:
            look.append(w(other, **{key.removeprefix(NS): value for key, value in found.attrib.items()}))
    if rtl:
        shape = style.find(NS + "pPr")
        if shape is None:
            shape = w("pPr")
            style.insert(_place(style), shape)
        if shape.find(NS + "bidi") is None:
            shape.append(w("bidi"))


def _place(style: Element) -> int:
    """Where `w:pPr` belongs: before all that says how a style looks."""
    later = {NS + name for name in ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr")}
    return next((n for n, child in enumerate(style) if child.tag in later), len(style))


def _defaults(doc: Doc) -> Element:
    """Font, size and languages of everything; Latin letters in an Arabic document count as English."""
    latin = LANGUAGES["en" if doc.dir == "rtl" else doc.lang]
    look = w(
        "rPr",
        w("rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT),
        *size(21),
        w("lang", val=latin, eastAsia="en-US", bidi=LANGUAGES["ar"]),
    )
    shape = w("pPr", w("spacing", after=120, line=264, lineRule="auto"))
    return w("docDefaults", w("rPrDefault", look), w("pPrDefault", shape))


def _basic() -> list[Element]:
    """What every document must have."""
    margins = w("tblCellMar", *(w(side, w=wide, type="dxa") for side, wide in _MARGINS))
    return [
        w("style", w("name", val="Normal"), w("qFormat"), type="paragraph", default=1, styleId="Normal"),
        w(
            "style",
            w("name", val="Default Paragraph Font"),
            type="character",
            default=1,
            styleId="DefaultParagraphFont",
        ),
        w(
            "style",
            w("name", val="Normal Table"),
            w("tblPr", w("tblInd", w=0, type="dxa"), margins),
            type="table",
            default=1,
            styleId="TableNormal",
        ),
        w("style", w("name", val="No List"), type="numbering", default=1, styleId="NoList"),
    ]


def _paragraph(style: _Style, based: str) -> Element:
    from docx.oxml import parse_xml  # noqa: PLC0415 - start-up, law 10: only Word needs it
    from docx.oxml.ns import nsdecls  # noqa: PLC0415 - the same

    look = w("rPr", *(bold() if style.bold else ()))
    look.extend([w("color", val=style.colour)] if style.colour else [])
    look.extend(size(style.half_points) if style.half_points else ())
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val=based),
        *([w("next", val=based)] if style.outline else []),
        w("qFormat"),
        parse_xml(f"<w:pPr {nsdecls('w')}>{style.shape}</w:pPr>"),
        look,
        type="paragraph",
        styleId=style.id,
        **({"customStyle": 1} if style in _OWN else {}),
    )


def _link() -> Element:
    look = w("rPr", w("color", val="0B5C8A"), w("u", val="single"))
    return w("style", w("name", val="Hyperlink"), look, type="character", styleId=LINK)


def _grid() -> Element:
    lines = w("tblBorders", *(w(side, val="single", sz=4, space=0, color="auto") for side in _SIDES))
    return w(
        "style",
        w("name", val=GRID),
        w("basedOn", val="TableNormal"),
        w("tblPr", lines),
        type="table",
        styleId="TableGrid",
    )


def _table(based: str) -> Element:
    """Thin lines between the rows, a head with a ground, bold labels."""
    sides = {"left": "nil", "right": "nil", "insideV": "nil"}
    lines = w("tblBorders", *(w(side, val=sides.get(side, "single"), sz=4, space=0, color=LINE) for side in _SIDES))
    margins = w("tblCellMar", *(w(side, w=wide, type="dxa") for side, wide in _MARGINS))
    head = w(
        "tblStylePr", w("rPr", *bold()), w("tcPr", w("shd", val="clear", color="auto", fill=FILL)), type="firstRow"
    )
    label = w("tblStylePr", w("rPr", *bold()), type="firstCol")
    return w(
        "style",
        w("name", val="Skew Table"),
        w("basedOn", val=based),
        w("tblPr", lines, margins),
        head,
        label,
        type="table",
        customStyle=1,
        styleId=TABLE,
    )
