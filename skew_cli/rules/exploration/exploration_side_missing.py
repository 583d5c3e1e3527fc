"""A municipality has nobody in the exploration meeting, or civil society takes no part in it.

What is agreed over the head of one side does not hold. Somebody counts for a municipality who is among the `participants`
and has its side, or is its coordinator, deputy or leadership; people of civil society do not. While a participant is not
among the people (F007) their side is unknown, and the rule is silent. That nobody of civil society takes part, neither
as an entry in `civil_society` nor as a participant, is a finding of its own and only an information.

Bad:
    people: [{id: planner, name: "Planner", side: nrw}, {id: friend, name: "Friend", side: palestine, civil_society: friends}]
    civil_society: [{id: friends, side: palestine, name: "Friends", type: association}]
    exploration:
      date: 2024-03-26
      participants: [planner, friend]  # <- X004

Bad:
    civil_society: [{id: friends, side: palestine, name: "Friends", type: association}]
    exploration: {date: 2024-03-26, civil_society: [friends]}  # <- X004, X004

Bad:
    people:
      - {id: planner, name: "Planner", side: nrw, affiliation: administration}
      - {id: engineer, name: "Engineer", side: palestine}
    exploration:  # <- X004
      date: 2024-03-26
      participants: [planner, engineer]

Good:
    partners:
      nrw: {municipality: koeln, coordinator: planner}
      palestine: {municipality: bethlehem, leadership: mayor}
    people:
      - {id: planner, name: "Planner"}
      - {id: mayor, name: "Mayor"}
      - {id: friend, name: "Friend", side: nrw, affiliation: civil_society}
    exploration: {date: 2024-03-26, participants: [planner, mayor, friend]}

Good:
    civil_society: [{id: friends, side: palestine, name: "Friends", type: association}]
    exploration: {date: 2024-03-26, participants: [nobody-known], civil_society: [friends]}

Good:
    exploration: {date: 2024-03-26, status: cancelled}

Source: SKEW programme page 2024 ("auf Verwaltungsebene", "unter Einbezug der Zivilgesellschaft"); partly an assumption.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Path, Problem, Term
from skew_cli.model.people import Person
from skew_cli.model.session import Exploration
from skew_cli.model.types import SIDES, Side
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per side, one for civil society."""
    meeting = case.exploration
    if meeting is None:
        return
    found = [case.people.get(each) for each in meeting.participants]
    there = [each for each in found if each]
    if len(there) < len(found):
        return
    for side in SIDES:
        if not any(_represents(case, each, side) for each in there):
            yield Problem(path=_place(meeting, "participants"), key=True, params={"side": Term(side)})
    if not meeting.civil_society and not any(_of_civil_society(each) for each in there):
        yield Problem(
            path=_place(meeting, "civil_society"),
            key=True,
            message_id="no-civil-society",
            severity="info",
        )


def _represents(case: Case, person: Person, side: Side) -> bool:
    """Whether somebody stands for the municipality of a side."""
    partner = case.program.partners.of(side)
    named = (partner.coordinator, partner.deputy_coordinator, partner.leadership) if partner else ()
    return (person.side == side or person.id in named) and not _of_civil_society(person)


def _of_civil_society(person: Person) -> bool:
    return person.civil_society is not None or person.affiliation == "civil_society"


def _place(meeting: Exploration, field: str) -> Path:
    return ("exploration", field) if field in meeting.model_fields_set else ("exploration",)


RULE = Rule(
    code="X004",
    name="exploration-side-missing",
    severity="warning",
    texts={
        "exploration-side-missing": Text(
            en="a municipality has nobody in the exploration meeting: {side}",
            de="Eine Kommune ist im Exploration-Meeting nicht vertreten: {side}",
        ),
        "no-civil-society": Text(
            en="civil society takes no part in the exploration meeting",
            de="Die Zivilgesellschaft nimmt am Exploration-Meeting nicht teil",
        ),
    },
    hint={
        "exploration-side-missing": Text(
            en="add somebody of that municipality to `participants`; people need their `side`",
            de="jemanden aus dieser Kommune in `participants` aufnehmen; bei Personen muss `side` stehen",
        ),
        "no-civil-society": Text(
            en="invite an association or an actor linked to the theme",
            de="einen Partnerschaftsverein oder thematisch eingebundene Akteur*innen einladen",
        ),
    },
    needs=(
        ("exploration", "participants", "*"),
        ("exploration", "civil_society", "*"),
        ("people", "*", "side"),
        ("people", "*", "affiliation"),
    ),
    german="""Aus einer Kommune nimmt niemand am Exploration-Meeting teil, oder die Zivilgesellschaft ist nicht dabei.

Was über den Kopf einer Seite hinweg vereinbart wird, hält nicht. Eine Kommune ist vertreten, wenn unter
`participants` jemand von ihrer Seite steht oder ihre Ansprechperson, deren Vertretung oder die Leitung; Personen der
Zivilgesellschaft zählen dafür nicht. Solange jemand von den Teilnehmenden keinen Eintrag unter den Personen hat
(F007), ist die Seite unbekannt, und die Regel schweigt. Nimmt niemand aus der Zivilgesellschaft teil, weder als
Organisation in `civil_society` noch als Teilnehmer*in, ist das ein eigener Befund und nur ein Hinweis.""",
    check=check,
)
