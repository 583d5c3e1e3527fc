"""A session names no host side.

In each session one municipality is host and shows its work, the other is guest; over the whole program both take
turns. Without `host` nobody knows who prepares the session. That always the same side hosts is rule P006.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00", host: nrw}
      - {id: sewage-works, date: 2024-05-28, start: "10:00"}  # <- S008

Bad:
    mode: physical
    sessions:
      - {id: sorting-plant, date: 2024-08-27, start: "10:00"}  # <- S008

Good:
    sessions:
      - {id: sorting-plant, host: nrw}
      - {id: sewage-works, host: palestine}
      - {id: recycling-yard, status: cancelled}

Source: SKEW programme page 2024 ("gegenseitige Verwaltungshospitationen").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session."""
    for path, session in case.sessions:
        if session.host is None:
            yield Problem(path=path, key=True)


RULE = Rule(
    code="S008",
    name="host-missing",
    severity="warning",
    texts={"host-missing": Text(en="the session names no host side", de="Der Termin nennt keine gastgebende Seite")},
    hint=Text(en="write `host: nrw` or `host: palestine`", de="`host: nrw` oder `host: palestine` eintragen"),
    needs=(("sessions", "*", "host"),),
    german="""Ein Termin nennt keine gastgebende Seite.

Bei jedem Termin ist eine Kommune gastgebend und zeigt ihre Arbeit, die andere ist zu Gast; im ganzen Programm
wechseln sie sich ab. Ohne `host` weiß niemand, wer den Termin vorbereitet. Ist immer dieselbe Seite gastgebend,
meldet das die Regel P006.""",
    check=check,
)
