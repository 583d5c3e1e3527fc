"""An event lies on an Islamic holiday of the Palestinian side.

These are Eid al-Fitr (three days), Eid al-Adha (four days), Islamic New Year, Mawlid, and Isra' and Mi'raj. They follow
the moon: skew estimates them by a table, and the feast can come a day earlier or later. An estimated one is a warning,
one that is entered as decided in the closures file an error. On a weekend or a public holiday only that is
reported (D004, D006). Of a physical session only the host's calendar counts, and what has been held is history.

Bad:
    sessions:
      - {id: decided, date: 2024-06-17, start: "10:00"}  # <- D007
      - {id: new-year, date: 2024-07-07, start: "10:00"}  # <- D007
      - {id: visit, date: 2024-06-18, start: "10:00", mode: physical, host: palestine}  # <- D007
    seminars:
      - {id: mawlid, sides: [palestine], date: 2024-09-15, start: "10:00"}  # <- D007
      - {id: fitr, date: 2024-04-11, start: "10:00"}  # <- D007
      - {id: miraj, date: 2024-02-08, start: "10:00"}  # <- D007

Bad:
    sessions:
      - {id: moved, date: 2024-07-08, start: "10:00"}  # <- D007
      - {id: estimate, date: 2024-07-07, start: "10:00"}
    # file: programs/closures.yaml
    closures:
      - {occasion: islamic_new_year, hijri_year: 1446, from: 2024-07-08, to: 2024-07-08}

Good:
    exploration: {date: 2024-04-10, start: "10:00", status: held}
    sessions:
      - {id: day-before, date: 2024-07-06, start: "10:00"}
      - {id: added-day, date: 2024-06-20, start: "10:00"}
      - {id: visit, date: 2024-06-18, start: "10:00", mode: physical, host: nrw}
      - {id: cancelled, date: 2024-06-18, start: "10:00", status: cancelled}
    seminars:
      - {id: weekend, sides: [palestine], date: 2024-04-12, start: "10:00"}
      - {id: own, sides: [nrw], date: 2024-06-18, start: "10:00"}

Source: tables of hijridate (Umm al-Qura); MINA 2024; calendars.md 4 and 5.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event."""
    for day in case.days:
        if day.reason and day.reason.kind == "islamic-holiday":
            decided = day.reason.decided
            yield day.tell(day.reason, "decided" if decided else "", "error" if decided else None)


RULE = Rule(
    code="D007",
    name="islamic-holiday",
    severity="warning",
    texts={
        "islamic-holiday": Text(
            en="{date} is an Islamic holiday in {municipality}, by estimate: {occasion}",
            de="{date} ist in {municipality} voraussichtlich islamischer Feiertag: {occasion} (geschätzt)",
        ),
        "decided": Text(
            en="{date} is an Islamic holiday in {municipality}: {occasion}",
            de="{date} ist in {municipality} islamischer Feiertag: {occasion}",
        ),
    },
    hint={
        "islamic-holiday": Text(
            en="choose another day, also not the one before or after; enter the decided days in `programs/closures.yaml`",
            de="einen anderen Tag wählen, auch nicht den davor oder danach; beschlossene Tage in "
            "„programs/closures.yaml“ eintragen",
        ),
        "decided": Text(en="choose another day", de="einen anderen Tag wählen"),
    },
    german="""Eine Veranstaltung liegt an einem islamischen Feiertag der palästinensischen Seite.

Gemeint sind das Fest des Fastenbrechens (drei Tage), das Opferfest (vier Tage), das Islamische Neujahr, der
Prophetengeburtstag und die Himmelfahrt des Propheten. Sie richten sich nach dem Mond: skew schätzt sie nach einer
Tabelle, und das Fest kann einen Tag früher oder später liegen. Ein geschätzter Feiertag ist eine Warnung; einer, der
in der Datei der Schließtage als beschlossen steht, ist ein Fehler. Am Wochenende oder an einem gesetzlichen Feiertag
wird nur das gemeldet (D004, D006). Bei einem Termin vor Ort zählt nur der Kalender der gastgebenden Seite, und
durchgeführte Veranstaltungen werden nicht mehr geprüft.""",
    check=check,
)
