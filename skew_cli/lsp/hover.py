"""What the editor shows at a place: the findings there with the pages of their rules, and what the field means."""

import re

from skew_cli.lsp.fields import about, kind_of, values
from skew_cli.model.finding import Path
from skew_cli.model.report import Shown
from skew_cli.rules import by_code
from skew_cli.rules.page import page
from skew_cli.words import Text

_MARKUP = re.compile(r"([\\`*_{}\[\]()<>#+!|~&$@-])")
_MOST = 3
"""Findings of which the page is shown; the others are in the list of problems."""
_BAD, _GOOD = Text(en="Wrong:", de="Falsch:"), Text(en="Right:", de="Richtig:")
_SOURCE = Text(en="Source: {source}", de="Quelle: {source}")
_VALUES = Text(en="One of {values}.", de="Eines von {values}.")


def markdown(file: str, path: Path, found: list[Shown], lang: str) -> str:
    """The text as Markdown; empty where there is nothing to say. Text of others is no markup in it."""
    parts = [_rule(each, lang) for each in found[:_MOST]]
    parts.append(_field(file, path, lang))
    return "\n\n---\n\n".join(each for each in parts if each)


def _rule(shown: Shown, lang: str) -> str:
    finding = shown.finding
    text = page(by_code()[finding.code], lang)
    message = escaped(shown.message)
    parts = [f"**{finding.code} {finding.name}**: {message}"]
    parts += [escaped(each) for each in (shown.help, *shown.notes) if each]
    parts += [f"*{text.title}*", text.why]
    for head, examples in ((_BAD, text.bad[:1]), (_GOOD, text.good[:1])):
        parts += [f"{head.get(lang)}\n\n```yaml\n{each}\n```" for each in examples]
    if text.source:
        parts.append(_SOURCE.get(lang).format(source=text.source))
    return "\n\n".join(each for each in parts if each)


def _field(file: str, path: Path, lang: str) -> str:
    kind = kind_of(file)
    said = about(kind, path, lang) if kind else ""
    if not kind or not said:
        return ""
    name = next(str(each) for each in reversed(path) if isinstance(each, str))
    listed = ", ".join(f"`{each}`" for each in values(kind, path, lang))
    return f"**{escaped(name)}**: {said}" + (f"\n\n{_VALUES.get(lang).format(values=listed)}" if listed else "")


def escaped(text: str) -> str:
    """Text of others, so that it is neither a link nor a picture nor a heading."""
    return " ".join(_MARKUP.sub(r"\\\1", text).split())
