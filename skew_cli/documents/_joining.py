"""How to take part: room, interpreting, good habits, and what to do when the line drops (checklists.md ON20, ON21, ON24)."""

from collections.abc import Hashable

from skew_cli.documents import _contacts as contacts
from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.session import Event, Session
from skew_cli.model.tree import Block, Bullets, Facts, Heading, Para, Run, Table, Text, plain

_WAY = ("platform", "room", "interpretation", "interpreters", "fallback")
"""What has to be known to take part; keys of the catalogue, mostly fields of an event."""


def blocks(material: Material, found: tuple[events.Entry, ...]) -> list[Block]:
    """How to take part in these events, and what to do when the line drops; nothing if there are none."""
    online = tuple(entry for entry in found if _online(material, entry.event))
    parts = access(material, found)
    if online:
        habits = (say.label(material, f"joining.{key}") for key in ("early", "line", "speak"))
        parts += [Bullets((*habits, recording(material))), *_dropped(material, online)]
    return parts


def access(material: Material, found: tuple[events.Entry, ...]) -> list[Block]:
    """Where these events take place, how they are interpreted, and that what is not shown comes separately."""
    parts = _ways(material, found)
    if any(_online(material, entry.event) and not plain(_room(entry.event)) for entry in found):
        parts.append(Para(say.label(material, "joining.separately")))
    return [Heading(1, say.label(material, "joining")), *parts] if parts else []


def rows(material: Material, event: Event) -> say.Rows:
    """How to take part in one event, as facts."""
    found: say.Rows = []
    for key in _WAY:
        say.add(found, say.label(material, key), _shown(material, event, key))
    return found


def recording(material: Material) -> Text:
    """Whether there is a recording, never without consent."""
    found = material.program.recording
    if found is None:
        return say.label(material, "joining.no_recording_without_consent")
    return say.label(material, "joining.recorded_with_consent" if found.planned else "joining.not_recorded")


def _online(material: Material, event: Event) -> bool:
    return not isinstance(event, Session) or material.program.session_mode(event) == "virtual"


def _ways(material: Material, found: tuple[events.Entry, ...]) -> list[Block]:
    """What is alike for all events once as facts; what differs as a table, events that are joined alike in one row."""
    facts: say.Rows = []
    say.add(facts, say.label(material, "languages"), say.languages(material))
    differing: list[str] = []
    for key in _WAY:
        if len({_raw(material, entry.event, key) for entry in found}) > 1:
            differing.append(key)
        elif found:
            say.add(facts, say.label(material, key), _shown(material, found[0].event, key))
    parts: list[Block] = [Facts(tuple(facts))] if facts and found else []
    return [*parts, _table(material, found, differing)] if differing else parts


def _table(material: Material, found: tuple[events.Entry, ...], differing: list[str]) -> Table:
    ways: dict[Hashable, list[events.Entry]] = {}
    for entry in found:
        ways.setdefault(tuple(_raw(material, entry.event, key) for key in differing), []).append(entry)
    rows = tuple(
        (
            say.listed(material, (_name(material, entry) for entry in alike)),
            *(_shown(material, alike[0].event, key) for key in differing),
        )
        for alike in ways.values()
    )
    head = tuple(say.label(material, key) for key in ("event", *differing))
    return Table(head, rows, (1.5, *(1.0 for _ in differing)))


def _name(material: Material, entry: events.Entry) -> Text:
    return events.session_number(material, entry.key) or events.name(material, entry)


def _raw(material: Material, event: Event, key: str) -> Hashable:
    """What distinguishes two ways of joining, in no language."""
    if key == "interpretation":
        return (event.interpretation, tuple(dict.fromkeys(each.pair for each in event.interpreters)))
    if key == "interpreters":
        return tuple(each.person for each in event.interpreters) if material.contacts else ()
    found: Hashable = getattr(event, key)
    return found


def _shown(material: Material, event: Event, key: str) -> Text:
    if key == "interpretation":
        return say.interpreting(material, event)
    if key == "interpreters":
        return say.listed(material, (contacts.who(material, each.person) for each in event.interpreters))
    return _room(event) if key == "room" else say.given(material, getattr(event, key))


def _room(event: Event) -> Text:
    room = say.value(event.room)
    return (Run(plain(room), isolate=True, dir="ltr", href=plain(room)),) if room else ()


def _dropped(material: Material, online: tuple[events.Entry, ...]) -> list[Block]:
    """The steps of ON24, the reserve dates, the way to call off, and whom to call."""
    words = material.words
    steps = tuple(say.label(material, f"dropped.{step}") for step in ("wait", "messenger", "phone", "replace"))
    rows: say.Rows = []
    for entry in online:
        if isinstance(entry.event, Session) and (day := entry.event.reserve_date):
            written = words.say("for_event", day=say.day(material, day), event=_name(material, entry))
            rows.append((say.label(material, "reserve_date"), written))
    risk = material.program.risk
    say.add(rows, say.label(material, "call_off"), say.given(material, risk.call_off if risk else None))
    facts = [Facts(tuple(rows))] if rows else []
    return [
        Heading(1, say.label(material, "dropped")),
        Bullets(steps, ordered=True),
        *facts,
        *contacts.calls(material, online),
    ]
