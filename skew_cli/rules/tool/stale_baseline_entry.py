"""An entry of the baseline matches no finding any more.

What it stood for has been put right, or its file is gone or has another name. The entry can go, or the same mistake
would stay unseen if somebody made it again: `skew validate --baseline-prune` removes it. An entry is only called stale
if its rule looked at its file: not when the rule is deselected, or not in force at the program's status. An entry with
a code that no rule has, or ever had, hides nothing either; it stays, because a newer skew may know the code.

Bad:
    mode: virtual
    # file: skew-baseline.json
    {"format": "skew-baseline/1", "entries": [
    {"fingerprint": "00000000000000000000000000000000", "code": "T001", "file": "programs/2024/gone.yaml",  # <- Q005
     "pointer": "", "message": "the program names no theme"}
    ]}

Bad:
    mode: virtual
    # file: skew-baseline.json
    {"format": "skew-baseline/1", "entries": [
    {"fingerprint": "00000000000000000000000000000000", "code": "T404",  # <- Q005
     "file": "programs/2024/koeln-bethlehem.yaml", "pointer": "", "message": "there is no such rule"}
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
        ),
        "unknown-rule": Text(en="there is no rule {code}", de="Die Regel {code} gibt es nicht"),
    },
    hint={
        "stale-baseline-entry": Text(
            en="remove what is put right: skew validate --baseline-prune",
            de="Behobenes entfernen: skew validate --baseline-prune",
        ),
        "unknown-rule": Text(
            en="correct the code, remove the entry, or use the skew that wrote it",
            de="den Code richtigstellen, den Eintrag entfernen oder das skew verwenden, das ihn geschrieben hat",
        ),
    },
    german="""Zu einem Eintrag der Bestandsliste gibt es keinen Befund mehr.

Was er verzeichnet, ist in Ordnung gebracht, oder seine Datei ist weg oder heißt anders. Der Eintrag kann weg, sonst
bliebe derselbe Fehler beim nächsten Mal unbemerkt: `skew validate --baseline-prune` entfernt ihn. Veraltet heißt ein
Eintrag nur, wenn seine Regel die Datei wirklich geprüft hat: nicht, wenn sie abgewählt ist oder beim Stand des
Programms noch nicht gilt. Auch ein Eintrag mit einem Code, den keine Regel hat oder je hatte, verdeckt nichts; er bleibt
stehen, weil ein neueres skew ihn kennen kann.""",
)
