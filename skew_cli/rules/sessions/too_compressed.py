"""All online sessions lie within a few days.

A hospitation lives from what happens between the sessions: questions come up, colleagues are asked, answers are tried
out. Three or more sessions within `compact_days` of the season profile, first and last day included, leave no room for
that. Sessions without date or start do not count yet.

Bad:
    sessions:  # <- S007
      - {id: sorting-plant, date: 2024-05-13, start: "10:00"}
      - {id: sewage-works, date: 2024-05-15, start: "10:00"}
      - {id: recycling-yard, date: 2024-05-19, start: "10:00"}

Good:
    sessions:
      - {id: sorting-plant, date: 2024-05-13, start: "10:00"}
      - {id: sewage-works, date: 2024-05-15, start: "10:00"}
      - {id: recycling-yard, date: 2024-05-20, start: "10:00"}

Good:
    sessions:
      - {id: sorting-plant, date: 2024-05-13, start: "10:00"}
      - {id: sewage-works, date: 2024-05-15, start: "10:00"}
      - {id: recycling-yard, date: 2024-05-16, start: "10:00", status: cancelled}

Good:
    mode: physical
    sessions:
      - {id: arrival-day, date: 2024-08-26, start: "10:00", host: nrw}
      - {id: sorting-plant, date: 2024-08-27, start: "10:00", host: nrw}
      - {id: sewage-works, date: 2024-08-28, start: "10:00", host: nrw}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

_SERIES = 3
"""From so many sessions on they are a series; two may well be close together (rulebook S007)."""


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, for the list of sessions."""
    dates = [each.local("nrw")[0].date() for each in case.online_meetings]
    if len(dates) >= _SERIES and (dates[-1] - dates[0]).days + 1 <= case.profile.compact_days:
        yield Problem(
            path=("sessions",),
            key=True,
            params={
                "found": len(dates),
                "max": case.profile.compact_days,
                "start": dates[0],
                "end": dates[-1],
            },
        )


RULE = Rule(
    code="S007",
    name="too-compressed",
    severity="warning",
    texts={
        "too-compressed": Text(
            en="all {found} online sessions lie within {max} days, from {start} to {end}",
            de="Alle {found} Online-Termine liegen innerhalb von {max} Tagen ({start} bis {end})",
        )
    },
    hint=Text(en="spread the sessions over several weeks", de="die Termine auf mehrere Wochen verteilen"),
    german="""Alle Online-Termine liegen innerhalb weniger Tage.

Eine Hospitation lebt von dem, was zwischen den Terminen geschieht: Fragen kommen auf, Kolleg*innen werden gefragt,
Antworten werden ausprobiert. Dafür bleibt kein Raum, wenn drei oder mehr Termine innerhalb von `compact_days` des
Jahresprofils liegen, den ersten und den letzten Tag mitgezählt. Termine ohne Datum oder Beginn zählen noch nicht.""",
    check=check,
)
