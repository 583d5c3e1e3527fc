"""The blocks of an agenda do not add up to the length of the session.

An agenda that is too long overruns, and interpreters and rooms are booked to the minute; one that is too short hides
a block that was forgotten. Every block counts, break and sound check included. A session without agenda is not meant.

Bad:
    sessions:
      - id: sorting-plant
        agenda:  # <- S009
          - {kind: welcome, minutes: 15}
          - {kind: input, minutes: 60}
          - {kind: questions, minutes: 44}

Bad:
    mode: physical
    sessions:
      - id: sorting-plant
        duration_min: 180
        agenda:  # <- S009
          - {kind: tour, minutes: 181}

Good:
    session_defaults: {duration_min: 90}
    sessions:
      - id: sorting-plant
        duration_min: 120
        agenda:
          - {kind: welcome, minutes: 15}
          - {kind: input, minutes: 50}
          - {kind: break, minutes: 10}
          - {kind: questions, minutes: 45}
      - {id: sewage-works, agenda: [{kind: dialogue, minutes: 90}]}
      - {id: recycling-yard, agenda: []}
      - {id: composting, status: cancelled, agenda: [{kind: dialogue, minutes: 60}]}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session with an agenda."""
    for path, session in case.sessions:
        found, length = sum(each.minutes for each in session.agenda), case.length(session)
        if session.agenda and found != length:
            yield Problem(path=(*path, "agenda"), key=True, params={"found": found, "expected": length})


RULE = Rule(
    code="S009",
    name="agenda-does-not-add-up",
    severity="warning",
    texts={
        "agenda-does-not-add-up": Text(
            en="the agenda adds up to {found} minutes; the session lasts {expected}",
            de="Der Ablauf ergibt {found} Minuten; der Termin dauert {expected}",
        )
    },
    hint=Text(
        en="adjust the minutes of the blocks, or the length of the session",
        de="Minuten der Programmpunkte oder Dauer des Termins anpassen",
    ),
    needs=(
        ("sessions", "*", "agenda", "*", "minutes"),
        ("sessions", "*", "agenda", "*", "kind"),
        ("sessions", "*", "duration_min"),
        ("session_defaults", "duration_min"),
    ),
    german="""Die Programmpunkte eines Ablaufs ergeben zusammen nicht die Dauer des Termins.

Ein zu langer Ablauf überzieht, und Dolmetscher*innen und Räume sind auf die Minute gebucht; hinter einem zu kurzen
verbirgt sich ein vergessener Programmpunkt. Jeder Programmpunkt zählt, auch Pause und Tonprobe. Ein Termin ohne
Ablauf ist nicht gemeint.""",
    check=check,
)
