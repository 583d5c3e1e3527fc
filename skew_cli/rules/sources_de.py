"""German words for the phrases in which rule pages name their sources; names and titles stay as they are."""

import re

_WORD = re.compile(r"(?!tzdata)[a-zäöü]+(?:[ ;]|\.$)")
"""A beginning that is no name of a file, a site or a package."""
_PHRASES = (
    (
        "assumption of this project, from general professional knowledge",
        "Annahme dieses Projekts aus allgemeinem Fachwissen",
    ),
    ("general professional knowledge", "allgemeines Fachwissen"),
    ("partly an assumption", "zum Teil eine Annahme"),
    ("the limits are an assumption", "die Grenzen sind eine Annahme"),
    ("the limit is an assumption", "die Grenze ist eine Annahme"),
    ("German hours are an assumption", "die deutschen Zeiten sind eine Annahme"),
    ("assumption", "Annahme"),
    ("needed for a sound calendar", "nötig für einen fehlerfreien Kalender"),
    ("needed for a sound file", "nötig für eine fehlerfreie Datei"),
    (
        "decision of this project, from the steps of the programme",
        "Festlegung dieses Projekts nach den Schritten des Programms",
    ),
    ("the decision of 2015 beside the table", "der Beschluss von 2015 neben der Tabelle"),
    ("decisions of the Palestinian cabinet 2015 to 2024", "Beschlüsse des palästinensischen Kabinetts 2015 bis 2024"),
    (
        "lists of the Palestinian cabinet for Christian and Samaritan employees",
        "Listen des palästinensischen Kabinetts für christliche und samaritanische Beschäftigte",
    ),
    ("lists of the Palestinian cabinet of 2020 and 2023", "Listen des palästinensischen Kabinetts von 2020 und 2023"),
    ("holidays of the state of North Rhine-Westphalia", "Feiertage des Landes Nordrhein-Westfalen"),
    ("Ministry of schools NRW", "Schulministerium NRW"),
    ("data of the package holidays", "Daten des Pakets holidays"),
    ("comments of the IANA time zone database", "Kommentare der IANA-Zeitzonendatenbank"),
    ("IANA time zone database, releases 2022.1 to 2026.6", "IANA-Zeitzonendatenbank, Ausgaben 2022.1 bis 2026.6"),
    ("IANA time zone database", "IANA-Zeitzonendatenbank"),
    ("solar noon in Bethlehem", "Sonnenhöchststand in Bethlehem"),
    ("tables of hijridate", "Tabellen von hijridate"),
    ("the video conference Brühl–Battir of 2020", "die Videokonferenz Brühl–Battir von 2020"),
    ("Brühl working group, 2020", "Arbeitskreis Brühl, 2020"),
    (
        "a video conference began late because the difference had been forgotten",
        "eine Videokonferenz begann zu spät, weil der Zeitunterschied vergessen worden war",
    ),
    (
        "SKEW list of partnerships with municipalities in the Palestinian territories, undated",
        "SKEW, Liste der Partnerschaften mit Kommunen in den palästinensischen Gebieten, ohne Datum",
    ),
    ("SKEW partnership list", "SKEW, Partnerschaftsliste"),
    (
        "municipalities with several partnerships, such as Krefeld",
        "Kommunen mit mehreren Partnerschaften, etwa Krefeld",
    ),
    ("SKEW programme page 2024", "SKEW, Programmseite 2024"),
    ("SKEW digital partnership work", "SKEW, Digitale Partnerschaftsarbeit"),
    ("aims of the hospitations", "Ziele der Hospitationen"),
    ("(aims)", "(Ziele)"),
    (
        "established partnership associations and actors involved through the theme",
        "etablierte Partnerschaftsvereine und thematisch eingebundene Akteur*innen",
    ),
    ("exchange formats of the network", "Austauschformate des Netzwerks"),
    ("expectation: civil society is involved", "Erwartung: Einbezug der Zivilgesellschaft"),
    ("security situation and restrictions on travel", "Sicherheitslage und Einschränkungen von Reisen"),
    ("of the network)", "über das Netzwerk)"),
    ("(title: ", "(Titel: "),
    ("City of Dortmund (municipal enterprises)", "Stadt Dortmund (kommunale Eigenbetriebe)"),
    ("approval by the superior before the plan goes on", "Zustimmung der Vorgesetzten vor der weiteren Planung"),
    ("motivation and aims first", "zuerst Motivation und Ziele"),
    ("agreed topics and concrete questions", "vereinbarte Themen und konkrete Fragen"),
    (
        "head of department and chair of the partnership association",
        "Fachbereichsleitung und Vorsitz des Partnerschaftsvereins",
    ),
    (
        "guidance on video conferences of 23 October 2020, 3.5.1 and 3.5.6",
        "Orientierungshilfe Videokonferenzsysteme vom 23. Oktober 2020, 3.5.1 und 3.5.6",
    ),
    ("checklist of #GleichImNetz", "Checkliste von #GleichImNetz"),
    ("visitor and host", "Gast und Gastgeber"),
    ("blog of a conference interpreter", "Blog einer Konferenzdolmetscherin"),
    ("simultandolmetscher page", "Seite simultandolmetscher"),
    ("possibly several weeks before", "möglicherweise mehrere Wochen vorher"),
    ("a UID belongs to one event", "eine UID gehört zu einem Ereignis"),
    ("integers of base 60", "Zahlen zur Basis 60"),
    ("types bool, int and float", "Typen bool, int und float"),
    ("Luther law firm", "Kanzlei Luther"),
    ("GDPR", "DSGVO"),
    ("24 March 2023", "24. März 2023"),
    ("validate contract, section", "Vertrag zu skew validate, Abschnitt"),
    ("rulebook", "Regelwerk"),
    ("trap 15", "Falle 15"),
    ("; project", "; Projekt"),
    ("tool", "Werkzeug"),
    (" and ", " und "),
)


def source_de(text: str) -> str:
    """A source in German."""
    for english, german in _PHRASES:
        text = text.replace(english, german)
    return text[:1].upper() + text[1:] if _WORD.match(text) else text
