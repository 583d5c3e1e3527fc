"""The file is not readable as YAML, or uses YAML that skew refuses.

A program file is UTF-8, one YAML mapping, with each key once. Refused are also tags, merge keys, keys that are not
text, tabs as indentation, several documents, and files beyond the limits (256 KiB, 32 levels, 20,000 values,
64 KiB for one text, 20 aliases). All mistakes of a file are told in one run, and its healthy parts are still checked.

Bad:
    schema: 1
    id: koeln-bethlehem
    season: 2024
    partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}
    notes: Thema: Abwasser  # <- F001

Bad:
    status: idea
    status: planned  # <- F001

Good:
    notes: "Thema: Abwasser"

Source: validate contract, section 16.
"""

from skew_cli.rules.rule import Rule
from skew_cli.words import Text

RULE = Rule(
    code="F001",
    name="broken-yaml",
    severity="error",
    phase="syntax",
    cancelled=True,
    fixes=("unsafe",),
    texts={
        "broken-yaml": Text(en="this is not readable as YAML", de="Das ist nicht als YAML lesbar"),
        "unreadable": Text(en="the file cannot be read: {why}", de="Die Datei ist nicht lesbar: {why}"),
        "not-utf-8": Text(
            en="the file is not UTF-8: here stands the byte {byte}",
            de="Die Datei ist nicht in UTF-8 gespeichert: hier steht das Byte {byte}",
        ),
        "too-large": Text(en="the file is larger than {limit} KiB", de="Die Datei ist größer als {limit} KiB"),
        "control-character": Text(
            en="a control character ({char}) stands here", de="Hier steht ein Steuerzeichen ({char})"
        ),
        "merge-conflict": Text(
            en="an unresolved merge conflict of git begins here",
            de="Hier beginnt ein ungelöster Merge-Konflikt von git",
        ),
        "directive": Text(
            en="a directive such as %YAML 1.1 changes the meaning of values",
            de="Eine Anweisung wie %YAML 1.1 ändert die Bedeutung von Werten",
        ),
        "empty-file": Text(en="the file is empty", de="Die Datei ist leer"),
        "no-mapping": Text(
            en="the file does not consist of `key: value` entries",
            de="Die Datei besteht nicht aus Einträgen „Schlüssel: Wert“",
        ),
        "second-document": Text(en="a second document begins here", de="Hier beginnt ein zweites Dokument"),
        "tag": Text(en="a tag such as {tag} is not allowed", de="Ein Typ-Zusatz wie {tag} ist nicht erlaubt"),
        "key-not-text": Text(en="a key must be text", de="Ein Schlüssel muss Text sein"),
        "merge-key": Text(en="the merge key `<<` is not allowed", de="Der Merge-Schlüssel „<<“ ist nicht erlaubt"),
        "question-key": Text(
            en="a key that begins with a question mark and a blank is not allowed",
            de="Ein Schlüssel, der mit Fragezeichen und Leerzeichen beginnt, ist nicht erlaubt",
        ),
        "duplicate-key": Text(
            en="the key `{key}` is given twice; the first one counts",
            de="Der Schlüssel „{key}“ steht zweimal da; der erste gilt",
        ),
        "long-number": Text(en="a number of more than {limit} characters", de="eine Zahl mit mehr als {limit} Zeichen"),
        "infinite-number": Text(
            en="this number is too large for a computer", de="Diese Zahl ist für einen Computer zu groß"
        ),
        "follows": Text(en="may follow from the one above", de="kann eine Folge des Fehlers darüber sein"),
        "first-given-here": Text(en="first given here", de="zuerst hier angegeben"),
        "anchor-twice": Text(en="the anchor &{name} is defined twice", de="Der Anker &{name} ist zweimal vergeben"),
        "bad-alias": Text(
            en="*{name} refers to nothing, or to itself",
            de="*{name} verweist ins Leere oder auf sich selbst",
        ),
        "too-many-aliases": Text(en="more than {limit} aliases", de="mehr als {limit} Verweise mit *"),
        "too-deep": Text(en="nested deeper than {limit} levels", de="tiefer verschachtelt als {limit} Ebenen"),
        "too-many-nodes": Text(en="more than {limit} values in one file", de="mehr als {limit} Werte in einer Datei"),
        "long-scalar": Text(en="a text longer than {limit} KiB", de="ein Text mit mehr als {limit} KiB"),
        "open-quote": Text(
            en="the quotation mark opened here is not closed",
            de="Das hier geöffnete Anführungszeichen wird nicht geschlossen",
        ),
        "bad-escape": Text(
            en="after a backslash inside double quotation marks, this means nothing in YAML",
            de="Hinter einem Backslash in doppelten Anführungszeichen hat das in YAML keine Bedeutung",
        ),
        "outside-repository": Text(
            en="the file is a link that leaves the repository; it was not read",
            de="Die Datei ist ein Link aus dem Programmordner hinaus; sie wurde nicht gelesen",
        ),
        "open-bracket": Text(
            en="the bracket opened here is not closed, or a comma is missing",
            de="Die hier geöffnete Klammer wird nicht geschlossen, oder es fehlt ein Komma",
        ),
        "tab": Text(en="a tab stands at the beginning of a line", de="Ein Tabulator steht am Zeilenanfang"),
        "colon-in-text": Text(
            en="a colon inside a text, or a line with wrong indentation",
            de="Ein Doppelpunkt im Text, oder eine falsch eingerückte Zeile",
        ),
        "needs-quotes": Text(
            en="a text that begins with this character needs quotation marks",
            de="Ein Text, der mit diesem Zeichen beginnt, braucht Anführungszeichen",
        ),
        "no-colon": Text(
            en="a key without a colon, or a line with wrong indentation",
            de="Ein Schlüssel ohne Doppelpunkt, oder eine falsch eingerückte Zeile",
        ),
    },
    hint={
        "unreadable": Text(en="check the permissions of the file", de="die Zugriffsrechte der Datei prüfen"),
        "not-utf-8": Text(en="save the file as UTF-8 in your editor", de="die Datei im Editor als UTF-8 speichern"),
        "outside-repository": Text(
            en="put the file itself into the repository", de="die Datei selbst in den Programmordner legen"
        ),
        "bad-escape": Text(
            en="write \\\\ for a backslash, or use single quotation marks",
            de="\\\\ für einen Backslash schreiben oder einfache Anführungszeichen verwenden",
        ),
        "long-number": Text(
            en="put it in quotation marks if it is a text", de="in Anführungszeichen setzen, wenn es ein Text ist"
        ),
        "question-key": Text(en="write `key: value`", de="„Schlüssel: Wert“ schreiben"),
        "tab": Text(en="use blanks instead", de="stattdessen Leerzeichen verwenden"),
        "colon-in-text": Text(en="put the text in quotation marks", de="den Text in Anführungszeichen setzen"),
        "needs-quotes": Text(en="put the text in quotation marks", de="den Text in Anführungszeichen setzen"),
        "duplicate-key": Text(en="remove one of the two", de="einen der beiden entfernen"),
        "merge-conflict": Text(
            en="choose one side and remove the marks", de="eine Seite wählen und die Marken entfernen"
        ),
        "empty-file": Text(en="lay a program down with skew create", de="ein Programm mit skew create anlegen"),
    },
    german="""Die Datei ist nicht als YAML lesbar oder verwendet YAML, das skew nicht annimmt.

Eine Programmdatei ist in UTF-8 gespeichert und besteht aus Einträgen „Schlüssel: Wert“, jeder Schlüssel nur einmal.
Nicht angenommen werden außerdem Typ-Zusätze, Merge-Schlüssel, Schlüssel, die kein Text sind, Tabulatoren als
Einrückung, mehrere Dokumente in einer Datei und Dateien jenseits der Grenzen (256 KiB, 32 Ebenen, 20.000 Werte, 64
KiB für einen einzelnen Text, 20 Verweise mit Stern). Alle Fehler einer Datei werden in einem Durchgang gemeldet, und
ihre lesbaren Teile werden trotzdem geprüft.""",
)
