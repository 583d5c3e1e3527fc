"""No new field of cooperation is recorded.

To find new fields of cooperation is one of the aims of the hospitations. Once the program is done `follow_up.new_fields`
names at least one; that none was found is also a result, and the finding may be suppressed with that reason. Learning
goals and results of sessions do not count.

Bad:
    schema: 1  # <- U005
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    status: done

Bad:
    status: done
    follow_up:
      report: 2024-10-15
      new_fields: [""]  # <- U005

Bad:
    status: done
    follow_up: {report: 2024-10-15}  # <- U005

Good:
    status: done
    follow_up: {new_fields: [{de: "Kompost", en: "Compost"}]}

Good:
    status: confirmed

Source: SKEW programme page 2024 ("Identifikation neuer Kooperationsfelder").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Path, Problem
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    follow_up = case.program.follow_up
    fields = follow_up.new_fields if follow_up else ()
    if not any(wording(each, "de") for each in fields):
        place: Path = ("follow_up", "new_fields") if fields else ("follow_up",) if follow_up else ()
        yield Problem(path=place, key=True)


RULE = Rule(
    code="U005",
    name="no-new-field",
    severity="info",
    since="done",
    texts={
        "no-new-field": Text(
            en="no new field of cooperation is recorded", de="Es ist kein neues Kooperationsfeld festgehalten"
        )
    },
    hint=Text(
        en="write what came up in `follow_up.new_fields`, or suppress the finding with a reason",
        de="in `follow_up.new_fields` eintragen, was sich ergeben hat, oder den Befund mit Grund unterdrücken",
    ),
    needs=(("follow_up", "new_fields", "*", "*"),),
    german="""Es ist kein neues Kooperationsfeld festgehalten.

Neue Kooperationsfelder zu finden ist eines der Ziele der Hospitationen. Sobald das Programm abgeschlossen ist, nennt
`follow_up.new_fields` mindestens eines. Auch dass sich keines gefunden hat, ist ein Ergebnis; dann kann der Befund
mit dieser Begründung unterdrückt werden. Lernziele und Ergebnisse der Termine zählen nicht.""",
    check=check,
)
