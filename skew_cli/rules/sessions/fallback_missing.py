"""A confirmed online session has no fallback channel.

When the line breaks the people of both sides need a second way: a telephone number to dial in, a messenger group. Once
the program is confirmed, `fallback` is written in the session or, for all of them, in `session_defaults`.

Bad:
    status: confirmed
    sessions:
      - {id: sorting-plant, fallback: "messenger group of the program"}
      - {id: sewage-works}  # <- S017
      - {id: recycling-yard, fallback: {de: ""}}  # <- S017

Good:
    status: confirmed
    session_defaults: {fallback: {de: "Telefoneinwahl", en: "phone dial-in"}}
    sessions:
      - {id: sorting-plant}

Good:
    status: confirmed
    mode: hybrid
    sessions:
      - {id: visit, mode: physical, host: nrw}
      - {id: sewage-works, status: cancelled}

Good:
    status: planned
    sessions:
      - {id: sorting-plant}

Source: astreamcometrue.de; SKEW digital partnership work.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session."""
    for path, session in case.online:
        if not wording(session.fallback, "de"):
            yield Problem(path=path, key=True)


RULE = Rule(
    code="S017",
    name="fallback-missing",
    severity="warning",
    since="confirmed",
    texts={"fallback-missing": Text(en="the session has no fallback channel", de="Der Termin hat keinen Ersatzkanal")},
    hint=Text(
        en="write a phone dial-in or a messenger group in `fallback`",
        de="eine Ersatz-Einwahl oder Messenger-Gruppe in `fallback` eintragen",
    ),
    needs=(("sessions", "*", "fallback", "*"), ("session_defaults", "fallback", "*")),
    german="""Ein bestätigter Online-Termin hat keinen Ersatzkanal.

Bricht die Verbindung ab, brauchen die Beteiligten beider Seiten einen zweiten Weg: eine Telefonnummer zum Einwählen
oder eine Messenger-Gruppe. Sobald das Programm bestätigt ist, steht `fallback` beim Termin oder für alle Termine in
`session_defaults`.""",
    check=check,
)
