"""A suppression gives no reason.

In a year nobody will know why a finding was hidden. The reason stands behind the bracket.

Bad:
    sessions:
      # skew: ignore[D004]  # <- Q003
      - {id: sorting-plant, date: 2024-06-07, start: "10:00"}

Good:
    sessions:
      # skew: ignore[D004] the plant only receives visitors on Fridays
      - {id: sorting-plant, date: 2024-06-07, start: "10:00"}

Source: validate contract, section 10.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

RULE = Rule(
    code="Q003",
    name="suppression-without-reason",
    severity="warning",
    phase="tool",
    cancelled=True,
    texts={
        "suppression-without-reason": Text(
            en="this suppression gives no reason", de="Diese Unterdrückung nennt keine Begründung"
        ),
        "entry-without-reason": Text(en="this entry gives no reason", de="Dieser Eintrag nennt keine Begründung"),
    },
    hint={
        "suppression-without-reason": Text(
            en="write the reason behind the bracket", de="die Begründung hinter die Klammer schreiben"
        ),
        "entry-without-reason": Text(en='write reason = "…"', de='reason = "…" ausfüllen'),
    },
    german="""Eine Unterdrückung nennt keine Begründung.

In einem Jahr weiß niemand mehr, warum ein Befund verdeckt wurde. Die Begründung steht hinter der Klammer.""",
)
