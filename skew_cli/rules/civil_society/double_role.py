"""A person stands for civil society and is municipal staff at the same time.

It is fine, and in partnerships it is even usual: a head of department chairs the partnership association. The note
helps to see that this person should not be the only voice of civil society. Looked at are the people of the program
file with `civil_society` and the affiliation `administration` or `municipal_enterprise`; those of
`programs/people.yaml` are not, because ids of entries hold inside one program file.

Bad:
    civil_society:
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein}
    people:
      - {id: planner, name: Stadtplanung, affiliation: administration}
      - id: chair
        name: Amtsleitung und Vorsitz
        affiliation: administration
        civil_society: friends-of-bethlehem  # <- Z005
      - id: engineer
        name: Klärwerk und Beisitz
        affiliation: municipal_enterprise
        civil_society: friends-of-bethlehem  # <- Z005

Good:
    civil_society:
      - {id: friends-of-bethlehem, side: nrw, name: Partnerschaftsverein}
    people:
      - {id: chair, name: Vorsitz, affiliation: civil_society, civil_society: friends-of-bethlehem}
      - {id: member, name: Mitglied, civil_society: friends-of-bethlehem}

Source: in-gl.de, 24 March 2023 (head of department and chair of the partnership association).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per person."""
    for index, person in enumerate(case.program.people):
        if person.civil_society is not None and person.affiliation in ("administration", "municipal_enterprise"):
            yield Problem(
                path=("people", index, "civil_society"),
                params={"person": Quote(person.name)},
            )


RULE = Rule(
    code="Z005",
    name="double-role",
    severity="info",
    texts={
        "double-role": Text(
            en="{person} stands for civil society and is municipal staff at the same time; that is fine",
            de="{person} vertritt die Zivilgesellschaft und arbeitet zugleich für die Kommune; das ist in Ordnung",
        )
    },
    hint=Text(
        en="nothing to do; further voices of civil society are a gain",
        de="nichts zu tun; weitere Stimmen der Zivilgesellschaft sind ein Gewinn",
    ),
    german="""Eine Person vertritt die Zivilgesellschaft und arbeitet zugleich für die Kommune.

Das ist in Ordnung und in Partnerschaften sogar üblich, etwa wenn eine Fachbereichsleitung den Vorsitz im
Partnerschaftsverein hat. Der Hinweis erinnert daran, dass diese Person nicht die einzige Stimme der Zivilgesellschaft
sein sollte. Geprüft werden die Personen der Programmdatei, die `civil_society` und die Zugehörigkeit `administration`
oder `municipal_enterprise` haben. Die aus `programs/people.yaml` werden nicht geprüft, weil die Kennung einer
Organisation nur innerhalb einer Programmdatei gilt.""",
    check=check,
)
