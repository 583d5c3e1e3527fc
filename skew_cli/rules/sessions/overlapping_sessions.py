"""Two sessions of the program overlap, or a session does not end after its start.

The same people cannot sit in two sessions at once. A session ends when the next may begin: 10:00 to 12:00 and 12:00 to
14:00 do not overlap. Physical sessions count, cancelled ones do not. The finding stands at the later session and
labels every earlier one that it meets. A length of zero or less is reported where it is written.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-05-14, start: "11:59"}  # <- S004

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "13:00", anchor: Asia/Hebron}  # <- S004
      - {id: sewage-works, date: 2024-05-14, start: "11:30"}

Bad:
    mode: hybrid
    sessions:
      - {id: visit, date: 2024-08-27, start: "09:00", duration_min: 480, mode: physical, host: nrw}
      - {id: sorting-plant, date: 2024-08-27, start: "10:00"}  # <- S004
      - {id: sewage-works, date: 2024-08-27, start: "11:00"}  # <- S004

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", duration_min: 0}  # <- S004
      - {id: sewage-works, duration_min: -120}  # <- S004

Bad:
    session_defaults: {start: "10:00", duration_min: 0}  # <- S004
    sessions:
      - {id: sorting-plant, date: 2024-05-14}
      - {id: sewage-works, date: 2024-05-28}

Good:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-05-14, start: "12:00"}
      - {id: recycling-yard, date: 2024-05-14, start: "10:00", status: cancelled}
      - {id: composting, date: 2024-05-28, start: "10:00", duration_min: 1}

Source: needed for a sound calendar.
"""

from collections.abc import Iterator

from skew_cli.calendars.meetings import Meeting
from skew_cli.model.finding import Label, Path, Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per place with an impossible length, one per session that overlaps earlier ones."""
    faulty = {each.path[:2] for each in case.faults}
    lengths: dict[Path, int] = {
        case.place(path, "duration_min"): length
        for path, session in case.sessions
        if (length := case.length(session)) <= 0 and path not in faulty
    }
    for path, length in lengths.items():
        yield Problem(path=path, message_id="no-end-after-start", params={"found": length})
    before: list[Meeting] = []
    for meeting in case.session_meetings:  # in order of start
        start = meeting.start_utc
        if start >= meeting.end_utc:
            continue
        if others := [each for each in before if start < each.end_utc]:
            names = tuple(Quote(each.key.removeprefix("session-")) for each in others)
            yield Problem(
                path=(*meeting.path, "date"),
                params={"others": names},
                labels=tuple(Label(path=(*each.path, "date"), message_id="earlier") for each in others),
            )
        before.append(meeting)


RULE = Rule(
    code="S004",
    name="overlapping-sessions",
    severity="error",
    beside=("earlier",),
    texts={
        "overlapping-sessions": Text(
            en="the session overlaps with {others}", de="Der Termin überschneidet sich mit {others}"
        ),
        "no-end-after-start": Text(
            en="the session does not end after its start: {found} minutes",
            de="Der Termin endet nicht nach seinem Beginn: {found} Minuten",
        ),
        "earlier": Text(en="still going on then", de="läuft dann noch"),
    },
    hint={
        "overlapping-sessions": Text(en="move or cancel one of them", de="einen der Termine verlegen oder absagen"),
        "no-end-after-start": Text(
            en="write the length in minutes, break included", de="die Dauer in Minuten angeben, Pause eingeschlossen"
        ),
    },
    german="""Zwei Termine des Programms überschneiden sich, oder ein Termin endet nicht nach seinem Beginn.

Dieselben Personen können nicht in zwei Terminen zugleich sitzen. Ein Termin ist zu Ende, wenn der nächste beginnen
darf: 10:00 bis 12:00 und 12:00 bis 14:00 Uhr überschneiden sich nicht. Termine vor Ort zählen mit, abgesagte nicht.
Der Befund steht beim späteren Termin und zeigt alle früheren, mit denen er sich überschneidet. Eine Dauer von null
oder weniger wird dort gemeldet, wo sie steht.""",
    check=check,
)
