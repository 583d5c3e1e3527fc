"""The entries `[[ignore]]` of `skew.toml`: what they hide, and what is wrong with them (contract 10)."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from skew_cli.app.load import Index
from skew_cli.app.reading import Source, settings_source
from skew_cli.app.validation.locate import locate
from skew_cli.app.validation.ran import Ran
from skew_cli.model.config import Ignore
from skew_cli.model.finding import Finding, Params, Problem, Quote, Range, Suppressed
from skew_cli.rules import by_code, rules
from skew_cli.rules.rule import Rule
from skew_cli.source.toml import tables
from skew_cli.store.candidates import candidates
from skew_cli.store.patterns import spec
from skew_cli.store.repository import CONFIG

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

FIXED = ("F", "Q")
"""Families that cannot be suppressed."""


class ConfigIgnores:
    """The entries of one repository, and which of their codes hid something."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._entries = [(each, spec(each.paths)) for each in index.repository.config.ignore]
        self._used: set[tuple[int, str]] = set()

    def hide(self, finding: Finding) -> Finding:
        """The finding, marked as suppressed if an entry in force covers it."""
        for number, (entry, wanted) in enumerate(self._entries):
            word = next((each for each in entry.codes if each in _words(finding.code, finding.name)), None)
            if word and self._in_force(entry) and wanted.match_file(finding.file):
                self._used.add((number, word))
                hidden = Suppressed(
                    by="config", reason=entry.reason, until=entry.until, file=CONFIG, range=self._places[number]
                )
                return replace(finding, suppressed=hidden)
        return finding

    def faults(self) -> Iterator[Finding]:
        """What is wrong with the entries, whatever they hide."""
        for number, (entry, _) in enumerate(self._entries):
            if not entry.reason.strip():
                yield self._tell(number, "Q003", "entry-without-reason")
            if entry.until is not None and entry.until < self._index.today:
                yield self._tell(number, "Q004", params={"until": entry.until})
            for code in dict.fromkeys(entry.codes):
                if all(each.code[0] in FIXED for each in _named(code)):
                    yield self._tell(number, "Q002", "not-suppressible", {"code": code})

    def unused(self, ran: Ran, mine: Callable[[str], bool]) -> Iterator[Finding]:
        """Codes that hid no finding in the files that `mine` takes, although their rules looked at all of them."""
        for number, (entry, wanted) in enumerate(self._entries):
            every = [name for name in self._index.sources if wanted.match_file(name)]
            if not every and self._left_out(wanted):
                continue
            files = [each for each in every if mine(each)]
            for code in dict.fromkeys(entry.codes):
                named = [each for each in _named(code) if each.code[0] not in FIXED]
                idle = named and self._in_force(entry) and (number, code) not in self._used
                chosen = all(each.code in ran.codes for each in named)
                if idle and chosen and all(ran.on(rule, self._index.sources[each]) for each in files for rule in named):
                    paths = Quote(", ".join(entry.paths))
                    yield self._tell(number, "Q001", "unused-entry", {"code": code, "paths": paths})

    def _left_out(self, wanted: "GitIgnoreSpec") -> bool:
        """Whether the files of an entry are there, but not read: then nobody knows what it would hide."""
        return any(map(wanted.match_file, self._there))

    @cached_property
    def _there(self) -> tuple[str, ...]:
        return candidates(self._index.repository.root, gitignore=False)

    def _in_force(self, entry: Ignore) -> bool:
        return bool(entry.reason.strip()) and (entry.until is None or entry.until >= self._index.today)

    def _tell(self, number: int, code: str, message_id: str = "", params: Params | None = None) -> Finding:
        problem = Problem(path=("ignore",), message_id=message_id, params=params or {})
        return replace(locate(self._index, by_code()[code], self._source, problem), range=self._places[number])

    @cached_property
    def _source(self) -> Source:
        """The text of `skew.toml`, kept in the index for the reports; empty where there is no such file."""
        repository, settings = self._index.repository, self._index.settings
        if CONFIG not in settings:
            content = repository.read(CONFIG) if repository.exists(CONFIG) else b""
            settings[CONFIG] = settings_source(CONFIG, content)
        return settings[CONFIG]

    @cached_property
    def _places(self) -> tuple[Range, ...]:
        places = self._source.places
        return tuple(places.range(*each) for each in tables(places.text, "ignore", len(self._entries)))


def _words(code: str, name: str) -> tuple[str, ...]:
    """How an entry may name a rule; families that cannot be suppressed have no name here."""
    return () if code[0] in FIXED else (code, name, code[0])


def _named(word: str) -> list[Rule]:
    return [each for each in rules() if word in (each.code, each.name, each.code[0])]
