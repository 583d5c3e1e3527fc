"""The program has more themes than its few sessions can hold.

With three to five online sessions a theme beyond the third hardly gets a session of its own, and depth is lost. The
limit is `themes_max` of the season profile.

Bad:
    themes: [waste-and-wastewater, digitalisation, tourism, gender-equality]  # <- T003

Good:
    themes: [waste-and-wastewater, digitalisation, tourism]

Source: general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the list of themes."""
    high, found = case.profile.themes_max, len(case.program.themes)
    if found > high:
        yield Problem(
            path=("themes",),
            key=True,
            params={"season": case.program.season, "max": high, "found": found},
        )


RULE = Rule(
    code="T003",
    name="too-many-themes",
    severity="warning",
    texts={
        "too-many-themes": Text(
            en="too many themes: a program of season {season} has at most {max}, this one {found}",
            de="Zu viele Themenschwerpunkte: Ein Programm des Programmjahrs {season} hat höchstens {max}, dieses {found}",
        )
    },
    hint=Text(
        en="join related themes, or leave some to a later program",
        de="verwandte Themen zusammenlegen oder einzelne für ein späteres Programm aufheben",
    ),
    needs=(("season",),),
    german="""Das Programm hat mehr Themenschwerpunkte, als in seine wenigen Termine passen.

Bei drei bis fünf Online-Terminen bekommt ein vierter Themenschwerpunkt kaum noch einen eigenen Termin, und der
Austausch verliert an Tiefe. Die Grenze steht im Jahresprofil unter `themes_max`.""",
    check=check,
)
