"""Evaluation sheets: each side judges goals, sessions and organisation on its own, as host and as guest (AB01, AB04)."""

from collections.abc import Iterator

from skew_cli.documents import _blanks as blanks
from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Kind, Material
from skew_cli.model.session import Session
from skew_cli.model.tree import Block, Doc, Facts, Heading, Para, Run, Text
from skew_cli.model.types import SIDES

_PARTS = {"hosted": "as_host", "visited": "as_guest", "all_sessions": "as_both"}
"""What a session was for the side, and the sentence that it judges."""
_ORGANISATION = ("times", "interpreting", "technology", "moderation", "material", "seminars")
_LEARNING = ("learned", "taught", "use", "society", "involve")
_OPEN = ("continue", "change", "questions")
_PURPOSES = ("learn_structures", "identify_fields", "involve_civil_society")
_NEXT = ("return", "physical", "project", "other")


def build(material: Material) -> Doc:
    """The sheet of `material.side`; without a side one that either can take."""
    side, words, pair = material.side, material.words, say.pair(material)
    title = words.say("evaluation.title", place=say.place(material, side), pair=pair) if side else ()
    blocks: list[Block] = [
        Facts(tuple(_head(material))),
        Para(say.label(material, "evaluation.note"), "note"),
        _heading(material, "goals"),
        blanks.scale(material, say.label(material, "evaluation.goal"), _goals(material)),
        *_sessions(material),
        _heading(material, "organisation"),
        blanks.scale(material, say.label(material, "evaluation.worked"), _organisation(material)),
        _heading(material, "learning"),
        blanks.scale(material, say.label(material, "evaluation.holds"), _learning(material)),
        _heading(material, "outlook"),
        Facts(tuple(_outlook(material))),
    ]
    return say.document(material, "evaluation", blocks, title=title or words.say("evaluation.title_open", pair=pair))


def _heading(material: Material, key: str) -> Heading:
    return Heading(1, say.label(material, f"evaluation.{key}"))


def _head(material: Material) -> say.Rows:
    """Who fills it in, and who gets it back by when."""
    side = material.side
    partner = material.program.partners.of(side) if side else None
    keys = [f"role.coordinator_{each}" for each in SIDES if side in (each, None)]
    role = say.joined((say.label(material, key) for key in keys), " / ")
    person = partner.coordinator if partner and material.contacts else None
    who = say.joined((role, blanks.contact(material, person) if person else ()), " · ")
    closing = next((each.items for each in material.checklists if not each.key), ())
    due = next((item.due for item in closing if item.id == "AB01"), None)
    day = (Run(material.words.date(due), isolate=True, value=due),) if due else blanks.fill(material)
    return [
        (
            say.label(material, "evaluation.filled_by"),
            say.place(material, side) if side else blanks.choice(material, *(f"side.{each}" for each in SIDES)),
        ),
        (say.label(material, "evaluation.function"), blanks.fill(material, blanks.LINE)),
        (say.label(material, "evaluation.on"), blanks.fill(material)),
        (say.label(material, "evaluation.return_to"), material.words.say("evaluation.return_by", who=who, date=day)),
    ]


def _goals(material: Material) -> list[Text]:
    """The learning goals with their side; the purposes of the exchange while there are none."""
    found = [
        material.words.say("evaluation.goal_of", goal=text, side=say.label(material, f"side.{goal.side or 'both'}"))
        for theme in material.program.themes
        for goal in theme.goals
        if (text := say.given(material, goal.text))
    ]
    return found or [say.label(material, f"purpose.{each}") for each in _PURPOSES]


def _sessions(material: Material) -> Iterator[Block]:
    """A row for each session with both local times, apart as host and as guest; then what was learned in each."""
    found = [each for each in events.entries(material, "session") if each.event.status != "cancelled"]
    for part, statement in _PARTS.items():
        rows = [_session(material, each) for each in found if _part(material, each) == part]
        if rows:
            yield _heading(material, part)
            yield blanks.scale(material, say.label(material, f"evaluation.{statement}"), rows)
    if found:
        yield _heading(material, "takeaway")
        yield Facts(
            tuple((events.session_number(material, each.key), blanks.fill(material, blanks.LINE)) for each in found)
        )


def _part(material: Material, entry: events.Entry) -> str:
    """What the session was for the side: its own, or one of the other; neither while host or side are open."""
    host = entry.event.host if isinstance(entry.event, Session) else None
    if material.side is None or host is None:
        return "all_sessions"
    return "hosted" if host == material.side else "visited"


def _session(material: Material, entry: events.Entry) -> Text:
    return (*events.name(material, entry), Run(" ("), *blanks.times(material, entry), Run(")"))


def _organisation(material: Material) -> list[Text]:
    """What could go well; interpreting and seminars only where there were any."""
    program = material.program
    modes = [program.session(index).interpretation for index in range(len(program.sessions))]
    left_out = {
        "interpreting": bool(modes) and all(each == "none" for each in modes),
        "seminars": not program.seminars,
    }
    return [say.label(material, f"evaluation.item.{each}") for each in _ORGANISATION if not left_out.get(each)]


def _learning(material: Material) -> list[Text]:
    """Mutual learning, the part of civil society as a whole, and of each of its actors."""
    names = (say.given(material, each.name) or say.value(each.id) for each in material.program.civil_society)
    return [
        *(say.label(material, f"evaluation.item.{each}") for each in _LEARNING),
        *(material.words.say("evaluation.actor", name=name) for name in names),
    ]


def _outlook(material: Material) -> say.Rows:
    """New fields of cooperation as far as the program knows them, and what each side wants to go on with."""
    known = material.program.follow_up.new_fields if material.program.follow_up else ()
    fields = say.listed(material, (*(say.given(material, each) for each in known), blanks.fill(material, blanks.LINE)))
    following = blanks.choice(material, *(f"evaluation.next.{each}" for each in _NEXT))
    return [
        (say.label(material, "evaluation.new_fields"), fields),
        *((say.label(material, f"evaluation.{each}"), blanks.fill(material, 2 * blanks.LINE)) for each in _OPEN),
        (say.label(material, "evaluation.next"), (*following, Run(" "), *blanks.fill(material))),
    ]


KIND = Kind(name="evaluation", build=build, scope="side", audience="colleagues")
