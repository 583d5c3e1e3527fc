"""Changes in paths as span edits: what a fix of a rule does to the text of its file."""

from skew_cli.model.finding import Change
from skew_cli.source.edit import Edit, remove_entry, set_entry
from skew_cli.source.nodes import Document, Node


def edits(document: Document, change: Change) -> tuple[Edit, ...]:
    """The edits of a change; none where the file does not have the place, or only through an alias or with an anchor."""
    try:
        if change.op == "remove":
            return (remove_entry(document, change.path),)
        node, key = _at(document, change)
        if change.op == "rename":
            return (Edit(key.start, key.end, change.text),) if key is not None and _bare(document, key) else ()
        if change.op == "quote":
            written = node is not None and node.kind == "scalar" and node.style is None and not node.empty
            return (_quoted(document, node),) if node is not None and written and _bare(document, node) else ()
        return (set_entry(document, change.path, change.text),) if node is None or _bare(document, node) else ()
    except KeyError:
        return ()


def _at(document: Document, change: Change) -> tuple[Node | None, Node | None]:
    """The value at the path, if there is one, and its key; KeyError where an alias is in between."""
    node, key = document.root, None
    for segment in change.path:
        if node is None:
            break
        if node.anchor is not None:
            raise KeyError(change.path)
        key, node = node.key(segment), node.get(segment)
    if node is not None and node.anchor is not None and change.op != "rename":
        raise KeyError(change.path)
    return node, key


def _bare(document: Document, node: Node) -> bool:
    """Whether nothing such as an anchor stands before a value."""
    return not document.text.startswith(("&", "!"), node.start)


def _quoted(document: Document, node: Node) -> Edit:
    """A plain scalar in quotation marks: single ones where double ones would change it."""
    raw = document.text[node.start : node.end]
    double = '"' not in raw and "\\" not in raw
    return Edit(node.start, node.end, f'"{raw}"' if double else "'" + raw.replace("'", "''") + "'")
