"""All learning goals belong to the same side.

The exchange is mutual: both sides learn. A goal for `both` counts for each side, and so does a goal that names no side.
Without any learning goal the rule is silent (T005).

Bad:
    themes:  # <- T006
      - id: tourism
        goals:
          - {text: Wege für Gruppen planen können, side: palestine}
      - id: digitalisation
        goals:
          - {text: Den Weg eines Bauantrags beschreiben können, side: palestine}

Bad:
    themes:  # <- T006
      - id: tourism
        goals: [{text: Drei Pilgerwege kennen, side: nrw}]

Good:
    themes:
      - id: tourism
        goals: [{text: Wege für Gruppen planen können, side: palestine}]
      - id: digitalisation
        goals: [{text: Den Weg eines Bauantrags beschreiben können, side: nrw}]

Good:
    themes:
      - id: tourism
        goals:
          - {text: Wege für Gruppen planen können, side: palestine}
          - {text: Zwei gemeinsame Angebote nennen können, side: both}

Good:
    themes:
      - id: tourism
        goals:
          - {text: Wege für Gruppen planen können, side: nrw}
          - {text: Zwei gemeinsame Angebote nennen können}

Good:
    themes: [tourism]

Source: SKEW programme page 2024 ("gegenseitige Verwaltungshospitationen").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Term
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the list of themes."""
    found = {goal.side for theme in case.program.themes for goal in theme.goals}
    for side in SIDES:
        if found == {side}:
            yield Problem(
                path=("themes",),
                key=True,
                message_id="goals-one-sided" if side == "nrw" else "palestinian-only",
                params={"side": Term(side)},
            )


RULE = Rule(
    code="T006",
    name="goals-one-sided",
    severity="info",
    texts={
        "goals-one-sided": Text(
            en="all learning goals are for the German side", de="Alle Lernziele gelten der deutschen Seite"
        ),
        "palestinian-only": Text(
            en="all learning goals are for the Palestinian side", de="Alle Lernziele gelten der palästinensischen Seite"
        ),
    },
    hint=Text(
        en="add goals of the other side, or goals for `both`",
        de="Lernziele der anderen Seite oder beider Seiten (`both`) ergänzen",
    ),
    needs=(
        ("themes", "*", "id"),
        ("themes", "*", "goals", "*", "text"),
        ("themes", "*", "goals", "*", "side"),
    ),
    german="""Alle Lernziele gehören zu derselben Seite.

Der Austausch ist gegenseitig: Beide Seiten lernen. Ein Lernziel für `both` zählt für jede der beiden Seiten, ebenso
eines ohne Angabe der Seite. Gibt es gar kein Lernziel, schweigt die Regel (T005).""",
    check=check,
)
