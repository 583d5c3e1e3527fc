"""Suppressions: comments `# skew: ignore[D004] reason, until 2024-06-30` and the nodes that they cover."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from skew_cli.model.finding import Path
from skew_cli.source.nodes import Document, Node
from skew_cli.source.places import Places

_COMMENT = re.compile(r"(?:(?<=[ \t\r\n])|\A)#[ \t]*skew:[^\r\n]*")
_FORM = re.compile(r"#\s*skew:\s*(?P<kind>ignore|ignore-file)\[(?P<codes>[^\]]*)\]\s*(?P<reason>.*)$")
_UNTIL = re.compile(r",?\s*until (\d{4}-\d{2}-\d{2})\s*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """One comment. `paths` are the nodes that it covers with everything in them; `((),)` is the whole file."""

    start: int
    end: int
    codes: tuple[str, ...]
    """Codes or names as written; empty when the comment cannot be read."""
    late: bool = False
    """`ignore-file` below the first key, where it suppresses nothing."""
    reason: str
    until: dt.date | None
    paths: tuple[Path, ...]

    def covers(self, path: Path) -> bool:
        """Whether a place is inside one of the nodes."""
        return any(path[: len(each)] == each for each in self.paths)


def suppressions(document: Document, places: Places) -> tuple[Suppression, ...]:
    """Every comment of the file that begins with `skew:`."""
    if "skew:" not in document.text or document.root is None:
        return ()
    spans = [_text_of(node, places) for node in _scalars(document.root)]
    found = (match for match in _COMMENT.finditer(document.text) if not _inside(match.start(), spans))
    return tuple(_read(match, document.root, places) for match in found)


def _read(match: re.Match[str], root: Node, places: Places) -> Suppression:
    form = _FORM.match(match[0])
    if form is None:
        return Suppression(start=match.start(), end=match.end(), codes=(), reason="", until=None, paths=())
    reason, until = form["reason"].strip(), None
    if limit := _UNTIL.search(reason):
        try:
            until = dt.date.fromisoformat(limit[1])
            reason = reason[: limit.start()].strip()
        except ValueError:
            return Suppression(start=match.start(), end=match.end(), codes=(), reason="", until=None, paths=())
    codes = tuple(code.strip() for code in form["codes"].split(",") if code.strip())
    paths: tuple[Path, ...] = ((),)
    late = form["kind"] == "ignore-file" and bool(root.entries) and match.start() > root.entries[0][0].start
    if late:
        paths = ()
    elif form["kind"] == "ignore":
        paths = _covered(places, root, match.start())
    return Suppression(
        start=match.start(), end=match.end(), codes=codes, late=late, reason=reason, until=until, paths=paths
    )


def _covered(places: Places, root: Node, offset: int) -> tuple[Path, ...]:
    """At the end of a line the nodes that start there; alone on its line the node below the stack of comments."""
    number = places.position(offset).line
    alone = places.line(number).lstrip().startswith("#")
    if alone:
        last = places.position(len(places.text)).line
        while number <= last and places.line(number).lstrip().startswith("#"):
            number += 1
        if number > last or not places.line(number).strip():
            return ()
    return tuple(_starting(root, places, number, ()))


def _starting(node: Node, places: Places, line: int, path: Path) -> Iterator[Path]:
    """Paths of the outermost nodes that start on a line."""
    inner: list[tuple[str | int, int, Node]] = [(str(key.value), key.start, value) for key, value in node.entries] or [
        (index, item.start, item) for index, item in enumerate(node.items)
    ]
    for name, start, child in inner:
        if places.position(start).line == line:
            yield (*path, name)
        else:
            yield from _starting(child, places, line, (*path, name))


def _scalars(node: Node) -> Iterator[Node]:
    if node.kind == "scalar":
        yield node
    elif node.anchor is None:
        for each in node.children():
            yield from _scalars(each)


def _text_of(node: Node, places: Places) -> tuple[int, int]:
    """Where a `#` is text: the whole scalar, but of a block scalar not its header line."""
    if node.style not in ("|", ">"):
        return node.start, node.end
    header = places.line(places.position(node.start).line)
    return node.start + len(header) - places.position(node.start).column + 1, node.end


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    return any(start <= offset < end for start, end in spans)
