"""A checklist that comes back filled in: what it changes in the program, what is asked, and what is left alone."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from cli_repository import KOELN, Skew, caller, lay_down
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

PROGRAM = "2024/koeln-bethlehem"
FILE = f"programs/{PROGRAM}.yaml"
TICKED = KOELN.replace(
    "status: held}", 'status: held, checklist: {EM01: 2024-03-19, EM02: {done: 2024-03-20, by: "x"}}}'
)
DAY = "2024-05-01"
"""The day on which `caller` works."""


@pytest.fixture
def skew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    lay_down(tmp_path)
    (tmp_path / FILE).write_text(TICKED, encoding="utf-8", newline="\n")
    monkeypatch.setattr("shutil.get_terminal_size", lambda: (100, 24))
    return caller(tmp_path, monkeypatch, capsys)


def program() -> str:
    return Path(FILE).read_bytes().decode()


def row(sheet: Worksheet, ref: str) -> int:
    return next(each[0].row for each in sheet.iter_rows() if str(each[-1].value).split("\n")[0] == ref)


def column(sheet: Worksheet, name: str) -> int:
    return next(each.column for each in sheet[1] if each.value == name)


def fill(file: str, *edits: tuple[str, str, str]) -> None:
    """Writes a state and a remark beside items, as people do; an empty text leaves the cell as it is."""
    book = load_workbook(BytesIO(Path(file).read_bytes()))
    sheet = book.worksheets[1]
    for ref, state, note in edits:
        for name, value in (("Status", state), ("Remark", note)):
            if value:
                sheet.cell(row(sheet, ref), column(sheet, name), value)
    book.save(file)


def test_an_excel_file_goes_out_and_comes_back(skew):
    assert 0 == skew("checklist", PROGRAM, "--format", "xlsx", "-o", "a.xlsx").code
    fill(
        "a.xlsx",
        ("explore/EM03", "done", ""),
        ("explore/EM04", "done", "By phone, see file"),
        ("explore/EM01", "open", ""),
    )
    before = program()
    found = skew("checklist", PROGRAM, "--from", "a.xlsx", "--yes", "--by", "coordinator_nrw", "--date", "2024-04-02")
    assert (found.code, found.err) == (0, f"{PROGRAM}: 3 changes written\n")
    assert [each.split("  ")[0] for each in found.out.splitlines()] == ["EM01", "EM03", "EM04"]
    assert "EM01  done Tue 19 March 2024 → open again" in found.out
    entry = '{EM02: {done: 2024-03-20, by: "x"}, EM03: {done: 2024-04-02, by: coordinator_nrw}, '
    last = 'EM04: {done: 2024-04-02, by: coordinator_nrw, note: "By phone, see file"}}'
    assert program() == before.replace('{EM01: 2024-03-19, EM02: {done: 2024-03-20, by: "x"}}', entry + last)
    again = skew("checklist", PROGRAM, "--from", "a.xlsx", "--yes")
    assert (again.code, again.out, again.err) == (0, "", f"{PROGRAM}: nothing to change\n")


def test_a_word_file_goes_out_and_comes_back(skew):
    from docx import Document

    assert 0 == skew("checklist", PROGRAM, "--format", "docx", "-o", "a.docx").code
    word = Document("a.docx")
    name = "{http://schemas.microsoft.com/office/word/2010/wordml}"
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for box in word.element.body.iter(f"{tag}sdtPr"):
        if [each.get(f"{tag}val") for each in box.iter(f"{tag}tag")] == ["explore/EM03"]:
            for checked in box.iter(f"{name}checked"):
                checked.set(f"{name}val", "1")
    word.save("a.docx")
    found = skew("checklist", PROGRAM, "--from", "a.docx", "--yes")
    assert (found.code, found.err) == (0, f"{PROGRAM}: 1 change written\n")
    assert f'by: "x"}}, EM03: {DAY}}}' in program()


def test_without_a_terminal_it_asks_for_yes(skew):
    skew("checklist", PROGRAM, "--format", "xlsx", "-o", "a.xlsx")
    fill("a.xlsx", ("explore/EM03", "done", ""))
    found = skew("checklist", PROGRAM, "--from", "a.xlsx")
    assert (found.code, program()) == (2, TICKED)
    assert f"skew does not ask: Write this change to {FILE}?" in found.err
    fill("a.xlsx", ("explore/EM01", "open", ""))
    assert f"Open again: EM01. Write these 2 changes to {FILE}?" in skew("checklist", PROGRAM, "--from", "a.xlsx").err
    assert 2 == skew("checklist", "koeln", "--from", "a.xlsx", "--yes").code  # a part of the name does not do


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 1), ("\n", 1)])
def test_the_question_is_asked_at_a_terminal(skew, monkeypatch, answer, code):
    """Enter means no where something would be open again."""
    from skew_cli.cli.terminal import Terminal

    skew("checklist", PROGRAM, "--format", "xlsx", "-o", "a.xlsx")
    fill("a.xlsx", ("explore/EM01", "open", ""))
    monkeypatch.setattr(Terminal, "interactive", True)
    monkeypatch.setattr("sys.stdin.readline", lambda: answer, raising=False)
    found = skew("checklist", PROGRAM, "--from", "a.xlsx")
    assert found.code == code
    assert (program() == TICKED) is (code == 1)
    assert ("Nothing written." in found.err) is (code == 1)


def test_a_dry_run_shows_the_change(skew):
    skew("checklist", PROGRAM, "--format", "xlsx", "-o", "a.xlsx")
    fill("a.xlsx", ("explore/EM03", "done", ""))
    found = skew("checklist", PROGRAM, "--from", "a.xlsx", "--dry-run")
    assert (found.code, found.err, program()) == (0, f"{PROGRAM}: would write 1 change\n", TICKED)
    assert f'by: "x"}}, EM03: {DAY}}}}}' in next(each for each in found.out.splitlines() if each.startswith("+explor"))


def test_json_says_everything(skew):
    skew("checklist", PROGRAM, "--format", "xlsx", "-o", "a.xlsx")
    fill("a.xlsx", ("explore/EM01", "open", ""), ("explore/EM03", "done", ""), ("explore/EM04", "?", "n"))
    found = skew("checklist", PROGRAM, "--from", "a.xlsx", "--json", "--yes")
    said = json.loads(found.out)
    texts = {each["ref"]: each.pop("text") for each in (*said["changes"], *said["not_taken_over"])}
    assert [len(each) > 10 for each in texts.values()] == [True] * 3
    assert (found.code, said) == (
        1,
        {
            "format": "skew-returned/1",
            "program": PROGRAM,
            "named": True,
            "changes": [
                {"ref": "explore/EM01", "before": {"done": "2024-03-19"}, "after": None},
                {"ref": "explore/EM03", "before": None, "after": {"done": DAY}},
            ],
            "not_taken_over": [{"ref": "explore/EM04", "why": "unclear-state", "note": "n"}],
            "dry_run": False,
            "written": True,
        },
    )


def test_the_file_of_another_program_is_refused(skew):
    skew("checklist", PROGRAM, "--format", "xlsx", "-o", "a.xlsx")
    found = skew("checklist", "2024/bonn-ramallah", "--from", "a.xlsx", "--yes")
    assert (found.code, found.err.splitlines()[0]) == (
        2,
        "error: this file is a checklist of 2024/koeln-bethlehem, not of 2024/bonn-ramallah; nothing was written.",
    )


@pytest.mark.parametrize(
    ("name", "why"), [("a.csv", "a.csv is not read back; known are .docx, .xlsx"), ("a.xlsx", "does not exist")]
)
def test_files_that_cannot_be_read(skew, name, why):
    if name == "a.csv":
        Path(name).write_text("x")
    found = skew("checklist", PROGRAM, "--from", name, "--yes")
    assert (found.code, why in found.err, "\nhelp: " in found.err) == (2, True, True)


def test_a_file_that_is_called_alike_is_named(skew):
    skew("checklist", PROGRAM, "--format", "xlsx", "-o", "in/checkliste.xlsx")
    found = skew("checklist", PROGRAM, "--from", "in/chekliste.xlsx", "--yes")
    assert found.code == 2
    assert found.err.splitlines()[1].startswith("help: did you mean ")
    assert found.err.splitlines()[1].endswith("in/checkliste.xlsx?")
    found = skew("checklist", PROGRAM, "--from", "nix/da.xlsx", "--yes")
    assert found.err.splitlines()[1] == "help: name the file that came back, with its folder: --from in/checklist.xlsx"


def test_a_stale_file_takes_back_nothing(skew):
    """Sent on Tuesday; on Wednesday one item is ticked and one is ticked anew; on Friday the file comes back."""
    skew("checklist", PROGRAM, "--format", "xlsx", "-o", "a.xlsx")
    skew("checklist", PROGRAM, "--done", "EM03,EM05")
    skew("checklist", PROGRAM, "--done", "EM01", "--by", "moderator", "--yes")
    now = program()
    again = skew("checklist", PROGRAM, "--from", "a.xlsx")
    assert (again.code, again.out, again.err, program()) == (0, "", f"{PROGRAM}: nothing to change\n", now)
    fill("a.xlsx", ("explore/EM01", "open", ""), ("explore/EM02", "open", ""), ("explore/EM05", "done", ""))
    found = skew("checklist", PROGRAM, "--from", "a.xlsx", "--yes")
    assert (found.code, found.err) == (1, f"{PROGRAM}: 1 change written\n")
    lines = found.out.splitlines()
    assert lines[0].startswith("EM02  done Wed 20 March 2024, x → open again")
    assert "changed in the program since the file was sent, now: done Wed 1 May 2024, moderator" in lines[2]
    assert program() == now.replace('EM02: {done: 2024-03-20, by: "x"}, ', "")


def test_options_that_do_not_go_together(skew):
    for more in (("--done", "EM03"), ("--undo",), ("--note", "x")):
        assert 2 == skew("checklist", PROGRAM, "--from", "a.xlsx", *more).code


def test_a_change_meanwhile_is_refused(skew, monkeypatch):
    from skew_cli.cli.terminal import Terminal

    skew("checklist", PROGRAM, "--format", "xlsx", "-o", "a.xlsx")
    fill("a.xlsx", ("explore/EM03", "done", ""))
    other = TICKED.replace("held", "confirmed")

    def answer(*_, **__):
        Path(FILE).write_text(other, encoding="utf-8", newline="\n")
        return True

    monkeypatch.setattr(Terminal, "confirm", answer)
    found = skew("checklist", PROGRAM, "--from", "a.xlsx")
    assert (found.code, program()) == (2, other)
    assert "changed meanwhile" in found.err


def test_a_file_that_forgot_its_program_is_taken_with_a_remark(skew):
    skew("checklist", PROGRAM, "--format", "xlsx", "-o", "a.xlsx")
    book = load_workbook("a.xlsx")
    del book.custom_doc_props["skew-document"]
    head = book.worksheets[1].cell(1, book.worksheets[1].max_column)
    head.value = str(head.value).replace(PROGRAM, "")
    book.save("a.xlsx")
    fill("a.xlsx", ("explore/EM03", "done", ""))
    found = skew("checklist", PROGRAM, "--from", "a.xlsx", "--yes")
    assert found.code == 0
    assert found.err.startswith("The file no longer says of which program it is; its items fit 2024/koeln-bethlehem.\n")


def test_foreign_texts_do_not_steer_the_terminal(skew):
    skew("checklist", PROGRAM, "--format", "xlsx", "-o", "a.xlsx")
    fill("a.xlsx", ("explore/EM03", "done", "[red]x[/red] \u202e{0} %s"), ("explore/EM04", "\u202e", "{a}"))
    found = skew("checklist", PROGRAM, "--from", "a.xlsx", "--yes")
    assert (found.code, "\u202e" in found.out) == (1, False)
    assert "remark: [red]x[/red] {0} %s" in found.out
    assert 'note: "[red]x[/red] {0} %s"' in program()
