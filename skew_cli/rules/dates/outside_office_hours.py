"""An event is not wholly inside the office hours of a side that takes part.

Hours are local to each municipality and stand in its entry of the directory. Without one, German municipalities work
8:00 to 16:00, on Fridays to 12:00, Palestinian ones 8:00 to 15:00: with one hour of difference a session of two hours
fits if it starts between 8:00 and 12:00 German time. An end on the minute of closing fits. On a weekend, a holiday or
another closure day only that is reported (D004, D006, D007, D009), in Ramadan the hours of Ramadan count for the
Palestinian side (D015), and what has been held is history. Of a physical session only the host's hours count. Agreed
with both sides, an evening can be fine: it is a warning.

Bad:
    exploration: {date: 2024-04-16, start: "07:59"}  # <- D005, D005
    sessions:
      - {id: too-early, date: 2024-05-14, start: "07:59"}  # <- D005
      - {id: too-late, date: 2024-05-28, start: "12:01"}  # <- D005
      - {id: evening, date: 2024-06-04, start: "17:00"}  # <- D005, D005
      - {id: night, date: 2024-06-11, start: "23:30"}  # <- D005, D005
      - {id: visit, date: 2024-06-12, start: "08:30", duration_min: 460, mode: physical, host: nrw}  # <- D005
    seminars:
      - {id: friday, sides: [nrw], date: 2024-04-26, start: "10:01"}  # <- D005

Bad:
    session_defaults: {start: "14:00"}
    sessions:
      - id: sorting-plant  # <- D005
        date: 2024-05-14

Bad:
    sessions:
      - {id: closed-town-hall, date: 2024-06-12, start: "10:00"}  # <- D005
      - {id: long-day, date: 2024-06-13, start: "14:00"}  # <- D005
    # file: programs/municipalities.yaml
    municipalities:
      - id: koeln
        name: {de: Köln}
        country: de
        office_hours:
          - {days: [mon, tue], start: "08:00", end: "16:00"}
          - {days: [thu], start: "08:00", end: "18:00"}

Bad:
    exploration: {date: 2024-03-19, start: "17:00"}  # <- D005

Good:
    exploration: {date: 2024-04-16, start: "08:00"}
    sessions:
      - {id: first-start, date: 2024-05-14, start: "08:00"}
      - {id: last-start, date: 2024-05-28, start: "12:00"}
      - {id: ascension, date: 2024-05-09, start: "08:00", mode: physical, host: nrw, duration_min: 600}
      - {id: sunday, date: 2024-06-09, start: "08:00", duration_min: 360}
      - {id: eid, date: 2024-06-17, start: "13:00"}
      - {id: added-day, date: 2024-06-20, start: "13:00"}
      - {id: held, date: 2024-06-11, start: "17:00", status: held}
      - {id: cancelled, date: 2024-06-12, start: "17:00", status: cancelled}
      - {id: visit, date: 2024-06-13, start: "08:00", duration_min: 480, mode: physical, host: nrw}
    seminars:
      - {id: friday, sides: [nrw], date: 2024-04-26, start: "10:00"}

Source: Israelnetz; MINA 2024; German hours are an assumption; calendars.md 2.
"""

from collections.abc import Iterator

from skew_cli.calendars.days import office_hours, weekday
from skew_cli.model.finding import Params, Problem, Quote, Term
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event and side."""
    for day in case.days:
        start, end = day.meeting.local(day.side)
        hours = office_hours(day.municipality, day.date)
        if (
            (hours and end.date() == day.date and hours[0] <= start.time() and end.time() <= hours[1])
            or day.shut
            or day.noted("ramadan")
        ):
            continue
        params: Params = {
            "date": day.date,
            "municipality": Quote(day.municipality.title("de")),
            "weekday": Term(weekday(day.date)),
        }
        path = (*day.meeting.path, "start")
        if hours is None:
            yield Problem(path=path, message_id="no-office-hours", params=params)
        else:
            spans = {"start": start, "end": end, "opens": hours[0], "closes": hours[1]}
            yield Problem(path=path, params={**params, **{name: f"{each:%H:%M}" for name, each in spans.items()}})


RULE = Rule(
    code="D005",
    name="outside-office-hours",
    severity="warning",
    texts={
        "outside-office-hours": Text(
            en="{date}, {start} to {end} local time, is outside the office hours of {municipality}, {opens} to {closes}",
            de="{date}, {start} bis {end} Uhr Ortszeit liegt außerhalb der Dienstzeiten von {municipality} "
            "({opens} bis {closes} Uhr)",
        ),
        "no-office-hours": Text(
            en="{date}: {municipality} has no office hours on this day of the week",
            de="{date}: {municipality} hat an diesem Wochentag keine Dienstzeiten",
        ),
    },
    hint=Text(
        en="choose another time, or correct the hours in `programs/municipalities.yaml`",
        de="eine andere Uhrzeit wählen oder die Dienstzeiten in „programs/municipalities.yaml“ berichtigen",
    ),
    german="""Eine Veranstaltung liegt nicht ganz in den Dienstzeiten einer Seite, die teilnimmt.

Die Dienstzeiten gelten in der Ortszeit jeder Kommune und stehen in ihrem Eintrag im Verzeichnis. Ohne Eintrag
arbeiten deutsche Kommunen von 8:00 bis 16:00 Uhr, freitags bis 12:00 Uhr, palästinensische von 8:00 bis 15:00 Uhr:
Bei einer Stunde Unterschied passt ein zweistündiger Termin, wenn er zwischen 8:00 und 12:00 Uhr deutscher Zeit
beginnt. Ein Ende genau zum Dienstschluss passt. An einem Wochenende, einem Feiertag oder einem anderen Schließtag
wird nur das gemeldet (D004, D006, D007, D009), im Ramadan zählen für die palästinensische Seite die Arbeitszeiten des
Ramadan (D015), und durchgeführte Veranstaltungen werden nicht mehr geprüft. Bei einem Termin vor Ort zählen nur die
Dienstzeiten der gastgebenden Seite. Mit beiden Seiten vereinbart, kann ein Abend in Ordnung sein: Es ist eine
Warnung.""",
    check=check,
)
