"""The meetings of all programs of a season in one calendar file a language; a shared seminar stands there once.

The entries are those of the programs' own series, with their UIDs: whoever imports both has each meeting once. A shared
seminar has the UID of the first program, in order of file name, that is in the calendar.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from skew_cli.app.documents import material, namespace
from skew_cli.app.glance import municipality
from skew_cli.app.involved import concerns, known
from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.season_days import USUAL
from skew_cli.app.templates import catalogue
from skew_cli.calendars.meetings import Meeting
from skew_cli.documents import series
from skew_cli.errors import SkewError
from skew_cli.exports import ical
from skew_cli.model.calendar import CalendarFile, MeetingEntry
from skew_cli.model.text import clean, file_part
from skew_cli.model.tree import plain
from skew_cli.model.types import LANGS, SIDES, Lang
from skew_cli.rules.rule import Case
from skew_cli.words import Text

Entries = Callable[[Source, str], tuple[MeetingEntry, ...]]
"""The calendar entries of a program in a language, with the stamps of its ledger."""
Wanted = Callable[[Case, Meeting], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A program with the meetings that it gives to the calendar."""

    source: Source
    case: Case
    keys: frozenset[str]
    """Meetings of its own, and shared seminars that it is the first to name."""
    shared: Mapping[str, tuple[Case, ...]]
    """Shared seminars among them, with all programs that name them."""


def season_sources(index: Index, season: int, whom: str = "") -> tuple[Source, ...]:
    """The programs of a season that have a meeting of `whom`; raises SkewError for somebody whom nobody knows."""
    return tuple(each.source for each in _parts(index, season, _filter(index, season, whom)))


def season_files(index: Index, season: int, entries: Entries, *, whom: str = "") -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the files, one a language; English is there if it is a language of one of the programs.

    `whom` is a side or the id of a person; without it every meeting counts. Nothing if there is no meeting. Raises
    SkewError for somebody whom nobody knows, and for a program without a series.
    """
    parts = _parts(index, season, _filter(index, season, whom))
    used = {lang for each in parts for lang in each.case.program.languages} | {"de", "ar"}
    stem = f"season-{season}-{file_part(whom)}" if whom else f"season-{season}"
    for lang in LANGS if parts else ():
        if lang in used:
            yield f"{stem}-{lang}.ics", _file(index, parts, entries, lang, name=_name(index, season, whom, lang))


def chosen_file(index: Index, season: int, entries: Entries, lang: Lang, wanted: Wanted) -> CalendarFile:
    """The meetings of a season that are wanted, in one language; without a name."""
    parts = _parts(index, season, wanted)
    return CalendarFile(name=None, meetings=tuple(_meetings(index, parts, entries, lang)))


def _filter(index: Index, season: int, whom: str) -> Wanted:
    name = known(index, season, whom) if whom else ""
    return lambda case, meeting: not name or concerns(case, meeting, name)


def _parts(index: Index, season: int, wanted: Wanted) -> tuple[_Part, ...]:
    cases = [
        (source, index.case(source)) for source in index.programs if source.program and source.program.season == season
    ]
    everywhere: dict[str, list[Case]] = {}
    for _, case in cases:
        for name in _shared(case):
            everywhere.setdefault(name, []).append(case)
    found: list[_Part] = []
    given: set[str] = set()
    for source, case in cases:
        mine = {each.key for each in case.schedule.meetings if wanted(case, each)}
        together = {name for name in _shared(case) & mine if len(everywhere[name]) > 1}
        keys = frozenset(mine - (together & given))
        if keys:
            pairs = {name: tuple(everywhere[name]) for name in together & keys}
            found.append(_Part(source=source, case=case, keys=keys, shared=pairs))
        given |= together
    return tuple(found)


def _shared(case: Case) -> set[str]:
    """Keys of the seminars that a program takes from the season."""
    return {f"seminar-{each.id}" for each in case.program.seminars if each.shared}


def _meetings(
    index: Index, parts: tuple[_Part, ...], entries: Entries, lang: Lang, *, gone: bool = False
) -> Iterator[MeetingEntry]:
    """The entries in order of the programs; with `gone` those that are off and no longer in a program, too."""
    for part in parts:
        dated = {each.key for each in part.case.schedule.meetings}
        for entry in entries(part.source, lang):
            if entry.key in part.shared:
                yield _for_all(index, part, entry, lang)
            elif entry.key in part.keys or (gone and entry.status == "CANCELLED" and entry.key not in dated):
                yield entry


def _for_all(index: Index, part: _Part, entry: MeetingEntry, lang: Lang) -> MeetingEntry:
    """A shared seminar in the name of both sides, with the programs that it belongs to."""
    nrw, palestine = USUAL
    common = replace(material(index, part.source, lang), nrw=nrw, palestine=palestine)
    said = series.calendar(common, namespace(part.source), {entry.uid: entry.stamp}, key=entry.key).meetings
    if not said or entry.status == "CANCELLED":
        return entry
    pairs = (" – ".join(municipality(case, side, lang) or "?" for side in SIDES) for case in part.shared[entry.key])
    programs = common.words.label("comma").join(dict.fromkeys(pairs))
    line = plain(common.words.say("calendar.programs", programs=programs))
    return replace(said[0], description=f"{said[0].description}\n{line}", sibling=None)


def _file(index: Index, parts: tuple[_Part, ...], entries: Entries, lang: Lang, *, name: str) -> bytes:
    meetings = tuple(_meetings(index, parts, entries, lang, gone=True))
    try:
        return ical.render(CalendarFile(name=name, meetings=meetings))
    except ical.Unfit as problem:
        raise SkewError(
            Text(
                en="the season calendar was not written: {why}", de="Der Jahreskalender wurde nicht geschrieben: {why}"
            ),
            why=str(problem),
        ) from None


def _name(index: Index, season: int, whom: str, lang: Lang) -> str:
    words = catalogue(index.repository, lang)
    name = plain(words.say("calendar.season", season=str(season)))
    if whom in SIDES:
        return f"{name}: {words.label(f'side.{whom}')}"
    person = index.people.get(whom)
    return f"{name}: {clean(person.name if person else whom)}" if whom else name
