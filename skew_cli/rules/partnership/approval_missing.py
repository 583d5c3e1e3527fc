"""The approval of a side's leadership is not recorded.

A confirmed program is one to which both leaderships have agreed: working time of the departments is given, invitations
may go out. `approval` is the day of the approval, for each side.

Bad:
    status: confirmed
    partners:
      nrw:
        municipality: koeln
        approval: 2024-03-18
      palestine:  # <- P008
        municipality: bethlehem

Bad:
    status: done
    partners:
      nrw: {municipality: koeln}  # <- P008
      palestine: {municipality: bethlehem}  # <- P008

Good:
    status: confirmed
    partners:
      nrw: {municipality: koeln, approval: 2024-03-18}
      palestine: {municipality: bethlehem, approval: 2024-03-21}

Good:
    status: planned
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: bethlehem}

Source: HS Weingarten, Tapetenwechsel (approval by the superior before the plan goes on); general professional knowledge.
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
        if partner is not None and partner.approval is None:
            yield Problem(
                path=("partners", side),
                key=True,
                params={"side": Term(side), "municipality": case.town(side)},
            )


RULE = Rule(
    code="P008",
    name="approval-missing",
    severity="warning",
    since="confirmed",
    texts={
        "approval-missing": Text(
            en="the approval by the leadership of {municipality} is not recorded",
            de="Die Freigabe der Leitung von {municipality} ist nicht vermerkt",
        )
    },
    hint=Text(
        en="enter the day of the approval under `approval`",
        de="unter `approval` den Tag der Freigabe eintragen",
    ),
    needs=(("partners", "*", "approval"),),
    german="""Die Freigabe der Leitung einer Seite ist nicht vermerkt.

Ein bestätigtes Programm ist eines, dem beide Leitungen zugestimmt haben: Die Fachbereiche dürfen Arbeitszeit
einsetzen, Einladungen können verschickt werden. Unter `approval` steht für jede Seite der Tag der Freigabe.""",
    check=check,
)
