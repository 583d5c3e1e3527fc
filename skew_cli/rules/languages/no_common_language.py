"""The two sides have no language in common, and a session has no interpreting.

Without a common language nobody understands anybody, and interpreters are booked weeks ahead. A session is interpreted
if its `interpretation` is `consecutive` or `simultaneous`, or if it names interpreters and does not say `none`; what
holds for all sessions may stand in `session_defaults`. Compared are the `languages` of the two partners, not those of
single people; while a side names none the rule is silent. Exploration meeting and seminars are not meant.

Bad:
    status: planned
    partners: {nrw: {municipality: koeln, languages: [de]}, palestine: {municipality: bethlehem, languages: [ar]}}
    sessions:
      - {id: sorting-plant}  # <- L002
      - {id: sewage-works, interpretation: consecutive}
      - id: recycling-yard
        interpretation: none  # <- L002
      - {id: landfill, status: cancelled}

Bad:
    status: confirmed
    mode: physical
    partners: {nrw: {municipality: koeln, languages: [de, en]}, palestine: {municipality: bethlehem, languages: [ar]}}
    session_defaults: {interpretation: none, interpreters: [{person: interpreter-1}]}
    sessions:
      - {id: visit, host: nrw}  # <- L002

Good:
    status: confirmed
    partners: {nrw: {municipality: koeln, languages: [de, en]}, palestine: {municipality: bethlehem, languages: [ar, en]}}
    sessions:
      - {id: sorting-plant}

Good:
    status: confirmed
    partners: {nrw: {municipality: koeln, languages: [de]}, palestine: {municipality: bethlehem, languages: [ar]}}
    session_defaults: {interpreters: [{person: interpreter-1}]}
    sessions:
      - {id: sorting-plant}

Good:
    status: planned
    partners: {nrw: {municipality: koeln, languages: [de]}, palestine: {municipality: bethlehem}}
    sessions:
      - {id: sorting-plant}

Good:
    status: explored
    partners: {nrw: {municipality: koeln, languages: [de]}, palestine: {municipality: bethlehem, languages: [ar]}}
    sessions:
      - {id: sorting-plant}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Problem, Term
from skew_cli.model.types import SIDES
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per session."""
    partners = {side: case.program.partners.of(side) for side in SIDES}
    spoken = {side: partner.languages if partner else () for side, partner in partners.items()}
    if not all(spoken.values()) or set(spoken["nrw"]) & set(spoken["palestine"]):
        return
    labels = tuple(Label(path=("partners", side, "languages"), message_id="languages-of-a-side") for side in SIDES)
    for path, session in case.sessions:
        if not session.interpreted:
            place = case.place(path, "interpretation")
            own = place[0] == "sessions"
            yield Problem(
                path=place if own else path,
                key=not own,
                params={side: tuple(Term(each) for each in spoken[side]) for side in SIDES},
                labels=labels,
            )


RULE = Rule(
    code="L002",
    name="no-common-language",
    severity="warning",
    since="planned",
    ladder={"confirmed": "error"},
    beside=("languages-of-a-side",),
    texts={
        "no-common-language": Text(
            en="the two sides have no language in common ({nrw}; {palestine}), and the session is not interpreted",
            de="Die beiden Seiten haben keine gemeinsame Sprache ({nrw}; {palestine}), und der Termin wird nicht verdolmetscht",
        ),
        "languages-of-a-side": Text(en="languages of this side", de="Sprachen dieser Seite"),
    },
    hint=Text(
        en="book interpreters and set `interpretation`, or agree on a language that both sides speak",
        de="Dolmetscher*innen buchen und `interpretation` setzen, oder eine Sprache vereinbaren, die beide Seiten sprechen",
    ),
    needs=(
        ("partners", "*", "languages", "*"),
        ("sessions", "*", "interpretation"),
        ("sessions", "*", "interpreters", "*"),
        ("session_defaults", "interpretation"),
        ("session_defaults", "interpreters", "*"),
    ),
    german="""Die beiden Seiten haben keine gemeinsame Sprache, und ein Termin wird nicht verdolmetscht.

Ohne gemeinsame Sprache verstehen die beiden Seiten einander nicht, und Dolmetscher*innen werden Wochen im Voraus
gebucht. Ein Termin wird verdolmetscht, wenn seine `interpretation` auf `consecutive` oder `simultaneous` steht oder
wenn er Dolmetscher*innen nennt und sie nicht auf `none` steht; was für alle Termine gilt, kann in `session_defaults`
stehen. Verglichen werden die `languages` der beiden Partnerkommunen, nicht die einzelner Personen; solange eine Seite
keine nennt, schweigt die Regel. Exploration-Meeting und Seminare sind nicht gemeint.""",
    check=check,
)
