"""The program does not say what kind of partnership the two municipalities have.

The exchange deepens partnerships between municipalities: a town twinning (`twinning`), a project partnership
(`project_partnership`), or one that is only being initiated (`initiation`). A young partnership needs more time to get
acquainted, so advice depends on it.

Bad:
    partners:  # <- P004
      nrw: {municipality: koeln}
      palestine: {municipality: bethlehem}

Good:
    partnership_type: twinning

Good:
    partnership_type: project_partnership

Good:
    partnership_type: initiation

Source: SKEW programme page 2024 ("Partnerschaften"); SKEW, Digitale Partnerschaftsarbeit.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the pair."""
    if case.program.partnership_type is None:
        yield Problem(path=("partners",), key=True)


RULE = Rule(
    code="P004",
    name="partnership-type-missing",
    severity="warning",
    texts={
        "partnership-type-missing": Text(en="the type of partnership is missing", de="Die Art der Partnerschaft fehlt")
    },
    hint=Text(
        en="enter `partnership_type`: `twinning`, `project_partnership` or `initiation`",
        de="`partnership_type` ergänzen: `twinning` (Städtepartnerschaft), `project_partnership` (Projektpartnerschaft) "
        "oder `initiation` (Anbahnung)",
    ),
    needs=(("partnership_type",),),
    german="""Das Programm nennt die Art der Partnerschaft der beiden Kommunen nicht.

Der Austausch vertieft Partnerschaften zwischen Kommunen: eine Städtepartnerschaft (`twinning`), eine
Projektpartnerschaft (`project_partnership`) oder eine, die noch in der Anbahnung ist (`initiation`). Eine junge
Partnerschaft braucht mehr Zeit zum Kennenlernen; davon hängt die Beratung ab.""",
    check=check,
)
