"""Which files a report is about: named, changed, staged, listed or all (contract 13). All files are read anyway."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cached_property

from skew_cli.app.load import Index
from skew_cli.errors import SkewError
from skew_cli.model.report import FilterKind
from skew_cli.model.text import fold
from skew_cli.store import files
from skew_cli.store.repository import CONFIG, SHARED
from skew_cli.words import Text

_LEDGER = ".calendar.json"


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A choice of files, before anything is read."""

    kind: FilterKind = "all"
    since: str | None = None
    """The commit with which `changed` compares."""
    names: tuple[str, ...] = ()
    """Files and folders relative to the repository, or ids of programs, each of which must match something."""
    listed: tuple[str, ...] = ()
    """Files and folders that need not."""
    gone: tuple[str, ...] = ()
    """Files that are there no more."""
    replaced: Mapping[str, bytes] = field(default_factory=dict)
    """Files that are read with other contents than on disk: stdin."""
    baseline: str | None = None
    """Name of the baseline."""
    allow_empty: bool = False
    """Whether a name may match nothing."""

    @property
    def may_be_empty(self) -> bool:
        """Whether no file at all is a good answer: nothing changed."""
        return self.kind in ("changed", "staged")

    def files(self, index: Index) -> frozenset[str] | None:
        """The files that the report is about; None for all.

        All it is, too, where one of them is shared by all programs, or a program is gone: that may show anywhere.
        Raises SkewError for a path that nothing has, or that has no program.
        """
        given = (*(each for each in self.names if index.repository.exists(each)), *self.listed, *self.replaced)
        if self.kind == "all" or any(map(self._concerns_all, given)):
            return None
        if any(self._concerns_all(each) or _is_program(each) for each in self.gone):
            return None
        known = _Names(index)
        found = {*self.replaced, *(file for name in self.listed for file in known.at(name))}
        for name in self.names:
            here = known.at(name) or known.named(name)
            if not here:
                self._nothing(index, name)
            found |= here
        return frozenset(found)

    def _concerns_all(self, name: str) -> bool:
        """Whether a file, or the folder of such files, is shared by all programs."""
        first, *rest = name.split("/")
        shared = bool(first == "programs" and rest and rest[-1] in SHARED)
        return name in (CONFIG, self.baseline) or first == "templates" or shared

    def _nothing(self, index: Index, name: str) -> None:
        """A path without programs: refused, unless that is allowed; one that is not there is refused in any case."""
        if not index.repository.exists(name):
            raise no_file(index.repository.programs(), name)
        if not self.allow_empty:
            raise SkewError(
                Text(en='there is no program to check in "{path}".', de='In "{path}" gibt es kein Programm zu prüfen.'),
                LEFT_OUT,
                path=name,
            )


LEFT_OUT = Text(
    en="programs are files programs/<season>/<id>.yaml that neither exclude nor .gitignore leaves out (--no-gitignore); "
    "--allow-empty takes it",
    de="Programme sind Dateien programs/<Programmjahr>/<Kennung>.yaml, die weder exclude noch .gitignore ausnimmt "
    "(--no-gitignore); mit --allow-empty ist es in Ordnung",
)


def program_named(files: Iterable[str], word: str) -> str:
    """The program file that is called by `SEASON/ID` or id, of several seasons the newest; else empty."""
    word = unicodedata.normalize("NFC", word)
    return max((file for file in files if word in _words(file)), default="")


def no_file(files: Iterable[str], word: str) -> SkewError:
    """There is no such file or program; the hint names the nearest."""
    known = {fold(each): each for file in sorted(files) for each in (*_words(file), file)}
    wanted = fold(word)
    part = [each for name, each in known.items() if wanted and wanted in name and each == _words(each)[1]]
    near = part[:1] or [known[each] for each in get_close_matches(wanted, known, 1)]
    return SkewError(
        Text(en='"{path}" does not exist.', de='"{path}" gibt es nicht.'),
        Text(en="did you mean {near}?", de="Meinten Sie {near}?")
        if near
        else Text(en="check how it is written", de="die Schreibweise prüfen"),
        path=word,
        near=near[0] if near else "",
    )


def _words(file: str) -> tuple[str, str]:
    """`SEASON/ID` and id of a program by the name of its file."""
    address = unicodedata.normalize("NFC", file.removeprefix("programs/").rsplit(".", 1)[0])
    return address, address.rpartition("/")[2]


class _Names:
    """What the files of an index can be called."""

    def __init__(self, index: Index) -> None:
        self._index = index

    def at(self, name: str) -> set[str]:
        """The files of that name, or in the folder of that name; also by another spelling or link of it."""
        for each in (name, *self._otherwise(name)):
            found = {file for file in self._index.sources if each in (".", file) or file.startswith(f"{each}/")}
            if found:
                return found
        return set()

    def named(self, word: str) -> set[str]:
        """The file of a program by `SEASON/ID` or id, of several seasons the newest; it need not be readable."""
        found = program_named(self._index.repository.programs(), word)
        return {found} if found else set()

    def _otherwise(self, name: str) -> Iterable[str]:
        """Other names of a file: its program, if it is a ledger; its spelling in NFC; what lies behind the links."""
        if name.endswith(_LEDGER):
            yield from (f"{name.removesuffix(_LEDGER)}{suffix}" for suffix in (".yaml", ".yml"))
        yield self._spelled.get(unicodedata.normalize("NFC", name), name)
        root = files.resolved(self._index.repository.root)
        real = files.resolved(root / name)
        yield self._real.get(str(real), name)
        if real.is_relative_to(root):
            yield real.relative_to(root).as_posix()

    @cached_property
    def _spelled(self) -> dict[str, str]:
        return {unicodedata.normalize("NFC", file): file for file in self._index.sources}

    @cached_property
    def _real(self) -> dict[str, str]:
        return {str(files.resolved(self._index.repository.root / file)): file for file in self._index.sources}


def _is_program(name: str) -> bool:
    return name.startswith("programs/") and name.endswith((".yaml", ".yml"))
