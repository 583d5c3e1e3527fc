"""Which rule is meant by a code or a name that does not exist."""

import re
from collections.abc import Collection
from difflib import get_close_matches

from skew_cli.rules.retired import RETIRED

_CODE = re.compile(r"([A-Za-z])0*(\d{1,3})\Z", re.ASCII)


def known_as(word: str, known: Collection[str]) -> str:
    """The code, name or family as it stands among `known`, upper and lower case being equal; else empty."""
    return next((each for each in (word, word.upper(), word.lower()) if each in known), "")


def written_out(word: str, known: Collection[str]) -> str:
    """The code that a short one stands for: `d4` is D004; else empty."""
    short = _CODE.match(word)
    code = f"{short[1].upper()}{int(short[2]):03}" if short else ""
    return code if code in known else ""


def successors(word: str) -> tuple[str, ...]:
    """The rules that took the place of a retired code."""
    return RETIRED.get(word.upper(), ())


def nearest(word: str, known: Collection[str]) -> str:
    """What was meant, successors of a retired code joined by a slash; empty if nothing is near.

    A wrong number is looked for in its family first.
    """
    if exact := " / ".join(successors(word)) or known_as(word, known) or written_out(word, known):
        return exact
    if not _CODE.match(word):
        return next(iter(get_close_matches(word.lower(), known, 1)), "")
    codes = [each for each in known if _CODE.match(each)]
    family = [each for each in codes if each[0] == word[0].upper()]
    found = get_close_matches(word.upper(), family, 1) or get_close_matches(word.upper(), codes, 1)
    return next(iter(found), "")
