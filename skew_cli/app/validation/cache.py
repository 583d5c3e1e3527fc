"""What earlier runs found in single programs, by all that the rules on one program may know.

Rules that compare programs are never remembered (contract 15). Findings hold no language, so that one record serves all.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path as File
from typing import TYPE_CHECKING

from skew_cli.errors import SkewError
from skew_cli.store.cache import load, store
from skew_cli.store.ledger import file_of
from skew_cli.store.repository import Repository
from skew_cli.store.state import SIZE, Unusual, fields, parts, skew, tree

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.app.validation.look import Looked

_SHARDS = 32
"""Files of a cache: the programs of a folder stand in one, and a changed program does not write them all."""
_OPEN = 4
"""Of so many the records are held in memory."""


@dataclass(slots=True)
class _Shard:
    records: dict[str, tuple[bytes, bytes, bytes, bytes]] = field(default_factory=dict)
    """By program: two records, each behind the digest of what it was made from. The second one is of a second look."""
    changed: bool = False


class Memory:
    """The records of a repository."""

    def __init__(self, repository: Repository) -> None:
        """Reads nothing yet."""
        self._root = str(repository.root)
        self._skew = skew(_package())
        self._shards: OrderedDict[int, _Shard] = OrderedDict()
        self._names: frozenset[str] = frozenset()
        self._context = b""

    def settle(self, index: "Index", codes: Iterable[str]) -> None:
        """Takes in what all programs have in common; where that cannot be said nothing is known and nothing kept."""
        self._names = frozenset(index.sources.programs)
        try:
            self._context = _context(self._skew, index, codes)
        except Unusual:
            self._context = b""

    def key(self, index: "Index", name: str, digest: bytes, others: bytes = b"") -> bytes:
        """Of all that a look at a program depends on; `others` is what it learns of other programs."""
        if not self._context:
            return b""
        ledger = file_of(name)
        try:
            kept = index.repository.read(ledger) if index.repository.exists(ledger) else b"-"
        except SkewError:
            kept = b"?"  # as if there were none; the program is told apart all the same
        return _digest(self._context, name.encode("utf-8", "surrogateescape"), digest, kept, others)

    def known(self, name: str, key: bytes, *, second: bool = False) -> bytes | None:
        """The record of a key, if there is one."""
        record = self._shard(name).records.get(name, (b"",) * 4) if key else (b"",) * 4
        found, content = record[2:] if second else record[:2]
        return content if key and found == key else None

    def keep(self, name: str, key: bytes, looked: "Looked", *, second: bool = False) -> None:
        """Remembers a look, unless its findings stand in other files as well or tell of a crash."""
        files = {each.file for one in looked.found for each in one.labels}
        files |= {each.file for one in looked.found if one.fix for each in one.fix.edits}
        if not key or looked.crashes or not files <= {name}:
            return
        try:
            content = looked.encoded()
        except (ValueError, TypeError, KeyError):
            return
        shard = self._shard(name)
        before = shard.records.get(name, (b"",) * 4)
        shard.records[name] = (*before[:2], key, content) if second else (key, content, *before[2:])
        shard.changed = True

    def save(self) -> None:
        """Writes what has changed."""
        while self._shards:
            self._write(*self._shards.popitem())

    def _shard(self, name: str) -> _Shard:
        number = _number(name)
        if number in self._shards:
            self._shards.move_to_end(number)
        else:
            self._shards[number] = _Shard(_records(load(self._root, _name(number)) or b""))
            if len(self._shards) > _OPEN:
                self._write(*self._shards.popitem(last=False))
        return self._shards[number]

    def _write(self, number: int, shard: _Shard) -> None:
        if shard.changed:
            rows = (
                part
                for name, each in sorted(shard.records.items())
                if name in self._names
                for part in (name.encode("utf-8", "surrogateescape"), *each)
            )
            store(self._root, _name(number), fields(rows))


def _context(version: bytes, index: "Index", codes: Iterable[str]) -> bytes:
    """Everything but the program itself, its ledger and other programs that a rule is told, or a severity depends on."""
    shared = index.sources.shared.values()
    return _digest(
        version,
        tree(str(index.repository.root / "templates")),
        index.repository.config.model_dump_json().encode(),
        repr((index.today, index.status, sorted(codes))).encode("utf-8", "replace"),
        *(part for each in shared for part in (each.file.encode("utf-8", "replace"), each.content)),
    )


def _records(content: bytes) -> dict[str, tuple[bytes, bytes, bytes, bytes]]:
    try:
        found = parts(content)
        rows = zip(*(found[n::5] for n in range(5)), strict=True)
        return {name.decode("utf-8", "surrogateescape"): (a, b, c, d) for name, a, b, c, d in rows}
    except ValueError:
        return {}


def _number(name: str) -> int:
    return _digest(name.rpartition("/")[0].encode("utf-8", "surrogateescape"))[0] % _SHARDS


def _name(number: int) -> bytes:
    return _digest(b"programs", b"%d" % number)


def _digest(*several: bytes) -> bytes:
    return blake2b(fields(several), digest_size=SIZE).digest()


def _package() -> str:
    import skew_cli  # noqa: PLC0415 - its folder

    return str(File(skew_cli.__file__).resolve().parent)
