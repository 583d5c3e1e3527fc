"""Two programs have the same pair, the same season and a theme in common.

Then one of them is probably a copy that was forgotten, or both should be one. Programs that are done or cancelled are left
out, and so are sister programs: there the two sides take turns as host, and each names the other (or one of them the
other) under `sister`. The finding stands at the later program by its id.

Bad:
    themes: [tourism, waste-management]
    # file: programs/2024/koeln-bethlehem-2.yaml
    partners: {nrw: {municipality: Köln}, palestine: {municipality: Bethlehem}}
    themes:
      - mobility
      - waste-management  # <- C007

Good:
    sister: 2024/bethlehem-koeln
    themes: [tourism]
    # file: programs/2024/bethlehem-koeln.yaml
    themes: [tourism]
    # file: programs/2024/other-theme.yaml
    themes: [mobility]
    # file: programs/2024/cancelled.yaml
    status: cancelled
    themes: [tourism]
    # file: programs/2024/done.yaml
    status: done
    themes: [tourism]
    # file: programs/2024/other-pair.yaml
    partners: {nrw: {municipality: koeln}, palestine: {municipality: ramallah}}
    themes: [tourism]
    # file: programs/2023/koeln-bethlehem.yaml
    themes: [tourism]
    # file: programs/2024/half.yaml
    partners: {nrw: {municipality: koeln}}
    themes: [tourism]
    # file: programs/2024/other-half.yaml
    partners: {nrw: {municipality: koeln}}
    themes: [tourism]

Source: assumption.
"""

from collections.abc import Iterator
from itertools import combinations

from skew_cli.model.finding import Label, Problem, Quote
from skew_cli.rules.marks import Kind, Marks, mark
from skew_cli.rules.parallel import originals, pair
from skew_cli.rules.rule import Case, Collection, Rule
from skew_cli.rules.touching import copy
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per pair of programs, at the first theme in common."""
    pairs: dict[tuple[int, object], list[Case]] = {}
    for case in sorted(originals(collection), key=lambda case: case.address):
        if case.status not in ("done", "cancelled") and (both := pair(case)):
            pairs.setdefault((case.program.season, both), []).append(case)
    for first, second in (each for cases in pairs.values() for each in combinations(cases, 2)):
        if _sisters(first, second):
            continue
        known = {theme.id: index for index, theme in enumerate(first.program.themes)}
        common = ((n, theme.id) for n, theme in enumerate(second.program.themes) if theme.id in known)
        if (found := next(common, None)) is not None:
            index, theme_id = found
            yield Problem(
                path=("themes", index),
                params={"theme": Quote(theme_id), "program": Quote(first.address)},
                labels=(Label(path=("themes", known[theme_id]), message_id="other-program", file=first.file),),
                file=second.file,
            )


def marks(case: Case, found: Marks) -> None:
    """Programs of one pair, season and theme are compared."""
    if case.status not in ("done", "cancelled") and (both := pair(case)):
        found.bear(*(mark(Kind.PAIR, f"{case.program.season} {both} {each.id}") for each in case.program.themes))


def _sisters(first: Case, second: Case) -> bool:
    return first.program.sister == second.address or second.program.sister == first.address


RULE = Rule(
    code="C007",
    name="duplicate-program",
    severity="warning",
    phase="repository",
    beside=("other-program",),
    texts={
        "duplicate-program": Text(
            en="{program} has the same pair, season and theme {theme}",
            de="{program} hat dasselbe Paar, dasselbe Programmjahr und denselben Themenschwerpunkt {theme}",
        ),
        "other-program": Text(en="the other program", de="das andere Programm"),
    },
    hint=Text(
        en="delete one of the two, or name them as `sister` if the sides take turns as host",
        de="eines der beiden löschen oder sie unter „sister“ verbinden, wenn die Seiten abwechselnd Gastgeber sind",
    ),
    needs=(("sister",),),
    german="""Zwei Programme haben dasselbe Paar, dasselbe Programmjahr und einen gemeinsamen Themenschwerpunkt.

Dann ist eines davon wohl eine vergessene Kopie, oder aus beiden sollte eines werden. Abgeschlossene und abgesagte
Programme bleiben außer Betracht, ebenso Gegenprogramme: Dort sind die Seiten abwechselnd gastgebend, und beide nennen
einander unter `sister` (oder eines nennt das andere). Der Befund steht beim späteren Programm in der Reihenfolge der
Kennungen.""",
    check_all=check_all,
    marks=(copy, marks),
)
