"""The faults of generated programs: each is one change of a sound file that the rulebook calls one error."""

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A way to spoil a file."""

    name: str
    code: str
    """The only error that the file has afterwards."""
    spoil: Callable[[str], str]


def _swap(pattern: str, new: str | Callable[[re.Match[str]], str], *, last: bool = False) -> Callable[[str], str]:
    """Replaces the first or last match; a file without one is a mistake of the generator."""

    def spoil(text: str) -> str:
        found = list(re.finditer(pattern, text, re.MULTILINE))
        if not found:
            raise ValueError(pattern)
        match = found[-1 if last else 0]
        return text[: match.start()] + (match.expand(new) if isinstance(new, str) else new(match)) + text[match.end() :]

    return spoil


def _saturday(match: re.Match[str]) -> str:
    date = dt.date.fromisoformat(match[2])
    return f"{match[1]}{date + dt.timedelta(days=5 - date.weekday())}\n"


_DATE = r"^(    date: )(\d{4}-\d\d-\d\d)\n(?:    weekday: \w+\n)?(?:    start_palestine: .*\n)?"
"""The date of a session, with the weekday and the local time that would contradict another date."""
FAULTS = (
    Fault("duplicate-key", "F001", lambda text: f"{text}languages: [de]\n"),
    Fault("tab", "F001", _swap(r"^    municipality:", "\tmunicipality:")),
    Fault("unclosed-list", "F001", _swap(r"^(languages: \[de, ar)[^\]]*\]", r"\1")),
    Fault("unknown-field", "F003", _swap(r"^  platform:", "  platfrom:")),
    Fault("unknown-mode", "F004", _swap(r"^mode: virtual", "mode: digital")),
    Fault("impossible-date", "F004", _swap(_DATE, lambda match: f"{match[1]}{match[2][:4]}-02-30\n", last=True)),
    Fault("missing-municipality", "F004", _swap(r"^    municipality: .*\n", "", last=True)),
    Fault("repeated-id", "F005", _swap(r"(^  - id: (\w+-\w+-1)\n(?s:.*?))^  - id: \w+-\w+-2\n", r"\1  - id: \2\n")),
    Fault("unknown-theme", "F007", _swap(r"^    theme: .*", "    theme: energy-and-heat", last=True)),
    Fault("short-session", "S002", _swap(_DATE, r"\g<0>    duration_min: 90\n")),
    Fault("late-session", "S003", _swap(_DATE, lambda match: f"{match[1]}{_late(match[2])}\n", last=True)),
    Fault("saturday", "D004", _swap(_DATE, _saturday)),
    Fault("local-times", "D002", _swap(_DATE, r'\g<0>    start_nrw: "07:00"\n')),
    Fault("type-missing", "Z003", _swap(r"^    type: association\n", "")),
)


def _late(date: str) -> dt.date:
    """The same weekday in the second half of November, after the window and without holidays of either side."""
    weekday, november = dt.date.fromisoformat(date).weekday(), dt.date(int(date[:4]), 11, 16)
    return november + dt.timedelta(days=(weekday - november.weekday()) % 7)
