"""The events of all programs side by side: each one once, however many programs share it.

For the rules that compare programs. Only active events of programs that are not cancelled are here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from skew_cli.calendars.meetings import Meeting
from skew_cli.model.finding import Path, Quote, Term
from skew_cli.rules.rule import Case, Collection


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An event, and the programs that it belongs to: several for a shared seminar, none for a network event."""

    file: str
    """Where it stands: of a shared seminar, the first program that names it."""
    meeting: Meeting
    """As that file sees it; its path belongs to `file`."""
    programs: tuple[tuple[Case, Meeting], ...]
    staff: dict[str, Path]
    """Moderator and interpreters whom programs share, by id, with their places in `file`."""

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
    found: dict[tuple[object, ...], list[tuple[Case, Meeting]]] = {}
    for case in collection.cases:
        for meeting in case.meetings if case.status != "cancelled" else ():
            shared = _is_shared(case, meeting)
            event = (case.program.season, meeting.key) if shared else (case.file, meeting.path)
            found.setdefault(event, []).append((case, meeting))
    of_programs = [
        _entry(case.file, meeting, ((case, meeting), *others)) for (case, meeting), *others in found.values()
    ]
    of_network = [
        _entry(f"programs/{season}/season.yaml", meeting, ())
        for season, meetings in collection.network.items()
        for meeting in meetings
        if meeting.active
    ]
    every = (*of_programs, *of_network)
    return tuple(sorted(every, key=lambda each: (each.meeting.start_utc, each.file, each.meeting.path)))


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


def _is_shared(case: Case, meeting: Meeting) -> bool:
    return meeting.kind == "seminar" and case.program.seminars[int(meeting.path[1])].shared


def _entry(file: str, meeting: Meeting, programs: tuple[tuple[Case, Meeting], ...]) -> Entry:
    case = programs[0][0] if programs else None
    event = meeting.event
    staff: dict[str, Path] = {}
    for index, interpreter in enumerate(event.interpreters):
        staff.setdefault(interpreter.person, (*meeting.path, "interpreters", index, "person"))
    if event.moderator is not None:
        staff[event.moderator] = (*meeting.path, "moderator")
    own = case is not None and not _is_shared(case, meeting)
    shared = {each: path for each, path in staff.items() if not own or (case and each in case.shared_people)}
    return Entry(file=file, meeting=meeting, programs=programs, staff=shared)
