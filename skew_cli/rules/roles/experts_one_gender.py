"""All experts of the host sides are of one gender.

A program in which only men, or only women, present shows a partner half of the town hall. Looked at are the
`host_experts` of active sessions, from two people on, and only if each of them has the optional field `gender`: whoever
leaves it out is not asked. Upper and lower case do not matter. If gender equality is a theme of the program it is a
warning.

Bad:
    status: planned
    people:
      - {id: plant-manager, name: "Plant manager", gender: m}
      - {id: engineer, name: "Engineer", gender: M}
    sessions:  # <- R004
      - {id: sorting-plant, host_experts: [plant-manager]}
      - {id: sewage-works, host_experts: [engineer]}

Bad:
    status: planned
    themes: [gender-equality]
    people:
      - {id: officer, name: "Equality officer", gender: f}
      - {id: planner, name: "Planner", gender: f}
      - {id: mayor, name: "Mayor", gender: m}
    sessions:  # <- R004
      - {id: equality-office, host_experts: [officer, planner]}
      - {id: council, host_experts: [mayor], status: cancelled}

Good:
    status: planned
    people:
      - {id: plant-manager, name: "Plant manager", gender: m}
      - {id: engineer, name: "Engineer", gender: f}
    sessions:
      - {id: sorting-plant, host_experts: [plant-manager, engineer]}

Good:
    status: planned
    people:
      - {id: plant-manager, name: "Plant manager", gender: m}
      - {id: engineer, name: "Engineer", gender: m}
      - {id: chemist, name: "Chemist"}
    sessions:
      - {id: sorting-plant, host_experts: [plant-manager, engineer, chemist]}

Good:
    status: planned
    people: [{id: plant-manager, name: "Plant manager", gender: m}]
    sessions:
      - {id: sorting-plant, host_experts: [plant-manager]}
      - {id: sewage-works, host_experts: [plant-manager]}

Good:
    status: planned
    people:
      - {id: plant-manager, name: "Plant manager", gender: m}
      - {id: engineer, name: "Engineer", gender: m}
    sessions:
      - {id: sorting-plant, host_experts: [plant-manager, engineer, nobody-known]}

Good:
    status: explored
    people:
      - {id: plant-manager, name: "Plant manager", gender: m}
      - {id: engineer, name: "Engineer", gender: m}
    sessions:
      - {id: sorting-plant, host_experts: [plant-manager, engineer]}

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Label, Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text

_THEME = "gender-equality"
_FEW = 2


def check(case: Case) -> Iterator[Problem]:
    """At most one problem, for the list of sessions; it names nobody."""
    experts = {each: case.people.get(each) for _, session in case.sessions for each in session.host_experts}
    genders = {(person.gender or "").strip().casefold() if person else "" for person in experts.values()}
    if len(experts) < _FEW or len(genders) != 1 or "" in genders:
        return
    theme = next((n for n, each in enumerate(case.program.themes) if each.id == _THEME), None)
    yield Problem(
        path=("sessions",),
        key=True,
        severity=None if theme is None else "warning",
        labels=() if theme is None else (Label(path=("themes", theme, "id"), message_id="theme"),),
    )


RULE = Rule(
    code="R004",
    name="experts-one-gender",
    severity="info",
    since="planned",
    beside=("theme",),
    also=("warning",),
    texts={
        "experts-one-gender": Text(
            en="all host experts are of the same gender", de="Alle Referent*innen haben dasselbe Geschlecht"
        ),
        "theme": Text(en="gender equality is a theme", de="Gleichstellung ist ein Themenschwerpunkt"),
    },
    hint=Text(
        en="ask both sides whether others could present, too",
        de="beide Seiten fragen, ob auch andere referieren können",
    ),
    needs=(
        ("people", "*", "id"),
        ("people", "*", "name"),
        ("people", "*", "gender"),
        ("sessions", "*", "id"),
        ("sessions", "*", "status"),
        ("sessions", "*", "host_experts", "*"),
    ),
    german="""Alle Referent*innen der gastgebenden Seiten haben dasselbe Geschlecht.

Ein Programm, in dem nur Männer oder nur Frauen vortragen, zeigt der Partnerkommune nur das halbe Rathaus. Geprüft
werden die `host_experts` der nicht abgesagten Termine, ab zwei Personen und nur, wenn bei jeder das freiwillige Feld
`gender` ausgefüllt ist: Wer es weglässt, wird nicht danach gefragt. Groß- und Kleinschreibung spielen keine Rolle.
Ist Gleichstellung ein Themenschwerpunkt des Programms, wird daraus eine Warnung.""",
    check=check,
)
