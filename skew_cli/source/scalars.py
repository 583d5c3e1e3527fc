"""Plain scalars by YAML 1.2's core schema, by our own table: ruamel alone also takes `1_000`, `0b11` and dates."""

import re

from skew_cli.source.nodes import Scalar

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\Z", re.ASCII)
_OCTAL, _HEX = re.compile(r"0o[0-7]+\Z", re.ASCII), re.compile(r"0x[0-9a-fA-F]+\Z", re.ASCII)
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?\Z", re.ASCII)
_DIGITS = 18
"""Longer numbers stay text; Python refuses to convert very long ones, and no field needs them."""


def resolve(text: str) -> Scalar:
    """The value of an unquoted scalar; whatever is not plainly null, boolean or number is text, `no` too.

    Text on purpose, although numbers for YAML 1.2: `010`, `1e3`, `.inf`, `.nan` and numbers of more than 18 digits.
    """
    if text in _NULL:
        return None
    if text in _BOOL:
        return _BOOL[text]
    if len(text) <= _DIGITS:
        if _INT.match(text):
            return int(text)
        if _OCTAL.match(text) or _HEX.match(text):
            return int(text, 0)
        if _FLOAT.match(text):
            return float(text)
    return text
