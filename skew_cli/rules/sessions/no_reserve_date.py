"""The program has online sessions and no reserve date.

Power cuts, closures and other events cancel sessions at short notice. One `reserve_date` that both sides keep free is
enough for the program; a finding for every session would be noise. The reserve date of a cancelled session or of a
physical one does not count.

Bad:
    sessions:  # <- S014
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-05-28, start: "10:00", reserve_date: 2024-06-04, status: cancelled}

Good:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", reserve_date: 2024-06-04}
      - {id: sewage-works, date: 2024-05-28, start: "10:00"}

Good:
    mode: physical
    sessions:
      - {id: visit, date: 2024-08-27, start: "10:00", host: nrw}

Good:
    sessions: []

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, for the list of sessions."""
    if case.online and all(session.reserve_date is None for _, session in case.online):
        yield Problem(path=("sessions",), key=True)


RULE = Rule(
    code="S014",
    name="no-reserve-date",
    severity="info",
    texts={
        "no-reserve-date": Text(
            en="the program has no reserve date for its online sessions",
            de="Das Programm hat keinen Ausweichtermin für seine Online-Termine",
        )
    },
    hint=Text(
        en="agree on one date that both sides keep free, and write it as `reserve_date` of a session",
        de="einen Tag vereinbaren, den beide Seiten freihalten, und bei einem Termin als `reserve_date` eintragen",
    ),
    needs=(("sessions", "*", "id"), ("sessions", "*", "reserve_date")),
    german="""Das Programm hat Online-Termine, aber keinen Ausweichtermin.

Stromausfälle, Schließtage und andere Ereignisse lassen Termine kurzfristig ausfallen. Ein einziger Ausweichtermin
(`reserve_date`), den beide Seiten freihalten, genügt für das Programm; ein Befund bei jedem Termin wäre zu viel. Der
Ausweichtermin eines abgesagten Termins oder eines Termins vor Ort zählt nicht.""",
    check=check,
)
