"""The closed days of a season as all-day entries for a calendar program; weekends are left out.

A feast is one entry from its first to its last closed day. Its UID is made from its name and not from its date, so that
a decision moves the estimate instead of standing beside it.
"""

import datetime as dt
import uuid
from collections import Counter
from collections.abc import Iterator

from skew_cli.app.season_days import Day, SeasonDays
from skew_cli.calendars.calendar import Reason
from skew_cli.exports import all_day
from skew_cli.languages.occasions import OCCASIONS
from skew_cli.model.all_day import AllDayEntry, AllDayFile
from skew_cli.model.types import SIDES, Side, wording
from skew_cli.words import Text

_SPACE = uuid.UUID("5e0d7c52-7a43-4a0e-9d4f-6f3f5f1f0c7b")
"""Namespace of the UIDs of closed days."""
_NAME = Text(en="Closed days {season}: {nrw}, {palestine}", de="Arbeitsfreie Tage {season}: {nrw}, {palestine}")
_CLOSED = Text(en="{town} closed: {why}", de="{town} arbeitsfrei: {why}")
_ESTIMATED = Text(en="{town} closed: {why} (estimated)", de="{town} arbeitsfrei: {why} (geschätzt)")
_OTHER = Text(en="closure day", de="Schließtag")
_CATEGORY = Text(en="closed day", de="arbeitsfrei")


def closed_days_file(
    found: SeasonDays, lang: str, now: dt.datetime, *, months: frozenset[dt.date] = frozenset()
) -> bytes:
    """The closed days of the whole calendar year in `de` or `en`, or those that touch one of `months` (first days).

    `now` is the stamp of every entry.
    """
    nrw, palestine = (each.title(lang) for each in found.pair)
    year = found.days(dt.date(found.season, 1, 1), dt.date(found.season, 12, 31))
    every = (entry for side in SIDES for entry in _entries(found, year, side, lang, now))
    entries = tuple(
        each for each in every if not months or months & {each.first.replace(day=1), each.last.replace(day=1)}
    )
    name = _NAME.get(lang).format(season=found.season, nrw=nrw, palestine=palestine)
    return all_day.render(AllDayFile(name=name, entries=entries))


def reason_name(reason: Reason, lang: str) -> str:
    """What a holiday or closure is called; empty if it has no name."""
    own = wording(reason.name, lang)
    key = reason.occasion or ""
    return own or OCCASIONS.get(key, {}).get(lang, key)


def _entries(
    found: SeasonDays, days: tuple[Day, ...], side: Side, lang: str, now: dt.datetime
) -> Iterator[AllDayEntry]:
    town = found.pair[SIDES.index(side)]
    seen: Counter[str] = Counter()
    for reason, first, last in _closures(days, side):
        key = reason.occasion or reason.kind
        seen[key] += 1
        text = _CLOSED if reason.decided else _ESTIMATED
        why = reason_name(reason, lang) or _OTHER.get(lang)
        yield AllDayEntry(
            uid=str(uuid.uuid5(_SPACE, f"{town.id}/{found.season}/{key}/{seen[key]}")),
            first=first,
            last=last,
            summary=text.get(lang).format(town=town.title(lang), why=why),
            categories=(_CATEGORY.get(lang),),
            stamp=now,
            sequence=int(reason.decided),
            certain=reason.decided,
        )


def _closures(days: tuple[Day, ...], side: Side) -> Iterator[tuple[Reason, dt.date, dt.date]]:
    """Reason, first and last day; a weekend inside a feast does not part it."""
    open_: tuple[Reason, dt.date, dt.date] | None = None
    for day in days:
        reason = day.side(side).reason
        if reason is not None and reason.kind == "weekend":
            continue
        shut = reason if reason is not None and reason.shut else None
        if open_ and shut and shut.occasion == open_[0].occasion and _only_weekend(days, side, open_[2], day.date):
            open_ = (open_[0], open_[1], day.date)
            continue
        if open_:
            yield open_
        open_ = (shut, day.date, day.date) if shut else None
    if open_:
        yield open_


def _only_weekend(days: tuple[Day, ...], side: Side, last: dt.date, date: dt.date) -> bool:
    """Whether nothing but the weekend lies between two days."""
    between = (each.side(side).reason for each in days if last < each.date < date)
    return all(each is not None and each.kind == "weekend" for each in between)
