"""The timeline: labels in full, months in even steps, nothing beyond the edge."""

import datetime as dt
import re

import pytest

from skew_cli.exports._timeline import PAPER, svg
from skew_cli.model.tree import Timeline

DAY = dt.date(2024, 1, 1)
AR = ("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول")


def texts(block, direction="ltr"):
    """The texts of days, and those of labels."""
    found = re.findall(r"<text [^>]*?( class=\"day\")?>([^<]*)</text>", str(svg(block, direction, width=PAPER)))
    clean = [(bool(day), re.sub("[\u2066\u2067\u2069]", "", text)) for day, text in found]
    return [text for day, text in clean if day], [text for day, text in clean if text and not day]


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("x" * 45, ["x" * 45]),
        (
            "24. Apr. · Kommunale Selbstverwaltung in Deutschland und Nordrhein-Westfalen",
            ["24. Apr. · Kommunale Selbstverwaltung in Deutschland", "und Nordrhein-Westfalen"],
        ),
    ],
)
def test_labels_wrap_before_they_are_cut(label, lines):
    assert lines == texts(Timeline("alt", (), ((label, DAY, DAY),)))[1]


@pytest.mark.parametrize(("step", "direction"), [(1, "ltr"), (2, "rtl")])
def test_months_are_all_there_or_every_second(step, direction):
    names = AR if direction == "rtl" else ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep")
    ticks = tuple((dt.date(2024, month, 1), name) for month, name in enumerate(names, 1))
    block = Timeline("alt", ticks, (("a", DAY, dt.date(2024, 9, 28)),))
    assert list(names[::step]) == texts(block, direction)[0]


def test_the_last_day_is_not_cut_off():
    ticks = ((DAY, "1. Jan."), (dt.date(2024, 1, 22), "22. Januar"))
    block = Timeline("alt", ticks, (("a", DAY, dt.date(2024, 1, 22)),))
    assert ["1. Jan.", ""] == texts(block)[0]
