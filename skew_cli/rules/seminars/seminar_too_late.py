"""A seminar ends after the first session starts.

Seminars prepare for the hospitation, so they lie before it. A seminar that the program offers as `optional` may do its
work later, too: then the finding is a warning. The first session is the earliest one that is not cancelled, online or
physical. Of a shared seminar the finding stands where the program names it.

Bad:
    seminars:
      - {id: country-analysis, date: 2024-05-14, start: "08:01"}  # <- V002
      - {id: language-course, date: 2024-05-21, start: "10:00", optional: true}  # <- V002
    sessions:
      - {id: sewage-works, date: 2024-05-28, start: "10:00"}
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}

Bad:
    mode: physical
    seminars:
      - analysis-2024  # <- V002
    sessions:
      - {id: visit, date: 2024-08-27, start: "10:00", host: nrw}
    # file: programs/2024/season.yaml
    seminars:
      - {id: analysis-2024, date: 2024-08-28, start: "10:00"}

Good:
    seminars:
      - {id: country-analysis, date: 2024-05-14, start: "08:00"}
      - {id: language-course, date: 2024-05-21, start: "10:00", status: cancelled}
      - {id: intercultural, topic: intercultural_communication}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-04-16, start: "10:00", status: cancelled}

Good:
    seminars:
      - {id: country-analysis, date: 2024-09-24, start: "10:00"}

Source: SKEW programme page 2024 ("vorbereitende Seminare").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per seminar."""
    first = case.session_meetings[0] if case.session_meetings else None
    if first is None:
        return
    optional = {path for path, seminar in case.seminars if seminar.optional}
    for meeting in case.schedule.of("seminar"):
        if meeting.end_utc > first.start_utc:
            shared = case.program.seminars[int(meeting.path[1])].shared
            yield Problem(
                path=meeting.path if shared else (*meeting.path, "date"),
                params={
                    "date": meeting.local("nrw")[0].date(),
                    "first": first.local("nrw")[0].date(),
                },
                severity="warning" if meeting.path in optional else None,
                labels=(Label(path=(*first.path, "date"), message_id="first-session"),),
            )


RULE = Rule(
    code="V002",
    name="seminar-too-late",
    severity="error",
    beside=("first-session",),
    texts={
        "seminar-too-late": Text(
            en="the seminar on {date} ends after the first session has begun on {first}",
            de="Das Seminar endet erst nach Beginn des ersten Termins (Seminar: {date}; erster Termin: {first})",
        ),
        "first-session": Text(en="first session", de="erster Termin"),
    },
    hint=Text(
        en="hold the seminar before the first session, or mark it as `optional: true`",
        de="das Seminar vor den ersten Termin legen oder mit `optional: true` als freiwillig kennzeichnen",
    ),
    german="""Ein Seminar endet erst nach Beginn des ersten Termins.

Seminare bereiten auf die Hospitation vor, deshalb liegen sie davor. Ein freiwilliges Seminar (`optional`) kann auch
später noch nützen: Dann ist der Befund eine Warnung. Der erste Termin ist der früheste, der nicht abgesagt ist,
online oder vor Ort. Bei einem gemeinsamen Seminar steht der Befund dort, wo das Programm es nennt.""",
    check=check,
)
