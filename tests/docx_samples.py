"""Small documents for Word with every kind of block, and the parts of a file."""

import datetime as dt
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from skew_cli.exports.docx import render
from skew_cli.model.format import Look, Skin
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
NS = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}
W = f"{{{NS['w']}}}"
WORDS = {
    "de": ("Checkliste", "Vorbereitung", "Ort", "Rathaus (Köln)", "fällig 23. April", "Seite {n} von {total}"),
    "ar": ("قائمة التحقق", "التحضير", "المكان", "بلدية (Köln)", "تاريخ الاستحقاق: 23 نيسان", "صفحة {n} من {total}"),
}


def sample(lang):
    """Every kind of block but pictures, in fixed words."""
    title, heading, place, hall, due, page_of = WORDS[lang]
    name = Run("بيت لحم" if lang == "de" else "Bethlehem", isolate=True)
    return Doc(
        title=(Run(title),),
        subtitle=(Run(place), Run(": "), name),
        lang=lang,
        date=DAY,
        author="Servicestelle",
        subject=title,
        ident="2024/koeln-bethlehem",
        page_of=page_of,
        blocks=(
            Para((Run(hall),), "lead"),
            Heading(1, (Run(heading),)),
            Facts((((Run(place),), (Run(hall), Run(", "), name)), ((Run(due),), ()))),
            Table(
                ((Run(place),), (Run(due),)),
                (((name,), (Run("+49 30 000000", dir="ltr", href="tel:+4930000000"),)),),
                (2, 1),
            ),
            Checks(
                (
                    Check("ON01", (Run(hall),), done=True, note=(Run(due),), ref="session-auftakt/ON01"),
                    Check("ON02", (Run(place, bold=True), Run("!")), ref="session-auftakt/ON02"),
                )
            ),
            PageBreak(),
            Bullets(((Run(hall),), (name,))),
            Bullets(((Run(hall),),), ordered=True),
            Bullets(((Run(place),),), ordered=True),
            Para((Run("Deutsch (1)", lang="de"),), "note"),
            Para((Run("العربية (1)", lang="ar"),), "note"),
        ),
    )


def everywhere(text, lang):
    """A document that says a text in every place that takes one."""
    runs = (Run(text, isolate=True), Run(text, bold=True), Run(text, href=f"https://example.org/{len(text)}"))
    return Doc(
        title=runs,
        subtitle=runs,
        lang=lang,
        author=text,
        subject=text,
        ident=text,
        page_of=text,
        blocks=(
            Heading(1, runs),
            Para(runs, "lead"),
            Facts(((runs, runs),)),
            Table((runs, runs), ((runs, ()),), (1, 2)),
            Checks((Check(text, runs, done=True, note=runs, ref=text),)),
            Bullets((runs,), ordered=True),
            Timeline(text, ((DAY, text),), ((text, DAY, DAY),)),
            PageBreak(),
        ),
    )


def written(doc, **look):
    """The file of a document."""
    return render(doc, Skin(look=Look(**look))).content


def parts(content):
    """The files inside, by name."""
    with ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def xml(content, name="word/document.xml"):
    """A part, parsed."""
    return etree.fromstring(parts(content)[name])


def changed(content, edit, name="word/document.xml"):
    """The file after an edit of the text of one part."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for each, part in parts(content).items():
            archive.writestr(each, edit(part.decode()) if each == name else part)
    return out.getvalue()


def text_of(element):
    """The words of an element, in one."""
    return "".join(element.itertext(f"{W}t"))
