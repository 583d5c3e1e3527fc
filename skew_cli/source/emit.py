"""New files: plain data as YAML that an advisor likes to edit. Existing files are never written from data."""

import datetime as dt
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from skew_cli.source.scalars import resolve

_FLOW_WIDTH = 100
"""Mappings and lists of scalars up to this length stand on one line."""
_YAML_1_1 = frozenset({"yes", "no", "on", "off", "y", "n"})


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
    head = "".join(f"# {line}".rstrip() + "\n" for line in comment.splitlines())
    return head + b"".join(parts).decode("utf-8")


def _node(value: Any, *, top: bool = True) -> Any:
    from ruamel.yaml.comments import CommentedMap, CommentedSeq  # noqa: PLC0415 - as above
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString  # noqa: PLC0415 - as above

    if isinstance(value, Mapping):
        mapping = CommentedMap((key, _node(each, top=False)) for key, each in value.items())
        if not top and _short(value):
            mapping.fa.set_flow_style()
        return mapping
    if isinstance(value, Sequence) and not isinstance(value, str):
        items = CommentedSeq(_node(each, top=False) for each in value)
        if _short(value):
            items.fa.set_flow_style()
        return items
    if isinstance(value, dt.date) or value is None or not isinstance(value, str):
        return value
    text = str(value)
    if resolve(text) != text or ":" in text or text.lower() in _YAML_1_1 or text[:1].isdigit():
        return DoubleQuotedScalarString(text)
    return text


def _short(value: Mapping[str, Any] | Sequence[Any]) -> bool:
    parts = [*value.keys(), *value.values()] if isinstance(value, Mapping) else list(value)
    flat = all(not isinstance(each, Mapping | list | tuple) for each in parts)
    return flat and sum(len(str(each)) + 3 for each in parts) <= _FLOW_WIDTH
