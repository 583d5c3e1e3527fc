"""Which files below `programs/` there are: those that git has or would take; without git, all that it would not ignore."""

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from skew_cli.errors import SkewError
from skew_cli.store import files
from skew_cli.store.git import Failed, git, top
from skew_cli.store.patterns import spec
from skew_cli.words import Text

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

PROGRAMS = "programs"
_IGNORE = ".gitignore"


def candidates(root: Path, *, gitignore: bool = True) -> tuple[str, ...]:
    """Names relative to the root, `/` as separator, as git spells them; sorted, and each file of the disk once.

    A link counts by the file behind it, if that is no candidate itself. Nothing in folders with a leading dot, and
    nothing of a repository within the repository. `gitignore=False` adds what git ignores.
    """
    found = _by_git(root, gitignore)
    names = _walk(root, gitignore) if found is None else found
    base = files.resolved(root / PROGRAMS)
    kept: dict[Path, str] = {}
    paths = sorted(((path := root / each).is_symlink(), each, path) for each in names if os.path.lexists(root / each))
    for link, name, path in paths:
        kept.setdefault(files.resolved(path) if link else base / name.removeprefix(f"{PROGRAMS}/"), name)
    return tuple(sorted(kept.values()))


def excluding(patterns: Sequence[str], names: Iterable[str]) -> tuple[str, ...]:
    """The names that no pattern matches, in the syntax of `.gitignore`; raises SkewError for what is no pattern."""
    if not patterns:
        return tuple(names)
    try:
        chosen = spec(patterns)
    except ValueError:
        raise SkewError(
            Text(en="{patterns} is no pattern as in .gitignore", de="{patterns} ist kein Muster wie in .gitignore"),
            Text(en="example: programs/archive/**", de="Beispiel: programs/archive/**"),
            patterns=", ".join(f'"{each}"' for each in patterns),
        ) from None
    return tuple(each for each in names if not chosen.match_file(each))


def _visible(name: str) -> bool:
    return not any(each.startswith(".") for each in name.split("/")[:-1])


def _by_git(root: Path, gitignore: bool) -> list[str] | None:
    """What git says; None where it has nothing to say of this folder."""
    here = None if (root / PROGRAMS).is_symlink() else git(root)
    if here is None:
        return None
    try:
        names = here.listed(PROGRAMS, ignored=not gitignore)
    except Failed:
        return None
    if not names and here.ignores():
        return None
    return [each for each in names if _visible(each) and not each.endswith("/")]


def _walk(root: Path, gitignore: bool) -> Iterator[str]:
    """All files below `programs/`, and folders that look like programs."""
    ignored = _Ignored(root) if gitignore else lambda _, **__: False
    for here, folders, names in os.walk(root / PROGRAMS):
        at = Path(here).relative_to(root).as_posix()
        if at != PROGRAMS and ".git" in (*folders, *names):
            folders[:] = []
            continue
        files_here = [*names, *(each for each in folders if each.endswith((".yaml", ".yml")))]
        yield from (name for each in files_here if not ignored(name := f"{at}/{each}"))
        folders[:] = [
            each
            for each in folders
            if each not in files_here and not each.startswith(".") and not ignored(f"{at}/{each}", folder=True)
        ]


class _Ignored:
    """What the files `.gitignore` of a repository and of the checkout around it say."""

    def __init__(self, root: Path) -> None:
        real = files.resolved(root)
        self._top, self._before, self._known = top(real) or real, "", dict[str, _Rules | None]()
        around = real.relative_to(self._top).parts
        if any(self("/".join(around[: n + 1]), folder=True) for n in range(len(around))):
            self._top, self._known = real, {}  # a folder that the checkout around it ignores stands for itself
        else:
            self._before = "".join(f"{each}/" for each in around)

    def __call__(self, name: str, *, folder: bool = False) -> bool:
        """Whether a file is ignored, or a folder with all that is in it; its parents are not."""
        rest = whole = self._before + name
        while rest:
            rest = rest.rpartition("/")[0]
            if rest not in self._known:
                self._known[rest] = _rules(self._top / rest / _IGNORE)
            if (rules := self._known[rest]) is None:
                continue
            below = whole[len(rest) + 1 :] if rest else whole
            chosen, path = (rules.folders, f"{below}/") if folder else (rules.files, below)
            said = chosen.check_file(path).include
            if said is not None:
                return said
        return False


@dataclass(frozen=True, slots=True)
class _Rules:
    """One `.gitignore`."""

    files: "GitIgnoreSpec"
    folders: "GitIgnoreSpec"
    """Without patterns such as `a/**`, which ignore all that is in a folder, but not the folder."""


def _rules(file: Path) -> _Rules | None:
    """The patterns of a `.gitignore`; what is none is passed over, as git does. None where there is no such file."""
    if file.is_symlink() or not file.is_file():
        return None
    lines = list[str]()
    for line in files.read(file).decode("utf-8-sig", "surrogateescape").split("\n"):
        with suppress(ValueError):
            spec([line])
            lines.append(line)
    return _Rules(
        spec(lines),
        spec(each for each in lines if not each.rstrip().endswith("/**")),
    )
