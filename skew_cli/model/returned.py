"""A filled-in document that comes back: what its boxes say, before anybody decides what that means for a program."""

import datetime as dt
import re
from base64 import b32decode, b32encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

LONGEST = 64
"""Units of UTF-16 that Word allows in the tag and the title of a box."""
OPEN = "open"
_MARK = 16
_NAME = 24
_BOOKMARK = re.compile(r"skew(\d+)_(\d+)_([a-z2-7]+)(?:_.*)?\Z", re.ASCII)
"""Number of the box, number of the part, and the part; LibreOffice makes names unlike by an end such as `_Copy_1`."""


def short(ref: str) -> str:
    """`Check.ref` as a Word file carries it: whole if it fits, else its beginning, `~` and 16 hexadecimal digits.

    The digits are the start of its SHA-256, so whoever knows the ref finds it again: `short(ref) == mark.ref`. A ref
    that fits stays as it is, and so does one that is short already.
    """
    if units(ref) <= LONGEST:
        return ref
    return cut(ref, LONGEST - _MARK - 1) + "~" + sha256(ref.encode()).hexdigest()[:_MARK]


def state(*, done: bool, day: dt.date | None = None) -> str:
    """What a file says of the state that it was sent with: `open`, the day on which the item was done, or else `done`."""
    return (day.isoformat() if day else "done") if done else OPEN


def bookmarks(number: int, ref: str, sent: str) -> tuple[str, ...]:
    """`short(ref)` and the `state` that is sent as names of bookmarks (letters, digits, 40 characters).

    They are for programs that drop the tags of boxes. Word wants each name once, so all begin with the number of the box.
    """
    coded = b32encode(f"{short(ref)}\n{sent}\n".encode()).decode().rstrip("=").lower()
    return tuple(f"skew{number}_{n}_{coded[at : at + _NAME]}" for n, at in enumerate(range(0, len(coded), _NAME)))


def from_bookmarks(names: Iterable[str]) -> tuple[str, str]:
    """The `short` ref and the state sent that these names carry, whatever else is among them.

    Both are empty where a part is lost, or where names of several boxes meet.
    """
    parts = sorted({(found[1], int(found[2]), found[3]) for name in names if (found := _BOOKMARK.match(name))})
    coded = "".join(part for _, _, part in parts).upper()
    whole = [n for _, n, _ in parts] == [*range(len(parts))] and len({box for box, _, _ in parts}) == 1
    try:
        ref, sent, end = b32decode(coded + "=" * (-len(coded) % 8)).decode().split("\n")
    except ValueError:
        return "", ""
    return (ref, sent) if whole and not end else ("", "")


def cut(text: str, longest: int) -> str:
    """The beginning of a text, at most so many units of UTF-16 long."""
    while units(text) > longest:
        text = text[: longest if len(text) > longest else -1]
    return text


def units(text: str) -> int:
    """The length of a text in units of UTF-16."""
    return len(text.encode("utf-16-le")) // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One box or row of a filled-in checklist."""

    ref: str
    """`Check.ref` of the document that was sent: `session-auftakt/ON03`; from Word `short` of it, empty for a new box."""
    done: bool | None
    """None where the state cannot be understood."""
    text: str = ""
    """What stands beside it, for messages."""
    note: str = ""
    """What somebody wrote beside it; a Word file has no place for it."""
    sent: str = ""
    """The `state` that the file was sent with; empty where it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """A whole filled-in document."""

    ident: str
    """`Doc.ident` of the document that was sent; empty where the program that saved it dropped it."""
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads one format back; `intake/<name>.py` holds one as `READER`."""

    suffix: str
    read: Callable[[bytes], Returned]
    """Raises SkewError for what is no such file, without the extra, and for one that is too large to be a checklist."""
