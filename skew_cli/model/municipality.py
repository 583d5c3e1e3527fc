"""The directory of municipalities and partnerships, shipped and extendable by a repository."""

import datetime as dt
from collections.abc import Iterable
from functools import cached_property
from typing import Literal

from skew_cli.model.text import fold
from skew_cli.model.types import Date, Id, Lang, Model, Side, Time, Translations

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class OfficeHours(Model):
    """Office hours of some weekdays, local time, end excluded; with dates an exception that goes before the others."""

    days: tuple[Weekday, ...]
    start: Time
    end: Time
    since: Date | None = None
    """First day of an exception."""
    until: Date | None = None
    """Last day of an exception, included."""

    @property
    def dated(self) -> bool:
        """Whether it is an exception for some days."""
        return self.since is not None or self.until is not None

    def covers(self, date: dt.date) -> bool:
        """Whether the hours apply on a date, its weekday left aside."""
        return (self.since is None or self.since <= date) and (self.until is None or date <= self.until)


class Municipality(Model):
    """A municipality with its calendar; defaults by country (calendars.md 2)."""

    id: Id
    name: Translations
    """Latin names are mandatory in `de`; `en` and `ar` where they differ."""
    aliases: tuple[str, ...] = ()
    country: Literal["de", "ps"]
    state: str | None = None
    """Two letters of the German state, `NW` for North Rhine-Westphalia."""
    ags: str | None = None
    """Official municipality key; begins with 05 in North Rhine-Westphalia."""
    zone: str | None = None
    weekend: tuple[Weekday, ...] | None = None
    office_hours: tuple[OfficeHours, ...] | None = None
    christian_calendar: bool = False
    samaritan_calendar: bool = False
    languages: tuple[Lang, ...] = ()

    def title(self, lang: str) -> str:
        """The name in a language; Latin names serve German and English alike."""
        name = self.name
        return (getattr(name, lang, None) or name.de or name.en or self.id) or self.id

    @property
    def side(self) -> Side:
        """The side on which it stands."""
        return "nrw" if self.country == "de" else "palestine"

    @property
    def timezone(self) -> str:
        """Its zone, by default that of its country."""
        return self.zone or ("Europe/Berlin" if self.country == "de" else "Asia/Hebron")


class Partnership(Model):
    """A known pair, by ids."""

    nrw: Id
    palestine: Id


class DirectoryFile(Model):
    """A file of municipalities and partnerships."""

    municipalities: tuple[Municipality, ...] = ()
    partnerships: tuple[Partnership, ...] = ()


class Directory:
    """All known municipalities, found by id, name or alias whatever the spelling of umlauts and case."""

    def __init__(self, *files: DirectoryFile) -> None:
        """Later files replace entries of earlier ones by id."""
        self.municipalities = {each.id: each for file in files for each in file.municipalities}
        self.partnerships = tuple(
            dict.fromkeys((each.nrw, each.palestine) for file in files for each in file.partnerships)
        )

    @cached_property
    def _names(self) -> dict[str, Municipality]:
        return {fold(name): each for each in self.municipalities.values() for name in (*_names_of(each), each.id)}

    @cached_property
    def _pairs(self) -> frozenset[tuple[str, str]]:
        return frozenset(self.partnerships)

    def paired(self, nrw: str, palestine: str) -> bool:
        """Whether two ids are a known pair."""
        return (nrw, palestine) in self._pairs

    def find(self, name: str) -> Municipality | None:
        """The municipality of that id, name or alias."""
        return self.municipalities.get(name) or self._names.get(fold(name))

    def names(self) -> tuple[str, ...]:
        """All ids, for suggestions."""
        return tuple(sorted(self.municipalities))

    def partners_of(self, municipality: str) -> tuple[str, ...]:
        """Ids of the partners of a municipality id, in the order of the directory."""
        return tuple(b if a == municipality else a for a, b in self.partnerships if municipality in (a, b))


def _names_of(municipality: Municipality) -> Iterable[str]:
    name = municipality.name
    return (*(text for text in (name.de, name.en, name.ar) if text), *municipality.aliases)
