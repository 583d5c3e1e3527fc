"""A filled-in document that comes back: what its boxes say, before anybody decides what that means for a program."""

import re
from base64 import b32decode, b32encode
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256

LONGEST = 64
"""Units of UTF-16 that Word allows in the tag and the title of a box."""
_MARK = 16
_NAME = 32
_BOOKMARK = re.compile(r"skew(\d{1,2})_([a-z2-7]+)\Z", re.ASCII)


def short(ref: str) -> str:
    """`Check.ref` as a Word file carries it: whole if it fits, else its beginning, `~` and 16 hexadecimal digits.

    The digits are the start of its SHA-256, so whoever knows the ref finds it again: `short(ref) == mark.ref`. A ref
    that fits stays as it is, and so does one that is short already.
    """
    if units(ref) <= LONGEST:
        return ref
    return cut(ref, LONGEST - _MARK - 1) + "~" + sha256(ref.encode()).hexdigest()[:_MARK]


def bookmarks(ref: str) -> tuple[str, ...]:
    """`short(ref)` as names of bookmarks (letters, digits, 40 characters), for programs that drop the tags of boxes."""
    coded = b32encode(short(ref).encode()).decode().rstrip("=").lower()
    return tuple(f"skew{n}_{coded[at : at + _NAME]}" for n, at in enumerate(range(0, len(coded), _NAME)))


def from_bookmarks(names: Iterable[str]) -> str:
    """The `short` ref that these names carry, whatever else is among them; empty if none can be read."""
    parts = sorted((int(found[1]), found[2]) for name in names if (found := _BOOKMARK.match(name)))
    coded = "".join(part for _, part in parts).upper()
    try:
        return b32decode(coded + "=" * (-len(coded) % 8)).decode()
    except ValueError:
        return ""


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
