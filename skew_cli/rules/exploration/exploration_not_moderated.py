"""The exploration meeting is not moderated by SKEW.

SKEW accompanies and moderates the meeting, so that neither municipality has to play host and referee at once. The
moderator belongs to SKEW (`side: skew` or `affiliation: skew`) or acts on its behalf (`on_behalf_of: skew`). A moderator
who is not among the people is meant by rule F007.

Bad:
    exploration: {date: 2024-03-26, start: "10:00"}  # <- X003

Bad:
    people: [{id: mayor, name: "Mayor", side: nrw, affiliation: administration}]
    exploration:
      date: 2024-03-26
      moderator: mayor  # <- X003

Good:
    people: [{id: desk, name: "Desk officer", side: skew}]
    exploration: {date: 2024-03-26, moderator: desk}

Good:
    people: [{id: desk, name: "Desk officer", affiliation: skew}]
    exploration: {date: 2024-03-26, moderator: desk}

Good:
    exploration: {date: 2024-03-26, moderator: facilitator}
    # file: programs/people.yaml
    people: [{id: facilitator, name: "Facilitator", side: external, on_behalf_of: skew}]

Good:
    exploration: {moderator: nobody-known}

Good:
    exploration: {date: 2024-03-26, moderator: nobody-known}

Source: SKEW programme page 2024 ("Begleitung und Moderation").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    if case.exploration is None:
        return
    if not case.exploration.moderator:
        yield Problem(path=("exploration",), key=True)
        return
    moderator = case.people.get(case.exploration.moderator)
    if moderator and "skew" not in {moderator.side, moderator.affiliation, moderator.on_behalf_of}:
        yield Problem(path=("exploration", "moderator"), message_id="moderator-not-of-skew")


RULE = Rule(
    code="X003",
    name="exploration-not-moderated",
    severity="warning",
    texts={
        "exploration-not-moderated": Text(
            en="the exploration meeting has no moderator", de="Das Exploration-Meeting hat keine Moderation"
        ),
        "moderator-not-of-skew": Text(
            en="the moderator of the exploration meeting neither belongs to SKEW nor acts on its behalf",
            de="Die Moderation des Exploration-Meetings gehört nicht zur SKEW und handelt nicht in ihrem Auftrag",
        ),
    },
    hint=Text(
        en="name a moderator of SKEW, or give the person `on_behalf_of: skew`",
        de="eine Moderation der SKEW nennen oder bei der Person `on_behalf_of: skew` eintragen",
    ),
    needs=(("exploration", "moderator"),),
    german="""Das Exploration-Meeting wird nicht von der SKEW moderiert.

Die SKEW begleitet und moderiert das Meeting, damit keine Kommune gastgebend und zugleich unparteiisch sein muss. Die
moderierende Person gehört zur SKEW (`side: skew` oder `affiliation: skew`) oder handelt in ihrem Auftrag
(`on_behalf_of: skew`). Hat sie keinen Eintrag unter den Personen, meldet das die Regel F007.""",
    check=check,
)
