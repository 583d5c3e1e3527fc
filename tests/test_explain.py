"""`skew explain` (contract 1): the place, its field, and every rule that looked there with its verdict."""

import datetime as dt
import json
from pathlib import Path

import pytest
from cli_repository import Skew, caller, lay_down
from rule_examples import examples

from skew_cli.app.load import load
from skew_cli.app.reading import read_program
from skew_cli.app.validation.check import Selection, check
from skew_cli.app.validation.explain import explain, place
from skew_cli.app.validation.traced_index import TracedIndex, looked
from skew_cli.errors import SkewError
from skew_cli.rules import by_code, rules
from skew_cli.store.repository import Repository

FILE = "programs/2024/koeln-bethlehem.yaml"
PROGRAM = """\
schema: 1
id: koeln-bethlehem
season: 2024
languages: [de, ar]
status: planned
partners:
  nrw: {municipality: koeln}
  palestine: {municipality: bethlehem}
themes: [waste-and-wastewater]
session_defaults:
  start: "10:00"
sessions:
  - id: sorting-plant
    # skew: ignore[D004] the plant only receives visitors on Fridays, until 2024-12-31
    date: 2024-06-07
    title: {de: "Sortieranlage", en: "Sorting plant"}
  - {id: sewage-works, date: 2024-06-21, start: "11:00"}
  - id: landfill
    date: 2024-13-04

advisor:
  someone
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_down(tmp_path)
    (tmp_path / FILE).write_text(PROGRAM, encoding="utf-8")
    return tmp_path


@pytest.fixture
def skew(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(root, monkeypatch, capsys)


def verdicts(skew: Skew, place: str, *more: str) -> dict[str, dict[str, object]]:
    called = skew("explain", place, "--format", "json", *more)
    assert (called.code, called.err, called.out.isascii()) == (0, "", True)
    return {each["code"]: each for each in json.loads(called.out)["rules"]}


def test_place_and_field(skew: Skew) -> None:
    lines = skew("explain", f"{FILE}:17:26").out.splitlines()
    assert lines[0] == f"{FILE}:17  sessions[1].date = 2024-06-21"
    assert lines[1] == "  field  day of the session; text YYYY-MM-DD; optional"
    found = next(each for each in lines if "  D004 " in each)
    assert found.split(maxsplit=2) == [
        "D004",
        "closed-day",
        'reported: Fri 21 June 2024 is a closed day in "Bethlehem"',
    ]
    assert next(each for each in lines if "  D006 " in each).split() == ["D006", "public-holiday", "passed"]
    made = json.loads(skew("explain", f"{FILE}:17:26", "--format", "json").out)
    assert {name: value for name, value in made.items() if name != "rules"} == {
        "format": "skew-explain/1",
        "file": FILE,
        "line": 17,
        "column": 30,
        "path": ["sessions", 1, "date"],
        "value": "2024-06-21",
        "field": {"description": "Day of the session", "type": "text YYYY-MM-DD", "required": False},
    }


def test_in_german(skew: Skew) -> None:
    lines = skew("explain", f"{FILE}:15", "--lang", "de").out.splitlines()
    assert lines[1] == "  Feld   Tag des Termins; Text JJJJ-MM-TT; freiwillig"


def test_a_list_around_the_place(skew: Skew) -> None:
    """The example of contract 1: S001 looks at the list, which contains the place."""
    assert verdicts(skew, f"{FILE}:15")["S001"]["looked_at"] == ["sessions"]
    shown = skew("explain", f"{FILE}:16").out
    assert "looked at `sessions`, which contains this place: " in shown


def test_suppressed_by_a_comment(skew: Skew) -> None:
    row = verdicts(skew, f"{FILE}:15")["D004"]
    assert row["verdict"] == "suppressed"
    assert row["suppressed"] == {
        "by": "comment",
        "reason": "the plant only receives visitors on Fridays",
        "until": "2024-12-31",
        "file": FILE,
        "line": 14,
    }
    shown = skew("explain", f"{FILE}:15").out
    assert f"suppressed by the comment at {FILE}:14: the plant only receives visitors on Fridays, until " in shown


def test_suppressed_by_skew_toml_and_deselected(root: Path, skew: Skew) -> None:
    (root / "skew.toml").write_text(
        'ignore-codes = ["D006"]\n[[ignore]]\npaths = ["programs/2024/**"]\ncodes = ["D"]\nreason = "agreed"\n'
    )
    rows = verdicts(skew, f"{FILE}:17:26")
    assert (rows["D004"]["verdict"], rows["D004"]["suppressed"]["by"]) == ("suppressed", "config")
    assert (rows["D006"]["verdict"], rows["D006"]["why"]) == ("not-run", "deselected")


def test_not_run_for_the_status(root: Path, skew: Skew) -> None:
    (root / FILE).write_text(PROGRAM.replace("status: planned", "status: idea"))
    row = verdicts(skew, f"{FILE}:16")["F006"]
    assert (row["verdict"], row["why"], row["since"]) == ("not-run", "status", "planned")
    assert "  F006 " in (shown := skew("explain", f"{FILE}:16").out)
    assert "not run: only from status planned on" in shown


def test_not_run_because_the_value_cannot_be_read(skew: Skew) -> None:
    rows = verdicts(skew, f"{FILE}:19")
    assert (rows["F004"]["verdict"], rows["F004"]["message"]) == ("reported", 'there is no "2024-13-04"')
    assert (rows["D004"]["verdict"], rows["D004"]["why"]) == ("not-run", "unread")


def test_a_place_that_only_the_form_concerns(skew: Skew) -> None:
    (row,) = {each["verdict"] for each in verdicts(skew, f"{FILE}:1").values()}
    assert row == "passed"
    assert "F002" in verdicts(skew, f"{FILE}:1")


def test_defaults_are_read_where_they_stand(skew: Skew) -> None:
    assert verdicts(skew, f"{FILE}:11")["S003"]["verdict"] == "passed"
    assert "S003" not in verdicts(skew, f"{FILE}:9")


def test_labels_count_as_reported(root: Path, skew: Skew) -> None:
    text = "people: [{id: moderation-a, name: Moderation}]\n"
    (root / "programs" / "people.yaml").write_text(text)
    meeting = 'date: 2024-06-11, start: "10:00", moderator: moderation-a'
    head = "schema: 1\nseason: 2024\nlanguages: [de, ar]\n"
    pair = "partners: {nrw: {municipality: bonn}, palestine: {municipality: ramallah}}\n"
    first, second = "programs/2024/bonn-ramallah.yaml", FILE
    for file in (first, second):
        (root / file).write_text(f"{head}id: {Path(file).stem}\n{pair}sessions:\n  - {{id: a, {meeting}}}\n")
    reported = [verdicts(skew, f"{file}:7:50")["C001"] for file in (first, second)]
    assert [each["verdict"] for each in reported] == ["reported", "reported"]
    places = [each["at"] and (each["at"]["file"], each["at"]["line"], each["at"]["column"]) for each in reported]
    assert places == [(FILE, 7, 58), None]
    assert verdicts(skew, "programs/people.yaml:1:16")["C001"]["verdict"] == "passed"


@pytest.mark.parametrize(
    ("line", "column", "path"),
    [
        (3, None, ("season",)),
        (6, None, ("partners",)),
        (7, None, ("partners", "nrw")),
        (7, 10, ("partners", "nrw", "municipality")),
        (4, 17, ("languages", 1)),
        (13, None, ("sessions", 0, "id")),
        (14, None, ("sessions", 0, "date")),
        (17, None, ("sessions", 1)),
        (22, None, ("advisor",)),
    ],
)
def test_places(line: int, column: int | None, path: tuple[object, ...]) -> None:
    assert place(read_program(FILE, PROGRAM.encode()), line, column) == path


@pytest.mark.parametrize(("line", "column"), [(20, None), (0, None), (99, None), (3, 99), (3, 0)])
def test_there_is_nothing(line: int, column: int | None) -> None:
    with pytest.raises(SkewError) as told:
        place(read_program(FILE, PROGRAM.encode()), line, column)
    assert told.value.exit_code == 2


def test_a_place_that_does_not_exist_is_exit_2(skew: Skew) -> None:
    called = skew("explain", f"{FILE}:3:99")
    assert (called.code, called.out) == (2, "")
    assert called.err.startswith(f"error: nothing stands at {FILE}:3:99.\n")


@pytest.mark.parametrize("word", ["", "x", f"{FILE}:", "nowhere.yaml:3", "nowhere.yaml:3:4", "skew.toml:1", "/etc:1"])
def test_what_is_no_place_is_exit_2(skew: Skew, word: str) -> None:
    called = skew("explain", word)
    assert (called.code, called.out) == (2, "")
    assert "bug" not in called.err


def test_the_file_is_split_from_the_right(root: Path, skew: Skew) -> None:
    odd = root / "programs" / "2024" / "a:7.yaml"
    odd.write_text(PROGRAM)
    assert json.loads(skew("explain", "programs/2024/a:7.yaml:3:1", "--format", "json").out)["path"] == ["season"]
    bare = root / "programs" / "2024" / "b.yaml:3"
    bare.write_text(PROGRAM)
    assert skew("explain", "programs/2024/b.yaml:3:4").err.startswith("error: skew checks no file")


def test_a_file_that_is_no_yaml(root: Path, skew: Skew) -> None:
    (root / FILE).write_text("a: [\n")
    assert verdicts(skew, f"{FILE}:1")["F001"]["verdict"] == "reported"


@pytest.mark.parametrize("rule", [each for each in rules() if each.check or each.check_all], ids=lambda rule: rule.code)
def test_a_rule_looks_where_it_reports(rule, tmp_path: Path) -> None:
    """On every Bad example: the tracer gives the same problems, and each place with a value was read."""
    seen = 0
    for example in examples(rule.page):
        if example.kind != "Bad" or "skew.toml" in example.files:
            continue
        index = load(Repository(root=tmp_path), example.today, replaced=example.files)
        tracer = TracedIndex(index)
        told = [(each.file, tracer.program(each, rule)) for each in index.programs if rule.check]
        plain = [(each.file, list(rule.check(index.case(each)))) for each in index.programs if rule.check]
        if rule.check_all:
            told, plain = [("", tracer.collection(rule))], [("", list(rule.check_all(index.collection())))]
        assert [(file, problems) for file, (problems, _) in told] == plain
        for file, (problems, reads) in told:
            for problem in problems:
                source = index.sources[problem.file or file]
                node, path = source.document.root, source.original(problem.path)
                for each in path:
                    node = node.get(each) if node is not None else None
                if path and node is not None and node.kind == "scalar" and rule.code != "C008":
                    assert looked(reads, source.file, path) is not None, path
                seen += 1
    assert seen or rule.code in {"K002", "K003", "Q005", "F006"}


@pytest.mark.parametrize(
    ("line", "column", "old", "new"),
    [
        (16, 17, "Sortieranlage", "TODO"),
        (15, 12, "2024-06-07", "2024-10-07"),
        (17, 55, "11:00", "23:00"),
        (11, 11, "10:00", "08:00"),
        (7, 23, "municipality: koeln", "municipality: herne"),
        (4, 13, "[de, ar]", "[]"),
        (5, 12, "status: planned", "status: idea"),
        (9, 12, "waste-and-wastewater", "gardens"),
        (13, 12, "sorting-plant", "plant"),
    ],
)
def test_a_rule_that_did_not_look_says_the_same_of_another_value(
    root: Path, line: int, column: int, old: str, new: str
) -> None:
    day, text = dt.date(2024, 5, 1), PROGRAM.replace("  # skew: ignore[D004]", "  #")
    one, other = (
        load(Repository(root=root), day, replaced={FILE: each.encode()}) for each in (text, text.replace(old, new))
    )
    found = explain(one, check(one), Selection(), FILE, line, column, "en")
    said = [
        {(each.code, each.file, each.path, str(each.params)) for each in check(index).findings}
        for index in (one, other)
    ]
    changed = {code for code, *_ in said[0] ^ said[1]}
    followed = {code for code in changed if not by_code()[code].applies("idea")} if line == 5 else set()
    assert changed
    assert changed - followed <= {row.rule.code for row in found.rows}


def test_what_nobody_reads_has_few_rows(skew: Skew) -> None:
    rows = verdicts(skew, f"{FILE}:16:17")
    assert {"F001", "F003", "F004", "F006", "G005"} <= set(rows)
    assert "D004" not in rows
