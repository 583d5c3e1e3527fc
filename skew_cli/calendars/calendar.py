"""What kind of day a date is for a municipality, with reasons: weekend, holidays, closures, and what is worth knowing.

Of the reasons to be closed only the first counts, in the order of rulebook 1.6: weekend, public holiday, Islamic
holiday, other closure day; then the day beside an estimated one.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
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
from skew_cli.model.closures import ClosuresFile
from skew_cli.model.municipality import Municipality
from skew_cli.model.types import Translations

_ONE = dt.timedelta(days=1)

Kind = Literal["weekend", "public-holiday", "islamic-holiday", "closure-day", "moon-sighting"]
NoteKind = Literal[
    "school-holidays", "school-data-missing", "ramadan", "community-holiday", "sensitive-date", "weekend-edge"
]
SHUT: tuple[Kind, ...] = ("weekend", "public-holiday", "islamic-holiday", "closure-day")
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


class Calendar:
    """The calendars of both sides over the data of closures."""

    def __init__(self, *files: ClosuresFile) -> None:
        """Shipped data first, those of the repository after it."""
        self._closures = tuple(each for file in files for each in file.closures)
        self._yearly = tuple(each for file in files for each in file.sensitive_dates)
        self._school = tuple(each for file in files for each in file.school_holidays)
        self._feasts: dict[int, tuple[Feast, ...]] = {}

    def reason(self, municipality: Municipality, date: dt.date) -> Reason | None:
        """Why a municipality is closed on a date of its zone, or may be; None on an ordinary working day."""
        if (shut := closed(municipality, date)) is not None:
            return Reason(kind=shut.kind, occasion=shut.occasion)
        own = self._own_closure(municipality, date)
        if municipality.country != "ps":
            return own
        return self._islamic(date) or own or self._beside(date)

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
        found += self._infos(municipality, date)
        if self._edge(municipality, date):
            found.append(Note(kind="weekend-edge"))
        return tuple(found)

    def feasts(self, year: int) -> tuple[Feast, ...]:
        """The Islamic holidays that touch a year; a decision takes the place of the estimate."""
        if year not in self._feasts:
            decided = self._decided
            estimates = (each for each in feasts(year) if (each.occasion, each.hijri_year) not in decided)
            moved = (each for each in decided.values() if each.closed_first.year <= year <= each.closed_last.year)
            self._feasts[year] = tuple(sorted((*estimates, *moved), key=lambda each: each.closed_first))
        return self._feasts[year]

    def ramadan(self, date: dt.date) -> bool:
        """Whether a date is in Ramadan, by the table; a day off at most."""
        return any(first <= date <= last for first, last in ramadans(date.year))

    def school_holidays(self, date: dt.date) -> str | None:
        """Which school holidays of North Rhine-Westphalia a date is in; None also where nothing is known."""
        own = next((each.name for each in self._school if each.first <= date <= each.last), None)
        return own or nrw_school_holidays(date.year).get(date)

    def school_data(self, date: dt.date) -> bool:
        """Whether the school holidays of a date are known."""
        return date <= max((SCHOOL_DATA_UNTIL, *(each.last for each in self._school)))

    @cached_property
    def _decided(self) -> Mapping[tuple[str, int], Feast]:
        found = {}
        for each in self._closures:
            if each.hijri_year is not None and each.country == "ps" and each.kind == "closure":
                holiday = each.holiday or each
                found[each.occasion, each.hijri_year] = Feast(
                    occasion=each.occasion,
                    hijri_year=each.hijri_year,
                    first=holiday.first,
                    last=holiday.last,
                    closed_first=each.first,
                    closed_last=each.last,
                    status=each.status,
                )
        return found

    def _islamic(self, date: dt.date) -> Reason | None:
        found: list[Reason] = []
        for each in self.feasts(date.year):
            if min(each.first, each.closed_first) <= date <= max(each.last, each.closed_last):
                holiday = each.first <= date <= each.last
                kind: Kind = "islamic-holiday" if holiday else "closure-day"
                found.append(Reason(kind=kind, occasion=each.occasion, decided=each.status == "decided"))
        return min(found, key=lambda each: SHUT.index(each.kind), default=None)

    def _beside(self, date: dt.date) -> Reason | None:
        for each in (*self.feasts((date - _ONE).year), *self.feasts((date + _ONE).year)):
            first, last = min(each.first, each.closed_first), max(each.last, each.closed_last)
            if each.status == "estimated" and date in (first - _ONE, last + _ONE):
                return Reason(kind="moon-sighting", occasion=each.occasion, decided=False)
        return None

    def _own_closure(self, municipality: Municipality, date: dt.date) -> Reason | None:
        for each in self._closures:
            concerns = each.municipality in (None, municipality.id) and each.country == municipality.country
            if (
                concerns
                and each.kind == "closure"
                and each.hijri_year is None
                and each.community is None
                and each.first <= date <= each.last
            ):
                kind: Kind = "closure-day"
                return Reason(kind=kind, occasion=each.occasion, decided=each.status == "decided", name=each.name)
        return None

    def _infos(self, municipality: Municipality, date: dt.date) -> Iterable[Note]:
        for each in self._closures:
            inside = each.first <= date <= each.last
            concerns = each.municipality in (None, municipality.id) and each.country == municipality.country
            if inside and concerns and each.community == "samaritan" and municipality.samaritan_calendar:
                yield Note(kind="community-holiday", occasion=each.occasion, name=each.name)
            elif inside and concerns and each.kind == "info":
                yield Note(kind="sensitive-date", occasion=each.occasion, name=each.name)
        for yearly in self._yearly:
            if (yearly.month, yearly.day) == (date.month, date.day):
                yield Note(kind="sensitive-date", occasion=yearly.occasion)

    def _edge(self, municipality: Municipality, date: dt.date) -> bool:
        """A German bridge day: Monday before a holiday on Tuesday, Friday after one on Thursday."""
        if municipality.country != "de" or weekday(date) not in ("mon", "fri"):
            return False
        near = date + _ONE if weekday(date) == "mon" else date - _ONE
        shut = closed(municipality, near)
        return shut is not None and shut.kind == "public-holiday"
