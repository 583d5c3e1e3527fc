"""A key that the file format does not know.

A misspelt key would silently lose what stands behind it. The hint names the nearest known key, or the place to which
a key belongs.

Bad:
    sessions:
      - {id: sorting-plant, moderater: moderation-a}  # <- F003

Good:
    sessions:
      - {id: sorting-plant, minutes_taker: minutes-a}
    people:
      - {id: minutes-a, name: Protokoll}

Source: tool.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

RULE = Rule(
    code="F003",
    name="unknown-field",
    severity="error",
    phase="shape",
    cancelled=True,
    fixes=("safe",),
    texts={
        "unknown-field": Text(en="unknown key `{key}`", de="Unbekannter Schlüssel „{key}“"),
        "misspelt-field": Text(
            en="unknown key `{key}`; the required key `{known}` is missing",
            de="Unbekannter Schlüssel „{key}“; der nötige Schlüssel „{known}“ fehlt",
        ),
        "similar-field": Text(
            en="unknown key `{key}`; did you mean `{known}`?",
            de="Unbekannter Schlüssel „{key}“; meinten Sie „{known}“?",
        ),
        "misplaced-field": Text(
            en="`{key}` does not belong here but into: {places}",
            de="„{key}“ gehört nicht hierher, sondern in: {places}",
        ),
        "top-level-field": Text(
            en="`{key}` does not belong here but to the top level of the file",
            de="„{key}“ gehört nicht hierher, sondern auf die oberste Ebene der Datei",
        ),
        "top-level-or-field": Text(
            en="`{key}` does not belong here but to the top level of the file, or into: {places}",
            de="„{key}“ gehört nicht hierher, sondern auf die oberste Ebene der Datei oder in: {places}",
        ),
        "no-break-space": Text(
            en="before the key `{key}` stands a no-break space (U+00A0); for YAML it is no blank but text",
            de="Vor dem Schlüssel „{key}“ steht ein geschütztes Leerzeichen (U+00A0); für YAML ist es Text",
        ),
    },
    hint={
        "misspelt-field": Text(en="rename it to `{known}`", de="in „{known}“ umbenennen"),
        "similar-field": Text(en="rename it to `{known}`", de="in „{known}“ umbenennen"),
        "misplaced-field": Text(en="move it there", de="dorthin verschieben"),
        "top-level-field": Text(
            en="move it to the beginning of a line of its own", de="an den Anfang einer eigenen Zeile verschieben"
        ),
        "top-level-or-field": Text(en="move it there", de="dorthin verschieben"),
        "no-break-space": Text(en="type ordinary blanks", de="gewöhnliche Leerzeichen tippen"),
        "unknown-field": Text(
            en="remove it; all keys: skew schema program", de="entfernen; alle Schlüssel: skew schema program"
        ),
    },
    german="""Die Datei enthält einen Schlüssel, den das Dateiformat nicht kennt.

Wäre ein falsch geschriebener Schlüssel erlaubt, ginge der Wert dahinter unbemerkt verloren. Die Abhilfe nennt den
ähnlichsten bekannten Schlüssel oder die Stelle, an die der Schlüssel gehört.""",
)
