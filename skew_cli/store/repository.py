"""A program repository on disk: found upwards, its configuration, its files."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from skew_cli.errors import SkewError
from skew_cli.model.config import Config
from skew_cli.store import files
from skew_cli.store.candidates import PROGRAMS, candidates, excluding
from skew_cli.store.config import read_config
from skew_cli.store.git import top
from skew_cli.store.templates import Templates
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.store.changed import Staged

CONFIG = "skew.toml"
SHARED = frozenset({"closures.yaml", "municipalities.yaml", "people.yaml", "season.yaml"})
"""Files below `programs/` that are no programs."""


@dataclass(frozen=True, kw_only=True)
class Repository:
    """A folder with `skew.toml` and `programs/`."""

    root: Path
    config: Config = field(default_factory=Config)
    exclude: tuple[str, ...] = ()
    """Patterns of files that are left out besides those of `skew.toml`."""
    gitignore: bool = True
    """Whether what git ignores is left out."""
    named: tuple[str, ...] = ()
    """Files and folders below `programs/` of which all is taken, if otherwise all would be left out."""
    staged: "Staged | None" = None
    """What is read instead of the disk."""

    @cached_property
    def folder(self) -> str:
        """Where it lies in the git checkout around it; empty at its root and outside of any."""
        root = files.resolved(self.root)
        around = top(root)
        return "" if around in (None, root) else root.relative_to(around or root).as_posix()

    @cached_property
    def templates(self) -> Templates:
        """Own templates over the shipped ones."""
        return Templates(self.root)

    def programs(self) -> tuple[str, ...]:
        """Program files relative to the root, `/` as separator, sorted; a file with several names counts once.

        What cannot be read is named, too, or nobody would learn of it. Raises SkewError for a second `skew.toml`.
        """
        found = self._candidates(self.gitignore)
        for each in found:
            if each.endswith(f"/{CONFIG}"):
                raise _second(each)
        taken = set(excluding((*self.config.exclude, *self.exclude), filter(_is_program, found)))
        for name in self.named:
            if name.startswith(f"{PROGRAMS}/") and not any(_at(each, name) for each in taken):
                taken |= {each for each in self._candidates(False) if _at(each, name) and _is_program(each)}
        return tuple(sorted(taken))

    def _candidates(self, gitignore: bool) -> tuple[str, ...]:
        if self.staged is None:
            return candidates(self.root, gitignore=gitignore)
        return tuple(each for each in self.staged.contents if _at(each, PROGRAMS) and each not in self.staged.links)

    def seasons(self) -> tuple[int, ...]:
        """Seasons that have a folder below `programs/`, ascending."""
        folder = self.root / PROGRAMS
        if self.staged is not None:
            names = {each.split("/")[1] for each in self.staged.contents if each.count("/") > 1 and _at(each, PROGRAMS)}
        else:
            names = {each.name for each in folder.iterdir() if each.is_dir()} if folder.is_dir() else set()
        return tuple(sorted(int(each) for each in names if each.isdecimal()))

    def read(self, name: str) -> bytes:
        """The bytes of a file of the repository; a SkewError when it cannot be read, or is a link that leaves it."""
        if self.staged is None:
            return files.read(files.inside(self.root / name, self.root))
        try:
            return self.staged.contents[name]
        except KeyError:
            raise files.missing(Path(name)) from None

    def reader(self) -> Callable[[str], bytes]:
        """The same for many files in a row: a folder is looked at once."""
        if self.staged is not None:
            return self.read
        root, folders = files.resolved(self.root), dict[str, bool]()

        def read(name: str) -> bytes:
            folder = name.rpartition("/")[0]
            if folder not in folders:
                folders[folder] = files.resolved(self.root / folder).is_relative_to(root)
            found = files.read_plain(f"{self.root}/{name}") if folders[folder] else None
            return self.read(name) if found is None else found

        return read

    def exists(self, name: str) -> bool:
        """Whether the repository has something of that name, readable or not."""
        if self.staged is None:
            return os.path.lexists(f"{self.root}/{name}")
        return any(_at(each, name) for each in self.staged.contents)

    def as_staged(self, found: "Staged") -> "Repository":
        """The repository as the next commit will have it; only templates come from the disk all the same."""
        content = found.contents.get(CONFIG)
        config = read_config(CONFIG, content) if content is not None else Config()
        return replace(self, config=config, staged=found)

    def write(self, name: str, content: bytes, *, old: bytes | None = None) -> None:
        """Replaces a file of the repository whole or not at all; `old` is what it must still hold."""
        files.write(self.root / name, content, root=self.root, old=old)

    def relative(self, path: Path) -> str:
        """A path as the repository names it; outside it is an error."""
        return files.inside(path, self.root).relative_to(files.resolved(self.root)).as_posix()

    def links(self, names: Iterable[str]) -> dict[str, str]:
        """Those of the names that lead through a link to another file of the repository, with its name, sorted."""
        root, folders = files.resolved(self.root), dict[str, bool]()

        def led(name: str) -> bool:
            """Whether the file or a folder on the way to it is a link."""
            folder = name.rpartition("/")[0]
            if folder not in folders:
                folders[folder] = files.resolved(self.root / folder) != root / folder
            return folders[folder] or (self.root / name).is_symlink()

        links = filter(led, sorted(names)) if self.staged is None else ()
        behind = {name: files.resolved(self.root / name) for name in links}
        inside = {name: each.relative_to(root).as_posix() for name, each in behind.items() if each.is_relative_to(root)}
        return {name: each for name, each in inside.items() if each != name}


def _is_program(name: str) -> bool:
    """Whether a file below `programs/` is a program by its name."""
    return name.endswith((".yaml", ".yml")) and name.rsplit("/", 1)[-1] not in SHARED


def _at(name: str, place: str) -> bool:
    """Whether a file has the name, or lies in the folder of that name."""
    return name == place or name.startswith(f"{place}/")


def find(start: Path) -> Repository:
    """The repository that holds `start`; looked for upwards, at most to the root of a git checkout."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            _refuse_second(folder)
            return Repository(
                root=folder, config=read_config(CONFIG, files.read(files.inside(folder / CONFIG, folder)))
            )
        if (folder / ".git").exists():
            break
    raise SkewError(
        Text(
            en='there is no program repository in "{here}" or above',
            de='in "{here}" und darüber gibt es keinen Programmordner',
        ),
        Text(
            en="go to its folder, name it with -C, or lay one down: skew init",
            de="in den Ordner wechseln, ihn mit -C nennen oder einen anlegen: skew init",
        ),
        here=here.as_posix(),
    )


def _refuse_second(folder: Path) -> None:
    """Raises SkewError where a folder with `skew.toml` lies among the programs of another one."""
    for inner, outer in pairwise((folder, *folder.parents)):
        if (inner / ".git").exists():
            return
        if inner.name == PROGRAMS and (outer / CONFIG).is_file():
            raise _second((folder / CONFIG).relative_to(outer).as_posix())


def _second(name: str) -> SkewError:
    return SkewError(
        Text(en='there is a second {config}: "{path}"', de="es gibt eine zweite {config}: „{path}“"),
        Text(
            en="one repository has one {config}, at its root; join them or move the other one away",
            de="ein Programmordner hat eine {config}, ganz oben; beide vereinen oder die andere woanders ablegen",
        ),
        config=CONFIG,
        path=name,
    )
