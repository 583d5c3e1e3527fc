"""A program of the season that is to be adapted is the predecessor of no program.

The profile of a season names in `adapt_from` the season whose programs are adapted. Once the collection holds active
programs of the new season, every program of the old one that was not cancelled should have been taken up by some
program, even by one that was cancelled later. Only a season's own profile counts, not that of the nearest year. The
finding stands at the older program.

Bad:
    id: bonn-ramallah
    partners: {nrw: {municipality: bonn}, palestine: {municipality: ramallah}}
    # file: programs/2023/koeln-bethlehem.yaml
    schema: 1
    id: koeln-bethlehem  # <- N004
    season: 2023
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}

Good:
    predecessor: 2023/koeln-bethlehem
    # file: programs/2023/koeln-bethlehem.yaml
    schema: 1
    id: koeln-bethlehem
    season: 2023
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    # file: programs/2023/xanten-beit-sahour.yaml
    schema: 1
    id: xanten-beit-sahour
    season: 2023
    status: cancelled
    partners: {nrw: {municipality: xanten}, palestine: {municipality: beit-sahour}}
    # file: programs/2021/koeln-bethlehem.yaml
    schema: 1
    id: koeln-bethlehem
    season: 2021
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}

Good:
    season: 2022

Good:
    status: cancelled
    # file: programs/2023/koeln-bethlehem.yaml
    schema: 1
    id: koeln-bethlehem
    season: 2023
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}

Source: SKEW programme page 2024 ("Bereits in 2023 entwickelte Programme werden ... angepasst").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.marks import Kind, Marks, Mode, mark
from skew_cli.rules.rule import Case, Collection, Rule
from skew_cli.rules.touching import name
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per older program."""
    taken_up = {each.program.predecessor for each in collection.cases}
    later = {
        each.profile.adapt_from: each.program.season
        for each in collection.cases
        if each.status != "cancelled" and each.profile_year == each.program.season
    }
    for case in collection.cases:
        season = later.get(case.program.season)
        if season and case.status != "cancelled" and case.address not in taken_up:
            yield Problem(
                path=("id",),
                file=case.file,
                params={"season": season, "adapt_from": case.program.season},
            )


def marks(case: Case, found: Marks) -> None:
    """A program is looked at if a later season takes up the programs of its own."""
    if case.status == "cancelled":
        return
    found.bear(mark(Kind.SEASON, str(case.program.season), Mode.ANSWER))
    if case.profile_year == case.program.season:
        asked = str(case.profile.adapt_from)
        found.bear(mark(Kind.SEASON, asked, Mode.ASK), mark(Kind.SEASON, asked, Mode.FIRST))


RULE = Rule(
    code="N004",
    name="no-successor",
    severity="warning",
    phase="repository",
    texts={
        "no-successor": Text(
            en="programs of {adapt_from} are adapted for {season}; no program has this one as its predecessor",
            de="Programme aus {adapt_from} werden für {season} angepasst; kein Programm nennt dieses als Vorgängerprogramm",
        )
    },
    hint=Text(
        en="name it as `predecessor` of a new program, or cancel it if it is not continued",
        de="bei einem neuen Programm als `predecessor` nennen oder absagen, falls es nicht fortgeführt wird",
    ),
    needs=(("status",), ("season",), ("id",)),
    german="""Die Programme eines Programmjahrs werden angepasst, aber eines davon ist für kein neues Programm das
Vorgängerprogramm.

Das Jahresprofil nennt unter `adapt_from` das Programmjahr, dessen Programme angepasst werden. Sobald es im neuen
Programmjahr Programme gibt, die nicht abgesagt sind, sollte jedes nicht abgesagte Programm des alten von einem
Programm aufgegriffen sein, auch von einem, das später abgesagt wurde. Es zählt nur das eigene Jahresprofil eines
Programmjahrs, nicht das des nächstgelegenen. Der Befund steht beim älteren Programm.""",
    check_all=check_all,
    marks=(name, marks),
)
