"""Dates on the command line: two small tables, because the names of the system differ from machine to machine."""

import datetime as dt
import re

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
_FULL_WEEKDAYS = {
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_SHORT = {
    "de": re.compile(
        rf"\b(?P<weekday>{'|'.join(_WEEKDAYS['de'])}) (?P<day>[0-3]\d)\.(?P<month>0[1-9]|1[0-2])\.(?P<year>\d{{4}})\b"
    ),
    "en": re.compile(
        rf"\b(?P<weekday>{'|'.join(_WEEKDAYS['en'])}) (?P<day>\d\d?) (?P<month>{'|'.join(_MONTHS)}) (?P<year>\d{{4}})\b"
    ),
}


def day(date: dt.date, lang: str) -> str:
    """A date with its weekday: `Di 14.05.2024`, `Tue 14 May 2024`."""
    if lang == "de":
        return f"{_WEEKDAYS['de'][date.weekday()]} {date:%d.%m.%Y}"
    return f"{_WEEKDAYS['en'][date.weekday()]} {date.day} {_MONTHS[date.month - 1]} {date.year:04d}"


def spoken(text: str, lang: str) -> str:
    """A sentence with every date of `day` in it written out: `Freitag, der 7. Juni 2024, ist …`, `Friday 7 June 2024`.

    Within a German sentence it is `Freitag, 7. Juni 2024`, which stands in any case.
    """
    return _SHORT["de" if lang == "de" else "en"].sub(lambda found: _long(found, lang), text)


def _long(found: re.Match[str], lang: str) -> str:
    lang = "de" if lang == "de" else "en"
    weekday = _FULL_WEEKDAYS[lang][_WEEKDAYS[lang].index(found["weekday"])]
    day, year = int(found["day"]), found["year"]
    if lang == "en":
        return f"{weekday} {day} {_FULL_MONTHS['en'][_MONTHS.index(found['month'])]} {year}"
    rest = f"{day}. {_FULL_MONTHS['de'][int(found['month']) - 1]} {year}"
    if found.start():
        return f"{weekday}, {rest}"
    return f"{weekday}, der {rest}" + ("," if found.string[found.end() : found.end() + 1] == " " else "")


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
