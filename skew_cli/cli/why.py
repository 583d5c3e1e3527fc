"""Why a date, or why not: the rules that close it, with their places, or the starts that are open and what they cost."""

import datetime as dt
from typing import TYPE_CHECKING

from skew_cli.cli.dates import label, told
from skew_cli.errors import SkewError
from skew_cli.words import Counted, Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.cli.terminal import Terminal
    from skew_cli.model.planning import Task
    from skew_cli.planning.frame import Frame

_CLOSED = Text(en="{event}: closed on {date} by", de="{event}: am {date} geschlossen durch")
_OPEN = Text(en="{event}: open on {date} at {starts}", de="{event}: am {date} offen um {starts} Uhr")
_POINTS = Counted(
    one=Text(en="{text}: 1 point", de="{text}: 1 Punkt"), other=Text(en="{text}: {n} points", de="{text}: {n} Punkte")
)
_OUTSIDE = Text(en="{date} is outside the season {season}.", de="{date} liegt außerhalb des Programmjahrs {season}.")


def why_date(terminal: "Terminal", index: "Index", task: "Task", date: dt.date) -> int:
    """Prints it for every event that is still to be planned; 1 when the date is open for none of them."""
    from skew_cli.planning.frame import Settings, frame  # noqa: PLC0415 - start-up, law 10

    ready = frame(task, index.calendar)
    if not 0 <= ready.axis.index(date) < ready.axis.count:
        raise SkewError(_OUTSIDE, date=date, season=task.season)
    free = ready.free(Settings())
    said: dict[tuple[str, ...], list[int]] = {}
    opened = False
    for number, element in enumerate(task.elements):
        if element.pin is None:
            slots = free[number] & ready.axis.span(date, date)
            opened = opened or bool(slots)
            found = _open(terminal, ready, number, slots) if slots else _closed(terminal, index, ready, number, date)
            said.setdefault(tuple(found), []).append(number)
    for lines, numbers in said.items():
        events = ", ".join(label(terminal, task.elements[n]) for n in numbers)
        terminal.data(lines[0].replace("\0", events).replace("\1", terminal.worded(date)) + "\n")
        terminal.data("".join(f"  {line}\n" for line in lines[1:]))
    return 0 if opened else 1


def _closed(terminal: "Terminal", index: "Index", ready: "Frame", number: int, date: dt.date) -> list[str]:
    from skew_cli.app.origins import place_of  # noqa: PLC0415 - start-up, law 10

    day = ready.axis.span(date, date)
    found = [each for each in ready.layers if each.closes[number] & day == day]
    found = found or [each for each in ready.layers if each.closes[number] & day]
    rules = [
        f"{told(terminal, ready.task, each.text, each.values)}  {place_of(index, each.origin)}".rstrip()
        for each in found
    ]
    return [_CLOSED.get(terminal.lang).format(event="\0", date="\1"), *rules]


def _open(terminal: "Terminal", ready: "Frame", number: int, slots: int) -> list[str]:
    from skew_cli.planning.axis import bits  # noqa: PLC0415 - start-up, law 10
    from skew_cli.planning.texts import COSTS  # noqa: PLC0415 - start-up, law 10

    axis = ready.axis
    starts = ", ".join(terminal.worded(axis.starts[slot % len(axis.starts)]) for slot in bits(slots))
    only = tuple(slots if n == number else 0 for n in range(len(ready.task.elements)))
    lines = []
    for charge in ready.charges(only):
        text = told(terminal, ready.task, COSTS[charge.rule], charge.params)
        if charge.slots[number] != slots:
            some = (terminal.worded(axis.starts[slot % len(axis.starts)]) for slot in bits(charge.slots[number]))
            text = f"{', '.join(some)}: {text}"
        lines.append(terminal.fill(_POINTS.of(charge.points), {"text": text, "n": charge.points}))
    return [_OPEN.get(terminal.lang).format(event="\0", date="\1", starts=starts), *lines]
