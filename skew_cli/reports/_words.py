"""The words that several text formats share."""

from collections.abc import Mapping

from skew_cli.model.finding import Severity
from skew_cli.words import Text

SEVERITY: Mapping[Severity, Text] = {
    "error": Text(en="error", de="Fehler"),
    "warning": Text(en="warning", de="Warnung"),
    "info": Text(en="info", de="Hinweis"),
}
SUPPRESSED = Text(en="suppressed", de="unterdrückt")
HELP = Text(en="help", de="Abhilfe")
NOTE = Text(en="note", de="Hinweis")
