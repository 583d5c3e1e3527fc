"""A program repository on disk: found upwards, its configuration, its files."""

import fnmatch
import os
import tomllib
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from skew_cli.errors import SkewError
from skew_cli.model.config import Config
from skew_cli.store import files
from skew_cli.store.templates import Templates
from skew_cli.words import Text

CONFIG = "skew.toml"
SHARED = frozenset({"closures.yaml", "municipalities.yaml", "people.yaml", "season.yaml"})
"""Files below `programs/` that are no programs."""


@dataclass(frozen=True, kw_only=True)
class Repository:
    """A folder with `skew.toml` and `programs/`."""

    root: Path
    config: Config = field(default_factory=Config)

    @cached_property
    def templates(self) -> Templates:
        """Own templates over the shipped ones."""
        return Templates(self.root)

    def programs(self) -> tuple[str, ...]:
        """Program files relative to the root, `/` as separator, sorted; a file with several names counts once.

        What cannot be read is named, too, or nobody would learn of it.
        """
        return tuple(each for each in self._yaml() if each.rsplit("/", 1)[-1] not in SHARED)

    def seasons(self) -> tuple[int, ...]:
        """Seasons that have a folder below `programs/`, ascending."""
        folder = self.root / "programs"
        found = folder.iterdir() if folder.is_dir() else ()
        return tuple(sorted(int(p.name) for p in found if p.is_dir() and p.name.isdigit()))

    def _yaml(self) -> tuple[str, ...]:
        found: dict[Path, str] = {}
        for here, folders, names in os.walk(self.root / "programs"):
            files_here = sorted(name for name in (*names, *folders) if name.endswith((".yaml", ".yml")))
            folders[:] = [each for each in folders if not each.startswith(".") and each not in files_here]
            for path in sorted((Path(here, name) for name in files_here), key=lambda each: (each.is_symlink(), each)):
                relative = path.relative_to(self.root).as_posix()
                if not any(fnmatch.fnmatchcase(relative, each) for each in self.config.exclude):
                    found.setdefault(files.resolved(path), relative)
        return tuple(sorted(found.values()))

    def read(self, name: str) -> bytes:
        """The bytes of a file of the repository; a SkewError when it cannot be read, or is a link that leaves it."""
        return files.read(files.inside(self.root / name, self.root))

    def exists(self, name: str) -> bool:
        """Whether the repository has something of that name, readable or not."""
        return os.path.lexists(self.root / name)

    def write(self, name: str, content: bytes, *, old: bytes | None = None) -> None:
        """Replaces a file of the repository whole or not at all; `old` is what it must still hold."""
        files.write(self.root / name, content, root=self.root, old=old)

    def relative(self, path: Path) -> str:
        """A path as the repository names it; outside it is an error."""
        return files.inside(path, self.root).relative_to(files.resolved(self.root)).as_posix()


def find(start: Path) -> Repository:
    """The repository that holds `start`; looked for upwards, at most to the root of a git checkout."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / CONFIG).is_file():
            return Repository(root=folder, config=_config(folder / CONFIG))
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


def _config(path: Path) -> Config:
    from pydantic import ValidationError  # noqa: PLC0415 - beside its use, loaded by the model anyway

    try:
        raw: dict[str, Any] = tomllib.loads(files.read(path).decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _bad(path, "UTF-8") from None
    except tomllib.TOMLDecodeError as problem:
        raise _bad(path, str(problem)) from None
    try:
        return Config.model_validate(raw)
    except ValidationError as problem:
        first = problem.errors()[0]
        key = ".".join(str(each) for each in first["loc"])
        known = [name.replace("_", "-") for name in Config.model_fields]
        near = get_close_matches(key, known, 1)
        suggestion = f"{key} -> {near[0]}?" if near and first["type"] == "extra_forbidden" else ""
        raise _bad(path, f"{key}: {suggestion or first['msg']}") from None


def _bad(path: Path, why: str) -> SkewError:
    return SkewError(
        Text(en="{path} cannot be used: {why}", de="{path} ist nicht brauchbar: {why}"),
        Text(en="all keys: skew schema config", de="alle Schlüssel: skew schema config"),
        path=path.name,
        why=why,
    )
