"""An event lies on the weekend of a side that takes part.

North Rhine-Westphalia works from Monday to Friday, Palestine from Sunday to Thursday: only Monday to Thursday are
open on both sides. The weekend belongs to the municipality and can be set in its entry of the directory. Of a
one-sided seminar only that side's week counts, of a physical session only the host's. What has been held is history.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-06-07, start: "10:00"}  # <- D004
      - {id: landfill, date: 2024-06-07, start: "10:00", status: confirmed, mode: physical, host: palestine}  # <- D004

Bad:
    exploration: {date: 2024-03-17, start: "10:00"}  # <- D004

Good:
    sessions:
      - {id: sorting-plant, date: 2024-06-06, start: "10:00"}
      - {id: sewage-works, date: 2024-06-07, start: "10:00", status: cancelled}
      - {id: landfill, date: 2024-06-07, start: "10:00", mode: physical, host: nrw}
    seminars:
      - {id: country-analysis, topic: country_analysis, sides: [nrw], date: 2024-04-26, start: "10:00"}

Good:
    exploration: {date: 2024-03-17, start: "10:00", status: held}

Source: GTAI, Feiertage Palästinensische Gebiete 2024; calendars.md 2.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event and side."""
    for day in case.days:
        if day.reason and day.reason.kind == "weekend":
            yield day.tell(day.reason)


RULE = Rule(
    code="D004",
    name="closed-day",
    severity="error",
    texts={
        "closed-day": Text(en="{date} is a closed day in {municipality}", de="{date} ist in {municipality} arbeitsfrei")
    },
    hint=Text(
        en="choose a day on which both sides work, Monday to Thursday",
        de="einen Tag wählen, an dem beide Seiten arbeiten: Montag bis Donnerstag",
    ),
    german="""Eine Veranstaltung liegt am Wochenende einer Seite, die teilnimmt.

In Nordrhein-Westfalen wird von Montag bis Freitag gearbeitet, auf der palästinensischen Seite von Sonntag bis
Donnerstag: Nur von Montag bis Donnerstag haben beide Seiten geöffnet. Das Wochenende gehört zur Kommune und kann in
ihrem Eintrag im Verzeichnis gesetzt werden. Bei einem einseitigen Seminar zählt nur die Woche dieser Seite, bei einem
Termin vor Ort nur die der gastgebenden. Durchgeführte Veranstaltungen werden nicht mehr geprüft.""",
    check=check,
)
