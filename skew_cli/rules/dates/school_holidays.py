"""An event lies in the school holidays of North Rhine-Westphalia.

The administration works, but in the summer many are away: a warning. In the other school holidays it is an information.
The three or four days that each school sets for itself are not known to skew. It counts whenever the German side takes
part; of a physical session only if it is the host.

Bad:
    exploration: {date: 2024-03-26, start: "10:00"}  # <- D010
    sessions:
      - {id: pentecost, date: 2024-05-21, start: "10:00"}  # <- D010
      - {id: first-day, date: 2024-07-08, start: "10:00"}  # <- D010
      - {id: last-day, date: 2024-08-20, start: "10:00"}  # <- D010
    seminars:
      - {id: own, sides: [nrw], date: 2024-10-15, start: "10:00"}  # <- D010

Bad:
    season: 2030
    sessions:
      - {id: from-the-file, date: 2030-07-02, start: "10:00"}  # <- D010
    # file: programs/closures.yaml
    school_holidays:
      - {name: summer, from: 2030-06-24, to: 2030-08-06}

Good:
    exploration: {date: 2024-03-26, start: "10:00", status: held}
    sessions:
      - {id: before, date: 2024-07-04, start: "10:00"}
      - {id: after, date: 2024-08-21, start: "10:00"}
      - {id: visit, date: 2024-07-09, start: "10:00", mode: physical, host: palestine}
    seminars:
      - {id: theirs, sides: [palestine], date: 2024-07-09, start: "10:00"}

Source: Ministry of schools NRW, Ferienordnung bis 2029/30; calendars.md 6.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event."""
    for day in case.days:
        for note in day.notes:
            if note.kind == "school-holidays":
                yield day.tell(note, severity=None if note.occasion == "summer" else "info")


RULE = Rule(
    code="D010",
    name="school-holidays",
    severity="warning",
    also=("info",),
    texts={
        "school-holidays": Text(
            en="{date} is in the school holidays of North Rhine-Westphalia: {occasion}",
            de="{date} liegt in den Schulferien von Nordrhein-Westfalen: {occasion}",
        )
    },
    hint=Text(
        en="ask {municipality} whether those concerned are there",
        de="bei {municipality} klären, ob die Beteiligten da sind",
    ),
    german="""Eine Veranstaltung liegt in den Schulferien von Nordrhein-Westfalen.

Die Verwaltung arbeitet, aber im Sommer sind viele im Urlaub: Das ist eine Warnung. In den anderen Schulferien ist es
ein Hinweis. Die drei oder vier Tage, die jede Schule selbst festlegt, kennt skew nicht. Es zählt immer, wenn die
deutsche Seite teilnimmt; bei einem Termin vor Ort nur, wenn sie gastgebend ist.""",
    check=check,
)
