"""An event lies on the day before or after an Islamic holiday that is only estimated.

The feast begins when the new moon is sighted, and the table can be a day off: in 2015 Eid al-Adha came a day later than
the tables said. The day before the first and after the last day of an estimated holiday, or of the days for which
offices are expected to close, may turn out to be one of them. Once the days are decided in the closures file, the
neighbouring days are safe. On a day that is closed anyway only that is reported (D004, D006, D007, D009).

Bad:
    season: 2025
    sessions:
      - {id: before-eid, date: 2025-06-04, start: "10:00"}  # <- D008
      - {id: after-eid, date: 2025-06-10, start: "10:00"}  # <- D008
      - {id: before-new-year, date: 2025-06-25, start: "10:00"}  # <- D008
      - {id: visit, date: 2025-06-25, start: "10:00", mode: physical, host: palestine}  # <- D008

Good:
    sessions:
      - {id: after-decided, date: 2024-06-23, start: "10:00"}
      - {id: weekend, date: 2024-07-06, start: "10:00"}
    seminars:
      - {id: own, sides: [nrw], date: 2024-07-08, start: "10:00"}
      - {id: held, date: 2024-07-08, start: "10:00", status: held}

Good:
    season: 2025
    sessions:
      - {id: two-days-before, date: 2025-06-03, start: "10:00"}
      - {id: eve, date: 2025-06-05, start: "10:00"}
      - {id: after-decided, date: 2025-06-25, start: "10:00"}
      - {id: visit, date: 2025-06-04, start: "10:00", mode: physical, host: nrw}
    # file: programs/closures.yaml
    closures:
      - {occasion: islamic_new_year, hijri_year: 1447, from: 2025-06-26, to: 2025-06-26, status: decided}

Source: the decision of 2015 beside the table; calendars.md 5.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event."""
    for day in case.days:
        if day.reason and day.reason.kind == "moon-sighting":
            yield day.tell(day.reason)


RULE = Rule(
    code="D008",
    name="moon-sighting-risk",
    severity="warning",
    texts={
        "moon-sighting-risk": Text(
            en="{date} may become a holiday in {municipality} by the moon sighting: {occasion} is estimated for the "
            "neighbouring day",
            de="{date} kann in {municipality} durch die Mondsichtung Feiertag werden: {occasion} ist für den Tag "
            "daneben geschätzt",
        )
    },
    hint=Text(
        en="choose a day farther away, or agree on a reserve date",
        de="einen Tag mit mehr Abstand wählen oder einen Ausweichtermin vereinbaren",
    ),
    german="""Eine Veranstaltung liegt am Tag vor oder nach einem islamischen Feiertag, der nur geschätzt ist.

Das Fest beginnt mit der Mondsichtung, und die Tabelle kann um einen Tag danebenliegen: 2015 begann das Opferfest
einen Tag später, als die Tabellen sagten. Der Tag vor dem ersten und der nach dem letzten Tag eines geschätzten
Feiertags oder der Tage, an denen die Verwaltung voraussichtlich geschlossen hat, kann sich selbst als ein solcher Tag
erweisen. Stehen die Tage als beschlossen in der Datei der Schließtage, sind die Tage daneben sicher. An einem Tag, an
dem ohnehin geschlossen ist, wird nur das gemeldet (D004, D006, D007, D009).""",
    check=check,
)
