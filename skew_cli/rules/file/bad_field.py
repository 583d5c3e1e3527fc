"""A mandatory key is missing, or a value has the wrong form.

Dates are `YYYY-MM-DD`, times `HH:MM` with 24 hours. The values of a choice are listed in the message. What skew cannot
read is left out of all other checks.

Bad:
    sessions:
      - {id: sorting-plant, date: 2024-02-30}  # <- F004

Bad:
    sessions:
      - {id: sorting-plant, start: 9 Uhr}  # <- F004

Bad:
    sessions:
      - {id: sorting-plant, date: 14.5.2024, start: 9:00}  # <- F004, F004

Bad:
    status: geplant  # <- F004

Bad:
    status: Planned  # <- F004

Good:
    status: planned
    sessions:
      - {id: sorting-plant, date: 2024-05-14, start: "09:00"}

Source: tool.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

RULE = Rule(
    code="F004",
    name="bad-field",
    severity="error",
    phase="shape",
    cancelled=True,
    fixes=("safe", "unsafe"),
    texts={
        "bad-field": Text(en="this value has the wrong form", de="Dieser Wert hat die falsche Form"),
        "missing-field": Text(en="the key `{key}` is missing", de="Der Schlüssel „{key}“ fehlt"),
        "empty-field": Text(
            en="`{key}` is empty, but a value is needed", de="„{key}“ ist leer, es braucht aber einen Wert"
        ),
        "bad-date": Text(
            en="{value} is no date of the form YYYY-MM-DD", de="{value} ist kein Datum der Form JJJJ-MM-TT"
        ),
        "impossible-date": Text(en="there is no {value}", de="Den Tag {value} gibt es nicht"),
        "bad-time": Text(en="{value} is no time of the form HH:MM", de="{value} ist keine Uhrzeit der Form HH:MM"),
        "bad-choice": Text(en="{value} is not one of: {choices}", de="{value} ist nicht erlaubt; möglich: {choices}"),
        "similar-choice": Text(
            en="{value} is not one of: {choices}; did you mean `{known}`?",
            de="{value} ist nicht erlaubt; meinten Sie „{known}“? Möglich: {choices}",
        ),
        "not-text": Text(en="{value} must be a text", de="{value} muss ein Text sein"),
        "not-number": Text(en="{value} must be a whole number", de="{value} muss eine ganze Zahl sein"),
        "quoted-number": Text(en="{value} must be a whole number", de="{value} muss eine ganze Zahl sein"),
        "leading-zero": Text(
            en="{value} is no number because of the leading zero",
            de="{value} ist wegen der führenden Null keine Zahl",
        ),
        "not-boolean": Text(en="{value} must be true or false", de="{value} muss true oder false sein"),
        "empty-item": Text(en="entry {number} is empty", de="Eintrag {number} ist leer"),
        "no-break-space": Text(
            en="this begins with a no-break space (U+00A0); for YAML it is no blank but text",
            de="Das beginnt mit einem geschützten Leerzeichen (U+00A0); für YAML ist es Text und kein Leerzeichen",
        ),
        "not-list": Text(en="a list is needed here", de="Hier muss eine Liste stehen"),
        "not-mapping": Text(
            en="entries of the form `key: value` are needed here",
            de="Hier müssen Einträge der Form „Schlüssel: Wert“ stehen",
        ),
        "wrong-count": Text(en="exactly {count} values are needed here", de="Hier müssen genau {count} Werte stehen"),
        "too-many-entries": Text(
            en="a list may have {count} entries at most", de="Eine Liste darf höchstens {count} Einträge haben"
        ),
        "write-time": Text(en='write it as "HH:MM"', de='als "HH:MM" schreiben'),
        "write-date": Text(en="write it as YYYY-MM-DD", de="als JJJJ-MM-TT schreiben"),
        "write-choice": Text(en="write `{known}`", de="„{known}“ schreiben"),
    },
    hint={
        "bad-field": Text(
            en="how each key is written: skew schema program", de="wie jeder Schlüssel aussieht: skew schema program"
        ),
        "bad-choice": Text(en="write one of these values", de="einen dieser Werte schreiben"),
        "similar-choice": Text(en="write `{known}`", de="„{known}“ schreiben"),
        "not-mapping": Text(
            en="write `key: value`, one below the other and indented",
            de="„Schlüssel: Wert“ schreiben, untereinander und eingerückt",
        ),
        "wrong-count": Text(
            en="add what is missing, or remove what is too much",
            de="ergänzen, was fehlt, oder entfernen, was zu viel ist",
        ),
        "too-many-entries": Text(
            en="split the list, or remove what is not needed",
            de="die Liste aufteilen oder entfernen, was nicht gebraucht wird",
        ),
        "bad-date": Text(en="for example 2024-05-14", de="zum Beispiel 2024-05-14"),
        "impossible-date": Text(
            en="count the days of the month, and look at leap years",
            de="die Tage des Monats nachzählen, auch in Schaltjahren",
        ),
        "bad-time": Text(en='for example "10:00"', de='zum Beispiel "10:00"'),
        "missing-field": Text(en="add `{key}`", de="„{key}“ ergänzen"),
        "empty-field": Text(en="fill in the value", de="den Wert eintragen"),
        "empty-item": Text(en="fill it in, or remove the dash", de="ausfüllen oder den Strich entfernen"),
        "not-text": Text(en="put it in quotation marks", de="in Anführungszeichen setzen"),
        "not-number": Text(
            en="write a whole number in digits, such as 90", de="eine ganze Zahl in Ziffern schreiben, etwa 90"
        ),
        "quoted-number": Text(en="leave out the quotation marks", de="die Anführungszeichen weglassen"),
        "leading-zero": Text(en="leave out the leading zero", de="die führende Null weglassen"),
        "not-boolean": Text(en="write true or false", de="true oder false schreiben"),
        "no-break-space": Text(en="type ordinary blanks", de="gewöhnliche Leerzeichen tippen"),
        "not-list": Text(en="put it in brackets: [ … ]", de="in eckige Klammern setzen: [ … ]"),
    },
    german="""Ein Pflichtschlüssel fehlt, oder ein Wert hat die falsche Form.

Ein Datum hat die Form `JJJJ-MM-TT`, eine Uhrzeit die Form `HH:MM` mit 24 Stunden. Ist nur eine Auswahl von Werten
erlaubt, zählt die Meldung sie auf. Was skew nicht lesen kann, bleibt bei allen anderen Prüfungen außen vor.""",
)
