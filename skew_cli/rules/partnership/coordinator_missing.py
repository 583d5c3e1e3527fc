"""A side has no coordinator or no deputy.

Every municipality needs one person who answers for the program, and one who stands in: dates, invitations and
departments are settled through them, and a program comes to a halt when the only contact is away. Expected from
`planned` on, because then invitations are prepared.

Bad:
    status: planned
    partners:
      nrw:  # <- P007
        municipality: koeln
      palestine:  # <- P007
        municipality: bethlehem
        coordinator: coordinator-bethlehem

Bad:
    status: planned
    partners:
      nrw:  # <- P007
        municipality: koeln
        deputy_coordinator: deputy-koeln
      palestine:
        municipality: bethlehem
        coordinator: coordinator-bethlehem
        deputy_coordinator: deputy-bethlehem

Good:
    status: planned
    partners:
      nrw:
        municipality: koeln
        coordinator: coordinator-koeln
        deputy_coordinator: deputy-koeln
      palestine:
        municipality: bethlehem
        coordinator: coordinator-bethlehem
        deputy_coordinator: deputy-bethlehem

Good:
    status: explored
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: bethlehem}

Source: general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Term
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per side."""
    for side in SIDES:
        partner = case.program.partners.of(side)
        if partner is None or (partner.coordinator and partner.deputy_coordinator):
            continue
        if partner.coordinator:
            missing = "deputy-missing"
        elif partner.deputy_coordinator:
            missing = "coordinator-missing"
        else:
            missing = "both-missing"
        yield Problem(
            path=("partners", side),
            key=True,
            message_id=missing,
            params={"side": Term(side), "municipality": case.town(side)},
        )


RULE = Rule(
    code="P007",
    name="coordinator-missing",
    severity="warning",
    since="planned",
    texts={
        "coordinator-missing": Text(
            en="{municipality} names no coordinator", de="{municipality} nennt keine Ansprechperson"
        ),
        "deputy-missing": Text(
            en="{municipality} names no deputy of the coordinator",
            de="{municipality} nennt keine Vertretung der Ansprechperson",
        ),
        "both-missing": Text(
            en="{municipality} names neither a coordinator nor a deputy",
            de="{municipality} nennt weder eine Ansprechperson noch deren Vertretung",
        ),
    },
    hint=Text(
        en="enter ids of people under `coordinator` and `deputy_coordinator`",
        de="unter `coordinator` und `deputy_coordinator` die Ids der Personen eintragen",
    ),
    needs=(("partners", "*", "coordinator"), ("partners", "*", "deputy_coordinator")),
    german="""Eine Seite hat keine Ansprechperson oder keine Vertretung.

Jede Kommune braucht eine Person, die für das Programm ansprechbar ist, und eine, die sie vertritt. Über sie werden
Termine, Einladungen und Fachbereiche geklärt, und ein Programm steht still, wenn die einzige Ansprechperson abwesend
ist. Erwartet wird das ab dem Stand `planned`, weil dann die Einladungen vorbereitet werden.""",
    check=check,
)
