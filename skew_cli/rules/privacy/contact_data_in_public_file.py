"""A public program holds e-mail addresses or phone numbers.

With `visibility: public` the file may be read by everybody, and addresses in it are collected by machines. Looked at are
the people of the program itself: those of `programs/people.yaml` are not in the file. E-mail addresses and numbers that
stand in other texts, such as notes, are not looked for. Each person is one finding. Contact data are optional
everywhere; documents and calendars leave them out unless they are asked for.

Bad:
    visibility: public
    people:
      - {id: planner, name: "Planner", email: planner@example.org, phone: "+49 221 0000"}  # <- G004
      - id: engineer
        name: "Engineer"
        phone: "+970 2 0000"  # <- G004
      - {id: mayor, name: "Mayor", email: ""}

Good:
    people:
      - {id: planner, name: "Planner", email: planner@example.org}

Good:
    visibility: internal
    people:
      - {id: planner, name: "Planner", phone: "+49 221 0000"}

Good:
    visibility: public
    people: [{id: planner, name: "Planner"}]
    # file: programs/people.yaml
    people: [{id: engineer, name: "Engineer", email: engineer@example.org}]

Source: assumption of this project, from general professional knowledge.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem, Quote
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per person."""
    for index, person in enumerate(case.program.people if case.program.visibility == "public" else ()):
        if person.email or person.phone:
            field = "email" if person.email else "phone"
            yield Problem(path=("people", index, field), key=True, params={"person": Quote(person.id)})


RULE = Rule(
    code="G004",
    name="contact-data-in-public-file",
    severity="warning",
    texts={
        "contact-data-in-public-file": Text(
            en="the file is public and holds contact data of {person}",
            de="Die Datei ist öffentlich und enthält Kontaktdaten von {person}",
        )
    },
    hint=Text(
        en="remove e-mail address and phone number, or set `visibility: internal`",
        de="E-Mail-Adresse und Telefonnummer entfernen oder `visibility: internal` setzen",
    ),
    german="""Ein öffentliches Programm enthält E-Mail-Adressen oder Telefonnummern.

Mit `visibility: public` dürfen alle die Datei lesen, und Adressen darin werden von Maschinen gesammelt. Geprüft
werden die Personen des Programms selbst: Die aus `programs/people.yaml` stehen nicht in der Datei. Nach
E-Mail-Adressen und Nummern in anderen Texten, etwa in Bemerkungen, wird nicht gesucht. Jede Person ist ein Befund.
Kontaktdaten sind überall freiwillig; Dokumente und Kalender lassen sie weg, wenn sie nicht ausdrücklich verlangt
werden.""",
    check=check,
)
