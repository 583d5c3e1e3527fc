"""`skew rule` (contract 1): pages, lists, the catalogue, search, retired and unknown codes."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest
from cli_repository import Skew, caller, lay_down
from markdown_it import MarkdownIt
from rule_examples import examples

from skew_cli.app.load import load
from skew_cli.app.validation.check import check
from skew_cli.rules import rules
from skew_cli.rules.retired import RETIRED
from skew_cli.rules.search import search
from skew_cli.store.repository import Repository


@pytest.fixture
def skew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(lay_down(tmp_path), monkeypatch, capsys)


def test_a_page_has_every_part(skew: Skew) -> None:
    """Title, why, Bad, Good, source, settings, severity with its ladder, statuses, messages, fix, first version."""
    page = skew("rule", "T001").out
    assert page.startswith("T001 no-theme\n\nThe program has no theme, or fewer than the call expects.\n\n")
    assert "\nBad:\n    " in page
    assert "\nGood:\n    " in page
    assert "\nSeverity: warning, error from status explored\n" in page
    assert "\nLooks at: all programs but cancelled ones\n" in page
    assert re.search(r"\nFix: .+\nSource: .+", page)
    assert "\nSince version: 0.1.0\nMessages:\n  - " in page
    settings = "Settings: `allow`, a list of texts, under `[rules.placeholder-left]` in `skew.toml`"
    assert settings in skew("rule", "F006").out


def test_a_page_in_german(skew: Skew) -> None:
    page = skew("rule", "P005", "--lang", "de").out
    assert "\nSchwere: Warnung, Fehler ab Stand geplant, in einzelnen Fällen Warnung\n" in page
    assert "\nMeldungen:\n" in page
    assert "\nFalsch:\n" in page


@pytest.mark.parametrize("word", ["D004", "d004", "closed-day", "Closed-Day"])
def test_code_or_name_in_any_case(skew: Skew, word: str) -> None:
    assert skew("rule", word).out.startswith("D004 closed-day\n")


@pytest.mark.parametrize(("word", "near"), [("closed-dya", "closed-day"), ("D0004", "D004"), ("Q006", "Q00")])
def test_an_unknown_code_is_exit_2(skew: Skew, word: str, near: str) -> None:
    called = skew("rule", word)
    assert (called.code, called.out) == (2, "")
    assert f'there is no rule "{word}".\nhelp: did you mean {near}' in called.err


@pytest.mark.parametrize("code", RETIRED)
def test_a_retired_code_prints_its_successors(skew: Skew, code: str) -> None:
    called = skew("rule", code.lower())
    first, *others = RETIRED[code]
    assert called.code == 0
    assert called.out.startswith(f"{first} ")
    assert all(f"\n{each} " in called.out for each in others)
    assert called.err == f"{code} is retired; in its place: {', '.join(RETIRED[code])}\n"


def test_the_list_has_one_line_a_rule(skew: Skew) -> None:
    lines = skew("rule").out.splitlines()
    assert [each[:4] for each in lines] == [rule.code for rule in rules()]


def test_all_pages(skew: Skew) -> None:
    pages = skew("rule", "--all").out
    assert re.findall(r"^([A-Z]\d{3}) [a-z0-9-]+$", pages, re.MULTILINE) == [rule.code for rule in rules()]


def test_the_catalogue(skew: Skew) -> None:
    called = skew("rule", "--all", "--format", "json")
    assert called.out.isascii()
    made = json.loads(called.out)
    assert list(made) == ["format", "rules", "retired"]
    assert made["retired"] == {code: list(others) for code, others in RETIRED.items()}
    assert [each["code"] for each in made["rules"]] == [rule.code for rule in rules()]
    found = next(each for each in made["rules"] if each["code"] == "T001")
    wanted = ("no-theme", "T", "document", "warning", {"explored": "error"}, "idea", False, [], "0.1.0")
    names = ("name", "family", "phase", "severity", "ladder", "since", "cancelled", "settings", "version")
    assert wanted == tuple(found[name] for name in names)
    assert all(found[part]["en"] for part in ("title", "why"))
    assert found["bad"]
    assert found["good"]
    assert set(found["messages"]["no-theme"]) == {"en", "de"}


def test_markdown_has_a_section_and_an_anchor_for_each_rule(skew: Skew) -> None:
    text = skew("rule", "--all", "--format", "markdown").out
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    heads = [tokens[n + 1].content for n, each in enumerate(tokens) if each.type == "heading_open" and each.tag == "h2"]
    assert heads == [f"{rule.code} {rule.name}" for rule in rules()]
    inline = [child.content for each in tokens for child in each.children or () if child.type == "html_inline"]
    assert inline == [tag for rule in rules() for tag in (f'<a id="{rule.code}">', "</a>")]
    assert sum(each.type == "fence" for each in tokens) == sum(len(examples(rule.page)) for rule in rules())
    assert not [each for each in tokens if each.type == "html_block"]


def test_search_in_both_languages(skew: Skew) -> None:
    assert skew("rule", "--search", "arbeitsfrei").out.startswith("D004 ")
    assert skew("rule", "--search", "ARBEITSFREI closed").out.startswith("D004 ")
    called = skew("rule", "--search", "zeppelin")
    assert (called.code, called.err) == (2, 'error: no rule says "zeppelin".\nhelp: all rules: skew rule\n')


def test_search_puts_the_name_before_the_title_before_the_text() -> None:
    for rule in rules():
        assert search(rules(), rule.code)[0] == rule
        assert search(rules(), rule.name)[0] == rule
    codes = [each.code for each in search(rules(), "holiday")]
    assert codes.index("D006") < codes.index("D008")
    assert {"D006", "D007", "D010", "D016"} == set(codes[:4])


def test_code_and_search_do_not_go_together(skew: Skew) -> None:
    assert skew("rule", "D004", "--all").code == 2
    assert skew("rule", "D004", "--search", "x").code == 2


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_the_fixes_of_the_examples_are_those_of_the_page(rule, tmp_path: Path) -> None:
    seen = set()
    for example in examples(rule.page):
        if example.kind == "Bad" and "skew.toml" not in example.files:
            index = load(Repository(root=tmp_path), example.today, replaced=example.files)
            found = check(index).findings
            seen |= {each.fix.applicability for each in found if each.code == rule.code and each.fix}
    assert seen <= set(rule.fixes), sorted(seen)


def test_today_is_no_part_of_a_page(skew: Skew) -> None:
    pages = {skew("rule", "D019", "--as-of", day.isoformat()).out for day in (dt.date(2024, 1, 1), dt.date(2025, 1, 1))}
    assert len(pages) == 1
