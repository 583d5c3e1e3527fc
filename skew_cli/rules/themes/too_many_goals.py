"""A theme has more learning goals than can be reached and checked.

Goals are looked at again in the evaluation of both sides; a handful of checkable ones is worth more than a long list.
The limit is `goals_max` of the season profile.

Bad:
    status: planned
    themes:
      - id: tourism
        goals:  # <- T008
          - {text: Drei Pilgerwege kennen}
          - {text: Zwei Stadtführungen kennen}
          - {text: Das Team der Tourist-Information kennen}
          - {text: Wege für Gruppen planen können}
          - {text: Zwei gemeinsame Angebote nennen können}
          - {text: Ein Faltblatt in zwei Sprachen entwerfen können}

Good:
    status: planned
    themes:
      - id: tourism
        goals:
          - {text: Drei Pilgerwege kennen}
          - {text: Zwei Stadtführungen kennen}
          - {text: Das Team der Tourist-Information kennen}
          - {text: Wege für Gruppen planen können}
          - {text: Zwei gemeinsame Angebote nennen können}
      - id: digitalisation
        goals:
          - {text: Den Weg eines Bauantrags beschreiben können}

Source: general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per theme, at its goals."""
    high = case.profile.goals_max
    for index, theme in enumerate(case.program.themes):
        found = len(theme.goals)
        if found > high:
            yield Problem(
                path=("themes", index, "goals"),
                key=True,
                params={"theme": Quote(theme.id), "max": high, "found": found},
            )


RULE = Rule(
    code="T008",
    name="too-many-goals",
    severity="info",
    since="planned",
    texts={
        "too-many-goals": Text(
            en="the theme {theme} has too many learning goals: {found}, at most {max} can be reached",
            de="Der Themenschwerpunkt {theme} hat zu viele Lernziele: {found}, erreichbar sind höchstens {max}",
        )
    },
    hint=Text(
        en="join related goals and keep those that can be checked",
        de="verwandte Lernziele zusammenfassen und die überprüfbaren behalten",
    ),
    german="""Ein Themenschwerpunkt hat mehr Lernziele, als sich erreichen und überprüfen lassen.

In der Auswertung beider Seiten werden die Lernziele wieder angesehen; eine Handvoll überprüfbarer ist mehr wert als
eine lange Liste. Die Grenze steht im Jahresprofil unter `goals_max`.""",
    check=check,
)
