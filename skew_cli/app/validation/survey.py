"""The marks of all programs, and which programs therefore have to be compared."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterator

from skew_cli.rules.marks import IDENTITY, Marks, Mode, kind_of, mode_of
from skew_cli.store.spool import Spool

_BUCKETS = 256
"""Marks that may meet stand in one bucket; only one bucket at a time is sorted out."""
_MEET = 1 << 59
"""All marks of the mode MEET are smaller."""
_NOBODY = 0xFFFF_FFFF


def packed(marks: Marks) -> bytes:
    """The marks of a program as they travel between processes and runs."""
    own, counted = sorted(marks.own), marks.counted
    return array("Q", (marks.alone, len(own), len(counted), *own, *counted, *marks.shared)).tobytes()


class Survey:
    """Counts marks; of a program it remembers nothing but these."""

    def __init__(self, network: Marks) -> None:
        """`network` are the marks of events that belong to no program."""
        self._found: set[int] = set()
        self._own = Spool(_BUCKETS, "QI")
        """Marks, and whose they are."""
        self._shared = Spool(_BUCKETS, "QQI")
        """Marks, events, and whose they are."""
        self._counts, self._team = Counter[int](), Spool(1, "QI")
        self._counted: set[tuple[int, int]] = set()
        self._first: dict[int, int] = {}
        self._originals: dict[int, array[int]] = defaultdict(lambda: array("I"))
        self._asked: set[int] = set()
        self._answers: dict[int, array[int]] = defaultdict(lambda: array("I"))
        self.add(_NOBODY, packed(network))

    def add(self, number: int, marks: bytes) -> None:
        """The marks of a program; `number` is its place among the names in order."""
        whole = array("Q", marks)
        alone, own, counted = whole[:3]
        if alone:
            self._found.add(number)
        held = self._own.held
        for each in whole[3 : 3 + own]:
            if each < _MEET:
                column, who = held[(each ^ each >> 22 ^ each >> 40) % _BUCKETS]
                column.append(each)
                who.append(number)
            else:
                self._one(mode_of(each), each, number)
        self._own.grown(own)
        for each in whole[3 + own : 3 + own + counted]:
            self._count(each, number)
        self._share(whole[3 + own + counted :], number)

    def _one(self, mode: int, each: int, number: int) -> None:
        """A mark that is no meeting."""
        if mode == Mode.FIRST:
            self._first[each] = min(number, self._first.get(each, number))
        elif mode == Mode.ASK:
            self._asked.add(each % _MEET)
        elif mode == Mode.ANSWER:
            self._answers[each % _MEET].append(number)
        else:
            self._originals[each].append(number)

    def _share(self, pairs: "array[int]", number: int) -> None:
        for each, event in zip(pairs[::2], pairs[1::2], strict=True):
            if each < _MEET:
                marks, events, who = self._shared.held[(each ^ each >> 22 ^ each >> 40) % _BUCKETS]
                marks.append(each)
                events.append(event)
                who.append(number)
                self._shared.grown(1)
            elif mode_of(each) != Mode.COUNT:
                self._one(mode_of(each), each, number)
            else:
                if (each, event) not in self._counted:
                    self._counted.add((each, event))
                    self._counts[each] += 1
                self._count(each, number, 0)

    def _count(self, each: int, number: int, more: int = 1) -> None:
        self._counts[each] += more
        marks, who = self._team.held[0]
        marks.append(each)
        who.append(number)
        self._team.grown(1)

    def suspects(self, most: int) -> list[int]:
        """The numbers of the programs to compare, in order; `most` events of all may be at the same time."""
        found = {*self._found, *self._first.values()}
        copies: set[int] = set()
        for number, mark in self._met():
            found.add(number)
            if kind_of(mark) in IDENTITY:
                copies.add(number)
        for team in self._team.buckets():
            found.update(who for mark, who in zip(*team, strict=True) if self._counts[mark] > most)
        for mark in self._asked & self._answers.keys():
            found.update(self._answers[mark])
        for numbers in self._originals.values():
            for each in sorted(numbers):
                found.add(each)
                if each not in copies:
                    break
        return sorted(found - {_NOBODY})

    def _met(self) -> Iterator[tuple[int, int]]:
        """Programs that have a mark in common with another event, each with that mark."""
        for own, shared in zip(self._own.buckets(), self._shared.buckets(), strict=True):
            first: dict[int, int] = {}
            met = {mark for mark, who in zip(*own, strict=True) if first.setdefault(mark, who) != who}
            met |= {mark for mark, event, _ in zip(*shared, strict=True) if first.setdefault(mark, ~event) != ~event}
            if met:
                yield from ((who, mark) for mark, who in zip(*own, strict=True) if mark in met)
                yield from ((who, mark) for mark, _, who in zip(*shared, strict=True) if mark in met)
