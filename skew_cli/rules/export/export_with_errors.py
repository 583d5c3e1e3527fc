"""A program with errors is written as a document or a calendar.

`skew export` and `skew ical` refuse it, so that no wrong date reaches the municipalities: mend what `skew validate` says,
or suppress a finding with a reason. A suppressed finding does not count. With `--force` the files are written all the
same. `skew validate` itself never reports this rule, for it writes nothing.

Source: tool.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

RULE = Rule(
    code="K001",
    name="export-with-errors",
    severity="error",
    phase="tool",
    cancelled=True,
    texts={
        "export-with-errors": Text(
            en="{n} errors in {files}: nothing was written [K001].",
            de="{n} Fehler in {files}: nichts geschrieben [K001].",
        )
    },
    hint=Text(
        en="see them with skew validate {first}; write all the same with --force",
        de="ansehen mit skew validate {first}; trotzdem schreiben mit --force",
    ),
    german="""Ein Programm mit Fehlern soll als Dokument oder Kalender geschrieben werden.

`skew export` und `skew ical` lehnen das ab, damit kein falscher Termin die Kommunen erreicht: Zuerst wird behoben,
was `skew validate` meldet, oder ein Befund mit Begründung unterdrückt. Ein unterdrückter Befund zählt nicht. Mit
`--force` werden die Dateien trotzdem geschrieben. `skew validate` selbst meldet diese Regel nie, denn es schreibt
nichts.""",
)
