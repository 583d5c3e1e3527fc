"""Time zones through zoneinfo with the tzdata package; local times that do not exist or exist twice are told apart."""

import datetime as dt
import zoneinfo
from functools import cache
from typing import Literal

ALLOWED = ("Europe/Berlin", "Asia/Hebron", "Asia/Gaza")
"""The only zones of a program (calendars.md 1.4); fixed offsets and every other name are refused by rule D001."""
BERLIN = "Europe/Berlin"
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
