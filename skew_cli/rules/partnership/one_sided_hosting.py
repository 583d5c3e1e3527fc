"""Only one of the two municipalities hosts.

Hospitations are mutual: each municipality is host once and guest once, either within one program or in two sister
programs, one for each direction. Programs count as sisters in whichever of the two files `sister` stands. The rule
is silent while no active session names a host, and while the file of the sister program is missing or cannot be read.

Bad:
    sessions:  # <- P006
      - {id: sorting-plant, host: nrw}
      - {id: sewage-works}
      - {id: recycling-yard, host: palestine, status: cancelled}

Bad:
    sister: 2024/bethlehem-koeln
    sessions:  # <- P006
      - {id: sorting-plant, host: nrw}
    # file: programs/2024/bethlehem-koeln.yaml
    schema: 1
    id: bethlehem-koeln
    season: 2024
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: bethlehem}
    sessions:
      - {id: sewage-works}

Bad:
    sister: 2024/bethlehem-koeln
    sessions:  # <- P006
      - {id: sorting-plant, host: palestine}
    # file: programs/2024/bethlehem-koeln.yaml
    schema: 1
    id: bethlehem-koeln
    season: 2024
    status: cancelled
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: bethlehem}
    sessions:
      - {id: sewage-works, host: nrw}

Good:
    sessions:
      - {id: sorting-plant, host: nrw}
      - {id: sewage-works, host: palestine}

Good:
    sister: 2024/bethlehem-koeln
    sessions:
      - {id: sorting-plant, host: nrw}
    # file: programs/2024/bethlehem-koeln.yaml
    schema: 1
    id: bethlehem-koeln
    season: 2024
    partners:
      nrw: {municipality: koeln}
      palestine: {municipality: bethlehem}
    sessions:
      - {id: sewage-works, host: palestine}

Good:
    sister: 2024/bethlehem-koeln
    sessions:
      - {id: sorting-plant, host: nrw}

Good:
    status: cancelled
    sessions:
      - {id: sorting-plant, host: nrw}

Good:
    sessions:
      - {id: sorting-plant}

Source: SKEW programme page 2024 ("gegenseitige Verwaltungshospitationen").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Term
from skew_cli.model.types import SIDES, Side
from skew_cli.rules.marks import Marks
from skew_cli.rules.rule import Case, Collection, Rule
from skew_cli.rules.touching import name
from skew_cli.words import Text


def check_all(collection: Collection) -> Iterator[Problem]:
    """At most one problem per program that is not cancelled."""
    cases = {case.address: case for case in collection.cases}
    naming: dict[str, list[Case]] = {}
    for each in cases.values():
        naming.setdefault(each.program.sister or "", []).append(each)
    for case in collection.cases:
        sister = case.program.sister
        own = _hosts(case)
        if not own or (sister is not None and sister not in cases):
            continue
        sisters = [*naming.get(case.address, ()), *([cases[sister]] if sister else ())]
        hosts = own.union(*(_hosts(each) for each in sisters if each.status != "cancelled"))
        for side in SIDES:
            if side not in hosts and case.program.partners.of(side) is not None:
                yield Problem(
                    path=("sessions",),
                    key=True,
                    params={"side": Term(side), "municipality": case.town(side)},
                    file=case.file,
                )


def marks(case: Case, found: Marks) -> None:
    """A program of which one side is host is looked at, and with it those that it names and that name it."""
    hosts = _hosts(case)
    if hosts and any(side not in hosts and case.program.partners.of(side) is not None for side in SIDES):
        found.alone = True


def _hosts(case: Case) -> set[Side]:
    return {session.host for _, session in case.sessions if session.host is not None}


RULE = Rule(
    code="P006",
    name="one-sided-hosting",
    severity="warning",
    phase="repository",
    texts={
        "one-sided-hosting": Text(
            en="{municipality} hosts no session, neither in this program nor in a sister program",
            de="{municipality} ist bei keinem Termin gastgebend, weder in diesem Programm noch in einem Gegenprogramm",
        )
    },
    hint=Text(
        en="let this side host a session (`host`), or name the program of the other direction under `sister`",
        de="diese Seite einen Termin ausrichten lassen (`host`) oder unter `sister` das Gegenprogramm nennen",
    ),
    needs=(("sessions", "*", "id"), ("sessions", "*", "host"), ("sister",)),
    german="""Nur eine der beiden Kommunen ist gastgebend.

Hospitationen sind gegenseitig: Jede Kommune ist einmal gastgebend und einmal zu Gast, entweder innerhalb eines
Programms oder in zwei Programmen, je eines pro Richtung. Programm und Gegenprogramm gehören zusammen, gleich in
welcher der beiden Dateien `sister` steht. Die Regel schweigt, solange keiner der nicht abgesagten Termine eine
gastgebende Seite nennt, und ebenso, solange die Datei des Gegenprogramms fehlt oder nicht lesbar ist.""",
    check_all=check_all,
    marks=(name, marks),
)
