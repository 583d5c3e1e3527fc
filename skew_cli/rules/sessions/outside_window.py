"""An online session lies outside the window of the call.

The call of 2024 wants the virtual hospitation between May and September: `window_start` and `window_end` of the
season profile, both days included. The local dates of start and end count on both sides, so a late evening may
already be the next day in Palestine. If the season has no profile of its own, day and month of the nearest one are
taken in the year of the season, and only the first such session is told. Exploration meeting, seminars and physical visits are not bound by the window.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-04-30, start: "10:00"}  # <- S003
      - {id: sewage-works, date: 2024-10-01, start: "10:00"}  # <- S003

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-09-30, start: "21:30"}  # <- S003
      - {id: sewage-works, date: 2023-06-13, start: "10:00"}  # <- S003

Bad:
    season: 2031
    sessions:
      - {id: sorting-plant, date: 2031-04-30, start: "10:00"}  # <- S003
      - {id: sewage-works, date: 2031-05-01, start: "10:00"}

Good:
    exploration: {date: 2024-04-16, start: "10:00"}
    sessions:
      - {id: sorting-plant, date: 2024-05-01, start: "10:00"}
      - {id: sewage-works, date: 2024-09-30, start: "10:00"}
      - {id: recycling-yard, date: 2024-10-08, start: "10:00", status: cancelled}
      - {id: visit, date: 2024-10-15, start: "10:00", mode: physical, host: nrw}
    mode: hybrid

Source: SKEW programme page 2024 ("zwischen Mai und September").
"""

import datetime as dt
from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session; without a profile (F008) the first, since all may be outside for that one reason."""
    first, last = case.profile.window_start, case.profile.window_end
    season = case.program.season
    known = case.profile_year == season
    year = first.year
    start, end = _in_season(first, year), _in_season(last, year)
    for meeting in case.online_meetings:
        dates = [each.date() for side in meeting.sides for each in meeting.local(side)]
        if known:
            outside = [date for date in dates if not first <= date <= last]
        else:
            outside = [date for date in dates if not start <= _in_season(date, season) <= end]
        if outside:
            date = outside[0]
            yield Problem(
                path=(*meeting.path, "date"),
                message_id="" if known else "window-of-another-year",
                params={"date": date, "start": first, "end": last, "season": season},
            )
            if not known:
                return


def _in_season(date: dt.date, year: int) -> tuple[int, int, int]:
    """A date as years after `year`, month and day: comparable between seasons, whether or not 29 February exists."""
    return date.year - year, date.month, date.day


RULE = Rule(
    code="S003",
    name="outside-window",
    severity="error",
    texts={
        "outside-window": Text(
            en="{date} is outside the window of the call, {start} to {end}",
            de="{date} liegt außerhalb des Zeitraums der Ausschreibung ({start} bis {end})",
        ),
        "window-of-another-year": Text(
            en="{date} is outside the window; season {season} has no profile, so day and month of {start} to {end} count",
            de="{date} liegt außerhalb des Zeitraums; für das Programmjahr {season} gibt es kein Jahresprofil, "
            "daher gelten Tag und Monat dieses Zeitraums: {start} bis {end}",
        ),
    },
    hint=Text(
        en="choose a date inside the window, or correct the season",
        de="ein Datum im Zeitraum wählen oder das Programmjahr berichtigen",
    ),
    needs=(("season",),),
    german="""Ein Online-Termin liegt außerhalb des Zeitraums der Ausschreibung.

Die Ausschreibung von 2024 sieht die virtuelle Hospitation zwischen Mai und September vor; der Zeitraum steht im
Jahresprofil unter `window_start` und `window_end`, beide Tage eingeschlossen. Beginn und Ende zählen mit dem
örtlichen Datum beider Seiten; an einem späten Abend kann auf der palästinensischen Seite schon der nächste Tag sein.
Hat das Programmjahr kein eigenes Jahresprofil, gelten Tag und Monat des nächstgelegenen, übertragen auf das
Programmjahr; gemeldet wird dann nur der erste solche Termin. Exploration-Meeting, Seminare und Besuche vor Ort sind nicht an den Zeitraum gebunden.""",
    check=check,
)
