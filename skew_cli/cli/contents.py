"""The page of `skew --help`: every command with one line; no command is imported for it."""

from collections.abc import Callable, Mapping

from skew_cli.cli.rows import EVERYWHERE_TITLE, USAGE, everywhere, section
from skew_cli.words import Text

SUMMARIES: Mapping[str, Text] = {
    "init": Text(en="lay down a program repository", de="einen Programmordner anlegen"),
    "create": Text(en="create a program from a theme", de="ein Programm aus einem Thema anlegen"),
    "adapt": Text(
        en="turn a program of an earlier season into a virtual one",
        de="aus einem Programm eines früheren Programmjahrs ein virtuelles machen",
    ),
    "agenda": Text(en="what comes up in all programs", de="was in allen Programmen ansteht"),
    "edit": Text(en="edit a program, checked on leaving", de="ein Programm bearbeiten, beim Verlassen geprüft"),
    "list": Text(en="programs, one line each", de="Programme, je eine Zeile"),
    "show": Text(en="one program at a glance", de="ein Programm auf einen Blick"),
    "calendar": Text(en="calendars of both sides, usable days", de="Kalender beider Seiten, nutzbare Tage"),
    "status": Text(en="what is missing for the next status", de="was für den nächsten Stand fehlt"),
    "validate": Text(en="check programs", de="Programme prüfen"),
    "rule": Text(en="explain a rule, or list all", de="eine Regel erklären oder alle auflisten"),
    "explain": Text(en="explain a line: value, field, rules", de="eine Zeile erklären: Wert, Feld, Regeln"),
    "schedule": Text(
        en="dates for a program, ranked, or why none fit", de="Termine für ein Programm, oder warum keine passen"
    ),
    "move": Text(en="one session on another date", de="einen Termin verlegen"),
    "cancel": Text(en="one session does not take place", de="einen Termin absagen"),
    "ical": Text(en="session series as calendar files", de="Terminserien als Kalenderdateien"),
    "publish": Text(en="record calendar files as sent", de="Kalenderdateien als verschickt vermerken"),
    "ledger": Text(en="rebuild a lost calendar ledger", de="verlorenes Kalenderverzeichnis neu aufbauen"),
    "checklist": Text(en="checklists with due dates and progress", de="Checklisten mit Fristen und Fortschritt"),
    "export": Text(
        en="handout, timetable, checklists and more as documents",
        de="Handzettel, Ablaufplan, Checklisten und mehr als Dokumente",
    ),
    "site": Text(en="a season as a website without a server", de="ein Programmjahr als Website ohne Server"),
    "schema": Text(en="JSON Schema of a kind of file", de="JSON-Schema einer Art von Datei"),
    "config": Text(en="show the settings that hold", de="die geltenden Einstellungen zeigen"),
    "doctor": Text(en="is everything in order here", de="ist hier alles in Ordnung"),
    "completion": Text(en="script for the completion of a shell", de="Skript für die Vervollständigung in der Shell"),
    "lsp": Text(en="language server for editors", de="Sprachserver für Editoren"),
}
"""One line for each command, without a full stop, in the order of the page."""

_COMMANDS = Text(en="Commands", de="Befehle")
_ABOUT = Text(
    en="Hospitation programs between municipalities in North Rhine-Westphalia and Palestine",
    de="Hospitationsprogramme zwischen Kommunen in Nordrhein-Westfalen und palästinensischen Kommunen",
)
_MORE = Text(en="More on a command: skew COMMAND --help", de="Mehr zu einem Befehl: skew BEFEHL --help")
_COMMAND = Text(en="COMMAND", de="BEFEHL")
_VERSION = Text(en="version of skew and of the time zone data", de="Version von skew und der Zeitzonendaten")


def overview(lang: str, bold: Callable[[str], str]) -> str:
    """The page."""
    listed = [(name, each.get(lang)) for name, each in SUMMARIES.items()]
    return "\n".join(
        [
            f"{USAGE.get(lang)}: skew {_COMMAND.get(lang)} [...]",
            "",
            _ABOUT.get(lang),
            *section(_COMMANDS.get(lang), listed, bold),
            *section(EVERYWHERE_TITLE.get(lang), [*everywhere(lang), ("--version", _VERSION.get(lang))], bold),
            "",
            _MORE.get(lang),
            "",
        ]
    )
