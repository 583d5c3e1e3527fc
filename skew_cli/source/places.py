"""Paths to places: line and columns of an offset, and the stretch of text that a finding marks."""

import re
from bisect import bisect_right
from functools import cached_property

from skew_cli.model.finding import Path, Position, Range
from skew_cli.source.nodes import Document, Node

_LINE_END = re.compile(r"\r\n|\n|\r")


class Places:
    """The places of one text. Lines end with LF, CRLF or CR; U+2028, U+2029 and U+0085 end none."""

    def __init__(self, document: Document) -> None:
        """Nothing is computed before the first question."""
        self._document = document
        self.text = document.text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.text))]

    def line(self, number: int) -> str:
        """The text of a line, 1-based, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def position(self, offset: int) -> Position:
        """Line and columns of an offset, in code points, UTF-16 units and UTF-8 bytes."""
        line = bisect_right(self._starts, offset)
        before = self.text[self._starts[line - 1] : offset]
        return Position(
            offset=offset,
            line=line,
            column=len(before) + 1,
            utf16=len(before.encode("utf-16-le", "surrogatepass")) // 2 + 1,
            utf8=len(before.encode("utf-8", "surrogatepass")) + 1,
        )

    def range(self, start: int, end: int) -> Range:
        """The half-open range between two offsets, at least one character wide where the text allows it."""
        end = max(end, min(start + 1, len(self.text)))
        return Range(self.position(start), self.position(end))

    def stretch(self, start: int, end: int) -> Range:
        """The half-open range between two offsets as it is; empty where an edit inserts."""
        return Range(self.position(start), self.position(end))

    def of(self, path: Path, *, key: bool = False) -> Range:
        """What a finding at a path marks: the scalar, or the key of a collection, of an absent or of an empty value."""
        return self.range(*self.span(path, key=key))

    def span(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """Offsets of what a finding at a path marks; segments that the tree does not have are skipped at the end.

        Inside an alias the alias is marked, because there the reader looks.
        """
        node = self._document.root
        if node is None:
            return (0, min(1, len(self.text)))
        mark: Node | None = None
        found: Node = node
        complete = True
        for segment in path:
            if found.anchor is not None:
                return self._first_line(found)
            child = found.get(segment)
            if child is None:
                complete = False
                break
            if found.kind == "mapping":
                mark = found.key(segment)
            elif child.kind == "mapping" and child.entries:
                mark = child.entries[0][0]
            else:
                mark = child
            found = child
        if found.kind == "scalar" and complete and not key and not found.empty:
            return self._first_line(found)
        if mark is None:
            mark = found.entries[0][0] if found.entries else found
        return self._first_line(mark)

    def _first_line(self, node: Node) -> tuple[int, int]:
        """Block scalars and values of several lines are marked on their first line."""
        match = _LINE_END.search(self.text, node.start, node.end)
        return node.start, match.start() if match else node.end
