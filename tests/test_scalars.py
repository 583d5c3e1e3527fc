"""Unquoted scalars by the core schema of YAML 1.2.2 (chapter 10.3), and where skew deliberately reads text instead."""

import math
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from skew_cli.source.scalars import resolve

CORE = [
    *(("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None)),
    *(("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False)),
    *(
        ("0", 0),
        ("7", 7),
        ("-1", -1),
        ("+12", 12),
        ("2024", 2024),
        ("-0", 0),
        ("123456789012345678", 123456789012345678),
    ),
    *(("0o7", 7), ("0o17", 15), ("0o0", 0)),
    *(("0x0", 0), ("0x1F", 31), ("0xff", 255), ("0xdeadBEEF", 3735928559)),
    *(("1.5", 1.5), ("-0.5", -0.5), (".5", 0.5), ("+.5", 0.5), ("1.", 1.0), ("1.5e3", 1500.0), ("2.e-1", 0.2)),
]
TEXT = [
    *("yes", "Yes", "no", "NO", "on", "off", "y", "n", "nULL", "tRUE", "none", "None"),
    *("10:00", "190:20:30", "2024-06-07", "2024-13-04", "2024-06-07T10:00:00Z"),
    *("1_000", "0b11", "0b", "0o8", "0o", "0x", "0xg", "-0x1", "+0o7"),
    *("koeln", "a b", "+49 221 1234", "-", "+", ".", "..", "e3", "1e", "=", "<<", "1,5", "½", "٣", "１２"),
]
LATER = ["010", "007", "1e3", "1E5", ".inf", "-.inf", ".nan", "1234567890123456789", "9" * 5000]
"""Numbers for YAML 1.2, text for skew: postal codes, ids, telephone numbers, and what no field can hold."""


@pytest.mark.parametrize(("text", "value"), CORE)
def test_core_schema(text, value):
    assert (type(value), value) == (type(resolve(text)), resolve(text))


@pytest.mark.parametrize("text", [*TEXT, *LATER])
def test_everything_else_is_text(text):
    assert text == resolve(text)


@pytest.mark.parametrize(("text", "value"), [each for each in CORE if each[0]])
def test_ruamel_agrees(text, value):
    read = YAML(typ="safe", pure=True).load(StringIO(f"a: {text}\n"))["a"]
    assert (type(value), value) == (type(read), read)


@given(st.text(alphabet="0123456789.eExXoO+-_:~nultrefasNULTRFAS", max_size=8))
def test_numbers_are_those_of_python(text):
    value = resolve(text)
    if isinstance(value, float):
        assert math.isclose(float(text), value)
    elif isinstance(value, int) and not isinstance(value, bool) and text[:2] not in ("0x", "0o"):
        assert int(text) == value
    elif isinstance(value, str):
        assert text == value
    elif value is None or isinstance(value, bool):
        assert text.lower() in ("", "~", "null", "true", "false")
