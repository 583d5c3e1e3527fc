"""The predecessor is not of an earlier season, or belongs to another pair.

A program is adapted from one that the same two municipalities developed in an earlier season. Municipalities are compared
through the directory, so the spelling does not matter; one that the directory does not know (P003) is not compared.
Season and pair are two findings. A predecessor that is not there is meant by rule F007.

Bad:
    predecessor: 2023/bonn-ramallah  # <- N005
    # file: programs/2023/bonn-ramallah.yaml
    schema: 1
    id: bonn-ramallah
    season: 2023
    partners: {nrw: {municipality: bonn}, palestine: {municipality: ramallah}}

Bad:
    predecessor: 2024/koeln-bethlehem  # <- N005

Bad:
    predecessor: 2025/koeln-beit-jala  # <- N005, N005
    # file: programs/2025/koeln-beit-jala.yaml
    schema: 1
    id: koeln-beit-jala
    season: 2025
    partners: {nrw: {municipality: koeln}, palestine: {municipality: beit-jala}}

Good:
    predecessor: 2023/old-pair
    partners: {nrw: {municipality: Köln}, palestine: {municipality: Altdorf}}
    # file: programs/2023/old-pair.yaml
    schema: 1
    id: old-pair
    season: 2023
    partners: {nrw: {municipality: koeln}, palestine: {municipality: Neudorf}}

Good:
    predecessor: 2023/cologne
    partners: {nrw: {municipality: Köln}, palestine: {municipality: "Alt-Dorf"}}
    # file: programs/2023/cologne.yaml
    schema: 1
    id: cologne
    season: 2023
    partners: {nrw: {municipality: Cologne}, palestine: {municipality: Altdorf}}

Good:
    predecessor: 2023/nobody-known

Good:
    status: cancelled
    predecessor: 2023/bonn-ramallah
    # file: programs/2023/bonn-ramallah.yaml
    schema: 1
    id: bonn-ramallah
    season: 2023
    partners: {nrw: {municipality: bonn}, palestine: {municipality: ramallah}}

Source: SKEW programme page 2024 ("Bereits in 2023 entwickelte").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Problem
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Collection, Rule
from skew_cli.rules.touching import name
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem for the season, one for the pair."""
    programs = {each.address: each for each in collection.cases}
    for case in collection.cases:
        before = programs.get(case.program.predecessor or "")
        if before is None:
            continue
        if before.program.season >= case.program.season:
            yield Problem(
                path=("predecessor",),
                file=case.file,
                params={"season": case.program.season, "found": before.program.season},
            )
        pairs = [(case.municipalities[side], before.municipalities[side]) for side in SIDES]
        if any(one and two and one.id != two.id for one, two in pairs):
            yield Problem(
                path=("predecessor",),
                file=case.file,
                message_id="other-pair",
                labels=(Label(path=("partners",), message_id="pair", file=before.file),),
            )


RULE = Rule(
    code="N005",
    name="predecessor-mismatch",
    severity="warning",
    phase="repository",
    beside=("pair",),
    texts={
        "predecessor-mismatch": Text(
            en="the predecessor is of season {found}, not of one before {season}",
            de="Das Vorgängerprogramm ist aus dem Programmjahr {found}, nicht aus einem vor {season}",
        ),
        "other-pair": Text(
            en="the predecessor belongs to another pair of municipalities",
            de="Das Vorgängerprogramm gehört zu einem anderen Paar von Kommunen",
        ),
        "pair": Text(en="pair of the predecessor", de="Paar des Vorgängerprogramms"),
    },
    hint=Text(
        en="correct `predecessor`, or leave it out if the program is new",
        de="`predecessor` berichtigen oder weglassen, falls das Programm neu ist",
    ),
    needs=(("season",),),
    german="""Das Vorgängerprogramm stammt nicht aus einem früheren Programmjahr oder gehört zu einem anderen Paar.

Angepasst wird ein Programm, das dieselben beiden Kommunen in einem früheren Programmjahr entwickelt haben. Verglichen
werden die Kommunen nach dem Verzeichnis, auf die Schreibweise kommt es also nicht an; eine Kommune, die dort nicht
steht (P003), wird nicht verglichen. Programmjahr und Paar sind zwei Befunde. Gibt es das Vorgängerprogramm nicht,
meldet das die Regel F007.""",
    check_all=check_all,
    marks=(name,),
)
