"""New files: plain data as YAML that an advisor likes to edit. Existing files are never written from data."""

import re
from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any

from skew_cli.model.text import clean
from skew_cli.source.scalars import resolve

_WIDTH, _ITEM_WIDTH = 100, 150
"""Small mappings and lists stand on one line up to these lengths, the second one for items of a list."""
_QUOTED = re.compile(
    r"[-+0-9][-+0-9_.:eEoxT]*\Z|.*[?,:#&*!|>'\"%@`\[\]{}\x85\u2028\u2029\U0001fffe\U0001ffff\U0002fffe]",
    re.ASCII | re.DOTALL,
)
"""What a YAML 1.1 reader takes for a number or a time, and what a reader of YAML may take for structure."""
_ESCAPED = {sign: f"\\U{sign:08x}" for sign in (0x1FFFE, 0x1FFFF, 0x2FFFE)}
"""Signs without meaning that no file may hold as they are; they only occur in quoted texts."""
_ARABIC = re.compile("[\u0590-\u08ff]")
_WORDS = frozenset({"yes", "no", "on", "off", "y", "n"})


def emit(data: Mapping[str, Any], comment: str = "") -> str:
    """YAML 1.2 text with LF. Values: None, bool, int, float, date, text, lists and mappings.

    Text that a YAML 1.1 reader would take for something else (`10:00`, `no`) is quoted. `comment` becomes the first
    lines, without `#`.
    """
    from ruamel.yaml import YAML  # noqa: PLC0415 - start-up, law 10: 35 ms

    yaml = YAML()
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    parts: list[bytes] = []
    yaml.dump(_node(data), SimpleNamespace(write=parts.append))
    head = "".join(f"# {clean(line)}".rstrip() + "\n" for line in comment.splitlines())
    return head + b"".join(parts).decode("utf-8").translate(_ESCAPED)


def _node(value: Any, *, top: bool = True) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq  # noqa: PLC0415 - as above

    if isinstance(value, Mapping):
        mapping = CommentedMap((_text(key), _node(each, top=False)) for key, each in value.items())
        inner = value.values()
        if not top and not any(isinstance(each, Mapping) for each in inner) and _fits(value, _WIDTH):
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, list | tuple):
        items = CommentedSeq(_item(each) for each in value)
        if not any(isinstance(each, Mapping) for each in value) and _fits(value, _WIDTH):
            items.fa.set_flow_style()
        return items
    return _text(value) if isinstance(value, str) else value


def _text(value: str) -> str:
    """The text, marked as one that needs quotation marks where it does."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString  # noqa: PLC0415 - start-up, law 10

    quoted = resolve(value) != value or value.lower() in _WORDS or _QUOTED.match(value)
    return DoubleQuotedScalarString(value) if quoted else value


def _item(value: Any) -> Any:
    """An item of a list: a mapping that fits stands on one line with all that is in it."""
    node = _node(value, top=False)
    if isinstance(value, Mapping) and _fits(value, _ITEM_WIDTH):
        node.fa.set_flow_style()
    return node


def _fits(value: Any, width: int) -> bool:
    """Whether a value may stand on one line; Arabic has a line of its own, or editors would show the brackets astray."""
    return _length(value) <= width and not _ARABIC.search(str(value))


def _length(value: Any) -> int:
    if isinstance(value, Mapping):
        return sum(len(str(key)) + 4 + _length(each) for key, each in value.items())
    if isinstance(value, list | tuple):
        return sum(2 + _length(each) for each in value)
    return len(str(value))
