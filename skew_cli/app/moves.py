"""One session falls out or moves: replacements that leave all other dates where they are."""

import datetime as dt
import json
from dataclasses import dataclass, replace

from skew_cli.app.load import Index
from skew_cli.app.propose import Outcome, confirm
from skew_cli.app.reading import Source
from skew_cli.app.redate import Draft, date_values, draft, drafted, edited
from skew_cli.app.schedule import task
from skew_cli.errors import Refused, SkewError
from skew_cli.model.finding import Term
from skew_cli.model.planning import Breach, Dates, Element, Task
from skew_cli.planning.check import check_dates
from skew_cli.planning.explain import explain
from skew_cli.planning.frame import Settings, frame
from skew_cli.planning.maker import Layer
from skew_cli.planning.proposals import Proposal, propose
from skew_cli.source.edit import Edit, apply, remove_entry
from skew_cli.source.items import copy_item
from skew_cli.source.nodes import Document
from skew_cli.source.parse import parse_bytes
from skew_cli.words import Text

_NOT_COPIED = ("status", "cancelled", "number", "checklist", "minutes", "results", "reserve_date", "weekday")
_ROLES = (
    "moderator",
    "interpreter",
    "host_expert",
    "coordinator_nrw",
    "coordinator_palestine",
    "guest_participant",
    "tech_host",
    "minutes_taker",
    "advisor",
)
_ONE_BY_ONE = Text(en="taken by another proposal", de="von einem anderen Vorschlag belegt")


@dataclass(frozen=True, kw_only=True)
class Move:
    """What may become of one session."""

    outcome: Outcome
    element: int
    """Index of the session's element."""
    breaches: tuple[Breach, ...] = ()
    """What the date that was asked for breaks."""

    @property
    def task(self) -> Task:
        """The task, all other dates pinned."""
        return self.outcome.task


def move(
    index: Index, source: Source, number: int, *, to: dt.date | None, time: dt.time | None, count: int = 3
) -> Move:
    """The session at an index of the file on another date: the one asked for, or replacements, best first.

    Raises SkewError when the session has been held or cancelled, or has no start.
    """
    program = index.case(source).program
    session = program.session(number)
    if session.status in ("held", "cancelled"):
        raise Refused(
            Text(
                en='session "{id}" is {status} and cannot move.', de='Termin "{id}" ist {status} und nicht verlegbar.'
            ),
            id=session.id,
            status=Term(session.status),
        )
    key = f"session-{session.id}"
    todo = task(index, source, asked={key: (to, time)})
    element = next((n for n, each in enumerate(todo.elements) if each.key == key), None)
    if element is None:
        raise SkewError(
            Text(en="only online sessions can be planned.", de="Nur Online-Termine lassen sich planen."),
            Text(en="change the date of a visit in the file", de="das Datum eines Besuchs in der Datei ändern"),
        )
    if to is not None:
        return _asked_for(index, todo, element)
    outcome = _replacements(index, todo, element, count)
    return Move(outcome=outcome, element=outcome.task.elements.index(todo.elements[element]))


def _asked_for(index: Index, todo: Task, element: int) -> Move:
    chosen = todo.elements[element]
    if chosen.date is None or chosen.start is None:
        raise SkewError(
            Text(en="the session has no start yet.", de="Der Termin hat noch keinen Beginn."),
            Text(en="name it with --time, such as --time 10:00", de="mit --time nennen, etwa --time 10:00"),
        )
    dates: Dates = tuple((each.date, each.start) if each.date and each.start else None for each in todo.elements)
    found = check_dates(todo, index.calendar, dates, off=("sessions",), pinned=True).breaches
    after = next((n for n in range(element + 1, len(dates)) if dates[n]), element)
    gaps = {each.rule for each in found if each.element == after and "days" in each.params}
    mine = tuple(each for each in found if each.element == element or (each.element == after and each.rule in gaps))
    proposal = Proposal(dates=dates, cost=0, lines=())
    outcome = Outcome(task=todo, frame=frame(todo, index.calendar), settings=Settings(), proposals=(proposal,))
    return Move(outcome=outcome, element=element, breaches=mine)


def replacements(index: Index, source: Source, number: int, count: int = 3) -> Move:
    """Other dates for a session that falls out, between its neighbours or after all others, best first."""
    found = move(index, source, number, to=None, time=None, count=count)
    todo, element = found.task, found.element
    count_of = len(todo.elements)
    if element == count_of - 1:
        return found
    order = (*(n for n in range(count_of) if n != element), element)
    turned = replace(todo, elements=tuple(todo.elements[n] for n in order))
    later = _replacements(index, turned, count_of - 1, count).proposals
    back = tuple(_turned(each, order) for each in later)
    every = sorted((*found.outcome.proposals, *back), key=lambda each: (each.cost, str(each.dates[element])))
    days = {each.dates[element]: each for each in reversed(every)}
    best = sorted(days.values(), key=lambda each: (each.cost, str(each.dates[element])))[:count]
    return replace(found, outcome=replace(found.outcome, proposals=tuple(best)))


def _turned(proposal: Proposal, order: tuple[int, ...]) -> Proposal:
    """A proposal for elements in another order, as one for them in their own."""
    dates = dict(zip(order, proposal.dates, strict=True))
    lines = tuple(
        each if each.element is None else replace(each, element=order[each.element]) for each in proposal.lines
    )
    return replace(proposal, dates=tuple(dates[n] for n in range(len(order))), lines=lines)


def _replacements(index: Index, todo: Task, element: int, count: int) -> Outcome:
    """The best dates for one session, a day each; events without a date stay without one."""
    free = tuple(each for n, each in enumerate(todo.elements) if n == element or (each.date and each.pin))
    alone = replace(todo, elements=free)
    ready = frame(alone, index.calendar)
    place = free.index(todo.elements[element])
    found: list[Proposal] = []
    narrowed = ready
    while len(found) < count and (more := propose(narrowed, Settings(), 1)):
        found += more
        confirm(alone, index.calendar, more[0], Settings())
        if (date := more[0].dates[place]) is None:
            break
        day = ready.axis.span(date[0], date[0])
        taken = Layer(
            id=f"taken-{len(found)}",
            text=_ONE_BY_ONE,
            level="fact",
            closes=tuple(day if n == place else 0 for n in range(len(free))),
        )
        narrowed = replace(narrowed, layers=(*narrowed.layers, taken))
    why = None if found else explain(ready, Settings())
    return Outcome(task=alone, frame=ready, settings=Settings(), proposals=tuple(found), explanation=why)


def affected(element: Element) -> tuple[tuple[str, str], ...]:
    """Roles and ids of the people of an event, those first who must hear of it first."""
    return tuple((role, who) for role in _ROLES for who, own in element.staff.items() if own == role)


def moved(index: Index, source: Source, found: Move, proposal: Proposal) -> Draft:
    """The file with the new date of that session alone."""
    only: Dates = tuple(date if n == found.element else None for n, date in enumerate(proposal.dates))
    return draft(index, source, date_values(source, found.task, only, lone=True))


def cancelled(index: Index, source: Source, number: int, reason: str, new: tuple[dt.date, dt.time] | None) -> Draft:
    """The file with a session cancelled for a reason; with `new`, a copy of the session takes that date.

    Raises SkewError when the session cannot be copied.
    """
    path = source.original(("sessions", number))
    content = source.content
    if new is not None:
        content = _copied(index, source, number, new)
    values = ((*path, "status"), "cancelled"), ((*path, "cancelled"), json.dumps(reason, ensure_ascii=False))
    return drafted(index, source, edited(content, values))


def _copied(index: Index, source: Source, number: int, new: tuple[dt.date, dt.time]) -> bytes:
    program = index.case(source).program
    session = program.sessions[number]
    later = [n for n, each in enumerate(program.sessions) if each.date and each.date <= new[0]]
    path = source.original(("sessions", number))
    after = int(source.original(("sessions", max([number, *later])))[1])
    document = parse_bytes(source.content)
    try:
        document = _with(document, copy_item(document, ("sessions",), int(path[1]), after))
    except KeyError:
        raise SkewError(
            Text(
                en="the session cannot be copied as it is written in the file.",
                de="Der Termin lässt sich so, wie er in der Datei steht, nicht kopieren.",
            ),
            Text(
                en="cancel without --replace and add the new session",
                de="ohne --replace absagen und den neuen Termin ergänzen",
            ),
        ) from None
    place = ("sessions", after + 1)
    for key in _NOT_COPIED:
        if key in session.model_fields_set:
            document = _with(document, remove_entry(document, (*place, key)))
    for number_of, each in enumerate(session.interpreters):
        if "confirmed" in each.model_fields_set:
            document = _with(document, remove_entry(document, (*place, "interpreters", number_of, "confirmed")))
    ids = {each.id for each in program.sessions}
    name = next(name for n in range(2, 100) if (name := f"{session.id}-{n}") not in ids)
    values = [((*place, "id"), name), ((*place, "date"), new[0].isoformat())]
    whole = program.session(number)
    if whole.start != new[1]:
        values.append(((*place, "start"), f'"{new[1]:%H:%M}"'))
    return edited(_content(document), tuple(values))


def _with(document: Document, edit: Edit) -> Document:
    return parse_bytes(_content(document, apply(document.text, (edit,))))


def _content(document: Document, text: str | None = None) -> bytes:
    return (b"\xef\xbb\xbf" if document.bom else b"") + (document.text if text is None else text).encode("utf-8")
