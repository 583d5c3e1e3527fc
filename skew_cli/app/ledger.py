"""The rules of the calendar ledger: from what the calendar should say to what each entry is written with (ical.md 10).

Pure functions: a ledger and a wanted content in, a ledger out. Nothing here knows files or formats.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from skew_cli.errors import SkewError
from skew_cli.model.calendar import Stamp
from skew_cli.model.ledger import Due, Item, Ledger, Publication, Span, State
from skew_cli.words import Text

_SECOND = dt.timedelta(seconds=1)
_AHEAD = dt.timedelta(seconds=60)
"""By how much the newest stamp may lie after the clock: rule 1 counts a second for each draft."""
_KEPT = dt.timedelta(days=60)
"""How long after its end a cancelled entry is still sent."""
_MEETINGS = ("event/", "public/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What an entry should say now."""

    kind: Literal["VEVENT", "VTODO"]
    name: str
    hash: str
    """Of the content in every language; of no use where `status` is CANCELLED, because a tombstone is made then."""
    status: str
    title: Mapping[str, str]
    when: Span | Due


Tombstone = Callable[[str, Item], Wanted]
"""What a published item of a UID says when it is off."""


def draft(
    ledger: Ledger, wanted: Mapping[str, Wanted], tombstone: Tombstone, now: dt.datetime, *, tool: str, tzdata: str
) -> Ledger:
    """The ledger after a draft (rules 1 to 4); the very same one when nothing changed.

    Raises SkewError for a past meeting that is missing, a retired key, a clock that was set back and older tz data.
    """
    if _version(tzdata) < _version(ledger.tzdata):
        raise _older(ledger.tzdata, tzdata)
    items: dict[str, Item] = {}
    for uid in sorted({*ledger.items, *wanted}):
        item, asked = ledger.items.get(uid), wanted.get(uid)
        off = asked is None or asked.status == "CANCELLED"
        if item is None or item.published is None:
            if asked is not None and not off:
                items[uid] = _settled(ledger, item, asked, now)
        elif item.retired is not None and off:
            items[uid] = item
        else:
            if item.retired is not None and item.name.startswith("event/"):
                raise _retired(item)
            if asked is None:
                _refuse_past(ledger, item, item.published, now)
            said = tombstone(uid, item) if asked is None or off else asked
            items[uid] = _settled(ledger, item, said, now)
    if items == ledger.items:
        return ledger
    return ledger.model_copy(update={"items": items, "tool": tool, "tzdata": tzdata})


def _settled(ledger: Ledger, item: Item | None, asked: Wanted, now: dt.datetime) -> Item:
    """Rule 1: the values of what says the same, else a new change."""
    if item is not None and item.published is not None and item.published.hash == asked.hash:
        return item.model_copy(update={"pending": None, "retired": None})
    if item is not None and item.pending is not None and item.pending.hash == asked.hash:
        return item
    check_clock(ledger, now)
    stamp = now if item is None else max(now, item.newest + _SECOND)
    state = State(
        sequence=item.published.sequence + 1 if item and item.published else 0,
        stamp=stamp,
        hash=asked.hash,
        status=asked.status,
        title=dict(asked.title),
        when=asked.when,
    )
    if item is None:
        return Item(kind=asked.kind, name=asked.name, created=stamp, pending=state)
    return item.model_copy(update={"pending": state, "retired": None})


def publish(ledger: Ledger, now: dt.datetime, files: Mapping[str, str]) -> Ledger:
    """Rule 5: every change becomes published, then what is long over is retired; `files` are their hashes by name.

    Raises SkewError for a clock that was set back. Without a change only retiring is left.
    """
    check_clock(ledger, now)
    if ledger.pending:
        items = {
            uid: each.model_copy(update={"published": each.pending or each.published, "pending": None})
            for uid, each in ledger.items.items()
        }
        publication = Publication(no=ledger.publication.no + 1, at=now, files=dict(files))
        ledger = ledger.model_copy(update={"items": items, "publication": publication})
    items = {uid: _retire(each, now) for uid, each in ledger.items.items()}
    return ledger if items == ledger.items else ledger.model_copy(update={"items": items})


def _retire(item: Item, now: dt.datetime) -> Item:
    state = item.published
    if item.retired is None and item.pending is None and state is not None and state.cancelled:
        over = state.end or state.stamp
        if over + _KEPT < now:
            return item.model_copy(update={"retired": now})
    return item


def stamps(ledger: Ledger) -> dict[str, Stamp]:
    """The values with which each entry is written that is still sent."""
    return {
        uid: Stamp(created=each.created, modified=each.known.stamp, sequence=each.known.sequence)
        for uid, each in ledger.items.items()
        if each.known is not None and each.retired is None
    }


def tombstones(ledger: Ledger) -> dict[str, Item]:
    """The items that are sent as cancelled, by UID."""
    return {
        uid: each
        for uid, each in ledger.items.items()
        if each.retired is None and each.known is not None and each.known.cancelled
    }


def check_clock(ledger: Ledger, now: dt.datetime) -> None:
    """Refuses a now before the last publication or well before the newest stamp (rule 6)."""
    newest = max((each.newest for each in ledger.items.values()), default=now)
    at = ledger.publication.at
    if now < newest - _AHEAD or (at is not None and now < at):
        raise SkewError(
            Text(
                en="the clock says {now}, but the calendar was last changed at {last}: nothing was written",
                de="die Uhr zeigt {now}, der Kalender wurde aber zuletzt um {last} geändert: nichts geschrieben",
            ),
            Text(
                en="set the clock right, or name the time with --now",
                de="die Uhr richtig stellen oder die Zeit mit --now nennen",
            ),
            now=f"{now:%Y-%m-%d %H:%M:%S} UTC",
            last=f"{max(newest, at or newest):%Y-%m-%d %H:%M:%S} UTC",
        )


def _refuse_past(ledger: Ledger, item: Item, published: State, now: dt.datetime) -> None:
    """Rule 2: a meeting of the past must stay, or its cancellation would be announced."""
    if published.cancelled or not item.name.startswith(_MEETINGS):
        return
    check_clock(ledger, now)
    if published.end is not None and published.end <= now:
        raise SkewError(
            Text(
                en='"{name}" lies in the past and was published, but the program no longer has it with date and start',
                de='"{name}" liegt in der Vergangenheit und wurde veröffentlicht, fehlt aber im Programm',
            ),
            Text(
                en="put it back as it was: leaving it out would announce that it was called off",
                de="wieder eintragen, wie es war: sonst würde es nachträglich abgesagt",
            ),
            name=item.name,
        )


def _retired(item: Item) -> SkewError:
    return SkewError(
        Text(
            en='"{name}" was called off and taken out of the calendar for good; its id cannot be used again',
            de='"{name}" wurde abgesagt und endgültig aus dem Kalender genommen; die Kennung ist verbraucht',
        ),
        Text(en="give the meeting another id", de="dem Treffen eine andere Kennung (id) geben"),
        name=item.name,
    )


def _version(text: str) -> tuple[int, str]:
    """`2026f` as year and letters."""
    found = re.match(r"(\d+)([a-z]*)", text)
    return (int(found[1]), found[2]) if found else (0, "")


def _older(recorded: str, installed: str) -> SkewError:
    return SkewError(
        Text(
            en="the calendar was made with time zone data {recorded}, here is only {installed}: nothing was written",
            de="der Kalender entstand mit Zeitzonendaten {recorded}, hier sind nur {installed}: nichts geschrieben",
        ),
        Text(en="update the package tzdata", de="das Paket tzdata aktualisieren"),
        recorded=recorded,
        installed=installed,
    )
