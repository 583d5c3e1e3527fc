"""`skew edit`: texts that were kept, what colleagues wrote meanwhile, and errors that were there before."""

import sys

import pytest
from cli_repository import KOELN, caller, lay_down
from scripted_editor import BAD, COPY, EDITOR, FILE, Editor, at_terminal, copies, text


@pytest.fixture
def editor(tmp_path, monkeypatch):
    made = Editor(tmp_path / "editor")
    monkeypatch.delenv("SKEW_EDITOR", raising=False)
    monkeypatch.setenv("VISUAL", made.command)
    return made


@pytest.fixture
def root(tmp_path):
    (tmp_path / "repository").mkdir()
    return lay_down(tmp_path / "repository")


@pytest.fixture
def skew(root, monkeypatch, capsys, editor):
    return caller(root, monkeypatch, capsys)


def test_earlier_texts_are_named_in_one_line(skew, root, editor):
    editor.writes(BAD, BAD, BAD)
    for _ in range(3):
        skew("edit", FILE, "--discard")
    names = [f".skew-edit/{n}/{FILE}" for n in (1, 2, 3)]
    assert names == copies(root)
    told = skew("edit", FILE).err.splitlines()
    assert (
        f"3 earlier texts were not taken over: {', '.join(names)}. Go on with the newest: --from {names[2]}; "
        "not needed: delete its folder, such as .skew-edit/3"
    ) == told[0]
    assert 2 == len(told)


def test_a_kept_text_does_not_undo_what_a_colleague_wrote_meanwhile(skew, root, editor):
    editor.writes(BAD)
    skew("edit", FILE, "--discard")
    theirs = KOELN.replace("languages: [de, ar]", "languages: [de, ar, en]")
    (root / FILE).write_text(theirs, encoding="utf-8")
    done = skew("edit", FILE, "--from", COPY, "--keep")
    assert (2, theirs, [COPY]) == (done.code, text(root), copies(root))
    assert f"{FILE} changed meanwhile; nothing was written" in done.err
    assert ["-languages: [de, ar]", "+languages: [de, ar, en]", "+mood: fine"] == [
        each for each in done.out.splitlines() if each[0] in "+-" and each[:3] not in ("+++", "---")
    ]
    assert ["-u"] == editor.calls


def test_a_kept_text_goes_on_where_the_colleague_wrote_the_same(skew, root, editor):
    editor.writes(BAD)
    skew("edit", FILE, "--discard")
    (root / FILE).write_text(BAD, encoding="utf-8")
    assert (0, []) == (skew("edit", FILE, "--from", COPY).code, copies(root))


def test_errors_that_were_there_before_hold_nobody_up(skew, root, editor):
    (root / FILE).write_text(BAD, encoding="utf-8")
    editor.writes(BAD.replace("status: planned", "status: idea"), BAD + "moood: x\n")
    done = skew("edit", FILE)
    assert (1, BAD.replace("status: planned", "status: idea"), []) == (done.code, text(root), copies(root))
    assert "Errors: 1, all of them there before.\n" in done.err
    assert "because the new one has new errors" in skew("edit", FILE).err


@pytest.mark.parametrize("how", ["gone", "folder"])
def test_an_editor_that_takes_its_copy_away(skew, root, editor, how):
    script = editor.folder / "vim.py"
    more = "Path(name).unlink()\n" + ("Path(name).mkdir()\n" if how == "folder" else "")
    script.write_text(EDITOR.replace("sys.exit", more + "sys.exit"))
    done = skew("edit", FILE)
    script.write_text(EDITOR)
    assert (2, KOELN) == (done.code, text(root))
    assert ("does not exist" in done.err, "is kept in" in done.err) == (how == "gone", how == "folder")
    assert (root / ".skew-edit").exists() is (how == "folder")
    assert 0 == skew("edit", FILE).code


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
@pytest.mark.parametrize(("answer", "expected", "left"), [("y", BAD, []), ("", KOELN + "\n", [COPY])])
def test_a_program_that_a_colleague_changed_is_asked_about(root, editor, answer, expected, left):
    folder = root / ".skew-edit/1"
    (folder / FILE).parent.mkdir(parents=True)
    (folder / FILE).write_text(BAD, encoding="utf-8")
    (folder / ".base").write_text(KOELN, encoding="utf-8")
    (root / FILE).write_text(KOELN + "\n", encoding="utf-8")
    terminal = at_terminal(root, editor, "--from", COPY, "--keep")
    try:
        terminal.until("[y/N]: ")
        terminal.send(f"{answer}\n")
        code, _ = terminal.end()
    finally:
        terminal.close()
    assert (1 if answer else 2, expected, left) == (code, text(root), copies(root))
