"""The dialogue, played line by line."""

from collections.abc import Iterable

import pytest

from skew_cli.cli.ask import Answers, Asker, Question, Step
from skew_cli.cli.values import read_date, read_number, read_time
from skew_cli.words import Text

TOWNS = {"bonn": "Bonn", "bruehl": "Brühl", "koeln": "Köln"}
THEMES = {"tourism": "Tourismus", "waste": "Abfall"}


def season(answers: Answers) -> Question | None:
    del answers
    return Question(name="season", label=Text(en="Season", de="Programmjahr"), default="2024")


def town(answers: Answers) -> Question | None:
    del answers
    return Question(name="nrw", label=Text(en="Municipality", de="NRW-Kommune"), choices=TOWNS)


def theme(answers: Answers) -> Question | None:
    if answers["nrw"] == "bonn":
        return None
    return Question(
        name="theme", label=Text(en="Theme", de="Thema"), choices=THEMES, explain=Text(en="What for.", de="Worum.")
    )


def count(answers: Answers) -> Question | None:
    del answers
    return Question(
        name="sessions",
        label=Text(en="Number of sessions", de="Zahl der Termine"),
        default="4",
        read=lambda text: str(read_number(text, low=3, high=5)),
    )


def play(lines: Iterable[str], steps: list[Step], lang: str = "de") -> tuple[dict[str, str], str]:
    waiting = iter(lines)
    said: list[str] = []
    asker = Asker(lambda: next(waiting, ""), said.append, lang)
    return asker.run(steps, Text(en="New program", de="Neues Programm")), "".join(said)


def test_number_part_of_a_name_and_enter() -> None:
    answers, said = play(["\n", "kö\n", "2\n", "\n"], [season, town, theme, count])
    assert answers == {"season": "2024", "nrw": "koeln", "theme": "waste", "sessions": "4"}
    assert said == (
        "Neues Programm   Enter = Vorschlag   < = zurück   ? = Hilfe   Strg-C = abbrechen\n"
        "[1/4] Programmjahr [2024]: "
        "[2/4] NRW-Kommune   1 Bonn  2 Brühl  3 Köln\n"
        "      Nummer oder Teil des Namens: "
        "      -> Köln\n"
        "[3/4] Thema   1 Tourismus  2 Abfall\n"
        "      Nummer oder Teil des Namens: "
        "      -> Abfall\n"
        "[4/4] Zahl der Termine [4]: "
    )


def test_back_twice_shows_the_earlier_answers_as_defaults() -> None:
    answers, said = play(
        ["2023\n", "bonn\n", "<\n", "<\n", "\n", "bruehl\n", "tour\n", "5\n"], [season, town, theme, count]
    )
    assert answers == {"season": "2023", "nrw": "bruehl", "theme": "tourism", "sessions": "5"}
    assert "[1/4] Programmjahr [2023]: " in said
    assert "Nummer oder Teil des Namens [Bonn]: " in said


def test_back_at_the_first_question_stays_there() -> None:
    answers, said = play(["<\n", "\n"], [season], "en")
    assert answers == {"season": "2024"}
    assert "This is the first question.\n" in said


def test_a_wrong_answer_says_what_is_allowed_and_asks_again() -> None:
    answers, said = play(["7\n", "x\n", "3\n"], [count])
    assert answers == {"sessions": "3"}
    assert said.count("eine Zahl von 3 bis 5\n") == 2
    answers, said = play(["4\n", "b\n", "1\n"], [town])
    assert answers == {"nrw": "bonn"}
    assert "eines davon wählen: bonn, bruehl\n" in said
    assert "erlaubt: bonn, bruehl, koeln\n" in said


def test_question_mark_explains_and_names_the_option() -> None:
    _, said = play(["koeln\n", "?\n", "1\n"], [town, theme])
    assert "      Worum.\n      Als Option: --theme\n" in said


def test_an_answer_is_needed_where_there_is_no_default() -> None:
    answers, said = play(["\n", "koeln\n"], [town], "en")
    assert answers == {"nrw": "koeln"}
    assert "An answer is needed here.\n" in said


def test_a_single_question_has_no_way_back() -> None:
    waiting = iter(["<\n", "2024\n"])
    question = season({})
    assert question is not None
    assert Asker(lambda: next(waiting, ""), lambda _: None, "de").ask(question) == "2024"


def test_end_of_input_is_an_interruption() -> None:
    with pytest.raises(KeyboardInterrupt):
        play(["2024\n"], [season, town])


@pytest.mark.parametrize("lang", ["de", "en"])
@pytest.mark.parametrize("default", [True, False])
def test_yes_and_no_in_either_language(lang: str, default: bool) -> None:
    for word in ("j", "J", "ja", "JA", "y", "Yes", "n", "NEIN", "no", ""):
        waiting = iter(["vielleicht\n", f"{word}\n"])
        asker = Asker(lambda waiting=waiting: next(waiting, ""), lambda _: None, lang)
        expected = default if not word else word[0].lower() in "jy"
        assert expected is asker.yes_no("Schreiben?", default=default), word


def test_capital_letter_is_what_enter_takes() -> None:
    said: list[str] = []
    for lang in ("de", "en"):
        for default in (True, False):
            Asker(lambda: "\n", said.append, lang).yes_no("?", default=default)
    assert said == ["? [J/n]: ", "? [j/N]: ", "? [Y/n]: ", "? [y/N]: "]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-05-14", "2024-05-14"),
        ("14.5.", "2024-05-14"),
        ("14.5", "2024-05-14"),
        ("14.05.2023", "2023-05-14"),
        ("1. 5. 2024", "2024-05-01"),
    ],
)
def test_dates(text: str, expected: str) -> None:
    assert expected == read_date(text, year=2024).isoformat()


@pytest.mark.parametrize(
    ("text", "expected"), [("10:00", "10:00"), ("10", "10:00"), ("9.30", "09:30"), ("9 Uhr", "09:00")]
)
def test_times(text: str, expected: str) -> None:
    assert expected == f"{read_time(text):%H:%M}"
