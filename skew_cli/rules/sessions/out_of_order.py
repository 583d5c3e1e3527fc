"""The sessions are not in order of start, or their numbers do not follow their place in the file.

People read the file from top to bottom, documents number the sessions by it. Numbers are optional; a session that has
one has that of its place, and a cancelled session keeps its place and its number. Cancelled sessions and sessions
without date or start are left out of the order of start. The finding is one for the list and labels the first place
that is wrong.

Bad:
    sessions:  # <- S005
      - {id: sewage-works, date: 2024-05-28, start: "10:00"}
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: recycling-yard, date: 2024-05-07, start: "10:00"}

Bad:
    sessions:  # <- S005
      - {id: sorting-plant, number: 1, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, number: 2, date: 2024-05-28, start: "10:00", status: cancelled}
      - {id: recycling-yard, number: 2, date: 2024-06-11, start: "10:00"}

Bad:
    sessions:  # <- S005
      - {id: sorting-plant, number: 0, date: 2024-05-14, start: "10:00"}

Good:
    sessions:
      - {id: sorting-plant, number: 1, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, number: 2, date: 2024-05-07, start: "10:00", status: cancelled}
      - {id: recycling-yard, number: 3, date: 2024-06-11, start: "10:00"}
      - {id: composting, number: 4}
      - {id: landfill, date: 2024-06-11, start: "12:00"}

Source: needed for a sound file; calendars.md 10, trap 15.
"""

from collections.abc import Iterator
from itertools import pairwise

from skew_cli.model.finding import Label, Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem: for the first session that stands too late, else for the first wrong number."""
    placed = {each.path: each for each in case.session_meetings}
    in_file = [placed[path] for path, _ in case.sessions if path in placed]
    for one, two in pairwise(in_file):
        if two.start_utc < one.start_utc:
            yield Problem(
                path=("sessions",),
                key=True,
                params={"date": two.local("nrw")[0].date(), "other": one.local("nrw")[0].date()},
                labels=(
                    Label(path=(*one.path, "date"), message_id="later"),
                    Label(path=(*two.path, "date"), message_id="earlier"),
                ),
            )
            return
    for index, session in enumerate(case.program.sessions):
        if session.number is not None and session.number != index + 1:
            yield Problem(
                path=("sessions",),
                key=True,
                message_id="wrong-number",
                params={"session": Quote(session.id), "found": session.number, "expected": index + 1},
                labels=(Label(path=("sessions", index, "number"), message_id="number"),),
            )
            return


RULE = Rule(
    code="S005",
    name="out-of-order",
    severity="warning",
    beside=("later", "earlier", "number"),
    texts={
        "out-of-order": Text(
            en="the session of {date} stands behind that of {other}",
            de="Ein früherer Termin steht hinter einem späteren: {date} nach {other}",
        ),
        "wrong-number": Text(
            en="session {session} has the number {found}; by its place in the file it is {expected}",
            de="Der Termin {session} trägt die Nummer {found}; nach seiner Stelle in der Datei ist es die {expected}",
        ),
        "later": Text(en="starts later", de="beginnt später"),
        "earlier": Text(en="starts earlier", de="beginnt früher"),
        "number": Text(en="wrong number", de="falsche Nummer"),
    },
    hint={
        "out-of-order": Text(
            en="put the sessions in order of date and time", de="Termine nach Datum und Uhrzeit ordnen"
        ),
        "wrong-number": Text(
            en="number the sessions from 1 on, or leave the numbers out; cancelled ones keep theirs",
            de="Termine ab 1 durchzählen oder die Nummern weglassen; abgesagte behalten ihre",
        ),
    },
    needs=(("sessions", "*", "id"), ("sessions", "*", "number")),
    german="""Die Termine stehen nicht in zeitlicher Reihenfolge, oder ihre Nummern passen nicht zu ihrer Stelle in
der Datei.

Die Datei wird von oben nach unten gelesen, und Dokumente nummerieren die Termine danach. Nummern sind freiwillig; hat
ein Termin eine, dann die seiner Stelle, und ein abgesagter Termin behält Stelle und Nummer. Abgesagte Termine und
Termine ohne Datum oder Beginn bleiben bei der zeitlichen Reihenfolge außer Betracht. Für die ganze Liste gibt es
einen Befund, der die erste falsche Stelle zeigt.""",
    check=check,
)
