"""The events of a YAML text: from the parser in C where it surely reads as ruamel's own does, else from that one.

The parser in C is about thirty times faster. It differs in tabs, anchors, tags, three line ends of YAML 1.1 and the
places of empty values, and its errors are other ones: of all these the careful parser tells (decision 0016).
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

DOUBTFUL = re.compile("[\t\x85\u2028\u2029\ufeff\U0001fffe\U0001ffff\U0002fffe]")
_BLANK = frozenset({"", " ", "\n", "\r"})


class Doubt(Exception):  # noqa: N818 - ends the fast reading, no error
    """The text has something that the two parsers may read differently."""


@cache
def parser() -> Callable[[str], Any] | None:
    """The parser in C; None on machines for which there is none."""
    try:
        from _ruamel_yaml import CParser  # type: ignore[import-not-found] # noqa: PLC0415 - start-up, law 10; it is C
    except ImportError:
        return None
    made: Callable[[str], Any] = CParser
    return made


def careful(text: str) -> Iterator[Any]:
    """The events of ruamel's own parser; raises its MarkedYAMLError, ValueError or OverflowError."""
    from ruamel.yaml import YAML  # noqa: PLC0415 - start-up, law 10: 15 ms

    yield from YAML(typ="safe", pure=True).parse(text)


def fast(text: str) -> Iterator[Any]:
    """The same events from the parser in C; or some of them, and Doubt."""
    made = parser()
    if made is None or DOUBTFUL.search(text):
        raise Doubt
    from ruamel.yaml import events  # noqa: PLC0415 - start-up, law 10: 15 ms
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415 - as above

    scalar = events.ScalarEvent
    start = events.MappingStartEvent, events.SequenceStartEvent
    try:
        get = made(text).get_event
        event = get()
        while event is not None:
            kind, following = type(event), None
            if kind is scalar:
                if event.anchor is not None or event.ctag is not None:
                    raise Doubt
                if not event.value and not event.style:
                    following = get()
                    _empty(text, event, following)
            elif kind is events.AliasEvent or (kind in start and (event.anchor is not None or event.ctag is not None)):
                raise Doubt
            yield event
            event = following or get()
    except (YAMLError, ValueError, OverflowError):
        raise Doubt from None


def _empty(text: str, event: Any, following: Any) -> None:
    """Puts an empty value where the careful parser sees it: behind its dash, or where the next thing begins."""
    at = event.start_mark.index
    sign = text[at - 1 : at] if text[at : at + 1] in _BLANK else ""
    if sign == ":":
        event.start_mark = event.end_mark = following.start_mark
    elif sign != "-":
        raise Doubt
