"""A meeting password or PIN stands in the file.

A program file is copied, sent and kept for years, and with the password anybody can walk into the meeting; it belongs
into the invitation or a password store. Reported are every `password` and every link with a password in it (`pwd=`,
`password=`, `passcode=` or `pin=`), wherever they stand in the program or in the season file: in meetings, whatever
their status, in `session_defaults`, in notes. Keys such as `pin` or `passcode` are none of the file format (F003), and a
sentence such as "PIN: 1234" is not recognised. Findings never repeat the secret.

Bad:
    exploration: {date: 2024-03-26, password: "sesame"}  # <- G005
    notes: "Link: https://meet.example.org/j/1?pwd=sesame"  # <- G005
    session_defaults:
      room: https://meet.example.org/j/2?lang=de&PWD=sesame  # <- G005
    seminars:
      - id: intercultural
        password: sesame  # <- G005
    sessions:
      - id: sorting-plant
        fallback:
          de: "Einwahl über meet.example.org/j/3?passcode=1234"  # <- G005
      - id: sewage-works
        status: cancelled
        password: sesame  # <- G005

Bad:
    network: [network-meeting]
    # file: programs/2024/season.yaml
    seminars:
      - {id: country-analysis, room: "https://meet.example.org/j/4#pin=1234"}  # <- G005
    network_events:
      - id: network-meeting
        password: sesame  # <- G005

Good:
    notes: "PIN: 1234; the parameter pwd= of the link was removed"
    exploration: {date: 2024-03-26, password: "", room: "https://meet.example.org/j/1?pwd=&lang=de"}
    sessions:
      - {id: sorting-plant, room: "https://meet.example.org/pwd/shopping?spin=1"}

Source: assumption of this project, from general professional knowledge.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from skew_cli.model.finding import Path, Problem
from skew_cli.rules.rule import Case, Collection, Rule
from skew_cli.rules.texts import texts
from skew_cli.words import Text

_LINK = re.compile(r"[?&;#](?:pwd|password|passcode|pin)=[^\s&;#]", re.IGNORECASE)


def check(case: Case) -> Iterator[Problem]:
    """One problem per text of a program."""
    program = case.program
    events = (program.exploration, *program.seminars, *program.sessions)
    if b"=" in case.said or any(each.password for each in events if each):
        yield from _secrets(case.texts)


def check_all(collection: Collection) -> Iterator[Problem]:
    """One problem per text of a season file, however many programs share it."""
    for season, shared in collection.shared.items():
        for each in _secrets(texts(shared)):
            yield replace(each, file=f"programs/{season}/season.yaml")


def _secrets(found: Iterable[tuple[Path, str]]) -> Iterator[Problem]:
    for path, text in found:
        if path[-1] == "password" and text:
            yield Problem(path=path, key=True)
        elif _LINK.search(text):
            yield Problem(path=path, message_id="secret-in-link")


RULE = Rule(
    code="G005",
    name="meeting-secret-in-file",
    severity="warning",
    phase="repository",
    texts={
        "meeting-secret-in-file": Text(
            en="a meeting password stands in the file", de="In der Datei steht das Passwort eines Treffens"
        ),
        "secret-in-link": Text(
            en="this link holds the password of a meeting", de="Dieser Link enthält das Passwort eines Treffens"
        ),
    },
    hint={
        "meeting-secret-in-file": Text(
            en="remove it, change it, and send it with the invitation only",
            de="entfernen, ändern und nur mit der Einladung verschicken",
        ),
        "secret-in-link": Text(
            en="write the link without it, change the password, and send it with the invitation only",
            de="den Link ohne das Passwort eintragen, das Passwort ändern und nur mit der Einladung verschicken",
        ),
    },
    german="""In der Datei steht das Passwort oder die PIN eines Treffens.

Eine Programmdatei wird kopiert, verschickt und jahrelang aufbewahrt, und mit dem Passwort können auch Unbefugte in
das Treffen kommen; es gehört in die Einladung oder in einen Passwortspeicher. Gemeldet werden jedes `password` und
jeder Link mit einem Passwort (`pwd=`, `password=`, `passcode=` oder `pin=`), gleich wo sie im Programm oder in der
Datei des Programmjahrs stehen: bei Veranstaltungen mit jedem Stand, in `session_defaults`, in Bemerkungen. Schlüssel
wie `pin` oder `passcode` gibt es im Dateiformat nicht (F003), und ein Satz wie „PIN: 1234“ wird nicht erkannt.
Befunde wiederholen das Geheimnis nie.""",
    check=check,
    check_all=check_all,
)
