"""Nobody from the administration of a side takes part.

The exchange is one of administrations; municipal enterprises count as such. From `planned` on each side needs somebody
with the affiliation `administration` or `municipal_enterprise`: its coordinator, or a host expert or guest participant
of an active session. Experts and participants belong to the `side` of their entry, else to the host or guest side of
the session. A side is not judged while one of these people has no entry, which is a finding of its own (F007).

Bad:
    status: planned
    people:
      - {id: chair, name: Vorsitz des Partnerschaftsvereins, affiliation: civil_society}
      - {id: planner, name: Stadtplanung, affiliation: administration}
    partners:
      nrw:  # <- P010
        municipality: koeln
        coordinator: chair
      palestine:
        municipality: bethlehem
    sessions:
      - {id: sorting-plant, host: palestine, host_experts: [planner]}

Bad:
    status: planned
    people:
      - {id: guide, name: Führung, side: nrw, affiliation: other}
      - {id: planner, name: Stadtplanung, side: nrw, affiliation: administration}
      - {id: engineer, name: Klärwerk, side: palestine}
    partners:
      nrw: {municipality: koeln}  # <- P010
      palestine: {municipality: bethlehem}  # <- P010
    sessions:
      - {id: sorting-plant, host: nrw, host_experts: [guide], guest_participants: [engineer]}
      - {id: sewage-works, host: nrw, host_experts: [planner], status: cancelled}

Good:
    status: planned
    people:
      - {id: planner, name: Stadtplanung, affiliation: administration}
      - {id: engineer, name: Klärwerk, side: palestine, affiliation: municipal_enterprise}
    partners:
      nrw: {municipality: koeln, coordinator: planner}
      palestine: {municipality: bethlehem}
    sessions:
      - {id: sorting-plant, host_experts: [engineer]}

Good:
    status: planned
    people:
      - {id: planner, name: Stadtplanung, affiliation: administration}
      - {id: engineer, name: Klärwerk, affiliation: municipal_enterprise}
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: bethlehem}
    sessions:
      - {id: sorting-plant, host: nrw, host_experts: [planner], guest_participants: [engineer]}

Good:
    status: planned
    partners:
      nrw: {municipality: koeln, coordinator: nobody}
      palestine: {municipality: bethlehem, coordinator: nobody}

Good:
    status: explored
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: bethlehem}

Source: SKEW programme page 2024 ("auf Verwaltungsebene"); City of Dortmund (municipal enterprises).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Term
from skew_cli.model.types import SIDES, Side
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per side."""
    for side in SIDES:
        if case.program.partners.of(side) is None:
            continue
        people = [case.people.get(each) for each in _team(case, side)]
        if all(each and each.affiliation not in ("administration", "municipal_enterprise") for each in people):
            yield Problem(
                path=("partners", side),
                key=True,
                params={"side": Term(side), "municipality": case.town(side)},
            )


def _team(case: Case, side: Side) -> Iterator[str]:
    """Ids of the side's coordinator, host experts and guest participants; those without entry are in both teams."""
    partner = case.program.partners.of(side)
    if partner is not None and partner.coordinator is not None:
        yield partner.coordinator
    for _, session in case.sessions:
        guest: Side | None = None if session.host is None else "palestine" if session.host == "nrw" else "nrw"
        for ids, usual in ((session.host_experts, session.host), (session.guest_participants, guest)):
            for each in ids:
                person = case.people.get(each)
                if person is None or (person.side or usual) == side:
                    yield each


RULE = Rule(
    code="P010",
    name="no-administration",
    severity="warning",
    since="planned",
    texts={
        "no-administration": Text(
            en="nobody from the administration or a municipal enterprise takes part for {municipality}",
            de="Für {municipality} nimmt niemand aus der Verwaltung oder einem kommunalen Unternehmen teil",
        )
    },
    hint=Text(
        en="name such a person as coordinator, host expert or guest participant and enter the `affiliation`",
        de="eine solche Person als Koordination, Referent*in oder hospitierende Person nennen und ihre Zugehörigkeit "
        "(`affiliation`) eintragen",
    ),
    needs=(
        ("people", "*", "id"),
        ("people", "*", "name"),
        ("people", "*", "affiliation"),
        ("partners", "*", "coordinator"),
        ("sessions", "*", "id"),
        ("sessions", "*", "host_experts", "*"),
        ("sessions", "*", "guest_participants", "*"),
    ),
    german="""Aus der Verwaltung einer Seite nimmt niemand teil.

Der Austausch findet zwischen Verwaltungen statt; kommunale Unternehmen zählen dazu. Ab dem Stand `planned` braucht
jede Seite jemanden mit der Zugehörigkeit `administration` oder `municipal_enterprise`: ihre Ansprechperson oder eine
Person, die bei einem nicht abgesagten Termin referiert oder hospitiert. Diese Personen gehören zu der Seite, die in
ihrem Eintrag unter `side` steht, sonst zur gastgebenden oder hospitierenden Seite des Termins. Eine Seite wird nicht
beurteilt, solange eine dieser Personen keinen Eintrag hat; das ist ein eigener Befund (F007).""",
    check=check,
)
