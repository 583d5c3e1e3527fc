"""All YAML errors of a file in one run: each top-level block is read alone when the whole does not parse."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from skew_cli.model.finding import Path
from skew_cli.source import slips
from skew_cli.source.nodes import Flaw, Node, Stop

MAX_BLOCKS = 500
"""A file with more of them is no program any more, and reading each alone would take long."""
_BLOCK = re.compile(r"""^(?:"[^"\n]*"|'[^'\n]*'|[^\s#%\-\[\]{}][^\n:]*):(?=\s|$)""", re.MULTILINE)
_CONTENT = re.compile(r"^(?!---(?:\s|\Z))[ \t]*(?=[^\s#])", re.MULTILINE)
_DOCUMENT = re.compile(r"^(?:---|\.\.\.)(?=\s|\Z)", re.MULTILINE)
_WORD = re.compile(r"\s*[\"']?([^\s:\"']*)")
_ESCAPE = re.compile(r"\\U([0-9A-Fa-f]{8})")
_LAST = 0x10FFFF

Reader = Callable[[str, int], tuple[Node | None, list[Flaw]]]
"""Reads a part of a text that begins at an offset; raises Stop."""


def recover(text: str, whole: Flaw, read: Reader) -> tuple[Node | None, list[Flaw], tuple[Path, ...]]:
    """The healthy blocks as one mapping, the flaws of the others, and the paths that could not be read.

    A block begins at a line that starts in column 1 with a key; what stands before the first one is a block, too. If
    every block parses alone, or there is only one, the flaw of the whole file is reported.
    """
    content = _CONTENT.search(text)
    starts = [match.start() for match in _BLOCK.finditer(text)]
    if content is None or not starts or len(starts) > MAX_BLOCKS or text[content.end()] in "{[":
        return None, [whole], ((),)
    other = _DOCUMENT.search(text, starts[0])
    end = other.start() if other else len(text)
    keyless = content.start() if content.start() < starts[0] else None
    starts = [*([] if keyless is None else [keyless]), *(each for each in starts if each < end)]
    root = Node(kind="mapping", start=starts[0], end=end)
    flaws: list[Flaw] = []
    broken: list[Flaw] = []
    unread: list[Path] = []
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        try:
            block, found = read(text[start:stop], start)
            if start == keyless:
                raise Stop(Flaw(message_id="no-colon", start=content.end(), end=content.end() + 1))  # noqa: TRY301 - as any other flaw of a block
        except Stop as problem:
            broken.append(problem.flaw)
            unread.append((_name(text, start),))
            continue
        flaws += found
        _join(root, block, flaws)
    if not broken or len(starts) == 1:
        return None, [whole, *(flaws if broken else ())], ((),)
    if other and other[0] == "---":
        flaws.append(Flaw(message_id="second-document", start=end, end=other.end()))
    later = [replace(each, notes=("follows",)) for each in broken[1:]]
    return root, [broken[0], *later, *flaws], tuple(unread)


def _join(root: Node, block: Node | None, flaws: list[Flaw]) -> None:
    for key, value in block.entries if block is not None else ():
        first = root.key(str(key.value))
        if first is None:
            root.entries.append((key, value))
        else:
            label = ("first-given-here", first.start, first.end)
            params = {"key": str(key.value)}
            flaws.append(Flaw(message_id="duplicate-key", start=key.start, end=key.end, params=params, label=label))


def _name(text: str, start: int) -> str:
    match = _BLOCK.match(text, start)
    if match:
        return match[0][:-1].strip().strip("\"'")
    word = _WORD.match(text, start)
    return word[1] if word else ""


def blank(text: str) -> str:
    """Blanks of the same length; line ends stay."""
    return re.sub(r"[^\r\n]", " ", text)


def moved(flaw: Flaw, by: int) -> Flaw:
    """A flaw of a part of a text as one of the text."""
    label = flaw.label and (flaw.label[0], flaw.label[1] + by, flaw.label[2] + by)
    return replace(flaw, start=flaw.start + by, end=flaw.end + by, label=label)


def bad_escape(text: str) -> Flaw:
    """The first escape beyond the last character that Unicode has: ruamel stumbles there without saying where."""
    beyond = (each for each in _ESCAPE.finditer(text) if int(each[1], 16) > _LAST)
    found = next(beyond, None)
    start, end = found.span() if found else (0, min(1, len(text)))
    return Flaw(message_id="bad-escape", start=start, end=end)


def explain(text: str, problem: Any) -> Flaw:
    """An error of ruamel as a flaw in an advisor's terms, at the place where the mistake is."""
    mark = problem.problem_mark or problem.context_mark
    at = min(mark.index, max(len(text) - 1, 0)) if mark else 0
    if slip := slips.near(text, at):
        return slip
    said, context = str(problem.problem or ""), str(problem.context or "")
    char = text[at : at + 1]
    message_id = "broken-yaml"
    if "escape" in said:
        message_id = "bad-escape"
        at = max(text.rfind("\\", 0, at), 0)
    elif "quoted scalar" in context or ("end of stream" in said and "scalar" in context):
        message_id = "open-quote"
        at = problem.context_mark.index if problem.context_mark else at
    elif char == "\t" or "\\t" in said:
        message_id = "tab"
    elif "mapping values are not allowed" in said:
        message_id = "colon-in-text"
    elif char in ("@", "`", "%", "!", "&", "*") or "cannot start any token" in said:
        message_id = "needs-quotes"
    elif "flow" in context:
        message_id = "open-bracket"
        at = max(text.rfind("[", 0, at), text.rfind("{", 0, at), 0)
    elif "could not find expected ':'" in said:
        message_id = "no-colon"
        at = problem.context_mark.index if problem.context_mark else at
    return Flaw(message_id=message_id, start=at, end=min(at + 1, len(text)), params={"char": text[at : at + 1]})
