"""The program names no working language.

In which languages people speak with one another decides on interpreters, invitations, slides and calendar files. The
working languages stand in `languages` of the program; the languages of a side alone do not say in which of them both
meet.

Bad:
    schema: 1  # <- L001
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln, languages: [de]}, palestine: {municipality: bethlehem, languages: [ar]}}

Bad:
    languages: []  # <- L001

Good:
    languages: [en]

Good:
    status: cancelled

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the empty list or the file that has none."""
    if not case.program.languages:
        listed = "languages" in case.program.model_fields_set
        yield Problem(path=("languages",) if listed else (), key=True)


RULE = Rule(
    code="L001",
    name="languages-missing",
    severity="error",
    texts={
        "languages-missing": Text(
            en="the program names no working language", de="Das Programm nennt keine Arbeitssprache"
        )
    },
    hint=Text(
        en="write the working languages in `languages`, such as [de, ar] or [en]",
        de="die Arbeitssprachen in `languages` eintragen, etwa [de, ar] oder [en]",
    ),
    needs=(("languages", "*"),),
    german="""Das Programm nennt keine Arbeitssprache.

In welchen Sprachen miteinander gesprochen wird, entscheidet über Dolmetscher*innen, Einladungen, Folien und
Kalenderdateien. Die Arbeitssprachen stehen im Programm unter `languages`; die Sprachen einer Seite allein sagen
nicht, in welcher sich beide verständigen.""",
    check=check,
)
