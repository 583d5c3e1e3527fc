"""No follow-up action has an owner and a date.

A hospitation is meant to lead to something; what nobody owns and no day is set for does not happen. Once the program is
done at least one entry of `follow_up.actions` has both an `owner`, best as a role, and a `date`. Other actions may still
be open, and whether the date has passed is not looked at.

Bad:
    schema: 1  # <- U003
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    status: done

Bad:
    status: done
    follow_up: {report: 2024-10-15}  # <- U003

Bad:
    status: done
    follow_up:
      actions:  # <- U003
        - {action: "Compare fees", owner: "Fees section"}
        - {action: "Visit the depot", date: 2024-12-01}
        - {action: "Meet again", owner: "", date: 2024-12-01}

Good:
    status: done
    follow_up:
      actions:
        - {action: "Compare fees"}
        - {action: "Visit the depot", owner: "Fees section", date: 2024-12-01}

Good:
    status: confirmed

Source: SKEW programme page 2024 (aims).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Path, Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    follow_up = case.program.follow_up
    actions = follow_up.actions if follow_up else ()
    if not any(each.owner and each.date for each in actions):
        place: Path = ("follow_up", "actions") if actions else ("follow_up",) if follow_up else ()
        yield Problem(path=place, key=True, message_id="action-incomplete" if actions else "")


RULE = Rule(
    code="U003",
    name="no-follow-up-action",
    severity="warning",
    since="done",
    texts={
        "no-follow-up-action": Text(en="no follow-up action is recorded", de="Es ist keine Folgemaßnahme festgehalten"),
        "action-incomplete": Text(
            en="no follow-up action has both an owner and a date",
            de="Keine Folgemaßnahme hat Zuständige und ein Datum",
        ),
    },
    hint=Text(
        en="write `action`, `owner` and `date` in `follow_up.actions`",
        de="`action`, `owner` und `date` in `follow_up.actions` eintragen",
    ),
    needs=(("follow_up", "actions", "*", "*"),),
    german="""Keine Folgemaßnahme hat Zuständige und ein Datum.

Eine Hospitation soll zu etwas führen; wofür niemand zuständig ist und kein Tag feststeht, das geschieht nicht. Sobald
das Programm abgeschlossen ist, hat mindestens ein Eintrag in `follow_up.actions` beides: Zuständige unter `owner`, am
besten als Funktion, und ein Datum unter `date`. Andere Maßnahmen dürfen noch offen sein, und ob das Datum vergangen
ist, wird nicht geprüft.""",
    check=check,
)
