"""Of civil society only established associations take part.

The hospitations are to sound out how civil society can be involved professionally, and the call means not only
established partnership associations but also actors involved through the theme (`thematic_actor`). Silent while there
is no entry (Z001) or one without type (Z003).

Bad:
    status: planned
    civil_society:  # <- Z007
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein, type: association}
      - {id: friends-of-cologne, side: palestine, name: Freundschaftsverein, type: association}

Good:
    status: planned
    themes: [tourism]
    civil_society:
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein, type: association}
      - {id: craft-cooperative, side: palestine, name: Handwerksgenossenschaft, type: thematic_actor, theme: tourism}

Good:
    status: planned
    civil_society:
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein, type: association}
      - {id: youth-centre, side: palestine, name: Jugendzentrum}

Good:
    status: planned
    themes: [tourism]

Good:
    status: explored
    civil_society:
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein, type: association}

Source: SKEW programme page 2024 ("nicht nur etablierte Partnerschaftsvereine").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the list of entries."""
    if {entry.type for entry in case.program.civil_society} == {"association"}:
        yield Problem(path=("civil_society",), key=True)


RULE = Rule(
    code="Z007",
    name="only-associations",
    severity="info",
    since="planned",
    texts={
        "only-associations": Text(
            en="only associations take part for civil society, no actor linked to a theme",
            de="Für die Zivilgesellschaft sind nur Vereine beteiligt, aber keine thematisch eingebundenen Akteur*innen",
        )
    },
    hint=Text(
        en="invite an actor linked to one of the themes, too",
        de="auch eine*n Akteur*in zu einem der Themenschwerpunkte einladen",
    ),
    needs=(
        ("civil_society", "*", "id"),
        ("civil_society", "*", "side"),
        ("civil_society", "*", "name"),
        ("civil_society", "*", "type"),
    ),
    german="""Aus der Zivilgesellschaft nehmen nur etablierte Vereine teil.

Die Hospitationen sollen ausloten, wie die Zivilgesellschaft fachlich eingebunden werden kann, und die Ausschreibung
meint nicht nur etablierte Partnerschaftsvereine, sondern auch thematisch eingebundene Akteur*innen
(`thematic_actor`). Die Regel schweigt, solange keine Organisation eingetragen ist (Z001) oder bei einer die Art fehlt
(Z003).""",
    check=check,
)
