"""The copy of a file that an advisor works on in the editor: in the repository, where no accident takes it away."""

import contextlib
import itertools
import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Self

from skew_cli.errors import SkewError
from skew_cli.store import files
from skew_cli.words import Text

COPIES = ".skew-edit"
"""Beside `skew.toml`; git leaves it alone, and no command takes what lies in it for a program."""
_BASE = ".base"
"""In the folder of a copy: what the file itself held when the copy was begun."""
_IGNORE = ".gitignore"
_COPY = re.compile(rf"{re.escape(COPIES)}/\d+/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One copy, under the name of the file in a numbered folder, so that editors show and treat it like the file."""

    root: Path
    name: str
    """Relative to the repository, `/` as separator."""
    content: bytes
    """What it held at first."""

    @classmethod
    def of(cls, root: Path, file: str, content: bytes, *, base: bytes) -> Self:
        """Lays down a copy beside all earlier ones, and `base`, which the file holds now.

        Raises SkewError where the repository cannot be written to.
        """
        try:
            folder = root / COPIES
            files.inside(folder, root)
            folder.mkdir(exist_ok=True)
            if not (folder / _IGNORE).exists():
                files.put(folder / _IGNORE, b"*\n")
            number = next(n for n in itertools.count(1) if not (folder / str(n)).exists())
            path = folder / str(number) / file
            path.parent.mkdir(parents=True)
            files.put(folder / str(number) / _BASE, base)
            files.put(path, content)
        except OSError as problem:
            raise SkewError(
                Text(en='"{path}" cannot be made: {why}', de='"{path}" lässt sich nicht anlegen: {why}'),
                Text(en="check the permissions of the folder", de="die Zugriffsrechte des Ordners prüfen"),
                path=COPIES,
                why=problem.strerror or type(problem).__name__,
            ) from None
        return cls(root=root, name=f"{COPIES}/{number}/{file}", content=content)

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.root / self.name

    @property
    def holds_work(self) -> bool:
        """Whether something was written there; a copy that cannot be read may hold it, one that is gone does not."""
        try:
            return self.read() != self.content
        except SkewError:
            return self.path.exists()

    def read(self) -> bytes:
        """What it holds now; a SkewError where it is gone."""
        return files.read(self.path)

    def remove(self) -> None:
        """Takes it away, and the folders that are empty then; what cannot be removed stays."""
        _remove(self.root, self.name)


def earlier(root: Path, file: str) -> tuple[str, ...]:
    """Copies of a file that are still there, relative to the repository, the oldest first."""
    numbers = [each.name for each in (root / COPIES).glob("*") if each.name.isascii() and each.name.isdecimal()]
    found = [f"{COPIES}/{each}/{file}" for each in sorted(numbers, key=int)]
    return tuple(each for each in found if (root / each).is_file())


def base(root: Path, file: str, path: Path) -> bytes | None:
    """What a file held when a copy of it was begun; None if there is no copy of it at that place."""
    name = _named(root, file, path)
    noted = root / folder_of(name) / _BASE if name else None
    return files.read(noted) if noted and noted.exists() else None


def forget(root: Path, file: str, path: Path) -> None:
    """Takes an earlier copy of a file away, because its text was taken over; any other file stays."""
    if name := _named(root, file, path):
        _remove(root, name)


def folder_of(name: str) -> str:
    """The numbered folder of a copy, with all that belongs to it."""
    return PurePosixPath(*PurePosixPath(name).parts[:2]).as_posix()


def original(name: str) -> str:
    """The file whose copy has that name; any other name as it is."""
    return _COPY.sub("", name, count=1)


def _named(root: Path, file: str, path: Path) -> str | None:
    real = files.resolved(path)
    return next((each for each in earlier(root, file) if files.resolved(root / each) == real), None)


def _remove(root: Path, name: str) -> None:
    path, top = root / name, root / COPIES
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return
    with contextlib.suppress(OSError):
        (root / folder_of(name) / _BASE).unlink(missing_ok=True)
    for folder in itertools.takewhile(lambda each: each != top, path.parents):
        with contextlib.suppress(OSError):
            folder.rmdir()
    with contextlib.suppress(OSError):
        if [each.name for each in top.iterdir()] == [_IGNORE]:
            (top / _IGNORE).unlink()
            top.rmdir()
