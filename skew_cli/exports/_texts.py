r"""Texts of calendars, cleaned and escaped by RFC 5545, 3.3.11, exactly: every reader tried gives them back as they were.

icalendar escapes everything but a backslash before a capital N, which it writes as a line feed: `C:\New` would come
back as two lines. Its readers and all others read the right form, so only the writing is ours.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n|\r|\u2028|\u2029|\x85")
_FOLDED = 74
"""Octets of a folded line before its CRLF, one less than RFC 5545, 3.1 permits, for the blank of those that follow."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@lru_cache(maxsize=256)
def text(value: str) -> str:
    """A text of several lines: NFC, LF, no controls or marks of direction, no blanks at its ends."""
    value = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", value))
    return _CONTROL.sub("", value).strip()


def line(value: str) -> str:
    """A text of one line."""
    return " ".join(text(value).split())


def name(value: str) -> str:
    """The name of a calendar; icalendar neither escapes nor unescapes it, so a backslash becomes a slash."""
    return line(value).replace("\\", "/")


def exact(value: str) -> Any:
    """A cleaned text as a property that is escaped exactly."""
    return _exact()(value)


@cache
def _exact() -> Any:
    from icalendar import vText  # noqa: PLC0415 - start-up, law 10: 72 ms

    class Exact(vText):
        """A text with our escapes."""

        def to_ical(self) -> bytes:
            return str(self).translate(_ESCAPES).encode("utf-8")

    return Exact


def categories(values: Iterable[str]) -> Any:
    """Cleaned texts as CATEGORIES, each escaped exactly."""
    from icalendar.prop import vCategory  # noqa: PLC0415 - as above

    cleaned = [line(each) for each in values]
    found = vCategory(cleaned)
    found.cats = [exact(each) for each in cleaned]
    return found


def written(component: Any) -> bytes:
    """What `to_ical` of a component gives, in a third of its time: icalendar folds letter by letter."""
    return b"".join(piece for each in component.content_lines() if each for piece in _folded(each.encode("utf-8")))


def _folded(rest: bytes) -> Iterator[bytes]:
    """A line in pieces that split no letter (RFC 3629, 3) and no escape."""
    while len(rest) > _FOLDED:
        end = _FOLDED
        while rest[end] & 0xC0 == 0x80:  # noqa: PLR2004 - 10xxxxxx goes on with a letter
            end -= 1
        end -= rest[end - 1] in b"\\^"
        yield rest[:end] + b"\r\n "
        rest = rest[end:]
    yield rest + b"\r\n"
