"""The calendar ledger: what a program's recipients have been sent, and what waits to be sent (ical.md 10)."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

FORMAT = 1
"""The version of the ledger that this release reads and writes."""


def _whole_second(value: dt.datetime) -> dt.datetime:
    if value.utcoffset() != dt.timedelta() or value.microsecond:
        raise ValueError("not a whole second in UTC")
    return value.astimezone(dt.UTC)


Instant = Annotated[dt.datetime, AfterValidator(_whole_second)]
"""A whole second in UTC."""


class Record(BaseModel):
    """Base of the values below: frozen, no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, defer_build=True)


class Span(Record):
    """When a meeting is: wall-clock times in `tzid` as the file says them, and the same as instants."""

    start: str
    end: str
    tzid: str
    start_utc: str
    end_utc: str

    @property
    def instants(self) -> tuple[dt.datetime, dt.datetime]:
        """Start and end, half-open, in UTC."""
        return _instant(self.start_utc), _instant(self.end_utc)


def span(start: dt.datetime, end: dt.datetime, zone: dt.tzinfo, tzid: str) -> Span:
    """Two instants as a ledger keeps them."""
    local = (f"{each.astimezone(zone):%Y%m%dT%H%M%S}" for each in (start, end))
    utc = (f"{each.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}" for each in (start, end))
    return Span(**dict(zip(("start", "end", "start_utc", "end_utc"), (*local, *utc), strict=True)), tzid=tzid)


def _instant(text: str) -> dt.datetime:
    return dt.datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)


class Due(Record):
    """When a to-do is due; None while its meeting has no date."""

    due: str | None

    @property
    def day(self) -> dt.date | None:
        """The day."""
        return dt.date.fromisoformat(self.due) if self.due else None


class State(Record):
    """One wording of an entry: what it said, and the values with which it was written."""

    sequence: int = Field(ge=0)
    stamp: Instant
    hash: str | None
    """`sha256:<hex>` of the component in every language of the program; None after a rebuild from some languages only."""
    status: str
    title: Mapping[str, str]
    """By language, without the prefix of a cancelled meeting."""
    when: Span | Due

    @property
    def cancelled(self) -> bool:
        """Whether it says that the entry is off."""
        return self.status == "CANCELLED"

    @property
    def end(self) -> dt.datetime | None:
        """When it is over: the end of a meeting, the end of the due day in UTC; None for a to-do without a day."""
        if isinstance(self.when, Span):
            return self.when.instants[1]
        day = self.when.day
        return dt.datetime.combine(day + dt.timedelta(days=1), dt.time(), dt.UTC) if day else None


class Item(Record):
    """The life of one UID."""

    kind: Literal["VEVENT", "VTODO"]
    name: str
    """`event/<key>`, `todo/<key>` or `public/<key>`, from which the UID is made."""
    created: Instant
    retired: Instant | None = None
    """When it was left out for good."""
    published: State | None = None
    """None until it is published for the first time."""
    pending: State | None = None
    """A change that is drafted and not yet published."""

    @property
    def newest(self) -> dt.datetime:
        """The newest stamp that is recorded."""
        return max((each.stamp for each in (self.published, self.pending) if each), default=self.created)

    @property
    def known(self) -> State | None:
        """What was said last, drafts included."""
        return self.pending or self.published


class Publication(Record):
    """The last publication."""

    no: int = Field(0, ge=0)
    at: Instant | None = None
    files: Mapping[str, str] = {}
    """`sha256:<hex>` of each file that was published, by its name in the folder."""


class Ledger(Record):
    """All that is remembered of the calendar of one program."""

    format: Literal[1] = 1
    series: str
    tool: str
    tzdata: str
    """IANA version with which it was last changed."""
    publication: Publication = Publication()
    items: Mapping[str, Item] = {}
    """By UID."""

    @property
    def pending(self) -> bool:
        """Whether something waits to be published."""
        return any(each.pending for each in self.items.values())
