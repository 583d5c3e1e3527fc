"""What was published, for those who pass it on: single entries for servers, whole feeds for subscribers (ical.md 13)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from skew_cli.app.drafts import current, render
from skew_cli.app.load import Index
from skew_cli.app.public_gate import refuse_secrets
from skew_cli.app.reading import Source
from skew_cli.errors import SkewError
from skew_cli.model.ledger import Ledger
from skew_cli.store import ledger as ledgers
from skew_cli.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """One entry as a calendar server keeps it."""

    uid: str
    name: str
    """A file name: `<uid>.ics`."""
    content: bytes
    """One VCALENDAR with one UID and its VTIMEZONE, without METHOD."""
    cancelled: bool
    """Whether it says that the meeting is off."""


def resources(index: Index, source: Source, lang: str) -> tuple[Resource, ...]:
    """Every meeting that was published and not retired, in a language of the program, by start.

    Raises SkewError when nothing was published yet, when the program has changed since, and for another language.
    """
    full = current(index, source, _ledger(index, source))
    if lang not in full.meetings:
        raise SkewError(
            Text(en='the program has no calendar in "{lang}"', de='Das Programm hat keinen Kalender in "{lang}"'),
            Text(en="languages: {known}", de="Sprachen: {known}"),
            lang=lang,
            known=tuple(full.meetings),
        )
    file = full.meetings[lang]
    return tuple(
        Resource(
            uid=each.uid,
            name=f"{each.uid}.ics",
            content=render(source, replace(file, name=None, meetings=(each,))),
            cancelled=each.status == "CANCELLED",
        )
        for each in sorted(file.meetings, key=lambda each: (each.start, each.key))
    )


def feeds(index: Index, source: Source) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of what can be subscribed to: `series-<lang>.ics`, and `public.ics` if a meeting is public.

    Raises SkewError as `resources` does.
    """
    full = current(index, source, _ledger(index, source))
    for lang, file in full.meetings.items():
        yield f"series-{lang}.ics", render(source, replace(file, feed=True))
    if full.public["de"].meetings:
        content = render(source, replace(full.announcement(), feed=True))
        refuse_secrets(index.case(source), content)
        yield "public.ics", content


def _ledger(index: Index, source: Source) -> Ledger:
    found, _ = ledgers.read(index.repository, ledgers.file_of(source.file))
    if found is None:
        raise SkewError(
            Text(en='"{file}": nothing was published yet', de='"{file}": noch nichts veröffentlicht'),
            Text(en="first skew ical, then skew publish", de="erst skew ical, dann skew publish"),
            file=source.file,
        )
    return found
