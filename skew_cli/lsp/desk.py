"""The open texts of the editor and what the check said of them, one repository at a time."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from skew_cli.app.load import Index
from skew_cli.app.validation.order import Order
from skew_cli.app.validation.report import report
from skew_cli.model.report import Report, Shown
from skew_cli.store import files
from skew_cli.store.copies import original
from skew_cli.store.root import CONFIG, root

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A text as the editor has it."""

    uri: str
    version: int | None
    root: Path
    """Of its repository."""
    file: str
    """Its name there."""
    text: str
    """Without byte order mark."""
    bom: bool

    @property
    def content(self) -> bytes:
        """The bytes that the file would have."""
        return (_BOM if self.bom else "").encode() + self.text.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What a check said, and of which texts."""

    index: Index
    report: Report
    texts: Mapping[str, Opened]
    """By file."""
    crashes: tuple[str, ...]

    def of(self, file: str) -> list[Shown]:
        """The findings in a file."""
        return [each for each in self.report.shown if each.finding.file == file]


@dataclass(kw_only=True)
class Desk:
    """All open texts; every method may be called from any thread."""

    order: Callable[[Path], Order]
    """What to check in the repository of that folder; raises SkewError."""
    lang: str = "en"
    _opened: dict[str, Opened] = field(default_factory=dict)
    _judged: dict[Path, Judged] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def put(self, uri: str, path: Path, version: int | None, text: str) -> Opened | None:
        """A text that was opened or changed; None for files that no check reads."""
        known = self._opened.get(uri)
        folder = known.root if known else root(path.parent)
        if folder is None:
            return None
        real = files.resolved(path)
        if not real.is_relative_to(files.resolved(folder)):
            return None
        file = original(real.relative_to(files.resolved(folder)).as_posix())
        if not (file == CONFIG or (file.startswith("programs/") and file.endswith((".yaml", ".yml")))):
            return None
        bom = text.startswith(_BOM)
        opened = Opened(uri=uri, version=version, root=folder, file=file, text=text.removeprefix(_BOM), bom=bom)
        self._opened[uri] = opened
        return opened

    def drop(self, uri: str) -> Opened | None:
        """A text that was closed: from now on the file on disk counts."""
        return self._opened.pop(uri, None)

    def get(self, uri: str) -> Opened | None:
        """An open text."""
        return self._opened.get(uri)

    def of(self, folder: Path) -> dict[str, Opened]:
        """The open texts of a repository by file; of two for one file the one opened last."""
        return {each.file: each for each in [*self._opened.values()] if each.root == folder}

    def roots(self) -> set[Path]:
        """The repositories of all open texts."""
        return {each.root for each in [*self._opened.values()]}

    def last(self, folder: Path) -> Judged | None:
        """The last check of a repository, whatever was typed since; None before the first one."""
        return self._judged.get(folder)

    def judge(self, folder: Path, *, fresh: bool = False) -> Judged:
        """Checks a repository, unless the last check saw the very same open texts; raises SkewError.

        `fresh` checks in any case, because something on disk may have changed.
        """
        with self._lock:
            texts = self.of(folder)
            found = self._judged.get(folder)
            if not fresh and found is not None and found.texts == texts:
                return found
            replaced = {name: each.content for name, each in texts.items() if name != CONFIG}
            outcome = self.order(folder).run(replaced)
            made = Judged(
                index=outcome.index,
                report=report(outcome.index, outcome.checked, outcome.wanted, self.lang),
                texts=texts,
                crashes=outcome.checked.crashes,
            )
            self._judged[folder] = made
            return made
