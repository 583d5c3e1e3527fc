"""Civil society takes part on one side only.

SKEW wishes for civil society in both partner municipalities, if possible. It is a wish, so this never becomes an error.
With no entry at all the rule is silent (Z001).

Bad:
    civil_society:  # <- Z002
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein}

Bad:
    civil_society:  # <- Z002
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
      - {id: craft-cooperative, side: palestine, name: Handwerksgenossenschaft}

Good:
    civil_society:
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein}
      - {id: youth-centre, side: palestine, name: Jugendzentrum}

Good:
    themes: [tourism]

Source: SKEW programme page 2024 ("möglichst in beiden Partnerkommunen").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Term
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, for the side without entry."""
    found = {entry.side for entry in case.program.civil_society}
    for side in SIDES:
        if found and side not in found:
            yield Problem(
                path=("civil_society",),
                key=True,
                message_id="german-missing" if side == "nrw" else "civil-society-one-sided",
                params={"side": Term(side)},
            )


RULE = Rule(
    code="Z002",
    name="civil-society-one-sided",
    severity="warning",
    texts={
        "civil-society-one-sided": Text(
            en="no civil-society organisation takes part on the Palestinian side",
            de="Auf der palästinensischen Seite ist die Zivilgesellschaft nicht beteiligt",
        ),
        "german-missing": Text(
            en="no civil-society organisation takes part on the German side",
            de="Auf der deutschen Seite ist die Zivilgesellschaft nicht beteiligt",
        ),
    },
    hint=Text(
        en="if possible, win an organisation or an actor linked to the theme on this side, too",
        de="möglichst auch auf dieser Seite einen Verein oder eine*n thematisch eingebundene*n Akteur*in gewinnen",
    ),
    needs=(("civil_society", "*", "id"), ("civil_society", "*", "side"), ("civil_society", "*", "name")),
    german="""Nur auf einer Seite ist die Zivilgesellschaft beteiligt.

Die SKEW wünscht sich die Zivilgesellschaft möglichst in beiden Partnerkommunen. Das ist ein Wunsch und wird deshalb
nie zum Fehler. Ist gar keine Organisation eingetragen, schweigt die Regel (Z001).""",
    check=check,
)
