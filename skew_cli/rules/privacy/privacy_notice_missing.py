"""No date is set for the privacy notice, or it lacks the transfer to a third country.

Everybody in a session shows face, voice and name, and learns beforehand what happens to them. As soon as there are
sessions the program says in `privacy.notice` when the notice was or will be sent. For European law Palestine is a third
country; `third_country: true` says that the notice mentions it. Until the day is set that second half is not asked for.
Whether the day has passed is not looked at: that is item ON11 of the checklist.

Bad:
    schema: 1  # <- G003
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    sessions:
      - {id: sorting-plant}

Bad:
    privacy: {third_country: true}  # <- G003
    sessions:
      - {id: sorting-plant}

Bad:
    mode: physical
    privacy:
      notice: 2024-04-30  # <- G003
    sessions:
      - {id: visit, host: nrw}

Bad:
    privacy:
      notice: 2024-04-30
      third_country: false  # <- G003
    sessions:
      - {id: sorting-plant}

Good:
    privacy: {notice: 2024-04-30, third_country: true}
    sessions:
      - {id: sorting-plant}

Good:
    sessions:
      - {id: sorting-plant, status: cancelled}

Good:
    exploration: {date: 2024-03-26, start: "10:00"}

Source: Datenschutzkonferenz (DSK), guidance on video conferences of 23 October 2020, 3.5.1 and 3.5.6.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    privacy = case.program.privacy
    if not case.sessions:
        return
    if privacy is None:
        yield Problem(path=(), key=True)
    elif privacy.notice is None:
        yield Problem(path=("privacy",), key=True)
    elif not privacy.third_country:
        written = "third_country" in privacy.model_fields_set
        place = ("privacy", "third_country" if written else "notice")
        yield Problem(path=place, key=True, message_id="third-country-missing")


RULE = Rule(
    code="G003",
    name="privacy-notice-missing",
    severity="warning",
    texts={
        "privacy-notice-missing": Text(
            en="no date is set for the privacy notice", de="Für den Datenschutzhinweis ist kein Datum festgelegt"
        ),
        "third-country-missing": Text(
            en="the privacy notice lacks the transfer to a third country",
            de="Im Datenschutzhinweis fehlt die Übermittlung in ein Drittland",
        ),
    },
    hint={
        "privacy-notice-missing": Text(
            en="write the day in `privacy.notice`, and `third_country: true` beside it once the notice says so",
            de="den Tag in `privacy.notice` eintragen, und daneben `third_country: true`, sobald der Hinweis es erwähnt",
        ),
        "third-country-missing": Text(
            en="add it to the notice, and write `third_country: true`",
            de="den Hinweis ergänzen und `third_country: true` eintragen",
        ),
    },
    needs=(
        ("privacy", "notice"),
        ("privacy", "third_country"),
        ("sessions", "*", "id"),
        ("sessions", "*", "status"),
    ),
    german="""Für den Datenschutzhinweis ist kein Datum festgelegt, oder die Übermittlung in ein Drittland fehlt
darin.

Wer an einem Termin teilnimmt, zeigt Gesicht, Stimme und Namen und soll vorher erfahren, was damit geschieht. Sobald
es Termine gibt, steht im Programm unter `privacy.notice`, wann der Hinweis verschickt wurde oder wird. Nach
europäischem Recht liegt die palästinensische Kommune in einem Drittland; `third_country: true` sagt, dass der Hinweis
das erwähnt. Solange der Tag nicht feststeht, wird nach diesem zweiten Teil nicht gefragt. Ob der Tag vergangen ist,
wird nicht geprüft: Das ist der Punkt ON11 der Checkliste.""",
    check=check,
)
