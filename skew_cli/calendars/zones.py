"""Time zones through zoneinfo with the tzdata package; local times that do not exist or exist twice are told apart."""

import datetime as dt
import zoneinfo
from functools import cache, lru_cache
from typing import Literal

ALLOWED = ("Europe/Berlin", "Asia/Hebron", "Asia/Gaza")
"""The only zones of a program (calendars.md 1.4); fixed offsets and every other name are refused by rule D001."""
BERLIN = "Europe/Berlin"
_DAY = dt.timedelta(days=1)
_EVENING = 21
_SPRING = ((3, 20), (4, 30))
_RAMADAN_IN_AUTUMN = 2036


def use_package() -> None:
    """Reads zones from the tzdata package only, never from the system; call before any zone is made."""
    zoneinfo.reset_tzpath(to=())
    zoneinfo.ZoneInfo.clear_cache()
    zone.cache_clear()


@cache
def zone(name: str) -> zoneinfo.ZoneInfo:
    """The zone of one of the allowed names."""
    return zoneinfo.ZoneInfo(name)


def local(date: dt.date, time: dt.time, name: str) -> dt.datetime | Literal["skipped", "repeated"]:
    """The instant of a wall-clock time as an aware datetime in that zone.

    `skipped` when summer time begins and the hour does not exist, `repeated` when it ends and the hour exists twice.
    """
    first = dt.datetime.combine(date, time.replace(fold=0), zone(name))
    second = first.replace(fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    exists = first.astimezone(dt.UTC).astimezone(zone(name)).replace(tzinfo=None) == first.replace(tzinfo=None)
    return "repeated" if exists else "skipped"


@lru_cache(maxsize=1 << 12)
def steady(date: dt.date, name: str) -> dt.timedelta | None:
    """The offset of a zone, if no clock is changed from the day before a date until the end of the day after it."""
    if not dt.MINYEAR + 1 < date.year < dt.MAXYEAR:
        return None
    midnight = dt.datetime.combine(date, dt.time(), zone(name))
    found, *others = [(midnight + n * _DAY).utcoffset() for n in (-1, 0, 1, 2)]
    return found if found is not None and all(each == found for each in others) else None


def berlin_date(instant: dt.datetime) -> dt.date:
    """The date in Berlin at an instant, which is given in UTC."""
    if instant.hour < _EVENING:  # Berlin was never behind UTC, and never more than three hours ahead
        return instant.date()
    return instant.astimezone(zone(BERLIN)).date()


def unsettled(date: dt.date) -> bool:
    """Whether a Palestinian date lies where summer time begins or ends, by a decision that may still come (calendars.md 1.3).

    From 2036 on Ramadan pulls the end into the summer.
    """
    off = (8, 15) if date.year >= _RAMADAN_IN_AUTUMN else (10, 10)
    return _SPRING[0] <= (date.month, date.day) <= _SPRING[1] or off <= (date.month, date.day) <= (11, 5)


def stale() -> bool:
    """Whether the time zone data in use are older than release 2024.1 and so wrong for Palestine in April 2024."""
    return _stale(zone("Asia/Hebron"))


@cache
def _stale(hebron: zoneinfo.ZoneInfo) -> bool:
    before, after = (dt.datetime(2024, 4, day, 12, tzinfo=dt.UTC).astimezone(hebron).utcoffset() for day in (15, 21))
    return (before, after) != (dt.timedelta(hours=2), dt.timedelta(hours=3))


def tz_version() -> str:
    """The IANA version of the installed tzdata package, such as `2026f`."""
    import tzdata  # noqa: PLC0415 - start-up, law 10: only doctor, --version and the calendar files need it

    return str(tzdata.IANA_VERSION)
