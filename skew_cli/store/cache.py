"""The cache `.skew-cache/` of a repository: what a run said, believed only if this user's skew wrote it.

A folder of a checkout is no place to trust: every entry carries a keyed digest, and the key lies in the user's own cache
folder. What is damaged, foreign, too large or out of date is as if it were not there; what cannot be written is not kept.
"""

import os
import stat
import sys
import time
from contextlib import suppress
from hashlib import blake2b

from skew_cli.store.state import SIZE, Recipe, Unusual, checkout_of, fields, parts, state

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

FOLDER = ".skew-cache"
FORMAT = b"skew 1"
MOST, LARGEST = 64, 64 << 20
"""Entries of a cache, and bytes of all together; the oldest go first."""
_ENTRY = 16 << 20
_KEY = 32
_OLD = 3600
"""Seconds after which a temporary file belongs to a process that died."""
_NAME = frozenset("0123456789abcdef")


class Answer:
    """What a run said, and how long that stays true if nothing changes."""

    __slots__ = ("code", "recipe", "said", "since", "state", "until")

    def __init__(
        self,
        *,
        recipe: Recipe,
        state: bytes,
        code: int,
        said: "Sequence[tuple[str, str]]",
        since: int = 0,
        until: int = 1 << 62,
    ) -> None:
        """`said` are the texts in order, each with `out` or `err`; `since` and `until` seconds of the epoch."""
        self.recipe, self.state, self.code, self.said = recipe, state, code, tuple(said)
        self.since, self.until = since, until


def answer(root: str, question: bytes) -> Answer | None:
    """What was said to this question, if the repository and the day are still the same."""
    found = _decoded(load(root, question) or b"")
    if found is None or not found.since <= time.time() < found.until:
        return None
    try:
        return found if state(root, found.recipe)[0] == found.state else None
    except Unusual:
        return None


def keep(root: str, question: bytes, found: Answer) -> None:
    """Keeps what was said."""
    store(root, question, _encoded(found))


def load(root: str, name: bytes) -> bytes | None:
    """An entry by its name; None where there is none that this user's skew wrote."""
    key = _key(root)
    whole = _read(os.path.join(root, FOLDER, name.hex()), _ENTRY) if key else None
    if not key or whole is None:
        return None
    return whole[SIZE:] if whole[:SIZE] == _seal(key, root, name, whole[SIZE:]) else None


def store(root: str, name: bytes, content: bytes) -> None:
    """Writes an entry in one step, and removes the oldest ones beyond the bounds; what fails is left."""
    key = _key(root, make=True)
    if key is None or len(content) + SIZE > _ENTRY:
        return
    folder = os.path.join(root, FOLDER)
    with suppress(OSError):
        if not os.path.lexists(folder):
            os.mkdir(folder)
        if os.path.islink(folder) or not os.path.isdir(folder):
            return
        ignore = os.path.join(folder, ".gitignore")
        if not os.path.lexists(ignore):
            _write(ignore, b"*\n")
        _write(os.path.join(folder, name.hex()), _seal(key, root, name, content) + content)
        _prune(folder)


def _seal(key: bytes, root: str, name: bytes, content: bytes) -> bytes:
    digest = blake2b(digest_size=SIZE, key=key)
    digest.update(fields((FORMAT, root.encode("utf-8", "surrogateescape"), name)))
    digest.update(content)
    return digest.digest()


def _prune(folder: str) -> None:
    """Only files that skew itself would name so."""
    found = []
    with os.scandir(folder) as entries:
        for each in entries:
            stem, _, rest = each.name.partition(".")
            if len(stem) == 2 * SIZE and _NAME.issuperset(stem) and each.is_file(follow_symlinks=False):
                about = each.stat(follow_symlinks=False)
                if rest and about.st_mtime < time.time() - _OLD:
                    os.unlink(each.path)
                elif not rest:
                    found.append((about.st_mtime_ns, about.st_size, each.path))
    size = 0
    for number, (_, bytes_, path) in enumerate(sorted(found, reverse=True)):
        size += bytes_
        if number >= MOST or size > LARGEST:
            os.unlink(path)


def _write(path: str, content: bytes) -> None:
    """Whole or not at all; two processes never write one temporary file. Not forced to the disk: it is only a cache."""
    draft = f"{path}.{os.getpid()}.{os.urandom(4).hex()}.tmp"
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        os.replace(draft, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise


def _read(path: str, most: int) -> bytes | None:
    """A regular file that is no link; None for all else."""
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    try:
        handle = os.open(path, flags)
    except OSError:
        return None
    try:
        about = os.fstat(handle)
        if not stat.S_ISREG(about.st_mode) or about.st_size > most:
            return None
        content = os.read(handle, about.st_size + 1)
    except OSError:
        return None
    finally:
        os.close(handle)
    return content if len(content) == about.st_size else None


def _key(root: str, *, make: bool = False) -> bytes | None:
    """The secret of this user; None where there is none, or where it would lie in the checkout itself."""
    folder = _home()
    if folder is None:
        return None
    real, around = os.path.realpath(folder), checkout_of(root) or root
    if os.path.join(real, "").startswith(os.path.join(around, "")):
        return None
    path = os.path.join(folder, "cache.key")
    found = _own(path)
    if found is None and make:
        with suppress(OSError):
            os.makedirs(folder, 0o700, exist_ok=True)
            if not os.path.lexists(path):
                _write(path, os.urandom(_KEY))  # of two processes one wins; the entry of the other is not believed
        found = _own(path)
    return found


def _own(path: str) -> bytes | None:
    """The key, if nobody else may read or change it."""
    try:
        about = os.lstat(path)
    except OSError:
        return None
    if hasattr(os, "getuid") and (about.st_uid != os.getuid() or about.st_mode & 0o077):
        return None
    found = _read(path, _KEY)
    return found if found is not None and len(found) == _KEY else None


def _home() -> str | None:
    """The folder of skew in the user's own cache folder."""
    usual = {"win32": os.environ.get("LOCALAPPDATA", ""), "darwin": os.path.expanduser("~/Library/Caches")}
    base = os.environ.get("XDG_CACHE_HOME") or usual.get(sys.platform, os.path.expanduser("~/.cache"))
    return os.path.join(base, "skew") if os.path.isabs(base) else None


def _encoded(found: Answer) -> bytes:
    recipe = found.recipe
    numbers = (found.code, found.since, found.until)
    return fields(
        (
            found.state,
            *(b"%d" % each for each in numbers),
            _texts(recipe.files),
            _texts(recipe.named),
            _texts(recipe.removed),
            _texts(each for pair in recipe.variables.items() for each in pair),
            fields(_texts(each) for each in recipe.commands),
            _texts(each for pair in found.said for each in pair),
        )
    )


def _decoded(content: bytes) -> Answer | None:
    try:
        state_, code, since, until, files, named, removed, variables, commands, said = parts(content)
        pairs, spoken = _words(variables), _words(said)
        recipe = Recipe(
            files=_words(files),
            named=_words(named),
            removed=_words(removed),
            variables=dict(zip(pairs[::2], pairs[1::2], strict=True)),
            commands=[_words(each) for each in parts(commands)],
        )
        whole = tuple(zip(spoken[::2], spoken[1::2], strict=True))
        return Answer(recipe=recipe, state=state_, code=int(code), said=whole, since=int(since), until=int(until))
    except ValueError:
        return None


def _texts(texts: "Iterable[str]") -> bytes:
    return fields(each.encode("utf-8", "surrogatepass") for each in texts)


def _words(whole: bytes) -> tuple[str, ...]:
    return tuple(each.decode("utf-8", "surrogatepass") for each in parts(whole))
