"""What a report still lacks: what nobody has entered, how far the checklists are, and lines for the proof of use."""

from collections.abc import Iterator

from skew_cli.documents import _blanks as blanks
from skew_cli.documents import _events as events
from skew_cli.documents import _outcome as outcome
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Checklist, Item, Material
from skew_cli.model.tree import Block, Bullets, Check, Checks, Facts, Heading, Para, Run, Text, plain
from skew_cli.model.types import SIDES


def blocks(material: Material) -> list[Block]:
    """All of it; none of it is for everybody."""
    return [*_open(material), *_progress(material), *_proof(material)]


def _heading(material: Material, level: int, key: str) -> Heading:
    return Heading(level, say.label(material, key))


def _open(material: Material) -> list[Block]:
    """What the report still lacks."""
    found = tuple(_lacking(material)) or (say.label(material, "report.nothing_open"),)
    return [_heading(material, 1, "report.open"), Bullets(found)]


def _lacking(material: Material) -> Iterator[Text]:
    program, words = material.program, material.words
    held, active = outcome.held(material), outcome.active(material)
    counts = {
        "report.open.sessions": len(active) - len(held),
        "report.open.results": sum(not plain(say.given(material, each.results)) for _, each in held),
    }
    yield from (words.say(key, n=number) for key, number in counts.items() if number)
    evaluation, follow_up = program.evaluation, program.follow_up
    silent = [
        say.label(material, key)
        for key, told in (("guest", evaluation and evaluation.guest), ("host", evaluation and evaluation.host))
        if not told
    ]
    if silent:
        yield words.say("report.open.evaluation", who=say.listed(material, silent))
    missing = {
        "new_fields": not (follow_up and follow_up.new_fields),
        "actions": not (follow_up and follow_up.actions),
        "report": not (follow_up and follow_up.report),
    }
    yield from (say.label(material, f"report.open.{key}") for key, lacks in missing.items() if lacks)
    sides = {each.side for each in program.civil_society}
    for side in SIDES:
        if side not in sides:
            yield words.say("season.open.civil_society", side=say.label(material, f"side.{side}"))


def _progress(material: Material) -> list[Block]:
    """How far the checklists are; the closing list in full."""
    if not material.checklists:
        return []
    rows = tuple((_title(material, each), _done(material, each)) for each in material.checklists if each.items)
    closing = [item for each in material.checklists if not each.key for item in each.items if item.left_out is None]
    blocks: list[Block] = [Facts(rows)] if rows else []
    if closing:
        checks = Checks(tuple(_check(material, item) for item in closing))
        blocks += [_heading(material, 2, "phase.closing"), checks]
    return [_heading(material, 1, "report.progress"), *blocks] if blocks else []


def _title(material: Material, checklist: Checklist) -> Text:
    title = say.value(checklist.title) or say.label(material, "checklist.subject")
    number = events.session_number(material, checklist.key)
    return (*title, Run(" ("), *number, Run(")")) if number else title


def _done(material: Material, checklist: Checklist) -> Text:
    items = [item for item in checklist.items if item.left_out is None]
    return material.words.say("progress", done=sum(item.done is not None for item in items), n=len(items))


def _check(material: Material, item: Item) -> Check:
    words = material.words
    due = words.say("due", date=Run(words.date(item.due), isolate=True, value=item.due)) if item.due else ()
    done = words.say("done_on", date=Run(words.date(item.done), isolate=True, value=item.done)) if item.done else ()
    text = say.value(item.text) or say.value(item.id)
    return Check(
        item.id, text, item.done is not None, say.joined((due, done), " · "), ref=f"closing/{item.id}", due=item.due
    )


def _proof(material: Material) -> list[Block]:
    """Lines for the proof of use of funds; which one is asked for, the funder says (AB06 is an assumption)."""
    keys = ("report.proof", "report.attendance", "report.place_date")
    rows = tuple((say.label(material, key), blanks.fill(material, 3)) for key in keys)
    note = Para(say.label(material, "report.proof_note"), "note")
    return [_heading(material, 1, "report.proof"), Facts(rows), note]
