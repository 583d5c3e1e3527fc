"""The `git` program, asked about a repository that nobody vouches for: it answers, runs nothing of it, fetches nothing."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from skew_cli.errors import SkewError
from skew_cli.store import files
from skew_cli.words import Text

_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH")
"""Beginnings of the variables of git that go on to it: the user's settings. The others may speak of another folder."""
_ALTERNATES = "GIT_ALTERNATE_OBJECT_DIRECTORIES"
_HOOK = ("GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", _ALTERNATES)
"""What a hook says of the commit that is being made."""
_SAFE = (
    "--no-pager",
    "--no-optional-locks",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "submodule.recurse=false"),
)


PATIENCE_S = 60
"""So long an answer of git may take, such as in a folder of a network that hangs."""


class Failed(Exception):  # noqa: N818 - says what happened
    """Git refuses to answer; the text is its first line."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of a commit or of the index."""

    mode: str
    oid: str

    @property
    def link(self) -> bool:
        """Whether it is a symbolic link; its content is the target."""
        return self.mode == "120000"

    @property
    def file(self) -> bool:
        """Whether it has content: no submodule."""
        return self.mode.startswith("1") and self.mode != "160000"


@dataclass(frozen=True, kw_only=True)
class Git:
    """Git in the checkout around a folder; names are relative to that folder, as git spells them."""

    root: Path
    top: Path
    """Root of the checkout."""
    program: str
    hook: bool = False
    """Whether the index is that of the commit that is being made, where skew runs in a hook of this checkout."""

    def __call__(self, *arguments: str, feed: bytes = b"") -> bytes:
        """What git writes; raises Failed."""
        return self._run(self.root, self.environment(), arguments, feed)

    def listed(self, *names: str, ignored: bool = False) -> tuple[str, ...]:
        """Files of the index and such as could be added to it, below `names`; `ignored` adds what git ignores."""
        return _names(self(*_listing(names, ignored=ignored)))

    def listing(self, *names: str, ignored: bool = False) -> tuple[str, ...]:
        """The whole command line of `listed`, for a process that starts in any folder."""
        return (self.program, "-C", str(self.root), *_SAFE, *_listing(names, ignored=ignored))

    def ignores(self) -> bool:
        """Whether the folder itself is ignored by the checkout around it."""
        try:
            return self.root != self.top and bool(self("check-ignore", "-z", "--stdin", feed=os.fsencode(self.root)))
        except Failed:
            return False

    def commit(self, name: str) -> str | None:
        """The id of a commit by any name that git knows; None where it knows none."""
        try:
            found = self("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        except Failed:
            return None
        return found.decode("ascii").strip()

    def shallow(self) -> bool:
        """Whether the clone lacks a part of the history."""
        try:
            return self("rev-parse", "--is-shallow-repository").strip() == b"true"
        except Failed:
            return False

    def tree(self, commit: str) -> dict[str, Entry]:
        """All files of a commit."""
        found = {}
        for line in _names(self("ls-tree", "-r", "-z", "--end-of-options", commit)):
            head, name = line.split("\t", 1)
            mode, _, oid = head.split()
            found[name] = Entry(mode, oid)
        return found

    def index(self) -> dict[str, Entry]:
        """All files of the index; raises SkewError where a merge has not been finished."""
        found = {}
        for line in _names(self("ls-files", "-z", "-s")):
            head, name = line.split("\t", 1)
            mode, oid, stage = head.split()
            if stage != "0":
                raise SkewError(
                    Text(
                        en='"{path}" holds a conflict of a merge that was not finished',
                        de='in "{path}" ist eine Zusammenführung (merge) nicht abgeschlossen',
                    ),
                    Text(en="settle it, then: git add", de="auflösen, dann: git add"),
                    path=name,
                )
            found[name] = Entry(mode, oid)
        return found

    def sizes(self, oids: Iterable[str]) -> dict[str, int]:
        """The bytes of files by their id; what git does not have is left out."""
        wanted = dict.fromkeys(oids)
        if not wanted:
            return {}
        answer = self("cat-file", "--batch-check=%(objectname) %(objectsize)", feed=_lines(wanted))
        found = dict(each.split() for each in answer.decode("ascii").splitlines())
        return {oid: int(size) for oid, size in found.items() if size != "missing"}

    def contents(self, oids: Iterable[str], largest: int = files.LARGEST) -> dict[str, bytes]:
        """The contents of files by their id; what git does not have, or is larger, is left out."""
        wanted = [oid for oid, size in self.sizes(oids).items() if size <= largest]
        if not wanted:
            return {}
        answer, at, found = self("cat-file", "--batch", feed=_lines(wanted)), 0, {}
        for oid in wanted:
            end = answer.index(b"\n", at)
            parts = answer[at:end].split()
            at = end + 1
            if parts[-1] != b"missing":
                size = int(parts[-1])
                found[oid] = answer[at : at + size]
                at += size + 1
        return found

    def in_hook(self) -> "Git":
        """Git that heeds what a hook says of the index, if skew runs in a hook of this very checkout."""
        named = {name: value for name, value in os.environ.items() if name.startswith("GIT_")}
        if not any(each in named for each in _HOOK):
            return self
        ask = ("rev-parse", "--absolute-git-dir")
        try:
            theirs = self._run(Path.cwd(), {**self.environment(), **named}, ask)
            same = self(*ask) == theirs
        except Failed:
            return self
        return Git(root=self.root, top=self.top, program=self.program, hook=same)

    def environment(self) -> dict[str, str]:
        """The variables with which git runs."""
        kept = {name: value for name, value in os.environ.items() if _goes_on(name)}
        if self.hook:
            kept |= {name: _absolute(name, os.environ[name]) for name in _HOOK if name in os.environ}
        return kept | {
            "GIT_CEILING_DIRECTORIES": str(self.top.parent),
            "GIT_NO_LAZY_FETCH": "1",
            "GIT_ALLOW_PROTOCOL": "none",
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_TERMINAL_PROMPT": "0",
            "LC_ALL": "C",
        }

    def _run(self, here: Path, environment: dict[str, str], arguments: tuple[str, ...], feed: bytes = b"") -> bytes:
        command = [self.program, *_SAFE, *arguments]
        try:
            done = subprocess.run(  # noqa: S603 - git, found outside the repository, with an argument list
                command, cwd=here, env=environment, input=feed, capture_output=True, check=False, timeout=PATIENCE_S
            )
        except subprocess.TimeoutExpired:
            raise Failed(f"> {PATIENCE_S} s") from None
        except (OSError, ValueError) as problem:
            raise Failed(str(problem)) from None
        if done.returncode != 0:
            said = done.stderr.decode("utf-8", "replace").strip().split("\n", maxsplit=1)[0]
            raise Failed(said.removeprefix("fatal: ") or f"exit code {done.returncode}")
        return done.stdout


def git(root: Path) -> Git | None:
    """Git for a folder; None where it lies in no checkout or the machine has no git."""
    here = files.resolved(root)
    checkout = top(here)
    program = _program(checkout) if checkout is not None else None
    return Git(root=here, top=checkout, program=program) if checkout is not None and program is not None else None


def top(folder: Path) -> Path | None:
    """The root of the checkout around a folder whose links are resolved; None outside of any."""
    return next((each for each in (folder, *folder.parents) if (each / ".git").exists()), None)


def _program(checkout: Path) -> str | None:
    """The git of the machine, never one that lies in the checked repository."""
    folders = [each for each in os.get_exec_path() if Path(each).is_absolute() and not _within(each, checkout)]
    found = shutil.which("git", path=os.pathsep.join(folders))
    return found if found and not _within(found, checkout) else None


def _within(path: str, checkout: Path) -> bool:
    return files.resolved(Path(path)).is_relative_to(checkout)


def _listing(names: Iterable[str], *, ignored: bool) -> tuple[str, ...]:
    standard = () if ignored else ("--exclude-standard",)
    return ("--literal-pathspecs", "ls-files", "-z", "-co", *standard, "--deduplicate", "--end-of-options", *names)


def _goes_on(name: str) -> bool:
    return not name.startswith("GIT_") or name.startswith(_KEPT)


def _absolute(name: str, value: str) -> str:
    """The paths of a variable as they are meant: from the folder in which skew was called."""
    paths = value.split(os.pathsep) if name == _ALTERNATES else [value]
    return os.pathsep.join(str(Path.cwd() / each) for each in paths)


def _lines(oids: Iterable[str]) -> bytes:
    return "".join(f"{each}\n" for each in oids).encode("ascii")


def _names(answer: bytes) -> tuple[str, ...]:
    return tuple(os.fsdecode(each) for each in answer.split(b"\0") if each)
