"""What a filled-in checklist means for its program: the steps of progress it asks for, and what cannot be told."""

import datetime as dt
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path as File
from typing import Literal

from skew_cli.app.documents import dated_checklists
from skew_cli.app.load import Index
from skew_cli.app.placeholders import placeholders
from skew_cli.app.progress import Entry
from skew_cli.app.reading import Source
from skew_cli.calendars.deadlines import Checklist, Deadline
from skew_cli.errors import SkewError
from skew_cli.intake import readers
from skew_cli.model.finding import Path
from skew_cli.model.returned import OPEN, Mark, Returned, short, state
from skew_cli.model.session import Done
from skew_cli.model.types import wording
from skew_cli.store import files
from skew_cli.words import Text

LARGEST = 20_000_000
"""Bytes of a file that is read at all; readers are stricter."""

Doubt = Literal[
    "no-reference",
    "unknown-checklist",
    "unknown-item",
    "unclear-state",
    "contradiction",
    "left-out",
    "no-meeting",
    "note-on-open-item",
    "changed-meanwhile",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One item whose progress changes."""

    ref: str
    text: str
    path: Path
    """In the program."""
    before: Done | None
    after: Done | None
    """None where it is open again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unclear:
    """Something in the file that nothing follows from."""

    mark: Mark
    doubt: Doubt
    now: Done | None = None
    """The progress in the program, where the file is older than that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """All that follows from a file."""

    named: bool
    """Whether the file still says of which program it is."""
    steps: tuple[Step, ...]
    unclear: tuple[Unclear, ...]


def read(file: File) -> Returned:
    """A filled-in file by its suffix; raises SkewError for one that no reader knows or can read."""
    by_suffix = {each.suffix: each for each in readers().values()}
    if not file.exists():
        raise _missing(file, by_suffix)
    reader = by_suffix.get(file.suffix.lower())
    if reader is None:
        raise SkewError(
            Text(
                en="{file} is not read back; known are {known}", de="{file} wird nicht eingelesen; bekannt sind {known}"
            ),
            Text(
                en="open it in Word, Excel or LibreOffice and save it in one of these formats",
                de="in Word, Excel oder LibreOffice öffnen und in einem dieser Formate speichern",
            ),
            file=file.name,
            known=tuple(sorted(by_suffix)),
        )
    if file.is_file() and file.stat().st_size > LARGEST:
        raise SkewError(
            Text(en="{file} is too large to be a checklist.", de="{file} ist für eine Checkliste zu groß."),
            file=file.name,
        )
    return reader.read(files.read(file))


def _missing(file: File, suffixes: Collection[str]) -> SkewError:
    """There is no such file; the hint names one that is called alike."""
    folder = file.parent
    there = [each.name for each in folder.iterdir() if each.suffix.lower() in suffixes] if folder.is_dir() else []
    near = get_close_matches(file.name, there, 1)
    return SkewError(
        Text(en='"{path}" does not exist', de='"{path}" gibt es nicht'),
        Text(en="did you mean {near}?", de="Meinten Sie {near}?")
        if near
        else Text(
            en="name the file that came back, with its folder: --from in/checklist.xlsx",
            de="die Datei nennen, die zurückkam, mit ihrem Ordner: --from eingang/checkliste.xlsx",
        ),
        path=file.as_posix(),
        near=(folder / near[0]).as_posix() if near else "",
    )


def meaning(
    index: Index, source: Source, returned: Returned, lang: str, *, date: dt.date, by: str | None = None
) -> Meaning:
    """What changes if the file is right; what was ticked there is done on `date` by the role `by`.

    Of an item whose state at sending the file says, only what was changed there counts.
    Raises SkewError for the file of another program.
    """
    program = source.program
    if program is None:
        raise ValueError(source.file)
    address = f"{program.season}/{program.id}"
    if returned.ident not in ("", address):
        raise SkewError(
            Text(
                en="this file is a checklist of {ident}, not of {address}; nothing was written.",
                de="Die Datei ist eine Checkliste von {ident}, nicht von {address}; nichts geschrieben.",
            ),
            Text(en="skew checklist {ident} --from FILE", de="skew checklist {ident} --from DATEI"),
            ident=returned.ident,
            address=address,
        )
    lists = dated_checklists(index, source)
    known, names = _known(lists), {_name(each) for each in lists}
    values = placeholders(index.case(source))
    steps: list[Step] = []
    unclear: list[Unclear] = []
    for mark, same in _by_ref(returned.marks):
        found = known.get(mark.ref)
        if found is None:
            unclear.append(Unclear(mark=mark, doubt=_stranger(mark, names)))
            continue
        checklist, deadline = found
        before, note = deadline.done, mark.note
        untouched = _untouched(mark)
        doubt = _doubt(checklist, deadline, mark, same=same) or _newer(before, mark)
        if doubt is not None and not (untouched and same and not note):
            unclear.append(Unclear(mark=mark, doubt=doubt, now=before if doubt == "changed-meanwhile" else None))
        if doubt is not None:
            continue
        if note and not mark.done:
            unclear.append(Unclear(mark=mark, doubt="note-on-open-item"))
        after = before
        if not untouched or (mark.done and note):
            after = _after(before, mark, Done(done=date, by=by, note=note or None))
        if after != before:
            item = deadline.item.id
            text = deadline.text.get(lang).format_map(values)
            path = (*checklist.path, item)
            steps.append(Step(ref=f"{_name(checklist)}/{item}", text=text, path=path, before=before, after=after))
    return Meaning(named=bool(returned.ident), steps=tuple(steps), unclear=tuple(unclear))


def entries(source: Source, steps: Iterable[Step]) -> tuple[Entry, ...]:
    """The steps as edits of the file; of an item that has more than a date only the note changes."""
    return tuple(_entry(source, each) for each in steps)


def _entry(source: Source, step: Step) -> Entry:
    after = step.after
    if after is None:
        return step.path, {}
    node = source.document.root
    for each in source.original(step.path):
        node = node.get(each) if node is not None else None
    note = {"note": wording(after.note, "")} if after.note else {}
    if node is not None and node.entries:
        return step.path, note
    return step.path, {"done": after.done.isoformat()} | ({"by": after.by} if after.by else {}) | note


def _name(checklist: Checklist) -> str:
    """The first part of the references of a checklist, as in the documents."""
    fixed = {"exploration-meeting": "explore", "closing": "closing"}.get(checklist.kind)
    return fixed or f"session-{getattr(checklist.event, 'id', '')}"


def _by_ref(marks: Iterable[Mark]) -> Iterable[tuple[Mark, bool]]:
    """Each reference once, and whether all its marks say the same; a mark without reference stands for itself."""
    found: dict[str, list[Mark]] = {}
    for n, mark in enumerate(marks):
        found.setdefault(mark.ref or f"\n{n}", []).append(mark)
    return [(same[0], len({(each.done, each.note) for each in same}) == 1) for same in found.values()]


def _known(lists: Iterable[Checklist]) -> dict[str, tuple[Checklist, Deadline]]:
    """All items of the program by their references, whole and as Word carries them."""
    found = {f"{_name(each)}/{item.item.id}": (each, item) for each in lists for item in each.deadlines}
    return {short(ref): item for ref, item in found.items()} | found


def _stranger(mark: Mark, names: Collection[str]) -> Doubt:
    """Why a reference is none of the program, whose checklists have these names."""
    if not mark.ref:
        return "no-reference"
    return "unknown-item" if mark.ref.rpartition("/")[0] in names else "unknown-checklist"


def _doubt(checklist: Checklist, deadline: Deadline, mark: Mark, *, same: bool) -> Doubt | None:
    """Why nothing follows from a mark of a known item."""
    if not same:
        return "contradiction"
    if mark.done is None:
        return "unclear-state"
    if mark.done and deadline.done is None:
        if deadline.missing is not None:
            return "left-out"
        if checklist.kind != "closing" and checklist.event is None:
            return "no-meeting"
    return None


def _untouched(mark: Mark) -> bool:
    """Whether the file says that nobody changed the state of the item there."""
    return bool(mark.sent) and mark.done is not None and mark.done == (mark.sent != OPEN)


def _newer(before: Done | None, mark: Mark) -> Doubt | None:
    """Whether the program has changed since the file was sent, and what was changed in the file does not go with that."""
    now = state(done=before is not None, day=before.done if before else None)
    if not mark.sent or mark.done is None or mark.sent in (now, state(done=before is not None)):
        return None
    if before is None:
        clash = mark.done and bool(mark.note) and _untouched(mark)
    elif mark.done:
        clash = bool(before.note) and _adds(before, mark)
    else:
        clash = bool(mark.note) or not _untouched(mark)
    return "changed-meanwhile" if clash else None


def _adds(before: Done, mark: Mark) -> bool:
    """Whether a remark says anything new."""
    known = before.note if isinstance(before.note, str) or before.note is None else before.note.model_dump().values()
    return bool(mark.note) and mark.note != known and (known is None or mark.note not in known)


def _after(before: Done | None, mark: Mark, ticked: Done) -> Done | None:
    """The progress of an item: who ticked it first keeps date and role, a remark is added."""
    if not mark.done:
        return None
    if before is None:
        return ticked
    return before.model_copy(update={"note": mark.note}) if _adds(before, mark) else before
