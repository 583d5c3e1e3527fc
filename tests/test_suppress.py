"""Suppressions (contract 10), point by point."""

import datetime as dt

import pytest

from skew_cli.app.load import load
from skew_cli.app.validation.check import Selection, check
from skew_cli.model.config import Config
from skew_cli.store.repository import Repository

FILE = "programs/2024/koeln-bethlehem.yaml"
HEAD = """\
schema: 1
id: koeln-bethlehem
season: 2024
partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
"""
FRIDAY = 'date: 2024-06-07, start: "10:00"'
WHY = "the plant only receives visitors on Fridays"


@pytest.fixture
def findings(tmp_path):
    def run(body, *select, today="2024-04-15", config=None, suppress=True, head=HEAD, file=FILE):
        repository = Repository(root=tmp_path, config=Config.model_validate(config or {}))
        index = load(repository, dt.date.fromisoformat(today), replaced={file: (head + body).encode()})
        checked = check(index, Selection(select=select or ("D004", "Q"), suppress=suppress))
        assert checked.crashes == ()
        return [
            f"{each.range.start.line} {each.code}{' hidden' if each.suppressed else ''}" for each in checked.findings
        ]

    return run


def test_alone_on_a_line_it_covers_the_node_below(findings):
    text = f"sessions:\n  # skew: ignore[D004] {WHY}\n  - {{id: a, {FRIDAY}}}\n  - {{id: b, {FRIDAY}}}\n"
    assert ["7 D004 hidden", "8 D004"] == findings(text)


def test_it_covers_everything_in_the_node(findings):
    text = f'# skew: ignore[D004] {WHY}\nsessions:\n  - id: a\n    date: 2024-06-07\n    start: "10:00"\n  - {{id: b, {FRIDAY}}}\n'
    assert ["8 D004 hidden", "10 D004 hidden"] == findings(text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_at_the_end_of_a_line_it_covers_the_nodes_that_start_there(findings, end):
    text = f'sessions:\n  - id: a\n    date: 2024-06-07  # skew: ignore[D004] {WHY}\n    start: "10:00"\n  - {{id: b, {FRIDAY}}}\n'
    assert ["7 D004 hidden", "9 D004"] == findings(text.replace("\n", end), head=HEAD.replace("\n", end))


def test_at_the_end_of_another_line_it_covers_nothing_here(findings):
    text = f'sessions:\n  - id: a\n    date: 2024-06-07\n    start: "10:00"  # skew: ignore[D004] {WHY}\n'
    assert ["7 D004", "8 Q001"] == findings(text)


def test_comments_may_be_stacked(findings):
    text = f"sessions:\n  # skew: ignore[D005] open longer\n  # skew: ignore[D004] {WHY}\n  # a note\n  - {{id: a, date: 2024-06-07, start: '10:00'}}\n"
    assert ["9 D004 hidden"] == findings(text)
    expected = ["6 Q001", "9 D004 hidden"]
    assert expected == findings(text, "D004", "D005", "Q")


def test_a_blank_line_separates(findings):
    text = f"sessions:\n  # skew: ignore[D004] {WHY}\n\n  - {{id: a, {FRIDAY}}}\n"
    assert ["6 Q001", "8 D004"] == findings(text)


def test_the_whole_file(findings):
    text = f"sessions:\n  - {{id: a, {FRIDAY}}}\n  - {{id: b, {FRIDAY}}}\n"
    head = f"# Program\n# skew: ignore-file[D004] {WHY}\n\n{HEAD}"
    assert ["9 D004 hidden", "10 D004 hidden"] == findings(text, head=head)


def test_the_whole_file_only_above_the_first_key(findings):
    text = f"# skew: ignore-file[D004] {WHY}\nsessions:\n  - {{id: a, {FRIDAY}}}\n"
    assert ["5 Q002", "7 D004"] == findings(text)


@pytest.mark.parametrize("codes", ["D004", "closed-day", "D005, D004", "closed-day,D005"])
def test_codes_and_names_with_commas(findings, codes):
    assert ["5 D004 hidden"] == findings(f"exploration: {{{FRIDAY}}}  # skew: ignore[{codes}] {WHY}\n", "D004")


@pytest.mark.parametrize(
    "comment",
    [
        "skew: ignore",
        "skew: ignore D004 why",
        "skew: ignore[] why",
        "skew: ignore[D] why",
        "skew: ignore[ALL] why",
        "skew: ignore[D999] why",
        "skew: ignore[close-day] why",
        "skew: ignore[F001] why",
        "skew: ignore[Q001] why",
        "skew: ignores[D004] why",
        "skew: ignore[D004] why, until 2024-13-45",
    ],
)
def test_unknown_fixed_or_malformed_ones_suppress_nothing(findings, comment):
    assert ["5 D004", "5 Q002"] == sorted(findings(f"exploration: {{{FRIDAY}}}  # {comment}\n"))


def test_families_f_and_q_are_told_all_the_same(findings):
    text = "exploration: {dates: 1}  # skew: ignore[F003] why\n"
    assert ["5 F003", "5 Q002"] == sorted(findings(text, "F003", "Q"))


def test_a_reason_is_mandatory(findings):
    assert ["5 D004", "5 Q003"] == sorted(findings(f"exploration: {{{FRIDAY}}}  # skew: ignore[D004]\n"))
    assert ["5 D004", "5 Q003"] == sorted(
        findings(f"exploration: {{{FRIDAY}}}  # skew: ignore[D004] until 2024-12-31\n")
    )


@pytest.mark.parametrize(
    ("today", "expected"), [("2024-06-30", ["5 D004 hidden"]), ("2024-07-01", ["5 D004", "5 Q004"])]
)
@pytest.mark.parametrize("comma", [",", ""])
def test_the_last_day_is_included(findings, today, expected, comma):
    text = f"exploration: {{{FRIDAY}}}  # skew: ignore[D004] {WHY}{comma} until 2024-06-30\n"
    assert expected == sorted(findings(text, today=today))


def test_an_unused_one_is_told(findings):
    assert ["5 Q001"] == findings(f"mode: virtual  # skew: ignore[D004] {WHY}\n")


@pytest.mark.parametrize(
    ("body", "select"),
    [
        (f"mode: virtual  # skew: ignore[D004] {WHY}\n", ("D005", "Q")),
        ("notes: TODO  # skew: ignore[placeholder-left] kept\n", ("ALL",)),
        ("themes: 5  # skew: ignore[T001] none yet\n", ("T001", "Q")),
        (f"exploration: {{date: 2024-06-31}}  # skew: ignore[D004] {WHY}\n", ("D004", "Q")),
        (f'title: "Müll # skew: ignore[D004] {WHY}\nmode: virtual\n', ("D004", "Q")),
    ],
    ids=["deselected", "not suppressible", "unmet need", "unreadable date", "in a broken block"],
)
def test_one_whose_rule_did_not_run_is_not_called_unused(findings, body, select):
    assert [] == [each for each in findings(body, *select) if "Q001" in each]


def test_a_rule_that_is_not_in_force_yet_does_not_make_it_unused(findings):
    body = "# skew: ignore[V001] the seminar is held by another program\nseminars: []\n"
    assert [] == findings(f"status: idea\n{body}", "V001", "Q")
    assert ["7 V001 hidden"] == findings(f"status: planned\n{body}", "V001", "Q")


def test_a_file_that_is_no_program_tells_only_that(findings):
    assert ["1 F002"] == findings(f"# skew: ignore[D004] {WHY}\nmode: virtual\n", "ALL", head="schema: 3\n")


@pytest.mark.parametrize(
    "text",
    [
        'notes: "x # skew: ignore[D004] y"\n',
        "notes: 'x\n  # skew: ignore[D004] y'\n",
        "notes: |\n  x\n  # skew: ignore[D004] y\n",
        "notes: >-\n  # skew: ignore[D004] y\n\n  z\n",
        "notes: x#skew: ignore[D004] y\n",
        "notes: {de: 'x # skew: ignore[D004] y'}\n",
        '"# skew: ignore[D004] y": 1\n',
    ],
)
def test_inside_a_text_it_is_text(findings, text):
    assert [] == [each for each in findings(text, "ALL") if " Q" in each]


def test_the_header_of_a_block_text_may_carry_one(findings):
    text = "status: planned\nnotes: |  # skew: ignore[Z001] none yet\n  # skew: ignore[D999] text\n"
    assert ["6 Q001"] == findings(text, "Z001", "Q")[1:]


def test_a_comment_behind_a_block_text_is_one(findings):
    text = f"notes: |\n  text\n\n# skew: ignore[D004] {WHY}\nexploration: {{{FRIDAY}}}\n"
    assert ["9 D004 hidden"] == findings(text)


def test_only_the_primary_place_counts(findings):
    text = "people:\n  - {id: a, name: A}  # skew: ignore[F005] both\n  - {id: a, name: B}\n"
    assert ["6 Q002", "7 F005"] == findings(text, "F005", "Q")


def test_switched_off(findings):
    text = f"exploration: {{{FRIDAY}}}  # skew: ignore[D004] {WHY}\nmode: virtual # skew: ignore[D999] x\n"
    assert ["5 D004"] == findings(text, suppress=False)


def ignore(**more):
    return {"ignore": [{"paths": ["programs/2024/**"], "codes": ["D004"], "reason": "history", **more}]}


@pytest.mark.parametrize(
    "config",
    [
        ignore(),
        ignore(codes=["closed-day"]),
        ignore(codes=["D"]),
        ignore(codes=["D001", "D004"]),
        ignore(paths=[FILE]),
        ignore(paths=["x", "programs/*/koeln-*.yaml"]),
        ignore(until=dt.date(2024, 4, 15)),
    ],
)
def test_entries_of_the_configuration(findings, config):
    assert ["5 D004 hidden"] == findings(f"exploration: {{{FRIDAY}}}\n", config=config)


@pytest.mark.parametrize(
    ("config", "more"),
    [
        (ignore(codes=["D005"]), []),
        (ignore(paths=["programs/2023/**"]), ["1 Q001"]),
        (ignore(until=dt.date(2024, 4, 14)), ["1 Q004"]),
    ],
)
def test_entries_that_do_not_fit(findings, config, more):
    assert ["5 D004", *more] == findings(f"exploration: {{{FRIDAY}}}\n", config=config)


def test_entries_never_hide_families_f_and_q(findings):
    text = "exploration: {dates: 1}\nmode: virtual  # skew: ignore[D004]\n"
    expected = ["5 F003", "6 Q003", "1 Q002", "1 Q002", "1 Q002"]
    assert expected == findings(text, "F003", "Q", config=ignore(codes=["F", "Q", "F003"]))
