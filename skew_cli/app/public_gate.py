"""The gate of the public calendar: what must not be read by everybody is looked for in the finished bytes (ical.md 12)."""

import re
from collections.abc import Iterator

from skew_cli.errors import SkewError
from skew_cli.exports.components import components
from skew_cli.model.text import clean, fold
from skew_cli.model.visibility import reveals
from skew_cli.rules.rule import Case
from skew_cli.words import Text

_HOST = re.compile(r"(?:[a-z]+://)?([^/?#:\s]+)", re.IGNORECASE)
_TEXTS = ("SUMMARY", "DESCRIPTION", "LOCATION", "CATEGORIES")
_FORBIDDEN = ("ORGANIZER", "ATTENDEE", "CONTACT", "CONFERENCE", "URL", "X-SKEW-KEY", "X-SKEW-SERIES")
_GERMAN = {
    "password": "Passwort",
    "join link": "Zugang",
    "name": "Name",
    "mail address": "Mailadresse",
    "link": "Link",
    "phone number": "Telefonnummer",
}
_SHORTEST = 4
"""Letters from which on a name or a link is looked for; shorter ones stand in other words."""


def refuse_secrets(case: Case, content: bytes) -> None:
    """Raises SkewError for the first thing in a public calendar that is not for everybody; names property and kind."""
    known = {kind: tuple(each for each in found if len(fold(each)) >= _SHORTEST) for kind, found in _known(case)}
    for component in components(content):
        for line in component.lines:
            name = re.split("[:;]", line, maxsplit=1)[0]
            if name in _FORBIDDEN or line == "BEGIN:VALARM":
                raise _found(component.text("SUMMARY"), name, name)
        for name in _TEXTS:
            said = component.text(name)
            kinds = [kind for kind, words in known.items() if any(fold(each) in fold(said) for each in words)]
            kinds += reveals(said)
            if kinds:
                raise _found(component.text("SUMMARY"), name, kinds[0])


def _known(case: Case) -> Iterator[tuple[str, list[str]]]:
    """What the program knows and nobody else should, by kind."""
    events = [each.event for each in case.schedule.meetings]
    yield "password", [clean(each.password) for each in events if each.password]
    rooms = [clean(room) for each in events if (room := each.room)]
    hosts = [found[1] for each in rooms if "://" in each and (found := _HOST.match(each))]
    yield "join link", [*rooms, *hosts]
    yield "name", [clean(name) for each in case.people.values() for name in (each.name, each.name_ar) if name]


def _found(summary: str, name: str, kind: str) -> SkewError:
    return SkewError(
        Text(
            en='the public calendar was not written: {name} of "{summary}" holds a {kind}',
            de='Der öffentliche Kalender wurde nicht geschrieben: {name} von "{summary}" enthält: {art}',
        ),
        Text(
            en="take it out of title or theme, or remove `public: true` from the meeting",
            de="aus Titel oder Thema entfernen oder „public: true“ beim Treffen löschen",
        ),
        name=name,
        summary=summary,
        kind=kind,
        art=_GERMAN.get(kind, kind),
    )
