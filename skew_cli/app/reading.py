"""One file of a repository: its tree, its places, and what its form is worth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from skew_cli.app.shape import Shaped, shape
from skew_cli.errors import SkewError
from skew_cli.model.finding import Change, Fix, Path, Problem
from skew_cli.model.program import SCHEMA, Program
from skew_cli.model.types import Model
from skew_cli.source.nodes import Data, Document, Flaw, Node, data
from skew_cli.source.ordinary import ordinary
from skew_cli.source.parse import parse_bytes
from skew_cli.source.places import Places

if TYPE_CHECKING:
    from skew_cli.app.mending import Told

M = TypeVar("M", bound=Model)
MOST = 200
"""Entries of a list in a program; rules compare sessions and people with one another."""


@dataclass(slots=True)
class _Tree:
    """The tree of a file that is parsed when it is asked for; it does not know its source, which would keep both alive."""

    content: bytes
    _document: Document | None = None

    def read(self) -> Document:
        """The tree, parsed once."""
        if self._document is None:
            self._document = parse_bytes(self.content)
        return self._document


@dataclass(frozen=True, kw_only=True)
class Source:
    """A file that was read: its tree, its places, and what its form is worth."""

    file: str
    content: bytes
    parsed: Document | None = None
    """None where the file is so ordinary that nobody has asked for its tree yet."""
    warnings: tuple[Flaw, ...] = ()
    """The flaws of such a file."""
    problems: tuple[tuple[str, Problem], ...] = ()
    """Code and problem of everything that decoding, parsing and shaping found, flaws of the YAML excepted."""
    unread: tuple[Path, ...] = ()
    origins: Mapping[Path, tuple[int, ...]] = field(default_factory=dict)
    data: Mapping[str, Data] = field(default_factory=dict)
    """What `program` was read from."""
    program: Program | None = None
    """The healthy rest; None when nothing of the file can be used."""
    shared: bool = False
    """One of the files that programs share, not a program."""

    @cached_property
    def _tree(self) -> "_Tree":
        return _Tree(self.content)

    @property
    def document(self) -> Document:
        """The tree."""
        return self.parsed or self._tree.read()

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """What is wrong with the YAML."""
        return self.parsed.flaws if self.parsed else self.warnings

    @cached_property
    def places(self) -> Places:
        """Paths to places of this file."""
        return Places(self.parsed) if self.parsed else Places(self._tree.read, self.content.decode())

    @cached_property
    def plain(self) -> Mapping[str, Data]:
        """All that the file says; `data`, unless something was cut out of that."""
        if self.program is not None and not (self.problems or self.unread or self.origins):
            return self.data
        found = data(self.document.root) if self.document.root else {}
        return found if isinstance(found, dict) else {}

    def original(self, path: Path) -> Path:
        """A path in `program` as a path in the file."""
        found: list[str | int] = []
        for segment in path:
            kept = self.origins.get(tuple(found))
            whole = kept is None or not isinstance(segment, int) or segment >= len(kept)
            found.append(segment if whole or kept is None else kept[int(segment)])
        return tuple(found)


def read_program(name: str, content: bytes, *, told: bool = True) -> Source:
    """One program file: syntax and form; never fails. Without `told` it is not said what is wrong with the form."""
    known, document = ordinary(content), None
    fields, warnings = known or ({}, ())
    if known is None:
        document = parse_bytes(content)
        if document.root is None:
            return Source(file=name, content=content, parsed=document, unread=document.unread)
        plain = data(document.root)
        fields = plain if isinstance(plain, dict) else {}
    missing = "schema" not in fields
    version = fields.pop("schema", None)
    broken = document.unread if document else ()
    if version != SCHEMA and ("schema",) not in broken:
        quoted = version == str(SCHEMA)
        change = Change(op="set", path=("schema",), text=str(SCHEMA))
        problem = Problem(
            path=() if missing else ("schema",),
            message_id="missing-schema" if missing else "quoted-schema" if quoted else "unknown-schema",
            params={"known": SCHEMA},
            fix=Fix(changes=(change,)) if quoted else None,
        )
        return Source(file=name, content=content, parsed=document, warnings=warnings, problems=(("F002", problem),))
    *_, folder, stem = ["", *name.removesuffix(".yaml").removesuffix(".yml").split("/")][-2:]
    for path in broken:
        fields.setdefault(str(path[0]), None)
    fallback: dict[str, Data] = {"id": stem, "season": int(folder) if folder.isdecimal() else 0, "partners": {}}
    long: list[Path] = []
    if (known is None or _may_be_long(content)) and _long(fields):
        fields = {key: _shortened(each, (key,), long) for key, each in fields.items()}
    shaped = shape(Program, fields, fallback)
    problems: tuple[Told, ...] = ()
    if shaped.problems and told:
        document, problems = _mended(Program, fields, fallback, shaped, document or parse_bytes(content))
    problems += tuple(("F004", _too_long(each)) for each in long)
    hidden = {path[0] for path in broken}
    problems = tuple((code, each) for code, each in problems if not (each.path and each.path[0] in hidden))
    return Source(
        file=name,
        content=content,
        parsed=document,
        warnings=warnings,
        problems=problems,
        unread=(*broken, *shaped.unread, *long),
        origins=shaped.origins,
        data=shaped.data,
        program=shaped.value,
    )


def _may_be_long(content: bytes) -> bool:
    """Whether an ordinary file may have a list with too much: of its entries each has a line with a dash, or a comma."""
    dashes = content.count(b"\n") >= MOST and content.count(b"- ") >= MOST
    return dashes or content.count(b",") >= MOST


def _long(value: Data) -> bool:
    """Whether a list in it has too much."""
    if isinstance(value, tuple):
        return len(value) > MOST or any(_long(each) for each in value)
    return isinstance(value, dict) and any(_long(each) for each in value.values())


def _shortened(value: Data, path: Path, long: list[Path]) -> Data:
    """The value without what is too much in its lists; `long` takes the paths of these."""
    if isinstance(value, tuple):
        long += [path] if len(value) > MOST else []
        return tuple(_shortened(each, (*path, n), long) for n, each in enumerate(value[:MOST]))
    if isinstance(value, dict):
        return {key: _shortened(each, (*path, key), long) for key, each in value.items()}
    return value


def _too_long(path: Path) -> Problem:
    return Problem(path=path, key=isinstance(path[-1], str), message_id="too-many-entries", params={"count": MOST})


def read_shared(model: type[M], name: str, content: bytes) -> tuple[Source, M]:
    """A file that programs share, and what it holds; never fails, an empty file holds nothing."""
    if (known := ordinary(content)) is not None:
        shaped = shape(model, known.data, {})
        if not shaped.problems:
            return Source(file=name, content=content, warnings=known.flaws, shared=True), shaped.value
    document = parse_bytes(content)
    plain = data(document.root) if document.root is not None else {}
    fields = plain if isinstance(plain, dict) else {}
    shaped = shape(model, fields, {})
    empty = document.root is None and all(each.message_id == "empty-file" for each in document.flaws)
    if empty:
        document = Document(text=document.text, root=Node(kind="mapping", start=0, end=0))
    document, problems = _mended(model, fields, {}, shaped, document)
    source = Source(
        file=name,
        content=content,
        parsed=document,
        problems=problems,
        unread=(*document.unread, *shaped.unread),
        origins=shaped.origins,
        shared=True,
    )
    return source, shaped.value


def _mended(
    model: type[M], fields: dict[str, Data], fallback: dict[str, Data], shaped: Shaped[M], document: Document
) -> "tuple[Document, tuple[Told, ...]]":
    """What is wrong with the form, each mistake once and with its fix."""
    if not shaped.problems:
        return document, ()
    from skew_cli.app.mending import mended, told_once  # noqa: PLC0415 - start-up, law 10: only what is faulty needs it

    problems = mended(document, fields, shaped.problems, lambda data: shape(model, data, fallback).problems)
    return told_once(document, problems)


def settings_source(name: str, content: bytes) -> Source:
    """A file of skew itself, in which findings may stand; it has places, but no tree."""
    text = content.decode("utf-8-sig", "replace")
    return Source(file=name, content=content, parsed=Document(text=text, root=None), shared=True)


def unreadable(name: str, problem: SkewError, *, shared: bool = False) -> Source:
    """A file that cannot be read, with the reason as its only flaw."""
    why = problem.values.get("why")
    message_id, params = ("unreadable", {"why": str(why)}) if why else ("outside-repository", {})
    flaw = Flaw(message_id=message_id, start=0, end=0, params=params, decoding=True)
    document = Document(text="", root=None, flaws=(flaw,), unread=((),))
    return Source(file=name, content=b"", parsed=document, unread=((),), shared=shared)
