"""What the outcome of `skew validate` depends on, as digests: the question asked, and the files that answer it.

Loaded before all else, by the fast door of `cli/door.py`: nothing that takes time to import, no pathlib, no typing.
"""

import os
import stat
import sys
from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

CONFIG = "skew.toml"
SIZE = 16
"""Bytes of a digest."""
_LARGEST = 16 << 20
"""Bytes of a file that skew reads at all, as in `store/files.py`."""
_READ = (".yaml", ".yml", ".json", ".gitignore", CONFIG)
"""Ends of the names below `programs/` whose contents count; of all others only that they are there."""
_BEGINNINGS = ("SKEW_", "LC_", "GIT_", "PYTHON", "_PYTHON", "TYPER", "_TYPER", "PYDANTIC", "RUAMEL")
_OURS = ("PYDANTIC_DISABLE_PLUGINS", "__all__")
"""What `cli/main.py` itself sets."""
_NAMES = frozenset(
    {
        *("LANG", "LANGUAGE", "TERM", "COLUMNS", "LINES", "NO_COLOR", "FORCE_COLOR", "CLICOLOR", "CLICOLOR_FORCE"),
        *("CI", "GITHUB_ACTIONS", "PATH", "HOME", "USERPROFILE", "XDG_CONFIG_HOME", "WT_SESSION", "UNICODE_VERSION"),
        *("SOURCE_DATE_EPOCH", "TZ", "JUPYTER_COLUMNS", "JUPYTER_LINES"),
    }
)
"""Variables that may change what is said, those of git and of the libraries included; a test compares with a run."""
_SKEWS: dict[tuple[str, ...], bytes] = {}


class Unusual(Exception):  # noqa: N818 - says what happened
    """Something whose state cannot be told: the whole way answers, and nothing is kept."""


class Recipe:
    """Which files besides `programs/`, `templates/` and `skew.toml` a run looked at, and what it asked git."""

    __slots__ = ("commands", "files", "named", "removed", "variables")

    def __init__(
        self,
        *,
        files: "Sequence[str]" = (),
        named: "Sequence[str]" = (),
        commands: "Sequence[Sequence[str]]" = (),
        variables: "Mapping[str, str] | None" = None,
        removed: "Sequence[str]" = (),
    ) -> None:
        """`files` are read; of `named`, paths of the command line, only place and existence count.

        `commands` are full command lines of git, run with `variables` set and `removed` taken away; empty where the
        repository lies in no checkout.
        """
        self.files, self.named, self.removed = tuple(files), tuple(named), tuple(removed)
        self.commands = tuple(tuple(each) for each in commands)
        self.variables = dict(variables or {})


def root_of(directory: str) -> str | None:
    """As `store/root.py` finds it: the folder with `skew.toml`, upwards to the root of a git checkout."""
    here = os.path.realpath(directory)
    while True:
        if os.path.isfile(os.path.join(here, CONFIG)):
            return here
        above = os.path.dirname(here)
        if above == here or os.path.exists(os.path.join(here, ".git")):
            return None
        here = above


def checkout_of(folder: str) -> str:
    """The root of the git checkout around a folder whose links are resolved; empty outside of any."""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above == folder:
            return ""
        folder = above
    return folder


def question(args: "Sequence[str]", directory: str, package: str) -> bytes:
    """What is asked, by whom, and of which skew: the command line, the environment, the streams, all that is installed.

    `package` is the folder of `skew_cli`.
    """
    digest = blake2b(digest_size=SIZE)
    environ = sorted(
        each for each in os.environ.items() if each != _OURS and (each[0] in _NAMES or each[0].startswith(_BEGINNINGS))
    )
    for part in (
        *args,
        *("", os.getcwd(), os.path.realpath(directory), ""),
        *(f"{name}={value}" for name, value in environ),
        *map(_stream, (sys.stdin, sys.stdout, sys.stderr)),
    ):
        _add(digest, part.encode("utf-8", "surrogateescape"))
    digest.update(skew(package))
    return digest.digest()


def skew(package: str) -> bytes:
    """Which skew this is, with all that is installed beside it, looked up once; `package` is the folder of `skew_cli`."""
    key = (package, *sys.path)
    if key in _SKEWS:
        return _SKEWS[key]
    digest = blake2b(digest_size=SIZE)
    for part in (package, sys.version, sys.prefix, sys.platform, *("\n".join(_installed(each)) for each in sys.path)):
        _add(digest, part.encode("utf-8", "surrogateescape"))
    for each in (package, os.path.join(package, "_templates"), os.path.join(os.path.dirname(package), "templates")):
        _stamped(digest, each)
    _SKEWS[key] = digest.digest()
    return _SKEWS[key]


def tree(folder: str) -> bytes:
    """A digest of a whole folder with its contents; raises Unusual as `state` does."""
    digest = blake2b(digest_size=SIZE)
    _tree(digest, [], folder, ("",))
    return digest.digest()


def state(root: str, recipe: Recipe) -> tuple[bytes, tuple[int, ...]]:
    """A digest of all that a run reads in a repository, and when each of these files was last touched.

    Raises Unusual for links to folders, files that cannot be read and all else that is better looked at as a whole.
    """
    digest, times = blake2b(digest_size=SIZE), list[int]()
    _add(digest, checkout_of(root).encode("utf-8", "surrogateescape"))
    for name, ends in (("programs", _READ), ("templates", ("",))):
        _tree(digest, times, os.path.join(root, name), ends)
    for file in (CONFIG, ".gitignore", *recipe.files):
        path = os.path.join(root, file)
        _add(digest, _content(path, times) if os.path.lexists(path) else b"-")
    for path in recipe.named:
        _add(digest, f"{os.path.lexists(path):d}{os.path.realpath(path)}".encode("utf-8", "surrogateescape"))
    for command in recipe.commands:
        _add(digest, _said(command, recipe))
    return digest.digest(), tuple(times)


def _add(digest: "blake2b", part: bytes) -> None:
    digest.update(b"%d:" % len(part))
    digest.update(part)


def _stream(stream: object) -> str:
    """Whether somebody sits at the other end, in which encoding and how wide."""
    isatty = getattr(stream, "isatty", None)
    try:
        if isatty is None or not isatty():
            return "-"
    except ValueError:
        return "-"
    try:
        size = os.get_terminal_size(stream.fileno())  # type: ignore[attr-defined] # a terminal has one
    except OSError:
        size = os.terminal_size((0, 0))
    return f"{getattr(stream, 'encoding', '')} {size.columns} {size.lines}"


def _installed(folder: str) -> list[str]:
    """Names and versions of what is installed in a folder of the path, the time zone data included."""
    try:
        return sorted(each for each in os.listdir(folder) if each.endswith((".dist-info", ".egg-info")))
    except OSError:
        return []


def _stamped(digest: "blake2b", folder: str) -> None:
    """The files of an installed folder by size and time: skew itself and its templates, also where it is developed."""
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda each: each.name)
    except OSError:
        return
    for each in entries:
        if each.is_dir():
            if each.name not in ("__pycache__", "_templates"):
                _stamped(digest, each.path)
        else:
            about = each.stat()
            _add(
                digest,
                f"{each.path} {about.st_size} {about.st_mtime_ns} {about.st_ctime_ns} {about.st_ino}".encode(
                    "utf-8", "replace"
                ),
            )


def _tree(digest: "blake2b", times: list[int], folder: str, ends: tuple[str, ...]) -> None:
    """All of a folder; what is hidden in folders with a leading dot does not count."""
    if not os.path.lexists(folder):
        _add(digest, b"-")
        return
    if os.path.islink(folder) or not os.path.isdir(folder):
        raise Unusual(folder)
    try:
        with os.scandir(folder) as found:
            entries = sorted(found, key=lambda each: each.name)
    except OSError:
        raise Unusual(folder) from None
    _add(digest, b"%d" % len(entries))
    for each in entries:
        name = each.name
        _add(digest, os.fsencode(name))
        if each.is_dir(follow_symlinks=False):
            digest.update(b"/")
            if not name.startswith("."):
                _tree(digest, times, each.path, ends)
        elif each.is_symlink():
            _add(digest, os.fsencode(os.path.realpath(each.path)))
            _add(digest, _content(each.path, times))
        elif name.endswith(ends):
            _add(digest, _content(each.path, times))


def _content(path: str, times: list[int]) -> bytes:
    """The bytes of a regular file, links followed."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError:
        raise Unusual(path) from None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_size > _LARGEST:
            raise Unusual(path)
        times.append(about.st_ctime_ns)
        content = os.read(handle, about.st_size + 1)
    except OSError:
        raise Unusual(path) from None
    finally:
        os.close(handle)
    if len(content) != about.st_size:
        raise Unusual(path)
    return content


def _said(command: tuple[str, ...], recipe: Recipe) -> bytes:
    """What git answers; without the module subprocess, which takes a third of the start, where that is possible.

    Where it knows no file at all, it is asked more than that, and the whole way decides.
    """
    environ = {name: value for name, value in os.environ.items() if name not in recipe.removed} | recipe.variables
    if not hasattr(os, "posix_spawn"):
        import subprocess  # noqa: PLC0415 - only where there is no other way

        done = subprocess.run(command, env=environ, capture_output=True, check=False)  # noqa: S603 - as in store/git.py
        if done.returncode or not done.stdout:
            raise Unusual(command[0])
        return done.stdout
    reader, writer = os.pipe()
    try:
        nowhere = (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDWR, 0), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_RDWR, 0)
        actions = [*nowhere, (os.POSIX_SPAWN_DUP2, writer, 1)]
        try:
            child = os.posix_spawn(command[0], command, environ, file_actions=actions)
        except OSError:
            raise Unusual(command[0]) from None
        finally:
            os.close(writer)
        try:
            answer = b"".join(_pieces(reader))
        finally:
            _, code = os.waitpid(child, 0)
    finally:
        os.close(reader)
    if code or not answer:
        raise Unusual(command[0])
    return answer


def _pieces(reader: int) -> "Iterator[bytes]":
    while piece := os.read(reader, 1 << 16):
        yield piece


def fields(parts: "Iterable[bytes]") -> bytes:
    """Parts as one, each with its length before it."""
    return b"".join(b"%d:%b" % (len(each), each) for each in parts)


def parts(whole: bytes) -> tuple[bytes, ...]:
    """The opposite of `fields`; ValueError for anything else."""
    found, at = [], 0
    while at < len(whole):
        colon = whole.index(b":", at)
        end = colon + 1 + int(whole[at:colon])
        if end > len(whole) or end <= colon:
            raise ValueError(at)
        found.append(whole[colon + 1 : end])
        at = end
    return tuple(found)
