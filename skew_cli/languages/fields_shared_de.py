"""What the fields of shared files and of `skew.toml` mean, in German."""

from collections.abc import Mapping

FIELDS: Mapping[str, Mapping[str, str]] = {
    "SeasonFile": {
        "seminars": "Seminare, die sich mehrere Programme teilen.",
        "network_events": "Austauschformate des Netzwerks.",
        "dates": "Tage des Programmjahrs, die alle Programme angehen.",
    },
    "NetworkEvent": {
        "id": "Kennung des Austauschformats.",
        "municipalities": "Kommunen, die teilnehmen.",
        "theme": "Themenschwerpunkt.",
    },
    "SeasonDate": {
        "id": "Kennung.",
        "title": "Was an dem Tag ist.",
        "date": "Der Tag, oder der erste einer Spanne.",
        "until": "Letzter Tag einer Spanne, eingeschlossen.",
    },
    "People": {"people": "Personen, die sich mehrere Programme teilen."},
    "DirectoryFile": {
        "municipalities": "Kommunen, die im mitgelieferten Verzeichnis fehlen oder anders sind.",
        "partnerships": "Bekannte Paare.",
    },
    "Municipality": {
        "id": "Kennung der Kommune.",
        "name": "Name; `de` in lateinischer Schrift ist Pflicht, `en` und `ar`, wo sie abweichen.",
        "aliases": "Weitere Namen und Schreibweisen.",
        "country": "Deutschland (de) oder Palästina (ps).",
        "state": "Zwei Buchstaben des Bundeslands, `NW` für Nordrhein-Westfalen.",
        "ags": "Amtlicher Gemeindeschlüssel; beginnt in Nordrhein-Westfalen mit 05.",
        "zone": "Zeitzone, wenn sie von der des Landes abweicht.",
        "weekend": "Freie Wochentage, wenn sie von denen des Landes abweichen.",
        "office_hours": "Dienstzeiten, wenn sie von denen des Landes abweichen.",
        "christian_calendar": "Ob christliche Feiertage der Gemeinde zählen.",
        "samaritan_calendar": "Ob samaritanische Feiertage der Gemeinde zählen.",
        "languages": "Sprachen, in denen die Kommune arbeiten kann.",
    },
    "OfficeHours": {
        "days": "Wochentage.",
        "start": "Beginn, Ortszeit.",
        "end": "Ende, Ortszeit.",
        "since": "Erster Tag einer Ausnahme.",
        "until": "Letzter Tag einer Ausnahme, eingeschlossen.",
    },
    "Partnership": {"nrw": "Kennung der deutschen Kommune.", "palestine": "Kennung der palästinensischen Kommune."},
    "ClosuresFile": {
        "closures": "Tage, an denen Verwaltungen geschlossen sind.",
        "sensitive_dates": "Heikle Tage jedes Jahres.",
        "school_holidays": "Schulferien, die noch nicht mitgeliefert werden.",
    },
    "Closure": {
        "occasion": "Ein Schlüssel des Glossars wie `eid_al_adha`, oder ein anderes Wort.",
        "hijri_year": "Damit ersetzt der Eintrag die Schätzung dieses Anlasses für dieses islamische Jahr.",
        "holiday": "Der eigentliche Feiertag (Regel D007); die übrigen Tage kommen durch Beschluss hinzu (Regel D009).",
        "kind": "Geschlossen, oder nur zur Kenntnis (info).",
        "status": "Geschätzt oder beschlossen.",
        "municipality": "Nur diese Kommune; ohne Angabe das ganze Land.",
        "country": "Land, für das der Eintrag gilt.",
        "community": "Ein Tag nur einer Gemeinschaft (Regel D016).",
        "name": "Eigener Name des Anlasses.",
        "source": "Woher die Angabe stammt.",
    },
    "Days": {"first": "Erster Tag.", "last": "Letzter Tag, eingeschlossen."},
    "YearlyDate": {"month": "Monat.", "day": "Tag.", "occasion": "Anlass."},
    "SchoolHolidays": {"name": "Welche Ferien.", "source": "Woher die Angabe stammt."},
    "Config": {
        "lang": "Sprache der Meldungen; Vorgabe: die des Rechners.",
        "fail_on": "Schwere, ab der `skew validate` mit 1 endet.",
        "show": "Schwere, ab der Befunde gezeigt werden.",
        "select": "Nur diese Regeln: Codes, Namen oder Familien.",
        "ignore_codes": "Regeln, die nicht laufen: Codes, Namen oder Familien.",
        "exclude": "Programmdateien, die wegbleiben, als Muster wie in `.gitignore`.",
        "baseline": "Bestandsliste: die Datei mit Befunden, die schon da waren, vom Programmordner aus.",
        "rule_url": "Adresse des Regelwerks im Web; `{code}` steht für den Code einer Regel.",
        "severity": "Andere Schweren nach Code oder Name; nicht für Familie F und Q009.",
        "rules": "Einstellungen einzelner Regeln nach Name.",
        "ignore": "Befunde, mit denen der Programmordner lebt.",
    },
    "Ignore": {
        "paths": "Muster wie `programs/2023/**`.",
        "codes": "Codes, Namen oder Familien.",
        "reason": "Warum die Befunde hingenommen werden.",
        "until": "Letzter Tag, an dem der Eintrag gilt.",
    },
}
"""Texts by the class that declares the field."""
