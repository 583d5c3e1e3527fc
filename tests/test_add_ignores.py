"""`--add-ignores` (contract 10): comments that hide exactly what is reported, and hide it for good."""

import datetime as dt

import pytest
from cli_repository import KOELN, caller, lay_down
from hypothesis import given, settings
from hypothesis import strategies as st

from skew_cli.app.validation import add_ignores
from skew_cli.app.validation.add_ignores import ignored
from skew_cli.app.validation.check import Selection
from skew_cli.app.validation.choice import Choice
from skew_cli.app.validation.fixes import reported
from skew_cli.app.validation.order import Order
from skew_cli.errors import SkewError
from skew_cli.store.repository import Repository

FILE = "programs/2024/koeln-bethlehem.yaml"
HEAD = """\
schema: 1
id: koeln-bethlehem
season: 2024
partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
"""
WHY = "agreed"
FRIDAY = "2024-06-07"


def order(root, text, *select):
    return Order(
        repository=Repository(root=root),
        today=dt.date(2024, 4, 15),
        selection=Selection(select=select),
        choice=Choice(replaced={FILE: text.encode()}),
    )


@pytest.fixture
def add(tmp_path):
    """The body of a program with its comments, and what still is reported."""

    def run(body, *select, head=HEAD, until=None):
        made = ignored(order(tmp_path, head + body, *(select or ("D004", "D005", "Q"))), WHY, until)
        new = made.files[0].new.decode() if made.files else head + body
        open_ = [each.code for each in made.outcome.checked.findings if each.suppressed is None]
        assert () == ignored(order(tmp_path, new, *(select or ("D004", "D005", "Q"))), WHY, until).files
        return new.removeprefix(head), open_

    return run


C = f"# skew: ignore[D004] {WHY}"
PLACES = [
    # flow and block nodes
    (f"sessions:\n  - {{id: a, date: {FRIDAY}, start: '10:00'}}\n", f"sessions:\n  {C}\n  - {{id: a, date: {FRIDAY}, start: '10:00'}}\n"),
    (f"sessions:\n  - id: a\n    date: {FRIDAY}  # day\n    start: '10:00'\n", f"sessions:\n  - id: a\n    {C}\n    date: {FRIDAY}  # day\n    start: '10:00'\n"),
    (f"sessions:\n- date: {FRIDAY}\n  id: a\n  start: '10:00'\n", f"sessions:\n{C}\n- date: {FRIDAY}\n  id: a\n  start: '10:00'\n"),
    (f"sessions: [{{id: a, date: {FRIDAY}, start: '10:00'}}]\n", f"{C}\nsessions: [{{id: a, date: {FRIDAY}, start: '10:00'}}]\n"),
    (f"sessions: [\n  {{id: a,\n   date: {FRIDAY},\n   start: '10:00'}}]", f"sessions: [\n  {{id: a,\n   {C}\n   date: {FRIDAY},\n   start: '10:00'}}]"),
    # no comment fits inside a text of several lines: the node around it takes it
    (f"sessions:\n  - {{id: a, room: 'b\n    c', date: {FRIDAY}, start: '10:00'}}\n", f"sessions:\n  {C}\n  - {{id: a, room: 'b\n    c', date: {FRIDAY}, start: '10:00'}}\n"),
    # a text before it
    (f"sessions:\n  - id: a\n    room: |\n      b # c\n\n    date: {FRIDAY}\n    start: '10:00'\n", f"sessions:\n  - id: a\n    room: |\n      b # c\n\n    {C}\n    date: {FRIDAY}\n    start: '10:00'\n"),
    # an existing comment with the same reason takes the code, another one does not
    (f"sessions:\n  # skew: ignore[D005] {WHY}\n  - {{id: a, date: {FRIDAY}, start: '18:00'}}\n", f"sessions:\n  # skew: ignore[D005, D004] {WHY}\n  - {{id: a, date: {FRIDAY}, start: '18:00'}}\n"),
    (f"sessions:\n  - {{id: a, date: {FRIDAY}, start: '18:00'}} # skew: ignore[D005] {WHY}\n", f"sessions:\n  - {{id: a, date: {FRIDAY}, start: '18:00'}} # skew: ignore[D005, D004] {WHY}\n"),
    (f"sessions:\n  # skew: ignore[D005] open longer\n  - {{id: a, date: {FRIDAY}, start: '18:00'}}\n", f"sessions:\n  # skew: ignore[D005] open longer\n  {C}\n  - {{id: a, date: {FRIDAY}, start: '18:00'}}\n"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), PLACES)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_places(add, before, after, end):
    expected = (after.replace("\n", end), [])
    assert expected == add(before.replace("\n", end), head=HEAD.replace("\n", end))


def test_two_codes_of_a_place_share_a_comment(add):
    text = f"sessions:\n  - {{id: a, date: {FRIDAY}, start: '18:00'}}\n"
    assert (text.replace("  -", f"  # skew: ignore[D004, D005] {WHY}\n  -"), []) == add(text)


def test_a_wider_comment_serves_what_lies_in_it(add):
    text = f"sessions: [{{id: a, date: {FRIDAY}, start: '10:00'}},\n  {{id: b, date: {FRIDAY}, start: '10:00'}}]\n"
    assert (f"{C}\n{text}", []) == add(text)


def test_what_has_no_node_goes_to_the_whole_file(add):
    head = f"# Program\n\n{HEAD}"
    new, left = add("status: confirmed\n", "R005", "Q", head=head)
    expected = head.replace("schema", f"# skew: ignore-file[R005] {WHY}\nschema", 1) + "status: confirmed\n"
    assert (expected, []) == (new, left)


def test_a_last_day(add):
    text = f"sessions:\n  - {{id: a, date: {FRIDAY}, start: '10:00'}}\n"
    assert (text.replace("  -", f"  {C}, until 2024-06-30\n  -"), []) == add(text, until=dt.date(2024, 6, 30))


def test_families_f_and_q_are_left(tmp_path):
    made = ignored(order(tmp_path, f"{HEAD}xyzzy: 1\nnotes: no\n", "F"), WHY, None)
    assert ((), ["F003", "F013"]) == (made.files, [each.code for each in made.left])


@pytest.mark.parametrize("reason", ["", " \n ", "until 2024-01-01", "alt, until 2024-01-01", "x, until 2024-13-01"])
def test_a_reason_that_says_something_else(tmp_path, reason):
    with pytest.raises(SkewError):
        ignored(order(tmp_path, HEAD), reason, None)


def test_a_last_day_in_the_past(tmp_path):
    with pytest.raises(SkewError):
        ignored(order(tmp_path, HEAD), WHY, dt.date(2024, 4, 14))


def test_it_ends_although_ever_another_comment_hides_nothing(tmp_path, monkeypatch):
    runs = []

    def one_is_left(outcome):
        runs.append(outcome)
        found = reported(outcome)
        return found if len(runs) % 2 else found[: (len(runs) // 2)][-1:]

    sessions = "".join(f"  - {{id: s{n}, date: {FRIDAY}, start: '10:00'}}\n" for n in range(14))
    monkeypatch.setattr(add_ignores, "reported", one_is_left)
    monkeypatch.setattr(add_ignores, "_edits", lambda *_: [])
    made = ignored(order(tmp_path, f"{HEAD}sessions:\n{sessions}", "D004"), WHY, None)
    assert (2 * add_ignores.ROUNDS, (), 10) == (len(runs), made.files, len(made.left))


@pytest.fixture
def skew(tmp_path, monkeypatch, capsys):
    return caller(lay_down(tmp_path), monkeypatch, capsys)


def test_the_command(skew, tmp_path):
    file = tmp_path / FILE
    file.write_text(KOELN.replace("2024-05-14", FRIDAY) + "xyzzy: 1\n")
    call = ("validate", "--add-ignores", "--reason", "mit beiden\nabgestimmt", "--select", "D004,F,Q", FILE)
    said = skew(*call)
    assert (1, 2) == (said.code, len(said.err.splitlines()))
    assert f"{FILE}:19:1: error[F003] unknown key `xyzzy`\n" == said.out
    assert "1 finding cannot be suppressed and stays: F003" in said.err
    assert f"1 finding suppressed in {FILE}." in said.err
    assert "  # skew: ignore[D004] mit beiden abgestimmt\n  - {id: sorting-plant" in file.read_text()
    before = file.read_bytes()
    assert (1, before) == (skew(*call).code, file.read_bytes())


def test_diff_writes_nothing(skew, tmp_path):
    file = tmp_path / FILE
    file.write_text(KOELN.replace("2024-05-14", FRIDAY))
    before = file.read_bytes()
    said = skew("validate", "--add-ignores", "--reason", "x", "--diff", "--select", "D004", FILE)
    assert (1, before) == (said.code, file.read_bytes())
    assert "+  # skew: ignore[D004] x\n" in said.out


BLOCK = st.sampled_from(
    [
        f"  - {{id: a, date: {FRIDAY}, start: '18:00'}}\n",
        f"  - id: b\n    room: |\n      x # y\n\n    date: {FRIDAY}\n    start: '10:00'\n",
        f"  -\n    # note\n    date: {FRIDAY}\n    id: c\n    start: '10:00'\n",
        f"  # skew: ignore[D004] {WHY}\n  - {{id: d, date: {FRIDAY}, start: '18:00'}}\n",
        f"  - {{id: e, date: {FRIDAY}, title: 'x\n     y', start: '18:00'}}\n",
        f"  - id: f\n    title: {{de: x,\n      en: y}}\n    date: {FRIDAY}  # skew: ignore[D005] old\n    start: '18:00'\n",
        "  - {id: g}\n",
    ]
)


@settings(max_examples=12, deadline=None)
@given(st.lists(BLOCK, min_size=1, max_size=4, unique=True), st.sampled_from(["\n", "\r\n"]))
def test_any_program_is_silent_afterwards_and_stays_so(tmp_path_factory, sessions, end):
    text = (f"{HEAD}status: planned\nsessions:\n" + "".join(sessions)).replace("\n", end)
    root = tmp_path_factory.getbasetemp()
    made = ignored(order(root, text, "D", "S", "Q", "F"), WHY, None)
    new = made.files[0].new.decode() if made.files else text
    left = [each for each in made.outcome.checked.findings if each.suppressed is None]
    assert [] == [each for each in left if each.code[0] not in "FQ"]
    assert () == ignored(order(root, new, "D", "S", "Q", "F"), WHY, None).files
    kept = [line for line in new.split(end) if not line.lstrip().startswith("# skew")]
    assert [line for line in text.split(end) if not line.lstrip().startswith("# skew")] == kept
