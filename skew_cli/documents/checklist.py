"""Checklists: what is to do by when and by which role, what is done and what is left out."""

import datetime as dt

from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import PHASES, Checklist, Item, Kind, Material
from skew_cli.model.tree import (
    Block,
    Bullets,
    Check,
    Checks,
    Doc,
    Facts,
    Heading,
    Para,
    Run,
    Text,
)


def build(material: Material) -> Doc:
    """One checklist under its own title, or several, each with a heading."""
    lists = material.checklists
    note = Para(say.label(material, "boxes_note"), "note")
    if len(lists) == 1:
        title = (*_title(material, lists[0]), Run(": "), *say.pair(material))
        return say.document(material, "checklist", [*_blocks(material, lists[0], 1), note], title=title)
    blocks: list[Block] = []
    for each in lists:
        blocks += [Heading(1, _heading(material, each)), *_blocks(material, each, 2)]
    return say.document(material, "checklist", [*blocks, note] if blocks else [_empty(material)])


def _title(material: Material, checklist: Checklist) -> Text:
    return say.value(checklist.title) or say.label(material, "checklist.subject")


def _heading(material: Material, checklist: Checklist) -> Text:
    """The title; of several with one title the number of the session tells which it is."""
    title = _title(material, checklist)
    number = events.session_number(material, checklist.key)
    return (*title, Run(" ("), *number, Run(")")) if number else title


def _empty(material: Material) -> Para:
    return Para(say.label(material, "no_items"))


def _blocks(material: Material, checklist: Checklist, level: int) -> list[Block]:
    """Event, progress, one list of boxes a phase, and what is left out."""
    mine = tuple(item for item in checklist.items if item.side in (None, material.side or item.side))
    items = tuple(item for item in mine if item.left_out is None)
    left_out = tuple(item for item in mine if item.left_out is not None)
    blocks: list[Block] = _event(material, checklist)
    if not mine:
        return [*blocks, _empty(material)]
    if material.audience != "public":
        done = sum(item.done is not None for item in items)
        blocks.append(Para(material.words.say("progress", done=done, n=len(items)), "lead"))
    for phase in PHASES:
        checks = tuple(
            _check(material, item, f"{checklist.key or 'closing'}/{item.id}") for item in items if item.phase == phase
        )
        if checks:
            blocks += [Heading(level, say.label(material, f"phase.{phase}")), Checks(checks)]
    if left_out:
        bullets = Bullets(tuple(_left_out(material, item) for item in left_out))
        blocks += [Heading(level, say.label(material, "left_out")), bullets]
    return blocks


def _event(material: Material, checklist: Checklist) -> list[Block]:
    """Name and local times of the event, if the checklist has one."""
    found = events.entries(material, "exploration", "seminar", "session")
    entry = next((each for each in found if each.key == checklist.key), None)
    if entry is None:
        return []
    rows = [(say.label(material, "event"), events.name(material, entry)), *events.local_times(material, entry)]
    return [Facts(tuple(rows))]


def _text(item: Item) -> Text:
    return say.value(item.text) or say.value(item.id)


def _check(material: Material, item: Item, ref: str) -> Check:
    """The box; `ref` names checklist and item where the file is read back."""
    words = material.words
    parts = [
        words.say("due", date=Run(words.date(item.due), isolate=True, value=item.due))
        if item.due
        else say.label(material, "due_open")
    ]
    if item.who:
        roles = say.listed(material, (say.known(material, "role", role) for role in item.who))
        parts.append(words.say("who", who=roles))
    if item.side:
        parts.append(words.say("checklist.only", side=say.label(material, f"side.{item.side}")))
    if item.done:
        parts += [_done(material, item, item.done), say.value(item.note)]
    note = say.joined(parts, " · ")
    return Check(item.id, _text(item), item.done is not None, note, ref=ref, due=item.due, done_on=item.done)


def _done(material: Material, item: Item, day: dt.date) -> Text:
    """When it was done, and by which role if that is known."""
    date = Run(material.words.date(day), isolate=True, value=day)
    by = say.known(material, "role", item.by)
    return material.words.say("checklist.done_by" if by else "done_on", date=date, by=by)


def _left_out(material: Material, item: Item) -> Text:
    """Id, text and the reason."""
    why = say.value(item.reason) or say.label(material, f"without.{item.left_out}")
    reason = material.words.say("left_out_because", reason=why)
    return (Run(item.id, bold=True), Run(" "), *_text(item), Run(" ("), *reason, Run(")"))


KIND = Kind(name="checklist", build=build, audience="colleagues")
