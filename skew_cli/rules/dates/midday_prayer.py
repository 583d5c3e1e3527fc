"""An event meets the time of the midday prayer.

In the summer it begins at about 12:35 to 12:45 in Hebron, by the sun; `prayer_window` of the season profile holds the
span. Who wishes can plan the break for it. It is looked at only while Hebron has summer time, and only where the
Palestinian side takes part (of a physical session, as the host).

Bad:
    sessions:
      - {id: into-it, date: 2024-05-14, start: "09:36"}  # <- D020
      - {id: to-its-end, date: 2024-05-28, start: "11:44", duration_min: 60}  # <- D020
      - {id: around-it, date: 2024-06-11, start: "10:00"}  # <- D020
      - {id: visit, date: 2024-06-12, start: "10:00", mode: physical, host: palestine}  # <- D020

Good:
    exploration: {date: 2024-04-16, start: "11:00"}
    seminars:
      - {id: own, sides: [nrw], date: 2024-05-14, start: "10:00"}
    sessions:
      - {id: before, date: 2024-05-14, start: "09:35"}
      - {id: after, date: 2024-05-28, start: "11:45", duration_min: 60}
      - {id: held, date: 2024-06-11, start: "10:00", status: held}
      - {id: visit, date: 2024-06-12, start: "10:00", mode: physical, host: nrw}

Source: solar noon in Bethlehem; calendars.md 2.1.
"""

import datetime as dt
from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

_SUMMER = dt.timedelta(hours=3)


def check(case: Case) -> Iterator[Problem]:
    """One problem per event; an event that goes on past midnight meets the window of its first day."""
    window = case.profile.prayer_window
    for meeting, sides in case.upcoming:
        if "palestine" not in sides:
            continue
        start, end = meeting.local("palestine")
        until = end.time() if end.date() == start.date() else dt.time.max
        if start.time() < window.end and window.start < until and start.utcoffset() == _SUMMER:
            yield Problem(
                path=(*meeting.path, "start"),
                params={
                    "date": start.date(),
                    "start": f"{window.start:%H:%M}",
                    "end": f"{window.end:%H:%M}",
                    "municipality": case.town("palestine"),
                },
            )


RULE = Rule(
    code="D020",
    name="midday-prayer",
    severity="info",
    texts={
        "midday-prayer": Text(
            en="{date}: the midday prayer begins in {municipality} between {start} and {end}, during the event",
            de="{date}: Das Mittagsgebet beginnt in {municipality} zwischen {start} und {end} Uhr, während der "
            "Veranstaltung",
        )
    },
    hint=Text(en="plan the break for that time", de="die Pause in diese Zeit legen"),
    german="""Eine Veranstaltung fällt in die Zeit des Mittagsgebets.

Im Sommer beginnt es in Hebron nach dem Sonnenstand etwa um 12:35 bis 12:45 Uhr; die Spanne steht im Jahresprofil
unter `prayer_window`. Wer mag, kann die Pause dafür einplanen. Geprüft wird nur, solange in Hebron Sommerzeit gilt,
und nur, wenn die palästinensische Seite teilnimmt (bei einem Termin vor Ort: wenn sie gastgebend ist).""",
    check=check,
)
