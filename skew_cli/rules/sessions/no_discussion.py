"""The agenda of an online session has no time for talking to one another.

A hospitation is an exchange among colleagues and no lecture. The agenda has a block of kind `questions` or `dialogue`; a
part of civil society alone does not replace it. A session without agenda is not meant.

Bad:
    sessions:
      - id: sorting-plant
        agenda: [{kind: input, minutes: 110}, {kind: civil_society, minutes: 10}]  # <- S016

Good:
    mode: hybrid
    sessions:
      - {id: sorting-plant, agenda: [{kind: input, minutes: 60}, {kind: questions, minutes: 60}]}
      - {id: sewage-works, agenda: [{kind: dialogue, minutes: 120}]}
      - {id: recycling-yard}
      - {id: composting, status: cancelled, agenda: [{kind: input, minutes: 120}]}
      - {id: visit, mode: physical, host: nrw, agenda: [{kind: tour, minutes: 120}]}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session with an agenda."""
    for path, session in case.online:
        kinds = {each.kind for each in session.agenda}
        if kinds and kinds.isdisjoint({"questions", "dialogue"}):
            yield Problem(path=(*path, "agenda"), key=True)


RULE = Rule(
    code="S016",
    name="no-discussion",
    severity="warning",
    texts={
        "no-discussion": Text(
            en="the agenda has no time for questions or dialogue",
            de="Der Ablauf hat keine Zeit für Fragen oder Gespräche",
        )
    },
    hint=Text(
        en="add a block of kind `questions` or `dialogue`",
        de="einen Programmpunkt `questions` oder `dialogue` ergänzen",
    ),
    needs=(("sessions", "*", "agenda", "*", "kind"), ("sessions", "*", "agenda", "*", "minutes")),
    german="""Der Ablauf eines Online-Termins lässt keine Zeit, miteinander zu sprechen.

Eine Hospitation ist ein Austausch unter Kolleg*innen und kein Vortrag. Zum Ablauf gehört ein Programmpunkt der Art
`questions` oder `dialogue`; ein Beitrag der Zivilgesellschaft allein ersetzt ihn nicht. Ein Termin ohne Ablauf ist
nicht gemeint.""",
    check=check,
)
