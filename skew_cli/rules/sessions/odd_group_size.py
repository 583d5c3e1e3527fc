"""An online session expects very few or very many participants.

A session with one person is a phone call, one with fifty a lecture; collegial exchange needs a group in which everybody
can speak. The participants of both sides are added up, without SKEW, interpreters and technical staff, and compared
with `participants_min` and `participants_max` of the season profile. As long as a side has given no number the rule
is silent.

Bad:
    sessions:
      - {id: sorting-plant, participants: {nrw: 1, palestine: 0}}  # <- S012
      - {id: sewage-works, participants: {nrw: 13, palestine: 13}}  # <- S012

Good:
    mode: hybrid
    sessions:
      - {id: sorting-plant, participants: {nrw: 1, palestine: 1}}
      - {id: sewage-works, participants: {nrw: 12, palestine: 13}}
      - {id: recycling-yard, participants: {nrw: 40}}
      - {id: composting, participants: {nrw: 40, palestine: 40}, status: cancelled}
      - {id: visit, participants: {nrw: 40, palestine: 8}, mode: physical, host: nrw}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session."""
    low, high = case.profile.participants_min, case.profile.participants_max
    for path, session in case.online:
        expected = session.participants
        if expected is None or expected.nrw is None or expected.palestine is None:
            continue
        found = expected.nrw + expected.palestine
        if not low <= found <= high:
            yield Problem(path=(*path, "participants"), params={"found": found, "min": low, "max": high})


RULE = Rule(
    code="S012",
    name="odd-group-size",
    severity="info",
    texts={
        "odd-group-size": Text(
            en="expected participants of both sides: {found}; {min} to {max} suit an online session",
            de="Erwartete Teilnehmende beider Seiten: {found}; zu einem Online-Termin passen {min} bis {max}",
        )
    },
    hint=Text(en="invite more people, or plan small groups", de="weitere Personen einladen oder Kleingruppen vorsehen"),
    german="""Zu einem Online-Termin werden sehr wenige oder sehr viele Teilnehmende erwartet.

Ein Termin mit einer Person ist ein Telefonat, einer mit fünfzig ein Vortrag; kollegialer Austausch braucht eine
Gruppe, in der alle zu Wort kommen. Die Teilnehmenden beider Seiten werden zusammengezählt, ohne SKEW,
Dolmetscher*innen und Technik, und mit `participants_min` und `participants_max` im Jahresprofil verglichen. Solange
eine Seite noch keine Zahl genannt hat, schweigt die Regel.""",
    check=check,
)
