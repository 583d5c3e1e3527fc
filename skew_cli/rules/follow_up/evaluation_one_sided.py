"""The evaluation by guest or host is missing.

Visitors and hosts see different things, and only both together say whether a hospitation was worth it. Once the program
is done `evaluation` has an entry for `guest` and one for `host`; a day or a summary is enough. In a mutual program each
side was both, and one entry of each kind still does.

Bad:
    schema: 1  # <- U002
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    status: done

Bad:
    status: done
    evaluation: {guest: {on: 2024-10-08}}  # <- U002

Bad:
    status: done
    evaluation: {guest: {summary: ""}, host: {summary: {de: "Gut vorbereitet"}}}  # <- U002

Good:
    status: done
    evaluation: {guest: {on: 2024-10-08}, host: {summary: "Well prepared"}}

Good:
    status: confirmed

Source: EUROCITIES (visitor and host).
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.model.program import Assessment
from skew_cli.model.types import wording
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    evaluation = case.program.evaluation
    guest, host = (_there(evaluation.guest), _there(evaluation.host)) if evaluation else (False, False)
    if not (guest and host):
        message = "host-missing" if guest else "guest-missing" if host else ""
        yield Problem(path=("evaluation",) if evaluation else (), key=True, message_id=message)


def _there(assessment: Assessment | None) -> bool:
    return assessment is not None and bool(assessment.on or wording(assessment.summary, "de"))


RULE = Rule(
    code="U002",
    name="evaluation-one-sided",
    severity="warning",
    since="done",
    texts={
        "evaluation-one-sided": Text(
            en="the evaluation by guest and host is missing", de="Die Auswertung durch Gast und Gastgeber*in fehlt"
        ),
        "guest-missing": Text(
            en="the evaluation by the guest side is missing", de="Die Auswertung der hospitierenden Seite fehlt"
        ),
        "host-missing": Text(
            en="the evaluation by the host side is missing", de="Die Auswertung der gastgebenden Seite fehlt"
        ),
    },
    hint=Text(
        en="write a day or a summary in `evaluation.guest` and `evaluation.host`",
        de="einen Tag oder eine Zusammenfassung in `evaluation.guest` und `evaluation.host` eintragen",
    ),
    needs=(("evaluation", "*", "on"), ("evaluation", "*", "summary", "*")),
    german="""Die Auswertung der hospitierenden oder der gastgebenden Seite fehlt.

Wer zu Gast war, hat anderes gesehen als die gastgebende Seite, und nur beide zusammen können sagen, ob sich eine
Hospitation gelohnt hat. Sobald das Programm abgeschlossen ist, hat `evaluation` einen Eintrag für `guest` und einen
für `host`; ein Tag oder eine Zusammenfassung genügt. In einem gegenseitigen Programm war jede Seite beides; auch dann
genügt je ein Eintrag.""",
    check=check,
)
