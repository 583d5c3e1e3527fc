"""No civil society takes part, on neither side.

SKEW expects that active civil society is involved: a partnership association or an actor linked to the theme, on at
least one side. An idea may still be open (warning); from `planned` on it is an error.

Bad:
    partners:  # <- Z001
      nrw: {municipality: koeln}
      palestine: {municipality: bethlehem}

Bad:
    status: planned
    civil_society: []  # <- Z001

Good:
    civil_society:
      - {id: youth-centre, side: palestine, name: Jugendzentrum}

Source: SKEW programme page 2024 (expectation: civil society is involved).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the list of entries or, without one, at the pair."""
    if not case.program.civil_society:
        listed = "civil_society" in case.program.model_fields_set
        yield Problem(path=("civil_society",) if listed else ("partners",), key=True)


RULE = Rule(
    code="Z001",
    name="civil-society-missing",
    severity="warning",
    ladder={"planned": "error"},
    texts={
        "civil-society-missing": Text(
            en="no civil-society organisation takes part on either side",
            de="Auf keiner der beiden Seiten ist die Zivilgesellschaft beteiligt",
        )
    },
    hint=Text(
        en="enter an association or an actor linked to the theme under `civil_society`",
        de="unter `civil_society` einen Verein oder eine*n thematisch eingebundene*n Akteur*in eintragen",
    ),
    needs=(("civil_society", "*", "id"), ("civil_society", "*", "side"), ("civil_society", "*", "name")),
    german="""Auf keiner der beiden Seiten ist die Zivilgesellschaft beteiligt.

Die SKEW erwartet, dass die aktive Zivilgesellschaft auf mindestens einer Seite eingebunden wird: ein
Partnerschaftsverein oder thematisch eingebundene Akteur*innen. Bei einer Idee darf das noch offen sein (Warnung); ab
dem Stand `planned` ist es ein Fehler.""",
    check=check,
)
