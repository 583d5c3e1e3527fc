"""The copy of a file that an advisor works on in the editor: in the repository, where no accident takes it away."""

import contextlib
import itertools
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from skew_cli.errors import SkewError
from skew_cli.store import files
from skew_cli.words import Text

FOLDER = ".skew-edit"
"""Beside `skew.toml`; git leaves it alone, and no command takes what lies in it for a program."""
_COPY = re.compile(rf"{re.escape(FOLDER)}/\d+/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy, under the name of the file in a numbered folder, so that editors show and treat it like the file."""

    root: Path
    name: str
    """Relative to the repository, `/` as separator."""
    content: bytes
    """What it held at first."""

    @classmethod
    def of(cls, root: Path, file: str, content: bytes) -> Self:
        """Lays down a copy beside all earlier ones. Raises SkewError where the repository cannot be written to."""
        try:
            folder = root / FOLDER
            files.inside(folder, root)
            folder.mkdir(exist_ok=True)
            if not (folder / ".gitignore").exists():
                files.put(folder / ".gitignore", b"*\n")
            number = next(n for n in itertools.count(1) if not (folder / str(n)).exists())
            path = folder / str(number) / file
            path.parent.mkdir(parents=True)
            files.put(path, content)
        except OSError as problem:
            raise SkewError(
                Text(en='"{path}" cannot be made: {why}', de='"{path}" lässt sich nicht anlegen: {why}'),
                Text(en="check the permissions of the folder", de="die Zugriffsrechte des Ordners prüfen"),
                path=FOLDER,
                why=problem.strerror or type(problem).__name__,
            ) from None
        return cls(root=root, name=f"{FOLDER}/{number}/{file}", content=content)

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.root / self.name

    def read(self) -> bytes:
        """What it holds now; a SkewError where it is gone."""
        return files.read(self.path)

    def remove(self) -> None:
        """Takes it away, and the folders that are empty then; what cannot be removed stays."""
        with contextlib.suppress(OSError):
            self.path.unlink()
            for folder in self.path.parents:
                if folder == self.root / FOLDER:
                    break
                folder.rmdir()
            if not earlier(self.root):
                (self.root / FOLDER / ".gitignore").unlink()
                (self.root / FOLDER).rmdir()


def earlier(root: Path, file: str | None = None) -> tuple[str, ...]:
    """Copies that are still there, of one file or of all, relative to the repository, sorted."""
    found = (each.relative_to(root).as_posix() for each in (root / FOLDER).glob("*/**/*") if each.is_file())
    return tuple(sorted(each for each in found if file is None or original(each) == file))


def forget(root: Path, path: Path) -> None:
    """Takes an earlier copy away, because its text was taken over; any other file stays."""
    for name in earlier(root):
        if files.resolved(root / name) == files.resolved(path):
            Copy(root=root, name=name, content=b"").remove()


def original(name: str) -> str:
    """The file whose copy has that name; any other name as it is."""
    return _COPY.sub("", name, count=1)
