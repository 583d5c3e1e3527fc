"""The data of an ordinary file, read line by line without a tree: nearly all files, and few ask for their places.

What is read here is a small part of YAML: mappings with plain keys of ASCII, lists, quoted and unquoted texts on one line,
and collections in brackets. Of everything else the parsers tell (decision 0016): a text is refused unless every line of
it is surely understood. No expression here ever goes back, so the time is in proportion to the length of a text.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, islice
from typing import Any, NamedTuple

from skew_cli.model.finding import Path
from skew_cli.source.events import DOUBTFUL
from skew_cli.source.limits import FORBIDDEN, MAX_BYTES, MAX_NODES, MAX_SCALAR
from skew_cli.source.nodes import Data, Flaw, Scalar
from skew_cli.source.scalars import FIRST, LONGEST, MAX_NUMBER, WORDS, doubt, refusal, resolve, unclear

_KEY = r"[A-Za-z_][A-Za-z0-9_.\-]{0,99}+"
_ESCAPE = r'\\(?:["\\]|u(?![dD][89a-fA-F])[0-9a-fA-F]{4})'
_QUOTED = rf""""[^"\\\r\n]*+(?:{_ESCAPE}[^"\\\r\n]*+)*+"|'[^'\r\n]*+'"""
_UNQUOTED = r"-?\w[^:#\r\n]*+(?::[^ :#\r\n][^:#\r\n]*+)*+"
_INNER = r"-?\w[^:#?,\[\]{}\r\n]*+(?::\w[^:#?,\[\]{}\r\n]*+)*+"
_BRACKETS = r"[\[{][^#\r\n]*+(?:(?<=[,\[{])\n[^#\r\n]*+)*+"
_EMPTY = r"(?: *+(?:#[^\n]*+)?+\r?\n)*+"
LINE = re.compile(
    rf"( *+)(- ++)?+(?:({_KEY}):(?=[ \r\n]) *+)?({_QUOTED}|{_UNQUOTED}|{_BRACKETS})?+ *+(?:(?<= )#[^\n]*+)?+\r?\n{_EMPTY}"
    r"|[\s\S]++"
)
"""Indent, dash, key and value, with the comments and empty lines below; all the rest once something is unknown."""
PART = re.compile(rf"(?=.)(?:({_KEY}): ++)?({_QUOTED}|{_INNER}|[\[{{])?+[ \n]*+([,\]}}]?+)[ \n]*+", re.DOTALL)
"""Key and value in brackets, and the sign behind them."""
_EMPTY_LINES, _ESCAPED = re.compile(_EMPTY), re.compile(r"\\(?:u(.{4})|(.))")
_SIGN = re.compile(f"[{DOUBTFUL.pattern[1:-1]}{FORBIDDEN.pattern[1:-1]}]")
_SHORT = 100
"""Longer collections are not remembered."""
_DEEPEST = 12
"""Of blocks, and of brackets in brackets; both together stay below `limits.MAX_DEPTH`."""


class Ordinary(NamedTuple):
    """What `parse_bytes` would find."""

    data: dict[str, Data]
    flaws: tuple[Flaw, ...]
    """Warnings (F013), each with its path."""


class _Unsure(Exception):  # noqa: N818 - ends the reading, no error
    pass


class _Doubt(NamedTuple):
    """An unquoted value that tools may take for something else."""

    line: int
    part: int
    """Of the brackets in that line."""
    path: Path
    text: str
    name: str


def ordinary(content: bytes) -> Ordinary | None:
    """`data(parse_bytes(content).root)` and the flaws of that; None where it may be anything else."""
    if len(content) > MAX_BYTES:
        return None
    try:
        return read(content.decode())
    except UnicodeDecodeError:
        return None


def read(text: str) -> Ordinary | None:
    """The same for a text."""
    if not text.endswith("\n"):
        text += "\n"
    if (not text.replace("\n", "").isprintable() and _strange(text)) or (len(text) > MAX_NODES and _large(text)):
        return None
    start = beginning(text)
    doubts: list[_Doubt] = []
    try:
        found = _read(LINE.findall(text, start), doubts)
    except _Unsure:
        return None
    return Ordinary(found, tuple(_flaws(text, start, doubts)) if doubts else ()) if found else None


def beginning(text: str) -> int:
    """Where its first line begins that says something."""
    first = _EMPTY_LINES.match(text)
    return first.end() if first else 0


def _strange(text: str) -> bool:
    """Whether it has signs that the parsers read differently or refuse, or a carriage return alone."""
    return _SIGN.search(text) is not None or text.count("\r") != text.count("\r\n")


def _large(text: str) -> bool:
    """Whether it may have more nodes than are allowed, or a longer value."""
    nodes = 3 * text.count("\n") + 2 * sum(map(text.count, ",[{"))
    return nodes >= MAX_NODES or max(map(len, text.split("\n"))) > MAX_SCALAR


def _read(lines: list[tuple[str, str, str, str]], doubts: list[_Doubt]) -> dict[str, Data]:  # noqa: C901, PLR0912, PLR0915 - one loop without calls: it runs for every line
    top: dict[str, Any] = {}
    inside: Any = top
    column, open_key = 0, ""
    stack: list[tuple[int, Any]] = [(0, top)]
    lists: list[tuple[dict[str, Any], str, list[Any]]] = []
    for number, (indent, dash, key, written) in enumerate(lines):
        depth = len(indent)
        if open_key:
            if depth > column or (dash and depth == column):
                block: Any = [] if dash else {}
                if dash:
                    lists.append((inside, open_key, block))
                inside[open_key] = inside = block
                column = depth
                stack.append((column, inside))
            open_key = ""
        while depth < column or (depth == column and not dash and type(inside) is list):
            stack.pop()
            column, inside = stack[-1]
        if depth != column or (type(inside) is list) is (dash == ""):
            raise _Unsure
        if key:
            if dash:
                inside.append({})
                column, inside = depth + len(dash), inside[-1]
                stack.append((column, inside))
            if key in inside or key in WORDS or len(stack) > _DEEPEST:
                raise _Unsure
            if not written:
                inside[key], open_key = None, key
                continue
        elif not (dash and written):
            raise _Unsure
        first, name = written[0], ""
        within: list[_Doubt] | None = None
        found: Data
        if first in "\"'":
            found = _unescaped(written) if "\\" in written else written[1:-1]
        elif first in "[{":
            flat = len(written) <= _SHORT and "{" not in written[1:]
            found, within = _flat(written) if flat else _brackets(written)
            if flat and isinstance(found, dict):
                found = {**found}  # what is remembered is nobody's own
        else:
            found = text = written.rstrip(" ") if written[-1] == " " else written
            if len(text) <= LONGEST or first in FIRST:
                found, name = _short(text) if len(text) <= MAX_NUMBER else _any(text)
        if key:
            inside[key] = found
        else:
            inside.append(found)
        if name:
            within = [_Doubt(0, 0, (), text, name)]
        if within:
            doubts += _at(number, [each for _, each in stack], within)
    for holder, name, items in lists:
        holder[name] = tuple(items)
    return top


def _at(line: int, open_: list[Any], doubts: list[_Doubt]) -> list[_Doubt]:
    """What is in doubt in the line last read; the newest entries of the open blocks lead there."""
    path = tuple([len(each) - 1 if type(each) is list else next(reversed(each)) for each in open_])
    return [each._replace(line=line, path=path + each.path) for each in doubts]


def _brackets(written: str) -> tuple[Data, list[_Doubt]]:  # noqa: C901, PLR0912 - as above
    """A collection, and what is in doubt in it."""
    found: Data = None
    doubts: list[_Doubt] = []
    inside: Any = None
    stack: list[tuple[Any, str]] = []
    ready = True
    for number, (key, value, sign) in enumerate(PART.findall(written)):
        if number and not stack:
            raise _Unsure
        if value:
            if not ready or (type(inside) is dict) is (key == "") or (key and (key in inside or key in WORDS)):
                raise _Unsure
            first, name = value[0], ""
            if first in "[{":
                if sign == "," or len(stack) > _DEEPEST:
                    raise _Unsure
                stack.append((inside, key))
                inside = [] if first == "[" else {}
                if not sign:
                    continue
            else:
                if first in "\"'":
                    found = _unescaped(value) if "\\" in value else value[1:-1]
                else:
                    found = text = value.rstrip(" ") if value[-1] == " " else value
                    if len(text) <= LONGEST or first in FIRST:
                        found, name = _short(text) if len(text) <= MAX_NUMBER else _any(text)
                if name:
                    path = tuple([at or len(outer) for outer, at in [*stack[1:], (inside, key)]])
                    doubts.append(_Doubt(0, number, path, text, name))
                if key:
                    inside[key] = found
                else:
                    inside.append(found)
        elif ready or key:
            raise _Unsure
        if sign == ",":
            ready = True
            continue
        if not sign or (sign == "]") is not (type(inside) is list):
            raise _Unsure
        found = tuple(inside) if sign == "]" else inside
        inside, name = stack.pop()
        if name:
            inside[name] = found
        elif stack:
            inside.append(found)
        ready = False
    if stack:
        raise _Unsure
    return found, doubts


_flat = lru_cache(maxsize=1024)(_brackets)
"""The same for what has no mapping inside: `[de, ar]` or `{kind: break, minutes: 10}` stand in many files."""


def _unescaped(text: str) -> str:
    if text[0] == "'":
        return text[1:-1]
    return _ESCAPED.sub(lambda each: chr(int(each[1], 16)) if each[1] else each[2], text[1:-1])


def _any(text: str) -> tuple[Scalar, str]:
    """What an unquoted value is, and the message of a doubt about it, or nothing."""
    if refusal(text):
        raise _Unsure
    return resolve(text), doubt(text) or ""


_short = lru_cache(maxsize=4096)(_any)
"""The same for words, days and numbers: few different ones, many times."""


def _flaws(text: str, start: int, doubts: list[_Doubt]) -> Iterator[Flaw]:
    """The places are looked for only now: most files have no doubts."""
    lines = [*islice(LINE.finditer(text, start), doubts[-1].line + 1)]
    for line, each_of_it in groupby(doubts, key=lambda each: each.line):
        places = [part.start(2) for part in PART.finditer(text, *lines[line].span(4))]
        for each in each_of_it:
            yield replace(unclear(each.name, each.text, places[each.part]), path=each.path)
