"""An event lies on another day on which offices of a side are closed.

For both feasts the Palestinian public sector closes for five days, more than the feast itself: the day before it, or one
after it. Further days come by decision, often only days before. Estimated ones are a warning, those that the closures
file has as decided are an error. An entry there may also close a single municipality, on the German side too (carnival,
an outing of the staff). A holiday that falls on the same day comes first (D004, D006, D007).

Bad:
    sessions:
      - {id: added-day, date: 2024-06-20, start: "10:00"}  # <- D009
      - {id: visit, date: 2024-06-20, start: "10:00", mode: physical, host: palestine}  # <- D009
    exploration: {date: 2024-04-09, start: "10:00"}  # <- D009

Bad:
    season: 2025
    sessions:
      - {id: eve, date: 2025-06-05, start: "10:00"}  # <- D009

Bad:
    sessions:
      - {id: mourning, date: 2024-05-14, start: "10:00"}  # <- D009
      - {id: outing, date: 2024-05-28, start: "10:00"}  # <- D009
    # file: programs/closures.yaml
    closures:
      - {occasion: mourning, from: 2024-05-14, to: 2024-05-14, name: {de: Staatstrauer, en: day of mourning}}
      - {occasion: Betriebsausflug, country: de, municipality: koeln, from: 2024-05-28, to: 2024-05-28}

Good:
    sessions:
      - {id: eid, date: 2024-06-19, start: "10:00"}
      - {id: visit, date: 2024-06-20, start: "10:00", mode: physical, host: nrw}
      - {id: elsewhere, date: 2024-05-14, start: "10:00"}
      - {id: election, date: 2024-05-21, start: "10:00"}
      - {id: community, date: 2024-05-22, start: "10:00"}
    seminars:
      - {id: own, sides: [nrw], date: 2024-06-20, start: "10:00"}
      - {id: held, date: 2024-06-20, start: "10:00", status: held}
    # file: programs/closures.yaml
    closures:
      - {occasion: mourning, municipality: ramallah, from: 2024-05-14, to: 2024-05-14}
      - {occasion: local_elections, kind: info, from: 2024-05-21, to: 2024-05-21}
      - {occasion: passover, community: samaritan, from: 2024-05-22, to: 2024-05-22}

Source: decisions of the Palestinian cabinet 2015 to 2024; calendars.md 5.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event and side."""
    for day in case.days:
        if day.reason and day.reason.kind == "closure-day":
            decided = day.reason.decided
            yield day.tell(day.reason, "decided" if decided else "", "error" if decided else None)


RULE = Rule(
    code="D009",
    name="closure-day",
    severity="warning",
    texts={
        "closure-day": Text(
            en="{date}: offices in {municipality} are expected to be closed, by estimate: {occasion}",
            de="{date}: Die Verwaltung von {municipality} hat voraussichtlich geschlossen: {occasion} (geschätzt)",
        ),
        "decided": Text(
            en="{date}: offices in {municipality} are closed: {occasion}",
            de="{date}: Die Verwaltung von {municipality} hat geschlossen: {occasion}",
        ),
    },
    hint={
        "closure-day": Text(
            en="choose another day; enter the decided days in `programs/closures.yaml`",
            de="einen anderen Tag wählen; beschlossene Tage in „programs/closures.yaml“ eintragen",
        ),
        "decided": Text(en="choose another day", de="einen anderen Tag wählen"),
    },
    german="""Eine Veranstaltung liegt an einem anderen Tag, an dem die Verwaltung einer Seite geschlossen hat.

Zu beiden Festen schließt der palästinensische öffentliche Dienst für fünf Tage, länger als das Fest selbst: auch am
Tag davor oder an einem danach. Weitere Tage kommen durch Beschluss hinzu, oft erst wenige Tage vorher. Geschätzte
Tage sind eine Warnung; Tage, die in der Datei der Schließtage als beschlossen stehen, sind ein Fehler. Ein Eintrag
dort kann auch eine einzelne Kommune betreffen, ebenso auf der deutschen Seite (Karneval, ein Betriebsausflug). Fällt
ein Feiertag auf denselben Tag, geht er vor (D004, D006, D007).""",
    check=check,
)
