"""A session that was held has no minutes or no results.

What is not written down is lost when people change, and the next program begins anew. Once the program is done every
session that was not cancelled has `minutes`, a summary or where they are kept, and `results`. Both are for the advisors
and are printed nowhere. Exploration meeting (X006) and seminars are not meant.

Bad:
    status: done
    sessions:
      - {id: sorting-plant, status: held}  # <- U001
      - {id: sewage-works, status: held, minutes: "In the project folder"}  # <- U001
      - {id: recycling-yard, results: "Three ideas"}  # <- U001
      - {id: landfill, minutes: {de: "Projektablage"}, results: {de: ""}}  # <- U001

Good:
    status: done
    sessions:
      - {id: sorting-plant, minutes: {de: "Projektablage"}, results: "Three ideas"}
      - {id: sewage-works, status: cancelled}

Good:
    status: confirmed
    sessions:
      - {id: sorting-plant, status: held}

Source: UCLG.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session."""
    for path, session in case.sessions:
        minutes, results = wording(session.minutes, "de"), wording(session.results, "de")
        if not (minutes and results):
            message = "results-missing" if minutes else "only-minutes-missing" if results else ""
            yield Problem(path=path, key=True, message_id=message)


RULE = Rule(
    code="U001",
    name="minutes-missing",
    severity="warning",
    since="done",
    texts={
        "minutes-missing": Text(
            en="the session has neither minutes nor results", de="Der Termin hat weder ein Protokoll noch Ergebnisse"
        ),
        "only-minutes-missing": Text(en="the session has no minutes", de="Der Termin hat kein Protokoll"),
        "results-missing": Text(en="the session has no results", de="Der Termin hat keine Ergebnisse"),
    },
    hint=Text(
        en="write `minutes` (or where they are kept) and `results`, or cancel the session if it did not take place",
        de="`minutes` (oder deren Ablageort) und `results` eintragen, oder den Termin absagen, falls er nicht stattfand",
    ),
    needs=(("sessions", "*", "minutes", "*"), ("sessions", "*", "results", "*"), ("sessions", "*", "status")),
    german="""Ein durchgeführter Termin hat kein Protokoll oder keine Ergebnisse.

Was nicht aufgeschrieben ist, geht verloren, wenn die Personen wechseln, und das nächste Programm fängt von vorn an.
Sobald das Programm abgeschlossen ist, hat jeder nicht abgesagte Termin ein Protokoll (`minutes`), als Zusammenfassung
oder mit dem Ort, an dem es liegt, und Ergebnisse (`results`). Beides ist für die Beratung bestimmt und wird nirgends
gedruckt. Exploration-Meeting (X006) und Seminare sind nicht gemeint.""",
    check=check,
)
