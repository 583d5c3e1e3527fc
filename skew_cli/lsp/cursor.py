"""Where in a half-written file the cursor stands: the path of the key or value that is being typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from skew_cli.model.finding import Path
from skew_cli.source.nodes import Node
from skew_cli.source.parse import parse_bytes

_MARK = "skew-cursor"
_LEFT = re.compile(r"""[^\s\[\]{},:"'#]*\Z""")
_RIGHT = re.compile(r"""[^\s\[\]{},:"'#]*""")
_OPENERS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One way to read what is being typed."""

    path: Path
    """Of the value, or of the mapping to which a key belongs."""
    key: bool
    """Whether a key is being typed."""
    start: int
    end: int
    """The word under the cursor, as offsets."""
    root: Node
    """The tree of the file with a mark in place of that word."""
    colon: bool
    """Whether a colon follows already."""
    flow: bool
    """Whether it stands between braces or brackets."""

    @property
    def siblings(self) -> frozenset[str]:
        """Keys that the mapping has already."""
        node: Node | None = self.root
        for segment in self.path:
            node = node.get(segment) if node is not None else None
        return frozenset(str(key.value) for key, _ in node.entries if key.value != _MARK) if node else frozenset()


def spots(text: str, offset: int) -> tuple[Spot, ...]:
    """The readings of the word at an offset: the file is parsed with a mark in its place, which may heal it."""
    before = re.split(r"\r\n|\n|\r", text[:offset])[-1]
    rest = re.split(r"\r\n|\n|\r", text[offset:], maxsplit=1)[0]
    left, right = _LEFT.search(before), _RIGHT.match(rest)
    start, end = offset - len(left[0] if left else ""), offset + len(right[0] if right else "")
    head = before[: len(before) - (offset - start)]
    colon = rest[end - offset :].lstrip(" ").startswith(":")
    quote = head[-1:] if head[-1:] in ('"', "'") and not rest[end - offset :].startswith(head[-1:]) else ""
    closers = quote + _open(head)
    fresh = head.strip(" ").replace("- ", "").strip("- ") == ""
    marks = [_MARK] if colon else [f"{_MARK}:", _MARK] if fresh else [_MARK, _MARK + closers]
    found: dict[tuple[Path, bool], Spot] = {}
    for mark in dict.fromkeys(marks):
        root = parse_bytes((text[:start] + mark + text[end:]).encode("utf-8", "replace")).root
        hit = next(_find(root, ()), None) if root else None
        if root and hit:
            path, key, flow = hit
            spot = Spot(path=path, key=key, start=start, end=end, root=root, colon=colon, flow=flow)
            found.setdefault((path, key), spot)
    return tuple(found.values())


def _open(head: str) -> str:
    """The brackets that the line opens and does not close, closed in reverse order."""
    waiting: list[str] = []
    for each in head:
        if each in _OPENERS:
            waiting.append(_OPENERS[each])
        elif waiting and each == waiting[-1]:
            waiting.pop()
    return "".join(reversed(waiting))


def _find(node: Node, path: Path, *, flow: bool = False) -> Iterator[tuple[Path, bool, bool]]:
    """Path of the mark, whether it is a key, and whether it stands in flow style."""
    if node.anchor is not None:
        return
    flow = flow or node.style == "{"
    if node.kind == "scalar" and isinstance(node.value, str) and node.value.strip() == _MARK:
        yield path, False, flow
    for key, value in node.entries:
        if key.value == _MARK:
            yield path, True, flow
        else:
            yield from _find(value, (*path, str(key.value)), flow=flow)
    for number, item in enumerate(node.items):
        yield from _find(item, (*path, number), flow=flow)
