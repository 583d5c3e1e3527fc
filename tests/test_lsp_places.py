"""Places between editor and skew, and where the cursor stands, on any text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol import types

from skew_cli.lsp.cursor import spots
from skew_cli.lsp.positions import Units
from skew_cli.source.parse import parse_bytes
from skew_cli.source.places import Places

PIECES = [
    "a",
    "ü",
    "\u0301",
    "字",
    "م",
    "🚮",
    " ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u2028",
    "\u0085",
    ":",
    "- ",
    "[",
    "{",
    '"',
    "#",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
UNITS = [Units(each.value) for each in types.PositionEncodingKind]


def lines(text):
    """The text in lines as the protocol has them: LF, CRLF and CR end one, nothing else."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(text=TEXTS, data=st.data())
@settings(max_examples=150, deadline=None)
def test_there_and_back_in_every_unit(text, data):
    places = Places(parse_bytes(text.encode()))
    offset = data.draw(st.integers(0, len(places.text)))
    inside = places.text[offset - 1 : offset + 1] == "\r\n"
    for units in UNITS:
        for bom in (False, True):
            at = units.position(places.position(offset), bom=bom)
            assert offset - inside == units.offset(places, at, bom=bom)


@pytest.mark.parametrize(
    ("units", "expected"),
    [(Units("utf-8"), 23), (Units("utf-16"), 18), (Units("utf-32"), 17)],
    ids=["utf-8", "utf-16", "utf-32"],
)
def test_the_example_of_the_contract(units, expected):
    text = 'title: "Müll 🚮 – Köln"'
    places = Places(parse_bytes(text.encode()))
    at = types.Position(line=0, character=expected)
    assert (at, text.index("K")) == (units.position(places.position(text.index("K"))), units.offset(places, at))


@given(text=TEXTS, line=st.integers(0, 50), character=st.integers(0, 200))
@settings(max_examples=150, deadline=None)
def test_a_place_outside_the_text_is_the_nearest_end(text, line, character):
    places = Places(parse_bytes(text.encode()))
    for units in UNITS:
        offset = units.offset(places, types.Position(line=line, character=character))
        rows = lines(text)
        assert 0 <= offset <= len(text)
        if line >= len(rows):
            assert len(text) == offset
        else:
            assert places.position(offset).line == line + 1 or not text


@given(text=TEXTS, data=st.data())
@settings(max_examples=150, deadline=None)
def test_the_word_at_the_cursor_holds_the_cursor(text, data):
    offset = data.draw(st.integers(0, len(text)))
    for spot in spots(text, offset):
        assert 0 <= spot.start <= offset <= spot.end <= len(text)
        assert "\n" not in text[spot.start : spot.end]
