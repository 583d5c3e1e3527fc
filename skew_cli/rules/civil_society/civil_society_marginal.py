"""Civil society stands at the margin: it appears only in the last session, or only as audience.

Involved professionally means to have a voice in time. The last session is the latest active one; it is judged only when
there are two or more active sessions and all of them have a place in time. If both hold, the last session is
reported. Without any entry the rule is silent (Z001).

Bad:
    civil_society:  # <- Z006
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
    sessions:
      - id: workshops
        date: 2024-06-11
        start: "10:00"
        civil_society: [{entry: youth-centre, role: speaker}]
      - {id: old-town, date: 2024-05-14, start: "10:00"}
      - id: city-tour
        status: cancelled
        date: 2024-05-28
        start: "10:00"
        civil_society: [{entry: youth-centre, role: speaker}]

Bad:
    civil_society:  # <- Z006
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
    sessions:
      - {id: city-tour}
      - id: old-town
        civil_society: [{entry: youth-centre, role: audience}]
      - id: workshops
        civil_society: [{entry: youth-centre, role: audience}]

Bad:
    civil_society:  # <- Z006
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
    sessions:
      - {id: old-town, date: 2024-05-14, start: "10:00"}
      - id: workshops
        date: 2024-06-11
        start: "10:00"
        civil_society: [{entry: youth-centre, role: audience}]

Good:
    civil_society:
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
    sessions:
      - {id: old-town, date: 2024-05-14, start: "10:00", civil_society: [{entry: youth-centre, role: audience}]}
      - {id: workshops, date: 2024-06-11, start: "10:00", civil_society: [{entry: youth-centre, role: discussant}]}

Good:
    civil_society:
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
    sessions:
      - {id: old-town, date: 2024-05-14, start: "10:00", civil_society: [{entry: youth-centre, role: speaker}]}

Good:
    civil_society:
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
    sessions:
      - {id: old-town, date: 2024-05-14, start: "10:00", civil_society: [{entry: youth-centre, role: speaker}]}
      - {id: workshops}

Good:
    civil_society:
      - {id: youth-centre, side: palestine, name: Jugendzentrum}
    sessions:
      - {id: old-town}

Source: general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Path, Problem, Quote
from skew_cli.model.session import Session
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, at the list of entries; the sessions in which they appear are labelled."""
    met = [(path, session) for path, session in case.sessions if session.civil_society]
    if not met or not case.program.civil_society:
        return
    path, session = met[0]
    if len(met) == 1 and path == _last(case):
        params = {"session": Quote(session.id)}
        yield Problem(path=("civil_society",), key=True, params=params, labels=_labels(met))
    elif {part.role for _, each in met for part in each.civil_society} == {"audience"}:
        yield Problem(path=("civil_society",), key=True, message_id="audience-only", labels=_labels(met))


def _labels(met: list[tuple[Path, Session]]) -> tuple[Label, ...]:
    return tuple(Label(path=(*path, "civil_society"), message_id="appearance") for path, _ in met)


def _last(case: Case) -> Path | None:
    """The path of the latest active session; None if it is not certain, or there is no earlier one."""
    placed = case.session_meetings
    return placed[-1].path if len(placed) == len(case.sessions) > 1 else None


RULE = Rule(
    code="Z006",
    name="civil-society-marginal",
    severity="warning",
    beside=("appearance",),
    texts={
        "civil-society-marginal": Text(
            en="civil society appears only in the last session ({session})",
            de="Die Zivilgesellschaft kommt nur im letzten Termin vor ({session})",
        ),
        "audience-only": Text(
            en="civil society appears only as audience",
            de="Die Zivilgesellschaft kommt nur als Publikum vor",
        ),
        "appearance": Text(en="civil society appears here", de="Hier kommt die Zivilgesellschaft vor"),
    },
    hint={
        "civil-society-marginal": Text(
            en="involve civil society in an earlier session, too",
            de="die Zivilgesellschaft auch in einen früheren Termin einbinden",
        ),
        "audience-only": Text(
            en="give civil society a part as speaker or discussant",
            de="der Zivilgesellschaft einen Beitrag geben: als `speaker` oder `discussant`",
        ),
    },
    needs=(
        ("sessions", "*", "id"),
        ("sessions", "*", "civil_society", "*", "entry"),
        ("sessions", "*", "civil_society", "*", "role"),
    ),
    german="""Die Zivilgesellschaft steht am Rand, denn sie kommt nur im letzten Termin oder nur als Publikum vor.

Fachlich eingebunden zu sein heißt, rechtzeitig zu Wort zu kommen. Der letzte Termin ist der späteste nicht abgesagte;
er wird nur beurteilt, wenn es mindestens zwei solche Termine gibt und bei allen die Zeit feststeht. Trifft beides zu,
wird nur gemeldet, dass es der letzte Termin ist. Ist keine Organisation eingetragen, schweigt die Regel (Z001).""",
    check=check,
)
