"""Too few days lie between the exploration meeting and the first session.

After the meeting interpreters are booked, invitations go out, leaderships approve; interpreters alone may need several
weeks. There are at least `exploration_lead_days` of the season profile from the German date of the meeting to that of the
first session. A meeting that does not even end before the first session is meant by rule X002.

Bad:
    exploration: {date: 2024-05-01, start: "10:00"}  # <- X005
    sessions:
      - {id: sewage-works, date: 2024-05-28, start: "10:00"}
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}

Good:
    exploration: {date: 2024-04-30, start: "10:00"}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-05-07, start: "10:00", status: cancelled}

Good:
    exploration: {date: 2024-05-15, start: "10:00"}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}

Good:
    exploration: {date: 2024-05-01, start: "10:00", status: cancelled}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}

Source: simultandolmetscher page ("possibly several weeks before"); the limit is an assumption.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    lead = case.profile.exploration_lead_days
    for meeting in case.schedule.of("exploration"):
        first = case.session_meetings[0] if case.session_meetings else None
        if first is None or meeting.end_utc >= first.start_utc:
            continue
        days = (first.local("nrw")[0].date() - meeting.local("nrw")[0].date()).days
        if days < lead:
            yield Problem(
                path=("exploration", "date"),
                params={"found": days, "min": lead, "first": first.local("nrw")[0].date()},
                labels=(Label(path=(*first.path, "date"), message_id="first-session"),),
            )


RULE = Rule(
    code="X005",
    name="exploration-too-close",
    severity="warning",
    beside=("first-session",),
    texts={
        "exploration-too-close": Text(
            en="days from the exploration meeting to the first session: {found}; at least {min} are needed",
            de="Tage vom Exploration-Meeting bis zum ersten Termin: {found}; nötig sind mindestens {min}",
        ),
        "first-session": Text(en="first session", de="erster Termin"),
    },
    hint=Text(
        en="hold the meeting earlier, or begin the sessions later",
        de="das Meeting früher legen oder mit den Terminen später beginnen",
    ),
    german="""Zwischen dem Exploration-Meeting und dem ersten Termin liegen zu wenige Tage.

Nach dem Meeting werden Dolmetscher*innen gebucht, Einladungen verschickt und Freigaben der Leitungen eingeholt;
allein die Dolmetscher*innen brauchen manchmal mehrere Wochen Vorlauf. Vom deutschen Datum des Meetings bis zu dem des
ersten Termins vergehen mindestens so viele Tage, wie im Jahresprofil unter `exploration_lead_days` stehen. Endet das
Meeting nicht einmal vor dem ersten Termin, meldet das die Regel X002.""",
    check=check,
)
