"""Suppressions: comments `# skew: ignore[D004] reason, until 2024-06-30` and the nodes that they cover."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from skew_cli.model.finding import Path
from skew_cli.source.nodes import Document, Node
from skew_cli.source.places import Places

_COMMENT = re.compile(r"(?:(?<=[ \t\r\n])|\A)#[ \t]*skew:[^\r\n]*")
_FORM = re.compile(r"#\s*skew:\s*(?P<kind>ignore|ignore-file)\[(?P<codes>[^\]]*)\]\s*(?P<reason>.*)$")
_UNTIL = re.compile(r"until \d{4}-\d{2}-\d{2}\Z", re.ASCII)
_UNTIL_LENGTH = len("until 2024-06-30")
_MOST = 50
"""A comment that names more codes is none that somebody wrote."""


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
    texts = sorted(_text_of(node, places) for node in scalars(document.root))
    found = [match for match in _COMMENT.finditer(document.text) if not _inside(match.start(), texts)]
    if not found:
        return ()
    lines, below = covered_by_line(document.root, places), _below(places)
    return tuple(_read(each, document.root, lines.get(below[places.line_of(each.start())], [])) for each in found)


def parts(comment: str) -> tuple[str, str, str, dt.date | None] | None:
    """Kind, codes, reason and last day of a comment; None for one that cannot be read."""
    form = _FORM.match(comment)
    if form is None:
        return None
    reason = form["reason"].strip()
    limit = reason[-_UNTIL_LENGTH:]
    before = reason[:-_UNTIL_LENGTH]
    if not _UNTIL.match(limit) or before[-1:].isalnum():
        return form["kind"], form["codes"], reason, None
    try:
        until = dt.date.fromisoformat(limit[-10:])
    except ValueError:
        return None
    return form["kind"], form["codes"], before.rstrip().removesuffix(",").rstrip(), until


def _read(match: re.Match[str], root: Node, below: list[Path]) -> Suppression:
    form = parts(match[0])
    if form is None:
        return Suppression(start=match.start(), end=match.end(), codes=(), reason="", until=None, paths=())
    kind, written, reason, until = form
    codes = tuple(code.strip() for code in written.split(",") if code.strip())
    if len(codes) > _MOST:
        return Suppression(start=match.start(), end=match.end(), codes=(), reason="", until=None, paths=())
    paths: tuple[Path, ...] = ((),)
    late = kind == "ignore-file" and bool(root.entries) and match.start() > root.entries[0][0].start
    if late:
        paths = ()
    elif kind == "ignore":
        paths = tuple(below)
    return Suppression(
        start=match.start(), end=match.end(), codes=codes, late=late, reason=reason, until=until, paths=paths
    )


def _below(places: Places) -> list[int]:
    """For each line, 0 apart, the one whose nodes a comment covers: itself, or the one below the stack of comments."""
    last = places.line_of(len(places.text))
    below = [*range(last + 2)]
    for number in range(last, 0, -1):
        if places.line(number).lstrip().startswith("#"):
            below[number] = below[number + 1]
    return below


def covered_by_line(root: Node, places: Places) -> dict[int, list[Path]]:
    """Paths of the outermost nodes that start on each line."""
    found: dict[int, list[Path]] = {}

    def walk(node: Node, path: Path, above: tuple[int, ...]) -> None:
        inner: list[tuple[str | int, int, Node]] = [(str(key.value), key.start, value) for key, value in node.entries]
        for name, start, child in inner or [(n, item.start, item) for n, item in enumerate(node.items)]:
            line = places.line_of(start)
            if line not in above:
                found.setdefault(line, []).append((*path, name))
            walk(child, (*path, name), (*above, line))

    walk(root, (), ())
    return found


def scalars(node: Node) -> Iterator[Node]:
    """Every key and every single value of a tree, those behind aliases once."""
    if node.kind == "scalar":
        yield node
    elif node.anchor is None:
        for each in node.children():
            yield from scalars(each)


def _text_of(node: Node, places: Places) -> tuple[int, int]:
    """Where a `#` is text: the whole scalar, but of a block scalar not its header line."""
    if node.style not in ("|", ">"):
        return node.start, node.end
    header = places.line_of(node.start)
    return places.start_of(header) + len(places.line(header)), node.end


def _inside(offset: int, spans: list[tuple[int, int]]) -> bool:
    """Whether an offset lies in one of spans that are sorted and apart."""
    at = bisect_right(spans, offset, key=lambda each: each[0]) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]
