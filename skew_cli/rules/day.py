"""What rules know of a day: whether a municipality works on it, and when programs are together."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

from skew_cli.calendars.calendar import Note, NoteKind, Reason
from skew_cli.calendars.meetings import Meeting
from skew_cli.model.finding import Name, Param, Problem, Quote, Severity, Term
from skew_cli.model.municipality import Municipality
from skew_cli.model.types import Side


class Day(NamedTuple):
    """The day of an event as a municipality that takes part sees it; there are a dozen for each program."""

    meeting: Meeting
    side: Side
    municipality: Municipality
    date: dt.date
    """The local date of the start."""
    reason: Reason | None
    """Why the municipality is closed, or may be: one reason at most."""
    notes: tuple[Note, ...]

    @property
    def shut(self) -> bool:
        """Whether nobody works there on that day, as far as anybody knows."""
        return self.reason is not None and self.reason.shut

    def noted(self, kind: NoteKind) -> bool:
        """Whether that is worth knowing of it."""
        return bool(self.notes) and any(each.kind == kind for each in self.notes)

    def tell(self, known: Reason | Note, message_id: str = "", severity: Severity | None = None) -> Problem:
        """A problem at the date, with date, municipality and, where there is one, the occasion."""
        params: dict[str, Param] = {"date": self.date, "municipality": Quote(self.municipality.title("de"))}
        if known.occasion:
            texts = known.name.model_dump(exclude_none=True) if known.name else {}
            params["occasion"] = Name(texts) if texts else Term(known.occasion)
        path = (*self.meeting.path, "date")
        return Problem(path=path, message_id=message_id, params=params, severity=severity)


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """When programs are together: a shared seminar or a network event, half-open and in UTC."""

    start: dt.datetime
    end: dt.datetime
    network: bool
