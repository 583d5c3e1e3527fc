"""The agenda of a long online session has no break.

Attention drops on a screen, and interpreters need pauses. An online session longer than `break_after_min` of the season
profile has a block of kind `break`. A session without agenda is not meant.

Bad:
    sessions:
      - id: sorting-plant
        agenda: [{kind: input, minutes: 60}, {kind: dialogue, minutes: 60}]  # <- S015
      - id: sewage-works
        duration_min: 61
        agenda: [{kind: input, minutes: 61}]  # <- S015

Good:
    mode: hybrid
    sessions:
      - id: sorting-plant
        agenda: [{kind: input, minutes: 50}, {kind: break, minutes: 10}, {kind: dialogue, minutes: 60}]
      - {id: sewage-works, duration_min: 60, agenda: [{kind: input, minutes: 60}]}
      - {id: recycling-yard}
      - {id: composting, status: cancelled, agenda: [{kind: input, minutes: 120}]}
      - {id: visit, mode: physical, host: nrw, agenda: [{kind: tour, minutes: 120}]}

Source: Calliope-Interpreters; programme.md 8.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session with an agenda."""
    limit = case.profile.break_after_min
    for path, session in case.online:
        length = case.length(session)
        without = session.agenda and all(each.kind != "break" for each in session.agenda)
        if without and length > limit:
            yield Problem(path=(*path, "agenda"), key=True, params={"found": length, "max": limit})


RULE = Rule(
    code="S015",
    name="no-break",
    severity="warning",
    texts={
        "no-break": Text(
            en="the agenda has no break; the session lasts {found} minutes, more than {max} need one",
            de="Der Ablauf hat keine Pause; der Termin dauert {found} Minuten, ab mehr als {max} braucht er eine",
        )
    },
    hint=Text(
        en="add a block of kind `break`, ten minutes or so",
        de="einen Programmpunkt `break` ergänzen, etwa zehn Minuten",
    ),
    needs=(("sessions", "*", "agenda", "*", "kind"), ("sessions", "*", "agenda", "*", "minutes")),
    german="""Der Ablauf eines langen Online-Termins hat keine Pause.

Am Bildschirm lässt die Aufmerksamkeit nach, und Dolmetscher*innen brauchen Pausen. Dauert ein Online-Termin länger
als `break_after_min` im Jahresprofil, gehört ein Programmpunkt der Art `break` dazu. Ein Termin ohne Ablauf ist nicht
gemeint.""",
    check=check,
)
