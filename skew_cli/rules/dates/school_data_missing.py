"""An event lies where the school holidays of North Rhine-Westphalia are not known.

The data reach to 14 August 2029. What lies later is unknown, not free: add the holidays to `programs/closures.yaml`,
under `school_holidays`, as soon as they are published. They count on from the end of the data up to the first
holidays that are left out.

Bad:
    season: 2029
    sessions:
      - {id: first-unknown-day, date: 2029-08-15, start: "10:00"}  # <- D011
      - {id: visit, date: 2029-09-04, start: "10:00", mode: physical, host: nrw}  # <- D011

Bad:
    season: 2030
    sessions:
      - {id: before, date: 2030-06-18, start: "10:00"}  # <- D011
      - {id: in-known-holidays, date: 2030-07-02, start: "10:00"}
    # file: programs/closures.yaml
    school_holidays:
      - {name: summer, from: 2030-06-24, to: 2030-08-06}

Good:
    season: 2029
    sessions:
      - {id: last-known-day, date: 2029-08-14, start: "10:00"}
      - {id: held, date: 2029-09-04, start: "10:00", status: held}
      - {id: visit, date: 2029-09-05, start: "10:00", mode: physical, host: palestine}
    seminars:
      - {id: theirs, sides: [palestine], date: 2029-09-04, start: "10:00"}

Good:
    season: 2029
    sessions:
      - {id: added, date: 2029-09-04, start: "10:00"}
    # file: programs/closures.yaml
    school_holidays:
      - {name: autumn, from: 2029-10-15, to: 2029-10-27}

Source: data of the package holidays; calendars.md 6.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event."""
    for day in case.days:
        for note in day.notes:
            if note.kind == "school-data-missing":
                yield day.tell(note)


RULE = Rule(
    code="D011",
    name="school-data-missing",
    severity="warning",
    texts={
        "school-data-missing": Text(
            en="{date}: it is unknown whether there are school holidays in North Rhine-Westphalia",
            de="{date}: Ob in Nordrhein-Westfalen Schulferien sind, ist unbekannt",
        )
    },
    hint=Text(
        en="add the published holidays to `programs/closures.yaml`, under `school_holidays`",
        de="die veröffentlichten Ferien in „programs/closures.yaml“ unter „school_holidays“ ergänzen",
    ),
    german="""Eine Veranstaltung liegt in einer Zeit, für die die Schulferien von Nordrhein-Westfalen nicht bekannt
sind.

Die Daten reichen bis zum 14. August 2029. Was später liegt, ist unbekannt, nicht frei: Sobald die Ferien
veröffentlicht sind, werden sie in `programs/closures.yaml` unter `school_holidays` ergänzt. Sie gelten als lückenlos
vom Ende der Daten bis zu den ersten Ferien, die dort fehlen.""",
    check=check,
)
