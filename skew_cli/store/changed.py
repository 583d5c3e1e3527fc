"""What differs from a commit: in the working tree, or in the index, which is read instead of the disk."""

import hashlib
import os
import posixpath
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from skew_cli.errors import SkewError
from skew_cli.store import files
from skew_cli.store.git import Entry, Failed, Git, git
from skew_cli.words import Text

_TARGETS = (
    "GITHUB_BASE_REF",  # GitHub, Forgejo, Gitea
    "CI_MERGE_REQUEST_TARGET_BRANCH_NAME",  # GitLab
    "CI_MERGE_REQUEST_DIFF_BASE_SHA",
    "BITBUCKET_PR_DESTINATION_BRANCH",  # Bitbucket
    "BITBUCKET_PR_DESTINATION_COMMIT",
    "SYSTEM_PULLREQUEST_TARGETBRANCH",  # Azure
    "CI_COMMIT_TARGET_BRANCH",  # Woodpecker
    "CHANGE_TARGET",  # Jenkins
)
"""Variables by which a CI says where a change goes to."""
_SHA1 = 40
"""Hexadecimal digits of an id; more are SHA-256."""
_AT_ONCE = 256 * 1024
"""Bytes; no program is larger, and what is larger is not kept."""


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What differs from a commit, in names relative to the repository."""

    since: str | None
    """Id of the commit; None where there is none yet."""
    names: frozenset[str]
    """Files that are new or have other contents."""
    gone: frozenset[str]
    """Files that are there no more; a file that got another name is gone, and new under the other one."""


def changed(root: Path, since: str, *names: str) -> Changes:
    """What differs from where the branch left `since`, committed or not, untracked files included, below `names`.

    An empty `since` is the branch that a CI says the change goes to, else `origin/HEAD`. Contents are compared here,
    by their ids: git would run the filters of the repository. Raises SkewError where git cannot answer.
    """
    here = _git(root)
    if here.commit("HEAD") is None:
        raise SkewError(
            Text(en="there is no commit yet to compare with", de="es gibt noch keinen Commit zum Vergleichen"),
            Text(en="leave --changed out, or use --staged", de="--changed weglassen oder --staged verwenden"),
        )
    base = _merge_base(here, *_since(here, since))
    try:
        before, now = here.tree(base), here.listed(*names)
    except Failed as problem:
        _fail(problem)
    mine = {each for each in before if any(each == name or each.startswith(f"{name}/") for name in names)}
    there = {each for each in {*now, *mine} if os.path.lexists(here.root / each)}
    return Changes(
        since=base,
        names=frozenset(each for each in there if not _same(here.root, each, before)),
        gone=frozenset(each for each in mine - there if before[each].file),
    )


def _same(root: Path, name: str, before: Mapping[str, Entry]) -> bool:
    """Whether a file is as it was; of a link both it and the file behind it."""
    path, old = root / name, before.get(name)
    if old is None or not old.file:
        return path.is_dir()  # a submodule, or a repository within the repository
    if not path.is_symlink():
        return not old.link and _holds(path, old)
    if not old.link or _oid(os.fsencode(path.readlink()), old.oid) != old.oid:
        return False
    behind = before.get(os.path.relpath(files.resolved(path), root).replace(os.sep, "/"))
    return behind is not None and behind.file and _holds(files.resolved(path), behind)


def _holds(path: Path, old: Entry) -> bool:
    """Whether a file has the contents; line ends do not count, because git may write others than it keeps."""
    try:
        content = files.read(path)
    except SkewError:
        return False
    return old.oid in (_oid(content, old.oid), _oid(content.replace(b"\r\n", b"\n"), old.oid))


def _oid(content: bytes, like: str) -> str:
    """The id that git gives to contents, in the kind of another id."""
    whole = b"blob %d\0%b" % (len(content), content)
    if len(like) == _SHA1:
        return hashlib.sha1(whole, usedforsecurity=False).hexdigest()
    return hashlib.sha256(whole).hexdigest()


@dataclass(frozen=True, kw_only=True)
class Staged(Changes):
    """What the next commit changes, and all that it will hold."""

    contents: Mapping[str, bytes]
    """Every file of the index by name; a link holds what the file behind it holds."""
    links: frozenset[str]
    """Links below `programs/` to files that lie there, too: they are no files of their own."""


def staged(root: Path) -> Staged:
    """The index, compared with the last commit; raises SkewError where git cannot answer."""
    here = _git(root).in_hook()
    head = here.commit("HEAD")
    try:
        after, before = here.index(), here.tree(head) if head else {}
        noted = _noted(here, head, {name for name in after if name not in before})
        after = {name: each for name, each in after.items() if each.file and name not in noted}
        links = _links(here, after)
        contents = _Contents(here, {name: links[name][1] if name in links else each for name, each in after.items()})
    except Failed as problem:
        _fail(problem)
    return Staged(
        since=head,
        names=frozenset(name for name, each in after.items() if before.get(name) != each),
        gone=frozenset(name for name, each in before.items() if each.file and name not in after),
        contents=contents,
        links=frozenset(name for name, (behind, _) in links.items() if behind.startswith("programs/")),
    )


def _noted(here: Git, head: str | None, new: set[str]) -> set[str]:
    """Files that `git add -N` has only noted: they are in the index, but not in the next commit."""
    if not new:
        return set()
    against = head or here("hash-object", "-t", "tree", "--stdin").decode("ascii").strip()
    shown = here(
        "diff-index",
        "--cached",
        "--relative",
        "--ita-invisible-in-index",
        "--no-renames",
        "--ignore-submodules=all",
        "--name-only",
        "-z",
        against,
    )
    return new - {os.fsdecode(each) for each in shown.split(b"\0")}


def _links(here: Git, entries: Mapping[str, Entry]) -> dict[str, tuple[str, Entry]]:
    """The links among some files with the name and the entry behind each, as far as it is one of them."""
    found = {name: each.oid for name, each in entries.items() if each.link}
    targets = here.contents(found.values())
    behind = {
        name: posixpath.normpath(posixpath.join(posixpath.dirname(name), os.fsdecode(targets.get(oid, b""))))
        for name, oid in found.items()
    }
    return {name: (each, entries[each]) for name, each in behind.items() if each in entries and each not in found}


class _Contents(Mapping[str, bytes]):
    """Files of the index, read when they are asked for; those below `programs/` at once, unless they are large."""

    def __init__(self, here: Git, entries: dict[str, Entry]) -> None:
        self._git, self._entries = here, entries
        programs = (each.oid for name, each in entries.items() if name.startswith("programs/"))
        self._read = here.contents(programs, _AT_ONCE)

    def __getitem__(self, name: str) -> bytes:
        entry = self._entries[name]
        if entry.link:
            raise KeyError(name)
        if (known := self._read.get(entry.oid)) is not None:
            return known
        with suppress(Failed):
            if self._git.sizes([entry.oid]).get(entry.oid, 0) > files.LARGEST:
                raise files.too_large(Path(name))
            return self._git.contents([entry.oid])[entry.oid]
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


def _git(root: Path) -> Git:
    here = git(root)
    if here is None:
        raise SkewError(
            Text(
                en="this folder lies in no git checkout, or git is not installed",
                de="dieser Ordner liegt in keinem git-Repository, oder git ist nicht installiert",
            ),
            Text(
                en="without git: skew validate, or name the files",
                de="ohne git: skew validate, oder die Dateien nennen",
            ),
        )
    try:
        here("rev-parse", "--is-inside-work-tree")
    except Failed as problem:
        _fail(problem)
    return here


def _since(here: Git, since: str) -> tuple[str, str]:
    """The commit to compare with: as it is named, and its id."""
    given = [since] if since else [each for name in _TARGETS if (each := os.environ.get(name))] or ["origin/HEAD"]
    for name in given:
        branch = name.removeprefix("refs/heads/")
        for each in (name,) if since else (f"refs/remotes/origin/{branch}", f"refs/heads/{branch}", name):
            if (found := here.commit(each)) is not None:
                return name, found
    raise SkewError(
        Text(en='git does not know "{ref}"', de='git kennt "{ref}" nicht'),
        _hint(here)
        or Text(
            en="name a branch or commit that is there, such as --since main; or fetch it: git fetch origin",
            de="einen vorhandenen Zweig oder Commit nennen, etwa --since main; oder ihn holen: git fetch origin",
        ),
        ref=given[0],
    )


def _merge_base(here: Git, name: str, commit: str) -> str:
    try:
        return here("merge-base", "--end-of-options", commit, "HEAD").decode("ascii").strip()
    except Failed:
        raise SkewError(
            Text(
                en='git knows no commit that this branch has in common with "{ref}"',
                de='git kennt keinen gemeinsamen Commit dieses Zweiges mit "{ref}"',
            ),
            _hint(here),
            ref=name,
        ) from None


def _hint(here: Git) -> Text | None:
    """What helps where the clone lacks the history."""
    if not here.shallow():
        return None
    return Text(
        en="this clone lacks the history: fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab), or git fetch --unshallow",
        de="diesem Klon fehlt die Vorgeschichte: fetch-depth: 0 (GitHub), GIT_DEPTH: 0 (GitLab) oder git fetch --unshallow",
    )


def _fail(problem: Failed) -> NoReturn:
    raise SkewError(
        Text(en="git cannot answer: {why}", de="git gibt keine Auskunft: {why}"),
        Text(
            en="without git: skew validate, or name the files",
            de="ohne git: skew validate, oder die Dateien nennen",
        ),
        why=str(problem),
    ) from None
