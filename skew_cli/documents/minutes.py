"""Minutes and results of the exploration meeting: what the program knows is there, the rest is to be completed."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from skew_cli.documents import _blanks as blanks
from skew_cli.documents import _contacts as contacts
from skew_cli.documents import _events as events
from skew_cli.documents import _matters as matters
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Kind, Material
from skew_cli.model.people import Person
from skew_cli.model.session import Event, Exploration
from skew_cli.model.tree import Block, Doc, Facts, Heading, Para, Run, Text
from skew_cli.model.types import SIDES

_FROM = (*SIDES, "skew", "external", None)
"""Where people of the meeting come from, in the order of the list."""


class _Section(NamedTuple):
    """A part of the minutes and the items of the checklist that it answers."""

    key: str
    items: tuple[str, ...]
    blocks: Callable[[Material], list[Block]]


def build(material: Material) -> Doc:
    """The meeting, what was spoken about item by item, the results, the changes and the approval."""
    blocks: list[Block] = [Para(say.label(material, "minutes.note"), "note"), *_meeting(material)]
    for section in (*_OPENING, *_DECIDED, *_CLOSING):
        blocks += [_heading(material, section.key, *section.items), *section.blocks(material)]
    blocks += [*_results(material), *_changes(material), *_approval(material)]
    return say.document(material, "minutes", blocks)


def _heading(material: Material, key: str, *items: str) -> Heading:
    """A heading that names its items of the checklist."""
    return Heading(1, (*say.label(material, f"minutes.{key}"), Run(" ("), Run(", ".join(items)), Run(")")))


def _exploration(material: Material) -> Exploration:
    return material.program.exploration or Exploration()


def _meeting(material: Material) -> list[Block]:
    """When, how and with whom in charge."""
    entry = next(iter(events.entries(material, "exploration")), None)
    event: Event = entry.event if entry else Exploration()
    rows = events.local_times(material, entry) if entry else [(say.label(material, "date"), blanks.fill(material))]
    rows += [
        (say.label(material, "platform"), blanks.given(material, say.given(material, event.platform))),
        (say.label(material, "languages"), blanks.given(material, say.languages(material))),
        (say.label(material, "interpretation"), blanks.given(material, say.interpreting(material, event))),
        (say.label(material, "minutes.moderation"), _in_charge(material, event.moderator)),
        (say.label(material, "minutes.taker"), _in_charge(material, event.minutes_taker)),
    ]
    return [Facts(tuple(rows))]


def _in_charge(material: Material, name: str | None) -> Text:
    """Somebody by name in documents with contacts, else by where the person belongs, as the handout says it."""
    return contacts.who(material, name) or blanks.person(material, name)


def _opening(material: Material) -> list[Block]:
    """Rules of the talk, then what each side expects and what it does not want to talk about."""
    rows = [(say.label(material, "minutes.rules"), blanks.choice(material, "minutes.rules_text"))]
    for key in ("expects", "limits"):
        rows += [
            (material.words.say(f"minutes.{key}", place=say.place(material, side)), blanks.fill(material, blanks.LINE))
            for side in SIDES
        ]
    return [Facts(tuple(rows))]


def _present(material: Material) -> list[Block]:
    """Who takes part: by side with function or role, by name only in documents with contacts."""
    keys = ("municipality", "minutes.function", *(("name",) if material.contacts else ()), "minutes.present")
    rows = [
        (where, who, *((name,) if material.contacts else ()), blanks.box())
        for where, who, name in (row for place in _FROM for row in _participants(material, place))
    ]
    widths = (24, 40, 24, 12) if material.contacts else (30, 56, 14)
    return [matters.table(material, keys, rows, widths)]


def _participants(material: Material, place: str | None) -> Iterator[tuple[Text, Text, Text]]:
    """Place, function and name of people, then civil society and a blank row, of one side or from elsewhere."""
    meeting = _exploration(material)
    side = next((each for each in SIDES if each == place), None)
    where = say.place(material, side) if side else say.label(material, f"minutes.from.{place or 'other'}")
    for each in meeting.participants:
        person = material.people.get(each)
        if person is not None and person.side == place:
            yield (where, _function(material, person), blanks.person(material, each))
    if side is None:
        return
    for actor in material.program.civil_society:
        if actor.side == side and actor.id in meeting.civil_society:
            yield (where, say.given(material, actor.name) or say.value(actor.id), ())
    yield (where, blanks.fill(material), ())


def _function(material: Material, person: Person) -> Text:
    """The role in the program, the function where people may be known, the kind of body where there is neither."""
    partners = (material.program.partners.of(side) for side in SIDES)
    roles = [
        say.label(material, f"role.{role}")
        for partner in partners
        for role in ("coordinator", "deputy_coordinator", "leadership")
        if partner and getattr(partner, role) == person.id
    ]
    told = (*roles, say.given(material, person.function))
    body = say.label(material, f"affiliation.{person.affiliation}") if person.affiliation else blanks.fill(material)
    return say.listed(material, told) or body


def _tasks(material: Material) -> list[Block]:
    """Follow-up actions of the program, what the checklist wants next, and rows for what was agreed."""
    keys = ("minutes.task", "minutes.who", "minutes.by_when")
    rows: list[tuple[Text, ...]] = []
    for action in material.program.follow_up.actions if material.program.follow_up else ():
        owner = action.owner or ""
        who = blanks.person(material, owner) if owner in material.people else say.value(owner)
        rows.append((say.given(material, action.action), who, matters.day(material, action.date)))
    for item in matters.items(material):
        if item.phase == "after" and item.done is None and item.left_out is None:
            who = say.listed(material, (say.known(material, "role", role) for role in item.who))
            rows.append((say.value(item.text), who, matters.day(material, item.due)))
    rows += [blanks.row(material, len(keys))] * 3
    return [matters.table(material, keys, rows, (52, 28, 20))]


def _mood(material: Material) -> list[Block]:
    return [Facts(tuple((say.place(material, side), blanks.fill(material, blanks.LINE)) for side in SIDES))]


_OPENING = (_Section("present", ("EM21",), _present), _Section("opening", ("EM20", "EM22"), _opening))
_DECIDED = (
    _Section("themes", ("EM23",), matters.themes),
    _Section("goals", ("EM24",), matters.goals),
    _Section("departments", ("EM25",), matters.departments),
    _Section("frame", ("EM26",), matters.frame),
    _Section("dates", ("EM27",), matters.dates),
    _Section("civil_society", ("EM28",), matters.civil_society),
    _Section("participants", ("EM29",), matters.participants),
    _Section("languages", ("EM30",), matters.languages),
    _Section("platform", ("EM31",), matters.platform),
    _Section("seminars", ("EM32",), matters.seminars),
    _Section("privacy", ("EM33",), matters.privacy),
    _Section("documentation", ("EM34",), matters.documentation),
)
_CLOSING = (_Section("tasks", ("EM35",), _tasks), _Section("mood", ("EM36",), _mood))


def _results(material: Material) -> list[Block]:
    """One row for each matter; ticked where the checklist of the meeting says that it is settled."""
    done = _exploration(material).checklist
    keys = ("minutes.matter", "minutes.agreed", "minutes.open", "minutes.who", "minutes.by_when")
    rows = [
        (say.label(material, f"minutes.{each.key}"), blanks.box(ticked=each.items[0] in done), blanks.box(), (), ())
        for each in _DECIDED
    ]
    result = _exploration(material).result
    notes = say.given(material, result.notes) if result else ()
    return [
        Heading(1, say.label(material, "minutes.results")),
        *([Para(notes)] if notes else []),
        matters.table(material, keys, rows, (36, 15, 10, 22, 17)),
    ]


def _changes(material: Material) -> list[Block]:
    """What became of the predecessor's plan; nothing for a program that is new."""
    adaptation, predecessor = material.program.adaptation, material.program.predecessor
    if adaptation is None and not predecessor:
        return []
    keys = ("minutes.change", "minutes.what", "minutes.remark")
    rows: list[tuple[Text, ...]] = []
    if adaptation is not None:
        for key, found in (("kept", adaptation.kept), ("dropped", adaptation.dropped)):
            rows += [
                (
                    say.label(material, f"minutes.{key}"),
                    say.earlier(material, each.item),
                    say.given(material, each.note),
                )
                for each in found
            ]
        rows += [(say.label(material, "minutes.new"), say.given(material, each), ()) for each in adaptation.new]
    rows += [blanks.row(material, len(keys), say.label(material, f"minutes.{key}")) for key in ("dropped", "new")]
    told = material.words.say("minutes.predecessor", program=say.predecessor(material))
    before = [Para(told)] if predecessor else []
    plan = matters.table(material, keys, rows, (20, 40, 40))
    return [_heading(material, "changes", "EM46"), *before, plan]


def _approval(material: Material) -> list[Block]:
    """A row for each leadership: the minutes confirmed, the program approved, and a place to sign."""
    keys = ("municipality", "minutes.confirmed", "minutes.approved", "minutes.signature")
    rows: list[tuple[Text, ...]] = []
    for side in SIDES:
        partner = material.program.partners.of(side)
        approved = matters.day(material, partner.approval if partner else None)
        rows.append(
            (say.place(material, side), blanks.fill(material), blanks.given(material, approved), blanks.fill(material))
        )
    return [_heading(material, "approval", "EM40", "EM43"), matters.table(material, keys, rows, (22, 24, 24, 30))]


KIND = Kind(name="minutes", build=build, audience="colleagues", bilingual=True)
