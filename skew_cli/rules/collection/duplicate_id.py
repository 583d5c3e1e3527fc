"""Two program files claim the same program, or two programs have the same calendar series.

A program is addressed as `SEASON/ID`, whatever the name of its file. `series` is the root from which the UIDs of all
calendar entries are made: two programs with one series have the same UIDs, and calendars would overwrite the entries
of one with those of the other. Both happen when a file is copied as a template. Cancelled programs count, too: their
cancellations are still in the calendars. While C008 speaks of a file, no other rule of this family does. Taken for the original, and not reported, is the program of the earliest
season, in it the file that is named after its program, and of several the first in order of name.

Bad:
    series: 3f0c8a52-9d1e-4c55-8a51-6c1f0a7e2b90
    # file: programs/2024/koeln-bethlehem-2.yaml
    id: koeln-bethlehem  # <- C008
    # file: programs/2024/koeln-bethlehem-3.yaml
    status: cancelled
    id: koeln-bethlehem  # <- C008

Bad:
    series: 3f0c8a52-9d1e-4c55-8a51-6c1f0a7e2b90
    # file: programs/2025/koeln-bethlehem.yaml
    series: 3F0C8A52-9D1E-4C55-8A51-6C1F0A7E2B90  # <- C008

Bad:
    # file: programs/2024/a.yaml
    status: cancelled
    id: koeln-bethlehem
    series: 3f0c8a52-9d1e-4c55-8a51-6c1f0a7e2b90
    # file: programs/2024/b.yaml
    id: koeln-bethlehem  # <- C008
    series: 3f0c8a52-9d1e-4c55-8a51-6c1f0a7e2b90  # <- C008

Good:
    series: 3f0c8a52-9d1e-4c55-8a51-6c1f0a7e2b90
    # file: programs/2023/koeln-bethlehem.yaml
    series: 0e6d2b1c-58f7-4a3e-9b70-2d4f6a8c1e35
    # file: programs/2024/moers-ramallah.yaml
    partners: {nrw: {municipality: moers}, palestine: {municipality: ramallah}}
    # file: programs/2024/bonn-ramallah.yaml
    partners: {nrw: {municipality: bonn}, palestine: {municipality: ramallah}}

Source: tool; RFC 5545, 3.8.4.7 (a UID belongs to one event).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Problem, Quote
from skew_cli.model.text import fold
from skew_cli.rules.parallel import originality
from skew_cli.rules.rule import Case, Collection, Rule
from skew_cli.rules.touching import copy
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """For each address and each series, one problem per file but the first."""
    addresses: dict[str, Case] = {}
    series: dict[str, Case] = {}
    for case in sorted(collection.cases, key=originality):
        first = addresses.setdefault(case.address, case)
        if first is not case:
            yield Problem(
                path=("id",),
                message_id="" if case.file.endswith((".yaml", ".yml")) else "given-again",
                params={"program": Quote(case.address), "other": Quote(first.file)},
                labels=(Label(path=("id",), message_id="first-given-here", file=first.file),),
                file=case.file,
            )
        root = fold(case.program.series or "")
        first = series.setdefault(root, case) if root else case
        if first is not case:
            yield Problem(
                path=("series",),
                message_id="same-series",
                params={"other": Quote(first.file)},
                labels=(Label(path=("series",), message_id="first-given-here", file=first.file),),
                file=case.file,
            )


_THERE = Text(
    en="the file {other} already holds the program {program}",
    de="Das Programm {program} steht schon in der Datei {other}",
)

RULE = Rule(
    code="C008",
    name="duplicate-id",
    severity="error",
    phase="repository",
    cancelled=True,
    beside=("first-given-here",),
    texts={
        "duplicate-id": _THERE,
        "given-again": _THERE,
        "same-series": Text(
            en="the file {other} has the same `series`, so that calendars would mix up the two programs",
            de="Die Datei {other} hat dieselbe „series“; Kalender würden die beiden Programme verwechseln",
        ),
        "first-given-here": Text(en="first given here", de="zuerst hier angegeben"),
    },
    hint={
        "duplicate-id": Text(
            en="give this program an id of its own, or delete one of the files",
            de="diesem Programm eine eigene Kennung geben oder eine der Dateien löschen",
        ),
        "given-again": Text(
            en="with --stdin-filename {other} it takes the place of that file",
            de="mit --stdin-filename {other} tritt es an die Stelle dieser Datei",
        ),
        "same-series": Text(
            en="remove the key `series` from the copy, not from the original",
            de="den Schlüssel „series“ aus der Kopie entfernen, nicht aus dem Original",
        ),
    },
    needs=(("id",), ("season",)),
    german="""Zwei Programmdateien geben sich als dasselbe Programm aus, oder zwei Programme haben dieselbe
Terminserie im Kalender.

Ein Programm wird als `JAHR/KENNUNG` angesprochen, gleich wie seine Datei heißt. Aus `series` entstehen die
Kennzeichen (UIDs) aller Kalendereinträge: Zwei Programme mit derselben Serie haben dieselben UIDs, und Kalender
würden die Einträge des einen mit denen des anderen überschreiben. Beides geschieht, wenn eine Datei als Vorlage
kopiert wird. Auch abgesagte Programme zählen, denn ihre Absagen stehen noch in den Kalendern. Solange C008 etwas
zu einer Datei sagt, schweigen die anderen Regeln dieser Familie zu ihr. Nicht gemeldet wird das
Original: das Programm des frühesten Programmjahrs, darin die Datei, die wie ihr Programm heißt, und unter mehreren
die erste nach dem Namen.""",
    check_all=check_all,
    marks=(copy,),
)
