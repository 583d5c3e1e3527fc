"""The program's season has no profile, so the limits of another year are used.

Number and length of sessions, window and deadlines come from the profile of the season: skew brings some years along,
and a repository may add its own in `templates/seasons/`. Without one the nearest year is used, of two equally near
the earlier; what its call says need not be true for this season.

Bad:
    season: 2099  # <- F008

Bad:
    season: 2016  # <- F008
    status: cancelled

Good:
    season: 2024

Source: tool.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the season."""
    if case.profile_year != case.program.season:
        yield Problem(path=("season",), params={"season": case.program.season, "year": case.profile_year})


RULE = Rule(
    code="F008",
    name="no-season-profile",
    severity="warning",
    cancelled=True,
    texts={
        "no-season-profile": Text(
            en="season {season} has no profile; the limits of {year} are used",
            de="Für das Programmjahr {season} gibt es kein Jahresprofil; es gelten die Grenzen von {year}",
        )
    },
    hint=Text(
        en="correct the season, or add `templates/seasons/{season}.yaml`, which may build on `extends: {year}`",
        de="das Programmjahr berichtigen oder „templates/seasons/{season}.yaml“ anlegen, "
        "etwa aufbauend auf „extends: {year}“",
    ),
    needs=(("season",),),
    german="""Das Programmjahr hat kein Jahresprofil, deshalb gelten die Grenzen eines anderen Jahres.

Anzahl und Länge der Termine, Zeitraum und Fristen stehen im Jahresprofil. Für einige Jahre bringt skew eines mit;
weitere können im Programmordner unter `templates/seasons/` ergänzt werden. Fehlt das Profil, so gilt das des
nächstgelegenen Jahres, bei zwei gleich nahen das des früheren. Was in dessen Ausschreibung steht, muss für dieses
Programmjahr nicht stimmen.""",
    check=check,
)
