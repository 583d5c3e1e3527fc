"""`skew edit`: a scripted editor, a dialogue at a pseudo-terminal, and no text that is ever lost."""

import os
import sys
from pathlib import Path

import pytest
from cli_repository import KOELN, caller, lay_down
from scripted_editor import BAD, COPY, EDITOR, FILE, GOOD, Editor, at_terminal, copies, text

from skew_cli.store.editor import command, target


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


def test_a_text_without_errors_is_written_and_the_copy_is_gone(skew, root, editor):
    editor.writes(GOOD)
    done = skew("edit", "2024/koeln-bethlehem")
    assert (0, "", f"{FILE} is written.\n") == (done.code, done.out, done.err)
    assert GOOD == text(root)
    assert not (root / ".skew-edit").exists()
    assert ["-u"] == editor.calls


def test_every_byte_is_taken_over(skew, root, editor):
    content = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode().rstrip()
    editor.writes(content)
    assert 0 == skew("edit", FILE).code
    assert content == (root / FILE).read_bytes()


def test_an_unchanged_text_says_so(skew, root):
    done = skew("edit", "2024/koeln-bethlehem")
    assert 0 == done.code
    assert f"{FILE} is unchanged." in done.err
    assert (KOELN, []) == (text(root), copies(root))


def test_without_a_terminal_errors_leave_the_old_text_and_keep_the_new_one(skew, root, editor):
    editor.writes(BAD)
    done = skew("edit", "2024/koeln-bethlehem")
    assert 1 == done.code
    assert f"{FILE}:4:1" in done.out
    assert "error[F003]" in done.out
    assert "keeps its old text, because the new one has new errors" in done.err
    assert f"skew edit {FILE} --from {COPY}" in done.err
    assert (KOELN, BAD) == (text(root), (root / COPY).read_text(encoding="utf-8"))
    assert "*\n" == (root / ".skew-edit/.gitignore").read_text()


@pytest.mark.parametrize(("option", "expected"), [("--keep", BAD), ("--discard", KOELN)])
def test_an_option_answers_the_question(skew, root, editor, option, expected):
    editor.writes(BAD)
    done = skew("edit", "2024/koeln-bethlehem", option)
    assert 1 == done.code
    assert "error[F003]" in done.out
    assert expected == text(root)
    assert ([] if option == "--keep" else [COPY]) == copies(root)


def test_the_kept_text_is_where_the_next_edit_begins(skew, root, editor):
    editor.writes(BAD)
    skew("edit", "2024/koeln-bethlehem", "--discard")
    other = skew("edit", "2024/koeln-bethlehem")
    assert f"not taken over: {COPY}. Go on with it: --from {COPY}; not needed: delete .skew-edit/1\n" in other.err
    assert [COPY] == copies(root)
    done = skew("edit", "2024/koeln-bethlehem", "--from", COPY, "--keep")
    assert (1, BAD, []) == (done.code, text(root), copies(root))


def test_a_file_that_another_program_changed_is_not_overwritten(skew, root, editor, monkeypatch):
    editor.writes(GOOD)
    (editor.folder / "other").write_text("schema: 1  # from another window\n")
    monkeypatch.setenv("OTHER", str(root / FILE))
    done = skew("edit", "2024/koeln-bethlehem")
    assert 2 == done.code
    assert "changed meanwhile; nothing was written" in done.err
    assert FILE in done.err
    assert COPY in done.err
    assert ("schema: 1  # from another window\n", GOOD) == (text(root), (root / COPY).read_text(encoding="utf-8"))


def test_an_editor_that_fails_after_saving_loses_nothing(skew, root, editor):
    editor.writes(GOOD)
    (editor.folder / "code").write_text("1")
    done = skew("edit", "2024/koeln-bethlehem")
    assert (2, KOELN, [COPY]) == (done.code, text(root), copies(root))
    assert "ended with an error" in done.err
    assert COPY in done.err
    assert "Traceback" not in done.err


@pytest.mark.parametrize("name", ["no-such-editor --flag", 'broken "quote'])
def test_an_editor_that_does_not_run(skew, root, monkeypatch, name):
    monkeypatch.setenv("VISUAL", name)
    done = skew("edit", "2024/koeln-bethlehem")
    assert (2, []) == (done.code, copies(root))
    assert "did not run" in done.err


def test_a_broken_file_can_be_edited(skew, root, editor):
    (root / FILE).write_bytes(b"schema: [\n")
    editor.writes(GOOD)
    assert (0, GOOD) == (skew("edit", "2024/koeln-bethlehem").code, text(root))


def test_what_programs_share_can_be_edited_by_its_path(skew, root, editor):
    people = root / "programs/people.yaml"
    people.write_text("people: []\n")
    editor.writes("people:\n  - {id: advisor-a, name: Advisor}\n")
    assert 0 == skew("edit", "programs/people.yaml").code
    assert "advisor-a" in people.read_text()


def test_a_link_out_of_the_repository_gets_no_copy(skew, root, editor, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (root / ".skew-edit").symlink_to(tmp_path / "elsewhere")
    editor.writes(GOOD)
    assert (2, KOELN, []) == (skew("edit", FILE).code, text(root), list((tmp_path / "elsewhere").iterdir()))


def test_both_options_do_not_go_together(skew):
    assert 2 == skew("edit", FILE, "--keep", "--discard").code


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminals on Windows")
class TestDialogue:
    def test_again_until_it_is_right(self, root, editor):
        editor.writes(BAD, GOOD)
        terminal = at_terminal(root, editor)
        try:
            terminal.until("[edit again, at the first error]: ")
            assert KOELN == text(root)
            terminal.send("\n")
            code, rest = terminal.end()
        finally:
            terminal.close()
        assert (0, GOOD, []) == (code, text(root), copies(root))
        assert "is written" in rest

    def test_again_means_at_the_first_error(self, root, editor):
        editor.writes(BAD, GOOD)
        vim = editor.folder / "vim"
        vim.write_text(f"#!{sys.executable}\n{EDITOR}")
        vim.chmod(0o755)
        editor.command = str(vim)
        terminal = at_terminal(root, editor)
        try:
            terminal.until("[edit again, at the first error]: ")
            terminal.send("\n")
            assert 0 == terminal.end()[0]
        finally:
            terminal.close()
        assert ["", "+4"] == editor.calls

    @pytest.mark.parametrize(("answer", "expected", "left"), [("2", BAD, []), ("3", KOELN, [COPY])])
    def test_keep_and_discard(self, root, editor, answer, expected, left):
        editor.writes(BAD)
        terminal = at_terminal(root, editor)
        try:
            asked = terminal.until("[edit again, at the first error]: ")
            terminal.send(f"{answer}\n")
            code, _ = terminal.end()
        finally:
            terminal.close()
        assert "error" in asked
        assert (1, expected, left) == (code, text(root), copies(root))

    def test_ctrl_c_keeps_and_names_the_text(self, root, editor):
        editor.writes(BAD)
        terminal = at_terminal(root, editor)
        try:
            terminal.until("[edit again, at the first error]: ")
            terminal.send("\x03")
            code, rest = terminal.end()
        finally:
            terminal.close()
        assert (130, KOELN, BAD) == (code, text(root), (root / COPY).read_text(encoding="utf-8"))
        assert COPY in rest
        assert "Traceback" not in rest


@pytest.mark.parametrize(
    ("editor", "line", "expected"),
    [
        ("/usr/bin/vim", 7, ["+7", "a b.yaml"]),
        ("vi", 7, ["+7", "a b.yaml"]),
        ("nvim", 7, ["+7", "a b.yaml"]),
        ("nano", 7, ["+7", "a b.yaml"]),
        ("emacs", 7, ["+7", "a b.yaml"]),
        ("code", 7, ["--goto", "a b.yaml:7"]),
        (r"C:\Program Files\VS Code\Code.exe", 7, ["--goto", "a b.yaml:7"]),
        ("hx", 7, ["a b.yaml:7"]),
        ("notepad", 7, ["a b.yaml"]),
        ("vim", None, ["a b.yaml"]),
    ],
)
def test_how_an_editor_is_told_the_line(editor, line, expected):
    assert expected == target(editor, Path("a b.yaml"), line)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("code", ["code", "--wait"]),
        ("code --wait -n", ["code", "--wait", "-n"]),
        ("vim -u NONE", ["vim", "-u", "NONE"]),
        ('"/opt/my editor/vim" -n', ["/opt/my editor/vim", "-n"]),
        ("  ", ["notepad" if os.name == "nt" else "nano"]),
    ],
)
def test_the_command_of_the_editor(monkeypatch, given, expected):
    for name in ("SKEW_EDITOR", "EDITOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("VISUAL", given)
    assert expected == command()
