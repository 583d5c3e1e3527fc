"""No learning goal serves one of the three purposes of the hospitations.

The call names three purposes: to get to know work structures and contents of the departments (`learn_structures`), to
identify new fields of cooperation (`identify_fields`), and to sound out how civil society can be involved
(`involve_civil_society`). Looked at are the goals of all themes together; without any learning goal the rule is silent
(T005).

Bad:
    status: planned
    themes:  # <- T007, T007
      - id: tourism
        goals:
          - {text: Das Team der Tourist-Information kennen, purpose: learn_structures}

Bad:
    status: planned
    themes:  # <- T007, T007, T007
      - id: tourism
        goals: [{text: Drei Pilgerwege kennen}]

Good:
    status: planned
    themes:
      - id: tourism
        goals:
          - {text: Das Team der Tourist-Information kennen, purpose: learn_structures}
          - {text: Drei Vereine für Stadtführungen kennen, purpose: involve_civil_society}
      - id: digitalisation
        goals:
          - {text: Zwei Vorhaben für ein offenes Stadtportal nennen können, purpose: identify_fields}

Good:
    status: planned
    themes: [tourism]

Good:
    status: explored
    themes:
      - id: tourism
        goals: [{text: Drei Pilgerwege kennen}]

Source: SKEW programme page 2024 (aims of the hospitations).
"""

from collections.abc import Iterator
from typing import get_args

from skew_cli.model.finding import Problem, Term
from skew_cli.model.types import Purpose
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per missing purpose, at the list of themes."""
    goals = [goal for theme in case.program.themes for goal in theme.goals]
    served = {goal.purpose for goal in goals}
    for purpose in get_args(Purpose):
        if goals and purpose not in served:
            yield Problem(path=("themes",), key=True, params={"purpose": Term(purpose)})


RULE = Rule(
    code="T007",
    name="purpose-not-covered",
    severity="info",
    since="planned",
    texts={
        "purpose-not-covered": Text(
            en="no learning goal serves this purpose: {purpose}", de="Diesem Zweck dient kein Lernziel: {purpose}"
        )
    },
    hint=Text(
        en="add a learning goal, or enter the `purpose` of one that serves it",
        de="ein Lernziel ergänzen oder bei einem passenden Lernziel den Zweck (`purpose`) eintragen",
    ),
    needs=(
        ("themes", "*", "id"),
        ("themes", "*", "goals", "*", "text"),
        ("themes", "*", "goals", "*", "purpose"),
    ),
    german="""Einem der drei Zwecke der Hospitationen dient kein Lernziel.

Die Ausschreibung nennt drei Zwecke: Arbeitsstrukturen und -inhalte der Fachbereiche kennenlernen
(`learn_structures`), neue Kooperationsfelder identifizieren (`identify_fields`) und die Einbindung der
Zivilgesellschaft ausloten (`involve_civil_society`). Geprüft werden die Lernziele aller Themenschwerpunkte zusammen;
gibt es gar keines, schweigt die Regel (T005).""",
    check=check,
)
