"""What lies around the text of a Word file: letterhead, page, footer, properties, lists, and nothing private."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from skew_cli.errors import SkewError
from skew_cli.exports._docx_parts import LANGUAGES, NS, Element, field, runs, w
from skew_cli.exports._docx_styles import BULLET, NUMBER, PAGE
from skew_cli.model.returned import cut
from skew_cli.model.tree import Doc, Run, plain
from skew_cli.words import Text

_A4, _MARGIN = (11906, 16838), 1077
"""Twentieths of a point: 210 x 297 mm, 19 mm."""
_NO_DAY = dt.date(2000, 1, 1)
"""When a document is from that says no date: the clock stays out of files."""
_PARTS = frozenset(
    {
        "styles",
        "settings",
        "webSettings",
        "fontTable",
        "theme",
        "numbering",
        "header",
        "footer",
        "footnotes",
        "endnotes",
    }
)
"""What is kept of a letterhead beside its text; comments, macros, data and pictures of its text go."""
_PRIVATE = ("attachedTemplate", "mailMerge", "rsids", "docVars", "savePreviewPicture", "trackRevisions")
"""Settings that name paths and sessions of somebody's computer, or would mark every tick as a change."""
_AFTER_COMPAT = frozenset(
    {
        "docVars",
        "rsids",
        "mathPr",
        "attachedSchema",
        "themeFontLang",
        "clrSchemeMapping",
        "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures",
        "forceUpgrade",
        "captions",
        "readModeInkLockDown",
        "smartTagType",
        "schemaLibrary",
        "shapeDefaults",
        "doNotEmbedSmartTags",
        "decimalSymbol",
        "listSeparator",
    }
)
_WORD, _MODE = "http://schemas.microsoft.com/office/word", "15"
_SHOWN = ".//w:t | .//w:drawing | .//w:pict | .//w:instrText | .//w:fldSimple"
"""What makes a footer more than the empty one that Word adds."""
_FIELDS = {"{n}": "PAGE", "{total}": "NUMPAGES"}
_LISTS = {False: "skew bullets", True: "skew numbers"}
_LONGEST = 255
"""Characters that a core property may have."""


def opened(reference: bytes | None) -> Any:
    """An empty document: the letterhead without its text, or a plain one. Raises SkewError for what is no DOCX."""
    from docx import Document  # noqa: PLC0415 - start-up, law 10: only Word needs it
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - the same

    try:
        document = Document(BytesIO(reference) if reference is not None else None)
        body = document.element.body
    except (BadZipFile, OpcError, KeyError, SyntaxError, ValueError, AttributeError) as error:
        raise SkewError(
            Text(
                en="templates/documents/reference.docx is not a Word document",
                de="templates/documents/reference.docx ist kein Word-Dokument",
            ),
            Text(
                en="save it in Word as a document (.docx), not as a template; or delete it",
                de="in Word als Dokument (.docx) speichern, nicht als Vorlage; oder die Datei löschen",
            ),
        ) from error
    body[:] = [child for child in body if child.tag == NS + "sectPr"] or [w("sectPr")]
    _discreet(document)
    return document


def _discreet(document: Any) -> None:
    """Drops what names people, paths and sessions, and asks for the present mode of Word."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # noqa: PLC0415 - start-up, law 10: only Word needs it

    for rels, kept in (
        (document.part.package.rels, {"officeDocument", "core-properties"}),
        (document.part.rels, _PARTS),
    ):
        for key in [key for key, rel in rels.items() if rel.reltype.rsplit("/", 1)[-1] not in kept]:
            del rels[key]
    settings = document.settings.element
    for name in _PRIVATE:
        for child in settings.findall(NS + name):
            settings.remove(child)
    own = document.part.part_related_by(RELATIONSHIP_TYPE.SETTINGS).rels
    for key in [key for key, rel in own.items() if rel.reltype.endswith(("/attachedTemplate", "/mailMergeSource"))]:
        del own[key]
    compat = settings.find(NS + "compat")
    if compat is None:
        compat = w("compat")
        names = [child.tag.rsplit("}", 1)[-1] for child in settings]
        settings.insert(next((n for n, name in enumerate(names) if name in _AFTER_COMPAT), len(names)), compat)
    modes = [each for each in compat if each.get(NS + "name") == "compatibilityMode"]
    for each in modes:
        compat.remove(each)
    compat.append(w("compatSetting", name="compatibilityMode", uri=_WORD, val=_MODE))


def page(document: Any, doc: Doc, *, own: bool) -> int:
    """Sets up the page, that of a letterhead as it is but for its orientation; gives the width of the text in twips."""
    section = document.element.body.find(NS + "sectPr")
    if not own:
        section[:] = []
    size, margins = section.find(NS + "pgSz"), section.find(NS + "pgMar")
    if size is None:
        size = w("pgSz", w=_A4[0], h=_A4[1])
        section.append(size)
    if margins is None:
        margins = w("pgMar", top=_MARGIN, bottom=_MARGIN, left=_MARGIN, right=_MARGIN, header=567, footer=567, gutter=0)
        section.append(margins)
    sides = sorted((int(size.get(NS + "w")), int(size.get(NS + "h"))), reverse=doc.landscape)
    size.set(NS + "w", str(sides[0]))
    size.set(NS + "h", str(sides[1]))
    size.set(NS + "orient", "landscape" if doc.landscape else "portrait")
    if doc.dir == "rtl" and section.find(NS + "bidi") is None:
        section.append(w("bidi"))
    return sides[0] - sum(int(margins.get(NS + side, "0")) for side in ("left", "right", "gutter"))


def footer(document: Any, doc: Doc, ids: Mapping[str, str], link: Callable[[str], str]) -> None:
    """The number of the page, unless a letterhead has a footer of its own."""
    found = document.sections[-1].footer
    if not found.is_linked_to_previous and found._element.xpath(_SHOWN):  # noqa: SLF001 - python-docx has no other way
        return
    found.is_linked_to_previous = False
    line = w("p", w("pPr", w("pStyle", val=ids[PAGE]), *([w("bidi")] if doc.dir == "rtl" else [])))
    for part in re.split(r"(\{n\}|\{total\})", doc.page_of or "{n}"):
        if part in _FIELDS:
            line.append(field(_FIELDS[part], doc.dir))
        else:
            line.extend(runs((Run(part),), doc.dir, link))
    found._element[:] = [line]  # noqa: SLF001 - as above


def properties(document: Any, doc: Doc) -> None:
    """All core properties: the office as author, no person, no clock."""
    core = document.core_properties
    core.title, core.author, core.subject = (
        cut(each, _LONGEST) for each in (plain(doc.title), doc.author, doc.subject)
    )
    core.identifier = cut(doc.ident, _LONGEST)
    core.language = LANGUAGES[doc.lang]
    for name in ("category", "comments", "content_status", "keywords", "last_modified_by", "version"):
        setattr(core, name, "")
    day = dt.datetime.combine(doc.date or _NO_DAY, dt.time(), dt.UTC)
    core.created = core.modified = core.last_printed = day
    core.revision = 1


class Lists:
    """The numberings of lists: one for all bullets, one from 1 for each list with numbers."""

    def __init__(self, document: Any, ids: Mapping[str, str], *, own: bool) -> None:
        """`own` says that the document is a letterhead, whose bullets stay."""
        self._numbering = _numbering(document)
        self._styles, self._ids = document.styles.element, ids
        if not own:
            self._numbering[:] = []
        self._bullets: int | None = None

    def start(self, *, ordered: bool) -> int:
        """The number of the numbering for a new list."""
        if not ordered and self._bullets is not None:
            return self._bullets
        made = self._numbering.add_num(self._kind(ordered=ordered))
        if ordered:
            made.add_lvlOverride(ilvl=0).add_startOverride(1)
        else:
            self._bullets = made.numId
        return int(made.numId)

    def _kind(self, *, ordered: bool) -> int:
        """The kind of list that the style asks for, or our own."""
        wanted = self._ids[NUMBER if ordered else BULLET]
        path = f"w:style[@w:styleId='{wanted}']/w:pPr/w:numPr/w:numId/@w:val"
        for number in self._styles.xpath(path):
            found = self._numbering.xpath(f"w:num[@w:numId='{number}']/w:abstractNumId/@w:val")
            if found:
                return int(found[0])
        ours = self._numbering.xpath(f"w:abstractNum[w:name/@w:val='{_LISTS[ordered]}']/@w:abstractNumId")
        return int(ours[0]) if ours else self._add(ordered=ordered)

    def _add(self, *, ordered: bool) -> int:
        number = max((int(each) for each in self._numbering.xpath("w:abstractNum/@w:abstractNumId")), default=-1) + 1
        level = w(
            "lvl",
            w("start", val=1),
            w("numFmt", val="decimal" if ordered else "bullet"),
            w("lvlText", val="%1." if ordered else "•"),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=454, hanging=284)),
            ilvl=0,
        )
        kind = w("abstractNum", w("multiLevelType", val="singleLevel"), w("name", val=_LISTS[ordered]), level)
        kind.set(NS + "abstractNumId", str(number))
        before = next((n for n, each in enumerate(self._numbering) if each.tag == NS + "num"), len(self._numbering))
        self._numbering.insert(before, kind)
        return number


def _numbering(document: Any) -> Element:
    """The numberings of a document, also of a letterhead that has none."""
    from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE  # noqa: PLC0415 - start-up, law 10: only Word needs it
    from docx.opc.packuri import PackURI  # noqa: PLC0415 - the same
    from docx.parts.numbering import NumberingPart  # noqa: PLC0415 - the same

    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        name = PackURI("/word/numbering.xml")
        part = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, w("numbering"), document.part.package)
        document.part.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)
    return part.element
