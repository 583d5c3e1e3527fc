"""Rules against the rulebook, and the page `docs/rulebook.md` against both."""

import re
from pathlib import Path

import pytest
from rulebook_table import RETIRED, RULEBOOK

from skew_cli.rules import rules
from skew_cli.rules.retired import RETIRED as SUCCESSORS

PAGE = (Path(__file__).parent.parent / "docs" / "rulebook.md").read_text(encoding="utf-8")
WORDS = {"E": "error", "W": "warning", "I": "info"}
BOOK = {code: (name, severity, since) for code, name, severity, since in RULEBOOK}
ROW = re.compile(r"\| ([A-Z]\d{3}) \| (\S+) \| ([^|]+) \| (\w+) \| ([^|]+) \|")


def steps(severity: str) -> tuple[str, dict[str, str]]:
    """`W → E planned` as the severity at first and those that hold from a status on."""
    first, _, later = severity.partition(" → ")
    ladder = {status: WORDS[letter] for letter, status in [later.split()]} if later else {}
    return WORDS[first], ladder


def words(severity: str) -> str:
    first, ladder = steps(severity)
    return ", ".join([first, *(f"{word} from {status}" for status, word in ladder.items())])


def listed(text: str) -> dict[str, tuple[str, str, str, str]]:
    """The rows of the tables: name, severity, from, text by code."""
    rows = [match.groups() for line in text.splitlines() if (match := ROW.fullmatch(line))]
    found = {code: (name, severity, since, says) for code, name, severity, since, says in rows}
    assert len(rows) == len(found)
    assert len(rows) == len(re.findall(r"^\| [A-Z]\d", text, re.MULTILINE))
    return found


BUILT, _, OPEN = PAGE.partition("\n## Not built yet\n")


def test_the_table_is_the_whole_rulebook() -> None:
    families = {letter: sum(code[0] == letter for code in BOOK) for letter in dict.fromkeys(code[0] for code in BOOK)}

    assert "F11 P13 T8 Z7 S17 D21 X7 V5 L5 R6 G5 A1 N5 U5 C10 K3 Q6" == " ".join(f"{k}{n}" for k, n in families.items())
    assert len(RULEBOOK) == len(BOOK)
    assert len(RULEBOOK) == len({name for name, _, _ in BOOK.values()})
    assert not set(RETIRED) & set(BOOK)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_rule_is_as_in_the_rulebook(rule) -> None:
    """A rule whose code and name are both new is free: then a rule still is one file (law 1)."""
    code = next((code for code, (name, *_) in BOOK.items() if rule.name == name), rule.code)
    name, severity, since = BOOK.get(code, (rule.name, None, None))

    assert (code, name) == (rule.code, rule.name)
    assert rule.code not in RETIRED
    if severity is not None:
        assert (*steps(severity), since) == (rule.severity, dict(rule.ladder), rule.since)


def test_only_file_tool_export_and_duplicate_ids_look_at_cancelled_programs() -> None:
    wanted = {rule.code: rule.code[0] in "FQK" or rule.code == "C008" for rule in rules()}

    assert wanted == {rule.code: rule.cancelled for rule in rules()}


def test_rules_over_all_programs_say_so() -> None:
    assert [] == [rule.code for rule in rules() if (rule.check_all is not None) != (rule.phase == "repository")]


def test_the_page_lists_the_whole_rulebook() -> None:
    wanted = {code: (name, words(severity), since) for code, (name, severity, since) in BOOK.items()}

    assert wanted == {code: row[:3] for code, row in (listed(BUILT) | listed(OPEN)).items()}
    assert not listed(BUILT).keys() & listed(OPEN).keys()


def test_what_the_page_calls_built_exists_and_says_so() -> None:
    """The other way round the page may lag behind until the next release: a new rule is one file (law 1)."""
    captions = {rule.code: rule.page.splitlines()[0] for rule in rules()}

    assert {code: captions.get(code) for code in listed(BUILT)} == {code: row[3] for code, row in listed(BUILT).items()}


def test_every_rule_of_the_rulebook_exists_and_is_built() -> None:
    assert set(BOOK) - {rule.code for rule in rules()} == set()
    assert listed(OPEN) == {}


def test_every_rule_of_the_code_is_on_the_page() -> None:
    assert {rule.code for rule in rules()} - set(listed(BUILT)) == set()


def test_retired_codes_are_known_and_name_their_successors() -> None:
    codes = {rule.code for rule in rules()}

    assert set(SUCCESSORS) == set(RETIRED)
    assert not codes & set(SUCCESSORS)
    assert {each for others in SUCCESSORS.values() for each in others} <= codes


def test_families_stand_under_their_headings() -> None:
    sections = re.split(r"^## ", BUILT, flags=re.MULTILINE)[1:]

    assert [] == [code for each in sections for code in listed(each) if not each.startswith(f"{code[0]} – ")]
