"""Checklist items with the days on which they are due, counted from the meeting in Europe/Berlin."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from skew_cli.calendars.meetings import Path, Schedule
from skew_cli.calendars.zones import BERLIN, zone
from skew_cli.model.program import Program
from skew_cli.model.session import Done, Event
from skew_cli.model.template import ChecklistItem, ChecklistTemplate, Condition, Trilingual
from skew_cli.model.types import Side

KINDS = ("exploration-meeting", "session", "closing")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadline:
    """An item of a checklist for one meeting."""

    item: ChecklistItem
    due: dt.date | None
    """None while the meeting has no date."""
    done: Done | None
    missing: Condition | None
    """The condition that does not hold, for which the item is left out."""
    text: Trilingual
    """The text that applies, with `{placeholders}` still in it."""

    def overdue(self, today: dt.date) -> bool:
        """Open after its due date."""
        open_ = self.missing is None and self.done is None
        return open_ and self.due is not None and self.due < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Checklist:
    """A checklist of a program: for the exploration meeting, for one session, or for the closing."""

    kind: str
    path: Path
    """Where the program file keeps the progress."""
    reference: dt.date | None
    """Date of the meeting in Europe/Berlin, or of the last active session that has one for the closing."""
    event: Event | None
    host: Side | None
    deadlines: tuple[Deadline, ...]


def checklists(program: Program, schedule: Schedule, templates: Mapping[str, ChecklistTemplate]) -> Iterator[Checklist]:
    """Every checklist that a program has: of the exploration meeting, of each active session, of the closing."""
    last = _last(program)
    days = {each.key: each.start_utc.astimezone(zone(BERLIN)).date() for each in schedule.meetings}
    exploration = program.exploration
    if exploration is None or exploration.status != "cancelled":
        yield _checklist(
            templates["exploration-meeting"],
            program,
            ("exploration", "checklist"),
            exploration,
            days.get("explore", exploration.date if exploration else None),
            is_last=False,
        )
    ends: list[dt.date] = []
    for index in range(len(program.sessions)):
        session = program.session(index)
        if session.status != "cancelled":
            day = days.get(f"session-{session.id}", session.date)
            ends += [day] if day else []
            path = ("sessions", index, "checklist")
            yield _checklist(
                templates["session"],
                program,
                path,
                session,
                day,
                is_last=session.id == last,
                host=session.host,
            )
    yield _checklist(templates["closing"], program, ("checklist",), None, max(ends, default=None), is_last=True)


def _last(program: Program) -> str | None:
    """The last active session: by date where all have one, else the last in the file."""
    active = [each for each in program.sessions if each.status != "cancelled"]
    dated = [each for each in active if each.date]
    if not active:
        return None
    return max(dated, key=lambda each: each.date or dt.date.min).id if len(dated) == len(active) else active[-1].id


def _checklist(
    template: ChecklistTemplate,
    program: Program,
    path: Path,
    event: Event | None,
    reference: dt.date | None,
    *,
    is_last: bool,
    host: Side | None = None,
) -> Checklist:
    interpretation = event.interpretation if event else None
    holds: dict[Condition, bool] = {
        "predecessor": program.predecessor is not None,
        "interpreting": interpretation in ("consecutive", "simultaneous"),
        "recording": program.recording is not None and program.recording.planned,
        "not_last": not is_last,
    }
    progress = program.checklist if event is None and path == ("checklist",) else event.checklist if event else {}
    deadlines = tuple(
        Deadline(
            item=item,
            due=reference + dt.timedelta(days=item.due) if reference else None,
            done=progress.get(item.id),
            missing=item.when if item.when and not holds[item.when] and item.otherwise is None else None,
            text=item.otherwise if item.otherwise and item.when and not holds[item.when] else item.text,
        )
        for item in template.items
    )
    return Checklist(kind=template.kind, path=path, reference=reference, event=event, host=host, deadlines=deadlines)
