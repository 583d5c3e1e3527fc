"""Reading and writing of single files: whole or not at all, never outside the repository."""

import contextlib
import errno
import glob
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

from skew_cli.errors import SkewError
from skew_cli.words import Text

LARGEST = 16 << 20
"""Bytes of a file that is read at all; more is no file of a program repository."""
_LOCK = ".skew.lock"
_SUFFIX = ".tmp"


def read(path: Path, *, pipe: bool = False) -> bytes:
    """The bytes of a file; a SkewError names it when it cannot be read, is no regular file, or is larger than 16 MiB.

    `pipe` takes a pipe, too, which may let wait: only for a name that was given by hand, such as `<(git diff)`.
    """
    try:
        with open(path, "rb", opener=None if pipe else _without_waiting) as file:
            if not pipe and not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise _irregular(path)
            content = file.read(LARGEST + 1)
        if len(content) > LARGEST:
            raise too_large(path)
    except FileNotFoundError:
        raise missing(path) from None
    except OSError as problem:
        raise _unreadable(path, problem) from None
    return content


def read_plain(path: str) -> bytes | None:
    """The bytes of a regular file that is no link; None for anything else, of which `read` tells."""
    follow = getattr(os, "O_NOFOLLOW", 0)
    if not follow:
        return None
    try:
        handle = os.open(path, os.O_RDONLY | follow | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_size > LARGEST:
            return None
        content = os.read(handle, about.st_size + 1)
        return content if len(content) == about.st_size else None
    except OSError:
        return None
    finally:
        os.close(handle)


def too_large(path: Path) -> SkewError:
    """What is said of a file that is larger than any that is read."""
    return _unreadable(path, OSError(errno.EFBIG, os.strerror(errno.EFBIG)))


def _unreadable(path: Path, problem: OSError) -> SkewError:
    return SkewError(
        Text(en='"{path}" cannot be read: {why}', de='"{path}" ist nicht lesbar: {why}'),
        Text(en="check the permissions of the file", de="die Zugriffsrechte der Datei prüfen"),
        path=path.as_posix(),
        why=problem.strerror or type(problem).__name__,
    )


def _without_waiting(path: str, flags: int) -> int:
    """Opens a file; a pipe that nobody writes to does not keep skew waiting."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _irregular(path: Path) -> SkewError:
    """Of a pipe or a device: reading it may never end."""
    return SkewError(
        Text(en='"{path}" is no regular file', de='"{path}" ist keine gewöhnliche Datei'),
        path=path.as_posix(),
        why="no regular file",
    )


def missing(path: Path) -> SkewError:
    """What is said of a file that is not there."""
    return SkewError(
        Text(en='"{path}" does not exist', de='"{path}" gibt es nicht'),
        path=path.as_posix(),
        why=os.strerror(errno.ENOENT),
    )


def write(path: Path, content: bytes, *, root: Path, old: bytes | None = None) -> None:
    """Replaces a file in one step: a temporary file in its folder, fsync, rename; the mode of the old one stays.

    `old` is what the file must still hold; None means that it must not exist yet. An interrupted write leaves the
    old file. Raises SkewError when the file changed meanwhile, lies outside `root`, or cannot be written.
    """
    target = inside(path, root)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _locked(root):
            current = target.read_bytes() if target.exists() else None
            if current != old:
                raise _changed(path) if old is not None else _exists(path)
            for left in target.parent.glob(f"{glob.escape(_prefix(target))}*{_SUFFIX}"):  # by a process that was killed
                left.unlink()
            _replace(target, content)
    except OSError as problem:
        raise _unwritable(path, problem) from None


def put(path: Path, content: bytes, *, lasting: bool = True) -> None:
    """Writes an output file, replacing what an earlier run left there; as safe as `write`, without lock or check.

    Without `lasting` nothing waits for the disk: for many files that the next run compares and writes again.
    """
    try:
        try:
            _replace(path, content, lasting=lasting)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, content, lasting=lasting)
    except OSError as problem:
        raise _unwritable(path, problem) from None


def make_folder(path: Path) -> None:
    """Makes the folder of output files, unless it is there; a SkewError where that is impossible."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise _unwritable(path, problem) from None


def make_room(path: Path) -> None:
    """Removes what an earlier run left at the place of an output file, and makes sure that a new one can be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)
        with tempfile.TemporaryFile(dir=path.parent):
            pass
    except OSError as problem:
        raise _unwritable(path, problem) from None


def inside(path: Path, root: Path) -> Path:
    """The real path of a file, refused when it leaves the repository by `..` or a link."""
    real = resolved(path)
    if not real.is_relative_to(resolved(root)):
        raise SkewError(
            Text(
                en='"{path}" lies outside the repository',
                de='"{path}" liegt außerhalb des Programmordners',
            ),
            path=path.as_posix(),
        )
    return real


def resolved(path: Path) -> Path:
    """The path behind all links; never fails, not even for a link to itself."""
    return Path(os.path.realpath(path))


def _prefix(target: Path) -> str:
    return f".{target.name}."


def _replace(target: Path, content: bytes, *, lasting: bool = True) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_prefix(target), suffix=_SUFFIX)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if lasting:
                os.fsync(file.fileno())
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask())
        Path(name).replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@contextlib.contextmanager
def _locked(root: Path) -> Iterator[None]:
    """Holds the repository's lock file while a file is read, compared and replaced."""
    lock = root / _LOCK
    try:
        handle = os.open(lock, os.O_CREAT | os.O_EXCL | os.O_WRONLY)
    except FileExistsError:
        raise SkewError(
            Text(
                en='another skew is writing here ("{lock}" exists)',
                de='ein anderes skew schreibt hier gerade ("{lock}" ist da)',
            ),
            Text(
                en="repeat the command; if nothing else runs, delete that file",
                de="den Befehl wiederholen; läuft sonst nichts, diese Datei löschen",
            ),
            lock=lock.as_posix(),
        ) from None
    try:
        os.close(handle)
        yield
    finally:
        with contextlib.suppress(OSError):
            lock.unlink()


def _changed(path: Path) -> SkewError:
    return SkewError(
        Text(
            en='"{path}" changed meanwhile; nothing was written',
            de='"{path}" wurde inzwischen geändert; nichts geschrieben',
        ),
        Text(en="look at it, then repeat the command", de="ansehen, dann den Befehl wiederholen"),
        path=path.as_posix(),
    )


def _exists(path: Path) -> SkewError:
    return SkewError(
        Text(
            en='"{path}" exists already; nothing was written',
            de='"{path}" gibt es schon; nichts geschrieben',
        ),
        Text(
            en="choose another id with --id, or edit the file",
            de="mit --id eine andere Kennung wählen oder die Datei bearbeiten",
        ),
        path=path.as_posix(),
    )


def _unwritable(path: Path, problem: OSError) -> SkewError:
    return SkewError(
        Text(en='"{path}" cannot be written: {why}', de='"{path}" lässt sich nicht schreiben: {why}'),
        Text(
            en="check the folder, its permissions and the free space",
            de="Ordner, Zugriffsrechte und freien Platz prüfen",
        ),
        path=path.as_posix(),
        why=problem.strerror or type(problem).__name__,
    )
