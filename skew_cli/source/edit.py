"""Span edits: one entry of a mapping is set or removed, and every other byte of the file stays as it was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from skew_cli.model.finding import Path
from skew_cli.source.nodes import Document, Node

_DASH = re.compile(r"^ *(-)(?=\s)", re.MULTILINE)


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replaces the text between two offsets."""

    start: int
    end: int
    text: str


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    """The text after edits that do not overlap."""
    parts, at = list[str](), 0
    for each in sorted(edits):
        parts += (text[at : each.start], each.text)
        at = each.end
    return "".join((*parts, text[at:]))


def set_entry(document: Document, path: Path, value: str) -> Edit:
    """Sets the scalar at a path of keys and indices to `value`, which is YAML already.

    Missing mappings on the way are added. Raises KeyError when the path leads through something that is no mapping,
    through an alias, or to an index that the file does not have.
    """
    text, node = document.text, document.root
    if node is None:
        raise KeyError(path)
    for depth, segment in enumerate(path):
        if node.anchor is not None:
            raise KeyError(path)
        child, rest = node.get(segment), path[depth + 1 :]
        if child is None:
            return _add(text, node, path[depth:], value)
        if child.empty:
            return _fill(text, node, path[depth:], value)
        node = child
        if not rest:
            break
    return Edit(node.start, max(node.start, len(text[: node.end].rstrip())), value)


def _fill(text: str, node: Node, rest: Path, value: str) -> Edit:
    """Gives an entry that has no value one, with the entries `rest[1:]` one in the other."""
    key = node.key(rest[0])
    if key is None or not all(isinstance(each, str) for each in rest):
        raise KeyError(rest)
    gap = len(text) - len(text[key.end :].lstrip(" \t"))
    colon = text.startswith(":", gap)
    after = gap + 1 if colon else key.end
    if node.style != "{" and len(rest) > 1:
        at = _end_of_line(text, after)
        return Edit(at, at, _lines(text, rest[1:], _column(text, key.start) + 2, value))
    blanks = len(text[after:]) - len(text[after:].lstrip(" ")) if node.style == "{" else 0
    return Edit(after, after + blanks, f"{'' if colon else ':'} {_nested(rest[1:], value)}")


def _add(text: str, node: Node, rest: Path, value: str) -> Edit:
    """Adds the entries `rest`, one in the other, to a mapping."""
    flow = node.style == "{"
    if node.kind != "mapping" or not all(isinstance(each, str) for each in rest) or (flow and text[node.start] != "{"):
        raise KeyError(rest)
    last = max((_end(entry) for entry in node.entries), default=node.start + 1)
    if flow:
        entry = f"{rest[0]}: {_nested(rest[1:], value)}"
        return Edit(last, last, f", {entry}" if node.entries else entry)
    lines = _lines(text, rest, _column(text, node.entries[0][0].start) if node.entries else 0, value)
    if _keeps(text, _last(node)) and text[:last].endswith(("\n", "\r")):
        end = line_end(text)
        return Edit(last, last, lines.removeprefix(end) + end)
    at = _end_of_line(text, len(text[:last].rstrip()))
    return Edit(at, at, lines)


def remove_entry(document: Document, path: Path) -> Edit:
    """Removes the entry at a path, or the item of a list, with its lines; what would be left empty goes with it.

    Raises KeyError when there is no such place, or only through an alias.
    """
    node, parents = document.root, list[tuple[Node, str | int]]()
    for segment in path:
        child = node.get(segment) if node is not None and node.anchor is None else None
        if node is None or child is None:
            raise KeyError(path)
        parents.append((node, segment))
        node = child
    while len(parents) > 1 and _count(parents[-1][0]) == 1 and parents[-2][0].kind == "mapping":
        parents.pop()
    if not parents:
        raise KeyError(path)
    holder, name = parents[-1]
    text = document.text
    parts = [*_parts(text, holder)]
    index = int(name) if holder.kind == "sequence" else [key.value for key, _ in holder.entries].index(name)
    begin, end, last = parts[index]
    following = parts[index + 1][0] if index + 1 < len(parts) else None
    if holder.style == "{":
        if index > 0:
            return Edit(parts[index - 1][1], end, "")
        return Edit(begin, end if following is None else following, "")
    start = begin - _column(text, begin)
    if text[start:begin].strip():
        empty = "{}" if holder.kind == "mapping" else "[]"
        return Edit(begin, end, empty) if following is None else Edit(begin, following, "")
    return _line(text, start, end if _keeps(text, last) else len(text[:end].rstrip()))


def _count(node: Node) -> int:
    return len(node.entries) + len(node.items)


def _parts(text: str, holder: Node) -> Iterator[tuple[int, int, Node]]:
    """Where each entry or item begins and ends, its dash included, and its value."""
    for entry in holder.entries:
        yield entry[0].start, _end(entry), entry[1]
    before = holder.start
    for item in holder.items:
        begin = item.start
        if holder.style != "{":
            dash = _DASH.search(text, before) if before != holder.start else None
            begin = dash.start(1) if dash else before
        before = begin + 1 if item.empty else item.end
        yield begin, before, item


def removed_double(text: str, key: Node, value: Node, offset: int, *, flow: bool) -> tuple[int, int] | None:
    """What to cut out of a file to remove an entry whose key was there before; None where that is not plain.

    Nor where an anchor is in it, to which other places may refer.
    `text` is the part of the file that begins at `offset`.
    """
    start, end = key.start - offset, _end((key, value)) - offset
    if "&" in text[start:end]:
        return None
    if flow:
        before = len(text[:start].rstrip())
        return (before - 1 + offset, end + offset) if text.startswith(",", before - 1) and not value.empty else None
    line = start - _column(text, start)
    if text[line:start].strip():
        return None
    keeps = value.kind == "scalar" and _keeps(text[value.start - offset :], replace(value, start=0))
    edit = _line(text, line, end if keeps else len(text[:end].rstrip()))
    return edit.start + offset, edit.end + offset


def _line(text: str, start: int, end: int) -> Edit:
    """Removes whole lines; of the last one that has no end, the line end before it."""
    if not text[:end].endswith(("\n", "\r")):
        end = _end_of_line(text, end)
        if text.startswith("\r\n", end):
            end += 2
        elif end < len(text):
            end += 1
        elif start:
            start -= 2 if text.endswith("\r\n", 0, start) else 1
    return Edit(start, end, "")


def _nested(rest: Path, value: str) -> str:
    """A flow mapping for each key, one in the other."""
    return "".join(f"{{{key}: " for key in rest) + value + "}" * len(rest)


def _lines(text: str, rest: Path, column: int, value: str) -> str:
    """A line for each key, each deeper by two, with the line end of the file in front."""
    end = line_end(text)
    lines = [f"{' ' * (column + 2 * n)}{key}:" for n, key in enumerate(rest)]
    return end + end.join([*lines[:-1], f"{lines[-1]} {value}"])


def _end(entry: tuple[Node, Node]) -> int:
    """Where an entry ends; an empty value counts as nothing, its mark lies somewhere behind."""
    key, value = entry
    return key.end if value.empty else max(key.end, value.end)


def _last(node: Node) -> Node:
    """The innermost last value."""
    while node.entries or node.items:
        node = node.entries[-1][1] if node.entries else node.items[-1]
    return node


def _keeps(text: str, node: Node) -> bool:
    """Whether the blank lines behind a value belong to it: a block scalar with `+`."""
    node = _last(node)
    return node.style in ("|", ">") and "+" in text[node.start : node.start + 3]


def line_end(text: str) -> str:
    """How lines end in a file."""
    if "\r\n" in text:
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"


def _column(text: str, offset: int) -> int:
    return offset - max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) - 1


def _end_of_line(text: str, offset: int) -> int:
    ends = [at for at in (text.find("\n", offset), text.find("\r", offset)) if at >= 0]
    return min(ends, default=len(text))
