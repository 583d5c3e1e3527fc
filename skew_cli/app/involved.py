"""Whose meeting it is: the roles of a person in a program, and the sides that take part."""

from collections.abc import Iterator
from difflib import get_close_matches

from skew_cli.app.load import Index
from skew_cli.calendars.meetings import Meeting
from skew_cli.errors import SkewError
from skew_cli.model.session import Exploration, Session
from skew_cli.model.types import SIDES, Side
from skew_cli.rules.rule import Case
from skew_cli.words import Text


def concerns(case: Case, meeting: Meeting, whom: str) -> bool:
    """Whether a meeting is one of `whom`: a side, or the id of a person in any role."""
    if whom in SIDES:
        return whom in meeting.sides
    return whom in _of_event(meeting) or whom in _of_program(case, meeting) or _speaks_for(case, meeting, whom)


def known(index: Index, season: int, whom: str) -> str:
    """`whom`, if it is a side or somebody of the repository or of a program of the season; else raises SkewError."""
    cases = [index.case(each) for each in index.programs if each.program and each.program.season == season]
    people = {name: each.name for case in cases for name, each in case.people.items()} | {
        name: each.name for name, each in index.people.items()
    }
    if whom in SIDES or whom in people:
        return whom
    near = get_close_matches(whom, [*SIDES, *people], 1)
    raise SkewError(
        Text(en='--for: nobody has the id "{whom}".', de='--for: Niemand hat die Kennung "{whom}".'),
        Text(en="did you mean {near}?", de="Meinten Sie {near}?")
        if near
        else Text(
            en="an id of programs/people.yaml, nrw or palestine",
            de="eine Kennung aus programs/people.yaml, nrw oder palestine",
        ),
        whom=whom,
        near=near[0] if near else "",
    )


def _of_event(meeting: Meeting) -> set[str]:
    """Everybody whom the event itself names."""
    event = meeting.event
    named = {event.moderator, event.deputy_moderator, event.tech_host, event.minutes_taker}
    named |= {each.person for each in event.interpreters}
    if isinstance(event, Exploration):
        named |= {*event.participants}
    if isinstance(event, Session):
        named |= {*event.host_experts, *event.guest_participants}
    return {each for each in named if each}


def _of_program(case: Case, meeting: Meeting) -> set[str]:
    """The advisor, and coordinators and leadership of the sides that take part."""
    found = {case.program.advisor}
    for side in meeting.sides:
        found |= set(_of_side(case, side))
    return {each for each in found if each}


def _of_side(case: Case, side: Side) -> Iterator[str | None]:
    if partner := case.program.partners.of(side):
        yield from (partner.coordinator, partner.deputy_coordinator, partner.leadership)


def _speaks_for(case: Case, meeting: Meeting, whom: str) -> bool:
    """Whether it is the voice of a civil-society entry that takes part."""
    person, event = case.people.get(whom), meeting.event
    entries: set[str] = set()
    if isinstance(event, Session):
        entries = {each.entry for each in event.civil_society}
    elif isinstance(event, Exploration):
        entries = {*event.civil_society}
    return person is not None and person.civil_society in entries
