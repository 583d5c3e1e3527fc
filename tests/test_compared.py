"""The comparison with other tools names tests that exist and commands that run."""

import ast
import re
from pathlib import Path

import pytest

from skew_cli.cli.main import main

ROOT = Path(__file__).parent.parent
ROWS = [
    [each.strip() for each in line.strip("|").split(" | ")]
    for line in (ROOT / "docs" / "compared.md").read_text("utf-8").splitlines()
    if line.startswith("| ") and "---" not in line
][1:]
NAMES = [name for row in ROWS for name in re.findall(r"`([^`]+)`", row[-1])]


def test_the_table_of_the_contract_is_whole():
    assert 19 == len(ROWS)
    assert [] == [row[0] for row in ROWS if not re.findall(r"`(?:tests/|skew )", row[-1])]


@pytest.mark.parametrize("name", dict.fromkeys(NAMES))
def test_what_holds_a_row_is_there(name, capsys):
    if name.startswith("skew "):
        assert 0 == main([*name.split()[1:], "-C", str(ROOT)])
        assert capsys.readouterr().out
        return
    file, _, test = name.partition("::")
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    tests = {each.name for each in tree.body if isinstance(each, ast.FunctionDef) and each.name.startswith("test_")}
    assert tests
    assert not test or test in tests
