"""A meeting was called off, moved or removed, and its recipients have not been told.

The calendar ledger beside the program says what was published last. Where the program says something else of a meeting
(date, time, length, tentative or confirmed, called off, no longer there), the calendars of others are wrong until `skew
ical` writes a draft and `skew publish` records it as sent. Texts are not compared here; `skew ical` finds those, too.
Silent for programs without a ledger.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-15, start: "10:00"}  # <- K002
    # file: programs/2024/koeln-bethlehem.calendar.json
    {"format": 1, "series": "41254513-8990-4c63-8382-04843abc0fce", "tool": "skew 0.1.0", "tzdata": "2024a",
     "items": {"1": {"kind": "VEVENT", "name": "event/session-sorting-plant", "created": "2024-04-12T08:00:00Z",
      "published": {"sequence": 0, "stamp": "2024-04-12T08:00:00Z", "hash": null, "status": "TENTATIVE", "title": {},
       "when": {"tzid": "Europe/Berlin", "start": "20240514T100000", "end": "20240514T120000",
        "start_utc": "20240514T080000Z", "end_utc": "20240514T100000Z"}}}}}

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", status: cancelled}  # <- K002
    # file: programs/2024/koeln-bethlehem.calendar.json
    {"format": 1, "series": "41254513-8990-4c63-8382-04843abc0fce", "tool": "skew 0.1.0", "tzdata": "2024a",
     "items": {"1": {"kind": "VEVENT", "name": "event/session-sorting-plant", "created": "2024-04-12T08:00:00Z",
      "published": {"sequence": 0, "stamp": "2024-04-12T08:00:00Z", "hash": null, "status": "TENTATIVE", "title": {},
       "when": {"tzid": "Europe/Berlin", "start": "20240514T100000", "end": "20240514T120000",
        "start_utc": "20240514T080000Z", "end_utc": "20240514T100000Z"}}}}}

Good:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
    # file: programs/2024/koeln-bethlehem.calendar.json
    {"format": 1, "series": "41254513-8990-4c63-8382-04843abc0fce", "tool": "skew 0.1.0", "tzdata": "2024a",
     "items": {"1": {"kind": "VEVENT", "name": "event/session-sorting-plant", "created": "2024-04-12T08:00:00Z",
      "published": {"sequence": 0, "stamp": "2024-04-12T08:00:00Z", "hash": null, "status": "TENTATIVE", "title": {},
       "when": {"tzid": "Europe/Berlin", "start": "20240514T100000", "end": "20240514T120000",
        "start_utc": "20240514T080000Z", "end_utc": "20240514T100000Z"}}}}}

Source: RFC 5545; RFC 5546.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from skew_cli.calendars.meetings import Meeting
from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.model.ledger import State

_TOLD = ("id", "date", "start", "anchor", "duration_min", "status")
"""What recipients were told of a meeting."""
_TAKES_PLACE = ("TENTATIVE", "CONFIRMED")
"""What may have been said of a meeting that was held: nobody needs to be told afterwards."""


def check(case: Case) -> Iterator[Problem]:
    """One problem per meeting that was published."""
    if not case.published:
        return
    meetings = {each.key: each for each in case.schedule.meetings}
    lost = {f"seminar-{each}" for each in case.lost_seminars}
    for key, state in sorted(case.published.items()):
        if key in lost:
            continue
        message = _differs(state, meetings.get(key))
        if message is not None:
            path = meetings[key].path if key in meetings else ()
            yield Problem(path=path, message_id=message, params={"key": Quote(key)})


def _differs(state: "State", meeting: Meeting | None) -> str | None:
    """The text for what recipients do not know; None where they know everything."""
    if meeting is None or not meeting.active:
        gone = "gone" if meeting is None else "called-off"
        return None if state.cancelled else gone
    from skew_cli.model.ledger import Span  # noqa: PLC0415 - start-up, law 10: most programs have no ledger

    times = state.when.instants if isinstance(state.when, Span) else None
    known = {"tentative": ("TENTATIVE",), "confirmed": ("CONFIRMED",)}.get(meeting.event.status, _TAKES_PLACE)
    same = times == (meeting.start_utc, meeting.end_utc) and state.status in known
    return None if same else "cancellation-not-sent"


RULE = Rule(
    code="K002",
    name="cancellation-not-sent",
    severity="warning",
    cancelled=True,
    texts={
        "cancellation-not-sent": Text(
            en="{key} has changed since the calendar was published; recipients do not know",
            de="{key} hat sich seit der Veröffentlichung des Kalenders geändert; das wissen die Empfänger*innen nicht",
        ),
        "called-off": Text(
            en="{key} is cancelled, but published as taking place",
            de="{key} ist abgesagt, aber als stattfindend veröffentlicht",
        ),
        "gone": Text(
            en="{key} was published and has no date and start in the program any more",
            de="{key} ist veröffentlicht, hat im Programm aber kein Datum mit Beginn mehr",
        ),
    },
    hint=Text(
        en="write the calendar anew with skew ical, send it, and record that with skew publish",
        de="den Kalender mit skew ical neu schreiben, verschicken und mit skew publish vermerken",
    ),
    german="""Ein Treffen wurde abgesagt, verlegt oder entfernt, und die Empfänger*innen wissen es nicht.

Im Kalenderverzeichnis neben dem Programm steht, was zuletzt veröffentlicht wurde. Wo das Programm über ein Treffen
etwas anderes sagt (Datum, Uhrzeit, Dauer, vorgemerkt oder bestätigt, abgesagt, nicht mehr vorhanden), sind die
Kalender der anderen falsch, bis `skew ical` einen Entwurf schreibt und `skew publish` ihn als verschickt vermerkt.
Texte werden hier nicht verglichen; `skew ical` findet auch diese. Die Regel schweigt bei Programmen ohne
Kalenderverzeichnis.""",
    needs=(
        *(("session_defaults", field) for field in ("start", "anchor", "duration_min")),
        *(("sessions", "*", field) for field in _TOLD),
        *(("seminars", "*", field) for field in _TOLD),
        *(("exploration", field) for field in _TOLD),
    ),
    check=check,
)
