"""Progress of checklists: items are ticked off in the program file, and only those bytes change."""

import datetime as dt
import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from skew_cli.app.load import Source, read_program
from skew_cli.calendars.deadlines import Checklist
from skew_cli.errors import SkewError
from skew_cli.source.edit import apply, remove_entry, set_entry
from skew_cli.source.nodes import Document
from skew_cli.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A file before it is written."""

    after: bytes
    diff: str
    """Unified diff."""


def tick(
    source: Source, lists: Sequence[Checklist], items: Sequence[str], date: dt.date, *, undo: bool = False
) -> Change:
    """Sets items to done on a date, or takes that back.

    Raises SkewError for an unknown item, one that is left out, one of several sessions, or a meeting that the file
    does not have yet.
    """
    if len(lists) > 1:
        raise SkewError(
            Text(en="which session is meant?", de="Welcher Termin ist gemeint?"),
            Text(en="name it with --session", de="mit --session nennen"),
        )
    checklist = lists[0]
    known = {each.item.id: each for each in checklist.deadlines}
    content = source.content
    for item in items:
        if item not in known:
            near = get_close_matches(item, known, 1)
            raise SkewError(
                Text(en='there is no item "{item}".', de='Einen Punkt "{item}" gibt es nicht.'),
                Text(en="did you mean {near}?", de="Meinten Sie {near}?") if near else None,
                item=item,
                near=near[0] if near else "",
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
        content = _edited(document, (*source.original(checklist.path), item), date, undo=undo)
    return Change(after=content, diff=_diff(source.file, source.content, content))


def _edited(document: Document, path: tuple[str | int, ...], date: dt.date, *, undo: bool) -> bytes:
    try:
        edit = remove_entry(document, path) if undo else set_entry(document, path, date.isoformat())
    except KeyError:
        if undo:
            return _bytes(document, document.text)
        raise SkewError(
            Text(
                en="the file has no place for progress at {place}.",
                de="Die Datei hat bei {place} keinen Ort für Fortschritt.",
            ),
            Text(en="what is wrong there: skew validate", de="was dort falsch ist: skew validate"),
            place=".".join(str(each) for each in path[:-1]),
        ) from None
    return _bytes(document, apply(document.text, (edit,)))


def _bytes(document: Document, text: str) -> bytes:
    return (b"\xef\xbb\xbf" if document.bom else b"") + text.encode("utf-8")


def _diff(name: str, before: bytes, after: bytes) -> str:
    old, new = (each.decode("utf-8").splitlines(keepends=True) for each in (before, after))
    return "".join(difflib.unified_diff(old, new, name, name))
