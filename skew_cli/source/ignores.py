"""Span edits of suppression comments: a code is dropped, renamed or added; a comment is removed or written."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from skew_cli.model.finding import Path
from skew_cli.source.comments import Suppression, covered_by_line, scalars
from skew_cli.source.edit import Edit, line_end
from skew_cli.source.nodes import Document, Node
from skew_cli.source.places import Places

_CODES = re.compile(r"\[([^\]]*)\]")


def without(document: Document, comment: Suppression, code: str) -> Edit:
    """Drops a code, and the comment with the last one: with its line, or with the blanks before it."""
    text = document.text
    start, end, parts = _codes(text, comment)
    rest = [each for each in parts if each.strip() != code]
    if any(each.strip() for each in rest):
        return Edit(start, end, ",".join((rest[0].lstrip(), *rest[1:])))
    begin = max(text.rfind("\n", 0, comment.start), text.rfind("\r", 0, comment.start)) + 1
    if text[begin : comment.start].strip():
        return Edit(len(text[: comment.start].rstrip(" \t")), comment.end, "")
    if text.startswith("\r\n", comment.end):
        return Edit(begin, comment.end + 2, "")
    if comment.end < len(text):
        return Edit(begin, comment.end + 1, "")
    return Edit(begin - (2 if text.endswith("\r\n", 0, begin) else min(begin, 1)), comment.end, "")


def renamed(document: Document, comment: Suppression, code: str, name: str) -> Edit:
    """Gives a code another name."""
    start, end, parts = _codes(document.text, comment)
    return Edit(start, end, ",".join(each.replace(code, name) if each.strip() == code else each for each in parts))


def added(document: Document, comment: Suppression, codes: Iterable[str]) -> Edit:
    """Adds codes to those of a comment."""
    start, end, parts = _codes(document.text, comment)
    return Edit(start, end, ", ".join((",".join(parts).rstrip(), *codes)))


def _codes(text: str, comment: Suppression) -> tuple[int, int, list[str]]:
    """Where the codes stand between their brackets, and what stands between the commas."""
    match = _CODES.search(text, comment.start, comment.end)
    if match is None:
        raise ValueError(text[comment.start : comment.end])
    return match.start(1), match.end(1), match[1].split(",")


def comment_for(codes: Iterable[str], reason: str, until: dt.date | None, *, whole: bool = False) -> str:
    """The text of a comment; `whole` makes it one for the whole file."""
    limit = f", until {until.isoformat()}" if until else ""
    return f"# skew: {'ignore-file' if whole else 'ignore'}[{', '.join(codes)}] {reason}{limit}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """The line that a comment for some place stands above."""

    line: int
    """1-based."""
    depth: int
    """Length of the path of the node that begins there."""

    @property
    def whole(self) -> bool:
        """Whether only a comment for the whole file covers the place."""
        return self.depth == 0


class Spots:
    """The lines of a file above which comments can stand."""

    def __init__(self, document: Document, places: Places) -> None:
        """`document` has a tree."""
        if document.root is None:
            raise ValueError
        self._root, self._places, self._text = document.root, places, document.text
        long = [each for each in scalars(document.root) if places.line_of(each.start) < places.line_of(each.end)]
        self._lines = covered_by_line(document.root, places)
        self._texts = [(each.start, each.end) for each in long]

    def of(self, path: Path) -> Spot:
        """The place for a comment that covers a path: above the innermost node on the way whose line begins freely."""
        node, starts = self._root, list[int]()
        for segment in path:
            child = node.get(segment)
            if child is None:
                break
            key = node.key(segment) if node.kind == "mapping" else child
            starts.append((key or child).start)
            if child.anchor is not None:
                break
            node = child
        for depth in range(len(starts), 0, -1):
            line = self._places.line_of(starts[depth - 1])
            if self._free(self._places.start_of(line)):
                return Spot(line=line, depth=min(map(len, self._lines[line])))
        first: Node = self._root.entries[0][0] if self._root.entries else self._root
        return Spot(line=self._places.line_of(first.start), depth=0)

    def covered(self, spot: Spot) -> tuple[Path, ...]:
        """The nodes that a comment there covers."""
        return ((),) if spot.whole else tuple(self._lines[spot.line])

    def covers(self, spot: Spot, path: Path) -> bool:
        """Whether a comment there covers a path."""
        return any(path[: len(each)] == each for each in self.covered(spot))

    def above(self, spot: Spot, comment: str) -> Edit:
        """Writes a comment on a line of its own, as deep as the line below."""
        at = self._places.start_of(spot.line)
        line = self._places.line(spot.line)
        indent = "" if spot.whole else line[: len(line) - len(line.lstrip(" "))]
        return Edit(at, at, f"{indent}{comment}{line_end(self._text)}")

    def _free(self, offset: int) -> bool:
        """Whether an offset is no part of a text that runs over several lines."""
        return not any(start < offset < end for start, end in self._texts)
