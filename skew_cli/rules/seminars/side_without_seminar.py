"""One side takes part in no preparatory seminar.

The hospitation is mutual, so both sides prepare for it. A seminar without `sides` is for both. A program without any
active seminar is meant by rule V001.

Bad:
    seminars:  # <- V004
      - {id: country-analysis, topic: country_analysis, sides: [nrw]}
      - {id: local-government, sides: [palestine], status: cancelled}

Bad:
    seminars:  # <- V004
      - local-government-2024
    # file: programs/2024/season.yaml
    seminars:
      - {id: local-government-2024, sides: [palestine]}

Good:
    seminars:
      - {id: country-analysis, topic: country_analysis, sides: [nrw]}
      - {id: local-government, sides: [palestine]}

Good:
    seminars:
      - {id: intercultural, topic: intercultural_communication}

Good:
    status: idea

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Term
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per side."""
    for side in SIDES:
        if case.seminars and not case.lost_seminars and all(side not in seminar.sides for _, seminar in case.seminars):
            yield Problem(path=("seminars",), key=True, params={"side": Term(side)})


RULE = Rule(
    code="V004",
    name="side-without-seminar",
    severity="warning",
    texts={
        "side-without-seminar": Text(
            en="a side takes part in no seminar: {side}", de="Eine Seite nimmt an keinem Seminar teil: {side}"
        )
    },
    hint=Text(
        en="offer that side a seminar, or open one of the others to it",
        de="dieser Seite ein Seminar anbieten oder eines der anderen für sie öffnen",
    ),
    needs=(("seminars", "*", "id"), ("seminars", "*", "sides", "*")),
    german="""Eine Seite nimmt an keinem vorbereitenden Seminar teil.

Die Hospitation ist gegenseitig, deshalb bereiten sich beide Seiten vor. Ein Seminar ohne `sides` ist für beide. Hat
das Programm gar kein Seminar, das nicht abgesagt ist, meldet das die Regel V001.""",
    check=check,
)
