"""Progress of checklists with role, note and day; documents say who did it; due dates follow meetings that move."""

import contextlib
import io
import json
import re
from itertools import pairwise
from pathlib import Path

import pytest
from cli_repository import KOELN, Skew, caller, lay_down
from document_samples import ITEMS, material

from skew_cli.cli.checklist_options import ROLES
from skew_cli.cli.commands.checklist import HELP
from skew_cli.cli.complete import complete
from skew_cli.cli.terminal import Terminal
from skew_cli.documents.checklist import build as build_one
from skew_cli.documents.material import Checklist, Item
from skew_cli.model.tree import plain

FILE = "programs/2024/koeln-bethlehem.yaml"
NAME = "2024/koeln-bethlehem"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return lay_down(tmp_path)


@pytest.fixture
def skew(root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(root, monkeypatch, capsys)


def written(root: Path) -> str:
    return (root / FILE).read_text("utf-8")


@pytest.mark.parametrize(
    ("options", "entry"),
    [
        ((), "EM03: 2024-05-01"),
        (("--date", "2024-03-26"), "EM03: 2024-03-26"),
        (("--date", "26.3."), "EM03: 2024-03-26"),
        (("--by", "coordinator_nrw"), "EM03: {done: 2024-05-01, by: coordinator_nrw}"),
        (("--by", "Technik"), "EM03: {done: 2024-05-01, by: tech_host}"),
        (("--by", "SKEW advisor", "--date", "2024-03-26"), "EM03: {done: 2024-03-26, by: advisor}"),
        (("--by", "Büro"), "EM03: {done: 2024-05-01, by: Büro}"),
        (("--note", "no: yes, [x] # y"), 'EM03: {done: 2024-05-01, note: "no: yes, [x] # y"}'),
        (("--by", "moderator", "--note", "off"), 'EM03: {done: 2024-05-01, by: moderator, note: "off"}'),
    ],
)
def test_only_the_entry_changes(options: tuple[str, ...], entry: str, skew: Skew, root: Path) -> None:
    assert skew("checklist", NAME, "--done", "em03", *options).code == 0
    assert written(root) == KOELN.replace("status: held}", f"status: held, checklist: {{{entry}}}}}")
    assert skew("checklist", NAME, "--done", "EM03", "--undo").code == 0
    assert written(root) == KOELN


def test_a_note_in_arabic_stands_on_lines_of_its_own_where_the_file_has_lines(skew: Skew, root: Path) -> None:
    text = KOELN.replace(
        '{date: 2024-04-16, start: "10:00", status: held}', "\n  date: 2024-04-16\n  checklist:\n    EM01: 2024-03-01"
    )
    (root / FILE).write_text(text, "utf-8")
    assert skew("checklist", NAME, "--done", "EM02", "--note", "تم الاتفاق").code == 0
    assert written(root) == text.replace(
        "EM01: 2024-03-01\n", "EM01: 2024-03-01\n    EM02:\n      done: 2024-05-01\n      note: تم الاتفاق\n"
    )


def test_what_a_mapping_says_already_stays(skew: Skew, root: Path) -> None:
    text = (
        KOELN
        + "checklist:\n  AB01:\n    # both sides\n    done: 2024-04-01\n    note: on the phone\n  AB02: 2024-04-02\n"
    )
    (root / FILE).write_text(text, "utf-8")
    options = ("--date", "2024-04-09", "--by", "advisor", "--yes")
    assert skew("checklist", NAME, "--done", "AB01,AB02", *options).code == 0
    assert written(root) == text.replace(
        "done: 2024-04-01\n    note: on the phone", "done: 2024-04-09\n    note: on the phone\n    by: advisor"
    ).replace("AB02: 2024-04-02", "AB02: {done: 2024-04-09, by: advisor}")


def test_a_long_note_is_read_back_whole(skew: Skew, root: Path) -> None:
    note = "word, " * 2000 + "end"
    assert skew("checklist", NAME, "--done", "EM03", "--note", note).code == 0
    items = json.loads(skew("checklist", "--season", "2024", "--json").out)["programs"][1]["checklists"][0]["items"]
    assert next(each for each in items if each["id"] == "EM03")["note"] == note


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        (("--done", "EM03", "--by", "advisr"), '"advisr" is no role', "Known: advisor, coordinator_nrw"),
        (("--done", "EM03", "--by", "coordinator_ps"), "is no role", "did you mean coordinator_"),
        (("--done", "EM03", "--date", "2024-02-30"), "--date: ", "for example"),
        (("--done", "EM03", "--date", "2024-05-02"), "Thu 2 May 2024 is in the future", "today is Wed 1 May 2024"),
        (("--from", "a.xlsx", "--date", "2024-05-02"), "Thu 2 May 2024 is in the future", "today is Wed 1 May 2024"),
        (("--session", "2", "--kind", "exploration-meeting"), "--session belongs to --kind session", "leave out"),
        (("--session", "2", "--kind", "closing", "--done", "AB01"), "--session belongs to --kind session", "leave out"),
        (("--by", "advisor"), "--by needs --done", "--done EM03"),
        (("--undo",), "--undo needs --done", "--done EM03"),
        (("--done", "EM03", "--undo", "--note", "x"), "--note does not go with --undo", "leave"),
        (("--overdue",), "--overdue needs --season", "--season 2024"),
        (("--season", "2024"), "PROGRAM does not go with --season", "leave"),
    ],
)
def test_what_is_refused(options: tuple[str, ...], message: str, hint: str, skew: Skew, root: Path) -> None:
    found = skew("checklist", NAME, *options)
    first, second = found.err.splitlines()
    assert (found.code, written(root)) == (2, KOELN)
    assert message in first
    assert hint in second


DONE = KOELN.replace("status: held}", "status: held, checklist: {EM03: {done: 2024-03-26, by: advisor, note: Anruf}}}")


@pytest.mark.parametrize(
    "options",
    [
        ("--date", "2024-03-26"),
        ("--date", "2024-03-26", "--by", "advisor"),
        ("--date", "26.3.", "--by", "SKEW advisor", "--note", "Anruf"),
    ],
)
def test_what_is_there_already_is_nothing_to_change(options: tuple[str, ...], skew: Skew, root: Path) -> None:
    (root / FILE).write_text(DONE, "utf-8")
    found = skew("checklist", NAME, "--done", "EM03", *options)
    assert (found.code, found.out, found.err) == (0, "", f"{NAME}: nothing to change for EM03\n")
    assert written(root) == DONE


@pytest.mark.parametrize(
    ("options", "entry"),
    [
        ((), "{done: 2024-05-01, by: advisor, note: Anruf}"),
        (("--date", "2024-03-26", "--by", "moderator"), "{done: 2024-03-26, by: moderator, note: Anruf}"),
        (("--date", "2024-03-26", "--note", "Brief"), "{done: 2024-03-26, by: advisor, note: Brief}"),
    ],
)
def test_another_entry_is_replaced_only_after_a_question(
    options: tuple[str, ...], entry: str, skew: Skew, root: Path
) -> None:
    (root / FILE).write_text(DONE, "utf-8")
    so_far = "EM03 so far: done Tue 26 March 2024, advisor, remark: Anruf\n"
    found = skew("checklist", NAME, "--done", "EM03,EM04", *options)
    assert (found.code, written(root)) == (2, DONE)
    assert found.err.startswith(f"{so_far}error: without a terminal skew does not ask: Replace the progress of EM03?\n")
    dry = skew("checklist", NAME, "--done", "EM03,EM04", *options, "--dry-run")
    assert (dry.code, dry.err.startswith(so_far), written(root)) == (0, True, DONE)
    found = skew("checklist", NAME, "--done", "EM03", *options, "--yes")
    assert (found.code, found.err.startswith(so_far)) == (0, True)
    assert written(root) == DONE.replace("{done: 2024-03-26, by: advisor, note: Anruf}", entry)


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_the_question_is_asked_at_a_terminal(
    answer: str, code: int, skew: Skew, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (root / FILE).write_text(DONE, "utf-8")
    monkeypatch.setattr(Terminal, "interactive", True)
    monkeypatch.setattr("sys.stdin.readline", lambda: answer, raising=False)
    found = skew("checklist", NAME, "--done", "EM03")
    assert (found.code, written(root) == DONE, "Nothing written." in found.err) == (code, code == 1, code == 1)


def test_only_what_was_done_is_open_again(skew: Skew, root: Path) -> None:
    (root / FILE).write_text(DONE, "utf-8")
    found = skew("checklist", NAME, "--done", "EM03,EM04,em05", "--undo", "--json")
    assert (found.code, written(root)) == (0, KOELN)
    assert found.err == f"{NAME}: EM03 open again\n{NAME}: open already: EM04, EM05\n"
    said = json.loads(found.out)
    assert (said["items"], said["unchanged"], said["done"]) == (["EM03"], ["EM04", "EM05"], None)
    found = skew("checklist", NAME, "--done", "EM03", "--undo")
    assert (found.code, found.err, written(root)) == (0, f"{NAME}: open already: EM03\n", KOELN)


def test_the_help_prefers_roles(skew: Skew) -> None:
    told = " ".join(skew("checklist", "--help").out.split())
    assert f"best a role, which documents put into words: {', '.join(ROLES)}" in told


@pytest.mark.parametrize("options", [(NAME, "--format", "docx"), (NAME, "--format", "xlsx"), (NAME, "--format", "pdf")])
def test_a_binary_checklist_is_piped_but_not_shown(
    options: tuple[str, ...], skew: Skew, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = {"docx": "docx", "xlsx": "xlsxwriter", "pdf": "typst"}[options[-1]]
    pytest.importorskip(library, reason="the extra is not installed")
    out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    with contextlib.redirect_stdout(out):
        assert skew("checklist", *options).code == 0
    assert skew("checklist", *options, "-o", "a.bin").code == 0
    assert out.buffer.getvalue() == (root / "a.bin").read_bytes()
    monkeypatch.setattr("skew_cli.cli.stdout.is_terminal", lambda _: True)
    found = skew("checklist", *options)
    assert (found.code, found.out) == (2, "")
    assert found.err.splitlines()[:2] == [
        f"error: a terminal cannot show {options[-1]}.",
        f"help: name a file: -o checklist.{options[-1]}",
    ]


def test_roles_and_kinds_are_completed() -> None:
    assert HELP.values["--by"] == ROLES
    assert [each for each, _ in complete(["checklist", "x", "--by", "co"], {})] == [
        "coordinator_host",
        "coordinator_nrw",
        "coordinator_palestine",
    ]
    assert [each for each, _ in complete(["checklist", "--kind", ""], {})] == sorted(HELP.values["--kind"])


def test_a_document_says_who_did_it_and_a_public_one_says_nothing_of_progress(skew: Skew, root: Path) -> None:
    skew(
        "checklist",
        NAME,
        "--done",
        "EM03",
        "--by",
        "advisor",
        "--note",
        "Call advisor@example.org",
        "--date",
        "2024-03-26",
    )
    skew("checklist", NAME, "--done", "EM04", "--by", "Büro")
    partners = skew("checklist", NAME).out
    assert "done on 26 March 2024 by SKEW advisor · Call …" in partners
    assert "done on 1 May 2024 by Büro" in partners
    assert "2 of 37 items done" in partners
    public = skew("export", NAME, "--document", "checklist", "--audience", "public", "--force").out
    assert "**EM03**" in public
    assert not re.search(r"- \[x\]|done|Büro|Call", public.split("On an HTML page")[0])


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        ("de", "fällig 23. April 2024 · erledigt am 22. April 2024 von Beratung (SKEW) · kurz"),
        ("en", "due 23 April 2024 · done on 22 April 2024 by SKEW advisor · kurz"),
        ("ar", "تاريخ الاستحقاق: 23 نيسان 2024 · أُنجز في 22 نيسان 2024 من قِبل مستشار/ة SKEW · kurz"),
    ],
)
def test_done_by_in_every_language(lang: str, expected: str) -> None:
    first = ITEMS[0]
    item = Item(id="ON01", phase="before", text="x", due=first.due, done=first.done, by="advisor", note="kurz")
    doc = build_one(material(lang, audience="partners", checklists=(Checklist(title="T", items=(item,)),)))
    notes = [plain(check.note) for block in doc.blocks if hasattr(block, "items") for check in block.items]
    assert notes == [expected]


def due(skew: Skew, item: str) -> list[str]:
    found = json.loads(skew("checklist", "--season", "2024", "--json", "--kind", "session").out)["programs"][1]
    return [each["due"] for one in found["checklists"] for each in one["items"] if each["id"] == item]


def test_due_dates_and_to_dos_follow_a_session_that_moves(skew: Skew, root: Path) -> None:
    text = KOELN.replace("season: 2024\n", "season: 2024\nseries: 41254513-8990-4c63-8382-04843abc0fce\n")
    (root / FILE).write_text(text, "utf-8")

    def todos() -> list[str]:
        lines = skew("checklist", NAME, "--kind", "session", "--session", "2", "--format", "ics").out.splitlines()
        return [day for day, name in pairwise(lines) if day.startswith("DUE") or name == ""]

    assert due(skew, "ON01") == ["2024-04-30", "2024-05-14", None]
    assert due(skew, "ON30") == ["2024-05-19", "2024-06-02", None]
    before = todos()
    moved = skew("move", NAME, "2", "--to", "2024-06-04", "--time", "10:00")
    assert (moved.code, "2024-06-04" in written(root)) == (0, True), moved.err
    assert due(skew, "ON01") == ["2024-04-30", "2024-05-21", None]
    assert due(skew, "ON30") == ["2024-05-19", "2024-06-09", None]
    after = todos()
    assert (before[0], after[0]) == ("DUE;VALUE=DATE:20240514", "DUE;VALUE=DATE:20240521")
    assert len(before) == len(after)
