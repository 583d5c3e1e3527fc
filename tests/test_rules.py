"""Every rule's page is run: Bad reports exactly the marked lines, Good reports nothing."""

import re
import tomllib

import pytest
from rule_examples import Example, examples

from skew_cli.app.load import load
from skew_cli.app.validation.baseline_file import lay
from skew_cli.app.validation.check import Selection, check
from skew_cli.model.baseline import BASELINE_FILE
from skew_cli.model.config import Config
from skew_cli.rules import rules
from skew_cli.rules.page import Page, page
from skew_cli.store.repository import Repository

CASES = [
    pytest.param(rule.code, each, id=f"{rule.code}-{each.kind}-{each.number}")
    for rule in rules()
    for each in examples(rule.page)
]


def run(tmp_path, example: Example, code: str) -> list[tuple[str, int, str]]:
    config = Config.model_validate(tomllib.loads(example.files.get("skew.toml", b"").decode()))
    files = {name: content for name, content in example.files.items() if name not in ("skew.toml", BASELINE_FILE)}
    for name, content in example.ledgers.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(content)
    index = load(Repository(root=tmp_path, config=config), example.today, replaced=files)
    if BASELINE_FILE in example.files:
        lay(index, BASELINE_FILE, example.files[BASELINE_FILE])
    family = ("ALL",) if code[0] == "Q" else (code, "F001", "F002", "F003", "F004")
    checked = check(index, Selection(select=family))
    assert checked.crashes == ()
    seen = [each for each in checked.findings if each.suppressed is None and (code[0] != "Q" or each.code == code)]
    return sorted((each.file, each.range.start.line, each.code) for each in seen)


@pytest.mark.parametrize(("code", "example"), CASES)
def test_example(tmp_path, code, example):
    assert run(tmp_path, example, code) == list(example.expected)
    assert bool(example.expected) == (example.kind == "Bad")


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_page_is_complete(rule):
    kinds = {each.kind for each in examples(rule.page)}
    if rule.code not in (
        "K001",
        "K003",
        "Q009",
    ):  # about a run, the zone data of a machine, a crash: no file shows them
        assert kinds == {"Bad", "Good"}
    assert "\nSource: " in rule.page
    assert rule.name in rule.texts or rule.phase in ("syntax", "tool")
    hints = rule.hint if isinstance(rule.hint, dict) else {}
    assert set(hints) <= set(rule.texts)


def test_codes_and_names_are_unique():
    assert len({rule.code for rule in rules()}) == len(rules())
    assert len({rule.name for rule in rules()}) == len(rules())


ENGLISH = re.compile(
    r"\b(?:and|are|at|be|but|by|date|every|file|for|from|has|have|if|is|it|no|not|of|only|or|other|rule|season|session|"
    r"side|than|that|the|theme|this|to|two|what|which|who|with|without)\b",
    re.IGNORECASE,
)
"""Words that German does not have."""


def facts(text: Page) -> set[str]:
    """What a page names in any language: keys and values in backticks, codes of rules and checklist items, numbers."""
    same = {"JJJJ-MM-TT": "YYYY-MM-DD", "JAHR/KENNUNG": "SEASON/ID", "] Begründung": "] reason"}
    prose = f"{text.title} {text.why}"
    for german, english in same.items():
        prose = prose.replace(german, english)
    return set(re.findall(r"`[^`]+`|\b[A-Z]{1,2}\d{2,3}\b|\d+", prose))


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_page_is_german(rule):
    english, german = page(rule, "en"), page(rule, "de")
    for each in (english, german):
        assert re.findall(r"[.!?](?=\s|$)", each.title) == ["."]
        assert each.title.endswith(".")
        assert each.why.endswith(".")
    assert facts(german) == facts(english)
    assert all(f"`{each}`" in german.why for each in rule.settings)
    words = re.sub(r"`[^`]*`", "", f"{german.title} {german.why}")
    assert ENGLISH.findall(words) == []
    assert re.findall(r"[`_]", words) == []
