"""A look at every program: from earlier runs where nothing has changed, else now, in one process or in several."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from skew_cli.app.load import Index
from skew_cli.app.validation.cache import Memory
from skew_cli.app.validation.jobs import Jobs
from skew_cli.app.validation.look import Looked, Looking
from skew_cli.app.validation.survey import Survey
from skew_cli.errors import SkewError
from skew_cli.model.finding import Finding
from skew_cli.rules.rule import Rule
from skew_cli.rules.touching import network_marks


@dataclass(slots=True)
class Seen:
    """What the looks at all programs gave."""

    found: list[Finding] = field(default_factory=list)
    crashes: dict[str, Sequence[str]] = field(default_factory=dict)
    """Tracebacks by file."""
    hints: set[str] = field(default_factory=set)
    """Files with comments that may hide findings."""
    blind: bool = False
    """Whether anything in any program could not be read."""
    suspects: tuple[str, ...] = ()
    """The files of the programs that rules have to compare."""


TOGETHER = 16
"""Programs that are looked at together, and therefore in memory."""


class Every:
    """The looks at the programs of an index."""

    def __init__(
        self, index: Index, chosen: Sequence[Rule], mine: Callable[[str], bool], memory: Memory | None, jobs: Jobs
    ) -> None:
        """Findings are wanted in the files that `mine` takes."""
        self._index, self._memory, self._jobs = index, memory, jobs
        self._looking = Looking(index, chosen, mine)
        self._survey = Survey(network_marks(index.network, lambda season: index.profile(season)[0]))
        self._numbers = {name: number for number, name in enumerate(index.sources.programs)}
        self._keys: dict[str, tuple[bytes, bytes]] = {}
        """By program what it holds and what its record goes by."""
        self._late: list[str] = []
        self._seen = Seen()
        self._mine = index.sources.told = mine
        if memory is not None:
            memory.settle(index, [each.code for each in chosen])

    def seen(self) -> Seen:
        """Looks at all of them; at those again about whom a rule had asked too early."""
        index, seen = self._index, self._seen
        index.sources.early = True
        try:
            self._all(index.sources.programs, self._first, second=False)
        finally:
            index.sources.early = False
        late, self._late = self._late, []
        self._all(late, self._second, second=True)
        seasons = {each.partition("/")[0] for _, each in index.sources.claims() if each}
        most = min((index.profile(int(each))[0].team_parallel_max for each in seasons), default=0)
        seen.suspects = tuple(index.sources.programs[each] for each in self._survey.suspects(most))
        for name, source in index.sources.shared.items():
            if self._mine(name):
                seen.found += self._looking.form(source)
            seen.blind |= bool(source.unread)
            if b"skew:" in source.content:
                seen.hints.add(name)
        if self._memory is not None:
            self._memory.save()
        return seen

    def _all(self, names: Sequence[str], told: Callable[[str, Looked], object], *, second: bool) -> None:
        left = names if self._memory is None else [each for each in names if not self._known(each, told, second=second)]

        def heard(name: str, content: bytes) -> None:
            looked = Looked.decoded(content) if content else self._looking.at([name])[0]
            told(name, self._kept(name, looked, second=second))

        if self._jobs.several(len(left)):
            self._jobs.spread(left, lambda names: [_sent(each) for _, each in self._looks(names)], heard)
        else:
            for name, looked in self._looks(left):
                told(name, self._kept(name, looked, second=second))

    def _looks(self, names: Sequence[str]) -> Iterator[tuple[str, Looked]]:
        for at in range(0, len(names), TOGETHER):
            some = names[at : at + TOGETHER]
            yield from zip(some, self._looking.at(some), strict=True)

    def _known(self, name: str, told: Callable[[str, Looked], object], *, second: bool) -> bool:
        index, memory = self._index, self._memory
        if memory is None:
            return False
        try:
            digest = hashlib.sha256(index.sources.content(name)).digest()
        except SkewError:
            return False
        others = self._others if second else b"" if self._mine(name) else b"only its marks"
        key = memory.key(index, name, digest, others)
        if (content := memory.known(name, key, second=second)) is not None:
            told(name, Looked.decoded(content))
            return True
        self._keys[name] = digest, key
        return False

    @cached_property
    def _others(self) -> bytes:
        """What a program can learn of all others."""
        index = self._index
        whole = repr((sorted(index.addresses.items()), sorted(index.lost)))
        return hashlib.sha256(whole.encode("utf-8", "replace")).digest()

    def _kept(self, name: str, looked: Looked, *, second: bool) -> Looked:
        digest, key = self._keys.pop(name, (b"", b""))
        if self._memory is not None and digest == looked.digest:
            self._memory.keep(name, key, looked, second=second)
        return looked

    def _first(self, name: str, looked: Looked) -> None:
        self._index.sources.noted[name] = looked.address
        if looked.marks:
            self._survey.add(self._numbers[name], looked.marks)
        if looked.late:
            self._late.append(name)
        else:
            self._second(name, looked)

    def _second(self, name: str, looked: Looked) -> None:
        seen = self._seen
        seen.found += looked.found
        if looked.crashes:
            seen.crashes[name] = looked.crashes
        if looked.hints:
            seen.hints.add(name)
        seen.blind |= looked.blind
        self._index.sources.digests[name] = looked.digest


def _sent(looked: Looked) -> bytes:
    """A look for another process; empty where it holds what cannot be sent, and has to be taken there again."""
    try:
        return looked.encoded()
    except (TypeError, ValueError, KeyError):
        return b""
