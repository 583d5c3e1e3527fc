"""A filled-in document that comes back: what its boxes say, before anybody decides what that means for a program."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One box or row of a filled-in checklist."""

    ref: str
    """`Check.ref` of the document that was sent: `session-auftakt/ON03`."""
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
