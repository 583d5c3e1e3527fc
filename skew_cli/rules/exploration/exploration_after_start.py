"""The exploration meeting does not end before the first session starts.

What the meeting decides, the sessions carry out: themes, departments, dates. The first session is the earliest one
that is not cancelled, online or physical. Even a meeting that ends in the minute in which the session starts is too late.

Bad:
    exploration: {date: 2024-05-14, start: "08:00"}  # <- X002
    sessions:
      - {id: sewage-works, date: 2024-05-28, start: "10:00"}
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}

Bad:
    mode: physical
    exploration: {date: 2024-08-28, start: "10:00"}  # <- X002
    sessions:
      - {id: visit, date: 2024-08-27, start: "10:00", host: nrw}

Good:
    exploration: {date: 2024-05-14, start: "07:59"}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-04-16, start: "10:00", status: cancelled}

Good:
    exploration: {date: 2024-06-28, start: "10:00", status: cancelled}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}

Good:
    exploration: {date: 2024-06-28, start: "10:00"}

Source: decision of this project, from the steps of the programme.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    for meeting in case.schedule.of("exploration"):
        first = case.session_meetings[0] if case.session_meetings else None
        if first and meeting.end_utc >= first.start_utc:
            yield Problem(
                path=("exploration", "date"),
                params={
                    "date": meeting.local("nrw")[0].date(),
                    "first": first.local("nrw")[0].date(),
                },
                labels=(Label(path=(*first.path, "date"), message_id="first-session"),),
            )


RULE = Rule(
    code="X002",
    name="exploration-after-start",
    severity="error",
    beside=("first-session",),
    texts={
        "exploration-after-start": Text(
            en="the exploration meeting on {date} does not end before the first session starts on {first}",
            de="Das Exploration-Meeting endet nicht vor Beginn des ersten Termins "
            "(Meeting: {date}; erster Termin: {first})",
        ),
        "first-session": Text(en="first session", de="erster Termin"),
    },
    hint=Text(en="hold the meeting before the first session", de="das Meeting vor den ersten Termin legen"),
    german="""Das Exploration-Meeting endet nicht vor Beginn des ersten Termins.

Was im Meeting beschlossen wird, setzen die Termine um: Themen, Fachbereiche, Daten. Der erste Termin ist der
früheste, der nicht abgesagt ist, online oder vor Ort. Auch ein Meeting, das in derselben Minute endet, in der der
Termin beginnt, ist zu spät.""",
    check=check,
)
