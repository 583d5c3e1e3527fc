"""The events of all programs side by side: each one once, however many programs share it.

For the rules that compare programs. Only active events of programs that are not cancelled are here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from skew_cli.calendars.meetings import Meeting
from skew_cli.model.finding import Label, Path, Quote, Term
from skew_cli.model.season import NetworkEvent, SeasonProfile
from skew_cli.model.text import fold
from skew_cli.model.types import SIDES, Side
from skew_cli.rules.rule import Case, Collection

_LISTS = ("guest_participants", "host_experts", "participants")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event, and the programs that it belongs to: several for a shared seminar, none for a network event."""

    file: str
    """Where it stands: of a shared seminar, the first program that names it."""
    meeting: Meeting
    """As that file sees it; its path belongs to `file`."""
    programs: tuple[tuple[Case, Meeting], ...]
    season: int
    staff: dict[str, Path]
    """Moderator and interpreters whom programs share, by id, with their places in `file`."""
    people: dict[str, Path]
    """All whom programs share and who are there in any role, the staff included; deputies are not."""

    @property
    def name(self) -> str:
        """For a sentence: the event's id, or the term for the exploration meeting, which has none."""
        return Quote(self.meeting.event.id) if hasattr(self.meeting.event, "id") else Term("exploration")

    @property
    def address(self) -> str:
        """`SEASON/ID` of the first program; empty for a network event."""
        return self.programs[0][0].address if self.programs else ""


def entries(collection: Collection) -> tuple[Entry, ...]:
    """All events in order of start."""
    if "entries" not in collection.memory:
        collection.memory["entries"] = _entries(collection)
    made: tuple[Entry, ...] = collection.memory["entries"]
    return made


def _entries(collection: Collection) -> tuple[Entry, ...]:
    found: dict[tuple[object, ...], list[tuple[Case, Meeting]]] = {}
    for case in originals(collection):
        for meeting in case.meetings if case.status != "cancelled" else ():
            shared = is_shared(case, meeting)
            event = (case.program.season, meeting.key) if shared else (case.file, meeting.path)
            found.setdefault(event, []).append((case, meeting))
    of_programs = [
        _entry(case.file, case.program.season, meeting, ((case, meeting), *others))
        for (case, meeting), *others in found.values()
    ]
    of_network = [
        _entry(f"programs/{season}/season.yaml", season, meeting, ())
        for season, meetings in collection.network.items()
        for meeting in meetings
        if meeting.active
    ]
    every = (*of_programs, *of_network)
    return tuple(sorted(every, key=lambda each: (each.meeting.start_utc, each.file, each.meeting.path)))


def originals(collection: Collection) -> tuple[Case, ...]:
    """The programs without those that C008 takes for copies of another: a copy clashes with all that it was copied from."""
    taken: set[str] = set()
    found: list[Case] = []
    for case in sorted(collection.cases, key=originality):
        names = {case.address, fold(case.program.series or "")} - {""}
        if taken.isdisjoint(names):
            found.append(case)
        taken |= names
    return tuple(sorted(found, key=lambda case: case.file))


def originality(case: Case) -> tuple[int, bool, str]:
    """The smaller, the rather is a program the original of its copies: by season, own file name, name of the file."""
    stem = case.file.rpartition("/")[2].rpartition(".")[0]
    return case.program.season, stem != case.program.id, case.file


def overlapping(events: tuple[Entry, ...]) -> Iterator[tuple[Entry, Entry]]:
    """All pairs that overlap in time, the earlier one first; `events` are in order of start."""
    for index, first in enumerate(events):
        for second in events[index + 1 :]:
            if second.meeting.start_utc >= first.meeting.end_utc:
                break
            if first.meeting.overlaps(second.meeting):
                yield first, second


def common_staff(first: Entry, second: Entry) -> tuple[str, ...]:
    """Ids of the people who moderate or interpret both events."""
    return tuple(sorted(first.staff.keys() & second.staff.keys()))


def common_people(first: Entry, second: Entry) -> tuple[str, ...]:
    """Ids of the people who are in both events, whatever their roles."""
    return tuple(sorted(first.people.keys() & second.people.keys()))


def clash(first: Entry, second: Entry) -> bool:
    """Whether the events overlap and somebody is in both: then C001 or C004 speaks, and C002 and C003 are silent."""
    return first.meeting.overlaps(second.meeting) and bool(common_people(first, second))


def limits(collection: Collection, entry: Entry) -> SeasonProfile:
    """The season profile of an event: of its program, or of the season of a network event."""
    return entry.programs[0][0].profile if entry.programs else collection.profile(entry.season)


def municipality(case: Case, side: Side) -> str:
    """What identifies the municipality of a side; empty without one."""
    found = case.municipalities[side]
    return found.id if found else fold(case.town(side))


def pair(case: Case) -> tuple[str, str] | None:
    """What identifies the two municipalities of a program; None while one is missing."""
    nrw, palestine = municipality(case, "nrw"), municipality(case, "palestine")
    return (nrw, palestine) if nrw and palestine else None


def takes_part(case: Case, event: NetworkEvent) -> tuple[Side, ...]:
    """The sides of a program that take part in a network event of its season: both if it names it under `network`."""
    found = (case.directory.find(each) for each in event.municipalities)
    listed = {each.id for each in found if each} | {fold(each) for each in event.municipalities}
    named = event.id in case.program.network
    return tuple(side for side in SIDES if (town := municipality(case, side)) and (named or town in listed))


def other_event(entry: Entry, field: str = "date") -> Label:
    """The place of an event as a label; its text is `other-event`."""
    return Label(path=(*entry.meeting.path, field), message_id="other-event", file=entry.file)


def is_shared(case: Case, meeting: Meeting) -> bool:
    """Whether a program shares the event with others: a seminar that the season file describes."""
    return meeting.kind == "seminar" and case.program.seminars[int(meeting.path[1])].shared


def present(meeting: Meeting) -> set[str]:
    """Ids of all who are there in any role; deputies are not."""
    event = meeting.event
    found = {each.person for each in event.interpreters}
    for person in (event.moderator, event.tech_host, event.minutes_taker):
        if person:
            found.add(person)
    fields = vars(event)  # not every event has all of them, and to ask pydantic for one that is not there is slow
    for name in _LISTS:
        if (listed := fields.get(name)) and isinstance(listed, tuple):
            found.update(listed)
    return found


def _entry(file: str, season: int, meeting: Meeting, programs: tuple[tuple[Case, Meeting], ...]) -> Entry:
    case = programs[0][0] if programs else None
    own = case is not None and not is_shared(case, meeting)
    known = case.shared_people if own and case else None

    def shared(found: dict[str, Path]) -> dict[str, Path]:
        return {each: path for each, path in found.items() if known is None or each in known}

    staff = _staff(meeting)
    return Entry(
        file=file,
        meeting=meeting,
        programs=programs,
        season=season,
        staff=shared(staff),
        people=shared(_others(meeting) | staff),
    )


def _staff(meeting: Meeting) -> dict[str, Path]:
    staff: dict[str, Path] = {}
    for index, interpreter in enumerate(meeting.event.interpreters):
        staff.setdefault(interpreter.person, (*meeting.path, "interpreters", index, "person"))
    if meeting.event.moderator is not None:
        staff[meeting.event.moderator] = (*meeting.path, "moderator")
    return staff


def _others(meeting: Meeting) -> dict[str, Path]:
    event, found = meeting.event, dict[str, Path]()
    for name in _LISTS:
        listed = getattr(event, name, None)
        for index, person in enumerate(listed if isinstance(listed, tuple) else ()):
            found.setdefault(person, (*meeting.path, name, index))
    for name in ("tech_host", "minutes_taker"):
        if person := getattr(event, name):
            found[person] = (*meeting.path, name)
    return found
