"""A planned online session has no platform.

Not every platform is allowed in a town hall and reachable in Palestine, and the choice decides about interpreting
channels and technical checks. Once the program is planned, `platform` is written in the session or, for all of them, in
`session_defaults`.

Bad:
    status: planned
    sessions:
      - {id: sorting-plant, platform: Webex}
      - {id: sewage-works}  # <- S013
      - {id: recycling-yard, platform: ""}  # <- S013

Good:
    status: planned
    session_defaults: {platform: Webex}
    sessions:
      - {id: sorting-plant}

Good:
    status: planned
    mode: hybrid
    sessions:
      - {id: visit, mode: physical, host: nrw}
      - {id: sewage-works, status: cancelled}

Good:
    status: explored
    sessions:
      - {id: sorting-plant}

Source: SKEW digital partnership work.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session."""
    for path, session in case.online:
        if not session.platform:
            yield Problem(path=path, key=True)


RULE = Rule(
    code="S013",
    name="platform-missing",
    severity="warning",
    since="planned",
    texts={"platform-missing": Text(en="the session has no platform", de="Der Termin hat keine Plattform")},
    hint=Text(
        en="agree on a platform that both sides may use, and write it in `platform`",
        de="eine auf beiden Seiten erlaubte Plattform vereinbaren und in `platform` eintragen",
    ),
    needs=(("sessions", "*", "platform"), ("session_defaults", "platform")),
    german="""Ein geplanter Online-Termin hat keine Plattform.

Nicht jede Plattform ist im Rathaus erlaubt und in der palästinensischen Kommune erreichbar, und von ihr hängen
Dolmetschkanäle und Technikcheck ab. Sobald das Programm geplant ist, steht `platform` beim Termin oder für alle
Termine in `session_defaults`.""",
    check=check,
)
