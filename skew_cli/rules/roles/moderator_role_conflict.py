"""The moderator also interprets, or is the only expert.

Nobody can moderate and interpret at once, and whoever is the only one to present cannot also lead the discussion of it.
The rule looks at exploration meeting, seminars and sessions, dated or not; the second half concerns sessions only. An
interpreter of `session_defaults` counts where the session takes interpreters from there and is not without interpreting
(`interpretation: none`). Other doubled roles, such as moderation and minutes, are not meant, and neither are network
events.

Bad:
    sessions:
      - id: sorting-plant
        moderator: moderation-a  # <- R002
        interpreters: [{person: interpreter-1}, {person: moderation-a}]

Bad:
    session_defaults:
      moderator: moderation-a
      interpreters:
        - {person: moderation-a}  # <- R002
    exploration:
      moderator: moderation-b  # <- R002
      interpreters: [{person: moderation-b}]
    sessions:
      - {id: sorting-plant}
      - {id: sewage-works}
      - {id: recycling-yard, moderator: moderation-b}
      - id: landfill
        moderator: moderation-b  # <- R002
        host_experts: [moderation-b]

Bad:
    seminars: [intercultural]  # <- R002
    session_defaults: {moderator: moderation-a}
    sessions:
      - id: sorting-plant
        host_experts: [moderation-a]  # <- R002
    # file: programs/2024/season.yaml
    seminars:
      - {id: intercultural, moderator: moderation-b, interpreters: [{person: moderation-b}]}

Good:
    session_defaults: {moderator: moderation-a, interpreters: [{person: moderation-b}]}
    sessions:
      - {id: sorting-plant, host_experts: [moderation-a, plant-manager], minutes_taker: moderation-a}
      - {id: sewage-works, moderator: moderation-b, interpretation: none}
      - {id: recycling-yard, moderator: moderation-b, host_experts: [moderation-b], status: cancelled}
      - {id: landfill, host_experts: []}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Path, Problem, Quote
from skew_cli.model.session import Event, Session
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per place and conflict, however many sessions take both people from `session_defaults`."""
    found: dict[tuple[Path, str], Problem] = {}
    for path, event in case.events:
        for message, place in _conflicts(case, path, event):
            moderates = case.place(path, "moderator")
            own, other = (place, moderates) if moderates[0] == "session_defaults" else (moderates, place)
            found.setdefault(
                (own, message),
                Problem(
                    path=own,
                    message_id=message,
                    params={"person": Quote(event.moderator or "")},
                    labels=(Label(path=other, message_id="other-role"),),
                ),
            )
    yield from found.values()


def _conflicts(case: Case, path: Path, event: Event) -> Iterator[tuple[str, Path]]:
    """Message and place of each second role of the moderator."""
    moderator = event.moderator
    for index, each in enumerate(event.interpreters if event.interpreted else ()):
        if each.person == moderator:
            yield "", (*case.place(path, "interpreters"), index, "person")
    if path[0] == "sessions" and isinstance(event, Session) and event.host_experts == (moderator,):
        yield "only-expert", (*path, "host_experts", 0)


RULE = Rule(
    code="R002",
    name="moderator-role-conflict",
    severity="warning",
    beside=("other-role",),
    texts={
        "moderator-role-conflict": Text(
            en="{person} moderates and interprets at the same time",
            de="{person} moderiert und dolmetscht zugleich",
        ),
        "only-expert": Text(
            en="{person} moderates and is the only host expert",
            de="{person} moderiert und ist zugleich die einzige Person, die für die gastgebende Seite referiert",
        ),
        "other-role": Text(en="the other role", de="die andere Rolle"),
    },
    hint={
        "moderator-role-conflict": Text(
            en="leave one of the two roles to somebody else",
            de="eine der beiden Rollen einer anderen Person geben",
        ),
        "only-expert": Text(
            en="let somebody else moderate, or name another host expert",
            de="eine andere Person moderieren lassen oder weitere Referent*innen nennen",
        ),
    },
    needs=(("sessions", "*", "host_experts", "*"),),
    german="""Die moderierende Person dolmetscht zugleich, oder sie ist die einzige, die referiert.

Niemand kann zugleich moderieren und dolmetschen, und wer als einzige Person vorträgt, kann nicht auch das Gespräch
darüber leiten. Geprüft werden Exploration-Meeting, Seminare und Termine, mit oder ohne Datum; der zweite Teil
betrifft nur Termine. Dolmetscher*innen aus `session_defaults` zählen dort, wo der Termin seine von dort nimmt und
nicht ohne Verdolmetschung ist (`interpretation: none`). Andere doppelte Rollen, etwa Moderation und Protokoll, sind
nicht gemeint, ebenso wenig Austauschformate.""",
    check=check,
)
