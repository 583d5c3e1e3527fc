"""The file is not named after the program in it.

A program is found by its id, its file by its name; where the two differ, people look into the wrong file. The name
without its ending has to be the id. The rule is silent while the id is no id at all (F005), and for a program that
does not come from a file.

Bad:
    # file: programs/2024/koeln.yaml
    id: koeln-bethlehem  # <- F009

Bad:
    # file: programs/2024/Koeln-Bethlehem.yml
    status: cancelled
    id: koeln-bethlehem  # <- F009

Good:
    # file: programs/2024/koeln-bethlehem.yml
    id: koeln-bethlehem

Good:
    # file: programs/2024/koeln.yaml
    id: Koeln

Source: tool.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.model.types import ID
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the id."""
    stem, dot, suffix = case.file.rpartition("/")[2].rpartition(".")
    ident = case.program.id
    if dot and stem != ident and ID.match(ident):
        yield Problem(path=("id",), params={"id": ident, "name": Quote(stem), "wanted": f"{ident}.{suffix}"})


RULE = Rule(
    code="F009",
    name="file-name-differs",
    severity="warning",
    cancelled=True,
    texts={
        "file-name-differs": Text(
            en="the program is called {id}, but its file {name}",
            de="Das Programm heißt {id}, seine Datei aber {name}",
        )
    },
    hint=Text(en="rename the file to {wanted}", de="die Datei in {wanted} umbenennen"),
    needs=(("id",),),
    german="""Die Datei heißt anders als das Programm, das in ihr steht.

Ein Programm findet man über seine Kennung, eine Datei über ihren Namen; weichen sie voneinander ab, wird in der
falschen Datei gesucht. Der Dateiname ohne Endung muss die Kennung sein. Die Regel schweigt, solange die Kennung
selbst nicht gültig ist (F005), und bei einem Programm, das nicht aus einer Datei stammt.""",
    check=check,
)
