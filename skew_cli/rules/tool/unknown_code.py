"""A suppression names a rule that does not exist or cannot be suppressed, or cannot be read at all.

The form is `# skew: ignore[D004] reason, until 2024-06-30` for the line or the node below, or
`# skew: ignore-file[S001] reason` for the whole file. Families F and Q cannot be suppressed.

Bad:
    # skew: ignore[D999] holiday of the host  # <- Q002
    mode: virtual

Bad:
    sessions:
      # skew: ignore[closd-day] holiday of the host  # <- Q002
      - {id: sorting-plant, date: 2024-06-07, start: "10:00"}

Bad:
    # skew: ignore[D104] holiday of the host  # <- Q002
    mode: virtual

Bad:
    # skew: ignore D004  # <- Q002
    mode: virtual

Good:
    mode: virtual

Source: validate contract, section 10.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

_FORM = Text(
    en="write: # skew: ignore[D004] reason, until 2024-06-30",
    de="die Form ist: # skew: ignore[D004] Begründung, until 2024-06-30",
)
RULE = Rule(
    code="Q002",
    name="unknown-code",
    severity="warning",
    phase="tool",
    cancelled=True,
    fixes=("safe", "unsafe"),
    texts={
        "unknown-code": Text(en="there is no rule {code}", de="Eine Regel {code} gibt es nicht"),
        "not-suppressible": Text(en="{code} cannot be suppressed", de="{code} lässt sich nicht unterdrücken"),
        "late-file-comment": Text(
            en="`ignore-file` holds only above the first key",
            de="„ignore-file“ gilt nur oberhalb des ersten Schlüssels",
        ),
        "unreadable": Text(en="this suppression cannot be read", de="Diese Unterdrückung ist nicht lesbar"),
        "similar-code": Text(
            en="there is no rule {code}; did you mean {known}?",
            de="Eine Regel {code} gibt es nicht; meinten Sie {known}?",
        ),
    },
    hint={
        **dict.fromkeys(("unknown-code", "unreadable"), _FORM),
        "similar-code": Text(en="write {known}", de="{known} schreiben"),
        "late-file-comment": Text(en="move it above the first key", de="über den ersten Schlüssel verschieben"),
        "not-suppressible": Text(en="mend the finding instead", de="stattdessen den Befund beheben"),
    },
    german="""Eine Unterdrückung nennt eine Regel, die es nicht gibt oder die sich nicht unterdrücken lässt, oder ist
gar nicht lesbar.

Die Form ist `# skew: ignore[D004] Begründung, until 2024-06-30` für die Zeile oder den Abschnitt darunter oder `#
skew: ignore-file[S001] Begründung` für die ganze Datei. Die Familien F und Q lassen sich nicht unterdrücken.""",
)
