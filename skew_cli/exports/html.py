"""HTML: one page without script and without a single request, to read on a screen and to print.

Every text goes through a Piece or the autoescaping of the skin; a content security policy is the second wall.
"""

from base64 import b64encode
from collections.abc import Mapping
from functools import cache, lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Literal

from markupsafe import Markup, escape

from skew_cli.errors import SkewError
from skew_cli.exports._pieces import NOTHING, Piece, escaped, together
from skew_cli.exports._timeline import svg
from skew_cli.exports._widths import widths
from skew_cli.exports._workshop import guarded
from skew_cli.model.format import Format, Look, Rendered, Skin
from skew_cli.model.tree import (
    DIRECTIONS,
    Block,
    Bullets,
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
    plain,
)
from skew_cli.words import Text as Sentence

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment

PAGE, STYLE = "page.html.j2", "page.css"
_COLOURS = """
@media screen {{ :root {{ --accent: {accent}; }} }}
@media print {{ :root {{ --accent: {accent}; }} }}
@media screen and (prefers-color-scheme: dark) {{ :root {{ --accent: {dark}; }} }}
"""


_TURNS = {lang: Markup(f' lang="{lang}" dir="{turn}"') for lang, turn in DIRECTIONS.items()}  # noqa: S704 - ours
_FACTS = Piece('<table class="facts"><tbody>\n{}</tbody></table>\n')
_COLUMN, _HEAD = Piece('<col style="width: {}%">'), Piece('<th scope="col"{}>{}</th>')
_CELL = Piece('<td data-label="{}"')
_TABLE = Piece("<table><colgroup>{}</colgroup>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}</tbody></table>\n")
_CHECK = Piece('<li><label><input type="checkbox"{}> <span><span class="id">{}</span> {}</span></label>{}</li>\n')
_CHECKS, _NOTE = Piece('<ul class="checks">\n{}</ul>\n'), Piece('<p class="note">{}</p>')
_ITEM, _ITEMS = Piece("<li{}>{}</li>\n"), Piece("<{}>\n{}</{}>\n")
_HEADING, _PARA = Piece("<h{}{}>{}</h{}>\n"), Piece('<p class="{}"{}>{}</p>\n')


@cache
def _around(turn: str, lang: str | None, isolated: bool) -> tuple[str, str]:
    """What stands before and behind a run of that direction and language, which are no texts of somebody."""
    named = f' lang="{lang}"' if lang else ""
    if isolated or turn != "auto":
        turned = f' dir="{turn}"' if turn != "auto" else ""
        return f"<bdi{turned}{named}>", "</bdi>"
    return (f"<span{named}>", "</span>") if lang else ("", "")


def _run(run: Run) -> str:
    """A run with its language and direction, link and weight."""
    before, behind = _around(run.dir, run.lang, run.isolate)
    shown = f"{before}{escaped(run.text)}{behind}"
    if run.href is not None:
        shown = f'<a href="{escape(run.href)}">{shown}</a>'
    return f"<strong>{shown}</strong>" if run.bold else shown


def inline(text: Text) -> Markup:
    """The runs of a line."""
    return together(map(_run, text))


def _turn(text: Text) -> Markup:
    """The attributes of an element whose whole text is in another language than the page."""
    lang = language(text) if text and text[0].lang else None
    return _TURNS[lang] if lang else NOTHING


def _facts(block: Facts) -> Markup:
    out: list[str] = []
    for key, text in block.rows:
        out += ('<tr><th scope="row"', _turn(key), ">", *map(_run, key), "</th><td", _turn(text), ">")
        out += (*map(_run, text), "</td></tr>\n")
    return _FACTS(together(out))


def _table(block: Table) -> Markup:
    """Each cell says its column too: on a phone the cells of a row stand below one another."""
    starts = [_CELL(plain(cell)) for cell in block.head]
    out: list[str] = []
    for row in block.rows:
        out.append("<tr>")
        for start, cell in zip(starts, row, strict=True):
            out += (start, _turn(cell), ">", *map(_run, cell), "</td>")
        out.append("</tr>\n")
    return _TABLE(
        together([_COLUMN(f"{width:.1f}") for width in widths(block, landscape=False)]),
        together([_HEAD(_turn(cell), inline(cell)) for cell in block.head]),
        together(out),
    )


def _checks(block: Checks) -> Markup:
    items = [
        _CHECK(
            Markup(" checked") if each.done else NOTHING,
            each.id,
            inline(each.text),
            _NOTE(inline(each.note)) if each.note else NOTHING,
        )
        for each in block.items
    ]
    return _CHECKS(together(items))


def _bullets(block: Bullets) -> Markup:
    kind = "ol" if block.ordered else "ul"
    return _ITEMS(kind, together([_ITEM(_turn(item), inline(item)) for item in block.items]), kind)


def _list(block: Facts | Table | Checks | Bullets) -> Markup:
    match block:
        case Facts():
            return _facts(block)
        case Table():
            return _table(block)
        case Checks():
            return _checks(block)
        case Bullets():
            return _bullets(block)


def markup(block: Block, direction: Literal["ltr", "rtl"]) -> Markup:
    """A block on a page of that direction."""
    match block:
        case Heading(level, text):
            return _HEADING(str(level + 1), _turn(text), inline(text), str(level + 1))
        case Para(text, style):
            return _PARA(style, _turn(text), inline(text))
        case PageBreak():
            return Markup('<div class="page-break"></div>\n')
        case Timeline():
            return svg(block, direction)
        case _:
            return _list(block)


def render(doc: Doc, skin: Skin) -> Rendered:
    """The page as UTF-8, in the skins `page.html.j2` and `page.css`; a skin that does not work is a SkewError."""
    return Rendered(page(values(doc), skin))


def values(doc: Doc) -> dict[str, object]:
    """What `page.html.j2` shows of a document."""
    return {
        "lang": doc.lang,
        "dir": doc.dir,
        "name": plain(doc.title),
        "title": inline(doc.title),
        "subtitle": inline(doc.subtitle),
        "author": doc.author,
        "subject": doc.subject,
        "date": doc.date.isoformat() if doc.date else "",
        "landscape": doc.landscape,
        "body": together([markup(block, doc.dir) for block in doc.blocks]),
    }


def page(values: Mapping[str, object], skin: Skin, *, nav: str = "", script: str = "") -> bytes:
    """A page whose body is there already, in the style of the house; `values` are the names in `page.html.j2`.

    Of scripts the policy of the page lets this one run and no other.
    """
    own = script.replace("</", "<\\/")  # a script must not end its element
    digest = b64encode(sha256(own.encode()).digest()).decode()
    more = {
        "nav": nav,
        "script": Markup(own),  # noqa: S704 - the house's own script
        "script_hash": f"sha256-{digest}",
        "logo": _logo(skin.look),
        "style": style(skin),
    }
    return fill(PAGE, {**values, **more}, skin).encode()


def style(skin: Skin) -> Markup:
    """The style sheet in the colours of the house."""
    sheet = skin.texts[STYLE] + _COLOURS.format(accent=skin.look.accent, dark=skin.look.accent_dark)
    return Markup(sheet.replace("</", "<\\/"))  # noqa: S704 - the house's own, and it must not end its element


def _logo(look: Look) -> Markup:
    """The logo inside the page, because a page asks for nothing."""
    if look.logo is None:
        return Markup("")
    source = f"data:{look.logo.media_type};base64,{b64encode(look.logo.content).decode()}"
    return Markup('<img class="logo" src="{}" alt="{}">').format(source, look.logo.alt)


@lru_cache(maxsize=4)
def _environment(texts: tuple[tuple[str, str], ...]) -> "ImmutableSandboxedEnvironment":
    """The skins, compiled once for all documents of a run."""
    from jinja2 import DictLoader, StrictUndefined  # noqa: PLC0415 - start-up, law 10: only pages need it
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415 - the same

    return ImmutableSandboxedEnvironment(loader=DictLoader(dict(texts)), autoescape=True, undefined=StrictUndefined)


def fill(name: str, values: Mapping[str, object], skin: Skin) -> Markup:
    """A skin with its values, which are escaped unless they are markup; a skin that does not work is a SkewError."""
    pages = tuple((each, text) for each, text in skin.texts.items() if each.endswith(".j2"))
    return Markup(guarded(_filled, name, values, pages, own=skin.ours(".j2")))  # noqa: S704 - escaped by the skin


def _filled(name: str, values: Mapping[str, object], pages: tuple[tuple[str, str], ...]) -> str:
    try:
        return _environment(pages).get_template(name).render(values)
    except MemoryError:
        raise
    except Exception as error:
        raise SkewError(
            Sentence(
                en="templates/documents/{file} does not work: {reason}",
                de="templates/documents/{file} funktioniert nicht: {reason}",
            ),
            Sentence(
                en="repair it, or delete it to use the one that comes with skew",
                de="die Datei berichtigen oder löschen, dann gilt die mitgelieferte",
            ),
            file=name,
            reason=str(error) or type(error).__name__,
        ) from error


FORMAT = Format(name="html", suffix=".html", media_type="text/html", render=render)
