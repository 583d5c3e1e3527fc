"""Real git checkouts for tests, with nothing of this machine's settings."""

import os
import shutil
import subprocess

import pytest

GIT = shutil.which("git")
needs_git = pytest.mark.skipif(GIT is None, reason="git is not installed")
SETTINGS = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Beratung 1",
    "GIT_AUTHOR_EMAIL": "beratung@example.org",
    "GIT_COMMITTER_NAME": "Beratung 1",
    "GIT_COMMITTER_EMAIL": "beratung@example.org",
}
CI = (
    "GITHUB_BASE_REF",
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",
    "CI_MERGE_REQUEST_DIFF_BASE_SHA",
    "BITBUCKET_PR_DESTINATION_BRANCH",
    "BITBUCKET_PR_DESTINATION_COMMIT",
    "SYSTEM_PULLREQUEST_TARGETBRANCH",
    "CI_COMMIT_TARGET_BRANCH",
    "CHANGE_TARGET",
)


def quiet(monkeypatch):
    """Takes this machine's settings of git and CI away from skew, too."""
    for name in [each for each in os.environ if each.startswith("GIT_")]:
        monkeypatch.delenv(name)
    for name in CI:
        monkeypatch.delenv(name, raising=False)
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)


def git(folder, *arguments, **environment):
    """What git writes."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env={**kept, **SETTINGS, **environment}, capture_output=True, check=True
    )
    return os.fsdecode(done.stdout)


def checkout(root, **texts):
    """A repository with three programs, committed on the branch `main`."""
    from cli_repository import lay_down

    root.mkdir(parents=True, exist_ok=True)
    lay_down(root)
    (root / ".git").rmdir()
    git(root, "init", "-q", "-b", "main")
    for name, text in texts.items():
        (root / name).write_text(text)
    commit(root)
    return root


def commit(root, message="a"):
    git(root, "add", "-A")
    git(root, "commit", "-qm", message)
    return git(root, "rev-parse", "HEAD").strip()
