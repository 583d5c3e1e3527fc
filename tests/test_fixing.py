"""`--fix` and `--diff` (contract 12): what is written where, and when skew refuses."""

import io
import os
import stat
import subprocess
import sys
from types import SimpleNamespace

import pytest
from cli_repository import BONN, caller, lay_down

from skew_cli.app.validation import fixes

FILE = "programs/2024/bonn-ramallah.yaml"


@pytest.fixture
def skew(tmp_path, monkeypatch, capsys):
    return caller(lay_down(tmp_path), monkeypatch, capsys)


TYPOS = BONN.replace("status: idea", "status: Idea").replace("themes:", "thems:") + "notes: no"
FIXED = BONN + 'notes: "no"'


def put(root, text, mode=0o640):
    file = root / FILE
    file.write_bytes(text.encode())
    file.chmod(mode)
    return file


def test_fix_writes_and_tells_what_remains(skew, tmp_path):
    file = put(tmp_path, "\ufeff" + TYPOS.replace("\n", "\r\n"))
    said = skew("validate", FILE, "--fix", "--select", "F")
    assert (0, "", "3 problems put right in programs/2024/bonn-ramallah.yaml.\n") == (said.code, said.out, said.err)
    assert ("\ufeff" + FIXED.replace("\n", "\r\n")).encode() == file.read_bytes()
    assert 0o640 == stat.S_IMODE(file.stat().st_mode)
    again = skew("validate", FILE, "--fix", "--select", "F")
    assert (0, "", "") == (again.code, again.out, again.err)


def test_the_exit_code_is_that_of_what_remains(skew, tmp_path):
    put(tmp_path, f"{TYPOS}\nxyzzy: 1\n")
    said = skew("validate", "--fix", "--select", "F", FILE)
    assert (1, f"{FILE}:11:1: error[F003] unknown key `xyzzy`\n") == (said.code, said.out)


def test_diff_writes_nothing_and_git_can_apply_it(skew, tmp_path):
    file = put(tmp_path, TYPOS)
    said = skew("validate", "--diff", "--select", "F", FILE)
    assert (1, TYPOS.encode(), "1 file would change; nothing was written.\n") == (
        said.code,
        file.read_bytes(),
        said.err,
    )
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=said.out.encode(), check=True)
    assert FIXED.encode() == file.read_bytes()
    clean = skew("validate", "--diff", "--select", "F", FILE)
    assert (0, "", "0 files would change; nothing was written.\n") == (clean.code, clean.out, clean.err)


NAMES = ["a b", "köln", 'a"b', "a\\b", *(["a\tb", "a\nb c", os.fsdecode(b"a\xffb")] if sys.platform == "linux" else [])]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", NAMES)
def test_a_diff_of_an_odd_name_can_be_applied(skew, tmp_path, name):
    file = (tmp_path / FILE).with_name(f"{name}.yaml")
    file.write_text(TYPOS)
    said = skew("validate", "--diff", "--select", "F", "--", str(file))
    assert (1, 1) == (said.code, said.out.count("--- "))
    subprocess.run(["git", "init", "-q", "."], cwd=tmp_path, check=True)
    subprocess.run(["git", "apply", "-"], cwd=tmp_path, input=said.out.encode(), check=True)
    assert FIXED == file.read_text()


def test_stdin_goes_to_stdout_and_the_findings_to_stderr(skew, tmp_path, monkeypatch):
    text = f"{TYPOS}\nxyzzy: 1\r\n".encode()
    out = io.BytesIO()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(text)))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(out, write_through=True))
    said = skew("validate", "--fix", "--select", "F", "--stdin-filename", FILE, "-")
    assert (1, f"{FIXED}\nxyzzy: 1\r\n".encode()) == (said.code, out.getvalue())
    assert f"{FILE}:11:1: error[F003] unknown key `xyzzy`\n" in said.err
    assert BONN == (tmp_path / FILE).read_text()


def test_stdin_without_a_fix_is_passed_on(skew, monkeypatch):
    out = io.BytesIO()
    monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(BONN.encode())))
    monkeypatch.setattr("sys.stdout", io.TextIOWrapper(out, write_through=True))
    assert (0, BONN.encode()) == (skew("validate", "--fix", "--stdin-filename", FILE, "-").code, out.getvalue())


def test_a_merge_conflict_is_left_alone(skew, tmp_path):
    text = f"{BONN}<<<<<<< a\nnotes: no\n=======\nnotes: yes\n>>>>>>> b\n"
    file = put(tmp_path, text)
    said = skew("validate", "--fix", "--select", "F", FILE)
    assert (1, text.encode()) == (said.code, file.read_bytes())
    assert f'"{FILE}" holds an unresolved merge conflict and was left alone.\n' == said.err


def test_a_file_that_changed_meanwhile_is_refused(skew, tmp_path, monkeypatch):
    file = put(tmp_path, TYPOS)
    real = fixes.written

    def meanwhile(*args):
        file.write_text("someone else\n")
        return real(*args)

    monkeypatch.setattr(fixes, "written", meanwhile)
    said = skew("validate", "--fix", "--select", "F", FILE)
    assert (2, "someone else\n") == (said.code, file.read_text())
    assert "changed meanwhile" in said.err


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_out_of_the_repository_is_not_followed(skew, tmp_path, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "x.yaml"
    outside.write_text(TYPOS)
    (tmp_path / FILE).unlink()
    (tmp_path / FILE).symlink_to(outside)
    said = skew("validate", "--fix", "--unsafe-fixes", "--select", "F")
    assert (1, TYPOS) == (said.code, outside.read_text())


def test_staged_content_is_not_fixed(skew):
    assert [2, 2] == [skew("validate", "--staged", each).code for each in ("--fix", "--diff")]
