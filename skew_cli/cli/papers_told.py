"""What `skew export` says of the files that came of it: their names, what has to be known, what failed and why."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from skew_cli.app.load import Index
from skew_cli.app.papers import index_page
from skew_cli.app.papers.jobs import Job
from skew_cli.app.papers.run import Done, Failure
from skew_cli.app.papers.untranslated import remarks as untranslated
from skew_cli.cli.crash import report as bug
from skew_cli.cli.terminal import Terminal
from skew_cli.errors import SkewError
from skew_cli.model.format import Remark
from skew_cli.store.files import put
from skew_cli.store.opener import open_file
from skew_cli.store.outputs import found
from skew_cli.words import Counted, Text

_BAR = 30
_MANY = 20
"""Documents from which on a bar is worth a look."""
_STEP = Text(en="[{bar}] {done} of {total} documents", de="[{bar}] {done} von {total} Dokumenten")
_GONE = Text(en=" " * (_BAR + 40), de=" " * (_BAR + 40))
_WRITTEN = Counted(
    one=Text(en="1 document in {folder}", de="1 Dokument in {folder}"),
    other=Text(en="{n} documents in {folder}", de="{n} Dokumente in {folder}"),
)
_WOULD = Counted(
    one=Text(en="would write 1 document into {folder}", de="würde 1 Dokument nach {folder} schreiben"),
    other=Text(en="would write {n} documents into {folder}", de="würde {n} Dokumente nach {folder} schreiben"),
)
_FAILED = Counted(
    one=Text(en="1 document was not written", de="1 Dokument wurde nicht geschrieben"),
    other=Text(en="{n} documents were not written", de="{n} Dokumente wurden nicht geschrieben"),
)
_WHY = Text(en="{names}: {reason}", de="{names}: {reason}")
_REMEDY = Text(en="help: {remedy}", de="Abhilfe: {remedy}")
_UNREADABLE = Text(en="cannot be read as a program", de="nicht als Programm lesbar")
_UNREADABLE_HINT = Text(en="what is wrong: skew validate {file}", de="was daran fehlt: skew validate {file}")
_NOT_OURS = Text(
    en='"{path}" is not of skew export and stays as it is: it does not list the new files.',
    de='"{path}" stammt nicht von skew export und bleibt, wie es ist: Die neuen Dateien stehen nicht darin.',
)


def bar(terminal: Terminal, done: int, total: int) -> None:
    """How far a run of many documents is, on a terminal; gone when it is through."""
    if total < _MANY:
        return
    if done < total:
        full = _BAR * done // total
        terminal.progress(_STEP, bar="#" * full + "." * (_BAR - full), done=f"{done:>{len(str(total))}}", total=total)
    else:
        terminal.progress(_GONE)


def tell_remarks(terminal: Terminal, remarks: Iterable[Remark]) -> None:
    """Says what has to be known of files, each thing once."""
    for each in dict.fromkeys(terminal.fill(each.text, each.values) for each in remarks):
        terminal.say(Text(en="{remark}", de="{remark}"), remark=each)


@dataclass(frozen=True, kw_only=True)
class Told:
    """The outcome of a run."""

    terminal: Terminal
    index: Index
    folder: Path
    shown: str
    """The folder as people read it."""
    done: tuple[Done, ...] = ()
    more: tuple[Remark, ...] = ()
    """What has to be known of the whole run."""
    unreadable: tuple[str, ...] = ()
    """Files of which there could be no document."""
    dry_run: bool = False

    @property
    def written(self) -> list[Job]:
        """What there is a file of, or would be."""
        return [each.job for each in self.done if each.failure is None]

    @property
    def failed(self) -> list[tuple[str, Failure, Job | None]]:
        """What there is no file of, by name, and why; without a job if there could not even be one."""
        values = ({"file": each} for each in self.unreadable)
        lost = [Failure(message=_UNREADABLE, hint=_UNREADABLE_HINT, values=each) for each in values]
        return [
            *((name, why, None) for name, why in zip(self.unreadable, lost, strict=True)),
            *((each.job.file_name, each.failure, each.job) for each in self.done if each.failure),
        ]

    @property
    def remarks(self) -> list[Remark]:
        """Of the run and of all files."""
        lacking = {replace(each.job, fmt="", suffix=""): each.foreign for each in self.done}
        langs = dict.fromkeys(job.lang for job in lacking)
        numbers = {lang: sum(n for job, n in lacking.items() if job.lang == lang) for lang in langs}
        return [*self.more, *(each for made in self.done for each in made.remarks), *untranslated(numbers)]

    @cached_property
    def listing(self) -> str:
        """Name of the page that lists several files, written with the first question for it; empty without one."""
        path = self.folder / index_page.NAME
        if len(self.written) <= 1:
            return ""
        if not index_page.own(found(self.folder, index_page.NAME)):
            self.terminal.say(_NOT_OURS, path=path.as_posix())
            return ""
        if not self.dry_run:
            put(path, index_page.page(self.index, self.done, self.terminal.lang))
        return index_page.NAME

    def tell(self, *, as_json: bool) -> None:
        """The files to stdout, everything else to stderr."""
        terminal, number = self.terminal, len(self.written)
        files = [each.file_name for each in self.written]
        if not as_json:
            terminal.data("".join(f"{self.shown}/{each}\n" for each in (*files, self.listing) if each))
        tell_remarks(terminal, self.remarks)
        terminal.say((_WOULD if self.dry_run else _WRITTEN).of(number), n=number, folder=self.shown)
        self._tell_failures()
        if as_json:
            terminal.json(self._data(replace(terminal, lang="en")))

    def open(self) -> None:
        """Opens the list, or the one file."""
        if self.written and not self.dry_run:
            open_file((self.folder / (self.listing or self.written[0].file_name)).resolve())

    def _tell_failures(self) -> None:
        """By file name with the reason; what failed alike stands together, and each remedy once, at the end."""
        terminal = self.terminal
        alike: dict[tuple[str, str], list[str]] = {}
        remedies: dict[str, None] = {}
        for name, why, _ in self.failed:
            alike.setdefault((terminal.fill(why.message, why.values), why.trace), []).append(name)
            if why.hint:
                remedies[terminal.fill(why.hint, why.values)] = None
        for (reason, trace), names in alike.items():
            terminal.error(SkewError(_WHY, names=tuple(names), reason=reason))
            if trace:
                terminal.error(bug(trace))
        for each in remedies:
            terminal.say(_REMEDY, remedy=each)
        if self.failed:
            terminal.say(_FAILED.of(len(self.failed)), n=len(self.failed))

    def _data(self, english: Terminal) -> dict[str, Any]:
        """The outcome for programs."""
        failed = [
            {**(self._file(job) if job else {"file": name}), "reason": english.fill(why.message, why.values)}
            for name, why, job in self.failed
        ]
        return {
            "format": "skew-export/1",
            "dry_run": self.dry_run,
            "documents": [
                self._file(each.job) | ({"untranslated": each.foreign} if each.foreign else {})
                for each in self.done
                if each.failure is None
            ],
            "index": f"{self.shown}/{self.listing}" if self.listing else None,
            "failed": failed,
            "remarks": list(dict.fromkeys(english.fill(each.text, each.values) for each in self.remarks)),
        }

    def _file(self, job: Job) -> dict[str, Any]:
        about = {"program": f"{job.season}/{job.program}"} if job.source else {"season": job.season}
        more = {name: value for name, value in (("meeting", job.about), ("side", job.side)) if value}
        return {
            **about,
            "document": job.kind,
            **more,
            "lang": job.lang,
            "format": job.suffix.lstrip("."),
            "audience": job.audience,
            "file": f"{self.shown}/{job.file_name}",
        }
