"""A program that an earlier run read: its data and its flaws are known, its text is parsed when a place is asked for."""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from skew_cli.app.reading import Source, read_program
from skew_cli.model import finding
from skew_cli.model.finding import Name, Path, Quote, Term
from skew_cli.model.program import Program
from skew_cli.source.nodes import Document, Flaw, Node

_BOM = b"\xef\xbb\xbf"
_CLASSES: dict[str, type[Any]] = {
    each.__name__: each
    for each in (
        *(finding.Problem, finding.Label, finding.Fix, finding.Change, finding.Finding, finding.Range),
        *(finding.Position, finding.PlacedLabel, finding.PlacedFix, finding.PlacedEdit, finding.Suppressed),
    )
}
"""All that can be made of a record; nothing else ever is."""
_FIELDS = {name: tuple(field.name for field in fields(each)) for name, each in _CLASSES.items()}


class Later(Document):
    """The document of such a program."""

    __slots__ = ("_clean", "_read", "_whole", "steps")

    _clean: bool
    _read: Callable[[], Source]
    _whole: Source | None
    steps: dict[Path, list[str]]
    """Paths of known findings, by ids: `locate.stable` need not parse for them."""

    def __init__(self, *, text: str, bom: bool, clean: bool, read: Callable[[], Source]) -> None:
        """`clean` says that parsing finds nothing wrong; `read` reads the file."""
        values = {"text": text, "bom": bom, "_clean": clean, "_read": read, "_whole": None, "steps": {}}
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @property
    def whole(self) -> Source:
        """The file, read once; not every reading needs a tree."""
        found = self._whole
        if found is None:
            found = self._read()
            object.__setattr__(self, "_whole", found)
        return found

    @property
    def root(self) -> Node | None:
        """The mapping at the top."""
        return self.whole.document.root

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """What parsing found."""
        return () if self._clean else self.whole.flaws

    @property
    def unread(self) -> tuple[Path, ...]:
        """Paths of parts that could not be read."""
        return () if self._clean else self.whole.document.unread


def recorded(source: Source) -> bytes | None:
    """What another run needs in order not to parse this program; None where that cannot be said."""
    document = source.parsed  # None: ordinary, and not parsed yet
    parts = (source.problems, source.unread, tuple(source.origins.items()))
    clean = not source.flaws and (document is None or not document.unread)
    data = dict(source.data) if source.program is not None else None
    try:
        if document is not None and source.content.removeprefix(_BOM).decode("utf-8") != document.text:
            return None
        return json.dumps([clean, [plain(each) for each in parts], data], separators=(",", ":")).encode("ascii")
    except (ValueError, TypeError, RecursionError):
        return None


def restored(name: str, content: bytes, record: bytes) -> Source | None:
    """The program of a record of the same bytes; None where the record is of no use."""
    try:
        clean, parts, data = json.loads(record)
        problems, unread, origins = (back(each) for each in parts)
        frozen = _frozen(data) if data is not None else {}
        return Source(
            file=name,
            content=content,
            parsed=Later(
                text=content.removeprefix(_BOM).decode("utf-8"),
                bom=content.startswith(_BOM),
                clean=clean,
                read=lambda: read_program(name, content),
            ),
            problems=problems,
            unread=unread,
            origins=dict(origins),
            data=frozen,
            program=Program.model_validate(frozen) if data is not None else None,
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple([_frozen(each) for each in value])
    return {key: _frozen(each) for key, each in value.items()} if isinstance(value, dict) else value


def plain(value: Any) -> Any:
    """Findings, problems and their parameters as JSON takes them; TypeError for anything else."""
    kind = type(value)
    if kind in (str, int, float, bool) or value is None:
        return value
    if kind is tuple:
        return [plain(each) for each in value]
    if is_dataclass(value):
        return {kind.__name__: [plain(getattr(value, name)) for name in _FIELDS[kind.__name__]]}
    if kind is Name:
        return {"Name": [*value.texts.items()]}
    if kind in (Quote, Term):
        return {kind.__name__: str(value)}
    if kind in (dt.date, dt.time):
        return {kind.__name__: value.isoformat()}
    if isinstance(value, Mapping):
        return {"": [[key, plain(each)] for key, each in value.items()]}
    raise TypeError(kind.__name__)


def back(value: Any) -> Any:
    """The opposite of `plain`; ValueError, TypeError or KeyError for what it never wrote."""
    if isinstance(value, list):
        return tuple([back(each) for each in value])
    if not isinstance(value, dict):
        return value
    ((kind, inside),) = value.items()
    if kind in _CLASSES:
        return _CLASSES[kind](**dict(zip(_FIELDS[kind], map(back, inside), strict=True)))
    return _OTHERS[kind](inside)


_OTHERS: dict[str, Callable[[Any], Any]] = {
    "": lambda inside: {key: back(each) for key, each in inside},
    "Name": lambda inside: Name(dict(inside)),
    "Quote": Quote,
    "Term": Term,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
}
