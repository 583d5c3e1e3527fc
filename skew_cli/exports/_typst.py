"""Typst: virtual files in, a PDF or a picture out, with the fonts of the house or of the computer."""

import importlib.util
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal, cast

from skew_cli.exports._timeline import ACCENT, PAPER, svg
from skew_cli.model.tree import Timeline

if TYPE_CHECKING:
    from typst import Fonts

FAMILY = "IBM Plex Sans Arabic"
_PACKAGE = "fontpkg_ibm_plex_sans_arabic"
_PICTURE = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("timeline.svg")'


def own_fonts() -> Path | None:
    """The folder of the installed font package, which is not imported for it."""
    spec = importlib.util.find_spec(_PACKAGE)
    return Path(spec.origin).parent / "files" if spec and spec.origin else None


@lru_cache(maxsize=4)
def _fonts(folder: Path | None, *, system: bool) -> "Fonts":
    """Fonts that are read once a process."""
    from typst import Fonts  # noqa: PLC0415 - start-up, law 10: only PDF and Word need it

    return Fonts(include_system_fonts=system, font_paths=[folder] if folder else [])


def compiled(
    files: Mapping[str, bytes],
    *,
    fmt: Literal["pdf", "png"] = "pdf",
    system: bool = False,
    accessible: bool = True,
    timestamp: int = 0,
    ppi: float | None = None,
) -> bytes:
    """The file `main.typ` of `files` as PDF, marked as PDF/UA-1 if `accessible`, or its only page as PNG.

    `system` adds the fonts of the computer; `timestamp` is in seconds since 1970. Typst sees no other files: its root
    and its folders for packages are empty. Raises typst.TypstError.
    """
    from typst import Compiler  # noqa: PLC0415 - start-up, law 10: only PDF and Word need it

    with TemporaryDirectory() as empty:
        fonts = _fonts(own_fonts(), system=system)
        every: Any = dict(files)  # their annotations know only one file
        compiler = Compiler(every, empty, fonts, package_path=empty, package_cache_path=empty)
        standard: Literal["ua-1"] | None = "ua-1" if fmt == "pdf" and accessible else None
        return cast("bytes", compiler.compile(format=fmt, pdf_standards=standard, timestamp=timestamp, ppi=ppi))


def png(block: Timeline, direction: Literal["ltr", "rtl"], *, ppi: int = 200, accent: str = ACCENT) -> bytes | None:
    """The timeline as picture for Word, or None without Typst."""
    if importlib.util.find_spec("typst") is None:
        return None
    drawing = svg(block, direction, width=PAPER, accent=accent)
    files = {"main.typ": _PICTURE, "timeline.svg": str(drawing).encode()}
    return compiled(files, fmt="png", system=own_fonts() is None, ppi=ppi)
