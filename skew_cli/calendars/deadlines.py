"""Checklist items with the days on which they are due, counted from the meeting in Europe/Berlin."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from skew_cli.calendars.meetings import Path, Schedule
from skew_cli.calendars.zones import BERLIN, zone
from skew_cli.model.program import Program
from skew_cli.model.session import Done, Event, Session
from skew_cli.model.template import ChecklistItem, ChecklistTemplate, Missing, Trilingual
from skew_cli.model.types import Side, Wording

KINDS = ("exploration-meeting", "session", "closing")


class Deadline(NamedTuple):
    """An item of a checklist for one meeting; there are over a hundred for each program."""

    item: ChecklistItem
    due: dt.date | None
    """None while the meeting has no date."""
    done: Done | None
    missing: Missing | None
    """Why the item is left out: a condition that does not hold, or `off`."""
    reason: Wording
    """What the repository says about an item that it switched off."""
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
    every = tuple(program.session(index) for index in range(len(program.sessions)))
    active = tuple(each for each in every if each.status != "cancelled")
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
            active,
            is_last=False,
        )
    ends: list[dt.date] = []
    for index, session in enumerate(every):
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
                active,
                is_last=session.id == last,
                host=session.host,
            )
    yield _checklist(templates["closing"], program, ("checklist",), None, max(ends, default=None), active, is_last=True)


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
    active: tuple[Session, ...],
    *,
    is_last: bool,
    host: Side | None = None,
) -> Checklist:
    closing = path == ("checklist",)
    progress = program.checklist if closing else event.checklist if event else {}
    facts = _facts(program, event, active if closing else (event,) if event else (), is_last=is_last)
    return Checklist(
        kind=template.kind,
        path=path,
        reference=reference,
        event=event,
        host=host,
        deadlines=tuple([_deadline(template, each, reference, progress, facts) for each in template.items]),
    )


def _deadline(
    template: ChecklistTemplate,
    item: ChecklistItem,
    reference: dt.date | None,
    progress: Mapping[str, Done],
    facts: Mapping[str, bool],
) -> Deadline:
    fails: Missing | None = None
    if item.when:
        fails = next((each for each in item.when if facts[each.removeprefix("not_")] == each.startswith("not_")), None)
    left_out: Missing | None = "off" if item.id in template.off else fails if item.otherwise is None else None
    due = reference + dt.timedelta(days=item.due) if reference else None
    text = item.otherwise if fails and item.otherwise else item.text
    return Deadline(item, due, progress.get(item.id), left_out, template.off.get(item.id, ""), text)


def _facts(program: Program, event: Event | None, events: Sequence[Event], *, is_last: bool) -> Mapping[str, bool]:
    """What holds for a checklist, by condition.

    A session is interpreted, virtual or physical by itself; the closing looks at all active sessions. Exploration
    meeting and closing are virtual and physical where a part of the program is.
    """
    interpreted = {each.interpretation for each in events}
    mode = program.session_mode(event) if isinstance(event, Session) else program.mode
    return {
        "predecessor": program.predecessor is not None,
        "interpreting": bool(interpreted & {"consecutive", "simultaneous"}),
        "simultaneous": "simultaneous" in interpreted,
        "recording": program.recording is not None and program.recording.planned,
        "virtual": mode != "physical",
        "physical": mode != "virtual",
        "hybrid": program.mode == "hybrid",
        "last": is_last,
    }
