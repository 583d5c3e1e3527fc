"""Columns are wide enough for the longest word of their heads."""

import pytest

from skew_cli.exports._widths import widths
from skew_cli.model.tree import Run, Table


def fitting(heads, wanted, *, landscape=False):
    return widths(Table(tuple((Run(each),) for each in heads), (), wanted), landscape=landscape)


def test_a_long_word_takes_from_columns_that_have_room():
    """More than 1 % of the page a letter, with the edges: `beschlossen` has 11 letters."""
    one, two, three = fitting(("Thema", "Leitfragen der Kommunen", "beschlossen"), (28, 66, 6))
    assert (three, one + two + three) == (pytest.approx(16.75), pytest.approx(100))
    assert one / 28 > two / 66 * 0.9


def test_what_fits_stays_as_it_is():
    assert (30, 70) == pytest.approx(fitting(("Thema", "Ziel"), (3, 7)))


@pytest.mark.parametrize("landscape", [False, True])
def test_too_many_long_words_share_the_page(landscape):
    found = fitting(["Donaudampfschifffahrtsgesellschaft"] * 9, (1,) * 9, landscape=landscape)
    assert (100, 1) == (pytest.approx(sum(found)), len(set(found)))
