"""Span edits: one entry of a mapping is set or removed, and every other byte of the file stays as it was."""

from dataclasses import dataclass

from skew_cli.model.finding import Path
from skew_cli.source.nodes import Document, Node


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """Replaces the text between two offsets."""

    start: int
    end: int
    text: str


def apply(text: str, edits: tuple[Edit, ...]) -> str:
    """The text after edits that do not overlap."""
    for each in sorted(edits, reverse=True):
        text = text[: each.start] + each.text + text[each.end :]
    return text


def set_entry(document: Document, path: Path, value: str) -> Edit:
    """Sets the scalar at a path of keys and indices to `value`, which is YAML already.

    Missing mappings on the way are added. Raises KeyError when the path leads through something that is no mapping,
    or to an index that the file does not have.
    """
    node = document.root
    if node is None:
        raise KeyError(path)
    for depth, segment in enumerate(path):
        if node.anchor is not None:
            raise KeyError(path)
        child = node.get(segment)
        if child is None or (child.empty and depth < len(path) - 1):
            return _add(document, node, path[depth:], value)
        node = child
    if node.empty:
        return Edit(node.start, node.start, f" {value}")
    return Edit(node.start, node.end, value)


def _add(document: Document, node: Node, rest: Path, value: str) -> Edit:
    """Adds the entries `rest`, one in the other, to a mapping."""
    name = rest[0]
    if node.kind != "mapping" or not all(isinstance(each, str) for each in rest):
        raise KeyError(rest)
    text, line_end = document.text, _line_end(document.text)
    if node.style == "{":
        inner = "".join(f"{{{key}: " for key in rest[1:])
        entry = f"{name}: {inner}{value}{'}' * (len(rest) - 1)}"
        last = max((child.end for _, child in node.entries), default=node.start + 1)
        return Edit(last, last, f", {entry}" if node.entries else entry)
    column = _column(text, node.entries[0][0].start) if node.entries else 0
    lines = [f"{' ' * (column + 2 * n)}{key}:" for n, key in enumerate(rest)]
    existing = node.key(name)
    if existing is not None:
        after = text.index(":", existing.end) + 1
        at = _end_of_line(text, after)
        return Edit(at, at, line_end + line_end.join([*lines[1:-1], f"{lines[-1]} {value}"]))
    last = max((max(key.end, child.end) for key, child in node.entries), default=node.end)
    at = _end_of_line(text, len(text[:last].rstrip()))
    return Edit(at, at, line_end + line_end.join([*lines[:-1], f"{lines[-1]} {value}"]))


def remove_entry(document: Document, path: Path) -> Edit:
    """Removes the entry at a path with its line; a mapping that would be left empty goes with it.

    Raises KeyError when there is no such entry.
    """
    node, parents = document.root, list[tuple[Node, str | int]]()
    for segment in path:
        child = node.get(segment) if node is not None and node.anchor is None else None
        if node is None or child is None:
            raise KeyError(path)
        parents.append((node, segment))
        node = child
    if len(parents) > 1 and len(parents[-1][0].entries) == 1 and parents[-2][0].kind == "mapping":
        parents.pop()
    holder, name = parents[-1]
    index = next(n for n, (key, _) in enumerate(holder.entries) if key.value == name)
    key, value = holder.entries[index]
    text = document.text
    if holder.style == "{":
        if index > 0:
            before = holder.entries[index - 1]
            return Edit(max(before[0].end, before[1].end), max(key.end, value.end), "")
        end = holder.entries[1][0].start if len(holder.entries) > 1 else max(key.end, value.end)
        return Edit(key.start, end, "")
    start = key.start - _column(text, key.start)
    end = _end_of_line(text, len(text[: max(key.end, value.end)].rstrip()))
    if text.startswith("\r\n", end):
        end += 2
    elif end < len(text):
        end += 1
    elif start:
        start -= 2 if text.endswith("\r\n", 0, start) else 1
    return Edit(start, end, "")


def _line_end(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"


def _column(text: str, offset: int) -> int:
    return offset - max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) - 1


def _end_of_line(text: str, offset: int) -> int:
    ends = [at for at in (text.find("\n", offset), text.find("\r", offset)) if at >= 0]
    return min(ends, default=len(text))
