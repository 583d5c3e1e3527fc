"""Dates on the command line: two small tables, because the names of the system differ from machine to machine."""

import datetime as dt

_WEEKDAYS = {
    "de": ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
_FULL_MONTHS = {
    "de": (
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ),
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def day(date: dt.date, lang: str) -> str:
    """A date with its weekday: `Di 14.05.2024`, `Tue 14 May 2024`."""
    if lang == "de":
        return f"{_WEEKDAYS['de'][date.weekday()]} {date:%d.%m.%Y}"
    return f"{_WEEKDAYS['en'][date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year:04d}"


def near_day(date: dt.date, lang: str, year: int) -> str:
    """A date without its year, if that is `year`: `Di 14.05.`, `Tue 14 May`."""
    written = day(date, lang)
    return written if date.year != year else written[:-4].rstrip()


def month(date: dt.date, lang: str) -> str:
    """The name of a month: `Mai`, `May`."""
    return _FULL_MONTHS["de" if lang == "de" else "en"][date.month - 1]


def weekdays(lang: str) -> tuple[str, ...]:
    """The short names of the weekdays, Monday first."""
    return _WEEKDAYS["de" if lang == "de" else "en"]


def week(date: dt.date, lang: str) -> str:
    """The ISO week: `KW 20`, `week 20`."""
    return f"{'KW' if lang == 'de' else 'week'} {date.isocalendar().week}"


def clock(time: dt.time) -> str:
    """A time on the 24-hour clock: `10:00`."""
    return f"{time:%H:%M}"


def span(start: dt.time, end: dt.time) -> str:
    """Two times: `10:00–12:00`."""
    return f"{clock(start)}–{clock(end)}"
