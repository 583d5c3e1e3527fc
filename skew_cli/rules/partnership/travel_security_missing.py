"""A visit on site is planned, and travel or security information is missing.

Journeys to the West Bank and to Germany depend on visas, crossings and the security situation. A program of the mode
`physical` or `hybrid`, or with an active physical session, says when and where its guests stay (`travel`) and how
security was judged (`risk`, field `security`). The host side alone is no travel information.

Bad:
    mode: hybrid  # <- P012

Bad:
    mode: physical  # <- P012
    travel: {host: nrw}
    risk: {security: Lage am 2. April 2024 geprüft}

Bad:
    travel: {arrival: 2024-09-16, departure: 2024-09-20}
    risk: {call_off: Absage bis eine Woche vorher}
    sessions:
      - {id: sorting-plant}
      - id: sewage-works
        mode: physical  # <- P012
      - id: landfill
        mode: physical

Good:
    mode: physical
    travel: {accommodation: Gästehaus der Stadt}
    risk: {security: {de: Lage am 2. April 2024 geprüft}}

Good:
    sessions:
      - {id: sorting-plant}
      - {id: sewage-works, mode: physical, status: cancelled}

Source: SKEW programme page 2024 (security situation and restrictions on travel).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Path, Problem
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the mode that makes the program physical."""
    place = _physical(case)
    travel, risk = case.program.travel, case.program.risk
    prepared = travel is not None and any((travel.arrival, travel.departure, travel.accommodation, travel.notes))
    secured = risk is not None and bool(wording(risk.security, "de"))
    if place is not None and not (prepared and secured):
        missing = "security-missing" if prepared else "travel-missing" if secured else "travel-security-missing"
        yield Problem(path=place, message_id=missing)


def _physical(case: Case) -> Path | None:
    """Where the program says that it is physical, at least in part."""
    if case.program.mode != "virtual":
        return ("mode",)
    return next(((*path, "mode") for path, session in case.sessions if session.mode == "physical"), None)


RULE = Rule(
    code="P012",
    name="travel-security-missing",
    severity="info",
    texts={
        "travel-security-missing": Text(
            en="a visit on site is planned; travel and security information is missing",
            de="Ein Besuch vor Ort ist vorgesehen; Angaben zu Reise und Sicherheitslage fehlen",
        ),
        "travel-missing": Text(
            en="a visit on site is planned; travel information is missing",
            de="Ein Besuch vor Ort ist vorgesehen; Angaben zur Reise fehlen",
        ),
        "security-missing": Text(
            en="a visit on site is planned; security information is missing",
            de="Ein Besuch vor Ort ist vorgesehen; Angaben zur Sicherheitslage fehlen",
        ),
    },
    hint=Text(
        en="enter arrival, departure or accommodation under `travel` and the security check under `risk`, field `security`",
        de="Anreise, Abreise oder Unterkunft unter `travel` und die Prüfung der Sicherheitslage unter `risk`, Feld "
        "`security`, eintragen",
    ),
    needs=(("travel", "*"), ("risk", "security")),
    german="""Ein Besuch vor Ort ist geplant, und Angaben zur Reise oder zur Sicherheitslage fehlen.

Reisen in das Westjordanland und nach Deutschland hängen von Visa, Grenzübergängen und der Sicherheitslage ab. Ein
Programm mit dem Format `physical` oder `hybrid` oder mit einem nicht abgesagten Termin vor Ort sagt, wann und wo die
Gäste untergebracht sind (`travel`) und wie die Sicherheitslage geprüft wurde (`risk`, Feld `security`). Die
gastgebende Seite allein ist noch keine Angabe zur Reise.""",
    check=check,
)
