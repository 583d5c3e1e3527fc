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
        end = _line_end(text)
        return Edit(last, last, lines.removeprefix(end) + end)
    at = _end_of_line(text, len(text[:last].rstrip()))
    return Edit(at, at, lines)


def remove_entry(document: Document, path: Path) -> Edit:
    """Removes the entry at a path with its line; mappings that would be left empty go with it.

    Raises KeyError when there is no such entry, or only through an alias.
    """
    node, parents = document.root, list[tuple[Node, str | int]]()
    for segment in path:
        child = node.get(segment) if node is not None and node.anchor is None else None
        if node is None or child is None:
            raise KeyError(path)
        parents.append((node, segment))
        node = child
    while len(parents) > 1 and len(parents[-1][0].entries) == 1 and parents[-2][0].kind == "mapping":
        parents.pop()
    holder, name = parents[-1]
    if holder.kind != "mapping":
        raise KeyError(path)
    index = next(n for n, (key, _) in enumerate(holder.entries) if key.value == name)
    key, text = holder.entries[index][0], document.text
    following = holder.entries[index + 1][0].start if index + 1 < len(holder.entries) else None
    end = _end(holder.entries[index])
    if holder.style == "{":
        if index > 0:
            return Edit(_end(holder.entries[index - 1]), end, "")
        return Edit(key.start, end if following is None else following, "")
    start = key.start - _column(text, key.start)
    if text[start : key.start].strip():
        return Edit(key.start, end, "{}") if following is None else Edit(key.start, following, "")
    return _line(text, start, end if _keeps(text, holder.entries[index][1]) else len(text[:end].rstrip()))


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
    end = _line_end(text)
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


def _line_end(text: str) -> str:
    if "\r\n" in text:
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"


def _column(text: str, offset: int) -> int:
    return offset - max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) - 1


def _end_of_line(text: str, offset: int) -> int:
    ends = [at for at in (text.find("\n", offset), text.find("\r", offset)) if at >= 0]
    return min(ends, default=len(text))
