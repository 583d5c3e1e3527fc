"""A virtual program holds something that only a journey makes possible.

Plans of earlier seasons were often made for a visit. In a program of the mode `virtual` there are no travel days, no
accommodation, no physical session, and no site visit without a virtual form. Each of them is a finding of its own; a
physical session is not blamed for its site visit, too. If there is a journey, the mode is `hybrid` or `physical`.

Bad:
    travel:
      arrival: 2024-08-26  # <- N003
      departure: 2024-08-30
      accommodation: "Guest house"  # <- N003

Bad:
    mode: virtual
    travel: {departure: 2024-08-30}  # <- N003
    sessions:
      - id: sorting-plant
        site_visit:  # <- N003
          place: "Sorting plant"
      - id: sewage-works
        mode: physical  # <- N003
        site_visit: {place: "Sewage works"}

Good:
    travel: {host: nrw, notes: "Journey postponed to 2025"}
    sessions:
      - {id: sorting-plant, site_visit: {place: "Sorting plant", virtual: "Camera tour"}}
      - {id: sewage-works, mode: physical, status: cancelled}

Good:
    mode: hybrid
    travel: {arrival: 2024-08-26, departure: 2024-08-30, accommodation: "Guest house"}
    sessions:
      - {id: sorting-plant, mode: physical, site_visit: {place: "Sorting plant"}}

Source: SKEW programme page 2024 ("an eine virtuelle Hospitation angepasst").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per physical element."""
    if case.program.mode != "virtual":
        return
    travel = case.program.travel
    if travel and (travel.arrival or travel.departure):
        yield Problem(path=("travel", "arrival" if travel.arrival else "departure"))
    if travel and wording(travel.accommodation, "de"):
        yield Problem(path=("travel", "accommodation"), message_id="accommodation")
    for path, session in case.sessions:
        if session.mode == "physical":
            yield Problem(path=(*path, "mode"), message_id="physical-session")
        elif session.site_visit and not wording(session.site_visit.virtual, "de"):
            yield Problem(path=(*path, "site_visit"), key=True, message_id="site-visit")


RULE = Rule(
    code="N003",
    name="physical-element-in-virtual",
    severity="error",
    texts={
        "physical-element-in-virtual": Text(
            en="the program is virtual and has travel days", de="Das Programm ist virtuell und hat Reisetage"
        ),
        "accommodation": Text(
            en="the program is virtual and has an accommodation",
            de="Das Programm ist virtuell und hat eine Unterkunft",
        ),
        "physical-session": Text(
            en="the program is virtual and has a physical session",
            de="Das Programm ist virtuell und hat einen Termin vor Ort",
        ),
        "site-visit": Text(
            en="the program is virtual; the site visit has no virtual form",
            de="Das Programm ist virtuell; die Ortsbesichtigung hat keine virtuelle Form",
        ),
    },
    hint={
        "physical-element-in-virtual": Text(
            en="remove the travel days, or set the mode to `hybrid` or `physical`",
            de="die Reisetage entfernen oder das Format auf `hybrid` oder `physical` setzen",
        ),
        "accommodation": Text(
            en="remove the accommodation, or set the mode to `hybrid` or `physical`",
            de="die Unterkunft entfernen oder das Format auf `hybrid` oder `physical` setzen",
        ),
        "physical-session": Text(
            en="hold the session online, or set the mode of the program to `hybrid`",
            de="den Termin online abhalten oder das Format des Programms auf `hybrid` setzen",
        ),
        "site-visit": Text(
            en="write in `virtual` how the place is shown online, such as a camera tour",
            de="in `virtual` eintragen, wie der Ort online gezeigt wird, etwa als Rundgang mit der Kamera",
        ),
    },
    needs=(("mode",), ("sessions", "*", "mode"), ("sessions", "*", "site_visit", "virtual", "*")),
    german="""Ein virtuelles Programm enthält etwas, das nur mit einer Reise möglich ist.

Pläne aus früheren Programmjahren wurden oft für einen Besuch gemacht. In einem Programm mit dem Format `virtual` gibt
es keine Reisetage, keine Unterkunft, keinen Termin vor Ort und keine Ortsbesichtigung ohne virtuelle Form. Jedes
davon ist ein eigener Befund; bei einem Termin vor Ort wird dessen Ortsbesichtigung nicht zusätzlich gemeldet. Gibt es
eine Reise, ist das Format `hybrid` oder `physical`.""",
    check=check,
)
