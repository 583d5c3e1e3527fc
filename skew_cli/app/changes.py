"""The folder `changes/<n>/` of a draft: what differs from the last publication, as files and as a list to read."""

from collections.abc import Iterator
from dataclasses import replace

from skew_cli.app import documents
from skew_cli.app.contents import Contents
from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.documents.changes import Change, Times, build
from skew_cli.documents.tombstones import in_language
from skew_cli.exports import markdown
from skew_cli.model.calendar import CalendarFile, Invitation
from skew_cli.model.format import Skin
from skew_cli.model.ledger import Item, Ledger, Span, State
from skew_cli.model.text import file_part

_READERS = ("de", "en", "ar")
"""The languages of the list, whatever those of the program are: it also goes to those who pass it on."""


def changes(
    index: Index, source: Source, before: Ledger, after: Ledger, full: Contents, invitation: Invitation | None
) -> Iterator[tuple[str, CalendarFile | bytes]]:
    """Names and contents. Before the first publication there is nothing to differ from; invitations are there already."""
    pending = {uid: each for uid, each in after.items.items() if each.pending}
    events = {uid: each for uid, each in pending.items() if each.name.startswith("event/")}
    folder = f"changes/{before.publication.no + 1}"
    if invitation:
        yield from _single(f"{folder}/itip", events, full, invitation)
    if before.publication.no == 0 or not pending:
        return
    yield from _single(folder, events, full, None)
    todos = {uid for uid, each in pending.items() if each.kind == "VTODO"}
    for lang, file in full.todos.items() if todos else ():
        yield f"{folder}/checklist-{lang}.ics", replace(file, todos=tuple(t for t in file.todos if t.uid in todos))
    found = sorted(events.values(), key=lambda each: (_when(each.pending) or (), each.name))
    public = any(each.name.startswith("public/") for each in pending.values())
    pages: list[bytes] = []
    for lang in _READERS:
        material = full.materials.get(lang) or documents.material(index, source, lang)
        listed = [_change(each, lang) for each in found]
        pages.append(markdown.render(build(material, listed, todos=len(todos), public=public), Skin()).content)
    yield f"{folder}/CHANGES.md", b"\n".join(pages)


def _single(
    folder: str, items: dict[str, Item], full: Contents, invitation: Invitation | None
) -> Iterator[tuple[str, CalendarFile]]:
    for lang, file in full.meetings.items():
        for meeting in file.meetings:
            if meeting.uid in items:
                name = f"{folder}/{file_part(meeting.key)}-{lang}.ics"
                yield name, replace(file, name=None, meetings=(meeting,), invitation=invitation)


def _change(item: Item, lang: str) -> Change:
    """What a pending item is to somebody who knows the last publication."""
    old, new = item.published, item.pending
    if new is None:
        raise ValueError(item.name)
    was = None if old is None or old.cancelled else _when(old)
    now = None if new.cancelled else _when(new)
    title = in_language(new.title, lang)
    if old is None:
        return Change(kind="new", title=title, before=None, now=now)
    if new.cancelled:
        return Change(kind="off", title=title, before=_when(old), now=None)
    if old.cancelled:
        return Change(kind="back", title=title, before=was, now=now)
    return Change(kind="moved" if was != now else "text", title=title, before=was, now=now)


def _when(state: State | None) -> Times | None:
    return state.when.instants if state and isinstance(state.when, Span) else None
