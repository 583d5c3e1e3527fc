"""Closures and other dated facts of a calendar, shipped and extendable by a repository (calendars.md 5.2)."""

from typing import Literal

from pydantic import Field

from skew_cli.model.types import Date, Id, Model, Translations


class Days(Model):
    """A span of days, both included."""

    first: Date = Field(alias="from")
    last: Date = Field(alias="to")


class Closure(Days):
    """Days on which offices are closed, or (`info`) that are only worth knowing."""

    occasion: str
    """A key of the glossary such as `eid_al_adha`, or any other word."""
    hijri_year: int | None = None
    """With it, the entry takes the place of the estimate for this occasion of that Islamic year."""
    holiday: Days | None = None
    """The holiday proper (rule D007); the other days of the span are added by decision (rule D009)."""
    kind: Literal["closure", "info"] = "closure"
    status: Literal["estimated", "decided"] = "decided"
    municipality: Id | None = None
    """Only this municipality; without it the whole country."""
    country: Literal["ps", "de"] = "ps"
    community: Literal["samaritan"] | None = None
    """A day of one community only (rule D016)."""
    name: Translations | None = None
    source: str | None = None


class YearlyDate(Model):
    """A sensitive date of every year (rule D017)."""

    month: int
    day: int
    occasion: str


class SchoolHolidays(Days):
    """School holidays of North Rhine-Westphalia that the package `holidays` does not know yet."""

    name: Literal["easter", "pentecost", "summer", "autumn", "christmas"]
    source: str | None = None


class ClosuresFile(Model):
    """`templates/closures.yaml`, and `programs/closures.yaml` of a repository."""

    closures: tuple[Closure, ...] = ()
    sensitive_dates: tuple[YearlyDate, ...] = ()
    school_holidays: tuple[SchoolHolidays, ...] = ()
