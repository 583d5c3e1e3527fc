"""The files of a repository by name: each is read when somebody asks for it, and need not be kept."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping

from skew_cli.app.reading import Source, read_program, unreadable
from skew_cli.errors import SkewError


class TooEarly(Exception):  # noqa: N818 - says when to come again
    """Somebody asks what all programs together say before all have been read."""


class Sources(Mapping[str, Source]):
    """Program files and shared files by name, in order of name."""

    def __init__(
        self,
        shared: Mapping[str, Source],
        programs: Iterable[str],
        content: Callable[[str], bytes],
        *,
        most: int | None = None,
    ) -> None:
        """`content` gives the bytes of a program, or raises SkewError; `most` are kept at a time, all without a number."""
        self.shared, self.programs = dict(shared), tuple(sorted(programs))
        self.noted: dict[str, str] = {}
        """`SEASON/ID` that each program claims that has been read, in this run or an earlier one.

        Empty where nothing of the file can be used.
        """
        self.digests: dict[str, bytes] = {}
        """SHA-256 of programs that a check has looked at."""
        self.content = content
        self.early = False
        """Whether rules must not ask about other programs yet: not all have been read, or what they say is remembered."""
        self._names, self._most = frozenset(self.programs), most
        self._kept: OrderedDict[str, Source] = OrderedDict()
        self.told: Callable[[str], bool] = lambda _: True
        """Of which programs somebody wants to hear what is wrong with their form."""
        self.dropped: Callable[[str], object] = lambda _: None
        """Hears which program is kept no longer."""

    def __getitem__(self, name: str) -> Source:
        """The file, read if need be; KeyError where the repository has none of that name."""
        if (found := self.shared.get(name) or self._kept.get(name)) is not None:
            return found
        if name not in self._names:
            raise KeyError(name)
        try:
            source = read_program(name, self.content(name), told=self.told(name))
        except SkewError as problem:
            source = unreadable(name, problem)
        self._keep(name, source)
        return source

    def _keep(self, name: str, source: Source) -> None:
        self._kept[name], program = source, source.program
        self.noted[name] = f"{program.season}/{program.id}" if program else ""
        if self._most is not None and len(self._kept) > self._most:
            while len(self._kept) > self._most // 2:  # many at once: that is quicker than one by one
                self.dropped(self._kept.popitem(last=False)[0])

    def __iter__(self) -> Iterator[str]:
        """Names in order."""
        return iter(sorted((*self.shared, *self.programs)))

    def __len__(self) -> int:
        """Number of files."""
        return len(self.shared) + len(self.programs)

    def __contains__(self, name: object) -> bool:
        """Whether there is a file of that name; it is not read."""
        return name in self.shared or name in self._names

    @classmethod
    def of(cls, sources: Mapping[str, Source]) -> "Sources":
        """Those that have been read, and no others."""
        shared = {name: each for name, each in sources.items() if each.shared}
        found = cls(shared, sources.keys() - shared.keys(), lambda name: sources[name].content)
        for name in found.programs:
            found._keep(name, sources[name])
        return found

    def kept(self, name: str) -> bool:
        """Whether a program is in memory now."""
        return name in self._kept

    def digest(self, name: str) -> bytes:
        """SHA-256 of the bytes of a file."""
        return self.digests.get(name) or hashlib.sha256(self[name].content).digest()

    @property
    def complete(self) -> bool:
        """Whether every program has been read."""
        return len(self.noted) == len(self.programs)

    def claims(self) -> Iterator[tuple[str, str]]:
        """All programs in order of name with what they claim; raises TooEarly while some are not read."""
        if not self.complete:
            raise TooEarly
        return ((name, self.noted[name]) for name in self.programs)
