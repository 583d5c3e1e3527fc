"""A sentence of the command line with its values put into words."""

import datetime as dt
from collections.abc import Mapping

from skew_cli.languages.dates import clock, day
from skew_cli.languages.occasions import OCCASIONS
from skew_cli.languages.terms import term
from skew_cli.model.finding import Name, Param, Quote, Term
from skew_cli.model.text import visible
from skew_cli.words import Text


def phrase(text: Text, params: Mapping[str, Param], lang: str) -> str:
    """The sentence in `de` or `en`; a brace inside a value is no field. Raises KeyError for a field without value."""
    return text.get(lang).format_map({name: worded(value, lang) for name, value in params.items()})


def worded(value: object, lang: str) -> str:
    """One value in words: dates with weekday, terms from the glossary, foreign text quoted and harmless."""
    if isinstance(value, Term):
        name = str(value)
        occasion = OCCASIONS.get(name, {}).get("de" if lang == "de" else "en")
        return term(name, lang) or occasion or visible(name)
    if isinstance(value, Quote):
        text = visible(value.get(lang) if isinstance(value, Name) else value)
        return f"„{text}“" if lang == "de" else f'"{text}"'
    if isinstance(value, dt.time):
        return clock(value)
    if isinstance(value, dt.date):
        return day(value, lang)
    if isinstance(value, float):
        shown = f"{value:g}"
        return shown.replace(".", ",") if lang == "de" else shown
    if isinstance(value, tuple | list):
        return ", ".join(worded(each, lang) for each in value)
    return visible(str(value))
