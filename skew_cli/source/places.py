"""Paths to places: line and columns of an offset, and the stretch of text that a finding marks."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cached_property
from itertools import accumulate

from skew_cli.model.finding import Path, Position, Range
from skew_cli.source.nodes import Document, Node

_LINE_END = re.compile(r"\r\n|\n|\r")
_STEP = 1024


def _counted(text: str) -> tuple[int, int]:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2, len(text.encode("utf-8", "surrogatepass"))


class Places:
    """The places of one text. Lines end with LF, CRLF or CR; U+2028, U+2029 and U+0085 end none."""

    def __init__(self, document: Document | Callable[[], Document], text: str | None = None) -> None:
        """`document` may be a function that parses `text`. Nothing is computed before the first question."""
        self._read = document
        self.text = document.text if isinstance(document, Document) else text or ""

    @cached_property
    def _document(self) -> Document:
        return self._read if isinstance(self._read, Document) else self._read()

    @cached_property
    def _starts(self) -> list[int]:
        if "\r" in self.text:
            return [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        return [0, *accumulate([len(line) + 1 for line in self.text.split("\n")[:-1]])]

    def line(self, number: int) -> str:
        """The text of a line, 1-based, without its end."""
        start = self._starts[number - 1]
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def line_of(self, offset: int) -> int:
        """The number of the line of an offset, 1-based."""
        return bisect_right(self._starts, offset)

    def start_of(self, number: int) -> int:
        """Where a line begins, 1-based."""
        return self._starts[number - 1]

    def position(self, offset: int) -> Position:
        """Line and columns of an offset, in code points, UTF-16 units and UTF-8 bytes."""
        line = self.line_of(offset)
        start = self._starts[line - 1]
        column = offset - start + 1
        if self.text.isascii() or (column <= _STEP and self.text[start:offset].isascii()):
            return Position(offset=offset, line=line, column=column, utf16=column, utf8=column)
        (wide, bytes_), (wide_before, bytes_before) = self._units(offset), self._units(start)
        return Position(
            offset=offset, line=line, column=column, utf16=wide - wide_before + 1, utf8=bytes_ - bytes_before + 1
        )

    def _units(self, offset: int) -> tuple[int, int]:
        """UTF-16 units and UTF-8 bytes before an offset; a line may be as long as the file."""
        block = min(offset, len(self.text)) // _STEP
        wide, bytes_ = _counted(self.text[block * _STEP : offset])
        return self._blocks[block][0] + wide, self._blocks[block][1] + bytes_

    @cached_property
    def _blocks(self) -> list[tuple[int, int]]:
        """The same before every 1024th character."""
        found = [(0, 0)]
        for at in range(0, len(self.text), _STEP):
            wide, bytes_ = _counted(self.text[at : at + _STEP])
            found.append((found[-1][0] + wide, found[-1][1] + bytes_))
        return found

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
        """Block scalars and values of several lines are marked on their first line, an empty item at its dash."""
        if node.empty and self.text[: node.start].rstrip()[-1:] == "-":
            dash = len(self.text[: node.start].rstrip())
            return dash - 1, dash
        match = _LINE_END.search(self.text, node.start, node.end)
        return node.start, match.start() if match else node.end
