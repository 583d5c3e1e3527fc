"""The dated events of a program as instants, with the local times of both sides.

Here the wall-clock times of the file become UTC, once; rules, calendars and documents all read the result.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from skew_cli.calendars import zones
from skew_cli.model.municipality import Municipality
from skew_cli.model.program import Program
from skew_cli.model.season import NetworkEvent, SeasonFile
from skew_cli.model.session import Event, Seminar, Session
from skew_cli.model.types import SIDES, Side

Path = tuple[str | int, ...]
_DAY = dt.timedelta(days=1)
Kind = Literal["exploration", "seminar", "session", "network_event"]


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A dated event: half-open interval from `start_utc` to `end_utc`, both aware and in UTC."""

    kind: Kind
    key: str
    """Stable name inside the program, from the id: `explore`, `seminar-<id>`, `session-<id>`, `network-<id>`."""
    event: Event
    path: Path
    """Where the event stands in the program file; for a shared seminar, where the program names it."""
    sides: tuple[Side, ...]
    """The sides that take part; of a physical session both do, but only the host's calendar counts."""
    start_utc: dt.datetime
    end_utc: dt.datetime
    zones: tuple[tuple[Side, str], ...]

    @property
    def active(self) -> bool:
        """Not cancelled."""
        return self.event.status != "cancelled"

    def local(self, side: Side) -> tuple[dt.datetime, dt.datetime]:
        """Start and end as aware datetimes in the zone of that side's municipality."""
        return self._local[side]

    @cached_property
    def _local(self) -> dict[Side, tuple[dt.datetime, dt.datetime]]:
        both = [(side, zones.zone(name)) for side, name in self.zones]
        return {side: (self.start_utc.astimezone(zone), self.end_utc.astimezone(zone)) for side, zone in both}

    def overlaps(self, other: "Meeting") -> bool:
        """Whether each starts before the other ends."""
        return self.start_utc < other.end_utc and other.start_utc < self.end_utc

    @property
    def offset_hours(self) -> float:
        """Palestinian minus German local time at the start, in hours."""
        nrw, palestine = (self.local(side)[0].utcoffset() or dt.timedelta() for side in SIDES)
        return (palestine - nrw) / dt.timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why an event with a date has no instant (rules D001 to D003)."""

    kind: Literal["bad-zone", "contradiction", "skipped", "repeated"]
    path: Path
    event: Event
    detail: str = ""
    """The zone that is refused, or the local time that does not fit, `HH:MM`."""
    expected: str = ""
    """For a contradiction the local time that the start means on that side, `HH:MM`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The meetings of a program in order of start, and the events that cannot be placed in time."""

    meetings: tuple[Meeting, ...]
    faults: tuple[Fault, ...]

    def of(self, kind: Kind) -> tuple[Meeting, ...]:
        """The active meetings of a kind, in order of start."""
        return tuple([each for each in self.meetings if each.kind == kind and each.active])


def schedule(
    program: Program,
    *,
    shared: SeasonFile,
    minutes: int,
    municipalities: dict[Side, Municipality | None],
    sessions: Sequence[Session] | None = None,
) -> Schedule:
    """All events of a program that have a date and a start.

    `minutes` is the length of events that name none (`session_minutes` of the profile). A side without a known
    municipality, or whose municipality has a refused zone, counts with the default zone of its country. `sessions` are
    those of the program, if somebody has completed them already.
    """
    sides_zones: tuple[tuple[Side, str], ...] = tuple((side, zone_of(municipalities.get(side), side)) for side in SIDES)
    found: list[Meeting] = []
    faults: list[Fault] = []
    for kind, key, path, event in _events(program, shared, sessions):
        placed = _place(event, path, sides_zones, minutes)
        if isinstance(placed, Fault):
            faults.append(placed)
        elif placed is not None:
            sides = event.sides if kind == "seminar" and isinstance(event, Seminar) else SIDES
            start, end = placed
            found.append(
                Meeting(
                    kind=kind,
                    key=key,
                    event=event,
                    path=path,
                    sides=sides,
                    start_utc=start,
                    end_utc=end,
                    zones=sides_zones,
                )
            )
    found.sort(key=lambda each: (each.start_utc, each.key))
    return Schedule(meetings=tuple(found), faults=tuple(faults))


def network_schedule(shared: SeasonFile, *, minutes: int) -> tuple[Meeting, ...]:
    """The network events of a season file that can be placed in time, in order of start."""
    sides_zones: tuple[tuple[Side, str], ...] = tuple((side, zone_of(None, side)) for side in SIDES)
    found = [
        _network_meeting(event, ("network_events", index), sides_zones, minutes)
        for index, event in enumerate(shared.network_events)
    ]
    return tuple(sorted((each for each in found if each), key=lambda each: (each.start_utc, each.key)))


def _network_meeting(
    event: NetworkEvent, path: Path, sides_zones: tuple[tuple[Side, str], ...], minutes: int
) -> Meeting | None:
    placed = _place(event, path, sides_zones, minutes)
    if placed is None or isinstance(placed, Fault):
        return None
    return Meeting(
        kind="network_event",
        key=f"network-{event.id}",
        event=event,
        path=path,
        sides=SIDES,
        start_utc=placed[0],
        end_utc=placed[1],
        zones=sides_zones,
    )


def zone_of(municipality: Municipality | None, side: Side) -> str:
    """The zone of a side: that of its municipality, else the default of its country."""
    name = municipality.timezone if municipality else ""
    return name if name in zones.ALLOWED else ("Europe/Berlin" if side == "nrw" else "Asia/Hebron")


def _events(
    program: Program, shared: SeasonFile, sessions: Sequence[Session] | None
) -> Iterator[tuple[Kind, str, Path, Event]]:
    if program.exploration is not None:
        yield "exploration", "explore", ("exploration",), program.exploration
    seminars = {each.id: each for each in shared.seminars}
    for index, seminar in enumerate(program.seminars):
        found = seminars.get(seminar.id) if seminar.shared else seminar
        if found is not None:
            yield "seminar", f"seminar-{seminar.id}", ("seminars", index), found
    if sessions is None:
        sessions = [program.session(index) for index in range(len(program.sessions))]
    for index, session in enumerate(sessions):
        yield "session", f"session-{session.id}", ("sessions", index), session


def _place(
    event: Event, path: Path, sides_zones: tuple[tuple[Side, str], ...], minutes: int
) -> tuple[dt.datetime, dt.datetime] | Fault | None:
    """Start and end in UTC; None without date or start."""
    if event.anchor not in zones.ALLOWED:
        return Fault(kind="bad-zone", path=(*path, "anchor"), event=event, detail=event.anchor)
    if event.date is None or event.start is None:
        return None
    offset = zones.steady(event.date, event.anchor)
    if offset is not None:
        start_utc = dt.datetime.combine(event.date, event.start, dt.UTC) - offset
    elif isinstance(start := zones.local(event.date, event.start, event.anchor), str):
        return Fault(kind=start, path=(*path, "start"), event=event, detail=f"{event.start:%H:%M}")
    else:
        start_utc = start.astimezone(dt.UTC)
    for side, name in sides_zones:
        said = event.start_nrw if side == "nrw" else event.start_palestine
        if said is not None and said != (meant := start_utc.astimezone(zones.zone(name)).time()):
            return Fault(
                kind="contradiction",
                path=(*path, f"start_{side}"),
                event=event,
                detail=f"{said:%H:%M}",
                expected=f"{meant:%H:%M}",
            )
    length = dt.timedelta(minutes=event.duration_min if event.duration_min is not None else minutes)
    end_utc = start_utc + length
    if offset is not None and abs(length) <= _DAY:
        return start_utc, end_utc
    end = end_utc.astimezone(zones.zone(event.anchor))
    if end.utcoffset() != end.replace(fold=1 - end.fold).utcoffset():
        return Fault(kind="repeated", path=(*path, "start"), event=event, detail=f"{end:%H:%M}")
    return start_utc, end_utc
