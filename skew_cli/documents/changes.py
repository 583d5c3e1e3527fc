"""What differs from the last publication, for people to read: old and new time on both sides (ical.md 5)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from skew_cli.calendars.meetings import zone_of
from skew_cli.calendars.zones import zone
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.tree import Block, Doc, Facts, Heading, Para, Run, Text, plain
from skew_cli.model.types import SIDES

Times = tuple[dt.datetime, dt.datetime]
"""Start and end in UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of a meeting."""

    kind: Literal["new", "moved", "off", "back", "text"]
    title: str
    """In the language of the document."""
    before: Times | None
    """As published last; None if it never was."""
    now: Times | None
    """None if it is off."""


def build(material: Material, found: Sequence[Change], *, todos: int, public: bool) -> Doc:
    """The list in the language of the material. It names no day of its own: the same changes are the same list."""
    words = material.words
    blocks: list[Block] = []
    for change in found:
        rows: say.Rows = [(say.label(material, "changes.kind"), say.label(material, f"changes.{change.kind}"))]
        if change.before and change.before != change.now:
            rows.append((say.label(material, "changes.before"), _times(material, change.before)))
        if change.now:
            rows.append((say.label(material, "changes.now"), _times(material, change.now)))
        blocks += [Heading(1, (Run(change.title, isolate=True),)), Facts(tuple(rows))]
    if todos:
        blocks.append(Para(words.say("changes.todos", n=todos)))
    if public:
        blocks.append(Para(say.label(material, "changes.public")))
    if found:
        blocks.append(Para(say.label(material, "changes.howto"), "note"))
    title = words.say("changes.title", pair=say.pair(material))
    return Doc(title=title, subtitle=(), lang=words.lang, blocks=tuple(blocks), subject=plain(title))


def _times(material: Material, times: Times) -> Text:
    """Day and time in each municipality; the second names its day only where it differs."""
    words = material.words
    found: list[Text] = []
    shown: dt.date | None = None
    for side in SIDES:
        start, end = (each.astimezone(zone(zone_of(material.municipality(side), side))) for each in times)
        day = words.weekday(start.date()) if start.date() == shown else words.weekday_date(start.date())
        shown = start.date()
        time = Run(words.time_range(start.time(), end.time()), isolate=True, dir=words.dir)
        when = words.say("day_and_time", day=Run(day, isolate=True), time=time)
        found.append((*say.place(material, side), Run(": "), *when))
    return say.joined(found, " · ")
