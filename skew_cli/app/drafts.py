"""The calendar files of a program as a draft, with the ledger that goes with them (ical.md 5 and 10)."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from skew_cli import __version__
from skew_cli.app import documents
from skew_cli.app.changes import changes
from skew_cli.app.contents import Contents, contents
from skew_cli.app.ledger import draft, stamps
from skew_cli.app.load import Index
from skew_cli.app.public_gate import refuse_secrets
from skew_cli.app.reading import Source
from skew_cli.calendars.deadlines import Checklist
from skew_cli.calendars.zones import tz_version
from skew_cli.documents import series
from skew_cli.errors import SkewError
from skew_cli.exports import ical
from skew_cli.model.calendar import CalendarFile, Invitation, MeetingEntry
from skew_cli.model.ledger import Ledger
from skew_cli.model.text import file_part
from skew_cli.store import ledger as ledgers
from skew_cli.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Files that may be looked at, and what the ledger says of them; only a publication may be sent."""

    before: Ledger
    ledger: Ledger
    files: Mapping[str, bytes]
    """By name in the folder of the program; `/` as separator."""
    meetings: int
    """In the series files, cancelled ones included."""


def make(
    index: Index,
    source: Source,
    ledger: Ledger | None,
    now: dt.datetime,
    *,
    checklists: bool = False,
    invitation: Invitation | None = None,
) -> Draft:
    """All files of a program. To-dos are there with `checklists`, and for good once a ledger has some.

    Raises SkewError for what the ledger forbids, what a calendar cannot say, and secrets in the public calendar.
    """
    before, said, after = _planned(index, source, ledger, now, checklists=checklists)
    full = said.filled(after)
    files: dict[str, bytes] = {}
    for name, file in (*_series(full), *changes(index, source, before, after, full, invitation)):
        if name in files:
            raise _clash(source, name)
        files[name] = file if isinstance(file, bytes) else render(source, file)
    if full.public["de"].meetings:
        files["public.ics"] = render(source, full.announcement())
        refuse_secrets(index.case(source), files["public.ics"])
    return Draft(before=before, ledger=after, files=files, meetings=len(full.meetings["de"].meetings))


def _planned(
    index: Index, source: Source, ledger: Ledger | None, now: dt.datetime, *, checklists: bool
) -> tuple[Ledger, Contents, Ledger]:
    """The ledger as it was, the contents, and the ledger with what changes."""
    space = documents.namespace(source)
    before = ledger or Ledger(series=space, tool=f"skew {__version__}", tzdata=tz_version())
    if before.series != space:
        raise SkewError(
            Text(
                en='the calendar ledger beside "{file}" belongs to a program with another `series`',
                de='Das Kalenderverzeichnis neben "{file}" gehört zu einem Programm mit anderer „series“',
            ),
            Text(
                en="put back the `series` of the program, or remove a ledger that was copied along",
                de="die „series“ des Programms zurücksetzen oder das mitkopierte Verzeichnis löschen",
            ),
            file=source.file,
        )
    todos = checklists or any(each.kind == "VTODO" for each in before.items.values())
    said = contents(index, source, checklists=todos)
    version = f"skew {__version__}"
    after = draft(before, said.wanted(), said.tombstone, now, tool=version, tzdata=tz_version())
    return before, said, after


def current(index: Index, source: Source, ledger: Ledger) -> Contents:
    """What was published, in the texts of today; raises SkewError when they are no longer the same."""
    newest = max((each.newest for each in ledger.items.values()), default=None)
    now = max((each for each in (newest, ledger.publication.at) if each), default=None)
    if now is None or ledger.publication.no == 0:
        raise SkewError(
            Text(en='"{file}": nothing was published yet', de='"{file}": noch nichts veröffentlicht'),
            Text(en="first skew ical, then skew publish", de="erst skew ical, dann skew publish"),
            file=source.file,
        )
    _, said, after = _planned(index, source, ledger, now, checklists=False)
    if after.pending:
        raise SkewError(
            Text(
                en='"{file}" has changes that are not published',
                de='"{file}" enthält Änderungen, die nicht veröffentlicht sind',
            ),
            Text(en="first skew ical, then skew publish", de="erst skew ical, dann skew publish"),
            file=source.file,
        )
    return said.filled(after)


def as_sent(index: Index, now: dt.datetime) -> Callable[[Source, str], tuple[MeetingEntry, ...]]:
    """The entries of a program in a language, with the values of its ledger; nothing is recorded.

    A language that a program does not have is English, else German.
    """
    known: dict[str, Mapping[str, CalendarFile]] = {}

    def entries(source: Source, lang: str) -> tuple[MeetingEntry, ...]:
        if source.file not in known:
            ledger, _ = ledgers.read(index.repository, ledgers.file_of(source.file))
            _, said, after = _planned(index, source, ledger, now, checklists=False)
            known[source.file] = said.filled(after).meetings
        files = known[source.file]
        return next(files[each] for each in (lang, "en", "de") if each in files).meetings

    return entries


def todo_file(
    index: Index, source: Source, ledger: Ledger | None, lang: str, lists: tuple[Checklist, ...], now: dt.datetime
) -> bytes:
    """The checklists as to-dos, with the values of the ledger where it knows them; nothing is recorded."""
    _, _, after = _planned(index, source, ledger, now, checklists=True)
    found = documents.material(index, source, lang, lists=lists)
    return render(source, series.todos(found, documents.namespace(source), stamps(after)))


def _series(full: Contents) -> Iterator[tuple[str, CalendarFile]]:
    """The series in each language and in both, one file a meeting, and the checklists."""
    if full.meetings["de"].meetings:
        for lang, file in full.meetings.items():
            yield f"series-{lang}.ics", file
        yield "series-both.ics", full.both()
        order = sorted(full.meetings["de"].meetings, key=lambda each: (each.start, each.key))
        for number, meeting in enumerate(order, 1):
            for lang, file in full.meetings.items():
                single = tuple(each for each in file.meetings if each.uid == meeting.uid)
                name = f"single/{number:02}-{file_part(meeting.key)}-{lang}.ics"
                yield name, replace(file, name=None, meetings=single)
    for lang, file in full.todos.items():
        if file.todos:
            yield f"checklist-{lang}.ics", file


def render(source: Source, file: CalendarFile) -> bytes:
    """The bytes of a calendar; raises SkewError when it must not be written."""
    try:
        return ical.render(file)
    except ical.Unfit as problem:
        raise SkewError(
            Text(
                en='the calendar of "{file}" was not written: {why}',
                de='Der Kalender zu "{file}" wurde nicht geschrieben: {why}',
            ),
            file=source.file,
            why=str(problem),
        ) from None


def _clash(source: Source, name: str) -> SkewError:
    return SkewError(
        Text(
            en='two meetings of "{file}" would have the file {name}',
            de='Zwei Treffen von "{file}" bekämen die Datei {name}',
        ),
        Text(
            en="make their ids differ in letters or digits",
            de="ihre Kennungen in Buchstaben oder Ziffern unterscheiden",
        ),
        file=source.file,
        name=name,
    )
