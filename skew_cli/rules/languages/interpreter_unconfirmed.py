"""An interpreter is not confirmed shortly before an event.

Interpreters are booked weeks ahead, and whoever has not promised to come may be elsewhere. Within
`interpreter_confirm_days` of the season profile before an exploration meeting, a seminar or a session every interpreter
of it has `confirmed: true`. An event that is over or `held` is past helping, and one with `interpretation: none` needs
nobody. Network events are not looked at.

Bad:
    # as-of: 2024-04-30
    status: confirmed
    sessions:
      - id: sorting-plant
        date: 2024-05-14
        interpreters:
          - {person: interpreter-1, confirmed: true}
          - {person: interpreter-2, confirmed: false}  # <- L004
          - {person: interpreter-3}  # <- L004

Bad:
    # as-of: 2024-05-14
    status: confirmed
    seminars: [intercultural]  # <- L004
    session_defaults:
      interpretation: consecutive
      interpreters:
        - {person: interpreter-1}  # <- L004, L004
    exploration: {date: 2024-05-14, interpreters: [{person: interpreter-1, confirmed: true}]}
    sessions:
      - {id: sorting-plant, date: 2024-05-14}
      - {id: sewage-works, date: 2024-05-28}
      - {id: recycling-yard, date: 2024-05-29}
    # file: programs/2024/season.yaml
    seminars:
      - {id: intercultural, date: 2024-05-21, interpreters: [{person: interpreter-2}]}

Good:
    # as-of: 2024-04-29
    status: confirmed
    sessions:
      - {id: sorting-plant, date: 2024-05-14, interpreters: [{person: interpreter-1}]}

Good:
    # as-of: 2024-05-15
    status: confirmed
    session_defaults: {interpreters: [{person: interpreter-1}]}
    sessions:
      - {id: sorting-plant, date: 2024-05-14}
      - {id: sewage-works, date: 2024-05-15, status: held}
      - {id: recycling-yard, date: 2024-05-16, status: cancelled}
      - {id: landfill, date: 2024-05-17, interpretation: none}
      - {id: composting}

Good:
    # as-of: 2024-05-13
    status: planned
    sessions:
      - {id: sorting-plant, date: 2024-05-14, interpreters: [{person: interpreter-1}]}

Source: Dolmetscherverband; partly an assumption.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per event and interpreter."""
    days = case.profile.interpreter_confirm_days
    for path, event in case.events:
        if event.date is None or not event.interpreted or not case.ahead(event, days):
            continue
        place = case.place(path, "interpreters")
        for index, interpreter in enumerate(event.interpreters):
            if not interpreter.confirmed:
                yield Problem(
                    path=(*place, index, "person"),
                    params={"person": Quote(interpreter.person), "date": event.date, "days": days},
                )


RULE = Rule(
    code="L004",
    name="interpreter-unconfirmed",
    severity="warning",
    since="confirmed",
    texts={
        "interpreter-unconfirmed": Text(
            en="the interpreter {person} for {date} is not confirmed; {days} days before, it should be settled",
            de="{person} ist für {date} nicht zum Dolmetschen bestätigt; {days} Tage vorher sollte das feststehen",
        )
    },
    hint=Text(
        en="ask for the promise and write `confirmed: true`, or book somebody else",
        de="die Zusage einholen und `confirmed: true` eintragen, oder jemand anderen buchen",
    ),
    needs=(
        ("exploration", "interpreters", "*", "confirmed"),
        ("seminars", "*", "interpreters", "*", "confirmed"),
        ("sessions", "*", "interpreters", "*", "confirmed"),
        ("session_defaults", "interpreters", "*", "confirmed"),
    ),
    german="""Kurz vor einer Veranstaltung ist jemand noch nicht zum Dolmetschen bestätigt.

Dolmetscher*innen werden Wochen im Voraus gebucht, und wer nicht zugesagt hat, ist vielleicht anderswo. Ist ein
Exploration-Meeting, ein Seminar oder ein Termin nur noch so viele Tage entfernt, wie im Jahresprofil unter
`interpreter_confirm_days` stehen, oder weniger, so steht bei allen, die dort dolmetschen, `confirmed: true`. Bei
einer Veranstaltung, die vorbei oder durchgeführt ist (`held`), lässt sich nichts mehr ändern, und eine mit
`interpretation: none` braucht niemanden. Austauschformate werden nicht geprüft.""",
    check=check,
)
