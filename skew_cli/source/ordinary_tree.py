"""The tree of an ordinary file: its data are known, and every value in turn gets the place where it stands."""

from collections.abc import Callable

from skew_cli.source.nodes import NOTHING, Data, Flaw, Node
from skew_cli.source.ordinary import LINE, PART, beginning, read

_Place = tuple[str | None, int, int]
"""Start and end of a dash, a key, a value or a closing bracket; of a value its style, too, and `""` for a block."""
_STYLES = {each: each for each in "\"'{["}


def ordinary_tree(text: str) -> tuple[Node, tuple[Flaw, ...]] | None:
    """The root and the flaws of a text that `ordinary` reads; None for any other."""
    known = read(text)
    return None if known is None else (_node(known.data, iter(_places(text)).__next__), known.flaws)


def _places(text: str) -> list[_Place]:
    """All of them in turn; a block, or a value that is not there, is where the next line begins."""
    found: list[_Place] = []
    add = found.append
    whole = text if text.endswith("\n") else text + "\n"
    start = beginning(whole)
    lines = [*LINE.finditer(whole, start)]
    nexts = [*(each.end(1) for each in lines), len(text)]
    add(("", start, start))
    for line, following in zip(lines, nexts[1:], strict=True):
        indent, dash, key, value = line.groups()
        at = line.start() + len(indent)
        if dash:
            add(("-", at, at + 1))
            at += len(dash)
            if key:
                add(("", at, at))
        if key:
            add((None, at, at + len(key)))
        if not value:
            add(("", following, following))
            continue
        at = line.start(4)
        if value[0] in "[{":
            _in_brackets(whole, at, at + len(value), add)
        else:
            add((_STYLES.get(value[0]), at, at + len(value.rstrip(" "))))
    return found


def _in_brackets(text: str, start: int, end: int, add: Callable[[_Place], None]) -> None:
    for part in PART.finditer(text, start, end):
        key, value, sign = part.groups()
        if key:
            at = part.start()
            add((None, at, at + len(key)))
        if value:
            at = part.start(2)
            add((_STYLES.get(value[0]), at, at + len(value.rstrip(" "))))
        if sign in {"]", "}"}:
            at = part.end(3)
            add((None, at, at))


def _node(value: Data, take: Callable[[], _Place]) -> Node:
    """The next value with all that is in it."""
    style, start, end = take()
    if not isinstance(value, dict | tuple):
        return Node("scalar", start, end, value, style or None, NOTHING, NOTHING)
    node = Node("sequence", start, end, None, "{" if style else None, [], [])
    inner = node.items
    if isinstance(value, dict):
        node.kind = "mapping"
        for name, each in value.items():
            _, first, last = take()
            node.entries.append((Node("scalar", first, last, name, None, NOTHING, NOTHING), _node(each, take)))
        inner = [each for _, each in node.entries]
    else:
        for each in value:
            if not style:
                take()
            inner.append(_node(each, take))
    node.end = take()[2] if style else max([each.end for each in inner])
    node.size = 1 + len(node.entries) + sum([each.size for each in inner])
    return node
