"""Which files a report is about: named, changed, staged, listed or all (contract 13). All files are read anyway."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from skew_cli.app.load import Index
from skew_cli.errors import SkewError
from skew_cli.model.report import FilterKind
from skew_cli.words import Text


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A choice of files, before anything is read."""

    kind: FilterKind = "all"
    since: str | None = None
    """The commit with which `changed` compares."""
    names: tuple[str, ...] = ()
    """Files and folders relative to the repository, or ids of programs."""
    replaced: Mapping[str, bytes] = field(default_factory=dict)
    """Files that are read with other contents than on disk: stdin, or what is staged."""

    def files(self, index: Index) -> frozenset[str] | None:
        """The files that the report is about; None for all. A name that nothing has is an error."""
        if self.kind == "all" or "skew.toml" in self.names:
            return None
        found = set(self.replaced)
        for name in self.names:
            here = {each for each in index.sources if name in (".", each) or each.startswith(f"{name}/")}
            found |= here or {_named(index, name)}
        return frozenset(found)


def _named(index: Index, word: str) -> str:
    """The file of a program by `SEASON/ID` or id, of several seasons the newest; it need not be readable."""
    files = {
        each: each.removeprefix("programs/").rsplit(".", 1)[0]
        for each, source in index.sources.items()
        if not source.shared
    }
    named = [file for file, address in files.items() if word in (address, address.rpartition("/")[2])]
    if not named:
        raise SkewError(
            Text(en='"{path}" does not exist.', de='"{path}" gibt es nicht.'),
            Text(en="check how it is written", de="die Schreibweise prüfen"),
            path=word,
        )
    return max(named)
