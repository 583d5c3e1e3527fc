"""Progress of checklists: items are ticked off in the program file, and only those bytes change."""

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from skew_cli.app.reading import Source, read_program
from skew_cli.calendars.deadlines import Checklist
from skew_cli.errors import SkewError
from skew_cli.model.finding import Path
from skew_cli.model.session import Done
from skew_cli.model.text import clean
from skew_cli.model.types import LANGS, wording
from skew_cli.source.edit import Edit, apply, remove_entry, set_entry
from skew_cli.source.emit import emit
from skew_cli.source.nodes import Document, Node
from skew_cli.source.parse import parse, parse_bytes
from skew_cli.words import Text

_LINE = 100
"""Characters of a mapping that may stand on one line."""
_ARABIC = re.compile("[\u0590-\u08ff]")
"""Letters behind which editors show a closing bracket astray."""


Entry = tuple[Path, Mapping[str, str]]
"""A path of the program, and what is to stand there under `done`, `by` and `note`; nothing removes the item."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file before it is written."""

    after: bytes
    diff: str
    """Unified diff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticking:
    """What becomes of the items that somebody names."""

    change: Change
    changed: tuple[str, ...]
    same: tuple[str, ...]
    """Those that are done in the same way already or, where a tick is taken back, open."""
    replaced: Mapping[str, Done]
    """What the file said of items that were done in another way."""


def tick(
    source: Source,
    lists: Sequence[Checklist],
    items: Sequence[str],
    date: dt.date,
    *,
    by: str = "",
    note: str = "",
    undo: bool = False,
) -> Ticking:
    """Sets items to done on a date, `by` a role and with a note if they are given, or takes that back.

    Raises SkewError for an unknown item, one of several sessions, or a meeting that the file does not have yet.
    """
    if len(lists) > 1:
        raise SkewError(
            Text(en="which session is meant?", de="Welcher Termin ist gemeint?"),
            Text(en="name it with --session", de="mit --session nennen"),
        )
    checklist = lists[0]
    known = {each.item.id.upper(): each for each in checklist.deadlines}
    said = {"done": date.isoformat()} | {key: _scalar(text) for key, text in (("by", by), ("note", note)) if text}
    content = source.content
    changed, same, replaced = list[str](), list[str](), dict[str, Done]()
    for item in items:
        if item.upper() not in known:
            near = get_close_matches(item.upper(), known, 1)
            raise SkewError(
                Text(en='there is no item "{item}".', de='Einen Punkt "{item}" gibt es nicht.'),
                Text(en="did you mean {near}?", de="Meinten Sie {near}?") if near else None,
                item=item,
                near=known[near[0]].item.id if near else "",
            )
        if checklist.path[0] != "checklist" and checklist.event is None:
            raise SkewError(
                Text(
                    en="the program has no exploration meeting yet, so its progress has no place.",
                    de="Das Programm hat noch kein Exploration-Meeting, der Fortschritt hat daher keinen Ort.",
                ),
                Text(
                    en='add it to the file: exploration: {{date: {date}, start: "10:00"}}',
                    de='in der Datei ergänzen: exploration: {{date: {date}, start: "10:00"}}',
                ),
                date=date.isoformat(),
            )
        document = read_program(source.file, content).document
        ident, before = known[item.upper()].item.id, known[item.upper()].done
        path = (*source.original(checklist.path), ident)
        if (_at(document, path) is None) if undo else (before and _says(before, date, by, note)):
            same.append(ident)
            continue
        changed.append(ident)
        replaced |= {ident: before} if before and not undo else {}
        content = _edited(document, path, {} if undo else said)
    change = Change(after=content, diff=_diff(source.file, source.content, content))
    return Ticking(change=change, changed=tuple(changed), same=tuple(same), replaced=replaced)


def _says(before: Done, date: dt.date, by: str, note: str) -> bool:
    """Whether all that is given stands there already, a note in any of its languages."""
    notes = {wording(before.note, lang) for lang in LANGS}
    return before.done == date and by in ("", before.by) and (not note or note in notes)


def settle(source: Source, entries: Iterable[Entry]) -> Change:
    """Sets or removes progress of several checklists in one go; raises SkewError where the file has no place for it."""
    waiting: dict[Path, Mapping[str, str]] = {
        source.original(path): {key: text if key == "done" else _scalar(text) for key, text in told.items()}
        for path, told in entries
    }
    content = source.content
    while waiting:
        document = parse_bytes(content)
        ready = {path: edits for path, said in waiting.items() if (edits := _beside_others(document, path, said))}
        if ready:
            content = _bytes(document, apply(document.text, tuple(edit for edits in ready.values() for edit in edits)))
        else:
            ready = {next(iter(waiting)): ()}
            content = _edited(document, *next(iter(waiting.items())))
        waiting = {path: said for path, said in waiting.items() if path not in ready}
    return Change(after=content, diff=_diff(source.file, source.content, content))


def _beside_others(document: Document, path: Path, said: Mapping[str, str]) -> tuple[Edit, ...]:
    """The edits of an item that may be made together with others: its mapping has entries already; else none."""
    holder = _at(document, path[:-1])
    if holder is None or not holder.entries or not said:
        return ()
    places = tuple(_entries(document, path, said))
    item = holder.get(path[-1])
    if len(places) > 1 and (item is None or not item.entries):
        return ()
    try:
        return tuple(set_entry(document, place, value) for place, value in places)
    except KeyError:
        return ()


def _at(document: Document, path: Path) -> Node | None:
    """What stands at a path."""
    node = document.root
    for segment in path:
        node = node.get(segment) if node is not None else None
    return node


def _edited(document: Document, path: Path, said: Mapping[str, str]) -> bytes:
    """The file with what is said of an item, or without the item where nothing is."""
    text = document.text
    try:
        if not said:
            return _bytes(document, apply(text, (remove_entry(document, path),)))
        for place, value in _entries(document, path, said):
            text = apply(text, (set_entry(parse(text), place, value),))
    except KeyError:
        if not said:
            return _bytes(document, text)
        raise SkewError(
            Text(
                en="the file has no place for progress at {place}.",
                de="Die Datei hat bei {place} keinen Ort für Fortschritt.",
            ),
            Text(en="what is wrong there: skew validate", de="was dort falsch ist: skew validate"),
            place=".".join(str(each) for each in path[:-1]),
        ) from None
    return _bytes(document, text)


def _entries(document: Document, path: Path, said: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """What to write where: a bare day, a mapping on one line, or entries of a mapping that is there or has no room."""
    node = _at(document, path)
    line = ", ".join(f"{key}: {value}" for key, value in said.items())
    if (node is not None and node.entries) or (node is None and (len(line) > _LINE or _ARABIC.search(line))):
        yield from (((*path, key), value) for key, value in said.items())
    else:
        yield path, f"{{{line}}}" if len(said) > 1 else said["done"]


def _scalar(text: str) -> str:
    """A text as YAML."""
    return emit({"x": clean(text)}).removeprefix("x: ").rstrip("\n")


def _bytes(document: Document, text: str) -> bytes:
    return (b"\xef\xbb\xbf" if document.bom else b"") + text.encode("utf-8")


def _diff(name: str, before: bytes, after: bytes) -> str:
    old, new = (each.decode("utf-8").splitlines(keepends=True) for each in (before, after))
    return "".join(difflib.unified_diff(old, new, name, name))
