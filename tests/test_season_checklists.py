"""Checklists of a whole season: on the screen, as lines for programs, as data, and as documents."""

import contextlib
import io
import json
import re
from pathlib import Path

import pytest
from cli_repository import KOELN, Skew, caller, lay_down
from document_samples import ITEMS, material, season

from skew_cli.app.season_checklists import Choice, narrowed
from skew_cli.cli.checklist_table import wrapped
from skew_cli.documents import checklists
from skew_cli.documents.material import Checklist, Item
from skew_cli.model.tree import Para, Table, plain

FILE = "programs/2024/koeln-bethlehem.yaml"
NAME = "2024/koeln-bethlehem"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_down(tmp_path)


@pytest.fixture
def skew(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(root, monkeypatch, capsys)


def test_season_as_lines_for_programs(skew: Skew) -> None:
    lines = [each.split("\t") for each in skew("checklist", "--season", "2024").out.splitlines()]
    assert lines[0] == ["kind", "phase", "id", "text", "bonn-ramallah", "koeln-bethlehem"]
    assert len(lines) == 1 + 39 + 26 + 7
    by_id = {each[2]: each[4:] for each in lines}
    assert by_id["EM01"] == ["open", "!2024-03-19"]
    assert by_id["EM12"] == ["–", "–"]
    assert by_id["EM40"] == ["open", "!2024-04-21"]
    assert by_id["ON01"] == ["–", "!0/3"]
    assert by_id["ON27"] == ["–", "0/2"]
    assert by_id["AB01"] == ["open", "2024-06-11"]


def test_counts_of_sessions(skew: Skew) -> None:
    for number in ("1", "3"):
        skew("checklist", NAME, "--session", number, "--done", "ON03")
    lines = [each.split("\t") for each in skew("checklist", "--season", "2024", "--kind", "session").out.splitlines()]
    assert {each[2]: each[5] for each in lines}["ON03"] == "2/3"
    skew("checklist", NAME, "--session", "2", "--done", "ON03")
    lines = [each.split("\t") for each in skew("checklist", "--season", "2024", "--kind", "session").out.splitlines()]
    assert {each[2]: each[5] for each in lines}["ON03"] == "✓"


def ids(skew: Skew, *options: str) -> list[str]:
    return [each.split("\t")[2] for each in skew("checklist", "--season", "2024", *options).out.splitlines()[1:]]


def test_choices(skew: Skew) -> None:
    assert ids(skew, "--kind", "closing") == [f"AB0{n}" for n in range(1, 8)]
    assert ids(skew, "--kind", "session", "--phase", "after") == [f"ON3{n}" for n in range(5)]
    assert ids(skew, "--phase", "closing") == [f"AB0{n}" for n in range(1, 8)]
    assert ids(skew, "--kind", "session", "--overdue") == ["ON01", "ON02", "ON03"]
    skew("checklist", NAME, "--done", "EM01")
    assert "EM01" in ids(skew, "--open")
    assert "EM01" not in ids(skew, "--overdue")
    found = skew("checklist", "--season", "2024", "--kind", "closing", "--overdue")
    assert (found.code, found.out, found.err) == (0, "", "no item fits.\n")


def test_a_cancelled_program_is_not_there(skew: Skew, root: Path) -> None:
    (root / FILE).write_text(KOELN.replace("status: planned", "status: cancelled"), "utf-8")
    assert skew("checklist", "--season", "2024").out.splitlines()[0].split("\t")[4:] == ["bonn-ramallah"]


def test_json(skew: Skew) -> None:
    skew("checklist", NAME, "--done", "EM03", "--by", "advisor", "--note", "x", "--date", "2024-03-25")
    found = json.loads(skew("checklist", "--season", "2024", "--json").out)
    assert {key: found[key] for key in ("format", "as_of", "season")} == {
        "format": "skew-checklists/1",
        "as_of": "2024-05-01",
        "season": 2024,
    }
    bonn, koeln = found["programs"]
    assert (bonn["program"], [each["kind"] for each in bonn["checklists"]]) == (
        "2024/bonn-ramallah",
        ["exploration-meeting", "closing"],
    )
    assert [(each["kind"], each["session"], len(each["items"])) for each in koeln["checklists"]] == [
        ("exploration-meeting", None, 39),
        ("session", "sorting-plant", 26),
        ("session", "sewage-works", 26),
        ("session", "landfill", 26),
        ("closing", None, 7),
    ]
    items = {each["id"]: each for each in koeln["checklists"][0]["items"]}
    assert items["EM03"] == {
        "id": "EM03",
        "phase": "before",
        "text": "Departments and possible thematic focuses asked on both sides (short questionnaire)",
        "who": ["advisor"],
        "side": None,
        "due": "2024-03-26",
        "done": "2024-03-25",
        "by": "advisor",
        "note": "x",
        "overdue": False,
        "left_out": None,
        "reason": None,
    }
    assert (items["EM46"]["left_out"], items["EM46"]["overdue"], items["EM01"]["overdue"]) == (
        "predecessor",
        False,
        True,
    )
    late = json.loads(skew("checklist", "--season", "2024", "--json", "--overdue").out)["programs"]
    assert all(item["overdue"] for each in late for one in each["checklists"] for item in one["items"])
    assert "EM03" not in {item["id"] for each in late for one in each["checklists"] for item in one["items"]}


@pytest.fixture
def screen(skew: Skew, monkeypatch: pytest.MonkeyPatch):
    """The lines on a screen of some width."""
    monkeypatch.setattr("skew_cli.cli.terminal.is_terminal", lambda _: True)
    monkeypatch.setenv("TERM", "dumb")

    def call(width: int, *options: str) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        lines = skew("checklist", "--season", "2024", *options).out.splitlines()
        assert max(map(len, lines)) <= width
        return lines

    return call


@pytest.mark.parametrize("width", [60, 80, 120, 200])
@pytest.mark.parametrize("plain_signs", [False, True])
def test_the_table_fits_the_screen(width: int, plain_signs: bool, skew: Skew, screen) -> None:
    skew("checklist", NAME, "--done", "EM01")
    lines = screen(width, *(["--ascii"] if plain_signs else []))
    first = next(each for each in lines if each.startswith("EM01"))
    second = next(each for each in lines if each.startswith("EM02"))
    twelfth = next(each for each in lines if each.startswith("EM12"))
    assert first.split()[-2:] == ["open", "ok" if plain_signs else "✓"]
    assert re.search(r"open +!19 March$", second)
    assert twelfth.split()[-2:] == (["-", "-"] if plain_signs else ["–", "–"])
    assert "".join(lines).isascii() or not plain_signs
    head = next(each for each in lines if each.startswith("Checklist"))
    start = head.index("bonn-ramallah") if width >= 80 else head.index("1")
    assert {start} == {each.rindex("open") for each in (first, second)}


def test_programs_whose_names_are_too_wide_are_numbered(screen) -> None:
    assert screen(60, "--kind", "closing")[:4] == [
        "1 bonn-ramallah   2 koeln-bethlehem",
        "",
        "Checklist for the closing of the program       1     2",
        "closing",
    ]


def words(lines: list[str]) -> str:
    return " ".join(" ".join(lines).split())


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_no_name_and_no_text_is_cut(width: int, skew: Skew, root: Path, screen) -> None:
    """On 60 cells texts stand beside two programs; with eight more they stand below, once."""
    program = (root / "programs/2024/bonn-ramallah.yaml").read_text("utf-8")
    for n in range(8 if width < 120 else 0):
        name = f"bergisch-gladbach-beit-jala-{n}"
        (root / f"programs/2024/{name}.yaml").write_text(program.replace("id: bonn-ramallah", f"id: {name}"), "utf-8")
    items = json.loads(skew("checklist", "--season", "2024", "--json").out)["programs"]
    texts = {each["id"]: each["text"] for program in items for one in program["checklists"] for each in one["items"]}
    lines = screen(width)
    assert "…" not in "".join(lines)
    assert all(each["program"].removeprefix("2024/") in words(lines) for each in items)
    if width < 120:
        assert [words(lines).count(f"{ident} {text}") for ident, text in texts.items()] == [1] * len(texts)


def test_texts_in_lines() -> None:
    assert wrapped("eins zwei drei", 9) == ["eins zwei", "drei"]
    assert wrapped("Programmabschluss zwei", 8) == ["Programm", "abschlus", "s zwei"]
    assert wrapped("", 8) == [""]


LISTS = (
    Checklist(
        title="Exploration",
        items=(Item(id="EM01", phase="before", text="x", due=ITEMS[0].due, done=ITEMS[0].done),),
        key="explore",
    ),
    Checklist(title="Session", items=ITEMS, key="session-auftakt"),
    Checklist(title="Session", items=ITEMS[:2], key="session-klaeranlage"),
)


def table_of(lang: str, **more) -> list[list[str]]:
    doc = checklists.build(season(lang, material(lang, audience="partners", checklists=LISTS), **more))
    return [[plain(cell) for cell in row] for block in doc.blocks if isinstance(block, Table) for row in block.rows]


@pytest.mark.parametrize(
    ("lang", "cells"),
    [
        ("de", ["✓", "✓ 2/2", "–", "0/1 · 7. Mai", "0/1 · offen"]),
        ("en", ["✓", "✓ 2/2", "–", "0/1 · 7 May", "0/1 · open"]),
        ("ar", ["✓", "✓ 2/2", "–", "0/1 · 7 أيار", "0/1 · مفتوح"]),
    ],
)
def test_season_table_in_every_language(lang: str, cells: list[str]) -> None:
    assert [row[2] for row in table_of(lang)] == cells
    assert [row[0] for row in table_of(lang)] == ["EM01", "ON01", "ON04", "ON20", "ON30"]


def test_what_is_overdue_is_marked_and_for_everybody_nothing_is() -> None:
    later = {"date": ITEMS[2].due.replace(day=8)}
    assert [row[2] for row in table_of("de", **later)] == ["✓", "✓ 2/2", "–", "0/1 · ! 7. Mai", "0/1 · offen"]
    shown = [row[2] for row in table_of("de", audience="public", **later)]
    assert not any(sign in cell for cell in shown for sign in "✓!/")


def test_many_programs_stand_in_tables_of_even_width() -> None:
    programs = [material("de", audience="partners", checklists=LISTS[:1])] * 12
    made = season("de", *programs)
    assert [len(each.head) for each in checklists.build(made).blocks if isinstance(each, Table)] == [6, 6, 6]
    assert [len(each.head) for each in checklists.build(made, columns=12).blocks if isinstance(each, Table)] == [14]


def test_a_season_without_items_says_so() -> None:
    doc = checklists.build(season("de", material("de", checklists=())))
    assert [plain(each.text) for each in doc.blocks if isinstance(each, Para)] == ["Kein Punkt passt."]


def test_an_item_of_one_program_keeps_those_beside_it() -> None:
    late = material("de", audience="partners", checklists=LISTS[1:2])
    done = material("de", audience="partners", checklists=LISTS[2:])
    found = narrowed([late, done], ITEMS[2].due, Choice(kind="session", state="open"))
    assert [[item.id for one in each.checklists for item in one.items] for each in found] == [["ON20", "ON30"], []]


@pytest.mark.parametrize("fmt", ["md", "html", "csv", "xlsx"])
@pytest.mark.parametrize("lang", ["de", "en", "ar"])
def test_season_documents(fmt: str, lang: str, skew: Skew, root: Path) -> None:
    if fmt == "xlsx":
        pytest.importorskip("xlsxwriter", reason="the extra is not installed")
    options = ("checklist", "--season", "2024", "--format", fmt, "--lang", lang, "-o", f"out.{fmt}")
    assert skew(*options).code == 0
    content = (root / f"out.{fmt}").read_bytes()
    skew(*options)
    assert (root / f"out.{fmt}").read_bytes() == content
    if fmt == "xlsx":
        assert content.startswith(b"PK")
    else:
        text = content.decode("utf-8-sig")
        assert set(re.findall(r"\b(?:EM|ON|AB)\d\d\b", text)) == {*ids(skew)}


def test_a_workbook_is_nothing_for_the_screen(skew: Skew, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("xlsxwriter", reason="the extra is not installed")
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        assert skew("checklist", "--season", "2024", "--format", "xlsx").code == 0
    assert out.buffer.getvalue().startswith(b"PK")
    monkeypatch.setattr("skew_cli.cli.stdout.is_terminal", lambda _: True)
    found = skew("checklist", "--season", "2024", "--format", "xlsx")
    assert (found.code, found.out) == (2, "")
    assert "-o checklists.xlsx" in found.err


def test_the_signs_are_explained_on_top() -> None:
    first = checklists.build(season("de", material("de", audience="partners", checklists=LISTS))).blocks[0]
    assert isinstance(first, Para)
    assert plain(first.text).startswith("✓ erledigt")
