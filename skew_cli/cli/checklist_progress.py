"""`skew checklist --done`: items are ticked off or opened again, and nobody's entry is replaced unseen."""

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from skew_cli.app.progress import tick
from skew_cli.cli.pick import address_of
from skew_cli.cli.returned import state_told
from skew_cli.errors import SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.app.reading import Source
    from skew_cli.calendars.deadlines import Checklist
    from skew_cli.cli.terminal import Terminal

_TICKED = Text(en="{address}: {items} done on {date}", de="{address}: {items} erledigt am {date}")
_TAKEN_BACK = Text(en="{address}: {items} open again", de="{address}: {items} wieder offen")
_SAME = Text(en="{address}: nothing to change for {items}", de="{address}: bei {items} nichts zu ändern")
_OPEN = Text(en="{address}: open already: {items}", de="{address}: schon offen: {items}")
_SO_FAR = Text(en="{item} so far: {before}", de="{item} bisher: {before}")
_REPLACE = Text(en="Replace the progress of {items}?", de="Den Stand von {items} ersetzen?")
_REFUSED = Text(en="Nothing written.", de="Nichts geschrieben.")


def refuse_future(day: dt.date, today: dt.date) -> None:
    """Raises SkewError for a day on which nothing can have been done yet."""
    if day > today:
        raise SkewError(
            Text(en="--date: {day} is in the future.", de="--date: {day} liegt in der Zukunft."),
            Text(
                en="an item is ticked off when it is done; today is {today}",
                de="abgehakt wird, was erledigt ist; heute ist {today}",
            ),
            day=day,
            today=today,
        )


def tick_off(
    terminal: "Terminal",
    index: "Index",
    source: "Source",
    lists: Sequence["Checklist"],
    items: str,
    day: dt.date,
    said: dict[str, str],
    *,
    undo: bool,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Ticks off what is named in `items`, or takes that back; 1 where somebody does not want an entry replaced."""
    wanted = tuple(dict.fromkeys(each.strip().upper() for each in items.split(",") if each.strip()))
    found = tick(source, lists, wanted, day, **said, undo=undo)
    address, replaced = address_of(source), tuple(found.replaced)
    for item, before in found.replaced.items():
        terminal.say(_SO_FAR, item=item, before=state_told(terminal, before))
    if dry_run:
        terminal.data(found.change.diff)
    elif replaced and not terminal.confirm(_REPLACE, default=False, items=replaced):
        terminal.say(_REFUSED)
        return 1
    elif found.changed:
        index.repository.write(source.file, found.change.after, old=source.content)
    if found.changed:
        terminal.say(_TAKEN_BACK if undo else _TICKED, address=address, items=found.changed, date=day)
    if found.same:
        terminal.say(_OPEN if undo else _SAME, address=address, items=found.same)
    if as_json:
        result: dict[str, Any] = {
            "format": "skew-progress/1",
            "program": address,
            "items": list(found.changed),
            "unchanged": list(found.same),
            "done": None if undo else day.isoformat(),
            **{key: value or None for key, value in said.items()},
            "dry_run": dry_run,
        }
        terminal.json(result)
    return 0
