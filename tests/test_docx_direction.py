"""Direction in Word: what Word would display of a cut line equals what an independent bidi implementation displays."""

import re
import unicodedata

import pytest
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st

from skew_cli.exports._docx_direction import cut
from skew_cli.model.tree import Run

INVISIBLE = str.maketrans("", "", "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069")
LETTERS = {"L": "L", "R": "R", "AL": "R"}


def word(text, base):
    """Word, as far as known: letters know their way, neutrals go as their run, numbers in one to the left stay whole."""
    levels, chars = [], []
    for piece in cut(text, base):
        outer = 1 if base == "rtl" else 0
        ground = outer if piece.inside in (None, base) else outer + 1
        found = leftward(piece.text) if piece.direction == "rtl" else rightward(piece.text)
        right, left = ground + ground % 2, ground + (ground + 1) % 2
        chars += piece.text
        levels += [{"R": left, "N": left + 1, "L": right}[kind] for kind in found]
    for level in range(5, 0, -1):
        n = 0
        while n < len(chars):
            end = n
            while end < len(chars) and levels[end] >= level:
                end += 1
            chars[n:end], levels[n:end] = chars[n:end][::-1], levels[n:end][::-1]
            n = max(end, n + 1)
    return "".join(chars).translate(INVISIBLE)


def rightward(text):
    """L or R for every character of a run from left to right."""
    return [LETTERS.get(unicodedata.bidirectional(char), "L") for char in text]


def leftward(text):
    """L, R or N (number) for every character of a run from right to left."""
    arabic, kinds = False, [unicodedata.bidirectional(char) for char in text]
    for n, kind in enumerate(kinds):
        arabic = kind == "AL" or (arabic and kind not in ("L", "R"))
        kinds[n] = "AN" if kind == "EN" and arabic else kind
    shown = "".join({"EN": "1", "AN": "2", "ET": "%", "ES": "+", "CS": ","}.get(kind, "x") for kind in kinds)
    numbers = {n for match in re.finditer(r"%*1(?:[+,]1|%*1)*%*|2(?:,?2)*", shown) for n in range(*match.span())}
    return ["N" if n in numbers else LETTERS.get(kind, "R") for n, kind in enumerate(kinds)]


def reference(text, base):
    marks = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068"}
    line = "".join(
        f"{marks[run.dir]}{run.text}\u2069" if run.isolate or run.dir != "auto" else run.text for run in text
    )
    return get_display(line, base_dir=base[0].upper()).translate(INVISIBLE)


LETTERS_OF = {"ltr": "abXäß", "rtl": "بشعربيت"}
BETWEEN = ' 0123456789.,:;-–/()[]!?%+§€"„“'
MIXED = st.text(LETTERS_OF["ltr"] + LETTERS_OF["rtl"] + "אב٠١٣" + BETWEEN, min_size=1, max_size=30)


def value(way):
    """A name with what may stand beside its letters."""
    letter = st.sampled_from(LETTERS_OF[way])
    middle = st.text("".join(LETTERS_OF.values()) + " 0123456789.-/()", max_size=12)
    text = st.builds(lambda *parts: "".join(parts), letter, middle, letter, st.just(" (2)"))
    return st.builds(Run, text, isolate=st.just(True), dir=st.just(way))


LINE = st.lists(
    value("ltr") | value("rtl") | st.sampled_from((Run(", "), Run(" – "), Run(" "))), min_size=1, max_size=6
)


@pytest.mark.parametrize("base", ["ltr", "rtl"])
@given(lines=st.lists(MIXED.map(lambda text: (Run(text.strip() or "x"),)), min_size=100, max_size=100))
def test_word_shows_a_mixed_text_as_the_standard_does(base, lines):
    assert sum(word(line, base) != reference(line, base) for line in lines) <= 1


@pytest.mark.parametrize("base", ["ltr", "rtl"])
@given(line=LINE.filter(lambda line: any(run.isolate for run in line)))
def test_word_shows_values_in_a_line_as_the_standard_shows_isolates(base, line):
    line = tuple(run for n, run in enumerate(line) if run.isolate or (n and line[n - 1].isolate))
    line = line if line and line[-1].isolate else line[:-1]
    letter = Run(LETTERS_OF[base][0])
    line = tuple(each for run in line for each in ((run, letter) if run.isolate else (run,)))
    assert word(line, base) == reference(line, base)


@pytest.mark.parametrize(
    ("base", "text", "expected"),
    [
        ("ltr", (Run("Ort: Köln (12)."),), [("Ort: Köln (12).", "ltr")]),
        ("ltr", (Run("بيت لحم (12)."),), [("بيت لحم (12)", "rtl"), (".", "ltr")]),
        ("ltr", (Run("(بيت 12)"),), [("(", "ltr"), ("بيت 12", "rtl"), (")", "ltr")]),
        ("rtl", (Run("الموعد: 09:00–10:00"),), [("الموعد: ", "rtl"), ("09:00", "ltr"), ("–", "rtl"), ("10:00", "ltr")]),
        ("rtl", (Run("12 %"),), [("12", "ltr"), (" %", "rtl")]),
        ("rtl", (Run("12%"),), [("12%", "ltr")]),
        ("rtl", (Run("بيت Köln (Rathaus)."),), [("بيت ", "rtl"), ("Köln (Rathaus)", "ltr"), (".", "rtl")]),
        (
            "rtl",
            (Run("هاتف "), Run("+49 30 0", dir="ltr"), Run("!")),
            [("هاتف ", "rtl"), ("\u200f", "rtl"), ("\u200e+49 30 0\u200e", "ltr"), ("\u200f", "rtl"), ("!", "rtl")],
        ),
        (
            "ltr",
            (Run("Ort: "), Run("بيت لحم 2", isolate=True), Run(", 12")),
            [
                ("Ort: ", "ltr"),
                ("\u200e", "ltr"),
                ("\u200fبيت لحم 2\u200f", "rtl"),
                ("\u200e", "ltr"),
                (", 12", "ltr"),
            ],
        ),
    ],
)
def test_a_line_is_cut_where_it_turns(base, text, expected):
    assert [(piece.text, piece.direction) for piece in cut(text, base)] == expected


@given(text=MIXED)
def test_a_text_stays_whole(text):
    run = Run(text, bold=True)
    pieces = list(cut((run,), "rtl"))
    assert "".join(piece.text for piece in pieces) == run.text
    assert {piece.run for piece in pieces} <= {run}
