"""All YAML errors of a file in one run: each top-level block is read alone when the whole does not parse."""

import re
from collections.abc import Callable
from typing import Any

from skew_cli.model.finding import Path
from skew_cli.source.nodes import Flaw, Node, Stop

_BLOCK = re.compile(r"""^(?:"[^"\n]*"|'[^'\n]*'|[^\s#%\-\]}][^\n:]*):(?=\s|$)""", re.MULTILINE)

Reader = Callable[[str], tuple[Node | None, list[Flaw]]]


def recover(text: str, whole: Flaw, read: Reader) -> tuple[Node | None, list[Flaw], tuple[Path, ...]]:
    """The healthy blocks as one mapping, the flaws of the others, and the paths that could not be read.

    A block begins at a line that starts in column 1 with a key; every other text is replaced by blanks of the same
    length, so that offsets stay right. If every block parses alone, or there is only one, the flaw of the whole file
    is reported.
    """
    starts = [match.start() for match in _BLOCK.finditer(text)]
    if not starts:
        return None, [whole], ((),)
    root = Node(kind="mapping", start=starts[0], end=len(text))
    flaws: list[Flaw] = []
    broken: list[Flaw] = []
    unread: list[Path] = []
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        blank = re.sub(r"[^\r\n]", " ", text[:start])
        try:
            block, found = read(blank + text[start:end])
        except Stop as stop:
            broken.append(stop.flaw)
            unread.append((_name(text, start),))
            continue
        flaws += found
        for key, value in block.entries if block is not None and block.kind == "mapping" else ():
            first = root.key(str(key.value))
            if first is None:
                root.entries.append((key, value))
            else:
                label = ("first-given-here", first.start, first.end)
                params = {"key": str(key.value)}
                flaws.append(Flaw(message_id="duplicate-key", start=key.start, end=key.end, params=params, label=label))
    if not broken or len(starts) == 1:
        return (None, [whole], ((),)) if not broken else (None, [whole, *flaws], ((),))
    return root, [*broken, *flaws], tuple(unread)


def _name(text: str, start: int) -> str:
    match = _BLOCK.match(text, start)
    return match[0][:-1].strip().strip("\"'") if match else ""


def explain(text: str, problem: Any) -> Flaw:
    """An error of ruamel as a flaw in an advisor's terms, at the place where the mistake is."""
    mark = problem.problem_mark or problem.context_mark
    at = min(mark.index, max(len(text) - 1, 0)) if mark else 0
    said, context = str(problem.problem or ""), str(problem.context or "")
    char = text[at : at + 1]
    message_id = "broken-yaml"
    if "quoted scalar" in context or ("end of stream" in said and "scalar" in context):
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
