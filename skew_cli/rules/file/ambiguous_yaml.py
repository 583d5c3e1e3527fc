"""A value means one thing in YAML 1.2 and another one for older tools, or stands where nobody expects it.

skew reads YAML 1.2. Other tools still read YAML 1.1, in which an unquoted `no` is false, `10:00` is 600 and `010` is 8,
and some of them write it back like that. Quotation marks make such a value the same text everywhere. Anchors and
aliases (`&name`, `*name`) let one place of a file change another one, and the line `%YAML 1.2` does nothing. Dates such
as 2024-06-07 mean the same everywhere. A value that the file format refuses anyway is told by F003 or F004 alone.

Bad:
    notes: No  # <- F013
    exploration: {date: 2024-04-16, start: 10:00}  # <- F013
    sessions:
      - {id: 010, title: 1_000, room: 0b11, platform: 1e3}  # <- F013, F013, F013, F013
      - {id: a, title: {de: "=", en: =}, room: .inf}  # <- F013, F013

Bad:
    sessions:
      - {id: a, title: &title Abwasser}  # <- F013
      - {id: b, title: *title}  # <- F013

Good:
    notes: "No"
    exploration: {date: 2024-04-16, start: "10:00"}
    sessions:
      - {id: "010", title: "1_000", room: "0b11", platform: "1e3"}
      - {id: a, title: {de: "=", en: "="}, room: ".inf", duration_min: 120}

Source: validate contract, section 16; YAML 1.1, types bool, int and float.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

_QUOTE = Text(en="put it in quotation marks", de="in Anführungszeichen setzen")

RULE = Rule(
    code="F013",
    name="ambiguous-yaml",
    severity="warning",
    phase="syntax",
    cancelled=True,
    fixes=("safe",),
    german="""Ein Wert bedeutet in YAML 1.2 das eine und für ältere Programme etwas anderes, oder er steht, wo ihn niemand erwartet.

skew liest YAML 1.2. Andere Programme lesen noch YAML 1.1, in dem `no` ohne Anführungszeichen false ist, `10:00` die Zahl
600 und `010` die 8, und manche schreiben das so zurück. In Anführungszeichen ist ein solcher Wert überall derselbe Text.
Mit Ankern und Verweisen (`&name`, `*name`) ändert eine Stelle der Datei eine andere, und die Zeile `%YAML 1.2` bewirkt
nichts. Ein Datum wie 2024-06-07 bedeutet überall dasselbe. Einen Wert, den das Dateiformat ohnehin nicht zulässt, melden
allein F003 oder F004.""",
    beside=("anchored-here",),
    texts={
        "ambiguous-yaml": Text(
            en="without quotation marks, {value} is not the same for every YAML tool",
            de="Ohne Anführungszeichen ist {value} nicht für jedes YAML-Programm dasselbe",
        ),
        "boolean-word": Text(
            en="without quotation marks, {value} is true or false for YAML 1.1 tools",
            de="Ohne Anführungszeichen ist {value} für YAML-1.1-Programme ein Wahrheitswert",
        ),
        "base-60": Text(
            en="without quotation marks, {value} is a number of base 60 for YAML 1.1 tools",
            de="Ohne Anführungszeichen ist {value} für YAML-1.1-Programme eine Zahl zur Basis 60",
        ),
        "anchor": Text(
            en="the anchor &{name} lets other places of the file repeat this one",
            de="Mit dem Anker &{name} wiederholen andere Stellen der Datei diese hier",
        ),
        "unused-anchor": Text(
            en="no other place of the file refers to the anchor &{name}",
            de="Auf den Anker &{name} verweist keine Stelle der Datei",
        ),
        "alias": Text(
            en="*{name} repeats another place of the file", de="*{name} wiederholt eine andere Stelle der Datei"
        ),
        "anchored-here": Text(en="this is repeated", de="das wird wiederholt"),
        "yaml-directive": Text(en="this line does nothing", de="Diese Zeile bewirkt nichts"),
    },
    hint={
        "ambiguous-yaml": _QUOTE,
        "boolean-word": _QUOTE,
        "base-60": _QUOTE,
        "anchor": Text(en="write the value where it is needed", de="den Wert dort hinschreiben, wo er gebraucht wird"),
        "unused-anchor": Text(en="remove it", de="entfernen"),
        "alias": Text(en="write the value itself", de="den Wert selbst hinschreiben"),
        "yaml-directive": Text(en="remove it", de="entfernen"),
    },
)
