"""Pictures in Word files: the logo and the timeline, as PNG and with alt text."""

from importlib.util import find_spec
from io import BytesIO
from struct import error as StructError  # noqa: N812 - it says nothing by its own name
from typing import Any

from skew_cli.exports._docx_parts import Element, w
from skew_cli.exports._extra import INSTALL
from skew_cli.exports._typst import compiled, png
from skew_cli.model.format import Picture, Remark
from skew_cli.model.tree import Doc, Timeline
from skew_cli.words import Text

_TWIP = 635
"""English Metric Units, in which Word measures pictures, in a twentieth of a point."""
_LOGO = 3400, 850
"""Room for a logo, width and height in twips: 60 mm and 15 mm."""
_WIDEST = 9866
"""174 mm: on a page in landscape a timeline would fill its height."""
_DRAWING = b'#set page(width: auto, height: auto, margin: 0pt, fill: none)\n#image("logo.svg", height: 4cm)'
_NO_TYPST = Text(
    en="the Word file has no logo: for a logo.svg it needs {install}; a logo.png works without",
    de="Die Word-Datei hat kein Logo: Für ein logo.svg braucht sie {install}; ein logo.png geht ohne",
)
_BROKEN = Text(
    en="the Word file has no logo: {file} is no picture that can be read",
    de="Die Word-Datei hat kein Logo: {file} ist kein lesbares Bild",
)


def logo(part: Any, picture: Picture) -> tuple[Element | None, tuple[Remark, ...]]:
    """The logo as a drawing, or why there is none."""
    from docx.image.exceptions import (  # noqa: PLC0415 - start-up, law 10: only Word needs it
        InvalidImageStreamError,
        UnexpectedEndOfFileError,
        UnrecognizedImageError,
    )

    broken = InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError, KeyError, ValueError
    content = picture.content
    if picture.media_type == "image/svg+xml":
        if find_spec("typst") is None:
            return None, (Remark(text=_NO_TYPST, values={"install": INSTALL}),)
        content = _drawn(content)
    try:
        return _drawing(part, content, picture.alt, "logo", width=_LOGO[0], height=_LOGO[1]), ()
    except (*broken, ArithmeticError, StructError):
        file = "logo.svg" if picture.media_type == "image/svg+xml" else "logo.png"
        return None, (Remark(text=_BROKEN, values={"file": file}),)


def _drawn(content: bytes) -> bytes:
    """An SVG as PNG; empty if it cannot be drawn."""
    from typst import TypstError  # noqa: PLC0415 - start-up, law 10: only Word needs it

    try:
        return compiled({"main.typ": _DRAWING, "logo.svg": content}, fmt="png", system=True, ppi=300)
    except TypstError:
        return b""


def timeline(part: Any, block: Timeline, doc: Doc, width: int, accent: str) -> Element | None:
    """The timeline as a drawing of a width in twips; None without Typst, because a table beside it says the same."""
    content = png(block, doc.dir, accent=accent)
    return None if content is None else _drawing(part, content, block.alt, "timeline", width=min(width, _WIDEST))


def _drawing(part: Any, content: bytes, alt: str, name: str, *, width: int, height: int | None = None) -> Element:
    """A picture as large as fits into `width` and `height`, in twips; without alt text it counts as an ornament."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - start-up, law 10: only Word needs it

    _, image = part.get_or_add_image(BytesIO(content))
    room = (width * _TWIP, height * _TWIP if height else None)
    high = image.px_height * room[0] // image.px_width
    wide, high = (
        (room[0], high)
        if room[1] is None or high <= room[1]
        else (image.px_width * room[1] // image.px_height, room[1])
    )
    inline = part.new_pic_inline(BytesIO(content), wide, high)
    for side in ("distT", "distB", "distL", "distR"):
        inline.set(side, "0")  # LibreOffice would leave room
    for properties in (inline.docPr, *inline.iter(qn("pic:cNvPr"))):
        properties.set("name", name)
        properties.set("descr", alt)
    return w("r", w("drawing", inline))
