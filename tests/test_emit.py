"""New files: what is written reads back the same, for skew and for readers of YAML 1.1."""

import datetime as dt
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from skew_cli.source.emit import emit
from skew_cli.source.nodes import data
from skew_cli.source.parse import parse, parse_bytes


def read(text):
    document = parse_bytes(text.encode())
    assert document.flaws == ()
    return data(document.root)


def read_1_1(text):
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 1)
    return yaml.load(StringIO(text))


def plain(value):
    """What a reader gives back: tuples for lists, dates as text."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return tuple(plain(each) for each in value)
    return value.isoformat() if isinstance(value, dt.date) else value


MISREAD = [
    *("10:00", "190:20:30", "1:2", "-10:30", "no", "No", "NO", "yes", "on", "off", "y", "n", "Y", "N", "true", "null", "~", ""),
    *("010", "0o17", "0x1F", "0b11", "1_000", "1e3", "1.5", ".5", "1.", "-1", "+1", "1,000", ".inf", "-.INF", ".nan", ".NaN"),
    *("2024-06-07", "2024-06-07T10:00:00Z", "2024-6-7", "=", "<<", "1e+3", "1.5e+3", "0", "+.inf", "685.230_15e+03"),
    *("# x", "a # b", "a: b", "a:", ":a", "- a", "-", "? a", "?", "[a", "{a", "a]", "}", ",", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a"),
    *("'a'", '"a"', "it's", 'say "a"', " a", "a ", "\ta", "a\t", "a\nb", "a\n", "\n", "\n\na", "  \n x", "a\r\nb", "---", "...", "--- a"),
    *("\\", "\\n", "\x00", "\x07", "\x1b[31m", "\x7f", "\x9b", "\u2028", "a\u2029b", "a\x85b", "\ufeff", "\u202e", "\ufffe", "\U0001fffe"),
    *("Köln", "بيت لحم", "漢字", "😀", "{0}", "%s", "x" * 300, "a b " * 60, "<script>", "yes.", "Null", "FALSE", "nULL"),
]  # fmt: skip


@pytest.mark.parametrize("text", MISREAD)
def test_a_text_stays_a_text(text):
    value = {"key": text, "list": [text], "map": {"a": text}, "items": [{"id": text}, {"id": "b", "t": {"de": text}}]}
    written = emit(value)
    assert plain(value) == read(written)


@pytest.mark.parametrize("text", [each for each in MISREAD if each not in ("\ufffe", "\ufeff")])
def test_a_text_stays_a_text_for_yaml_1_1(text):
    value = {"key": text, "list": [text], "items": [{"id": text}]}
    assert value == read_1_1(emit(value))


def test_other_values():
    value = {"a": None, "b": True, "c": False, "d": 7, "e": -1, "f": 1.5, "g": dt.date(2024, 5, 14), "h": [], "i": {}}
    assert plain(value) == read(emit(value))


def test_a_file_reads_like_one_that_was_written_by_hand():
    value = {
        "schema": 1,
        "id": "koeln-bethlehem",
        "partners": {"nrw": {"municipality": "koeln"}, "palestine": {"municipality": "bethlehem", "languages": ["ar"]}},
        "themes": ["tourism"],
        "session_defaults": {"start": "10:00"},
        "sessions": [{"id": "a", "date": dt.date(2024, 5, 14), "title": "Müll: was nun?"}, {"id": "b"}],
        "notes": {"de": "Tourismus", "ar": "السياحة"},
    }
    expected = """\
# First line
# Second line
schema: 1
id: koeln-bethlehem
partners:
  nrw: {municipality: koeln}
  palestine: {municipality: bethlehem, languages: [ar]}
themes: [tourism]
session_defaults: {start: "10:00"}
sessions:
  - {id: a, date: 2024-05-14, title: "Müll: was nun?"}
  - {id: b}
notes:
  de: Tourismus
  ar: السياحة
"""
    assert expected == emit(value, "First line\nSecond line")


def test_a_comment_never_becomes_data():
    comment = "Köln\nid: evil\r\nid: evil\u2028id: evil\x85\x1b"
    assert {"a": 1} == read(emit({"a": 1}, comment))


TEXTS = st.one_of(st.sampled_from(MISREAD), st.text(max_size=12))
KEYS = st.one_of(st.sampled_from(["id", "title", "ar", "x-y"]), st.text(min_size=1, max_size=6).filter(str.isprintable))
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-(10**15), 10**15), TEXTS, st.dates()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=120, deadline=None)
@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_what_is_written_reads_back_the_same(value):
    text = emit(value)
    document = parse(text)
    assert ((), plain(value)) == (document.flaws, data(document.root))
