"""An entry of the baseline matches no finding any more.

What it stood for has been put right, or its file is gone or has another name. The entry can go, or the same mistake
would stay unseen if somebody made it again: `skew validate --baseline-prune` removes it. An entry is only called stale
if its rule looked at its file: not when the rule is deselected, or not in force at the program's status.

Bad:
    mode: virtual
    # file: skew-baseline.json
    {"format": "skew-baseline/1", "entries": [
    {"fingerprint": "00000000000000000000000000000000", "code": "T001", "file": "programs/2024/gone.yaml",  # <- Q005
     "pointer": "", "message": "the program names no theme"}
    ]}

Good:
    mode: virtual
    # file: skew-baseline.json
    {"format": "skew-baseline/1", "entries": [
    ]}

Source: validate contract, section 11.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

RULE = Rule(
    code="Q005",
    name="stale-baseline-entry",
    severity="info",
    phase="tool",
    cancelled=True,
    texts={
        "stale-baseline-entry": Text(
            en="this entry matches no finding of {code} in {file} any more",
            de="Zu diesem Eintrag gibt es keinen Befund von {code} in {file} mehr",
        )
    },
    hint=Text(
        en="remove what is put right: skew validate --baseline-prune",
        de="Behobenes entfernen: skew validate --baseline-prune",
    ),
    german="""Zu einem Eintrag der Bestandsliste gibt es keinen Befund mehr.

Was er verzeichnet, ist in Ordnung gebracht, oder seine Datei ist weg oder heißt anders. Der Eintrag kann weg, sonst
bliebe derselbe Fehler beim nächsten Mal unbemerkt: `skew validate --baseline-prune` entfernt ihn. Veraltet heißt ein
Eintrag nur, wenn seine Regel die Datei wirklich geprüft hat: nicht, wenn sie abgewählt ist oder beim Stand des
Programms noch nicht gilt.""",
)
