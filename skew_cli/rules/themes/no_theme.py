"""The program has no theme, or fewer than the call expects.

SKEW expects at least one thematic focus of every program; any theme will do. The limit is `themes_min` of the season
profile. An idea may still be open (warning); from `explored` on it is an error, because the exploration meeting settles
the themes.

Bad:
    partners:  # <- T001
      nrw: {municipality: koeln}
      palestine: {municipality: bethlehem}

Bad:
    status: explored
    themes: []  # <- T001

Good:
    themes: [urban-gardening]

Source: SKEW programme page 2024 ("mindestens einem thematischen Schwerpunkt").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the list of themes or, without one, at the pair."""
    low, found = case.profile.themes_min, len(case.program.themes)
    if found < low:
        listed = "themes" in case.program.model_fields_set
        yield Problem(
            path=("themes",) if listed else ("partners",),
            key=True,
            params={"season": case.program.season, "min": low, "found": found},
        )


RULE = Rule(
    code="T001",
    name="no-theme",
    severity="warning",
    ladder={"explored": "error"},
    texts={
        "no-theme": Text(
            en="too few themes: a program of season {season} has at least {min}, this one {found}",
            de="Zu wenige Themenschwerpunkte: Ein Programm des Programmjahrs {season} hat mindestens {min}, dieses {found}",
        )
    },
    hint=Text(
        en="enter a theme under `themes`; other themes than the examples of the call are welcome, too",
        de="unter `themes` einen Themenschwerpunkt eintragen; auch andere als die Beispiele der Ausschreibung sind willkommen",
    ),
    needs=(("themes", "*", "id"), ("season",)),
    german="""Das Programm hat keinen Themenschwerpunkt oder weniger, als die Ausschreibung erwartet.

Die SKEW erwartet von jedem Programm mindestens einen Themenschwerpunkt; das Thema ist frei wählbar. Die Grenze steht
im Jahresprofil unter `themes_min`. Bei einer Idee darf das noch offen sein (Warnung); ab dem Stand `explored` ist es
ein Fehler, weil die Themen im Exploration-Meeting festgelegt werden.""",
    check=check,
)
