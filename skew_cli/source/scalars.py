"""Plain scalars by YAML 1.2's core schema, by our own table: ruamel alone also takes `1_000`, `0b11` and dates."""

import re
from math import isfinite

from skew_cli.model.finding import Quote
from skew_cli.source.nodes import Flaw, Scalar

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z", re.ASCII)
_OCTAL, _HEX = re.compile(r"0o[0-7]+\Z", re.ASCII), re.compile(r"0x[0-9a-fA-F]+\Z", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?\Z", re.ASCII)
MAX_NUMBER = 18
"""Longer numbers stay text; Python refuses to convert very long ones, and no field needs them."""
_WORDS_1_1 = frozenset({"yes", "no", "on", "off", "y", "n"})
WORDS = _NULL | _BOOL.keys()
"""Words that are no text."""
LONGEST = max(map(len, _WORDS_1_1 | WORDS))
"""Longer words are text, unless they begin as a number does."""
FIRST = frozenset("+-.0123456789")
_BASE_60 = re.compile(r"[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?\Z", re.ASCII)
_SPLIT = re.compile(r"[-+]?(?:[0-9][0-9_]*(?:\.[0-9_]*)?|\.[0-9][0-9_]*|0x[0-9a-fA-F_]+)\Z", re.ASCII)
"""A number in which underscores may stand."""
_DOUBTFUL = re.compile(
    r"[-+]?(?:0[0-9_]+|0b[01_]+|[0-9]+[eE][-+]?[0-9]+|\.inf|\.Inf|\.INF)\Z|(?:\.nan|\.NaN|\.NAN|=)\Z", re.ASCII
)


def resolve(text: str) -> Scalar:
    """The value of an unquoted scalar; whatever is not plainly null, boolean or number is text, `no` too.

    Text on purpose, although numbers for YAML 1.2: `010`, `1e3`, `.inf`, `.nan`, numbers of more than 18 characters,
    and those that are too large for a computer.
    """
    if text[:1] not in FIRST:
        return _BOOL.get(text, text) if text not in _NULL else None
    if len(text) <= MAX_NUMBER:
        if _INT.match(text):
            return int(text)
        if _OCTAL.match(text) or _HEX.match(text):
            return int(text, 0)
        if _FLOAT.match(text) and isfinite(float(text)):
            return float(text)
    return text


def refusal(text: str) -> str | None:
    """Why an unquoted scalar is an error: `long-number` or `infinite-number` of F001."""
    if text[:1] not in FIRST:
        return None
    if len(text) > MAX_NUMBER:
        return "long-number" if any(each.match(text) for each in (_INT, _OCTAL, _HEX, _FLOAT)) else None
    return "infinite-number" if _FLOAT.match(text) and not isfinite(float(text)) else None


def doubt(text: str) -> str | None:
    """What YAML 1.1 tools, or those of 1.2, may take an unquoted text for: a message id of F013."""
    if len(text) <= LONGEST and text.casefold() in _WORDS_1_1:
        return "boolean-word"
    if text[:1] not in FIRST:
        return "ambiguous-yaml" if text == "=" else None
    if _BASE_60.match(text):
        return "base-60"
    return "ambiguous-yaml" if _DOUBTFUL.match(text) or ("_" in text and _SPLIT.match(text)) else None


def unclear(name: str, text: str, start: int) -> Flaw:
    """The warning of a doubt about the unquoted text at `start`: quotes keep what it is here."""
    end = start + len(text)
    return Flaw(
        message_id=name, start=start, end=end, params={"value": Quote(text)}, code="F013", replacement=f'"{text}"'
    )
