"""The program does not join one German and one Palestinian municipality.

A program is the exchange of exactly one pair: `nrw` holds the German municipality, `palestine` the Palestinian one. The
country is that of the directory of municipalities; of an unknown one it is not judged (P003). Network events join
several municipalities and are not meant.

Bad:
    partners:
      nrw: {municipality: bethlehem}  # <- P001
      palestine: {municipality: koeln}  # <- P001

Bad:
    partners:  # <- P001
      nrw: {municipality: koeln}

Bad:
    partners:  # <- P001
      palestine: {municipality: Bethlehem}

Good:
    partners:
      nrw: {municipality: Köln}
      palestine: {municipality: Betlehem}

Good:
    partners:
      nrw: {municipality: oberhausen}
      palestine: {municipality: nablus}

Source: SKEW programme page 2024 (title: "Fachaustausch nordrhein-westfälischer und palästinensischer Kommunen").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Term
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per side."""
    for side in SIDES:
        partner = case.program.partners.of(side)
        if partner is None:
            yield Problem(
                path=("partners", side),
                key=True,
                message_id="wrong-pair" if side == "nrw" else "palestinian-missing",
                params={"side": Term(side)},
            )
            continue
        found = case.directory.find(partner.municipality)
        if found is not None and found.side != side:
            yield Problem(
                path=("partners", side, "municipality"),
                message_id="not-german" if side == "nrw" else "not-palestinian",
                params={"side": Term(side), "municipality": case.town(side)},
            )


RULE = Rule(
    code="P001",
    name="wrong-pair",
    severity="error",
    texts={
        "wrong-pair": Text(en="the German municipality is missing", de="Die deutsche Kommune fehlt"),
        "palestinian-missing": Text(
            en="the Palestinian municipality is missing", de="Die palästinensische Kommune fehlt"
        ),
        "not-german": Text(
            en="{municipality} stands under `nrw`, but is not a German municipality",
            de="{municipality} steht unter `nrw`, ist aber keine deutsche Kommune",
        ),
        "not-palestinian": Text(
            en="{municipality} stands under `palestine`, but is not a Palestinian municipality",
            de="{municipality} steht unter `palestine`, ist aber keine palästinensische Kommune",
        ),
    },
    hint=Text(
        en="enter one German municipality under `nrw` and one Palestinian municipality under `palestine`",
        de="eine deutsche Kommune unter `nrw` und eine palästinensische Kommune unter `palestine` eintragen",
    ),
    needs=(("partners", "*", "municipality"),),
    german="""Das Programm verbindet nicht genau eine deutsche und eine palästinensische Kommune.

Ein Programm ist der Austausch eines einzigen Paares: Unter `nrw` steht die deutsche Kommune, unter `palestine` die
palästinensische. Der Staat ergibt sich aus dem Verzeichnis der Kommunen; bei einer unbekannten wird er nicht geprüft
(P003). Austauschformate verbinden mehrere Kommunen und sind nicht gemeint.""",
    check=check,
)
