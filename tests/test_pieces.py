"""Pieces of markup: as `Markup.format` of markupsafe makes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from skew_cli.exports._pieces import Piece, escaped, together

TEXTS = st.text(st.one_of(st.sampled_from("&<>'\"{}%\\"), st.characters()))
MARKUP = TEXTS.map(escape)


@given(st.lists(st.one_of(TEXTS, MARKUP), min_size=3, max_size=3))
def test_a_piece_is_what_markupsafe_makes(values):
    pattern = '<a href="{}">{}</a>\n{}'
    found = Piece(pattern)(*values)
    assert type(found) is Markup
    assert found == Markup(pattern).format(*values)  # noqa: S704 - a pattern of this test


@given(TEXTS)
def test_a_text_is_escaped_as_markupsafe_does(text):
    assert escaped(text) == escape(text)


def test_a_piece_takes_a_text_for_each_gap():
    for texts in ((), ("a",), ("a", "b", "c")):
        with pytest.raises(ValueError, match="slice of size 2"):
            Piece("{} {}")(*texts)


def test_parts_that_are_markup_are_not_escaped_again():
    assert together([Markup("<p>"), escape("&"), Markup("</p>")]) == Markup("<p>&amp;</p>")
