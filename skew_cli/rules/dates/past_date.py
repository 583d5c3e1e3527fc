"""An event lies in the past and is still planned.

What took place gets the status `held`, what did not is `cancelled` or gets a new date: otherwise nobody can see whether
it happened. Programs that are done are history.

Bad:
    # as-of: 2024-05-15
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}  # <- D019

Bad:
    # as-of: 2024-05-15
    status: confirmed
    exploration: {date: 2024-04-09, start: "10:00", status: confirmed}  # <- D019

Good:
    # as-of: 2024-05-14
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}

Good:
    # as-of: 2024-05-15
    exploration: {date: 2024-04-09, start: "10:00", status: held}
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", status: cancelled}

Good:
    # as-of: 2024-05-15
    status: done
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}

Source: rulebook; tool.
"""

from collections.abc import Iterator

from skew_cli.calendars.zones import berlin_date
from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event; its date is that of its start in Europe/Berlin, as today is."""
    if case.status == "done":
        return
    for meeting in case.meetings:
        date = berlin_date(meeting.start_utc)
        if date < case.today and meeting.event.status != "held":
            yield Problem(path=(*meeting.path, "date"), params={"date": date})


RULE = Rule(
    code="D019",
    name="past-date",
    severity="warning",
    texts={
        "past-date": Text(
            en="{date} is over, and the event is neither held nor cancelled",
            de="{date} ist vorbei, und die Veranstaltung ist weder durchgeführt noch abgesagt",
        )
    },
    hint=Text(
        en="set `status: held` or `cancelled`, or a new date",
        de="„status: held“ oder „cancelled“ setzen, oder ein neues Datum",
    ),
    needs=(("exploration", "status"), ("seminars", "*", "status"), ("sessions", "*", "status")),
    german="""Eine Veranstaltung liegt in der Vergangenheit und ist immer noch geplant.

Was stattgefunden hat, bekommt den Stand `held`; was nicht stattgefunden hat, `cancelled` oder ein neues Datum. Sonst
ist nicht zu erkennen, ob es dazu gekommen ist. Abgeschlossene Programme werden nicht geprüft.""",
    check=check,
)
