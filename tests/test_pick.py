"""Naming a program or a session, and sentences with values in them."""

import datetime as dt
from pathlib import Path

import pytest
from cli_repository import caller, lay_down

from skew_cli.app.load import Index
from skew_cli.cli.pick import address_of, pick_program, pick_session, program_of
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.languages.phrase import phrase, worded
from skew_cli.languages.terms import TERMS
from skew_cli.model.finding import Quote, Term
from skew_cli.words import Text


@pytest.fixture
def terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    caller(lay_down(tmp_path), monkeypatch, capsys)
    return Terminal(lang="en", directory=tmp_path, no_input=True, quiet=True)


@pytest.fixture
def index(terminal: Terminal) -> Index:
    return terminal.index()


@pytest.mark.parametrize("word", ["koeln-bethlehem", "2024/koeln-bethlehem", "programs/2024/koeln-bethlehem.yaml"])
def test_writing_without_a_terminal_takes_whole_names(word: str, terminal: Terminal, index: Index) -> None:
    assert address_of(pick_program(terminal, index, word, writing=True)) == "2024/koeln-bethlehem"


@pytest.mark.parametrize("word", ["koeln", "2024/koeln", "Köln-Bethlehem", ""])
def test_writing_without_a_terminal_takes_no_parts(word: str, terminal: Terminal, index: Index) -> None:
    with pytest.raises(SkewError):
        pick_program(terminal, index, word, writing=True)


def test_a_path_counts_from_the_current_folder(terminal: Terminal, index: Index, tmp_path: Path) -> None:
    inside = Terminal(lang="en", directory=tmp_path / "programs" / "2023", no_input=True)
    assert address_of(pick_program(inside, index, "koeln-bethlehem.yaml")) == "2023/koeln-bethlehem"
    assert address_of(pick_program(terminal, index, "koeln")) == "2024/koeln-bethlehem"


@pytest.mark.parametrize(
    ("word", "expected"), [("sorting-plant", 0), ("1", 0), ("2", 1), ("sewage", 1), ("Landfill", 2)]
)
def test_sessions(word: str, expected: int, terminal: Terminal, index: Index) -> None:
    program = program_of(pick_program(terminal, index, "koeln"))
    assert pick_session(program, word) == expected


@pytest.mark.parametrize("word", ["4", "", "l", "nothing"])
def test_sessions_that_are_not_clear_are_listed(word: str, terminal: Terminal, index: Index) -> None:
    program = program_of(pick_program(terminal, index, "koeln"))
    with pytest.raises(SkewError) as refused:
        pick_session(program, word)
    assert refused.value.values["listed"] == ("1 sorting-plant", "2 sewage-works", "3 landfill")


@pytest.mark.parametrize(
    ("value", "german", "english"),
    [
        (dt.date(2024, 5, 14), "Di 14.05.2024", "Tue 14 May 2024"),
        (dt.time(9, 30), "09:30", "09:30"),
        (Term("confirmed"), "bestätigt", "confirmed"),
        (Term("eid_al_adha_of_nowhere"), "eid_al_adha_of_nowhere", "eid_al_adha_of_nowhere"),
        (Term("good_friday"), "Karfreitag", "Good Friday"),
        (Quote("Müll {x} \u202e\n"), "„Müll {x} \\u202e\\x0a“", '"Müll {x} \\u202e\\x0a"'),
        (2.5, "2,5", "2.5"),
        (3, "3", "3"),
        (
            (dt.date(2024, 5, 14), dt.date(2024, 5, 15)),
            "Di 14.05.2024, Mi 15.05.2024",
            "Tue 14 May 2024, Wed 15 May 2024",
        ),
        (("a", "b"), "a, b", "a, b"),
    ],
)
def test_values_in_words(value: object, german: str, english: str) -> None:
    assert (worded(value, "de"), worded(value, "en")) == (german, english)


def test_a_brace_in_a_value_is_no_field() -> None:
    assert phrase(Text(en="is {a}", de="ist {a}"), {"a": "{b}"}, "de") == "ist {b}"


def test_the_glossary_has_both_languages_and_never_names_a_country() -> None:
    # Glossary: German texts say "palästinensische Kommune", not "Palästina".
    assert [key for key, text in TERMS.items() if not text.en or not text.de or "Palästina" in text.de] == []
