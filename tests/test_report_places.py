"""No finding stands at 1:1 unless the mistake is there (contract 9): with a comment on line 1 there is none."""

from itertools import groupby
from pathlib import Path

import pytest
from report_samples import BONN, KOELN, PROGRAMS, TODAY
from rule_examples import examples

from skew_cli.app.load import Index, load
from skew_cli.app.validation.check import Selection, check
from skew_cli.rules import rules
from skew_cli.store.repository import Repository

COMMENT = b"# Hospitationsprogramm\n"
FAMILIES = {name: tuple(found) for name, found in groupby(rules(), key=lambda rule: rule.code[0])}


def at_the_top(index: Index, select: tuple[str, ...]) -> list[tuple[str, str]]:
    found = check(index, Selection(select=select)).findings
    assert found
    return [(each.code, each.message_id) for each in found if each.range.start.offset == 0 and each.code != "Q009"]


def commented(files: dict[str, bytes]) -> dict[str, bytes]:
    return {name: COMMENT + text for name, text in files.items() if name.endswith((".yaml", ".yml"))}


@pytest.mark.parametrize("family", FAMILIES)
def test_no_rule_falls_back_to_the_top(tmp_path: Path, family: str) -> None:
    seen = 0
    for rule in FAMILIES[family]:
        for example in [each for each in examples(rule.page) if each.kind == "Bad"][:1]:
            if all(file.startswith("programs/") for file, _, _ in example.expected):
                index = load(Repository(root=tmp_path), example.today, replaced=commented(example.files))
                found = check(index, Selection(select=(rule.code,))).findings
                seen += any(each.code == rule.code for each in found)
                top = [(each.message_id, each.path) for each in found if each.range.start.offset == 0]
                assert top == [], (rule.code, example.number)
    assert seen or family in "QK"


LINES = [line for line in PROGRAMS[KOELN].splitlines() if line.strip()]


@pytest.mark.parametrize("gone", range(0, len(LINES), 3), ids=lambda n: LINES[n].split(":")[0].strip(" -{"))
def test_no_line_that_is_missing_leads_to_the_top(tmp_path: Path, gone: int) -> None:
    text = "".join(f"{line}\n" for n, line in enumerate(LINES) if n != gone)
    files = {KOELN: text.encode(), BONN: PROGRAMS[BONN].encode()}
    assert at_the_top(load(Repository(root=tmp_path), TODAY, replaced=commented(files)), ("F", "S", "X")) == []


@pytest.mark.parametrize(
    "put", ["{", "[", '"', "  x", "- x", "\t", ": ", "*a", "&a &b", "!x ", "<<<<<<< a", "---", "?"]
)
def test_no_flaw_of_the_yaml_leads_to_the_top(tmp_path: Path, put: str) -> None:
    for n in range(2, len(LINES), 9):
        text = "\n".join([*LINES[:n], f"{put}{LINES[n]}", *LINES[n + 1 :]])
        files = {KOELN: text.encode()}
        assert at_the_top(load(Repository(root=tmp_path), TODAY, replaced=commented(files)), ("F", "S", "X")) == [], n
