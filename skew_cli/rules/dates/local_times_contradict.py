"""The local times that the file gives for one event do not denote the same moment.

An event may give its start for both sides, besides `start`: `start_nrw` and `start_palestine`. Written twice, the times
guard against a forgotten time difference: usually Hebron is one hour ahead of Berlin, but before the Palestinian clocks
go forward (on 20 April in 2024) there is no difference. `start` counts in the zone `anchor`, by default German time.
The first of the two that does not fit is reported; until it does, the event is left out of all other checks of dates.

Bad:
    exploration: {date: 2024-04-18, start: "10:00", start_palestine: "11:00"}  # <- D002

Bad:
    sessions:
      - id: sorting-plant
        status: held
        date: 2024-04-22
        start: "10:00"
        start_nrw: "10:00"
        start_palestine: "10:00"  # <- D002
      - id: sewage-works
        date: 2024-05-14
        start: "11:00"
        anchor: Asia/Hebron
        start_nrw: "11:00"  # <- D002
        start_palestine: "12:00"

Good:
    exploration: {date: 2024-04-18, start: "10:00", start_nrw: "10:00", start_palestine: "10:00"}
    sessions:
      - {id: sorting-plant, date: 2024-04-22, start: "10:00", start_palestine: "11:00"}
      - {id: sewage-works, date: 2024-05-14, start: "11:00", anchor: Asia/Hebron, start_nrw: "10:00"}
      - {id: landfill, date: 2024-05-28, start: "10:00", start_palestine: "10:00", status: cancelled}
      - {id: recycling-yard, start: "10:00", start_palestine: "10:00"}
      - {id: bad-zone, date: 2024-06-11, start: "10:00", anchor: UTC, start_palestine: "10:00"}

Source: Brühl working group, 2020 (a video conference began late because the difference had been forgotten);
calendars.md 1.2.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem per event."""
    for fault in case.faults:
        date, start = fault.event.date, fault.event.start
        if fault.kind == "contradiction" and date and start:
            yield Problem(
                path=fault.path,
                message_id="german-time-contradicts" if fault.path[-1] == "start_nrw" else "",
                params={
                    "date": date,
                    "start": f"{start:%H:%M}",
                    "zone": fault.event.anchor,
                    "written": fault.detail,
                    "expected": fault.expected,
                },
            )


RULE = Rule(
    code="D002",
    name="local-times-contradict",
    severity="error",
    texts={
        "local-times-contradict": Text(
            en="{date}: {start} in the zone {zone} is {expected} Palestinian local time, not {written}",
            de="{date}: {start} Uhr in der Zeitzone {zone} ist {expected} Uhr palästinensischer Ortszeit, "
            "nicht {written} Uhr",
        ),
        "german-time-contradicts": Text(
            en="{date}: {start} in the zone {zone} is {expected} German local time, not {written}",
            de="{date}: {start} Uhr in der Zeitzone {zone} ist {expected} Uhr deutscher Ortszeit, nicht {written} Uhr",
        ),
    },
    hint=Text(
        en="ask which of the times was agreed, and correct or remove the other",
        de="klären, welche der Uhrzeiten vereinbart ist, und die andere berichtigen oder entfernen",
    ),
    german="""Die Ortszeiten, die für eine Veranstaltung in der Datei stehen, bezeichnen nicht denselben Zeitpunkt.

Neben `start` kann der Beginn auch für beide Seiten angegeben werden: `start_nrw` und `start_palestine`. Doppelt
aufgeschrieben schützen die Zeiten vor einem vergessenen Zeitunterschied: Gewöhnlich ist es in Hebron eine Stunde
später als in Berlin, aber bis die palästinensischen Uhren vorgestellt werden (2024 am 20. April), gibt es keinen
Unterschied. `start` gilt in der Zeitzone `anchor`, ohne Angabe in deutscher Zeit. Gemeldet wird die erste der beiden
Angaben, die nicht passt; bis sie passt, bleibt die Veranstaltung bei allen anderen Prüfungen der Termine außen vor.""",
    check=check,
)
