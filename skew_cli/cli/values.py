"""What people type, read as dates, times, numbers and choices; every refusal names what is allowed.

`name` is the option that the value belongs to, such as `--first`; empty at a question.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import TypeVar

from skew_cli.errors import SkewError
from skew_cli.languages.terms import meant
from skew_cli.model.text import fold
from skew_cli.words import Text

One = TypeVar("One", bound=str)

_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_GERMAN = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?(?:\s?(\d{4}))?", re.ASCII)
_MAILBOX = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:\s?(?:Uhr|h))?", re.ASCII | re.IGNORECASE)


def read_date(text: str, *, name: str = "", year: int | None = None) -> dt.date:
    """A date: `2024-05-14`, `14.05.2024`, or `14.5.` in `year`, which is usually the season."""
    given = text.strip()
    if found := _ISO.fullmatch(given):
        parts = (int(found[1]), int(found[2]), int(found[3]))
    elif (found := _GERMAN.fullmatch(given)) and (found[3] or year):
        parts = (int(found[3] or year or 0), int(found[2]), int(found[1]))
    else:
        raise _bad_date(name, given, year)
    try:
        return dt.date(*parts)
    except ValueError:
        raise _bad_date(name, given, year) from None


def _bad_date(name: str, text: str, year: int | None) -> SkewError:
    return SkewError(
        Text(en='{where}"{value}" is not a date.', de='{where}"{value}" ist kein Datum.'),
        Text(en="for example {year}-06-30 or 30.6.{year}", de="zum Beispiel 30.6.{year} oder {year}-06-30"),
        where=_where(name),
        value=text,
        year=str(year or 2024),
    )


def read_time(text: str, *, name: str = "") -> dt.time:
    """A time on the 24-hour clock: `10:00`, `10`, `9.30`, `9 Uhr`."""
    found = _TIME.fullmatch(text.strip())
    hour, minute = (int(found[1]), int(found[2] or 0)) if found else (99, 0)
    try:
        return dt.time(hour, minute)
    except ValueError:
        raise SkewError(
            Text(en='{where}"{value}" is not a time.', de='{where}"{value}" ist keine Uhrzeit.'),
            Text(en="for example 10:00 or 9.30", de="zum Beispiel 10:00 oder 9.30"),
            where=_where(name),
            value=text.strip(),
        ) from None


def read_instant(text: str, *, name: str = "") -> dt.datetime:
    """An instant with its offset: `2024-04-12T08:00:00Z`."""
    try:
        found = dt.datetime.fromisoformat(text.strip())
    except ValueError:
        found = None
    if found is None or found.tzinfo is None:
        raise SkewError(
            Text(
                en='{where}"{value}" is not a time with its zone.', de='{where}"{value}" ist keine Zeit mit Zeitzone.'
            ),
            Text(en="for example 2024-04-12T08:00:00Z", de="zum Beispiel 2024-04-12T08:00:00Z"),
            where=_where(name),
            value=text.strip(),
        )
    return found


def read_mailbox(text: str, *, name: str = "") -> str:
    """A bare mail address of ASCII characters."""
    if _MAILBOX.fullmatch(text.strip()):
        return text.strip()
    raise SkewError(
        Text(en='{where}"{value}" is not a mail address.', de='{where}"{value}" ist keine Mailadresse.'),
        Text(en="for example hospitation@example.org", de="zum Beispiel hospitation@example.org"),
        where=_where(name),
        value=text.strip(),
    )


def read_number(text: str, *, name: str = "", low: int, high: int) -> int:
    """A whole number from `low` to `high`, both included."""
    given = text.strip()
    number = int(given) if given.isascii() and given.isdigit() and len(given) <= len(str(high)) else low - 1
    if low <= number <= high:
        return number
    raise SkewError(
        Text(en='{where}"{value}" is not possible.', de='{where}"{value}" geht nicht.'),
        Text(en="a number from {low} to {high}", de="eine Zahl von {low} bis {high}"),
        where=_where(name),
        value=given,
        low=low,
        high=high,
    )


def read_choice(text: str, choices: Mapping[str, str], *, name: str = "", whole: bool = False) -> str:
    """The value of `choices` (value to label) that is meant: whole or by a unique part of value or label.

    Upper and lower case are equal, and so are `ä` and `ae`. With `whole` only the value itself counts.
    """
    wanted = "" if whole else fold(text)
    if text.strip() in choices:
        return text.strip()
    exact = [value for value, label in choices.items() if wanted and wanted in (fold(value), fold(label))]
    if len(exact) == 1:
        return exact[0]
    hits = [value for value, label in choices.items() if wanted and (wanted in fold(value) or wanted in fold(label))]
    if len(hits) == 1:
        return hits[0]
    if hits:
        raise SkewError(
            Text(en='{where}"{value}" fits several.', de='{where}"{value}" passt auf mehrere.'),
            Text(en="choose one of {hits}", de="eines davon wählen: {hits}"),
            where=_where(name),
            value=text.strip(),
            hits=", ".join(hits),
        )
    from difflib import get_close_matches  # noqa: PLC0415 - start-up, law 10: only for what is written wrongly

    near = (
        [word] if (word := meant(text, tuple(choices))) else get_close_matches(text.strip().lower(), list(choices), 1)
    )
    hint = Text(en="allowed: {allowed}", de="erlaubt: {allowed}")
    if near:
        hint = Text(en="did you mean {near}? Allowed: {allowed}", de="Meinten Sie {near}? Erlaubt: {allowed}")
    raise SkewError(
        Text(en='{where}"{value}" is not possible.', de='{where}"{value}" geht nicht.'),
        hint,
        where=_where(name),
        value=text.strip(),
        near=near[0] if near else "",
        allowed=", ".join(choices),
    )


def read_one(text: str, allowed: Sequence[One], *, name: str = "") -> One:
    """One of the values that are allowed, written in full."""
    chosen = read_choice(text, dict.fromkeys(allowed, ""), name=name, whole=True)
    return next(each for each in allowed if each == chosen)


def _where(name: str) -> str:
    return f"{name}: " if name else ""
