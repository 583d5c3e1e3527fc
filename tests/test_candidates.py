"""Which files are programs (contract 13 and 18): as git says, and the same without git; the checked repository runs nothing."""

import os
import shutil
import sys

import pytest
from cli_repository import BONN, KOELN, caller, lay_down
from git_checkouts import checkout, commit, git, needs_git, quiet

from skew_cli.errors import SkewError
from skew_cli.model.config import Config
from skew_cli.store import candidates
from skew_cli.store.changed import staged
from skew_cli.store.repository import Repository, find

pytestmark = needs_git
THREE = ("programs/2023/koeln-bethlehem.yaml", "programs/2024/bonn-ramallah.yaml", "programs/2024/koeln-bethlehem.yaml")
HOSTILE = (
    "-rf.yaml",
    "a\nb.yaml",
    "größe.yaml",
    "gro\u0308ße.yaml",
    "mit blank.yaml",
    'q"uote.yaml',
    "رام الله.yml",
    "*.yaml",
)


@pytest.fixture(autouse=True)
def _quiet(monkeypatch):
    quiet(monkeypatch)


def lay(root, *names):
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"x")


def programs(root, **options):
    return Repository(root=root, **options).programs()


def both_ways(root, monkeypatch):
    """The programs as git says, and as they are found where no git is installed."""
    by_git = programs(root)
    with monkeypatch.context() as here:
        here.setattr(shutil, "which", lambda *_, **__: None)
        return by_git, programs(root)


def test_programs_are_what_git_has_or_would_take(tmp_path, monkeypatch):
    root = checkout(tmp_path, **{".gitignore": "draft-*\n/programs/old/\n"})
    lay(root, "programs/2024/new.yml", "programs/2024/draft-a.yaml", "programs/old/x.yaml", "programs/2024/x.txt")
    expected = tuple(sorted((*THREE, "programs/2024/new.yml")))
    assert (expected, expected) == both_ways(root, monkeypatch)


def test_what_is_deleted_is_no_program_even_before_git_knows(tmp_path):
    root = checkout(tmp_path)
    (root / THREE[0]).unlink()
    assert THREE[1:] == programs(root)


def test_what_git_has_counts_although_it_is_ignored(tmp_path):
    root = checkout(tmp_path)
    (root / ".gitignore").write_text("bonn-*\n")
    assert THREE == programs(root)


def test_hostile_names_are_spelled_as_they_are(tmp_path, monkeypatch):
    root = checkout(tmp_path)
    lay(root, *(f"programs/2025/{each}" for each in HOSTILE))
    untracked = both_ways(root, monkeypatch)
    commit(root)
    expected = tuple(sorted((*THREE, *(f"programs/2025/{each}" for each in HOSTILE))))
    assert (expected, expected, expected) == (*untracked, programs(root))


@pytest.mark.parametrize(
    "rules",
    [
        "a/**\n!a/keep.yaml\n",
        "a/\n!a/keep.yaml\n",
        "*.yaml\n!keep.yaml\n",
        "/programs/*/a\n",
        "programs/2024/a/*\n!programs/2024/a/b\n",
        "**/b/*.yaml\n",
        "# nothing\n\n\\#x.yaml\nkeep.yaml   \n",
        "!\n\\\nk[ea]ep.yaml\n",
        "Keep.yaml\n",
        "\ufeffkeep.yaml\n",
        "programs\n",
        "programs/**\n!programs/2024/\n!programs/2024/**\n",
    ],
)
@pytest.mark.parametrize("deeper", ["", "!keep.yaml\n", "b\n"])
def test_without_git_gitignore_means_the_same(tmp_path, monkeypatch, rules, deeper):
    root = lay_down(tmp_path)
    (root / ".git").rmdir()
    git(root, "init", "-q")
    lay(
        root,
        *(f"programs/2024/{each}" for each in ("a/keep.yaml", "a/b/keep.yaml", "a/b/c.yaml", "#x.yaml", "keep.yaml")),
    )
    (root / ".gitignore").write_text(rules)
    (root / "programs/2024/a/.gitignore").write_text(deeper)
    by_git, by_walk = both_ways(root, monkeypatch)
    assert by_git == by_walk


def test_a_program_folder_below_the_root_of_the_checkout(tmp_path, monkeypatch):
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("bonn-*\n")
    root = tmp_path / "team/a"
    root.mkdir(parents=True)
    lay_down(root)
    (root / ".git").rmdir()
    expected = (THREE[0], THREE[2])
    assert (expected, expected) == both_ways(root, monkeypatch)


def test_a_folder_that_the_checkout_around_it_ignores_stands_for_itself(tmp_path):
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("*\n")
    root = tmp_path / "mine"
    root.mkdir()
    lay_down(root)
    (root / ".git").rmdir()
    assert THREE == programs(root)


def test_repositories_within_the_repository_are_not_looked_into(tmp_path, monkeypatch):
    other = checkout(tmp_path / "other")
    root = checkout(tmp_path / "root")
    git(root, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(other), "programs/2025")
    checkout(root / "programs/2026")
    assert (THREE, THREE) == both_ways(root, monkeypatch)


def test_a_link_counts_by_the_file_behind_it(tmp_path, monkeypatch):
    root = checkout(tmp_path)
    lay(root, "data/x.yaml")
    (root / "programs/2023/a.yaml").symlink_to("../2024/bonn-ramallah.yaml")
    (root / "programs/2023/b.yaml").symlink_to("../../data/x.yaml")
    (root / "programs/2025").symlink_to("2024")
    expected = ("programs/2023/b.yaml", *THREE)
    assert (expected, expected) == both_ways(root, monkeypatch)
    commit(root)
    assert expected == programs(root)
    overlaid = Repository(root=root).as_staged(staged(root))
    assert (expected, b"x") == (overlaid.programs(), overlaid.read("programs/2023/b.yaml"))


def test_exclude_is_written_as_in_gitignore(tmp_path):
    root = checkout(tmp_path)
    lay(root, "programs/archive/2020/x.yaml")
    assert THREE == programs(root, config=Config(exclude=["programs/archive/**"]))
    assert THREE[:1] == programs(root, config=Config(exclude=["archive/"]), exclude=("/programs/2024",))
    assert ("programs/2024/bonn-ramallah.yaml",) == programs(root, exclude=("*", "!bonn*"))
    with pytest.raises(SkewError, match="no pattern"):
        programs(root, exclude=("!",))


def test_what_is_named_is_taken_although_it_is_left_out(tmp_path):
    root = checkout(tmp_path, **{".gitignore": "draft-*\n"})
    lay(root, "programs/archive/x.yaml", "programs/archive/y.yaml", "programs/2024/draft-a.yaml")
    config = Config(exclude=["programs/archive/**"])
    assert ("programs/archive/x.yaml",) == programs(root, config=config, named=("programs/archive/x.yaml",))[3:]
    assert 5 == len(programs(root, config=config, named=("programs/archive",)))
    assert 3 == len(programs(root, config=config, named=("programs", ".", "programs/2024")))
    assert "programs/2024/draft-a.yaml" in programs(root, named=("programs/2024/draft-a.yaml",))
    assert "programs/2024/draft-a.yaml" in programs(root, gitignore=False)


@pytest.mark.parametrize("git_there", [True, False])
def test_a_second_skew_toml_is_refused(tmp_path, monkeypatch, capsys, git_there):
    root = checkout(tmp_path)
    lay(root, "programs/2024/skew.toml")
    (root / "programs/2024/skew.toml").write_text("")
    if not git_there:
        monkeypatch.setattr(shutil, "which", lambda *_, **__: None)
    skew = caller(root, monkeypatch, capsys)
    for command in (("list",), ("validate",), ("-C", "programs/2024", "list")):
        done = skew(*command)
        assert (2, "", True) == (done.code, done.out, '"programs/2024/skew.toml"' in done.err)


def test_a_skew_toml_among_templates_is_no_second_one(tmp_path):
    root = checkout(tmp_path)
    lay(root, "templates/repository/skew.toml")
    assert THREE == find(root).programs()


def evil(root, marker, monkeypatch):
    """A checkout whose settings run a program at every opportunity."""
    script = root / ".git/evil"
    script.write_text(f'#!/bin/sh\ntouch "{marker}"\nexit 1\n')
    script.chmod(0o755)
    (root / ".gitattributes").write_text("*.yaml filter=evil diff=evil\n")
    for name in ("post-index-change", "pre-commit", "reference-transaction", "fsmonitor-watchman", "query-watchman"):
        (root / ".git/hooks").mkdir(exist_ok=True)
        shutil.copy(script, root / ".git/hooks" / name)
    for key in (
        "core.fsmonitor",
        "core.pager",
        "pager.ls-files",
        "diff.external",
        "diff.evil.command",
        "diff.evil.textconv",
        "filter.evil.clean",
        "filter.evil.smudge",
        "filter.evil.process",
        "core.sshCommand",
        "core.editor",
        "credential.helper",
        "remote.origin.uploadpack",
    ):
        git(root, "config", key, str(script))
    for verb in ("ls-files", "ls-tree", "rev-parse", "cat-file", "merge-base", "diff-index"):
        git(root, "config", f"alias.{verb}", f"!{script}")
    git(root, "config", "remote.origin.url", f"ext::{script}")
    git(root, "config", "protocol.ext.allow", "always")
    git(root, "config", "extensions.partialClone", "origin")
    git(root, "config", "remote.origin.promisor", "true")
    for folder in (root, root / "bin"):  # a git among the checked files, first of the path
        folder.mkdir(exist_ok=True)
        shutil.copy(script, folder / "git")
    monkeypatch.setenv("PATH", os.pathsep.join(["", ".", str(root / "bin"), os.environ["PATH"]]))


@pytest.mark.skipif(sys.platform == "win32", reason="the script is one for sh")
def test_nothing_of_the_checked_repository_is_executed(tmp_path, monkeypatch, capsys):
    root, marker = checkout(tmp_path / "root"), tmp_path / "marker"
    git(root, "branch", "start")
    (root / THREE[1]).write_text(BONN + "# changed\n")
    evil(root, marker, monkeypatch)
    skew = caller(root, monkeypatch, capsys)
    (root / THREE[2]).write_text(KOELN)  # another time, the same contents: git would ask its filters
    for arguments in (
        ("list",),
        ("validate",),
        ("validate", "--changed", "--since", "start"),
        ("validate", "--staged"),
    ):
        assert skew(*arguments).code in {0, 1}, arguments
    assert not marker.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="the script is one for sh")
def test_nothing_is_fetched_for_what_a_clone_lacks(tmp_path, monkeypatch, capsys):
    root, marker = checkout(tmp_path / "root"), tmp_path / "marker"
    oid = git(root, "rev-parse", f":{THREE[1]}").strip()
    (root / ".git/objects" / oid[:2] / oid[2:]).unlink()
    evil(root, marker, monkeypatch)
    done = caller(root, monkeypatch, capsys)("validate", "--staged", "--allow-empty")
    assert (False, "Traceback" in done.err) == (marker.exists(), False)


def test_the_same_git_is_not_asked_where_there_is_no_checkout(tmp_path, monkeypatch):
    root = lay_down(tmp_path)
    (root / ".git").rmdir()
    monkeypatch.setattr(candidates, "git", lambda _: None)
    assert THREE == programs(root)
