"""An event with the Palestinian side lies in Ramadan.

People fast from dawn to sunset and work shorter hours: `ramadan_hours` of the season profile, Hebron time. Inside these
hours it is an information, otherwise a warning; the usual office hours of the Palestinian side do not count then (D005).
The days are by the table, one day off at most. On a closed day only that is reported (D004, D006, D007, D009), and of
a physical session only the host's calendar counts.

Bad:
    exploration: {date: 2024-03-12, start: "08:00"}  # <- D015
    seminars:
      - {id: too-early, date: 2024-03-13, start: "07:59"}  # <- D015
      - {id: last-start, date: 2024-03-14, start: "11:00"}  # <- D015
      - {id: too-late, date: 2024-03-19, start: "11:01"}  # <- D015
      - {id: night, date: 2024-03-20, start: "22:30"}  # <- D015

Bad:
    season: 2030
    exploration: {date: 2030-12-30, start: "10:00"}  # <- D015

Good:
    exploration: {date: 2024-03-12, start: "10:00", status: held}
    seminars:
      - {id: before, date: 2024-03-10, start: "10:00"}
      - {id: weekend, date: 2024-03-15, start: "10:00"}
      - {id: closed, date: 2024-04-09, start: "10:00"}
      - {id: after, date: 2024-04-15, start: "10:00"}
      - {id: own, sides: [nrw], date: 2024-03-12, start: "10:00"}
    sessions:
      - {id: visit, date: 2024-03-12, start: "10:00", mode: physical, host: nrw}

Source: Israelnetz 2017 and 2019, MINA 2024, PNN 2026; calendars.md 2 and 7.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event."""
    hours = case.profile.ramadan_hours
    for day in case.days:
        if not day.noted("ramadan") or day.shut:
            continue
        start, end = day.meeting.local(day.side)
        inside = end.date() == day.date and hours.start <= start.time() and end.time() <= hours.end
        yield Problem(
            path=(*day.meeting.path, "date"),
            message_id="" if inside else "outside-ramadan-hours",
            params={
                "date": day.date,
                "municipality": Quote(day.municipality.title("de")),
                "start": f"{start:%H:%M}",
                "end": f"{end:%H:%M}",
                "opens": f"{hours.start:%H:%M}",
                "closes": f"{hours.end:%H:%M}",
            },
            severity=None if inside else "warning",
        )


RULE = Rule(
    code="D015",
    name="ramadan-date",
    severity="info",
    also=("warning",),
    texts={
        "ramadan-date": Text(
            en="{date} is in Ramadan; offices in {municipality} work {opens} to {closes}",
            de="{date} liegt im Ramadan; in {municipality} wird von {opens} bis {closes} Uhr gearbeitet",
        ),
        "outside-ramadan-hours": Text(
            en="{date} is in Ramadan, and {start} to {end} local time is outside the hours of Ramadan in {municipality}, "
            "{opens} to {closes}",
            de="{date} liegt im Ramadan, und {start} bis {end} Uhr Ortszeit liegt außerhalb der Arbeitszeit von "
            "{municipality} im Ramadan ({opens} bis {closes} Uhr)",
        ),
    },
    hint={
        "ramadan-date": Text(
            en="plan no catering, and ask the Palestinian side whether the day suits",
            de="keine Bewirtung planen und bei der palästinensischen Seite nachfragen, ob der Tag passt",
        ),
        "outside-ramadan-hours": Text(
            en="move the event into these hours, or to a day after Ramadan",
            de="in diese Zeit legen oder auf einen Tag nach dem Ramadan",
        ),
    },
    german="""Eine Veranstaltung mit der palästinensischen Seite liegt im Ramadan.

Gefastet wird vom Morgengrauen bis zum Sonnenuntergang, und gearbeitet wird kürzer: `ramadan_hours` im Jahresprofil,
nach der Uhr in Hebron. Innerhalb dieser Zeiten ist es ein Hinweis, sonst eine Warnung; die üblichen Dienstzeiten der
palästinensischen Seite zählen dann nicht (D005). Die Tage richten sich nach der Tabelle und können um höchstens einen
Tag abweichen. An einem Tag, an dem ohnehin geschlossen ist, wird nur das gemeldet (D004, D006, D007, D009), und bei
einem Termin vor Ort zählt nur der Kalender der gastgebenden Seite.""",
    check=check,
)
