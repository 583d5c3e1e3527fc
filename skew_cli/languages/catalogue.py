"""The words of one language: labels, sentences with values, plurals, dates and times."""

import datetime as dt
import string
from collections.abc import Hashable, Mapping
from functools import lru_cache
from typing import Literal

from skew_cli.model.tree import DIRECTIONS, Run, Text, Value

Words = Mapping[str, str | Mapping[str, str]]
"""A text by key, or for a number its texts by CLDR name (`one`, `other`; Arabic all six)."""
Length = Literal["full", "long", "medium", "short"]

LOCALES: Mapping[str, str] = {"de": "de_DE", "en": "en_GB", "ar": "ar_PS"}
"""Plain `ar` would say أبريل where Palestine says نيسان."""
_SKELETONS: Mapping[str, str] = {"medium": "yMMMd", "short": "MMMd"}


class Catalogue:
    """What a document says in one language."""

    def __init__(self, lang: str, words: Words, *own: Words) -> None:
        """`words` are those of the release; each of `own` replaces the keys that it holds.

        Raises LookupError for a language that documents do not have.
        """
        if lang not in LOCALES:
            raise LookupError(f"no catalogue for the language {lang!r}")
        self.lang = lang
        self._words: dict[str, str | Mapping[str, str]] = dict(words)
        for more in own:
            self._words.update({key: text for key, text in more.items() if text})
        self._lines: dict[str, Text] = {}

    @property
    def dir(self) -> Literal["ltr", "rtl"]:
        """The direction of its lines."""
        return DIRECTIONS[self.lang]

    def __contains__(self, key: str) -> bool:
        """Whether there is a text for the key."""
        return key in self._words

    def label(self, key: str) -> str:
        """A text without values. Raises LookupError for a key that the language lacks."""
        return self._text(key, None)

    def line(self, key: str) -> Text:
        """A text without values as a line of its own. Raises LookupError as `label` does."""
        if key not in self._lines:
            self._lines[key] = (Run(self.label(key)),)
        return self._lines[key]

    def say(self, key: str, **values: Hashable) -> Text:
        """A sentence as runs: its own words, and each value as an isolated run of its own.

        A value is text, a number, a run or several runs; `n` chooses the plural. Values are never format strings.
        Raises LookupError for a missing key or value.
        """
        number = values.get("n")
        text = self._text(key, number if isinstance(number, int | float) else None)
        runs: list[Run] = []
        for words, field in _parsed(text):
            runs.extend(words)
            if field is not None:
                if field not in values:
                    raise LookupError(f"{self.lang}: the text {key!r} wants {field!r}")
                value = values[field]
                runs.extend((value,) if isinstance(value, Run) else _runs(value))
        return tuple(runs)

    def date(self, day: dt.date, length: Length = "long") -> str:
        """A day: full with weekday, long with the name of the month, medium with it abbreviated, short without year."""
        # The medium and short dates of CLDR hold U+200F in Arabic, and a pattern would lose the German point.
        return _date(day, _SKELETONS.get(length, length), self.lang)

    def weekday_date(self, day: dt.date) -> str:
        """A day with its weekday: `Donnerstag, 18. April 2024`."""
        return self.date(day, "full")

    def weekday(self, day: dt.date) -> str:
        """The weekday alone."""
        return _date(day, "EEEE", self.lang)

    def month(self, day: dt.date) -> str:
        """The short name of the month, as it stands alone."""
        return _date(day, "LLL", self.lang)

    def time(self, time: dt.time) -> str:
        """A time of the day on the 24-hour clock, `14:30`."""
        return f"{time.hour:02}:{time.minute:02}"

    def time_range(self, start: dt.time, end: dt.time) -> str:
        """`10:00–12:00`, always with an en dash: with a hyphen an Arabic line would turn it round."""
        return f"{self.time(start)}–{self.time(end)}"

    def _text(self, key: str, number: float | None) -> str:
        found = self._words.get(key)
        if found is None:
            raise LookupError(f"{self.lang}: no text for {key!r}")
        if isinstance(found, str):
            return found
        if number is None:
            raise LookupError(f"{self.lang}: the text {key!r} counts, and no number was given")
        name = _plural(self.lang, number)
        if name not in found:
            raise LookupError(f"{self.lang}: the text {key!r} has no form {name!r}")
        return found[name]


@lru_cache(maxsize=2048)
def _parsed(text: str) -> tuple[tuple[Text, str | None], ...]:
    """The words of a text, each with the name of the value behind it."""
    return tuple(((Run(words),) if words else (), field) for words, field, _, _ in string.Formatter().parse(text))


@lru_cache(maxsize=8192)
def _date(day: dt.date, pattern: str, lang: str) -> str:
    """A day by a length, a skeleton or a pattern of CLDR; programs of a season have most days in common."""
    from babel import dates  # noqa: PLC0415 - start-up, law 10: only documents need it

    if pattern in _SKELETONS.values():
        return dates.format_skeleton(pattern, day, locale=LOCALES[lang])
    return dates.format_date(day, pattern, locale=LOCALES[lang])


def _runs(value: Hashable) -> Text:
    """A value as runs; what is no run already is isolated."""
    if not isinstance(value, tuple):
        return (value,) if isinstance(value, Run) else _alone(value)
    return tuple([run for each in value for run in ((each,) if isinstance(each, Run) else _runs(each))])


@lru_cache(maxsize=2048, typed=True)
def _alone(value: Hashable) -> Text:
    number: Value | None = value if isinstance(value, int | float) else None
    return (Run(str(value), isolate=True, value=number),)


@lru_cache(maxsize=512)
def _plural(lang: str, number: float) -> str:
    """The CLDR name of the plural form."""
    from babel import Locale  # noqa: PLC0415 - start-up, law 10: only documents need it

    return Locale.parse(LOCALES[lang]).plural_form(number)
