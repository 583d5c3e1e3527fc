"""An item of a list, copied behind another one with the very bytes that it has."""

from skew_cli.model.finding import Path
from skew_cli.source.edit import Edit
from skew_cli.source.nodes import Document


def copy_item(document: Document, path: Path, index: int, after: int) -> Edit:
    """Copies item `index` of the list at a path behind item `after`.

    Raises KeyError when there is no such list, or when an item does not stand in lines of its own.
    """
    node, text = document.root, document.text
    for segment in path:
        node = node.get(segment) if node is not None else None
    if node is None or node.kind != "sequence" or not (0 <= index < len(node.items) and 0 <= after < len(node.items)):
        raise KeyError(path)
    item, before = node.items[index], node.items[after]
    if item.kind != "mapping" or item.anchor is not None or before.anchor is not None:
        raise KeyError(path)
    copied = text[item.start : item.end].rstrip()
    at = len(text[: before.end].rstrip())
    if node.style == "{" or text[node.start : node.start + 1] == "[":
        return Edit(at, at, f", {copied}")
    start = max(text.rfind("\n", 0, item.start), text.rfind("\r", 0, item.start)) + 1
    lead = text[start : item.start]
    if lead.strip() != "-":
        raise KeyError(path)
    ends = [place for sign in "\r\n" if (place := text.find(sign, at)) >= 0]
    at = min(ends, default=len(text))
    end = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    return Edit(at, at, f"{end}{lead}{copied}")
