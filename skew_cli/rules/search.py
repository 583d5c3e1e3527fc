"""Rules by any words of their pages, in English or German, the best first."""

import re
from collections.abc import Iterable, Iterator, Sequence

from skew_cli.rules.page import page
from skew_cli.rules.rule import Rule
from skew_cli.words import Text

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


def search(rules: Iterable[Rule], text: str) -> tuple[Rule, ...]:
    """The rules whose pages hold every word of a text, upper and lower case and umlauts aside.

    A word counts most in the code or the name, then in the title, in messages, in the explanation, in the examples;
    where a word of the page begins with it, it counts twice.
    """
    words = _fold(text).split()
    found = [(score, rule) for rule in rules if (score := _score(rule, words))]
    return tuple(rule for _, rule in sorted(found, key=lambda each: (-each[0], each[1].code)))


def _score(rule: Rule, words: Sequence[str]) -> int:
    """0 where a word is missing."""
    parts = [(weight, _fold(part)) for weight, part in _parts(rule)]
    best = [max((_hit(word, part) * weight for weight, part in parts), default=0) for word in words]
    return sum(best) if all(best) else 0


def _hit(word: str, part: str) -> int:
    if word not in part:
        return 0
    return 2 if re.search(rf"(?<!\w){re.escape(word)}", part) else 1


def _parts(rule: Rule) -> Iterator[tuple[int, str]]:
    yield 32, f"{rule.code} {rule.name} {rule.name.replace('-', ' ')}"
    hints: Iterable[Text] = (
        () if rule.hint is None else [rule.hint] if isinstance(rule.hint, Text) else rule.hint.values()
    )
    for lang in ("en", "de"):
        text = page(rule, lang)
        yield 16, text.title
        yield 8, " ".join(each.get(lang) for each in rule.texts.values())
        yield 4, " ".join((text.why, *(each.get(lang) for each in hints)))
        yield 2, "\n".join((*text.bad, *text.good, text.source))


def _fold(text: str) -> str:
    return text.casefold().translate(_UMLAUTS)
