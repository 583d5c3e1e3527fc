"""Checklist items with the days on which they are due, counted from the meeting in Europe/Berlin."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from skew_cli.calendars.meetings import Path, Schedule
from skew_cli.calendars.zones import berlin_date
from skew_cli.model.program import Program
from skew_cli.model.session import Done, Event, Session
from skew_cli.model.types import Side, Wording

if TYPE_CHECKING:
    from skew_cli.model.template import ChecklistItem, ChecklistTemplate, Missing, Trilingual

KINDS = ("exploration-meeting", "session", "closing")


class Deadline(NamedTuple):
    """An item of a checklist for one meeting; there are over a hundred for each program."""

    item: "ChecklistItem"
    due: dt.date | None
    """None while the meeting has no date."""
    done: Done | None
    missing: "Missing | None"
    """Why the item is left out: a condition that does not hold, or `off`."""
    reason: Wording
    """What the repository says about an item that it switched off."""
    text: "Trilingual"
    """The text that applies, with `{placeholders}` still in it."""

    def overdue(self, today: dt.date) -> bool:
        """Open after its due date."""
        open_ = self.missing is None and self.done is None
        return open_ and self.due is not None and self.due < today


@dataclass(frozen=True, kw_only=True)
class Checklist:
    """A checklist of a program: for the exploration meeting, for one session, or for the closing."""

    template: "ChecklistTemplate"
    path: Path
    """Where the program file keeps the progress."""
    reference: dt.date | None
    """Date of the meeting in Europe/Berlin, or of the last active session that has one for the closing."""
    event: Event | None
    host: Side | None
    progress: Mapping[str, Done]
    facts: Mapping[str, bool]
    """What holds for it, by condition."""

    @property
    def kind(self) -> str:
        """One of `KINDS`."""
        return self.template.kind

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Its items with their due dates."""
        return tuple([self._deadline(each) for each in self.template.items])

    def overdue(self, today: dt.date) -> tuple[str, ...]:
        """Ids of the items that are open after their due date."""
        if self.reference is None or self.reference + dt.timedelta(days=self.template.earliest) >= today:
            return ()
        return tuple(each.item.id for each in self.deadlines if each.overdue(today))

    def _deadline(self, item: "ChecklistItem") -> Deadline:
        fails: Missing | None = None
        if item.when:
            facts = self.facts
            fails = next(
                (each for each in item.when if facts[each.removeprefix("not_")] == each.startswith("not_")), None
            )
        off = self.template.off
        left_out: Missing | None = "off" if item.id in off else fails if item.otherwise is None else None
        due = self.reference + dt.timedelta(days=item.due) if self.reference else None
        text = item.otherwise if fails and item.otherwise else item.text
        return Deadline(item, due, self.progress.get(item.id), left_out, off.get(item.id, ""), text)


def checklists(
    program: Program,
    sessions: Sequence[tuple[Path, Session]],
    schedule: Schedule,
    templates: "Mapping[str, ChecklistTemplate]",
) -> Iterator[Checklist]:
    """Every checklist that a program has: of the exploration meeting, of each active session, of the closing.

    `sessions` are the active ones in file order, completed by `session_defaults`, with their paths.
    """
    active = tuple(each for _, each in sessions)
    last = _last(active)
    general = {
        "predecessor": program.predecessor is not None,
        "recording": program.recording is not None and program.recording.planned,
        "hybrid": program.mode == "hybrid",
    }
    days = {each.key: berlin_date(each.start_utc) for each in schedule.meetings}
    exploration = program.exploration
    if exploration is None or exploration.status != "cancelled":
        yield Checklist(
            template=templates["exploration-meeting"],
            path=("exploration", "checklist"),
            reference=days.get("explore", exploration.date if exploration else None),
            event=exploration,
            host=None,
            progress=exploration.checklist if exploration else {},
            facts=general | _facts(program, exploration, (exploration,) if exploration else (), is_last=False),
        )
    ends: list[dt.date] = []
    for path, session in sessions:
        day = days.get(f"session-{session.id}", session.date)
        ends += [day] if day else []
        yield Checklist(
            template=templates["session"],
            path=(*path, "checklist"),
            reference=day,
            event=session,
            host=session.host,
            progress=session.checklist,
            facts=general | _facts(program, session, (session,), is_last=session.id == last),
        )
    yield Checklist(
        template=templates["closing"],
        path=("checklist",),
        reference=max(ends, default=None),
        event=None,
        host=None,
        progress=program.checklist,
        facts=general | _facts(program, None, active, is_last=True),
    )


def _last(active: tuple[Session, ...]) -> str | None:
    """The last active session: by date where all have one, else the last in the file."""
    dated = [each for each in active if each.date]
    if not active:
        return None
    return max(dated, key=lambda each: each.date or dt.date.min).id if len(dated) == len(active) else active[-1].id


def _facts(program: Program, event: Event | None, events: Sequence[Event], *, is_last: bool) -> dict[str, bool]:
    """What holds for one checklist of a program and not for the others, by condition.

    A session is interpreted, virtual or physical by itself; the closing looks at all active sessions. Exploration
    meeting and closing are virtual and physical where a part of the program is.
    """
    interpreted = {each.interpretation for each in events}
    mode = program.session_mode(event) if isinstance(event, Session) else program.mode
    return {
        "interpreting": "simultaneous" in interpreted or "consecutive" in interpreted,
        "simultaneous": "simultaneous" in interpreted,
        "virtual": mode != "physical",
        "physical": mode != "virtual",
        "last": is_last,
    }
