"""Rules as text, Markdown and JSON: one page or the whole reference (contract 1)."""

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from skew_cli.app.rule_sheet import Sheet, label, severity, sheet
from skew_cli.rules.page import page
from skew_cli.rules.retired import RETIRED
from skew_cli.rules.rule import Rule
from skew_cli.words import Text

_WIDTH = 100
_CODE = re.compile(r"(`[^`]*`)")
_MARKS = re.compile(r"([\\*_<>\[\]#|~])")


def as_text(rule: Rule, lang: str, bold: Callable[[str], str]) -> str:
    """The page for a terminal."""
    return "\n".join([bold(f"{rule.code} {rule.name}"), "", *_text(sheet(rule, lang), lang, bold), ""])


def _text(of: Sheet, lang: str, bold: Callable[[str], str]) -> Iterator[str]:
    yield from _wrap(of.title)
    for each in of.why:
        yield ""
        yield from _wrap(each)
    for kind, examples in (("bad", of.bad), ("good", of.good)):
        for each in examples:
            yield from ("", f"{bold(label(kind, lang))}:", textwrap.indent(each, "    "))
    yield ""
    for name, said in of.facts:
        yield from _wrap(f"{bold(name)}: {said}")
    for kind, texts in of.told:
        yield f"{bold(label(kind, lang))}:"
        yield from (f"  - {each}" for each in texts)


def _wrap(text: str) -> list[str]:
    return textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def as_markdown(rules: Sequence[Rule], lang: str) -> str:
    """The pages one below the other; of several first a table with links to `#D004`."""
    lines: list[str] = []
    if len(rules) != 1:
        lines = [f"# {label('rules', lang)}", ""]
        lines += [f"| Code | Name | {label('severity', lang)} | |", "| --- | --- | --- | --- |"]
        for rule in rules:
            title = _escape(page(rule, lang).title)
            lines.append(f"| [{rule.code}](#{rule.code}) | {rule.name} | {severity(rule, lang)} | {title} |")
        lines.append("")
    return "\n".join([*lines, *(each for rule in rules for each in _markdown(sheet(rule, lang), lang))])


def _markdown(of: Sheet, lang: str) -> Iterator[str]:
    yield from (f'<a id="{of.code}"></a>', "", f"## {of.code} {of.name}", "", _escape(of.title), "")
    for each in of.why:
        yield from (_escape(each), "")
    for kind, examples in (("bad", of.bad), ("good", of.good)):
        for each in examples:
            yield from (f"{label(kind, lang)}:", "", "```yaml", each, "```", "")
    yield from (f"- {name}: {_escape(said)}" for name, said in of.facts)
    for kind, texts in of.told:
        yield f"- {label(kind, lang)}:"
        yield from (f"  - {_escape(each)}" for each in texts)
    yield ""


def _escape(text: str) -> str:
    """Prose for Markdown: what stands in backticks is code, nothing else is marked."""
    parts = _CODE.split(text)
    return "".join(each if n % 2 else _MARKS.sub(r"\\\1", each) for n, each in enumerate(parts))


def as_json(rules: Sequence[Rule], *, catalogue: bool) -> dict[str, Any]:
    """All that is known of rules, in both languages; the catalogue also names the retired codes."""
    made: dict[str, Any] = {"format": "skew-rules/1", "rules": [_plain(each) for each in rules]}
    return made | {"retired": {code: list(others) for code, others in RETIRED.items()}} if catalogue else made


def _plain(rule: Rule) -> dict[str, Any]:
    text = page(rule, "en")
    hints = {rule.name: rule.hint} if isinstance(rule.hint, Text) else rule.hint or {}
    return {
        "code": rule.code,
        "name": rule.name,
        "family": rule.code[0],
        "phase": rule.phase,
        "severity": rule.severity,
        "ladder": dict(rule.ladder),
        "since": rule.since,
        "cancelled": rule.cancelled,
        "settings": list(rule.settings),
        "fixes": list(rule.fixes),
        "version": rule.version,
        "title": _both(rule, "title"),
        "why": _both(rule, "why"),
        "bad": list(text.bad),
        "good": list(text.good),
        "source": text.source,
        "messages": {name: {"en": each.en, "de": each.de} for name, each in rule.texts.items()},
        "hints": {name: {"en": each.en, "de": each.de} for name, each in hints.items()},
    }


def _both(rule: Rule, part: str) -> dict[str, str]:
    """German only where there is a German page."""
    english = {"en": getattr(page(rule, "en"), part)}
    return english | {"de": getattr(page(rule, "de"), part)} if rule.german else english
