"""Which programs must be compared: each leaves marks, and only those whose marks meet are laid side by side.

So a repository of many programs need not be held in memory. A mark is a number of 64 bits: how it is counted, what it
is about, a checksum of whom, and a day. Two people with one checksum cost a look too many, and never a finding.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from zlib import crc32


class Mode:
    """How marks are counted; plain numbers, for there are many marks."""

    MEET = 0
    """Programs are compared if two different events, or programs, bear the mark."""
    COUNT = 1
    """The same, but from so many events on as the season profile allows at the same time."""
    FIRST = 2
    """Of all that bear the mark the first program in order of name stands for the others."""
    ORIGINAL = 3
    """The same, copies left out: the first that can be no copy of another, and all before it."""
    ASK, ANSWER = 4, 5
    """Programs that answer are compared if anybody asks."""


_MODE, _KIND, _WHO = 59, 54, 22
"""The lowest bit of each part; a day is an ordinal of less than 22 bits."""
_ALL = 0xFFFF_FFFF


class Kind:
    """What a mark is about."""

    PERSON = 0
    ADVISOR = 1
    ROOM = 2
    MUNICIPALITY = 3
    TEAM = 4
    ADDRESS = 5
    SERIES = 6
    PAIR = 7
    LINK = 8
    SEASON = 9
    SEMINAR = 10
    NETWORK = 11


JOINT = 16 << _KIND
"""Added to a mark: the same at an event that programs share, or beside one."""
IDENTITY = frozenset({Kind.ADDRESS, Kind.SERIES})
"""Programs that share one of these may be copies."""


@lru_cache(maxsize=1 << 11)
def mark(kind: int, who: str = "", mode: int = Mode.MEET) -> int:
    """The mark of the day 0; add the ordinal of a day."""
    return mode << _MODE | kind << _KIND | (crc32(who.encode("utf-8", "surrogatepass")) & _ALL) << _WHO


@lru_cache(maxsize=1 << 11)
def event(name: str) -> int:
    """A number of 64 bits that names an event which several programs share: two events must not have the same."""
    return int.from_bytes(blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def mode_of(found: int) -> int:
    """The Mode of a mark."""
    return found >> _MODE


def kind_of(found: int) -> int:
    """The Kind of a mark."""
    return found >> _KIND & 31


@dataclass(slots=True)
class Marks:
    """The marks of one program."""

    own: set[int] = field(default_factory=set)
    """Those of the program itself and of its own events."""
    counted: list[int] = field(default_factory=list)
    """The same for COUNT, once for each event."""
    shared: list[int] = field(default_factory=list)
    """Those of events that it shares with other programs: mark and event in turn."""
    alone: bool = False
    """Whether rules may tell of it whatever the others say."""

    def bear(self, *found: int) -> None:
        """Marks of the program itself."""
        self.own.update(found)

    def meet(self, found: Collection[int]) -> None:
        """Marks of one of its own events; two of its events that meet are enough."""
        self.alone = self.alone or not self.own.isdisjoint(found)
        self.own.update(found)

    def share(self, found: Iterable[int], name: str) -> None:
        """Marks of an event, called by a name that is the same in all programs."""
        number = event(name)
        for each in found:
            self.shared += (each, number)
