"""The program has a predecessor, and what became of its plan is not recorded.

Programs developed in an earlier season are adapted to a virtual hospitation. The record in `adaptation` says what is
`kept`, what is `dropped` and what is `new`; one entry in one of the three is enough for this rule. Without record the
finding stands at the predecessor.

Bad:
    predecessor: 2023/koeln-bethlehem  # <- N001

Bad:
    predecessor: 2023/koeln-bethlehem
    adaptation: {kept: []}  # <- N001

Good:
    predecessor: 2023/koeln-bethlehem
    adaptation: {new: ["Virtual tour instead of the visit"]}

Good:
    predecessor: 2023/koeln-bethlehem
    adaptation: {kept: [tourism]}

Good:
    predecessor: 2023/koeln-bethlehem
    adaptation: {dropped: [tourism]}

Good:
    status: idea

Source: SKEW programme page 2024 ("werden ... angepasst").
"""

from collections.abc import Iterator

from skew_cli.model.finding import Problem
from skew_cli.rules.rule import Case, Rule
from skew_cli.words import Text


def check(case: Case) -> Iterator[Problem]:
    """At most one problem."""
    record = case.program.adaptation
    if case.program.predecessor and not (record and (record.kept or record.dropped or record.new)):
        if record:
            yield Problem(path=("adaptation",), key=True)
        else:
            yield Problem(path=("predecessor",))


RULE = Rule(
    code="N001",
    name="adaptation-record-missing",
    severity="warning",
    texts={
        "adaptation-record-missing": Text(
            en="the program has a predecessor, and nothing says what was kept, dropped or added",
            de="Das Programm hat ein Vorgängerprogramm, und nichts hält fest, was beibehalten wurde, entfallen oder neu ist",
        )
    },
    hint=Text(
        en="fill `kept`, `dropped` and `new` in `adaptation`",
        de="`kept`, `dropped` und `new` in `adaptation` ausfüllen",
    ),
    needs=(("adaptation", "*", "*", "*"),),
    german="""Das Programm hat ein Vorgängerprogramm, und es ist nicht festgehalten, was aus dessen Plan geworden ist.

Programme aus einem früheren Programmjahr werden an eine virtuelle Hospitation angepasst. Unter `adaptation` steht,
was beibehalten wurde (`kept`), was entfallen ist (`dropped`) und was neu ist (`new`); für diese Regel genügt ein
Eintrag in einem der drei. Ist nichts festgehalten, steht der Befund beim Vorgängerprogramm.""",
    check=check,
)
