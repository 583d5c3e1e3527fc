"""Too much is presented for consecutive interpreting.

Consecutive interpreting about doubles the speaking time: of two hours about one remains for content. The blocks of
kind `input` and `tour` together may take no more than `consecutive_input_max_min` of the season profile. Simultaneous
interpreting and sessions without interpreting are not meant.

Bad:
    sessions:
      - id: sorting-plant
        interpretation: consecutive
        agenda:  # <- S010
          - {kind: input, minutes: 40}
          - {kind: tour, minutes: 26}
          - {kind: questions, minutes: 54}

Bad:
    session_defaults: {interpretation: consecutive}
    sessions:
      - id: sorting-plant
        agenda: [{kind: input, minutes: 66}]  # <- S010

Good:
    session_defaults: {interpretation: consecutive}
    sessions:
      - id: sorting-plant
        agenda:
          - {kind: input, minutes: 40}
          - {kind: tour, minutes: 25}
          - {kind: questions, minutes: 55}
      - {id: sewage-works, interpretation: simultaneous, agenda: [{kind: input, minutes: 66}]}
      - {id: recycling-yard, mode: physical, agenda: [{kind: tour, minutes: 120}]}
      - {id: composting, status: cancelled, agenda: [{kind: tour, minutes: 120}]}
    mode: hybrid

Source: simultandolmetscher page; programme.md 8.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session."""
    most = case.profile.consecutive_input_max_min
    for path, session in case.online:
        found = sum(each.minutes for each in session.agenda if each.kind in {"input", "tour"})
        if session.interpretation == "consecutive" and found > most:
            yield Problem(path=(*path, "agenda"), key=True, params={"found": found, "max": most})


RULE = Rule(
    code="S010",
    name="too-much-input",
    severity="warning",
    texts={
        "too-much-input": Text(
            en="input and tour take {found} minutes; with consecutive interpreting at most {max} fit",
            de="Fachbeitrag und Rundgang dauern {found} Minuten; bei konsekutiver Verdolmetschung passen höchstens {max}",
        )
    },
    hint=Text(
        en="shorten the input, or book simultaneous interpreting",
        de="Fachbeiträge kürzen oder simultan dolmetschen lassen",
    ),
    german="""Für konsekutive Verdolmetschung ist zu viel Vortrag vorgesehen.

Konsekutives Dolmetschen verdoppelt etwa die Redezeit: Von zwei Stunden bleibt rund eine für Inhalte. Die
Programmpunkte der Art `input` und `tour` dürfen zusammen höchstens so lange dauern, wie im Jahresprofil unter
`consecutive_input_max_min` steht. Termine mit simultaner und Termine ohne Verdolmetschung sind nicht gemeint.""",
    check=check,
)
