"""Bytes to a tree with places, from ruamel's parser events in one pass; limits hold while the events stream.

No constructor of ruamel ever runs, so dates stay text and an impossible one is a finding with a place.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from skew_cli.model.finding import Path, Quote
from skew_cli.source import blocks, foreign
from skew_cli.source.edit import removed_double
from skew_cli.source.nodes import Document, Flaw, Node, Stop
from skew_cli.source.scalars import MAX_NUMBER, doubt, refusal, resolve

MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_SCALAR, MAX_ALIASES = 256 * 1024, 32, 20_000, 64 * 1024, 20

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\U0001fffe\U0001ffff\U0002fffe]"
)
_SURROGATE = re.compile("[\ud800-\udfff]")
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
    if bad := _FORBIDDEN.search(text):
        flaw = _flaw("control-character", bad.start(), bad.end(), char=f"U+{ord(bad[0]):04X}", decoding=True)
        return Document(text=text, root=None, flaws=(flaw,), unread=((),))
    readable, flaws = foreign.without_conflicts(text)
    readable, directives = foreign.without_directives(readable)
    flaws += directives
    try:
        root, found = _Builder(readable).build()
    except Stop as stop:
        anchors: dict[str, Node] = {}
        root, found, unread = blocks.recover(
            readable, stop.flaw, lambda block, start: _Builder(block, start, anchors).build()
        )
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


class _Builder:
    """Turns parser events into nodes; raises Stop where reading cannot go on."""

    def __init__(self, text: str, offset: int = 0, anchors: dict[str, Node] | None = None) -> None:
        """`offset` is where the text begins in its file, `anchors` are those that stand before it."""
        self._text = text.translate(_BREAKS)
        self._back = _BACK if self._text != text else {}
        self._offset = offset
        self._flaws: list[Flaw] = []
        self._anchors: dict[str, Node] = {} if anchors is None else anchors
        self._open: list[Node] = []
        self._first: list[dict[str, Node]] = []
        self._keys: list[Node | None] = []
        self._root: Node | None = None
        self._aliases = 0

    def build(self) -> tuple[Node | None, list[Flaw]]:
        from ruamel.yaml import YAML  # noqa: PLC0415 - start-up, law 10: 35 ms
        from ruamel.yaml.error import MarkedYAMLError  # noqa: PLC0415 - as above

        documents = 0
        try:
            for event in YAML(typ="safe", pure=True).parse(self._text):
                name = type(event).__name__
                if name == "DocumentStartEvent":
                    documents += 1
                    if documents > 1:
                        at = event.start_mark.index + self._offset
                        self._flaws.append(_flaw("second-document", at, at + 3))
                        break
                elif name not in ("StreamStartEvent", "StreamEndEvent", "DocumentEndEvent"):
                    self._take(name, event)
        except MarkedYAMLError as problem:
            raise Stop(blocks.moved(blocks.explain(self._text, problem), self._offset)) from None
        except (ValueError, OverflowError):
            raise Stop(blocks.moved(blocks.bad_escape(self._text), self._offset)) from None
        return self._root, self._flaws

    def _take(self, name: str, event: Any) -> None:
        start, end = event.start_mark.index + self._offset, event.end_mark.index + self._offset
        if getattr(event, "ctag", None) is not None:
            written = self._text[start - self._offset : end - self._offset]
            at = start + written.index("!")
            tag = written[at - start :].split(maxsplit=1)[0]
            self._flaws.append(_flaw("tag", at, at + len(tag), tag=tag))
        if name == "ScalarEvent":
            self._scalar(event, start, end)
        elif name == "AliasEvent":
            self._alias(event, start, end)
        elif name.endswith("StartEvent"):
            self._enter(name, event, start)
        else:
            self._leave(end)

    def _scalar(self, event: Any, start: int, end: int) -> None:
        if len(event.value) > MAX_SCALAR:
            raise Stop(_flaw("long-scalar", start, min(end, start + 1), limit=MAX_SCALAR // 1024))
        plain = event.style in (None, "")
        text = event.value.translate(self._back)
        if _SURROGATE.search(text):  # pairs as JSON writes them are one character
            text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
        if lone := _SURROGATE.search(text):
            self._flaws.append(_flaw("control-character", start, end, char=f"U+{ord(lone[0]):04X}"))
            text = _SURROGATE.sub("\ufffd", text)
        value = resolve(text) if plain else text
        key = bool(self._open) and self._open[-1].kind == "mapping" and self._keys[-1] is None
        if plain and not key:  # keys are words of the file format, such as `on`
            self._doubt(text, end - len(text), end)
        node = Node(kind="scalar", start=start, end=end, value=value, style=None if plain else event.style)
        self._define(event, node, start)
        self._add(node)

    def _doubt(self, text: str, start: int, end: int) -> None:
        """What an unquoted scalar is not for every tool, and numbers beyond all bounds."""
        if refused := refusal(text):
            self._flaws.append(_flaw(refused, start, end, limit=MAX_NUMBER))
        elif name := doubt(text):
            flaw = _flaw(name, start, end, code="F013", value=Quote(text))
            self._flaws.append(replace(flaw, replacement=f'"{text}"'))

    def _enter(self, name: str, event: Any, start: int) -> None:
        if len(self._open) >= MAX_DEPTH:
            raise Stop(_flaw("too-deep", start, start + 1, limit=MAX_DEPTH))
        kind: Any = "mapping" if name.startswith("Mapping") else "sequence"
        node = Node(kind=kind, start=start, end=start, style="{" if event.flow_style else None)
        self._define(event, node, start)
        self._open.append(node)
        self._first.append({})
        self._keys.append(None)

    def _leave(self, end: int) -> None:
        node = self._open.pop()
        self._first.pop()
        self._keys.pop()
        inner = [*node.items, *(value for _, value in node.entries)]
        node.end = end if node.style == "{" else max((each.end for each in inner), default=end)
        node.size = 1 + len(node.entries) + sum(each.size for each in inner)
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
        if event.anchor:
            if event.anchor in self._anchors:
                self._flaws.append(_flaw("anchor-twice", start, start + 1, name=str(event.anchor)))
            else:
                at = self._text.index("&", start - self._offset) + self._offset
                self._flaws.append(_flaw("anchor", at, at + 1 + len(event.anchor), code="F013", name=str(event.anchor)))
            self._anchors[event.anchor] = node

    def _add(self, node: Node) -> None:
        if sum(each.size for each in (node, *self._open)) > MAX_NODES:
            raise Stop(_flaw("too-many-nodes", node.start, node.start + 1, limit=MAX_NODES))
        if not self._open:
            self._root = node
            return
        parent = self._open[-1]
        parent.size += node.size
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
            if edit := removed_double(self._text, key, value, self._offset, flow=parent.style == "{"):
                flaw = replace(flaw, replacement="", stretch=edit, safe=False)
            self._flaws.append(flaw)
        else:
            self._first[-1][key.value] = key
            parent.entries.append((key, value))
            self._question(key)

    def _question(self, key: Node) -> None:
        """`? key` is YAML that no advisor means to write."""
        at = key.start - self._offset - 1
        while at >= 0 and self._text[at] in " \t":
            at -= 1
        if at >= 0 and self._text[at] == "?":
            self._flaws.append(_flaw("question-key", at + self._offset, at + self._offset + 1))


def path_at(root: Node, offset: int) -> Path:
    """The path of the innermost value whose key or value contains the offset."""
    path: list[str | int] = []
    name: str | int
    node = root
    while True:
        if node.entries:
            at = bisect_right(node.entries, offset, key=lambda each: each[0].start) - 1
            key, child = node.entries[max(at, 0)]
            name, first = str(key.value), key.start
        elif node.items:
            at = bisect_right(node.items, offset, key=lambda each: each.start) - 1
            name, child = at, node.items[max(at, 0)]
            first = child.start
        else:
            at = -1
        if at < 0 or offset >= max(child.end, first + 1):
            return tuple(path)
        path.append(name)
        node = child
