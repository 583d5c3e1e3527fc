"""Changes in paths as span edits: what a fix of a rule does to the text of its file."""

from skew_cli.model.finding import Change
from skew_cli.source.edit import Edit, remove_entry, set_entry
from skew_cli.source.nodes import Document, Node


def edits(document: Document, change: Change) -> tuple[Edit, ...]:
    """The edits of a change; none where the file does not have the place, or only through an alias."""
    try:
        if change.op == "set":
            return (set_entry(document, change.path, change.text),)
        if change.op == "remove":
            return (remove_entry(document, change.path),)
    except KeyError:
        return ()
    node, parent = document.root, None
    for segment in change.path:
        if node is None or node.anchor is not None:
            return ()
        node, parent = node.get(segment), node
    if node is None or parent is None or node.anchor is not None:
        return ()
    if change.op == "rename":
        key = parent.key(change.path[-1])
        return (Edit(key.start, key.end, change.text),) if key else ()
    return (Edit(node.start, node.end, f'"{document.text[node.start : node.end]}"'),) if _plain(node) else ()


def _plain(node: Node) -> bool:
    return node.kind == "scalar" and node.style is None and not node.empty
