"""What people read when they mistype, in both languages; the wording is the expectation."""

from pathlib import Path

import pytest
from cli_repository import Skew, caller, lay_down

FOREIGN = (
    "No such",
    "Missing",
    "requires",
    "Usage",
    "Try '",
    "Got unexpected",
    "Input should",
    "Possible options",
    "Invalid",
)


@pytest.fixture(params=["de", "en"])
def lang(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def skew(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(lay_down(tmp_path, lang), monkeypatch, capsys)


CASES = {
    "unknown command": (
        ["lst"],
        'Fehler: Den Befehl "lst" gibt es nicht.\nAbhilfe: Meinten Sie skew list? Alle Befehle: skew --help\n',
        'error: there is no command "lst".\nhelp: did you mean skew list? All commands: skew --help\n',
    ),
    "missing argument": (
        ["show"],
        "Fehler: Es fehlt: PROGRAM (bonn-ramallah, koeln-bethlehem)\nAbhilfe: zum Beispiel skew show koeln-bethlehem\n",
        "error: this is missing: PROGRAM (bonn-ramallah, koeln-bethlehem)\nhelp: for example skew show koeln-bethlehem\n",
    ),
    "surplus argument": (
        ["show", "koeln", "bethlehem"],
        (
            "Fehler: Das ist zu viel: bethlehem\nAbhilfe: einen Text mit Leerzeichen in Anführungszeichen setzen; "
            "so schreibt man den Befehl: skew show --help\n"
        ),
        (
            "error: too much: bethlehem\nhelp: put a text with blanks in quotation marks; how the command is written: "
            "skew show --help\n"
        ),
    ),
    "unknown option": (
        ["list", "--partners", "koeln"],
        'Fehler: Die Option "--partners" gibt es nicht.\nAbhilfe: Meinten Sie --partner? Alle Optionen: skew list --help\n',
        'error: there is no option "--partners".\nhelp: did you mean --partner? All options: skew list --help\n',
    ),
    "unknown option before a command": (
        ["--colour"],
        'Fehler: Die Option "--colour" gibt es nicht.\nAbhilfe: Meinten Sie --color? Alle Optionen: skew --help\n',
        'error: there is no option "--colour".\nhelp: did you mean --color? All options: skew --help\n',
    ),
    "option without value": (
        ["list", "--season"],
        "Fehler: --season braucht einen Wert.\nAbhilfe: alle Optionen: skew list --help\n",
        "error: --season needs a value.\nhelp: all options: skew list --help\n",
    ),
    "option of every command without value": (
        ["list", "-C"],
        "Fehler: -C braucht einen Wert.\nAbhilfe: alle Optionen: skew list --help\n",
        "error: -C needs a value.\nhelp: all options: skew list --help\n",
    ),
    "switch with value": (
        ["list", "--json=yes"],
        "Fehler: --json hat keinen Wert.\nAbhilfe: alle Optionen: skew list --help\n",
        "error: --json takes no value.\nhelp: all options: skew list --help\n",
    ),
    "value not allowed": (
        ["list", "--status", "planed"],
        (
            'Fehler: --status: "planed" geht nicht.\nAbhilfe: Meinten Sie planned? Erlaubt: idea, explored, planned, '
            "confirmed, done, cancelled\n"
        ),
        (
            'error: --status: "planed" is not possible.\nhelp: did you mean planned? Allowed: idea, explored, planned, '
            "confirmed, done, cancelled\n"
        ),
    ),
    "impossible date": (
        ["list", "--as-of", "31.06.2024"],
        'Fehler: --as-of: "31.06.2024" ist kein Datum.\nAbhilfe: zum Beispiel 30.6.2024 oder 2024-06-30\n',
        'error: --as-of: "31.06.2024" is not a date.\nhelp: for example 2024-06-30 or 30.6.2024\n',
    ),
    "no such folder": (
        ["list", "-C", "nowhere", "--lang"],
        "Fehler: --lang braucht einen Wert.\nAbhilfe: alle Optionen: skew list --help\n",
        "error: --lang needs a value.\nhelp: all options: skew list --help\n",
    ),
    "unknown program": (
        ["show", "koeln-betlehem"],
        (
            'Fehler: Das Programm "koeln-betlehem" gibt es nicht.\nAbhilfe: Meinten Sie koeln-bethlehem? '
            "Alle Programme: skew list\n"
        ),
        'error: there is no program "koeln-betlehem".\nhelp: did you mean koeln-bethlehem? All programs: skew list\n',
    ),
    "steering the terminal": (
        ["show", "\x1b[2J"],
        'Fehler: Das Programm "\\x1b[2J" gibt es nicht.\nAbhilfe: alle Programme: skew list\n',
        'error: there is no program "\\x1b[2J".\nhelp: all programs: skew list\n',
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_two_lines_and_exit_code_two(case: str, lang: str, skew: Skew) -> None:
    args, german, english = CASES[case]
    called = skew(*args)
    assert (2, "", german if lang == "de" else english) == (called.code, called.out, called.err)
    assert [each for each in FOREIGN if each in called.err] == []


def test_outside_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    skew = caller(tmp_path, monkeypatch, capsys)
    called = skew("list")
    assert (called.code, called.out) == (2, "")
    assert called.err.endswith("help: go to its folder, name it with -C, or lay one down: skew init\n")
