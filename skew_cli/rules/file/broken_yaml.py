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
    beside=("first-given-here", "follows", "closed-here"),
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
            en="the directive {directive} changes the meaning of values",
            de="Die Anweisung {directive} ändert die Bedeutung von Werten",
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
        "closed-late": Text(
            en="the quotation mark opened here is closed only further down",
            de="Das hier geöffnete Anführungszeichen wird erst weiter unten geschlossen",
        ),
        "closed-here": Text(en="closed here", de="hier geschlossen"),
        "no-break-space": Text(
            en="a no-break space (U+00A0) stands here; for YAML it is no blank",
            de="Hier steht ein geschütztes Leerzeichen (U+00A0); für YAML ist es kein Leerzeichen",
        ),
        "no-blank-after-dash": Text(
            en="a blank is missing behind the dash", de="Hinter dem Strich fehlt ein Leerzeichen"
        ),
        "tab": Text(en="a tab stands here instead of blanks", de="Hier steht ein Tabulator statt Leerzeichen"),
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
        "broken-yaml": Text(
            en="compare indentation, colons and quotation marks with the lines above",
            de="Einrückung, Doppelpunkte und Anführungszeichen mit den Zeilen darüber vergleichen",
        ),
        "unreadable": Text(en="check the permissions of the file", de="die Zugriffsrechte der Datei prüfen"),
        "not-utf-8": Text(en="save the file as UTF-8 in your editor", de="die Datei im Editor als UTF-8 speichern"),
        "too-large": Text(
            en="keep long texts in documents of their own", de="lange Texte in eigenen Dokumenten aufbewahren"
        ),
        "control-character": Text(
            en="delete it; it comes from copying and is invisible",
            de="löschen; es ist unsichtbar und stammt vom Kopieren",
        ),
        "outside-repository": Text(
            en="put the file itself into the repository", de="die Datei selbst in den Programmordner legen"
        ),
        "merge-conflict": Text(
            en="choose one side and remove the marks", de="eine Seite wählen und die Marken entfernen"
        ),
        "directive": Text(en="remove the line", de="die Zeile entfernen"),
        "empty-file": Text(en="lay a program down with skew create", de="ein Programm mit skew create anlegen"),
        "no-mapping": Text(
            en="begin with `schema: 1`, and write each entry as `key: value`",
            de="mit „schema: 1“ beginnen und jeden Eintrag als „Schlüssel: Wert“ schreiben",
        ),
        "second-document": Text(
            en="remove the line `---`, or put what follows into a file of its own",
            de="die Zeile „---“ entfernen oder das Folgende in eine eigene Datei legen",
        ),
        "tag": Text(
            en="remove it, or put the value in quotation marks",
            de="entfernen oder den Wert in Anführungszeichen setzen",
        ),
        "key-not-text": Text(
            en="put the key in quotation marks, or check for a missing value or bracket",
            de="den Schlüssel in Anführungszeichen setzen, oder prüfen, ob Wert oder Klammer fehlt",
        ),
        "merge-key": Text(en="write the values themselves", de="die Werte selbst hinschreiben"),
        "question-key": Text(en="write `key: value`", de="„Schlüssel: Wert“ schreiben"),
        "duplicate-key": Text(en="remove one of the two", de="einen der beiden entfernen"),
        "long-number": Text(
            en="put it in quotation marks if it is a text", de="in Anführungszeichen setzen, wenn es ein Text ist"
        ),
        "infinite-number": Text(
            en="put it in quotation marks if it is a text", de="in Anführungszeichen setzen, wenn es ein Text ist"
        ),
        "anchor-twice": Text(
            en="give one of the two another name, or write the value itself",
            de="einem der beiden einen anderen Namen geben oder den Wert selbst hinschreiben",
        ),
        "bad-alias": Text(
            en="write the value itself, or in quotation marks if the asterisk is meant",
            de="den Wert selbst hinschreiben, oder in Anführungszeichen, wenn der Stern gemeint ist",
        ),
        "too-many-aliases": Text(en="write the values themselves", de="die Werte selbst hinschreiben"),
        "too-deep": Text(
            en="nest less; no key needs so many levels", de="flacher schreiben; kein Schlüssel liegt so tief"
        ),
        "too-many-nodes": Text(
            en="split the file: one program a file", de="die Datei aufteilen: je Datei ein Programm"
        ),
        "long-scalar": Text(
            en="keep the text in a document of its own", de="den Text in einem eigenen Dokument aufbewahren"
        ),
        "open-quote": Text(en="close it where the text ends", de="am Ende des Textes schließen"),
        "closed-late": Text(
            en="is the quotation mark at the end of this line missing?",
            de="Fehlt das Anführungszeichen am Ende dieser Zeile?",
        ),
        "bad-escape": Text(
            en="write \\\\ for a backslash, or use single quotation marks",
            de="\\\\ für einen Backslash schreiben oder einfache Anführungszeichen verwenden",
        ),
        "open-bracket": Text(
            en="add the closing bracket, or the comma between two entries",
            de="die schließende Klammer ergänzen oder das Komma zwischen zwei Einträgen",
        ),
        "no-break-space": Text(en="type an ordinary blank", de="ein gewöhnliches Leerzeichen tippen"),
        "no-blank-after-dash": Text(en="write `- key: value`", de="„- Schlüssel: Wert“ schreiben"),
        "tab": Text(en="use blanks instead", de="stattdessen Leerzeichen verwenden"),
        "colon-in-text": Text(en="put the text in quotation marks", de="den Text in Anführungszeichen setzen"),
        "needs-quotes": Text(en="put the text in quotation marks", de="den Text in Anführungszeichen setzen"),
        "no-colon": Text(
            en="write `key: value` with a blank behind the colon, indented as its neighbours",
            de="„Schlüssel: Wert“ mit Leerzeichen nach dem Doppelpunkt schreiben, eingerückt wie die Nachbarn",
        ),
    },
    german="""Die Datei ist nicht als YAML lesbar oder verwendet YAML, das skew nicht annimmt.

Eine Programmdatei ist in UTF-8 gespeichert und besteht aus Einträgen „Schlüssel: Wert“, jeder Schlüssel nur einmal.
Nicht angenommen werden außerdem Typ-Zusätze, Merge-Schlüssel, Schlüssel, die kein Text sind, Tabulatoren als
Einrückung, mehrere Dokumente in einer Datei und Dateien jenseits der Grenzen (256 KiB, 32 Ebenen, 20.000 Werte, 64
KiB für einen einzelnen Text, 20 Verweise mit Stern). Alle Fehler einer Datei werden in einem Durchgang gemeldet, und
ihre lesbaren Teile werden trotzdem geprüft.""",
)
