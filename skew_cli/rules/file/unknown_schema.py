"""The file does not say which version of the file format it follows, or names one that skew does not know.

How the keys are to be read depends on the version. This release reads `schema: 1`. Without it nothing else of the file
is checked.

Bad:
    schema: 2  # <- F002

Bad:
    schema: "1"  # <- F002

Good:
    schema: 1

Source: tool.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

RULE = Rule(
    code="F002",
    name="unknown-schema",
    severity="error",
    phase="shape",
    cancelled=True,
    fixes=("safe",),
    texts={
        "unknown-schema": Text(
            en="this release reads `schema: {known}`", de="Diese Version von skew liest „schema: {known}“"
        ),
        "missing-schema": Text(en="the key `schema` is missing", de="Der Schlüssel „schema“ fehlt"),
        "quoted-schema": Text(
            en="`schema` must be a number, without quotation marks",
            de="„schema“ muss eine Zahl ohne Anführungszeichen sein",
        ),
    },
    hint={
        "missing-schema": Text(
            en="write `schema: 1` into the first line", de="„schema: 1“ in die erste Zeile schreiben"
        ),
        "quoted-schema": Text(en="write `schema: {known}`", de="„schema: {known}“ schreiben"),
        "unknown-schema": Text(
            en="correct the number, or install a newer skew",
            de="die Zahl berichtigen oder ein neueres skew installieren",
        ),
    },
    german="""Die Datei sagt nicht, welcher Version des Dateiformats sie folgt, oder nennt eine, die skew nicht kennt.

Von der Version hängt ab, wie die Schlüssel zu lesen sind. Diese Ausgabe von skew liest `schema: 1`. Ohne diese Angabe
wird an der Datei nichts weiter geprüft.""",
)
