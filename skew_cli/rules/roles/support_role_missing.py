"""A session has no minutes taker or no tech host.

Without minutes nothing of a session is left, and without somebody who runs the platform the first lost sound costs the
moderator ten minutes. Once the program is confirmed both are named, in the session or, for all of them, in
`session_defaults`; one person may do both. Each missing role is a finding. Seminars and the exploration meeting are not
meant.

Bad:
    status: confirmed
    sessions:
      - {id: sorting-plant}  # <- R003, R003
      - {id: sewage-works, minutes_taker: minutes-1}  # <- R003
      - {id: recycling-yard, tech_host: technician-1}  # <- R003

Bad:
    status: done
    mode: physical
    session_defaults: {tech_host: technician-1}
    sessions:
      - {id: visit, host: nrw}  # <- R003

Good:
    status: confirmed
    session_defaults: {tech_host: technician-1, minutes_taker: minutes-1}
    sessions:
      - {id: sorting-plant}
      - {id: sewage-works, minutes_taker: technician-1}

Good:
    status: confirmed
    exploration: {date: 2024-03-26}
    sessions:
      - {id: sorting-plant, status: cancelled}

Good:
    status: planned
    sessions:
      - {id: sorting-plant}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Term
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session and missing role."""
    for path, session in case.sessions:
        for role, person in (("minutes_taker", session.minutes_taker), ("tech_host", session.tech_host)):
            if not person:
                yield Problem(path=path, key=True, params={"role": Term(role)})


RULE = Rule(
    code="R003",
    name="support-role-missing",
    severity="warning",
    since="confirmed",
    texts={
        "support-role-missing": Text(
            en="the session has nobody in the role: {role}", de="Für den Termin ist niemand benannt: {role}"
        )
    },
    hint=Text(
        en="name people in `minutes_taker` and `tech_host`, of the session or of `session_defaults`",
        de="in `minutes_taker` und `tech_host` Personen nennen, beim Termin oder in `session_defaults`",
    ),
    needs=(
        ("sessions", "*", "minutes_taker"),
        ("sessions", "*", "tech_host"),
        ("session_defaults", "minutes_taker"),
        ("session_defaults", "tech_host"),
    ),
    german="""Für einen Termin ist niemand für das Protokoll oder die Technik benannt.

Ohne Protokoll bleibt von einem Termin nichts, und ohne jemanden, der die Plattform bedient, kostet der erste
Tonausfall die Moderation zehn Minuten. Sobald das Programm bestätigt ist, sind beide benannt, beim Termin oder für
alle Termine in `session_defaults`; eine Person darf beides übernehmen. Jede fehlende Rolle ist ein Befund. Seminare
und Exploration-Meeting sind nicht gemeint.""",
    check=check,
)
