"""The short report is overdue.

Goals, results and new fields of cooperation go to SKEW while they are fresh: at most `report_due_days` of the season
profile after the last session that was not cancelled, online or on site. The day of the report stands in
`follow_up.report`; any day will do, even one to come. While a session has no date the last one is not known, and the
rule is silent.

Bad:
    # as-of: 2024-07-26
    sessions:
      - {id: sorting-plant, date: 2024-06-25}
      - {id: sewage-works, date: 2024-06-11}
    follow_up: {new_fields: ["Compost"]}  # <- U004

Bad:
    # as-of: 2024-07-26
    schema: 1  # <- U004
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    status: done
    sessions:
      - {id: sorting-plant, date: 2024-06-25, start: "10:00", status: held}
      - {id: sewage-works, date: 2024-07-09, start: "10:00", status: cancelled}

Good:
    # as-of: 2024-07-25
    status: done
    sessions:
      - {id: sorting-plant, date: 2024-06-25}

Good:
    # as-of: 2024-07-26
    sessions:
      - {id: sorting-plant, date: 2024-06-25}
    follow_up: {report: 2024-08-15}

Good:
    # as-of: 2024-07-26
    sessions:
      - {id: sorting-plant, date: 2024-06-25}
      - {id: sewage-works}

Good:
    # as-of: 2024-07-26
    sessions:
      - {id: sorting-plant, date: 2024-06-25, status: cancelled}

Source: assumption of this project, from general professional knowledge.
"""

import datetime as dt
from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    follow_up = case.program.follow_up
    dates = [session.date for _, session in case.sessions if session.date is not None]
    if not dates or len(dates) < len(case.sessions) or (follow_up and follow_up.report):
        return
    due = max(dates) + dt.timedelta(days=case.profile.report_due_days)
    if case.today > due:
        yield Problem(path=("follow_up",) if follow_up else (), key=True, params={"date": max(dates), "due": due})


RULE = Rule(
    code="U004",
    name="report-overdue",
    severity="info",
    texts={
        "report-overdue": Text(
            en="the last session was on {date}, and no short report is recorded; it was due on {due}",
            de="Der letzte Termin war am {date}, und kein Kurzbericht ist festgehalten; er war bis {due} fällig",
        )
    },
    hint=Text(
        en="send the report and write the day in `follow_up.report`",
        de="den Kurzbericht schicken und den Tag in `follow_up.report` eintragen",
    ),
    needs=(
        ("follow_up", "report"),
        ("sessions", "*", "id"),
        ("sessions", "*", "date"),
        ("sessions", "*", "status"),
    ),
    german="""Der Kurzbericht ist überfällig.

Lernziele, Ergebnisse und neue Kooperationsfelder gehen an die SKEW, solange sie frisch sind: höchstens so viele Tage
nach dem letzten nicht abgesagten Termin, online oder vor Ort, wie im Jahresprofil unter `report_due_days` stehen. Der
Tag des Berichts steht in `follow_up.report`; jeder Tag ist recht, auch ein künftiger. Solange ein Termin kein Datum
hat, steht der letzte nicht fest, und die Regel schweigt.""",
    check=check,
)
