"""Rules that look into every text (F006, G005) find a word however the file writes it."""

import datetime as dt

import pytest

from skew_cli.app.load import load
from skew_cli.rules import by_code
from skew_cli.store.repository import find

FILE = "programs/2024/koeln-bethlehem.yaml"
PROGRAM = """\
schema: 1
id: koeln-bethlehem
season: 2024
partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
"""


def told(tmp_path, more, code, name=FILE, program=PROGRAM):
    (tmp_path / ".git").mkdir()
    (tmp_path / "programs").mkdir()
    (tmp_path / "skew.toml").write_text("")
    index = load(find(tmp_path), dt.date(2024, 1, 15), replaced={name: f"{program}{more}".encode()})
    return [each.path for each in by_code()[code].check(index.case(index.source(name)))]


@pytest.mark.parametrize(
    ("notes", "found"),
    [
        ("ask: TODO", True),
        (r'"TO\x44O"', True),
        ('"TO\\\n  DO"', True),
        ("|\n  first\n  TBD", True),
        ("the page on EXAMPLE.org", True),
        (r'"the page on EXAMPLE\u002eorg"', True),
        ("todo", False),
        ("done  # TODO", False),
        (r'"C:\\programs"', False),
        ('"TO\n  DO"', False),
    ],
)
def test_placeholders(tmp_path, notes, found):
    text = notes if notes[0] in '"|' or "#" in notes else f"'{notes}'"
    assert told(tmp_path, f"notes: {text}\n", "F006") == ([("notes",)] if found else [])


def test_a_placeholder_in_the_name_of_a_file(tmp_path):
    program = PROGRAM.replace("id: koeln-bethlehem\n", "")
    assert told(tmp_path, "", "F006", name="programs/2024/TODO.yaml", program=program) == [("id",)]


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ("platform: 'https://meet.test/1?pwd=a'", "platform"),
        (r'platform: "https://meet.test/1?pwd\x3da"', "platform"),
        ("platform: 'https://meet.test/1'", None),
        ("password: secret", "password"),
    ],
)
def test_secrets(tmp_path, field, found):
    more = f"sessions:\n  - id: first\n    status: cancelled\n    {field}\n"
    assert told(tmp_path, more, "G005") == ([("sessions", 0, found)] if found else [])
