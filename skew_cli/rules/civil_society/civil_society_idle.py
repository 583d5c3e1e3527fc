"""An entry of civil society has a role in no session.

Whoever is named as involved should also be met: from `planned` on every entry is speaker, discussant or audience of at
least one active session (`civil_society` of the session). A place in the exploration meeting alone is not enough. The
rule is silent without active sessions (S001) and while a session names an entry that does not exist (F007): it is
probably the misspelt one.

Bad:
    status: planned
    civil_society:
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein, type: association}
      - id: youth-centre  # <- Z004
        side: palestine
        name: Jugendzentrum
      - id: craft-cooperative  # <- Z004
        side: palestine
        name: Handwerksgenossenschaft
    exploration: {civil_society: [youth-centre]}
    sessions:
      - {id: old-town, civil_society: [{entry: friends-of-bethlehem, role: audience}]}
      - {id: workshops, status: cancelled, civil_society: [{entry: craft-cooperative, role: speaker}]}

Good:
    status: planned
    civil_society:
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein}
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
    sessions:
      - {id: old-town, civil_society: [{entry: friends-of-bethlehem, role: audience}]}
      - {id: workshops, civil_society: [{entry: youth-centre, role: speaker}]}

Good:
    status: planned
    civil_society:
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
    sessions:
      - {id: old-town, civil_society: [{entry: youth-center, role: audience}]}

Good:
    status: planned
    civil_society:
      - {id: youth-centre, side: palestine, name: Jugendzentrum}

Good:
    status: explored
    civil_society:
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
    sessions:
      - {id: old-town}

Source: general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per entry."""
    entries = case.program.civil_society
    seen = {part.entry for _, session in case.sessions for part in session.civil_society}
    if not case.sessions or not seen <= {entry.id for entry in entries}:
        return
    for index, entry in enumerate(entries):
        if entry.id not in seen:
            yield Problem(
                path=("civil_society", index),
                key=True,
                params={"entry": Quote(wording(entry.name, "de"))},
            )


RULE = Rule(
    code="Z004",
    name="civil-society-idle",
    severity="warning",
    since="planned",
    texts={
        "civil-society-idle": Text(
            en="{entry} has a role in no session", de="Für {entry} ist in keinem Termin eine Rolle vorgesehen"
        )
    },
    hint=Text(
        en="name the organisation under `civil_society` of a session, with its role",
        de="die Organisation bei einem Termin unter `civil_society` mit ihrer Rolle nennen",
    ),
    needs=(
        ("sessions", "*", "id"),
        ("sessions", "*", "civil_society", "*", "entry"),
        ("sessions", "*", "civil_society", "*", "role"),
    ),
    german="""Eine zivilgesellschaftliche Organisation hat in keinem Termin eine Rolle.

Wer als beteiligt genannt wird, soll auch vorkommen: Ab dem Stand `planned` trägt jede Organisation bei mindestens
einem nicht abgesagten Termin etwas vor, diskutiert mit oder gehört zum Publikum (`civil_society` beim Termin). Ein
Platz im Exploration-Meeting allein genügt nicht. Die Regel schweigt, solange es keinen Termin gibt, der nicht
abgesagt ist (S001), und ebenso, solange ein Termin eine Organisation nennt, die es nicht gibt (F007): Wahrscheinlich
ist diese nur falsch geschrieben.""",
    check=check,
)
