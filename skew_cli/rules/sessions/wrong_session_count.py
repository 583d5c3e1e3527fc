"""The number of online sessions is not within the limits of the call.

The call of 2024 asks for three to five online sessions. Only active ones count: a cancelled session does not. The
limits are `sessions_min` and `sessions_max` of the season profile. Programs of the mode `physical` are not meant.

Bad:
    sessions:  # <- S001
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-05-28, start: "10:00"}

Good:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}
      - {id: sewage-works, date: 2024-05-28, start: "10:00"}
      - {id: recycling-yard, date: 2024-06-11, start: "10:00"}

Source: SKEW programme page 2024 ("drei bis fünf Online-Termine").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem for the list of sessions."""
    low, high = case.profile.sessions_min, case.profile.sessions_max
    found = len(case.online)
    if case.program.mode != "physical" and not low <= found <= high:
        yield Problem(
            path=("sessions",),
            key=True,
            params={"season": case.program.season, "min": low, "max": high, "found": found},
        )


RULE = Rule(
    code="S001",
    name="wrong-session-count",
    severity="warning",
    ladder={"planned": "error"},
    texts={
        "wrong-session-count": Text(
            en="a program of season {season} needs {min} to {max} online sessions; this one has {found}",
            de="Ein Programm des Programmjahrs {season} braucht {min} bis {max} Online-Termine; hier sind es {found}",
        )
    },
    hint=Text(en="add or cancel sessions", de="Termine ergänzen oder absagen"),
    needs=(("sessions", "*"), ("season",)),
    german="""Die Zahl der Online-Termine liegt nicht in den Grenzen der Ausschreibung.

Die Ausschreibung von 2024 verlangt drei bis fünf Online-Termine. Abgesagte Termine zählen nicht mit. Die Grenzen
stehen im Jahresprofil unter `sessions_min` und `sessions_max`. Programme mit dem Format `physical` sind nicht
gemeint.""",
    check=check,
)
