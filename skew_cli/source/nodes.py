"""The tree of a file: every value with the stretch of text it comes from."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

from skew_cli.model.finding import Params, Path

Scalar = str | int | float | bool | None
Data = Scalar | tuple["Data", ...] | dict[str, "Data"]


@dataclass(slots=True)
class Node:
    """A value of a file. Offsets count code points, the end is exclusive."""

    kind: Literal["scalar", "mapping", "sequence"]
    start: int
    end: int
    value: Scalar = None
    style: str | None = None
    """Of a scalar: None is plain, else `'`, `"`, `|` or `>`. Of a collection: `{` for flow, None for block."""
    entries: list[tuple["Node", "Node"]] = field(default_factory=list)
    items: list["Node"] = field(default_factory=list)
    size: int = 1
    """Number of nodes after expansion of aliases."""
    anchor: "Node | None" = None
    """Where an alias was defined."""
    _places: dict[Scalar, int] | None = field(default=None, init=False, repr=False, compare=False)
    """Where among the entries a key stands; made anew when there are more of them."""

    def get(self, key: str | int) -> "Node | None":
        """The child under a key or index."""
        if self.kind == "mapping":
            at = self._entry(key)
            return None if at is None else self.entries[at][1]
        if self.kind == "sequence" and isinstance(key, int) and 0 <= key < len(self.items):
            return self.items[key]
        return None

    def key(self, name: str | int) -> "Node | None":
        """The key node of a mapping's entry."""
        at = self._entry(name)
        return None if at is None else self.entries[at][0]

    def _entry(self, name: str | int) -> int | None:
        if self._places is None or len(self._places) != len(self.entries):
            self._places = {key.value: number for number, (key, _) in enumerate(self.entries)}
        return self._places.get(name)

    def children(self) -> Iterator["Node"]:
        """Keys and values in document order."""
        for key, value in self.entries:
            yield key
            yield value
        yield from self.items

    @property
    def empty(self) -> bool:
        """A value that is not there: `advisor:` with nothing behind it."""
        return self.kind == "scalar" and self.start == self.end


NOTHING: Any = ()
"""The entries and items of every scalar: there are many of these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Flaw:
    """Something that the parser refuses or warns about, with its place."""

    message_id: str
    start: int
    end: int
    params: Params = field(default_factory=dict)
    label: tuple[str, int, int] | None = None
    """A related place: message id, start, end."""
    decoding: bool = False
    """Found while decoding bytes, before any YAML was read."""
    code: str = "F001"
    """The rule of family F that tells it."""
    replacement: str | None = None
    """A fix: the text that shall stand there instead."""
    stretch: tuple[int, int] | None = None
    """What the replacement takes the place of, where that is not what is marked."""
    safe: bool = True
    """Whether the fix keeps the meaning."""
    notes: tuple[str, ...] = ()
    """Keys of the rule's texts: background."""
    path: Path | None = field(default=None, compare=False)
    """Of the value, where it was read without a tree that could tell it."""


class Stop(Exception):  # noqa: N818 - ends the reading of a text, no error that leaves this room
    """Carries the flaw at which reading had to end."""

    def __init__(self, flaw: Flaw) -> None:
        """`flaw` says where and why."""
        super().__init__(flaw.message_id)
        self.flaw = flaw


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A parsed file."""

    text: str
    """Without byte order mark; line ends as in the file."""
    root: Node | None
    """The mapping at the top; None when nothing of it could be read."""
    flaws: tuple[Flaw, ...] = ()
    unread: tuple[Path, ...] = ()
    """Paths of parts that could not be read."""
    bom: bool = False
    """Whether the file began with a byte order mark."""

    @property
    def errors(self) -> tuple[Flaw, ...]:
        """The flaws that are no mere warnings."""
        return tuple(each for each in self.flaws if each.code == "F001")


def data(node: Node) -> Data:
    """Plain values: mappings as dict, sequences as tuple, scalars resolved by `scalars`."""
    if node.kind == "scalar":
        return node.value
    if node.kind == "sequence":
        return tuple(data(each) for each in node.items)
    return {str(key.value): data(value) for key, value in node.entries}


def path_at(root: Node, offset: int) -> Path:
    """The path of the innermost value whose key or value contains the offset."""
    path: list[str | int] = []
    name: str | int
    node = root
    while True:
        if node.entries:
            at = bisect_right(node.entries, offset, key=lambda each: each[0].start) - 1
            key, child = node.entries[max(at, 0)]
            name, first = str(key.value), key.start
        elif node.items:
            at = bisect_right(node.items, offset, key=lambda each: each.start) - 1
            name, child = at, node.items[max(at, 0)]
            first = child.start
        else:
            at = -1
        if at < 0 or offset >= max(child.end, first + 1):
            return tuple(path)
        path.append(name)
        node = child
