"""Two consecutive online sessions lie too close together or too far apart.

Between two sessions both sides need time to work on what they heard; after too long a gap they have to start anew. The
days from one German date to the next have the limits `gap_min_days` and `gap_max_days` of the season profile. A long
gap that spans the whole NRW summer holidays cannot be helped and is only an information; if the holidays of that
year are not known it stays a warning. The finding stands at the later session. A session whose time cannot be read
by its zone (D001 to D003) still fills a long gap.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-05-15, start: "10:00"}  # <- S006
      - {id: recycling-yard, date: 2024-05-15, start: "14:00"}  # <- S006

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-06-19, start: "10:00"}  # <- S006

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-07-04, start: "10:00"}
      - {id: sewage-works, date: 2024-08-21, start: "10:00"}  # <- S006

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-07-08, start: "10:00"}
      - {id: sewage-works, date: 2024-08-21, start: "10:00"}  # <- S006

Bad:
    season: 2030
    sessions:
      - {id: sorting-plant, date: 2030-06-20, start: "10:00"}
      - {id: sewage-works, date: 2030-08-07, start: "10:00"}  # <- S006

Good:
    mode: hybrid
    sessions:
      - {id: sorting-plant, date: 2024-05-13, start: "10:00"}
      - {id: visit, date: 2024-05-14, start: "10:00", mode: physical, host: nrw}
      - {id: sewage-works, date: 2024-05-15, start: "10:00"}
      - {id: composting, date: 2024-05-16, start: "10:00", status: cancelled}
      - {id: recycling-yard, date: 2024-06-19, start: "10:00"}

Good:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-06-04, start: "10:00", anchor: UTC}
      - {id: recycling-yard, date: 2024-06-25, start: "10:00"}

Source: calendars.md 6 and 8; the limits are an assumption.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from skew_cli.calendars.days import nrw_summer_holidays
from skew_cli.model.finding import Label, Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per pair of consecutive sessions."""
    low, high = case.profile.gap_min_days, case.profile.gap_max_days
    unplaced = [each.event.date for each in case.faults if each.path[0] == "sessions"]
    for one, two in pairwise(case.online_meetings):
        before, after = one.local("nrw")[0].date(), two.local("nrw")[0].date()
        days = (after - before).days
        filled = days > high and any(date and before <= date <= after for date in unplaced)
        if low <= days <= high or filled:
            continue
        summer = _summer_between(before, after) if days > high else None
        yield Problem(
            path=(*two.path, "date"),
            message_id="too-short" if days < low else "over-summer" if summer else "",
            params={"days": days, "min": low, "max": high} | ({"start": summer[0], "end": summer[1]} if summer else {}),
            severity="info" if summer else None,
            labels=(Label(path=(*one.path, "date"), message_id="previous"),),
        )


def _summer_between(before: dt.date, after: dt.date) -> tuple[dt.date, dt.date] | None:
    """The NRW summer holidays that lie wholly between two dates."""
    known = (nrw_summer_holidays(year) for year in {before.year, after.year})
    return next((each for each in known if each and before < each[0] and each[1] < after), None)


RULE = Rule(
    code="S006",
    name="bad-gap",
    severity="warning",
    beside=("previous",),
    texts={
        "bad-gap": Text(
            en="days since the previous session: {days}; after more than {max} the thread breaks",
            de="Tage seit dem vorigen Termin: {days}; nach mehr als {max} reißt der Faden",
        ),
        "too-short": Text(
            en="days since the previous session: {days}; at least {min} are needed to work on it",
            de="Tage seit dem vorigen Termin: {days}; zum Nacharbeiten sind mindestens {min} nötig",
        ),
        "over-summer": Text(
            en="days since the previous session: {days}; the summer holidays lie between, {start} to {end}",
            de="Tage seit dem vorigen Termin: {days}; dazwischen liegen die Sommerferien ({start} bis {end})",
        ),
        "previous": Text(en="previous session", de="voriger Termin"),
    },
    hint={
        "bad-gap": Text(
            en="move one of the sessions, or add one between them",
            de="einen der Termine verlegen oder einen dazwischen ergänzen",
        ),
        "too-short": Text(en="move one of the sessions", de="einen der Termine verlegen"),
        "over-summer": Text(
            en="begin the first session after the holidays with a look back",
            de="den ersten Termin nach den Ferien mit einem Rückblick beginnen",
        ),
    },
    german="""Zwei aufeinanderfolgende Online-Termine liegen zu nah beieinander oder zu weit auseinander.

Zwischen zwei Terminen brauchen beide Seiten Zeit, das Gehörte zu verarbeiten; nach einer zu langen Lücke müssen sie
neu anfangen. Gezählt werden die Tage von einem deutschen Datum zum nächsten; die Grenzen stehen im Jahresprofil unter
`gap_min_days` und `gap_max_days`. Eine lange Lücke, in der die ganzen Sommerferien von NRW liegen, lässt sich nicht
vermeiden und ist nur ein Hinweis; sind die Ferien des Jahres nicht bekannt, bleibt es eine Warnung. Der Befund steht
beim späteren Termin. Auch ein Termin, dessen Zeit sich nicht bestimmen lässt (D001 bis D003), füllt eine lange Lücke.""",
    check=check,
)
