"""Items of a checklist are open after their due date.

Due dates are counted from the exploration meeting, from each session and from the last session, in days of
Europe/Berlin. Items that do not apply to the program are not meant, and neither is the closing checklist before the
program is over. One finding names all overdue items of a checklist. `skew checklist` shows them, `--done` ticks them off.

Bad:
    # as-of: 2024-03-13
    exploration: {date: 2024-04-09, start: "10:00"}  # <- X007

Bad:
    # as-of: 2024-05-05
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "10:00"}  # <- X007

Good:
    # as-of: 2024-03-12
    exploration: {date: 2024-04-09, start: "10:00"}

Good:
    # as-of: 2024-03-13
    exploration:
      date: 2024-04-09
      start: "10:00"
      checklist: {EM01: 2024-03-10, EM02: 2024-03-11}

Good:
    # as-of: 2024-03-13
    exploration: {date: 2024-04-09, start: "10:00", status: cancelled}

Source: checklists.md; assumption.
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """One problem per checklist."""
    for each in case.checklists:
        if late := each.overdue(case.today):
            yield Problem(path=each.path[:-1] or ("sessions",), key=True, params={"items": late})


RULE = Rule(
    code="X007",
    name="overdue-checklist-item",
    severity="info",
    texts={
        "overdue-checklist-item": Text(
            en="open after their due date on the checklist: {items}",
            de="In der Checkliste nach Fristablauf noch offen: {items}",
        )
    },
    hint=Text(
        en="see them with skew checklist, tick them off with --done",
        de="mit skew checklist ansehen, mit --done abhaken",
    ),
    needs=(("exploration", "checklist"), ("sessions", "*", "checklist"), ("checklist",)),
    german="""Punkte einer Checkliste sind nach Ablauf ihrer Frist noch offen.

Die Fristen werden vom Exploration-Meeting, von jedem Termin und vom letzten Termin an gezählt, in Tagen der Zeitzone
Europe/Berlin. Punkte, die das Programm nicht betreffen, sind nicht gemeint, und die Checkliste zum Abschluss erst,
wenn das Programm vorbei ist. Ein Befund nennt alle überfälligen Punkte einer Checkliste. `skew checklist` zeigt sie,
`--done` hakt sie ab.""",
    check=check,
)
