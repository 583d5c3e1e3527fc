"""What a run of `skew validate` checks, and one such run from files to findings."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from skew_cli.app.load import Index, load
from skew_cli.app.validation.check import Checked, Selection, check
from skew_cli.app.validation.choice import Choice
from skew_cli.app.validation.report import Wanted, report
from skew_cli.model.report import Report
from skew_cli.model.types import Status
from skew_cli.store.repository import Repository


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run found."""

    index: Index
    checked: Checked
    wanted: Wanted
    empty: bool
    """Whether the choice of files matches nothing."""

    def report(self, lang: str) -> Report:
        """The report in a language."""
        return report(self.index, self.checked, self.wanted, lang)


@dataclass(frozen=True, kw_only=True)
class Order:
    """Everything that decides about the findings of a run."""

    repository: Repository
    today: dt.date
    selection: Selection = field(default_factory=Selection)
    status: Status | None = None
    choice: Choice = field(default_factory=Choice)
    wanted: Wanted = field(default_factory=Wanted)
    """The filter apart, which is that of `choice`."""

    def read(self, replaced: Mapping[str, bytes] | None = None) -> Index:
        """Everything in the repository; `replaced` are files with other contents than on disk."""
        contents = {**self.choice.replaced, **(replaced or {})}
        return load(self.repository, self.today, replaced=contents, status=self.status)

    def run(self, replaced: Mapping[str, bytes] | None = None) -> Outcome:
        """Reads and checks; writes nothing."""
        index = self.read(replaced)
        files = self.choice.files(index)
        wanted = replace(self.wanted, files=files, kind=self.choice.kind, since=self.choice.since)
        empty = files == frozenset() or all(each.shared for each in index.sources.values())
        checked = Checked(findings=(), crashes=()) if empty else check(index, self.selection)
        return Outcome(index=index, checked=checked, wanted=wanted, empty=empty)
