"""An online session does not have the length of the call.

The call of 2024 asks for two hours: `session_minutes` of the season profile. The break is part of them, the technical
room that opens before is not. A session without `duration_min` has the right length by itself. Within
`session_tolerance_min` the finding is a warning. A length from `session_defaults` is reported there, once. Days of a
physical visit are as long as they need to be.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", duration_min: 119}  # <- S002
      - {id: sewage-works, date: 2024-05-28, start: "10:00", duration_min: 121}  # <- S002

Bad:
    session_defaults: {start: "10:00", duration_min: 90}  # <- S002
    sessions:
      - {id: sorting-plant, date: 2024-05-14}
      - {id: sewage-works, date: 2024-05-28}
      - {id: recycling-yard, date: 2024-06-11, duration_min: 120}

Good:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", duration_min: 120}
      - {id: sewage-works, date: 2024-05-28, start: "10:00"}
      - {id: recycling-yard, date: 2024-06-11, start: "10:00", duration_min: 60, status: cancelled}

Good:
    mode: hybrid
    sessions:
      - {id: sorting-plant, date: 2024-08-27, start: "10:00", duration_min: 300, mode: physical, host: nrw}

Source: SKEW programme page 2024 ("jeweils zwei Stunden").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Path, Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per place where a wrong length is written."""
    asked = case.profile.session_minutes
    wrong: dict[Path, int] = {
        case.place(path, "duration_min"): length
        for path, session in case.online
        if (length := case.length(session)) != asked
    }
    for path, length in wrong.items():
        near = abs(length - asked) <= case.profile.session_tolerance_min
        yield Problem(
            path=path,
            params={"found": length, "expected": asked},
            severity="warning" if near else None,
        )


RULE = Rule(
    code="S002",
    name="wrong-length",
    severity="error",
    texts={
        "wrong-length": Text(
            en="an online session lasts {expected} minutes, break included; here it is {found}",
            de="Ein Online-Termin dauert {expected} Minuten, Pause eingeschlossen; hier sind es {found}",
        )
    },
    hint=Text(
        en="set the length to that of the call, or leave it out",
        de="Dauer an die Ausschreibung anpassen oder weglassen",
    ),
    german="""Ein Online-Termin dauert nicht so lange, wie die Ausschreibung vorsieht.

Die Ausschreibung von 2024 sieht zwei Stunden vor; die Dauer steht im Jahresprofil unter `session_minutes`. Die Pause
gehört dazu, die Zeit davor, in der der Raum für den Technikcheck offen ist, nicht. Ein Termin ohne `duration_min` hat
von selbst die richtige Dauer. Innerhalb von `session_tolerance_min` ist der Befund eine Warnung. Eine Dauer aus
`session_defaults` wird dort gemeldet, und zwar einmal. Die Tage eines Besuchs vor Ort sind so lang, wie sie sein
müssen.""",
    check=check,
)
