"""The sessions do not share one weekday and one time.

A fixed weekday and start are easier to keep free. Compared are three or more online sessions by weekday and start in
their anchor zone; the most frequent pair is the pattern, of equally frequent ones that of the earliest session. Sessions
that are held belong to the pattern, but only others are named; the days of a visit are left out. One finding for the
program names all that differ.

Bad:
    sessions:  # <- D014
      - {id: one, date: 2024-05-14, start: "10:00"}
      - {id: two, date: 2024-05-22, start: "10:00"}
      - {id: three, date: 2024-05-28, start: "10:00"}
      - {id: four, date: 2024-06-04, start: "09:00"}

Bad:
    sessions:  # <- D014
      - {id: one, date: 2024-05-14, start: "10:00", status: held}
      - {id: two, date: 2024-05-22, start: "10:00"}
      - {id: three, date: 2024-05-30, start: "10:00"}

Good:
    sessions:
      - {id: one, date: 2024-05-14, start: "10:00"}
      - {id: two, date: 2024-05-21, start: "10:00"}
      - {id: three, date: 2024-06-11, start: "10:00"}
      - {id: four, date: 2024-06-12, start: "10:00", status: cancelled}
      - {id: five, date: 2024-06-13, start: "10:00", mode: physical, host: nrw}
      - {id: six}

Good:
    sessions:
      - {id: one, date: 2024-05-14, start: "10:00"}
      - {id: two, date: 2024-05-22, start: "11:00"}

Good:
    sessions:
      - {id: one, date: 2024-05-15, start: "10:00", status: held}
      - {id: two, date: 2024-05-21, start: "10:00"}
      - {id: three, date: 2024-05-28, start: "10:00"}

Source: assumption.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterator

from skew_cli.calendars.days import weekday
from skew_cli.calendars.meetings import Meeting
from skew_cli.calendars.zones import zone
from skew_cli.model.finding import Label, Problem, Quote, Term
from skew_cli.model.session import Session
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

_SERIES = 3


def check(case: Case) -> Iterator[Problem]:
    """One problem for the program."""
    slots = [(_slot(each), each) for each in case.online_meetings]
    if len(slots) < _SERIES or len({slot for slot, _ in slots}) == 1:
        return
    (usual, _), *_ = Counter(slot for slot, _ in slots).most_common(1)
    others = [each for slot, each in slots if slot != usual and each.event.status != "held"]
    if others:
        yield Problem(
            path=("sessions",),
            key=True,
            params={
                "weekday": Term(usual[0]),
                "start": f"{usual[1]:%H:%M}",
                "sessions": tuple(Quote(each.event.id) for each in others if isinstance(each.event, Session)),
            },
            labels=tuple(Label(path=(*each.path, "date"), message_id="other-slot") for each in others),
        )


def _slot(meeting: Meeting) -> tuple[str, dt.time]:
    """Weekday and start in the anchor zone; of equally frequent ones a counter keeps the earliest first."""
    start: dt.datetime = meeting.start_utc.astimezone(zone(meeting.event.anchor))
    return weekday(start), start.time()


RULE = Rule(
    code="D014",
    name="broken-pattern",
    severity="info",
    beside=("other-slot",),
    texts={
        "broken-pattern": Text(
            en="most sessions are on {weekday} at {start}, but not {sessions}",
            de="Die meisten Termine liegen am {weekday} um {start} Uhr, nicht aber {sessions}",
        ),
        "other-slot": Text(en="another weekday or start", de="anderer Wochentag oder Beginn"),
    },
    hint=Text(
        en="keep one weekday and one time if nothing speaks against it",
        de="einen Wochentag und eine Uhrzeit beibehalten, wenn nichts dagegen spricht",
    ),
    german="""Die Termine haben keinen gemeinsamen Wochentag und Beginn.

Ein fester Wochentag und eine feste Uhrzeit lassen sich leichter freihalten. Verglichen werden drei oder mehr
Online-Termine nach Wochentag und Beginn in ihrer Ankerzeitzone; die häufigste Kombination ist das Muster, bei
gleicher Häufigkeit die des frühesten Termins. Durchgeführte Termine zählen für das Muster mit, genannt werden aber
nur die anderen; die Tage eines Besuchs vor Ort bleiben außer Betracht. Ein einziger Befund für das Programm nennt
alle, die abweichen.""",
    check=check,
)
