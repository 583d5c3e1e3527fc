"""The two municipalities are known, but not as partners.

The directory of municipalities also holds the pairs. A new pair is welcome; if it was meant to be a known one, a wrong
municipality was entered. Partnerships that are missing in the directory can be added in `programs/municipalities.yaml`.

Bad:
    partners:  # <- P013
      nrw: {municipality: koeln}
      palestine: {municipality: beit-jala}

Good:
    partners:
      nrw: {municipality: Krefeld}
      palestine: {municipality: Al-Aizaria}

Good:
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: nablus}

Good:
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: bonn}

Good:
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: beit-jala}
    # file: programs/municipalities.yaml
    partnerships:
      - {nrw: koeln, palestine: beit-jala}

Source: SKEW list of partnerships with municipalities in the Palestinian territories, undated.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, for the pair."""
    partners = (case.program.partners.of(side) for side in SIDES)
    nrw, palestine = (case.directory.find(each.municipality) if each else None for each in partners)
    if nrw is None or palestine is None or (nrw.side, palestine.side) != SIDES:
        return
    if not case.directory.paired(nrw.id, palestine.id):
        yield Problem(
            path=("partners",),
            key=True,
            params={"nrw": case.town("nrw"), "palestine": case.town("palestine")},
        )


RULE = Rule(
    code="P013",
    name="new-pair",
    severity="info",
    texts={
        "new-pair": Text(
            en="{nrw} and {palestine} are not known as partner municipalities",
            de="{nrw} und {palestine} sind nicht als Partnerkommunen bekannt",
        )
    },
    hint=Text(
        en="if the partnership is new, add it under `partnerships` in `programs/municipalities.yaml`",
        de="wenn die Partnerschaft neu ist, sie in `programs/municipalities.yaml` unter `partnerships` ergänzen",
    ),
    german="""Beide Kommunen sind bekannt, aber nicht als Partnerkommunen.

Im Verzeichnis der Kommunen stehen auch die Paare. Ein neues Paar ist willkommen; war ein bekanntes gemeint, wurde
eine falsche Kommune eingetragen. Partnerschaften, die im Verzeichnis fehlen, können in `programs/municipalities.yaml`
ergänzt werden.""",
    check=check,
)
