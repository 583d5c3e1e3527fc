"""What kind of day a date is for a municipality, with reasons: weekend, holidays, closures, and what is worth knowing.

Of the reasons to be closed only the first counts, in the order of rulebook 1.6: weekend, public holiday, Islamic
holiday, other closure day; then the day beside an estimated one.
"""

import datetime as dt
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from skew_cli.calendars.days import (
    SCHOOL_DATA_UNTIL,
    closed,
    community_days,
    nrw_school_holidays,
    weekday,
)
from skew_cli.calendars.islamic import Feast, feasts, ramadans
from skew_cli.model.closures import Closure, ClosuresFile
from skew_cli.model.municipality import Municipality
from skew_cli.model.types import Translations

_ONE = dt.timedelta(days=1)
_NEAR = dt.timedelta(days=200)
"""More than lies between the end of one school holidays and the beginning of the next."""
_NEXT = {
    "easter": ("pentecost", "summer"),
    "pentecost": ("summer",),
    "summer": ("autumn",),
    "autumn": ("christmas",),
    "christmas": ("easter",),
}
"""What may follow in the school year; some years have no holidays at Pentecost."""

Kind = Literal["weekend", "public-holiday", "islamic-holiday", "closure-day", "moon-sighting"]
NoteKind = Literal[
    "school-holidays", "school-data-missing", "ramadan", "community-holiday", "sensitive-date", "weekend-edge"
]
_ORDER: tuple[Kind, ...] = ("weekend", "public-holiday", "islamic-holiday", "closure-day", "moon-sighting")
SHUT: tuple[Kind, ...] = _ORDER[:-1]
"""Kinds on which a municipality does not work; beside an estimated one it does, as far as anybody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a municipality is closed on a day, or may be."""

    kind: Kind
    occasion: str | None = None
    decided: bool = True
    """False while it is an estimate by the moon."""
    name: Translations | None = None
    """The entry's own name, where it has one."""

    @property
    def shut(self) -> bool:
        """Whether nobody works."""
        return self.kind in SHUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something worth knowing about a day on which people work."""

    kind: NoteKind
    occasion: str | None = None
    """Key of an occasion; of school holidays `easter`, `pentecost`, `summer`, `autumn` or `christmas`."""
    name: Translations | None = None


_MOST = 1 << 14
"""Days that are remembered with what is known of them."""
_Reasons = Mapping[dt.date, list[Reason]]


class Calendar:
    """The calendars of both sides over the data of closures."""

    def __init__(self, *files: ClosuresFile) -> None:
        """Shipped data first, those of the repository after it."""
        self._closures = tuple(each for file in files for each in file.closures)
        self._yearly = tuple(each for file in files for each in file.sensitive_dates)
        self._school = tuple(each for file in files for each in file.school_holidays)
        self._feasts: dict[tuple[int, str | None], tuple[Feast, ...]] = {}
        self._named = frozenset(each.municipality for each in self._closures)
        self._known: dict[tuple[object, ...], tuple[Reason | None, tuple[Note, ...]]] = {}
        self._days: dict[dt.date, tuple[Closure, ...]] = {}
        self._moons: dict[tuple[int, str | None], tuple[_Reasons, _Reasons]] = {}

    def reason(self, municipality: Municipality, date: dt.date) -> Reason | None:
        """Why a municipality is closed on a date of its zone, or may be; None on an ordinary working day."""
        if (shut := closed(municipality, date)) is not None:
            return Reason(kind=shut.kind, occasion=shut.occasion)
        found = [*self._own_closures(municipality, date)] if self._on(date) else []
        if municipality.country == "ps":
            islamic, beside = self._moon(date.year, municipality.id)
            found += islamic.get(date, ())
            found += beside.get(date, ()) if not found else ()
        return min(found, key=lambda each: (_ORDER.index(each.kind), not each.decided)) if found else None

    def day(self, municipality: Municipality, date: dt.date) -> tuple[Reason | None, tuple[Note, ...]]:
        """`reason` and `notes`; municipalities of which no entry speaks share the days of their country."""
        key = (date, *self.alike(municipality))
        known = self._known.get(key)
        if known is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            known = self._known[key] = self.reason(municipality, date), self.notes(municipality, date)
        return known

    def alike(self, municipality: Municipality) -> tuple[Hashable, ...]:
        """What two municipalities have in common that have the same days."""
        own = municipality.id if municipality.id in self._named else ""
        calendars = municipality.christian_calendar, municipality.samaritan_calendar
        return own, municipality.country, municipality.weekend, calendars

    def works(self, municipality: Municipality, date: dt.date) -> bool:
        """Whether a municipality works on a date; estimated holidays count as closed."""
        reason = self.reason(municipality, date)
        return reason is None or not reason.shut

    def notes(self, municipality: Municipality, date: dt.date) -> tuple[Note, ...]:
        """What is worth knowing about a date, whether people work or not."""
        found: list[Note] = []
        if municipality.country == "de":
            name = self.school_holidays(date)
            if name:
                found.append(Note(kind="school-holidays", occasion=name))
            elif not self.school_data(date):
                found.append(Note(kind="school-data-missing"))
        else:
            if self.ramadan(date):
                found.append(Note(kind="ramadan", occasion="ramadan"))
            if municipality.christian_calendar and (occasion := community_days(date.year).get(date)):
                found.append(Note(kind="community-holiday", occasion=occasion))
        if self._on(date) or (date.month, date.day) in self._yearly_days:
            found += self._infos(municipality, date)
        if self._edge(municipality, date):
            found.append(Note(kind="weekend-edge"))
        return tuple(found)

    def feasts(self, year: int, municipality: str | None = None) -> tuple[Feast, ...]:
        """The Islamic holidays that touch a year; an entry of the closures takes the place of the estimate.

        With the id of a municipality its own entries count, too; without one only those of the whole country.
        """
        key = (year, municipality if municipality in self._own_feasts else None)
        if key not in self._feasts:
            entered = {**self._entered, **self._own_feasts.get(key[1] or "", {})}
            estimates = (each for each in feasts(year) if (each.occasion, each.hijri_year) not in entered)
            moved = (each for each in entered.values() if each.closed_first.year <= year <= each.closed_last.year)
            self._feasts[key] = tuple(sorted((*estimates, *moved), key=lambda each: each.closed_first))
        return self._feasts[key]

    def ramadan(self, date: dt.date) -> bool:
        """Whether a date is in Ramadan, by the table; a day off at most."""
        return any(first <= date <= last for first, last in ramadans(date.year))

    def school_holidays(self, date: dt.date) -> str | None:
        """Which school holidays of North Rhine-Westphalia a date is in; None also where nothing is known."""
        for each in self._school:
            if each.first <= date <= each.last:
                return each.name
        return nrw_school_holidays(date.year).get(date)

    def school_data(self, date: dt.date) -> bool:
        """Whether it is known if a date is in school holidays."""
        return date <= self._school_data_until or any(each.first <= date <= each.last for each in self._school)

    @cached_property
    def _school_data_until(self) -> dt.date:
        """End of the data without a gap: own entries count on as long as each is the next of the school year."""
        until, name = SCHOOL_DATA_UNTIL, "summer"
        for each in sorted(self._school, key=lambda each: each.first):
            if each.first > until:
                if each.name not in _NEXT[name] or each.first - until > _NEAR:
                    break
                until, name = each.last, each.name
        return until

    @cached_property
    def _entered(self) -> Mapping[tuple[str, int], Feast]:
        return _feasts_of(each for each in self._closures if each.municipality is None)

    @cached_property
    def _own_feasts(self) -> Mapping[str, Mapping[tuple[str, int], Feast]]:
        names = {each.municipality for each in self._closures if each.municipality}
        return {name: _feasts_of(each for each in self._closures if each.municipality == name) for name in names}

    @cached_property
    def _yearly_days(self) -> frozenset[tuple[int, int]]:
        return frozenset((each.month, each.day) for each in self._yearly)

    def _moon(self, year: int, municipality: str) -> tuple[_Reasons, _Reasons]:
        """By the Islamic calendar: why to be closed on the days of a year, and which lie beside an estimate."""
        key = (year, municipality if municipality in self._own_feasts else None)
        if key not in self._moons:
            islamic: dict[dt.date, list[Reason]] = {}
            beside: dict[dt.date, list[Reason]] = {}
            for each in self.feasts(year, municipality):
                first = max(each.closed_first, dt.date(year, 1, 1))
                for number in range((min(each.closed_last, dt.date(year, 12, 31)) - first).days + 1):
                    date = first + dt.timedelta(days=number)
                    kind: Kind = "islamic-holiday" if each.first <= date <= each.last else "closure-day"
                    reason = Reason(kind=kind, occasion=each.occasion, decided=each.status == "decided")
                    islamic.setdefault(date, []).append(reason)
            for each in (each for near in (year - 1, year, year + 1) for each in self.feasts(near, municipality)):
                if each.status == "estimated":
                    reason = Reason(kind="moon-sighting", occasion=each.occasion, decided=False)
                    for date in (each.closed_first - _ONE, each.closed_last + _ONE):
                        beside.setdefault(date, []).append(reason)
            self._moons[key] = islamic, beside
        return self._moons[key]

    def _on(self, date: dt.date) -> tuple[Closure, ...]:
        """The entries about a date, wherever; many programs ask for the same."""
        if date not in self._days:
            self._days[date] = tuple([each for each in self._closures if each.first <= date <= each.last])
        return self._days[date]

    def _own_closures(self, municipality: Municipality, date: dt.date) -> Iterator[Reason]:
        for each in self._on(date):
            closes = each.kind == "closure" and each.hijri_year is None and each.community is None
            if closes and _concerns(each, municipality, date):
                decided = each.status == "decided"
                yield Reason(kind="closure-day", occasion=each.occasion, decided=decided, name=each.name)

    def _infos(self, municipality: Municipality, date: dt.date) -> Iterator[Note]:
        for each in self._on(date):
            if not _concerns(each, municipality, date):
                continue
            if each.kind == "info":
                yield Note(kind="sensitive-date", occasion=each.occasion, name=each.name)
            elif each.community == "samaritan" and municipality.samaritan_calendar:
                yield Note(kind="community-holiday", occasion=each.occasion, name=each.name)
        for yearly in self._yearly:
            if (yearly.month, yearly.day) == (date.month, date.day):
                yield Note(kind="sensitive-date", occasion=yearly.occasion)

    def _edge(self, municipality: Municipality, date: dt.date) -> bool:
        """A German bridge day: Monday before a holiday on Tuesday, Friday after one on Thursday."""
        if municipality.country != "de" or (day := weekday(date)) not in ("mon", "fri"):
            return False
        near = date + _ONE if day == "mon" else date - _ONE
        shut = closed(municipality, near)
        return shut is not None and shut.kind == "public-holiday"


def _concerns(entry: Closure, municipality: Municipality, date: dt.date) -> bool:
    """Whether an entry is about that day in that municipality."""
    there = entry.municipality in (None, municipality.id) and entry.country == municipality.country
    return there and entry.first <= date <= entry.last


def _feasts_of(closures: Iterable[Closure]) -> dict[tuple[str, int], Feast]:
    """Feasts by occasion and Islamic year: a decision beats an estimate, of equals the later entry counts."""
    found: dict[tuple[str, int], Feast] = {}
    for each in closures:
        if each.hijri_year is None or each.country != "ps" or each.kind != "closure" or each.community is not None:
            continue
        holiday = each.holiday or each
        known = found.get((each.occasion, each.hijri_year))
        if known is None or known.status == "estimated" or each.status == "decided":
            found[each.occasion, each.hijri_year] = Feast(
                occasion=each.occasion,
                hijri_year=each.hijri_year,
                first=holiday.first,
                last=holiday.last,
                closed_first=min(each.first, holiday.first),
                closed_last=max(each.last, holiday.last),
                status=each.status,
            )
    return found
