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
        "not-text": Text(en="{value} must be a text", de="{value} muss ein Text sein"),
        "not-number": Text(en="{value} must be a whole number", de="{value} muss eine ganze Zahl sein"),
        "not-boolean": Text(en="{value} must be true or false", de="{value} muss true oder false sein"),
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
        "write-choice": Text(en="write the nearest of these values", de="den ähnlichsten dieser Werte schreiben"),
    },
    hint={
        "bad-date": Text(en="for example 2024-05-14", de="zum Beispiel 2024-05-14"),
        "impossible-date": Text(
            en="count the days of the month, and look at leap years",
            de="die Tage des Monats nachzählen, auch in Schaltjahren",
        ),
        "bad-time": Text(en='for example "10:00"', de='zum Beispiel "10:00"'),
        "missing-field": Text(en="add `{key}`", de="„{key}“ ergänzen"),
        "empty-field": Text(en="fill in the value", de="den Wert eintragen"),
        "not-text": Text(en="put it in quotation marks", de="in Anführungszeichen setzen"),
        "not-number": Text(
            en="write digits only, without quotation marks", de="nur Ziffern schreiben, ohne Anführungszeichen"
        ),
        "not-boolean": Text(en="write true or false", de="true oder false schreiben"),
        "not-list": Text(en="put it in brackets: [ … ]", de="in eckige Klammern setzen: [ … ]"),
    },
    german="""Ein Pflichtschlüssel fehlt, oder ein Wert hat die falsche Form.

Ein Datum hat die Form `JJJJ-MM-TT`, eine Uhrzeit die Form `HH:MM` mit 24 Stunden. Ist nur eine Auswahl von Werten
erlaubt, zählt die Meldung sie auf. Was skew nicht lesen kann, bleibt bei allen anderen Prüfungen außen vor.""",
)
