"""A side names no department that takes part.

The hospitation lets selected departments get to know each other; a municipal enterprise counts as one. A plan needs
the department that hosts: from `planned` on it is an error for a side that hosts an active session. For the other
side, which may still choose whom it sends, it stays a warning.

Bad:
    partners:
      nrw:  # <- P005
        municipality: koeln
      palestine:  # <- P005
        municipality: bethlehem
        departments: []
    sessions:
      - {id: sorting-plant, host: nrw}

Bad:
    status: planned
    partners:
      nrw:  # <- P005
        municipality: koeln
      palestine:  # <- P005
        municipality: bethlehem
    sessions:
      - {id: sorting-plant, host: nrw}
      - {id: sewage-works, host: palestine, status: cancelled}

Good:
    status: planned
    partners:
      nrw:
        municipality: koeln
        departments: [Abfallwirtschaft]
      palestine:
        municipality: bethlehem
        departments:
          - {name: Water and sewage company, enterprise: true}
    sessions:
      - {id: sorting-plant, host: nrw}
      - {id: sewage-works, host: palestine}

Source: SKEW programme page 2024 ("ausgewählter Fachbereiche"); City of Dortmund (municipal enterprises).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Term
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per side; milder for a side that hosts nothing."""
    hosts = {session.host for _, session in case.sessions}
    for side in SIDES:
        partner = case.program.partners.of(side)
        if partner is not None and not partner.departments:
            yield Problem(
                path=("partners", side),
                key=True,
                params={"side": Term(side), "municipality": case.town(side)},
                severity=None if side in hosts else "warning",
            )


RULE = Rule(
    code="P005",
    name="department-missing",
    severity="warning",
    ladder={"planned": "error"},
    also=("warning",),
    texts={
        "department-missing": Text(
            en="{municipality} names no department that takes part",
            de="{municipality} nennt keinen Fachbereich, der teilnimmt",
        )
    },
    hint=Text(
        en="enter at least one department or municipal enterprise under `departments`",
        de="unter `departments` mindestens einen Fachbereich oder ein kommunales Unternehmen eintragen",
    ),
    needs=(("partners", "*", "departments", "*", "name"),),
    german="""Eine Seite nennt keinen Fachbereich, der teilnimmt.

In der Hospitation lernen sich ausgewählte Fachbereiche kennen; ein kommunales Unternehmen zählt als Fachbereich. Zur
Planung gehört der gastgebende Fachbereich: Ab dem Stand `planned` ist es ein Fehler, wenn er auf einer Seite fehlt,
die einen nicht abgesagten Termin ausrichtet. Die andere Seite darf noch überlegen, wen sie entsendet; bei ihr bleibt
es eine Warnung.""",
    check=check,
)
