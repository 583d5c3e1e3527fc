"""A suppression hides nothing, although its rule ran there.

What it hid has been put right; the comment can go. A suppression is only called unused if its rule really ran: not
when the rule is deselected, or not in force at the program's status.

Bad:
    # skew: ignore[D004] the plant only receives visitors on Fridays  # <- Q001
    mode: virtual

Good:
    sessions:
      # skew: ignore[D004] the plant only receives visitors on Fridays
      - {id: sorting-plant, date: 2024-06-07, start: "10:00"}

Source: validate contract, section 10.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

RULE = Rule(
    code="Q001",
    name="unused-suppression",
    severity="warning",
    phase="tool",
    cancelled=True,
    fixes=("safe",),
    texts={
        "unused-suppression": Text(
            en="this suppression of {code} hides nothing", de="Diese Unterdrückung von {code} verdeckt nichts"
        ),
        "unused-entry": Text(
            en="this entry hides no finding of {code} in {paths}",
            de="Dieser Eintrag verdeckt keinen Befund von {code} in {paths}",
        ),
    },
    hint=Text(en="remove it", de="entfernen"),
    german="""Eine Unterdrückung verdeckt nichts, obwohl ihre Regel dort geprüft wurde.

Was sie verdeckt hat, ist in Ordnung gebracht; die Bemerkung kann entfernt werden. Unbenutzt heißt eine Unterdrückung
nur, wenn ihre Regel wirklich geprüft wurde: nicht, wenn die Regel abgewählt ist oder beim Stand des Programms noch
nicht gilt.""",
)
