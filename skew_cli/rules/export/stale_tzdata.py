"""The time zone data in use are outdated.

Data older than release 2024.1 begin the Palestinian summer time of 2024 a week too early, and do not know the years after
it: local times and calendar entries of that side come out wrong by an hour. They are recognised by two instants:
Hebron must be UTC+2 on 15 April 2024 and UTC+3 on 21 April. Told for every program that has an event with date and start;
`skew doctor` names the data in use. Update them with `pip install --upgrade tzdata`.

Source: IANA time zone database, releases 2022.1 to 2026.6; calendars.md 1.4.
"""

from collections.abc import Iterator

from skew_cli.calendars.zones import stale
from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per program with events."""
    if case.schedule.meetings and stale():
        yield Problem(path=())


RULE = Rule(
    code="K003",
    name="stale-tzdata",
    severity="warning",
    cancelled=True,
    texts={
        "stale-tzdata": Text(
            en="the time zone data of this computer are older than 2024; Palestinian local times may be wrong by an hour",
            de="Die Zeitzonendaten dieses Rechners sind älter als 2024; palästinensische Ortszeiten können um eine Stunde "
            "falsch sein",
        )
    },
    hint=Text(
        en="update them with pip install --upgrade tzdata",
        de="mit pip install --upgrade tzdata aktualisieren",
    ),
    german="""Die verwendeten Zeitzonendaten sind veraltet.

Daten vor der Ausgabe 2024.1 lassen die palästinensische Sommerzeit 2024 eine Woche zu früh beginnen und kennen die
Jahre danach nicht: Ortszeiten und Kalendereinträge dieser Seite sind dann um eine Stunde falsch. Zu erkennen sind sie
an zwei Zeitpunkten: Hebron muss am 15. April 2024 UTC+2 und am 21. April UTC+3 haben. Gemeldet wird das bei jedem
Programm, das eine Veranstaltung mit Datum und Beginn hat; `skew doctor` nennt die verwendeten Daten. Aktualisiert
werden sie mit `pip install --upgrade tzdata`.""",
    check=check,
)
