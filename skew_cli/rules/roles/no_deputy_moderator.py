"""A session has no deputy moderator.

Moderators fall ill, and their line breaks like any other. Once the program is confirmed somebody is ready to take over
within a minute: `deputy_moderator` of the session or, for all of them, of `session_defaults`. Seminars and the
exploration meeting are not meant. Nobody is their own deputy.

Bad:
    status: confirmed
    sessions:
      - {id: sorting-plant, moderator: moderation-a}  # <- R006
      - {id: sewage-works, moderator: moderation-a, deputy_moderator: moderation-b}
      - {id: recycling-yard, moderator: moderation-a, deputy_moderator: moderation-a}  # <- R006

Bad:
    status: done
    mode: physical
    sessions:
      - {id: visit, host: nrw}  # <- R006

Good:
    status: confirmed
    session_defaults: {deputy_moderator: moderation-b}
    sessions:
      - {id: sorting-plant}

Good:
    status: confirmed
    exploration: {date: 2024-03-26, moderator: moderation-a}
    sessions:
      - {id: sorting-plant, status: cancelled}

Good:
    status: planned
    sessions:
      - {id: sorting-plant}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session."""
    for path, session in case.sessions:
        if session.deputy_moderator in {None, "", session.moderator}:
            yield Problem(path=path, key=True)


RULE = Rule(
    code="R006",
    name="no-deputy-moderator",
    severity="warning",
    since="confirmed",
    texts={
        "no-deputy-moderator": Text(
            en="the session has no deputy moderator", de="Der Termin hat keine Vertretung der Moderation"
        )
    },
    hint=Text(
        en="name a person in `deputy_moderator`, of the session or of `session_defaults`",
        de="eine Person in `deputy_moderator` nennen, beim Termin oder in `session_defaults`",
    ),
    needs=(("sessions", "*", "deputy_moderator"), ("session_defaults", "deputy_moderator")),
    german="""Ein Termin hat keine Vertretung der Moderation.

Auch wer moderiert, kann krank werden oder die Verbindung verlieren. Sobald das Programm bestätigt ist, steht jemand
bereit, um innerhalb einer Minute zu übernehmen: `deputy_moderator` beim Termin oder für alle Termine in
`session_defaults`. Seminare und Exploration-Meeting sind nicht gemeint. Niemand vertritt sich selbst.""",
    check=check,
)
