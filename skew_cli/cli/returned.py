"""A checklist that comes back filled in: what changed, the question, and what nobody could tell."""

import datetime as dt
from typing import TYPE_CHECKING, Any

from skew_cli.app.progress import settle
from skew_cli.app.returned import Meaning, Step, entries, meaning, read
from skew_cli.cli.pick import address_of
from skew_cli.cli.table import table
from skew_cli.model.types import wording
from skew_cli.words import Counted, Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.app.reading import Source
    from skew_cli.cli.terminal import Terminal
    from skew_cli.model.session import Done

_OPEN = Text(en="open", de="offen")
_AGAIN = Text(en="open again", de="wieder offen")
_DONE = Text(en="done {date}", de="erledigt {date}")
_NOTE = Text(en="remark: {note}", de="Bemerkung: {note}")
_UNNAMED = Text(
    en="The file no longer says of which program it is; its items fit {address}.",
    de="Die Datei sagt nicht mehr, zu welchem Programm sie gehört; ihre Punkte werden zu {address} gezählt.",
)
_UNCLEAR = Text(en="Not taken over:", de="Nicht übernommen:")
_DOUBTS = {
    "no-reference": Text(
        en="a row or box that skew did not write", de="eine Zeile oder ein Kästchen, das nicht von skew ist"
    ),
    "unknown-checklist": Text(en="the program has no such meeting", de="das Programm hat kein solches Treffen"),
    "unknown-item": Text(en="the checklist has no such item", de="die Checkliste hat keinen solchen Punkt"),
    "unclear-state": Text(en="neither open nor done", de="weder offen noch erledigt"),
    "contradiction": Text(en="there twice, and not alike", de="zweimal da, und nicht gleich"),
    "left-out": Text(en="done, but the item does not apply", de="erledigt, aber der Punkt entfällt"),
    "no-meeting": Text(
        en="the program has no exploration meeting yet", de="das Programm hat noch kein Exploration-Meeting"
    ),
    "note-on-open-item": Text(
        en="remark on an open item, for which the program has no place: {note}",
        de="Bemerkung zu einem offenen Punkt, für die das Programm keinen Ort hat: {note}",
    ),
    "changed-meanwhile": Text(
        en="changed in the program since the file was sent, now: {now}",
        de="im Programm seit dem Versand der Datei geändert, jetzt: {now}",
    ),
}
_NOTHING = Text(en="{address}: nothing to change", de="{address}: nichts zu ändern")
_QUESTION = Counted(
    one=Text(en="Write this change to {file}?", de="Diese Änderung in {file} schreiben?"),
    other=Text(en="Write these {n} changes to {file}?", de="Diese {n} Änderungen in {file} schreiben?"),
)
_ASKED = Text(en="{asked}", de="{asked}")
_ASKED_AGAIN = Text(en="Open again: {items}. {asked}", de="Wieder offen: {items}. {asked}")
_WRITTEN = Counted(
    one=Text(en="{address}: 1 change written", de="{address}: 1 Änderung geschrieben"),
    other=Text(en="{address}: {n} changes written", de="{address}: {n} Änderungen geschrieben"),
)
_WOULD = Counted(
    one=Text(en="{address}: would write 1 change", de="{address}: würde 1 Änderung schreiben"),
    other=Text(en="{address}: would write {n} changes", de="{address}: würde {n} Änderungen schreiben"),
)
_REFUSED = Text(en="Nothing written.", de="Nichts geschrieben.")


def take_back(
    terminal: "Terminal",
    index: "Index",
    source: "Source",
    file: str,
    *,
    date: dt.date,
    by: str = "",
    dry_run: bool = False,
    as_json: bool = False,
) -> int:
    """Reads a filled-in file into the program after a question; 1 where something in it was not taken over, or for no."""
    found = meaning(index, source, read(terminal.directory / file), terminal.lang, date=date, by=by or None)
    change, count, address = settle(source, entries(source, found.steps)), len(found.steps), address_of(source)
    if not found.named:
        terminal.say(_UNNAMED, address=address)
    if not as_json:
        terminal.data("".join(f"{each}\n" for each in (*_steps(terminal, found), *_unclear(terminal, found))))
    wanted = bool(count) and not dry_run
    agreed = wanted and _agreed(terminal, found, source.file)
    if agreed:
        index.repository.write(source.file, change.after, old=source.content)
    if as_json:
        terminal.json(_result(found, address, dry_run=dry_run, written=agreed))
    elif dry_run:
        terminal.data(change.diff)
    if wanted and not agreed:
        terminal.say(_REFUSED)
        return 1
    said = (_WOULD if dry_run else _WRITTEN).of(count) if count else _NOTHING
    terminal.say(said, address=address, n=count)
    return 1 if found.unclear else 0


def _steps(terminal: "Terminal", found: Meaning) -> list[str]:
    """A line a step: item, before, after, and what it says."""
    several = len({each.ref.rpartition("/")[0] for each in found.steps}) > 1
    rows = [
        (
            terminal.worded(each.ref if several else each.ref.rpartition("/")[2]),
            f"{state_told(terminal, each.before)} → {_after(terminal, each)}",
            terminal.worded(each.text),
        )
        for each in found.steps
    ]
    return table(rows, width=terminal.width)


def _after(terminal: "Terminal", step: Step) -> str:
    """Only the remark where nothing else is new."""
    if step.after is None:
        return _AGAIN.get(terminal.lang)
    if step.before is not None:
        return terminal.fill(_NOTE, {"note": wording(step.after.note, terminal.lang)})
    return state_told(terminal, step.after)


def state_told(terminal: "Terminal", done: "Done | None") -> str:
    """`open`, or day, role and remark."""
    if done is None:
        return _OPEN.get(terminal.lang)
    parts = [terminal.fill(_DONE, {"date": done.done})]
    parts += [terminal.worded_term(done.by)] if done.by else []
    parts += [terminal.fill(_NOTE, {"note": wording(done.note, terminal.lang)})] if done.note else []
    return ", ".join(parts)


def _unclear(terminal: "Terminal", found: Meaning) -> list[str]:
    if not found.unclear:
        return []
    rows = [
        (
            f"  {terminal.worded(each.mark.ref or '–')}",
            terminal.fill(_DOUBTS[each.doubt], {"note": each.mark.note, "now": state_told(terminal, each.now)}),
            terminal.worded(each.mark.text),
        )
        for each in found.unclear
    ]
    return [_UNCLEAR.get(terminal.lang), *table(rows, width=terminal.width)]


def _agreed(terminal: "Terminal", found: Meaning, file: str) -> bool:
    """The answer to the question, which names what would be open again."""
    asked = terminal.fill(_QUESTION.of(len(found.steps)), {"n": len(found.steps), "file": file})
    again = tuple(each.ref.rpartition("/")[2] for each in found.steps if each.after is None)
    if not again:
        return terminal.confirm(_ASKED, asked=asked)
    return terminal.confirm(_ASKED_AGAIN, default=False, items=again, asked=asked)


def _result(found: Meaning, address: str, *, dry_run: bool, written: bool) -> dict[str, Any]:
    return {
        "format": "skew-returned/1",
        "program": address,
        "named": found.named,
        "changes": [
            {"ref": each.ref, "text": each.text, "before": _json(each.before), "after": _json(each.after)}
            for each in found.steps
        ],
        "not_taken_over": [
            {"ref": each.mark.ref, "why": each.doubt, "text": each.mark.text, "note": each.mark.note}
            for each in found.unclear
        ],
        "dry_run": dry_run,
        "written": written,
    }


def _json(done: "Done | None") -> dict[str, Any] | None:
    return done.model_dump(mode="json", exclude_none=True) if done else None
