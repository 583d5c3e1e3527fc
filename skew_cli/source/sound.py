"""The data of a file that has no flaw at all, without a tree: most files, and nobody asks for their places."""

import re
from typing import Any

from skew_cli.source.events import DOUBTFUL, parser
from skew_cli.source.nodes import Data, Scalar
from skew_cli.source.parse import FORBIDDEN, MAX_BYTES, MAX_DEPTH, MAX_NODES, MAX_SCALAR
from skew_cli.source.scalars import FIRST, LONGEST, WORDS, doubt, refusal, resolve

_SIGN = re.compile(f"[{DOUBTFUL.pattern[1:-1]}{FORBIDDEN.pattern[1:-1]}]")
_QUESTION = re.compile(r"(?:^|[-\[{,:?]) *\?(?=[ \r\n])", re.MULTILINE)


class _Unsure(Exception):  # noqa: N818 - ends the reading, no error
    pass


def sound(content: bytes) -> dict[str, Data] | None:
    """What `data(parse_bytes(content).root)` gives, where that has no flaws; None where it may have some.

    The limits hold while the events stream, as in `parse`.
    """
    made = parser()
    if made is None or len(content) > MAX_BYTES:
        return None
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    unusual = text.startswith("%") or any(each in text for each in ("\n%", "\r%", "<<<<<<<"))
    asks = any(each in text for each in ("? ", "?\n", "?\r")) and _QUESTION.search(text)
    if unusual or asks or _SIGN.search(text):
        return None
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 - start-up, law 10: 15 ms

    try:
        return _read(made(text).get_event)
    except (_Unsure, YAMLError, ValueError, OverflowError):
        return None


def _read(get: Any) -> dict[str, Data]:  # noqa: C901, PLR0912 - one loop without calls: it runs for every value
    from ruamel.yaml import events  # noqa: PLC0415 - as above

    scalar, mapping, sequence = events.ScalarEvent, events.MappingStartEvent, events.SequenceStartEvent
    ends, alias, document = (
        (events.MappingEndEvent, events.SequenceEndEvent),
        events.AliasEvent,
        events.DocumentEndEvent,
    )
    top: list[Any] = []
    inside: Any = top
    stack: list[tuple[Any, str | None]] = []
    key: str | None = None
    nodes = 0
    while (event := get()) is not None:
        kind = type(event)
        if kind is scalar:
            value = event.value
            if event.anchor is not None or event.ctag is not None or len(value) > MAX_SCALAR:
                raise _Unsure
            if key is None and type(inside) is dict:
                if value in inside or not (event.style or (value[:1].isalpha() and value not in WORDS)):
                    raise _Unsure
                key = value
                nodes += 1
                continue
            if not event.style and (len(value) <= LONGEST or value[0] in FIRST):
                value = _plain(value)
        elif kind is mapping or kind is sequence:
            if event.anchor is not None or event.ctag is not None or len(stack) >= MAX_DEPTH:
                raise _Unsure
            if key is None and type(inside) is dict:
                raise _Unsure
            stack.append((inside, key))
            inside, key = ({} if kind is mapping else []), None
            continue
        elif kind in ends:
            value = inside if type(inside) is dict else tuple(inside)
            inside, key = stack.pop()
        elif kind is alias or (kind is document and len(top) > 1):
            raise _Unsure
        else:
            continue
        nodes += 1
        if nodes > MAX_NODES:
            raise _Unsure
        if key is None:
            inside.append(value)
        else:
            inside[key] = value
            key = None
    if len(top) != 1 or type(top[0]) is not dict:
        raise _Unsure
    return top[0]


def _plain(text: str) -> Scalar:
    """What an unquoted value is, where no tool can take it for anything else."""
    if refusal(text) or doubt(text):
        raise _Unsure
    return resolve(text)
