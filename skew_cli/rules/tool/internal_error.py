"""A rule of skew crashed on this file.

This is a mistake of skew, not of the file. All other rules still ran; the exit code is 3.

Source: validate contract, section 8.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

RULE = Rule(
    code="Q009",
    name="internal-error",
    severity="error",
    phase="tool",
    cancelled=True,
    texts={
        "internal-error": Text(en="rule {rule} crashed: {why}", de="Die Regel {rule} ist abgestürzt: {why}"),
        "put-back": Text(
            en="fixing would have broken the file, so it stays as it was ({why})",
            de="Das Beheben hätte die Datei beschädigt, sie bleibt deshalb, wie sie war ({why})",
        ),
    },
    hint=Text(en="please report it with the file", de="bitte mit der Datei melden"),
    german="""Eine Regel von skew ist bei der Prüfung dieser Datei abgestürzt.

Das ist ein Fehler von skew, nicht der Datei. Alle anderen Regeln wurden trotzdem geprüft; der Rückgabewert ist 3.""",
)
