"""The program names no advisor of SKEW.

SKEW advises and supports every program; once the exploration meeting has been held both municipalities know whom to
ask, and an overload of one advisor can be seen (C006). The advisor stands in `advisor`. An advisor who is not among the
people is meant by rule F007.

Bad:
    schema: 1  # <- R005
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    status: explored

Bad:
    status: done
    advisor: ""  # <- R005

Good:
    status: explored
    advisor: nobody-known

Good:
    status: idea

Source: SKEW programme page 2024 ("Beratung und Unterstützung").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    if not case.program.advisor:
        written = "advisor" in case.program.model_fields_set
        yield Problem(path=("advisor",) if written else (), key=True)


RULE = Rule(
    code="R005",
    name="no-advisor",
    severity="warning",
    since="explored",
    texts={
        "no-advisor": Text(
            en="the program names no advisor of SKEW", de="Das Programm nennt keine*n Berater*in der SKEW"
        )
    },
    hint=Text(en="write the id of a person in `advisor`", de="die ID einer Person in `advisor` eintragen"),
    needs=(("advisor",),),
    german="""Das Programm nennt keine*n Berater*in der SKEW.

Die SKEW berät und unterstützt jedes Programm. Nach dem Exploration-Meeting wissen beide Kommunen, an wen sie sich
wenden können, und es lässt sich erkennen, ob eine Person zu viel zu betreuen hat (C006). Die beratende Person steht
in `advisor`. Hat sie keinen Eintrag unter den Personen, meldet das die Regel F007.""",
    check=check,
)
