"""A local start or end does not exist, or exists twice, because the clocks change.

When summer time begins, an hour of the night is left out; when it ends, an hour is repeated. In 2024 the clocks change
in Berlin on 31 March and 27 October at 2:00 and 3:00, in Hebron and Gaza on 20 April and 26 October at 2:00. Looked at
are start and end in the zone `anchor`. The event is left out of all other checks of dates.

Bad:
    exploration: {date: 2024-03-31, start: "02:30"}  # <- D003
    seminars:
      - {id: skipped, date: 2024-04-20, start: "02:00", anchor: Asia/Hebron, status: held}  # <- D003
      - {id: repeated, date: 2024-10-26, start: "01:30", anchor: Asia/Gaza}  # <- D003
    sessions:
      - {id: start-twice, date: 2024-10-27, start: "02:00"}  # <- D003
      - {id: end-twice, date: 2024-10-26, start: "23:30", duration_min: 180}  # <- D003

Good:
    exploration: {date: 2024-03-31, start: "03:00"}
    seminars:
      - {id: before, date: 2024-04-20, start: "01:59", anchor: Asia/Hebron}
      - {id: elsewhere, date: 2024-04-20, start: "02:00"}
    sessions:
      - {id: before-twice, date: 2024-10-26, start: "23:30"}
      - {id: after-twice, date: 2024-10-27, start: "03:00"}
      - {id: cancelled, date: 2024-10-27, start: "02:30", status: cancelled}
      - {id: bad-zone, date: 2024-10-27, start: "02:30", anchor: UTC}

Source: calendars.md 1.1 (IANA time zone database).
"""

import datetime as dt
from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem per event, at its start."""
    for fault in case.faults:
        date, start = fault.event.date, fault.event.start
        if fault.kind in ("skipped", "repeated") and date and start:
            after_midnight = fault.detail < f"{start:%H:%M}"
            yield Problem(
                path=fault.path,
                message_id="" if fault.kind == "skipped" else "repeated-local-time",
                params={
                    "date": date + dt.timedelta(days=after_midnight),
                    "time": fault.detail,
                    "zone": fault.event.anchor,
                },
            )


RULE = Rule(
    code="D003",
    name="impossible-local-time",
    severity="error",
    texts={
        "impossible-local-time": Text(
            en="{date}: there is no {time} in the zone {zone}, because the clocks go forward",
            de="{date}: {time} Uhr gibt es in der Zeitzone {zone} nicht, weil die Uhren vorgestellt werden",
        ),
        "repeated-local-time": Text(
            en="{date}: {time} comes twice in the zone {zone}, because the clocks go back",
            de="{date}: {time} Uhr gibt es in der Zeitzone {zone} zweimal, weil die Uhren zurückgestellt werden",
        ),
    },
    hint=Text(
        en="choose a start so that the event does not begin or end in that hour",
        de="den Beginn so wählen, dass die Veranstaltung nicht in dieser Stunde anfängt oder endet",
    ),
    german="""Beginn oder Ende einer Veranstaltung gibt es als Ortszeit nicht oder zweimal, weil die Uhren umgestellt
werden.

Beginnt die Sommerzeit, fällt nachts eine Stunde aus; endet sie, wiederholt sich eine Stunde. Im Jahr 2024 werden die
Uhren in Berlin am 31. März um 2:00 Uhr und am 27. Oktober um 3:00 Uhr umgestellt, in Hebron und Gaza am 20. April und
am 26. Oktober um 2:00 Uhr. Geprüft werden Beginn und Ende in der Zeitzone `anchor`. Die Veranstaltung bleibt bei
allen anderen Prüfungen der Termine außen vor.""",
    check=check,
)
