"""What a run of `skew validate` checks, and one such run from files to findings."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from skew_cli.app.load import Index, load
from skew_cli.app.reading import settings_source
from skew_cli.app.validation.baseline_file import lay, read_baseline
from skew_cli.app.validation.cache import Memory
from skew_cli.app.validation.check import Checked, Selection, check
from skew_cli.app.validation.choice import Choice
from skew_cli.app.validation.highest import highest
from skew_cli.app.validation.jobs import Jobs
from skew_cli.app.validation.report import Wanted, report
from skew_cli.app.validation.shards import part
from skew_cli.app.validation.share import Share
from skew_cli.model.report import Report
from skew_cli.model.types import Status
from skew_cli.store.repository import CONFIG, Repository


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a run found."""

    index: Index
    checked: Checked
    wanted: Wanted
    empty: bool
    """Whether the choice of files matches nothing."""
    selection: Selection = field(default_factory=Selection)
    share: Share | None = None

    def report(self, lang: str) -> Report:
        """The report in a language."""
        found = report(self.index, self.checked, self.wanted, lang)
        found = replace(found, highest=self._highest(found.files))
        if self.share is None:
            return found
        return part(self.index, self.checked, self.wanted, self.selection, self.share, found)

    def _highest(self, files: tuple[str, ...]) -> Status | None:
        """For one program; who never fails still wants to hear of errors."""
        if len(files) != 1:
            return None
        return highest(self.index, self.checked, self.selection, self.wanted.fail_on or "error", files[0])


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
    baseline: str | None = None
    """The file with findings that count no more, relative to the repository."""
    share: Share | None = None
    memory: Memory | None = None
    """What earlier runs found; changes nothing but the time."""
    jobs: Jobs | None = None

    def read(self, replaced: Mapping[str, bytes] | None = None, *, most: int | None = None) -> Index:
        """Everything in the repository; `replaced` are files with other contents than on disk.

        With `most` programs are read when they are asked for, and so many are kept at a time.
        """
        contents = {**self.choice.replaced, **(replaced or {})}
        own = {name: contents.pop(name) for name in (CONFIG, self.baseline) if name and name in contents}
        index = load(
            self.repository,
            self.today,
            replaced=contents,
            status=self.status,
            most=most,
        )
        if CONFIG in own or self.repository.exists(CONFIG):
            index.settings[CONFIG] = settings_source(
                CONFIG, own[CONFIG] if CONFIG in own else self.repository.read(CONFIG)
            )
        if self.baseline and self.selection.suppress:
            kept = self.baseline in own
            lay(index, self.baseline, own[self.baseline] if kept else read_baseline(self.repository, self.baseline))
        return index

    def run(self, replaced: Mapping[str, bytes] | None = None, *, most: int | None = None) -> Outcome:
        """Reads and checks; writes nothing. With `most` it holds only so many programs at a time."""
        index = self.read(replaced, most=most)
        files = self.choice.files(index)
        wanted = replace(self.wanted, files=files, kind=self.choice.kind, since=self.choice.since)
        nothing = files == frozenset() and not self.choice.may_be_empty
        empty = nothing or not index.sources.programs
        checked = Checked(findings=(), crashes=()) if empty else self._check(index)
        return Outcome(
            index=index, checked=checked, wanted=wanted, empty=empty, selection=self.selection, share=self.share
        )

    def _check(self, index: Index) -> Checked:
        return check(index, self.selection, self.share, memory=self.memory, jobs=self.jobs)
