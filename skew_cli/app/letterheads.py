"""The letterhead and the logo of a repository, and what is wrong with them: where, why and what to do."""

from collections.abc import Mapping
from xml.parsers import expat

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from skew_cli.app.template_faults import TemplateFile
from skew_cli.errors import SkewError
from skew_cli.model.format import Picture
from skew_cli.model.letterhead import ENOUGH, Letterhead
from skew_cli.model.types import LANGS
from skew_cli.store import files
from skew_cli.store.repository import Repository
from skew_cli.words import Text

_NAME = "documents/letterhead.yaml"
_LOGOS: Mapping[str, str] = {"logo.svg": "image/svg+xml", "logo.png": "image/png"}
_LARGEST = 1_000_000
"""Bytes of a logo, which stands in every document anew."""
_SVG = "http://www.w3.org/2000/svg svg"
_PNG_HEAD, _PNG_END = b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"

_KEYS = Text(
    en=f"possible keys: {', '.join(Letterhead.model_fields)}; all may be left out",
    de=f"mögliche Schlüssel: {', '.join(Letterhead.model_fields)}; alle können fehlen",
)
_UNKNOWN = Text(en='there is no field "{value}".', de="Ein Feld „{value}“ gibt es nicht.")
_FORM = Text(en='"{name}" does not have the right form.', de="„{name}“ hat nicht die richtige Form.")
_OFFICE = Text(
    en="a text, or one for each language: {{de: Amt für Internationales, en: International Office}}",
    de="ein Text, oder je Sprache einer: {{de: Amt für Internationales, en: International Office}}",
)
_TEXT = Text(en="a text, in quotation marks", de="ein Text, in Anführungszeichen")
_COLOUR = Text(en='"{name}": "{value}" is not a colour.', de="„{name}“: „{value}“ ist keine Farbe.")
_COLOUR_HINT = Text(
    en='six digits after #, in quotation marks: "#0b5c8a"', de='sechs Stellen nach #, in Anführungszeichen: "#0b5c8a"'
)
_CONTRAST = Text(
    en='"{name}": {value} has a contrast of {contrast} to {ground}; to be readable it needs {enough}.',
    de="„{name}“: {value} hat zu {ground} einen Kontrast von {contrast}; lesbar ist es ab {enough}.",
)
_DARKER = Text(en="take a darker colour", de="eine dunklere Farbe nehmen")
_LIGHTER = Text(en="take a lighter colour", de="eine hellere Farbe nehmen")
_LOGO = Text(
    en="templates/documents/{file} is no {kind} picture that can be read.",
    de="templates/documents/{file} ist kein lesbares {kind}-Bild.",
)
_LOGO_HINT = Text(
    en="save the logo anew as {kind}, or delete the file to do without",
    de="das Logo neu als {kind} speichern, oder die Datei löschen, dann geht es ohne",
)
_LARGE = Text(
    en="templates/documents/{file} has {size} MB; a logo may have 1 MB at most.",
    de="templates/documents/{file} hat {size} MB; ein Logo darf höchstens 1 MB haben.",
)
_LARGE_HINT = Text(en="save it smaller: it is printed 16 mm high", de="kleiner speichern: Gedruckt ist es 16 mm hoch")


def read_letterhead(repository: Repository) -> Letterhead:
    """`templates/documents/letterhead.yaml`, or what holds without one; raises SkewError with line, fault and remedy."""
    path = repository.templates.find(_NAME)
    if path is None:
        return Letterhead()
    file = TemplateFile(path, _NAME, remedy=_KEYS)
    try:
        return Letterhead.model_validate(file.data)
    except ValidationError as problem:
        raise _misfit(file, problem.errors(include_url=False)[0]) from None


def _misfit(file: TemplateFile, problem: ErrorDetails) -> SkewError:
    """What pydantic found, in words."""
    path = tuple(each for each in problem["loc"] if not str(each).startswith("<"))
    name, value, found = str(path[0]), problem["input"], problem.get("ctx", {})
    if problem["type"] == "extra_forbidden":
        return file.close(path, _UNKNOWN, Letterhead.model_fields if len(path) == 1 else LANGS, value=str(path[-1]))
    if problem["type"] == "colour_contrast":
        hint = _DARKER if name == "accent" else _LIGHTER
        return file.fault(path, _CONTRAST, hint, name=name, value=value, enough=ENOUGH, **found)
    if name in ("accent", "accent_dark"):
        return file.fault(path, _COLOUR, _COLOUR_HINT, name=name, value=str(value))
    return file.fault(path, _FORM, _OFFICE if name == "office" else _TEXT, name=name)


def read_logo(repository: Repository, alt: str) -> Picture | None:
    """`logo.svg` or `logo.png`; raises SkewError for a file that is no such picture, or larger than 1 MB."""
    find = repository.templates.find
    path = next((path for each in _LOGOS if (path := find(f"documents/{each}"))), None)
    if path is None:
        return None
    content = files.read(path)
    if len(content) > _LARGEST:
        raise SkewError(_LARGE, _LARGE_HINT, file=path.name, size=round(len(content) / 1e6, 1))
    if not (_is_svg(content) if path.suffix == ".svg" else _is_png(content)):
        raise SkewError(_LOGO, _LOGO_HINT, file=path.name, kind=path.suffix.lstrip(".").upper())
    return Picture(content=content, media_type=_LOGOS[path.name], alt=alt)


def _is_png(content: bytes) -> bool:
    return content.startswith(_PNG_HEAD) and _PNG_END in content


def _is_svg(content: bytes) -> bool:
    """Whether it is well-formed XML with `svg` at its root; entities from elsewhere are not followed."""
    names: list[str] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, _: names.append(name) if not names else None
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError):
        return False
    return names == [_SVG]
