"""A season day by day for both sides: who works, why not, what is worth knowing, and which days a session can use."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from skew_cli.app.load import Index
from skew_cli.calendars.calendar import Calendar, Note, Reason
from skew_cli.calendars.usable import usable
from skew_cli.calendars.zones import BERLIN, local, zone
from skew_cli.errors import SkewError
from skew_cli.model.municipality import Directory, Municipality
from skew_cli.model.types import Side, Translations
from skew_cli.words import Text

USUAL_OFFSET = 1.0
"""Hours by which Palestinian clocks are usually ahead of German ones (calendars.md 1.1)."""
_NOON = dt.time(12)
_ONE = dt.timedelta(days=1)
USUAL: tuple[Municipality, Municipality] = (
    Municipality(id="nrw", name=Translations(de="NRW", en="NRW", ar="شمال الراين-وستفاليا"), country="de"),
    Municipality(id="palestine", name=Translations(de="Palästina", en="Palestine", ar="فلسطين"), country="ps"),
)
"""Municipalities with the usual working week and calendar of each country. Arabic: to be reviewed by a native speaker."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideDay:
    """What a day is for one side."""

    works: bool
    reason: Reason | None
    """Why nobody works, or why that may be."""
    notes: tuple[Note, ...]

    def noted(self, kind: str) -> Note | None:
        """The note of that kind."""
        return next((each for each in self.notes if each.kind == kind), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day with both sides."""

    date: dt.date
    nrw: SideDay
    palestine: SideDay
    offset_hours: float
    """Palestinian minus German local time at noon in Germany."""
    usable: bool
    """Both sides work, it is outside the summer holidays and inside the window of the season (calendars.md 8)."""

    def side(self, side: Side) -> SideDay:
        """What it is for that side."""
        return self.nrw if side == "nrw" else self.palestine

    @property
    def usual_offset(self) -> bool:
        """Whether the clocks differ by the usual hour."""
        return self.offset_hours == USUAL_OFFSET


@dataclass(frozen=True, slots=True, kw_only=True)
class SeasonDays:
    """The calendars of a season for a pair, or for the usual municipalities of both countries."""

    season: int
    pair: tuple[Municipality, Municipality]
    """North Rhine-Westphalia first."""
    usual: bool
    """Whether no pair was named."""
    window: tuple[dt.date, dt.date]
    """First and last day of sessions, both included."""
    borrowed: int | None
    """The year whose profile gives the window, where the season has none of its own."""
    calendar: Calendar

    def days(self, first: dt.date, last: dt.date) -> tuple[Day, ...]:
        """The days of a span, both ends included."""
        return tuple(self._day(each) for each in span(first, last))

    @property
    def months(self) -> tuple[dt.date, ...]:
        """The first days of the months that the window touches."""
        first, last = self.window
        return tuple(each for each in span(first.replace(day=1), last) if each.day == 1)

    def usable_by_month(self) -> dict[dt.date, int]:
        """Number of usable days by the first day of the month."""
        found = dict.fromkeys(self.months, 0)
        for each in span(*self.window):
            found[each.replace(day=1)] += usable(self.calendar, self.pair, each)
        return found

    def ramadans(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """First and last day of Ramadan in the year, as far as it lies in it."""
        return _spans(each for each in self._year() if self.calendar.ramadan(each))

    def unusual_offsets(self) -> tuple[tuple[dt.date, dt.date], ...]:
        """Spans of days of the year on which the clocks do not differ by the usual hour."""
        return _spans(each for each in self._year() if self._offset(each) != USUAL_OFFSET)

    def school_unknown(self) -> dt.date | None:
        """The first day of the year whose school holidays are not known."""
        return next((each for each in self._year() if not self.calendar.school_data(each)), None)

    def _year(self) -> Iterator[dt.date]:
        return span(dt.date(self.season, 1, 1), dt.date(self.season, 12, 31))

    def _day(self, date: dt.date) -> Day:
        nrw, palestine = (
            SideDay(
                works=self.calendar.works(each, date),
                reason=self.calendar.reason(each, date),
                notes=self.calendar.notes(each, date),
            )
            for each in self.pair
        )
        first, last = self.window
        return Day(
            date=date,
            nrw=nrw,
            palestine=palestine,
            offset_hours=self._offset(date),
            usable=first <= date <= last and usable(self.calendar, self.pair, date),
        )

    def _offset(self, date: dt.date) -> float:
        noon = local(date, _NOON, BERLIN)
        if isinstance(noon, str):
            raise TypeError(noon)  # no zone of ours changes its clocks at noon
        nrw, palestine = (noon.astimezone(zone(each.timezone)).utcoffset() or dt.timedelta() for each in self.pair)
        return (palestine - nrw) / dt.timedelta(hours=1)


def season_days(index: Index, season: int, pair: str | None = None) -> SeasonDays:
    """The calendars of a season; raises SkewError for a pair that the directory does not know."""
    profile, year = index.profile(season)
    return SeasonDays(
        season=season,
        pair=_pair(index.directory, pair) if pair else USUAL,
        usual=not pair,
        window=(_in_year(profile.window_start, season), _in_year(profile.window_end, season)),
        borrowed=None if year == season else year,
        calendar=index.calendar,
    )


def span(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """The days of a span, both ends included."""
    return (first + number * _ONE for number in range((last - first).days + 1))


def _spans(days: Iterator[dt.date]) -> tuple[tuple[dt.date, dt.date], ...]:
    """Days in order as spans without gaps."""
    found: list[tuple[dt.date, dt.date]] = []
    for day in days:
        if found and found[-1][1] + _ONE == day:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    return tuple(found)


def _in_year(date: dt.date, year: int) -> dt.date:
    """The same day of another year; 29 February becomes the 28th."""
    return date.replace(year=year, day=min(date.day, 28) if date.month == 2 else date.day)  # noqa: PLR2004 - February


def _pair(directory: Directory, word: str) -> tuple[Municipality, Municipality]:
    """Two municipalities written as `koeln-bethlehem`, in either order, as ids, names or aliases."""
    cuts = (n for n, char in enumerate(word) if char in "-–/,+ ")
    for cut in cuts:
        towns = [directory.find(each.strip(" -–")) for each in (word[:cut], word[cut + 1 :])]
        found = {each.side: each for each in towns if each}
        if len(found) == 2:  # noqa: PLR2004 - a pair
            return found["nrw"], found["palestine"]
    raise SkewError(
        Text(
            en='--pair: "{word}" is not a pair of a German and a Palestinian municipality.',
            de="--pair: „{word}“ ist kein Paar aus einer deutschen und einer palästinensischen Kommune.",
        ),
        Text(en="for example {pairs}", de="zum Beispiel {pairs}"),
        word=word,
        pairs=tuple(f"{nrw}-{palestine}" for nrw, palestine in directory.partnerships),
    )
