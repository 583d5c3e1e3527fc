"""The clocks of the two sides are not one hour apart at the start or the end of an event.

From May to September it is always one hour later in Palestine. In March, April and October the two sides change their
clocks on different days, and for days or weeks the difference is nothing or two hours: in 2024 it was 0 hours from
31 March to 19 April. Who adds an hour from habit comes late. It is a warning for the exploration meeting and the
seminars, which often lie in those weeks, and an information for a session. Only events in which both sides take part
from their desks are looked at.

Bad:
    exploration: {date: 2024-04-08, start: "10:00"}  # <- D012
    seminars:
      - {id: country-analysis, date: 2024-04-18, start: "10:00"}  # <- D012

Bad:
    season: 2026
    sessions:
      - {id: saturday, date: 2026-03-28, start: "10:00"}  # <- D012
      - {id: over-the-switch, date: 2026-03-28, start: "00:00"}  # <- D012
      - {id: autumn, date: 2026-10-24, start: "10:00", anchor: Asia/Hebron}  # <- D012

Good:
    exploration: {date: 2024-04-08, start: "10:00", status: held}
    seminars:
      - {id: first-day, date: 2024-04-22, start: "10:00"}
      - {id: last-day, date: 2024-03-28, start: "10:00"}
      - {id: own, sides: [nrw], date: 2024-04-18, start: "10:00"}
    sessions:
      - {id: visit, date: 2024-04-18, start: "10:00", mode: physical, host: nrw}
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: cancelled, date: 2024-04-18, start: "10:00", status: cancelled}

Source: tzdata 2026f; the video conference Brühl–Battir of 2020; calendars.md 1.1.
"""

import datetime as dt
from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

_USUAL = dt.timedelta(hours=1)


def check(case: Case) -> Iterator[Problem]:
    """One problem per event."""
    for meeting, sides in case.upcoming:
        if "nrw" not in sides or "palestine" not in sides:
            continue
        (start_nrw, end_nrw), (start_palestine, end_palestine) = meeting.local("nrw"), meeting.local("palestine")
        ahead = _ahead(start_palestine, start_nrw)
        if ahead == _USUAL:
            ahead = _ahead(end_palestine, end_nrw)
        if ahead == _USUAL:
            continue
        yield Problem(
            path=(*meeting.path, "start"),
            params={
                "date": start_nrw.date(),
                "start_nrw": f"{start_nrw:%H:%M}",
                "end_nrw": f"{end_nrw:%H:%M}",
                "nrw": case.town("nrw"),
                "start_palestine": f"{start_palestine:%H:%M}",
                "end_palestine": f"{end_palestine:%H:%M}",
                "palestine": case.town("palestine"),
                "hours": ahead / dt.timedelta(hours=1),
            },
            severity=None if meeting.kind == "session" else "warning",
        )


def _ahead(palestine: dt.datetime, nrw: dt.datetime) -> dt.timedelta:
    """How far Palestine is ahead at an instant, which is given in both zones."""
    return (palestine.utcoffset() or dt.timedelta()) - (nrw.utcoffset() or dt.timedelta())


RULE = Rule(
    code="D012",
    name="unusual-offset",
    severity="info",
    also=("warning",),
    texts={
        "unusual-offset": Text(
            en="{date}: {start_nrw} to {end_nrw} in {nrw} is {start_palestine} to {end_palestine} in {palestine}; the "
            "difference is {hours} h, not 1 h",
            de="{date}: {start_nrw} bis {end_nrw} Uhr in {nrw} ist {start_palestine} bis {end_palestine} Uhr in "
            "{palestine}; der Unterschied ist {hours} h, nicht 1 h",
        )
    },
    hint=Text(
        en="write both local times into the invitation",
        de="beide Ortszeiten in die Einladung schreiben",
    ),
    german="""Die Uhren der beiden Seiten gehen bei Beginn oder Ende einer Veranstaltung nicht eine Stunde
auseinander.

Von Mai bis September ist es auf der palästinensischen Seite immer eine Stunde später. Im März, April und Oktober
stellen die beiden Seiten ihre Uhren an verschiedenen Tagen um; dann beträgt der Unterschied für Tage oder Wochen null
oder zwei Stunden: 2024 waren es vom 31. März bis zum 19. April 0 Stunden. Wer aus Gewohnheit eine Stunde dazuzählt,
kommt zu spät. Beim Exploration-Meeting und bei Seminaren, die oft in diesen Wochen liegen, ist es eine Warnung, bei
einem Termin ein Hinweis. Geprüft werden nur Veranstaltungen, an denen beide Seiten von ihrem Arbeitsplatz aus
teilnehmen.""",
    check=check,
)
