"""An entry of civil society has no type, or is a thematic actor without theme.

The call distinguishes established partnership associations (`association`) and actors involved through the theme
(`thematic_actor`). The latter take part because of a theme, so the entry names it (`theme`).

Bad:
    civil_society:
      - {id: youth-centre, side: palestine, name: Jugendzentrum}  # <- Z003
      - id: craft-cooperative  # <- Z003
        side: palestine
        name: Handwerksgenossenschaft
        type: thematic_actor

Good:
    themes: [tourism]
    civil_society:
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein, type: association}
      - {id: craft-cooperative, side: palestine, name: Handwerksgenossenschaft, type: thematic_actor, theme: tourism}

Source: SKEW programme page 2024 (established partnership associations and actors involved through the theme).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per entry."""
    for index, entry in enumerate(case.program.civil_society):
        if entry.type is None:
            missing = "civil-society-type-missing"
        elif entry.type == "thematic_actor" and entry.theme is None:
            missing = "theme-missing"
        else:
            continue
        yield Problem(
            path=("civil_society", index),
            key=True,
            message_id=missing,
            params={"entry": Quote(wording(entry.name, "de"))},
        )


RULE = Rule(
    code="Z003",
    name="civil-society-type-missing",
    severity="error",
    texts={
        "civil-society-type-missing": Text(
            en="{entry}: it is not said whether this is an association or an actor linked to the theme",
            de="Bei {entry} fehlt die Angabe, ob es ein Verein oder ein*e thematisch eingebundene*r Akteur*in ist",
        ),
        "theme-missing": Text(
            en="{entry} is an actor linked to the theme, but no theme is named",
            de="Bei {entry} (thematisch eingebunden) fehlt der Themenschwerpunkt",
        ),
    },
    hint={
        "civil-society-type-missing": Text(
            en="enter `type`: `association` or `thematic_actor`",
            de="`type` ergänzen: `association` (Verein) oder `thematic_actor` (thematisch eingebunden)",
        ),
        "theme-missing": Text(
            en="enter the id of a theme of the program under `theme`",
            de="unter `theme` die Id eines Themenschwerpunkts des Programms eintragen",
        ),
    },
    needs=(("civil_society", "*", "type"), ("civil_society", "*", "theme")),
    german="""Bei einer zivilgesellschaftlichen Organisation fehlt die Angabe ihrer Art, oder sie ist thematisch
eingebunden und nennt keinen Themenschwerpunkt.

Die Ausschreibung unterscheidet etablierte Partnerschaftsvereine (`association`) und thematisch eingebundene
Akteur*innen (`thematic_actor`). Letztere nehmen wegen eines Themas teil, deshalb steht es in ihrem Eintrag (`theme`).""",
    check=check,
)
