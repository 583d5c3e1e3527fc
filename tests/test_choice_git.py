"""What differs from a commit (contract 13): --changed and --staged in real git checkouts."""

import json
import os
import sys

import pytest
from cli_repository import BONN, caller, lay_down
from git_checkouts import checkout, commit, git, needs_git, quiet

from skew_cli.store import files
from skew_cli.store import git as store_git
from skew_cli.store.git import Failed, Git

pytestmark = needs_git
ask = Git._run
OLD, BONN_FILE, KOELN_FILE = (
    "programs/2023/koeln-bethlehem.yaml",
    "programs/2024/bonn-ramallah.yaml",
    "programs/2024/koeln-bethlehem.yaml",
)
ALL = [OLD, BONN_FILE, KOELN_FILE]


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    quiet(monkeypatch)


@pytest.fixture
def root(tmp_path):
    return checkout(tmp_path / "root")


@pytest.fixture
def skew(root, monkeypatch, capsys):
    return caller(root, monkeypatch, capsys)


@pytest.fixture
def listed(skew):
    """The files that a report would be about; an exit code other than 0 is an error."""

    def files(*arguments):
        done = skew("validate", "--list-files", *arguments)
        assert 0 == done.code, done.err
        return done.out.splitlines()

    return files


def edit(root, name=BONN_FILE):
    with (root / name).open("a") as file:
        file.write("# edited\n")


def test_changed_since_a_branch(root, skew, listed):
    base = git(root, "rev-parse", "HEAD").strip()
    git(root, "checkout", "-qb", "mine")
    edit(root)
    commit(root)
    git(root, "checkout", "-q", "main")
    edit(root, OLD)  # what others did meanwhile is no change of mine
    commit(root)
    git(root, "checkout", "-q", "mine")
    assert [BONN_FILE] == listed("--changed", "--since", "main")
    edit(root, KOELN_FILE)
    (root / "programs/2024/new.yaml").write_text(BONN)
    expected = [BONN_FILE, KOELN_FILE, "programs/2024/new.yaml"]
    assert expected == listed("--changed", "--since", "main")
    git(root, "checkout", "-q", "--detach")
    assert expected == listed("--changed", "--since", "main")
    report = json.loads(skew("validate", "--changed", "--since", "main", "--format", "json").out)
    assert {"kind": "changed", "since": base} == report["filter"]


def test_no_changes_are_an_answer(root, skew, listed):
    os.utime(root / BONN_FILE, (0, 0))  # touched, not changed
    (root / OLD).write_bytes((root / OLD).read_bytes().replace(b"\n", b"\r\n"))  # as git writes it on Windows
    (root / "README.md").touch()
    for mode in (["--changed", "--since", "HEAD"], ["--staged"]):
        done = skew("validate", *mode)
        assert (0, "no program has changed: there is nothing to report.") == (done.code, done.err.splitlines()[0])
        report = json.loads(skew("validate", *mode, "--format", "json").out)
        assert (3, 0, []) == (report["summary"]["indexed"], report["summary"]["reported"], report["findings"])
        assert [] == listed(*mode)


@pytest.mark.parametrize("mode", [("--changed", "--since", "main"), ("--staged",)])
@pytest.mark.parametrize("how", ["deleted", "renamed", "shared", "settings", "template"])
def test_what_concerns_all_widens_the_report(root, listed, mode, how):
    edit(root)
    if how in {"deleted", "renamed"}:
        git(root, *(("rm", "-q", OLD) if how == "deleted" else ("mv", OLD, "programs/2023/other.yaml")))
    else:
        files = {"shared": "programs/2024/season.yaml", "settings": "skew.toml", "template": "templates/x.yaml"}
        (root / files[how]).parent.mkdir(exist_ok=True)
        (root / files[how]).write_text("# changed\n")
    git(root, "add", "-A")
    expected = {"deleted": ALL[1:], "renamed": ["programs/2023/other.yaml", *ALL[1:]]}
    assert expected.get(how, ALL) == listed(*mode)


def test_the_target_branch_of_a_ci(root, listed, skew, monkeypatch):
    edit(root)
    commit(root)
    git(root, "update-ref", "refs/remotes/origin/release", "HEAD~1")
    git(root, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert 2 == skew("validate", "--changed").code
    git(root, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    assert [] == listed("--changed")
    for name, value in (
        ("GITHUB_BASE_REF", "release"),
        ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "release"),
        ("CI_MERGE_REQUEST_DIFF_BASE_SHA", git(root, "rev-parse", "HEAD~1").strip()),
        ("BITBUCKET_PR_DESTINATION_BRANCH", "release"),
        ("SYSTEM_PULLREQUEST_TARGETBRANCH", "refs/heads/release"),
    ):
        with monkeypatch.context() as here:
            here.setenv(name, value)
            assert [BONN_FILE] == listed("--changed"), name
            here.setenv(name, "gone")
            assert 2 == skew("validate", "--changed").code, name


@pytest.mark.parametrize("ref", ["nothing", "-x", "--output=x", "HEAD^{tree}", "HEAD~99", "", "a\nb", ":/x"])
def test_an_unknown_ref(root, skew, ref):
    done = skew("validate", "--changed", f"--since={ref}")
    assert (2, "", False) == (done.code, done.out, (root / "x").exists())
    assert f'"{ref}"'.replace("\n", r"\x0a") in done.err or not ref


def test_a_clone_that_is_too_shallow(root, tmp_path, monkeypatch, capsys):
    git(root, "checkout", "-qb", "mine")
    edit(root)
    commit(root)
    git(root, "checkout", "-q", "main")
    edit(root, OLD)
    commit(root)
    shallow = tmp_path / "shallow"
    git(tmp_path, "clone", "-q", "--depth", "1", "--no-single-branch", "-b", "mine", f"file://{root}", str(shallow))
    skew = caller(shallow, monkeypatch, capsys)
    for since in ((), ("--since", "origin/main"), ("--since", "origin/mine~1")):
        done = skew("validate", "--changed", *since)
        assert (2, "", True) == (done.code, done.out, "fetch-depth: 0" in done.err and "--unshallow" in done.err)
    git(shallow, "fetch", "-q", "--unshallow")
    assert [BONN_FILE] == skew("validate", "--changed", "--list-files", "--since", "origin/main").out.splitlines()


def test_without_git_or_commits(tmp_path, monkeypatch, capsys):
    root = lay_down(tmp_path)
    skew = caller(root, monkeypatch, capsys)
    for mode in (["--changed"], ["--staged"], ["--changed", "--since", "main"]):
        assert (2, "") == ((done := skew("validate", *mode)).code, done.out)
    (root / ".git").rmdir()
    git(root, "init", "-q")
    assert 2 == skew("validate", "--changed").code
    git(root, "add", BONN_FILE)
    done = skew("validate", "--staged", "--list-files")
    assert (0, f"{BONN_FILE}\n") == (done.code, done.out)


def test_staged_is_what_the_commit_will_hold(root, skew, listed):
    (root / BONN_FILE).write_text(BONN.replace("themes", "thems"))
    git(root, "add", BONN_FILE)
    (root / BONN_FILE).write_text(BONN)  # put right, but not staged
    (root / OLD).write_text("broken: [\n")  # broken, but not staged
    (root / "programs/2024/new.yaml").write_text("broken: [\n")
    (root / "programs/2024/noted.yaml").write_text("broken: [\n")
    git(root, "add", "-N", "programs/2024/noted.yaml")
    (root / "skew.toml").write_text('ignore-codes = ["ALL"]\n')
    report = json.loads(skew("validate", "--staged", "--format", "json").out)
    assert {BONN_FILE} == {each["file"] for each in report["findings"]}
    assert "F003" in {each["code"] for each in report["findings"]}
    assert (3, 1, "staged") == (report["summary"]["indexed"], report["summary"]["reported"], report["filter"]["kind"])
    (root / BONN_FILE).unlink()
    assert [BONN_FILE] == listed("--staged")
    git(root, "rm", "-q", "--cached", BONN_FILE)
    assert [OLD, KOELN_FILE] == listed("--staged")


def test_only_what_a_program_may_hold_is_taken_from_the_index(root, skew, monkeypatch):
    fed = []
    monkeypatch.setattr(Git, "_run", lambda self, *given: fed.append(given) or ask(self, *given))
    (root / "programs/2024/huge.yaml").write_bytes(b"#" * (files.LARGEST + 1))
    (root / BONN_FILE).write_bytes(BONN.encode() + b"#" * 300_000)
    git(root, "add", "-A")
    on_disk, staged = (json.loads(skew("validate", *given, "--format", "json").out) for given in ((), ("--staged",)))
    where = {BONN_FILE, "programs/2024/huge.yaml"}
    told, expected = (
        [(each["file"], each["code"], each["params"]) for each in report["findings"] if each["file"] in where]
        for report in (staged, on_disk)
    )
    assert (expected, where) == (told, {each[0] for each in told if each[1] == "F001"})
    huge = git(root, "rev-parse", ":programs/2024/huge.yaml").strip().encode()
    assert not any(huge in given[3] for given in fed if "--batch" in given[2] and len(given) > 3)


@pytest.mark.skipif(sys.platform == "win32", reason="a script of a shell")
def test_git_that_does_not_answer_is_not_waited_for(root, tmp_path, monkeypatch):
    script = tmp_path / "git"
    script.write_text("#!/bin/sh\nexec tail -f /dev/null\n")
    script.chmod(0o755)
    monkeypatch.setattr(store_git, "PATIENCE_S", 0.1)
    with pytest.raises(Failed, match=r"> 0\.1 s"):
        Git(root=root, top=root, program=str(script))("status")


def test_an_unfinished_merge_is_told(root, skew):
    git(root, "checkout", "-qb", "mine")
    edit(root)
    commit(root)
    git(root, "checkout", "-q", "main")
    (root / BONN_FILE).write_text(BONN + "# other\n")
    commit(root)
    git(root, "merge-tree", "main", "main", "mine")
    with pytest.raises(Exception, match="merge"):
        git(root, "merge", "mine")
    done = skew("validate", "--staged")
    assert (2, True) == (done.code, BONN_FILE in done.err)


@pytest.mark.parametrize("worktree", [False, True])
def test_in_a_hook_the_index_of_the_commit_counts(root, tmp_path, skew, monkeypatch, capsys, worktree):
    if worktree:
        git(root, "worktree", "add", "-q", "-b", "mine", str(tmp_path / "tree"))
        root = tmp_path / "tree"
        skew = caller(root, monkeypatch, capsys)
    edit(root, KOELN_FILE)
    git(root, "add", "-A")
    # git commit --only BONN: a second index, which the hook gets with the folder of git
    folder = git(root, "rev-parse", "--absolute-git-dir").strip()
    index = f"{folder}/next-index-1.lock"
    edit(root)
    git(root, "read-tree", "HEAD", GIT_INDEX_FILE=index)
    git(root, "add", BONN_FILE, GIT_INDEX_FILE=index)
    assert f"{KOELN_FILE}\n" == skew("validate", "--staged", "--list-files").out
    monkeypatch.setenv("GIT_INDEX_FILE", index if worktree else os.path.relpath(index, root))
    monkeypatch.setenv("GIT_DIR", folder if worktree else ".git")
    monkeypatch.setenv("GIT_PREFIX", "")
    assert f"{BONN_FILE}\n" == skew("validate", "--staged", "--list-files").out
    assert f"{BONN_FILE}\n{KOELN_FILE}\n" == skew("validate", "--changed", "--since", "HEAD", "--list-files").out
    assert ALL == skew("validate", "--list-files").out.splitlines()
    other = checkout(tmp_path / "other")
    edit(other, OLD)
    git(other, "add", "-A")
    assert f"{OLD}\n" == skew("-C", str(other), "validate", "--staged", "--list-files").out


def test_a_program_folder_below_the_root_of_the_checkout(tmp_path, monkeypatch, capsys):
    root = tmp_path / "team"
    root.mkdir()
    lay_down(root)
    (root / ".git").rmdir()
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "README.md").touch()
    first = commit(tmp_path)
    edit(root)
    (root / "programs/2024/new.yaml").write_text(BONN)
    git(tmp_path, "add", "-A")
    (tmp_path / "README.md").unlink()
    skew = caller(root, monkeypatch, capsys)
    for mode in (["--staged"], ["--changed", "--since", first]):
        assert [BONN_FILE, "programs/2024/new.yaml"] == skew("validate", *mode, "--list-files").out.splitlines()
