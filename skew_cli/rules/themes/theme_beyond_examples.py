"""A theme is not among the examples of the call.

That is allowed: the call names its six themes only as examples. The note helps to see new themes early, and it
uncovers a misspelt id of an example theme. The examples are `example_themes` of the season profile.

Bad:
    themes:
      - tourism
      - street-lighting  # <- T002
      - id: sport  # <- T002
        title: Sport und Jugend

Good:
    themes:
      - waste-and-wastewater
      - id: gender-equality
        title: Gleichstellung

Source: SKEW programme page 2024 ("wie zum Beispiel").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per theme."""
    for index, theme in enumerate(case.program.themes):
        if theme.id not in case.profile.example_themes:
            yield Problem(
                path=("themes", index, "id"),
                params={"theme": Quote(theme.id), "season": case.program.season},
            )


RULE = Rule(
    code="T002",
    name="theme-beyond-examples",
    severity="info",
    texts={
        "theme-beyond-examples": Text(
            en="the theme {theme} is not among the examples of season {season}; that is allowed",
            de="Der Themenschwerpunkt {theme} gehört nicht zu den Beispielen des Programmjahrs {season}; das ist erlaubt",
        )
    },
    hint=Text(
        en="nothing to do, unless the id of an example theme is misspelt",
        de="nichts zu tun, außer die Id eines Beispielthemas ist falsch geschrieben",
    ),
    needs=(("season",),),
    german="""Ein Themenschwerpunkt gehört nicht zu den Beispielen der Ausschreibung.

Das ist erlaubt, denn die Ausschreibung nennt ihre sechs Themen nur als Beispiele. Der Hinweis hilft, neue Themen früh
zu sehen, und deckt auf, wenn die Kennung eines Beispielthemas falsch geschrieben ist. Die Beispiele stehen im
Jahresprofil unter `example_themes`.""",
    check=check,
)
