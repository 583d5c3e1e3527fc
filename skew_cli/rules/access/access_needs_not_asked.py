"""It is not recorded that access needs were asked.

Captions, sign language, large print, documents that a screen reader can read: all of them take time, and nobody asks for
them unasked. Once the program is confirmed `access.asked` holds the day on which both sides were asked. What they
answered is optional: no need at all is an answer, too.

Bad:
    schema: 1  # <- A001
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    status: confirmed

Bad:
    status: done
    access: {needs: "Captions"}  # <- A001

Good:
    status: confirmed
    access: {asked: 2024-03-12}

Good:
    status: planned

Source: Der Paritätische, checklist of #GleichImNetz.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    access = case.program.access
    if access is None or access.asked is None:
        yield Problem(path=("access",) if access else (), key=True)


RULE = Rule(
    code="A001",
    name="access-needs-not-asked",
    severity="info",
    since="confirmed",
    texts={
        "access-needs-not-asked": Text(
            en="it is not recorded that access needs were asked",
            de="Es ist nicht festgehalten, dass der Unterstützungsbedarf erfragt wurde",
        )
    },
    hint=Text(
        en="ask both sides, and write the day in `access.asked`",
        de="beide Seiten fragen und den Tag in `access.asked` eintragen",
    ),
    needs=(("access", "asked"),),
    german="""Es ist nicht festgehalten, dass der Unterstützungsbedarf erfragt wurde.

Untertitel, Gebärdensprache, Großdruck, Dokumente, die ein Vorleseprogramm lesen kann: All das braucht Zeit, und
ungefragt bittet niemand darum. Sobald das Programm bestätigt ist, steht unter `access.asked` der Tag, an dem beide
Seiten gefragt wurden. Was sie geantwortet haben, ist freiwillig: Auch kein Bedarf ist eine Antwort.""",
    check=check,
)
