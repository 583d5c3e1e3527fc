"""A planned program has no preparatory seminar.

SKEW offers seminars before the hospitation, such as a country analysis or intercultural communication. A seminar of the
program counts, and so does one that the season shares and the program names by its id; it may still be without a date,
but not cancelled.

Bad:
    schema: 1  # <- V001
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    status: planned

Bad:
    status: planned
    seminars:  # <- V001
      - {id: country-analysis, topic: country_analysis, status: cancelled}
      - analysis-2024
    # file: programs/2024/season.yaml
    seminars:
      - {id: analysis-2024, topic: country_analysis, status: cancelled}

Good:
    status: planned
    seminars: [analysis-2024]
    # file: programs/2024/season.yaml
    seminars:
      - {id: analysis-2024, topic: country_analysis}

Good:
    status: explored

Source: SKEW programme page 2024 ("vorbereitende Seminare").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, for the list of seminars or the file that has none; none while a seminar is unknown (F007)."""
    if not case.seminars and not case.lost_seminars:
        listed = "seminars" in case.program.model_fields_set
        yield Problem(path=("seminars",) if listed else (), key=True)


RULE = Rule(
    code="V001",
    name="no-seminar",
    severity="warning",
    since="planned",
    texts={
        "no-seminar": Text(
            en="the program has no preparatory seminar", de="Das Programm hat kein vorbereitendes Seminar"
        )
    },
    hint=Text(
        en="add a seminar, or name one of `season.yaml` by its id",
        de="ein Seminar ergänzen oder eines aus `season.yaml` mit seiner ID nennen",
    ),
    needs=(("seminars", "*", "id"), ("seminars", "*", "status")),
    german="""Ein geplantes Programm hat kein vorbereitendes Seminar.

Vor der Hospitation bietet die SKEW Seminare an, etwa zur Landesanalyse oder zur interkulturellen Kommunikation. Es
zählt ein Seminar des Programms ebenso wie ein gemeinsames des Programmjahrs, das das Programm mit seiner Kennung
nennt; es darf noch ohne Datum sein, aber nicht abgesagt.""",
    check=check,
)
