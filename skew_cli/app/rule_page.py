"""The rule reference as a page of the site: one section a rule, found by its code as in `rules.html#D004`."""

import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from skew_cli.app.rule_sheet import Sheet, label, sheet
from skew_cli.exports import html
from skew_cli.languages.catalogue import Catalogue
from skew_cli.model.format import Skin
from skew_cli.model.tree import DIRECTIONS
from skew_cli.rules import rules

_CODE = re.compile(r"`([^`]*)`")


def rule_page(words: Catalogue, skin: Skin, nav: Markup, author: str) -> bytes:
    """The page in German or English; in Arabic it has an Arabic frame around the English text."""
    lang = "de" if words.lang == "de" else "en"
    title = words.label("site.rules")
    values = {"lang": lang, "rules": _rules(lang)}
    head = {
        "lang": words.lang,
        "dir": DIRECTIONS[words.lang],
        "name": title,
        "title": title,
        "subtitle": "",
        "author": author,
        "subject": title,
        "date": "",
        "landscape": False,
        "body": html.fill("rules.html.j2", values, skin),
    }
    return html.page(head, skin, nav=nav)


@lru_cache(maxsize=2)
def _rules(lang: str) -> tuple[dict[str, Any], ...]:
    return tuple(_rule(sheet(each, lang), lang) for each in rules())


def _rule(of: Sheet, lang: str) -> dict[str, Any]:
    examples = [(kind, text) for kind, texts in (("bad", of.bad), ("good", of.good)) for text in texts]
    return {
        "code": of.code,
        "name": of.name,
        "lang": of.prose if of.prose != lang else "",
        "title": _prose(of.title),
        "why": [_prose(each) for each in of.why],
        "examples": [(label(kind, lang), text) for kind, text in examples],
        "facts": [(name, _prose(said)) for name, said in of.facts],
        "told": [(label(kind, lang), [_prose(each) for each in texts]) for kind, texts in of.told],
    }


def _prose(text: str) -> Markup:
    """Text in which only what stands in backticks is marked."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped just here
