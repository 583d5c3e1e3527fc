"""A suppression has passed the date up to which it was meant to hold.

The finding it hid is reported again. A date sees to it that a decision does not outlive its reason.

Bad:
    # as-of: 2024-07-01
    sessions:
      # skew: ignore[D004] exception of the host, until 2024-06-30  # <- Q004
      - {id: sorting-plant, date: 2024-09-06, start: "10:00"}

Good:
    # as-of: 2024-06-30
    sessions:
      # skew: ignore[D004] exception of the host, until 2024-06-30
      - {id: sorting-plant, date: 2024-09-06, start: "10:00"}

Source: validate contract, section 10.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

RULE = Rule(
    code="Q004",
    name="expired-suppression",
    severity="warning",
    phase="tool",
    cancelled=True,
    texts={
        "expired-suppression": Text(en="this suppression held until {until}", de="Diese Unterdrückung galt bis {until}")
    },
    hint=Text(en="mend the finding, or set a new date", de="den Befund beheben oder ein neues Datum setzen"),
    german="""Das Datum, bis zu dem eine Unterdrückung gelten sollte, ist vorbei.

Der Befund, den sie verdeckt hat, wird wieder gemeldet. Ein Datum sorgt dafür, dass eine Entscheidung nicht länger
gilt als ihr Grund.""",
)
