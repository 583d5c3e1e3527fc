"""A session has no moderator.

Somebody gives the floor, keeps the time and watches over the interpreters' pace; the experts cannot do that beside their
own part. The moderator stands in the session or, for all of them, in `session_defaults`. Seminars are not meant, and the
exploration meeting has a rule of its own (X003). A moderator who is not among the people is meant by rule F007.

Bad:
    status: planned
    sessions:
      - {id: sorting-plant}  # <- R001
      - {id: sewage-works, moderator: nobody-known}
      - {id: recycling-yard, mode: physical, host: nrw}  # <- R001

Bad:
    status: confirmed
    sessions:
      - {id: sorting-plant, deputy_moderator: moderation-a}  # <- R001

Good:
    status: planned
    session_defaults: {moderator: moderation-a}
    sessions:
      - {id: sorting-plant}

Good:
    status: planned
    sessions:
      - {id: sorting-plant, status: cancelled}

Good:
    status: explored
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
        if not session.moderator:
            yield Problem(path=path, key=True)


RULE = Rule(
    code="R001",
    name="no-moderator",
    severity="warning",
    since="planned",
    ladder={"confirmed": "error"},
    texts={"no-moderator": Text(en="the session has no moderator", de="Der Termin hat keine Moderation")},
    hint=Text(
        en="name a person in `moderator`, of the session or of `session_defaults`",
        de="eine Person in `moderator` nennen, beim Termin oder in `session_defaults`",
    ),
    needs=(("sessions", "*", "moderator"), ("session_defaults", "moderator")),
    german="""Ein Termin hat keine Moderation.

Jemand erteilt das Wort, hält die Zeit ein und achtet auf ein Tempo, bei dem gedolmetscht werden kann; die
Referent*innen können das neben ihrem Beitrag nicht leisten. Die moderierende Person steht beim Termin oder für alle
Termine in `session_defaults`. Seminare sind nicht gemeint, und für das Exploration-Meeting gibt es eine eigene Regel
(X003). Hat die moderierende Person keinen Eintrag unter den Personen, meldet das die Regel F007.""",
    check=check,
)
