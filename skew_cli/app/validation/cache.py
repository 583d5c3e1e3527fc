"""What earlier runs found, by program: its form by its bytes, its findings by all that rules on one program may know.

Rules that compare programs are never remembered (contract 15). Findings hold no language, so that one record serves all.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path as File
from typing import TYPE_CHECKING

from skew_cli.app.reading import Source, read_program
from skew_cli.app.remembered import Later, back, plain, recorded, restored
from skew_cli.errors import SkewError
from skew_cli.model.finding import Finding, Path
from skew_cli.store.cache import load, store
from skew_cli.store.ledger import file_of
from skew_cli.store.repository import Repository
from skew_cli.store.state import SIZE, Unusual, fields, parts, skew, tree

if TYPE_CHECKING:
    from skew_cli.app.load import Index

_SHARDS = 32
"""Files of a cache, so that one changed program does not write them all."""


@dataclass(slots=True)
class _Record:
    """One program: its form and its findings, each with the digest of what it was made from."""

    form_of: bytes = b""
    form: bytes = b""
    found_of: bytes = b""
    found: bytes = b""


class Memory:
    """The records of a repository; nothing is written before `save`."""

    def __init__(self, repository: Repository, *, lasting: bool = True) -> None:
        """Reads nothing yet. Without `lasting` it forgets all at the end of the run, and does not look back either."""
        self._root, self._lasting = str(repository.root), lasting
        self._skew = skew(_package())
        self._shards: dict[int, dict[str, _Record]] = {}
        self._changed: set[int] = set()
        self._context = b""

    def unknown(self, name: str, content: bytes) -> bool:
        """Whether a program must be parsed."""
        return self._record(name).form_of != self._form_of(name, content)

    def source(self, name: str, content: bytes) -> Source:
        """A program, parsed only if it has changed."""
        record, key = self._record(name), self._form_of(name, content)
        known = restored(name, content, record.form) if record.form_of == key else None
        if known is not None:
            return known
        source = read_program(name, content)
        if self._lasting:
            self.learn(name, content, recorded(source))
        return source

    def learn(self, name: str, content: bytes, form: bytes | None) -> None:
        """Remembers the form of a program; None forgets it."""
        known = self._shard(name)
        known[name] = _Record() if form is None else _Record(form_of=self._form_of(name, content), form=form)
        self._changed.add(_number(name))

    def settle(self, index: "Index", codes: Iterable[str]) -> bool:
        """Takes in what all programs have in common; False where that cannot be said, and no finding is remembered."""
        try:
            self._context = _context(index, codes)
        except Unusual:
            self._context = b""
        return bool(self._context)

    def known(self, index: "Index", source: Source) -> list[Finding] | None:
        """The findings on one program, if nothing has changed that they depend on; places in it are known, too."""
        record = self._record(source.file)
        if record.found_of != self._found_of(index, source):
            return None
        try:
            found, steps = json.loads(record.found)
            if isinstance(source.document, Later):
                source.document.steps.update((back(path), names) for path, names in steps)
            return [*back(found)]
        except (ValueError, TypeError, KeyError):
            return None

    def keep(
        self, index: "Index", source: Source, found: list[Finding], steps: Callable[[Source, Path], list[str]]
    ) -> None:
        """Remembers the findings on one program, unless they stand in other files as well or tell of a crash."""
        said = _said(source, found, steps) if self._context and self._lasting else None
        if said is not None and (record := self._record(source.file)).form:
            record.found_of, record.found = self._found_of(index, source), said
            self._changed.add(_number(source.file))

    def save(self, names: Iterable[str]) -> None:
        """Writes what has changed; `names` are all programs that there are."""
        left = frozenset(names)
        for number in self._changed:
            whole = [
                part
                for name, each in sorted(self._shards[number].items())
                if name in left and each.form
                for part in (
                    name.encode("utf-8", "surrogateescape"),
                    each.form_of,
                    each.form,
                    each.found_of,
                    each.found,
                )
            ]
            if self._lasting:
                store(self._root, _name(number), fields(whole))
        self._changed.clear()

    def _record(self, name: str) -> _Record:
        return self._shard(name).setdefault(name, _Record())

    def _shard(self, name: str) -> dict[str, _Record]:
        number = _number(name)
        if number not in self._shards:
            found = load(self._root, _name(number)) if self._lasting else None
            self._shards[number] = _records(found or b"")
        return self._shards[number]

    def _form_of(self, name: str, content: bytes) -> bytes:
        return _digest(self._skew, name.encode("utf-8", "surrogateescape"), content)

    def _found_of(self, index: "Index", source: Source) -> bytes:
        ledger = file_of(source.file)
        try:
            kept = index.repository.read(ledger) if index.repository.exists(ledger) else b"-"
        except SkewError:
            kept = b"?"  # as if there were none; the program is told apart all the same
        return _digest(self._context, self._form_of(source.file, source.content), kept)


def _context(index: "Index", codes: Iterable[str]) -> bytes:
    """Everything but the program itself and its ledger that a rule on one program is told, or a severity depends on."""
    shared = [each for each in index.sources.values() if each.shared]
    lost = [each.file for each in index.sources.values() if each.program is None and not each.shared]
    return _digest(
        tree(str(index.repository.root / "templates")),
        index.repository.config.model_dump_json().encode(),
        repr((index.today, index.status, sorted(codes), sorted(lost), sorted(index.addresses.items()))).encode(
            "utf-8", "replace"
        ),
        *(part for each in shared for part in (each.file.encode("utf-8", "replace"), each.content)),
    )


def _said(source: Source, found: list[Finding], steps: Callable[[Source, Path], list[str]]) -> bytes | None:
    files = {each.file for one in found for each in one.labels}
    files |= {each.file for one in found if one.fix for each in one.fix.edits}
    if not files <= {source.file} or any(each.code == "Q009" for each in found):
        return None
    paths = {each.path: steps(source, each.path) for each in found}
    try:
        said = [plain(tuple(found)), [[plain(path), names] for path, names in paths.items()]]
        return json.dumps(said, separators=(",", ":")).encode("ascii")
    except (ValueError, TypeError, KeyError):
        return None


def _records(content: bytes) -> dict[str, _Record]:
    try:
        found = parts(content)
        rows = zip(*(found[n::5] for n in range(5)), strict=True)
        return {name.decode("utf-8", "surrogateescape"): _Record(*each) for name, *each in rows}
    except ValueError:
        return {}


def _number(name: str) -> int:
    return _digest(name.encode("utf-8", "surrogateescape"))[0] % _SHARDS


def _name(number: int) -> bytes:
    return _digest(b"programs", b"%d" % number)


def _digest(*several: bytes) -> bytes:
    return blake2b(fields(several), digest_size=SIZE).digest()


def _package() -> str:
    import skew_cli  # noqa: PLC0415 - its folder

    return str(File(skew_cli.__file__).resolve().parent)
