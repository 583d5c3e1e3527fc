"""What the calendar of a program should say now, in every language, and the same with the values of a ledger."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from skew_cli.app import documents
from skew_cli.app.ledger import Wanted, stamps, tombstones
from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.calendars.zones import BERLIN, zone
from skew_cli.documents import announcement, series
from skew_cli.documents import tombstones as off
from skew_cli.documents.material import Material
from skew_cli.exports import ical
from skew_cli.exports._texts import line
from skew_cli.exports.components import Component, components, digest
from skew_cli.model.calendar import BLANK, CalendarFile, MeetingEntry, Stamp, TodoEntry
from skew_cli.model.ledger import Due, Item, Ledger, Span, span

_PUBLIC = ("de", "ar")
"""The languages of the one public file."""

E = TypeVar("E", MeetingEntry, TodoEntry)
Files = Mapping[str, CalendarFile]
"""By language."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The calendars of a program by language; the public one in its two languages."""

    materials: Mapping[str, Material]
    meetings: Files
    todos: Files
    public: Files
    called_off: frozenset[str]
    """UIDs of the meetings that the program marks as cancelled; they are in no file."""
    utc: bool

    def wanted(self) -> dict[str, Wanted]:
        """What each entry should say, by UID."""
        found: dict[str, Wanted] = {}
        for room, files, hashes in (
            ("event", self.meetings, _hashes(self.meetings)),
            ("todo", self.todos, _hashes(self.todos)),
            ("public", self.public, _hashes({"both": _both(self.public)})),
        ):
            for name, entries in _by_uid(files).items():
                found[name] = self._wanted(room, entries, hashes[name])
        for uid in self.called_off:
            nowhere = Due(due=None)
            found[uid] = Wanted(kind="VEVENT", name="", hash="", status="CANCELLED", title={}, when=nowhere)
        return found

    def tombstone(self, uid: str, item: Item) -> Wanted:
        """What a published item says when it is off."""
        room = item.name.partition("/")[0]
        files = self._off(uid, item, BLANK)
        said = {"both": _both(files)} if room == "public" else files
        made = self._wanted(room, _by_uid(files)[uid], _hashes(said)[uid])
        title = item.published.title if item.published else {}
        return replace(made, title=title)

    def filled(self, ledger: Ledger) -> "Contents":
        """The same with the values of the ledger, and with what is off after it was published."""
        values, gone = stamps(ledger), tombstones(ledger)
        extra = {uid: self._off(uid, item, values[uid]) for uid, item in gone.items()}
        rooms = {uid: item.name.partition("/")[0] for uid, item in gone.items()}

        def full(room: str, files: Files) -> Files:
            found: dict[str, CalendarFile] = {}
            for lang, file in files.items():
                more = [extra[uid][lang] for uid in gone if rooms[uid] == room]
                found[lang] = replace(
                    file,
                    meetings=(*_stamped(file.meetings, values), *(one for each in more for one in each.meetings)),
                    todos=(*_stamped(file.todos, values), *(one for each in more for one in each.todos)),
                )
            return found

        return replace(
            self,
            meetings=full("event", self.meetings),
            todos=full("todo", self.todos),
            public=full("public", self.public),
        )

    def both(self) -> CalendarFile:
        """All meetings with German and Arabic in each text."""
        return _both(self.meetings)

    def announcement(self) -> CalendarFile:
        """The public calendar, with German and Arabic in each text."""
        return _both(self.public)

    def _off(self, uid: str, item: Item, stamp: Stamp) -> Files:
        state = item.published
        if state is None:
            raise ValueError(item.name)
        found: dict[str, CalendarFile] = {}
        for lang in _PUBLIC if item.name.startswith("public/") else self.materials:
            if isinstance(state.when, Span):
                each = off.meeting(self.materials[lang], uid, item.name, state.title, state.when.instants, stamp)
                found[lang] = CalendarFile(name=None, meetings=(each,), utc=self.utc)
            else:
                title = off.in_language(state.title, lang)
                found[lang] = CalendarFile(name=None, todos=(off.todo(uid, item.name, title, state.when.day, stamp),))
        return found

    def _wanted(self, room: str, entries: Mapping[str, MeetingEntry | TodoEntry], said: str) -> Wanted:
        one = next(iter(entries.values()))
        title = {lang: line(each.summary) for lang, each in entries.items()}
        name = f"{room}/{one.key}"
        if isinstance(one, TodoEntry):
            when = Due(due=one.due.isoformat() if one.due else None)
            return Wanted(kind="VTODO", name=name, hash=said, status=ical.todo_status(one), title=title, when=when)
        where, called = (dt.UTC, "UTC") if self.utc else (zone(BERLIN), BERLIN)
        when_ = span(one.start, one.end, where, called)
        return Wanted(kind="VEVENT", name=name, hash=said, status=one.status, title=title, when=when_)


def contents(index: Index, source: Source, *, checklists: bool) -> Contents:
    """The calendars of a program, with blank values; the to-dos only with `checklists`."""
    program = index.case(source).program
    space = documents.namespace(source)
    utc = program.calendar is not None and program.calendar.utc
    languages = ("de", "en", "ar") if "en" in program.languages else ("de", "ar")
    lists = documents.dated_checklists(index, source) if checklists else ()
    materials = {lang: documents.material(index, source, lang, lists=lists) for lang in languages}
    blank: dict[str, Stamp] = dict.fromkeys(
        series.uids(space, materials["de"].meetings, materials["de"].checklists), BLANK
    )
    whole = {lang: replace(series.calendar(each, space, blank), utc=utc) for lang, each in materials.items()}
    public = {lang: replace(announcement.calendar(materials[lang], space, BLANK), utc=utc) for lang in _PUBLIC}
    return Contents(
        materials=materials,
        meetings={lang: replace(file, meetings=_active(file)) for lang, file in whole.items()},
        todos={lang: series.todos(each, space, blank) for lang, each in materials.items()},
        public=public,
        called_off=frozenset(each.uid for each in whole["de"].meetings if each.status == "CANCELLED"),
        utc=utc,
    )


def _active(file: CalendarFile) -> tuple[MeetingEntry, ...]:
    return tuple(each for each in file.meetings if each.status != "CANCELLED")


def _both(files: Files) -> CalendarFile:
    return series.merged(files["de"], files["ar"])


def _by_uid(files: Files) -> dict[str, dict[str, MeetingEntry | TodoEntry]]:
    found: dict[str, dict[str, MeetingEntry | TodoEntry]] = {}
    for lang, file in files.items():
        entries: tuple[MeetingEntry | TodoEntry, ...] = (*file.meetings, *file.todos)
        for each in entries:
            found.setdefault(each.uid, {})[lang] = each
    return found


def _hashes(files: Files) -> dict[str, str]:
    """The hash of each UID over all these files."""
    said: dict[str, dict[str, Component]] = {}
    for lang, file in files.items():
        for uid, content in ical.bare(file).items():
            said.setdefault(uid, {})[lang] = components(content)[0]
    return {uid: digest(languages) for uid, languages in said.items()}


def _stamped(entries: tuple[E, ...], values: Mapping[str, Stamp]) -> tuple[E, ...]:
    return tuple(replace(each, stamp=values[each.uid]) for each in entries)
