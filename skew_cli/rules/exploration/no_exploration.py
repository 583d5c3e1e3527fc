"""The program has no exploration meeting with a date.

In the exploration meeting both sides, moderated by SKEW, agree on themes, departments and dates. It may be missing as
long as the program is young; a confirmed program without one was agreed on by nobody. A meeting that is cancelled or has
no date does not count. This rule silences X002 to X006.

Bad:
    schema: 1  # <- X001
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    status: idea

Bad:
    status: confirmed
    exploration:  # <- X001
      moderator: lead

Bad:
    exploration: {date: 2024-03-26, start: "10:00", status: cancelled}  # <- X001

Good:
    exploration: {date: 2024-03-26}

Source: SKEW programme page 2024 ("Exploration-Meeting").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    if case.exploration is not None:
        return
    meeting = case.program.exploration
    if meeting is None:
        listed = "exploration" in case.program.model_fields_set
        yield Problem(path=("exploration",) if listed else (), key=True)
    elif meeting.status == "cancelled":
        yield Problem(path=("exploration", "status"), message_id="exploration-cancelled")
    else:
        yield Problem(path=("exploration",), key=True, message_id="exploration-undated")


RULE = Rule(
    code="X001",
    name="no-exploration",
    severity="warning",
    ladder={"confirmed": "error"},
    texts={
        "no-exploration": Text(
            en="the program has no exploration meeting", de="Das Programm hat kein Exploration-Meeting"
        ),
        "exploration-cancelled": Text(
            en="the exploration meeting is cancelled, and there is no new one",
            de="Das Exploration-Meeting ist abgesagt, ein neues gibt es nicht",
        ),
        "exploration-undated": Text(
            en="the exploration meeting has no date", de="Das Exploration-Meeting hat kein Datum"
        ),
    },
    hint=Text(
        en="agree on a date with both sides, and write it in `exploration`",
        de="mit beiden Seiten einen Termin vereinbaren und in `exploration` eintragen",
    ),
    needs=(("exploration", "date"), ("exploration", "status")),
    german="""Das Programm hat kein Exploration-Meeting mit einem Datum.

Im Exploration-Meeting vereinbaren beide Seiten, moderiert von der SKEW, Themenschwerpunkte, Fachbereiche und Termine.
Solange das Programm jung ist, darf es fehlen; ein bestätigtes Programm ohne Exploration-Meeting hat niemand
vereinbart. Ein abgesagtes Meeting und eines ohne Datum zählen nicht. Meldet sich diese Regel, schweigen X002 bis
X006.""",
    check=check,
)
