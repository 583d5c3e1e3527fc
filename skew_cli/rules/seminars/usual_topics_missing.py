"""No seminar has one of the usual topics.

The call names country analysis and intercultural communication as examples: `seminar_examples` of the season profile.
They are examples and no duty, so this is an information. One such seminar is enough. A program without any active seminar
is meant by rule V001.

Bad:
    seminars:  # <- V003
      - {id: waste-law, topic: waste_law}
      - {id: kick-off}
      - {id: country-analysis, topic: country_analysis, status: cancelled}

Good:
    seminars:
      - {id: waste-law, topic: waste_law}
      - intercultural-2024
    # file: programs/2024/season.yaml
    seminars:
      - {id: intercultural-2024, topic: intercultural_communication}

Good:
    seminars: []

Source: SKEW programme page 2024 ("z.B.").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Term
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, for the list of seminars."""
    usual = case.profile.seminar_examples
    if case.seminars and not case.lost_seminars and not any(seminar.topic in usual for _, seminar in case.seminars):
        yield Problem(path=("seminars",), key=True, params={"topics": tuple(Term(each) for each in usual)})


RULE = Rule(
    code="V003",
    name="usual-topics-missing",
    severity="info",
    texts={
        "usual-topics-missing": Text(
            en="no seminar has one of the usual topics: {topics}",
            de="Kein Seminar hat eines der üblichen Themen: {topics}",
        )
    },
    hint=Text(
        en="ask both sides whether one of these topics would help; others are fine",
        de="beide Seiten fragen, ob eines dieser Themen hilft; andere sind auch gut",
    ),
    needs=(("seminars", "*", "id"), ("seminars", "*", "topic")),
    german="""Kein Seminar behandelt eines der üblichen Themen.

Die Ausschreibung nennt Landesanalyse und Interkulturelle Kommunikation als Beispiele; sie stehen im Jahresprofil
unter `seminar_examples`. Beispiele sind keine Pflicht, deshalb ist dies nur ein Hinweis. Ein solches Seminar genügt.
Hat das Programm gar kein Seminar, das nicht abgesagt ist, meldet das die Regel V001.""",
    check=check,
)
