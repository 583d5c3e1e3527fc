"""`templates/documents/letterhead.yaml`: the office that sends documents, and its colours."""

import re
from math import floor
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from skew_cli.model.types import Model, Wording

ENOUGH = 4.5
"""Contrast of text against its ground that WCAG 2.2 asks for (success criterion 1.4.3)."""
_WHITE, _NIGHT = "#ffffff", "#161c22"
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")


def contrast(one: str, other: str) -> float:
    """The ratio of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts)  # noqa: PLR2004 - sRGB
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _readable_on(ground: str) -> AfterValidator:
    def check(colour: str) -> str:
        if not _COLOUR.match(colour):
            raise PydanticCustomError("colour_format", "not a colour such as #0b5c8a")
        if contrast(colour, ground) < ENOUGH:
            found = {"contrast": floor(contrast(colour, ground) * 100) / 100, "ground": ground}
            raise PydanticCustomError("colour_contrast", "too little contrast to be read", found)
        return colour.lower()

    return AfterValidator(check)


class Letterhead(Model):
    """Beside it may lie `logo.svg` or `logo.png` and `reference.docx`."""

    office: Wording | None = None
    """The office that stands as author in every document."""
    accent: Annotated[str, _readable_on(_WHITE)] = "#0b5c8a"
    """Colour of headings on white paper, `#rrggbb`, with a contrast of at least 4.5 to 1."""
    accent_dark: Annotated[str, _readable_on(_NIGHT)] = "#7cc0ea"
    """The same on a dark screen."""
    logo_alt: str | None = None
    """What a screen reader says for the logo; nothing if the office stands beside it."""
