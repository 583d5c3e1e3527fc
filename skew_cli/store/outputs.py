"""A folder of written files that is brought up to date: what an earlier run wrote there and nobody wants now goes away.

`.skew-files.json` in the folder names what skew wrote; any other file is somebody's own and stays.
"""

import contextlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path, PurePosixPath

from skew_cli.errors import Refused, SkewError
from skew_cli.store.files import put, resolved
from skew_cli.words import Text

_MANIFEST = ".skew-files.json"


def place(
    folder: Path,
    files: Mapping[str, bytes],
    kept: Callable[[str], bool],
    *,
    manifest: str = _MANIFEST,
    lasting: bool = True,
) -> None:
    """Writes the files; removes those of earlier runs that are not among them, unless `kept` says of the name to stay.

    A file that holds the same bytes is not touched; without `lasting` nothing waits for the disk. After a crash the next run puts things right: the list of names
    is written before the first file, and shortened after the last.
    """
    before = listed(folder, manifest)
    names = {each for each in before | set(files) if each in files or not kept(each)}
    _note(folder / manifest, names, before)
    for name, content in files.items():
        if found(folder, name) != content:
            put(folder / name, content, lasting=lasting)
    for name in sorted(names - set(files)):
        path = folder / name
        with contextlib.suppress(OSError):
            path.unlink()
            path.parent.rmdir()
    _note(folder / manifest, set(files), names)


def refuse_foreign(folder: Path, files: Mapping[str, bytes], *, manifest: str = _MANIFEST) -> None:
    """Raises Refused when one of the files would replace somebody else's that does not hold the same bytes."""
    for name in sorted(set(files) - listed(folder, manifest)):
        if (folder / name).exists() and found(folder, name) != files[name]:
            raise Refused(
                Text(
                    en='"{path}" was not written by skew; nothing was written',
                    de='"{path}" stammt nicht von skew; nichts geschrieben',
                ),
                Text(
                    en="take a folder of its own, or move the file away",
                    de="einen eigenen Ordner nehmen oder die Datei wegräumen",
                ),
                path=(folder / name).as_posix(),
            )


def refuse_inside(folder: Path, root: Path) -> None:
    """Raises SkewError for a folder of a repository in which its programs, its history or itself lie."""
    here, top = resolved(folder), resolved(root)
    if here == top or any(here.is_relative_to(resolved(root / each)) for each in (".git", "programs")):
        raise SkewError(
            Text(
                en='"{path}" is no folder for output: the repository itself lies there',
                de='"{path}" ist kein Ordner für Ausgaben: Dort liegt der Programmordner selbst',
            ),
            Text(
                en="take a folder of its own, for example -o build/out",
                de="einen eigenen Ordner nehmen, zum Beispiel -o build/out",
            ),
            path=folder.as_posix(),
        )


def found(folder: Path, name: str) -> bytes | None:
    """The bytes of a file of the folder; None if it cannot be read."""
    try:
        return (folder / name).read_bytes()
    except OSError:
        return None


def listed(folder: Path, manifest: str = _MANIFEST) -> set[str]:
    """The names of what skew wrote there; nothing that would leave the folder."""
    try:
        names = json.loads((folder / manifest).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return set()
    return {each for each in names if isinstance(each, str) and _inside(folder, each)}


def _inside(folder: Path, name: str) -> bool:
    parts = PurePosixPath(name).parts
    return ".." not in parts and resolved(folder / name).is_relative_to(resolved(folder))


def _note(manifest: Path, names: set[str], before: set[str]) -> None:
    if names != before:
        put(manifest, json.dumps({"files": sorted(names)}, indent=1).encode() + b"\n")
