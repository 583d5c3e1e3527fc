"""Bytes to a tree with places, from parser events in one pass; limits hold while the events stream.

No constructor of ruamel ever runs, so dates stay text and an impossible one is a finding with a place.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from skew_cli.source import blocks, events, foreign
from skew_cli.source.edit import removed_double
from skew_cli.source.limits import FORBIDDEN, MAX_ALIASES, MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_SCALAR
from skew_cli.source.nodes import NOTHING, Document, Flaw, Node, Scalar, Stop
from skew_cli.source.ordinary_tree import ordinary_tree
from skew_cli.source.scalars import MAX_NUMBER, doubt, refusal, resolve, unclear

_SURROGATE = re.compile("[\ud800-\udfff]")
_QUESTION = re.compile(r"\?[ \t]")
_BLANKS = re.compile(r"[ \t]+")
_BREAKS = str.maketrans("\x85\u2028\u2029", "\U0001fffe\U0001ffff\U0002fffe")
"""Signs that end a line for ruamel but not in YAML 1.2, and signs without any meaning that stand for them meanwhile."""
_BACK = {new: old for old, new in _BREAKS.items()}


def parse_bytes(content: bytes) -> Document:
    """Reads a file: strict UTF-8, a byte order mark is stripped, every flaw has a place."""
    bom = content.startswith(b"\xef\xbb\xbf")
    content = content.removeprefix(b"\xef\xbb\xbf")
    if len(content) > MAX_BYTES:
        text = content[:MAX_BYTES].decode("utf-8", "replace")
        flaw = _flaw("too-large", 0, 1, limit=MAX_BYTES // 1024, decoding=True)
        return Document(text=text, root=None, flaws=(flaw,), unread=((),), bom=bom)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as problem:
        text = content.decode("utf-8", "replace")
        at = len(content[: problem.start].decode("utf-8", "replace"))
        flaw = _flaw("not-utf-8", at, at + 1, byte=f"0x{content[problem.start]:02x}", decoding=True)
        return Document(text=text, root=None, flaws=(flaw,), unread=((),), bom=bom)
    return replace(parse(text), bom=bom)


def parse(text: str) -> Document:
    """Reads a text; when it does not parse as a whole, every top-level block is tried alone."""
    if (tree := ordinary_tree(text)) is not None:
        return Document(text=text, root=tree[0], flaws=tree[1])
    if bad := FORBIDDEN.search(text):
        flaw = _flaw("control-character", bad.start(), bad.end(), char=f"U+{ord(bad[0]):04X}", decoding=True)
        return Document(text=text, root=None, flaws=(flaw,), unread=((),))
    readable, flaws = foreign.without_conflicts(text)
    readable, directives = foreign.without_directives(readable)
    flaws += directives
    try:
        root, found = _read(readable)
    except Stop as stop:
        anchors: dict[str, Node] = {}
        root, found, unread = blocks.recover(readable, stop.flaw, lambda block, start: _read(block, start, anchors))
        flaws += found
        return Document(text=text, root=root, flaws=tuple(flaws), unread=unread)
    flaws += _unused(text, found)
    if root is None or root.empty:
        if not flaws:
            flaws.append(_flaw("empty-file", 0, min(1, len(text))))
        return Document(text=text, root=None, flaws=tuple(flaws), unread=((),))
    if root.kind != "mapping":
        flaws.append(_flaw("no-mapping", root.start, min(root.end, root.start + 1)))
        return Document(text=text, root=None, flaws=tuple(flaws), unread=((),))
    return Document(text=text, root=root, flaws=tuple(flaws))


def _unused(text: str, flaws: list[Flaw]) -> Iterator[Flaw]:
    """The flaws of a whole file: an anchor to which no alias refers can go."""
    used = {each.params["name"] for each in flaws if each.message_id == "alias"}
    for each in flaws:
        if each.message_id != "anchor" or each.params["name"] in used:
            yield each
            continue
        blanks = _BLANKS.match(text, each.end)
        end = blanks.end() if blanks else each.end
        last = end == len(text) or text[end] in "\r\n"
        stretch = (len(text[: each.start].rstrip(" \t")), each.end) if last else (each.start, end)
        yield replace(each, message_id="unused-anchor", replacement="", stretch=stretch)


def _flaw(
    message_id: str,
    start: int,
    end: int,
    *,
    label: tuple[str, int, int] | None = None,
    decoding: bool = False,
    code: str = "F001",
    **params: str | int,
) -> Flaw:
    return Flaw(message_id=message_id, start=start, end=end, params=params, label=label, decoding=decoding, code=code)


def _read(text: str, offset: int = 0, anchors: dict[str, Node] | None = None) -> tuple[Node | None, list[Flaw]]:
    """By the fast parser; by the careful one wherever that may say anything else."""
    try:
        root, flaws = _Builder(text, offset).build(events.fast(text))
    except (events.Doubt, Stop):
        pass
    else:
        if all(each.code == "F013" or each.message_id == "duplicate-key" for each in flaws):
            return root, flaws
    builder = _Builder(text, offset, anchors)
    return builder.build(events.careful(builder.text))


class _Builder:
    """Turns parser events into nodes; raises Stop where reading cannot go on."""

    def __init__(self, text: str, offset: int = 0, anchors: dict[str, Node] | None = None) -> None:
        """`offset` is where the text begins in its file, `anchors` are those that stand before it."""
        self.text = text.translate(_BREAKS)
        self._back = _BACK if self.text != text else {}
        self._asks = _QUESTION.search(text) is not None
        self._offset = offset
        self._flaws: list[Flaw] = []
        self._anchors: dict[str, Node] = {} if anchors is None else anchors
        self._open: list[Node] = []
        self._first: list[dict[str, Node]] = []
        self._keys: list[Node | None] = []
        self._root: Node | None = None
        self._size = 0
        """Nodes in the open collections, these included."""
        self._aliases = 0

    def _takes(self) -> dict[str, Callable[[Any, int, int], None]]:
        """By name of the event what takes it."""
        return {
            "ScalarEvent": self._scalar,
            "MappingStartEvent": self._enter,
            "SequenceStartEvent": self._enter,
            "MappingEndEvent": self._leave,
            "SequenceEndEvent": self._leave,
            "AliasEvent": self._alias,
        }

    def build(self, events: Iterator[Any]) -> tuple[Node | None, list[Flaw]]:
        from ruamel.yaml.error import MarkedYAMLError  # noqa: PLC0415 - start-up, law 10: 15 ms

        documents, takes = 0, self._takes()
        try:
            for event in events:
                name = type(event).__name__
                if take := takes.get(name):
                    take(event, event.start_mark.index + self._offset, event.end_mark.index + self._offset)
                elif name == "DocumentStartEvent":
                    documents += 1
                    if documents > 1:
                        at = event.start_mark.index + self._offset
                        self._flaws.append(_flaw("second-document", at, at + 3))
                        break
        except MarkedYAMLError as problem:
            raise Stop(blocks.moved(blocks.explain(self.text, problem), self._offset)) from None
        except (ValueError, OverflowError):
            raise Stop(blocks.moved(blocks.bad_escape(self.text), self._offset)) from None
        return self._root, self._flaws

    def _tag(self, start: int, end: int) -> None:
        written = self.text[start - self._offset : end - self._offset]
        at = start + written.index("!")
        tag = written[at - start :].split(maxsplit=1)[0]
        self._flaws.append(_flaw("tag", at, at + len(tag), tag=tag))

    def _scalar(self, event: Any, start: int, end: int) -> None:
        if event.ctag is not None:
            self._tag(start, end)
        text = event.value
        if len(text) > MAX_SCALAR:
            raise Stop(_flaw("long-scalar", start, min(end, start + 1), limit=MAX_SCALAR // 1024))
        style = event.style or None
        if self._back:
            text = text.translate(self._back)
        if style == '"' and _SURROGATE.search(text):  # pairs as JSON writes them are one character
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
            if lone := _SURROGATE.search(text):
                self._flaws.append(_flaw("control-character", start, end, char=f"U+{ord(lone[0]):04X}"))
                text = _SURROGATE.sub("\ufffd", text)
        value: Scalar = text
        if style is None:
            value = resolve(text)
            if not self._open or self._open[-1].kind != "mapping" or self._keys[-1] is not None:
                self._doubt(text, end - len(text), end)  # keys are words of the file format, such as `on`
        node = Node("scalar", start, end, value, style, NOTHING, NOTHING)
        if event.anchor:
            self._define(event, node, start)
        self._add(node)

    def _doubt(self, text: str, start: int, end: int) -> None:
        """What an unquoted scalar is not for every tool, and numbers beyond all bounds."""
        if refused := refusal(text):
            self._flaws.append(_flaw(refused, start, end, limit=MAX_NUMBER))
        elif name := doubt(text):
            self._flaws.append(unclear(name, text, start))

    def _enter(self, event: Any, start: int, end: int) -> None:
        if event.ctag is not None:
            self._tag(start, end)
        if len(self._open) >= MAX_DEPTH:
            raise Stop(_flaw("too-deep", start, start + 1, limit=MAX_DEPTH))
        kind: Any = "mapping" if type(event).__name__ == "MappingStartEvent" else "sequence"
        node = Node(kind, start, start, None, "{" if event.flow_style else None, [], [])
        if event.anchor:
            self._define(event, node, start)
        self._size += 1
        self._open.append(node)
        self._first.append({})
        self._keys.append(None)

    def _leave(self, _: Any, __: int, end: int) -> None:
        node = self._open.pop()
        self._first.pop()
        self._keys.pop()
        self._size -= node.size
        inner = node.items or [value for _, value in node.entries]
        node.end = end if node.style == "{" else max([each.end for each in inner], default=end)
        node.size = 1 + len(node.entries) + sum([each.size for each in inner])
        self._add(node)

    def _alias(self, event: Any, start: int, end: int) -> None:
        self._aliases += 1
        target = self._anchors.get(event.anchor)
        if self._aliases > MAX_ALIASES:
            raise Stop(_flaw("too-many-aliases", start, end, limit=MAX_ALIASES))
        if target is None or any(each is target for each in self._open):
            raise Stop(_flaw("bad-alias", start, end, name=str(event.anchor)))
        label = ("anchored-here", target.start, min(target.end, target.start + 1 + len(event.anchor)))
        self._flaws.append(_flaw("alias", start, end, code="F013", label=label, name=str(event.anchor)))
        self._add(replace(target, start=start, end=end, anchor=target))

    def _define(self, event: Any, node: Node, start: int) -> None:
        if event.anchor in self._anchors:
            self._flaws.append(_flaw("anchor-twice", start, start + 1, name=str(event.anchor)))
        else:
            at = self.text.index("&", start - self._offset) + self._offset
            self._flaws.append(_flaw("anchor", at, at + 1 + len(event.anchor), code="F013", name=str(event.anchor)))
        self._anchors[event.anchor] = node

    def _add(self, node: Node) -> None:
        if node.size + self._size > MAX_NODES:
            raise Stop(_flaw("too-many-nodes", node.start, node.start + 1, limit=MAX_NODES))
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.size += node.size
        self._size += node.size
        if parent.kind == "sequence":
            parent.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = node
            return
        self._keys[-1] = None
        self._entry(parent, key, node)

    def _entry(self, parent: Node, key: Node, value: Node) -> None:
        if key.kind != "scalar" or not isinstance(key.value, str):
            end = key.end if key.kind == "scalar" else min(key.end, key.start + 1)
            self._flaws.append(_flaw("key-not-text", key.start, end))
        elif key.style is None and key.value == "<<":
            self._flaws.append(_flaw("merge-key", key.start, key.end))
        elif (first := self._first[-1].get(key.value)) is not None:
            label = ("first-given-here", first.start, first.end)
            flaw = _flaw("duplicate-key", key.start, key.end, label=label, key=key.value)
            if edit := removed_double(self.text, key, value, self._offset, flow=parent.style == "{"):
                flaw = replace(flaw, replacement="", stretch=edit, safe=False)
            self._flaws.append(flaw)
        else:
            self._first[-1][key.value] = key
            parent.entries.append((key, value))
            if self._asks:
                self._question(key)

    def _question(self, key: Node) -> None:
        """`? key` is YAML that no advisor means to write."""
        at = key.start - self._offset - 1
        while at >= 0 and self.text[at] in " \t":
            at -= 1
        if at >= 0 and self.text[at] == "?":
            self._flaws.append(_flaw("question-key", at + self._offset, at + self._offset + 1))
