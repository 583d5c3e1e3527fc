"""Makes the files that are asked for: one after the other, or in several processes where that is faster."""

import datetime as dt
import gc
import os
import traceback
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import BrokenExecutor
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from itertools import groupby
from pathlib import Path
from time import perf_counter

from skew_cli.app.documents import dated_checklists, material
from skew_cli.app.load import Index, load
from skew_cli.app.papers.jobs import Job
from skew_cli.app.papers.processes import share, stopped
from skew_cli.app.papers.untranslated import foreign
from skew_cli.app.templates import catalogue, skin
from skew_cli.calendars.zones import use_package
from skew_cli.documents import kinds
from skew_cli.documents.material import Material, SeasonKind, SeasonMaterial
from skew_cli.documents.side_by_side import side_by_side
from skew_cli.errors import SkewError
from skew_cli.exports import formats
from skew_cli.exports.csv import NoRows
from skew_cli.model.format import Remark, Rendered
from skew_cli.model.tree import Doc, Heading, Run, Table, plain
from skew_cli.model.types import LANGS
from skew_cli.model.visibility import Audience
from skew_cli.store.files import make_folder, put
from skew_cli.store.repository import find
from skew_cli.words import Text

_BUG = Text(en="a bug in skew, not a mistake of yours", de="ein Fehler in skew, nicht bei Ihnen")
_UNLIKE = Text(
    en="the two languages do not have the same parts, so they cannot stand side by side",
    de="Die beiden Sprachen haben nicht dieselben Teile und lassen sich nicht nebeneinanderstellen",
)
_UNLIKE_HINT = Text(en="export each language on its own", de="jede Sprache für sich exportieren")
_TRIAL, _PAYS = 1.0, 3.0
"""Seconds of work after which the rest is estimated, and of that rest from which more processes are faster.

Each needs most of a second to start and to read the repository for itself. On two cores a season of 72 files took with
one process and with two: HTML 2.4 and 2.6 s, DOCX 7.4 and 5.2 s.
"""
_MOST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a file was not written, with the values of the `{fields}`."""

    message: Text
    hint: Text | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    trace: str = ""
    """Of a bug in skew."""
    unfit: bool = False
    """Whether the format has nothing to hold of such a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What came of a job."""

    job: Job
    title: str = ""
    remarks: tuple[Remark, ...] = ()
    foreign: int = 0
    """Texts that stand there in another language, because they have no translation."""
    failure: Failure | None = None


class Press:
    """Makes the documents of a repository; what several of them need is read once."""

    def __init__(self, index: Index) -> None:
        """Nothing is read yet but the skins."""
        self._index, self._skin = index, skin(index.repository)
        self._document = lru_cache(maxsize=1)(self._build)
        self._material = lru_cache(maxsize=4)(self._read)
        self._season = lru_cache(maxsize=1)(self._read_season)

    def render(self, job: Job) -> tuple[Doc, Rendered]:
        """A document and its file. Raises SkewError where the format cannot hold it."""
        doc = self._document(replace(job, fmt="", suffix=""))
        return doc, formats()[job.fmt].render(doc, self._skin)

    def make(self, job: Job, folder: Path | None) -> Done:
        """Renders a file and writes it, unless there is no folder; raises SkewError."""
        doc, rendered = self.render(job)
        if folder is not None:
            put(folder / job.file_name, rendered.content)
        gc.collect(0)  # what Word is made from hangs together in circles: few objects that hold 2 MiB of trees
        return Done(job=job, title=plain(doc.title), remarks=rendered.remarks, foreign=self.foreign(job, doc))

    def foreign(self, job: Job, doc: Doc) -> int:
        """How many texts of a document have no translation; names of municipalities need none."""
        if not job.source:
            return foreign(doc, job.lang)
        towns = [each for each in self._index.case(self._index.sources[job.source]).municipalities.values() if each]
        return foreign(doc, job.lang, {name for each in towns for name in each.name.model_dump().values() if name})

    def attempt(self, jobs: Sequence[Job], folder: Path | None) -> tuple[Done, ...]:
        """The same for several; one that fails does not stop the others."""
        return tuple(self._attempt(job, folder) for job in jobs)

    def _attempt(self, job: Job, folder: Path | None) -> Done:
        try:
            return self.make(job, folder)
        except SkewError as error:
            unfit = isinstance(error, NoRows)
            failure = Failure(message=error.message, hint=error.hint, values=error.values, unfit=unfit)
        except Exception:  # noqa: BLE001 - a bug in one document, and the others are still wanted
            failure = Failure(message=_BUG, trace=traceback.format_exc())
        return Done(job=job, failure=failure)

    def _build(self, job: Job) -> Doc:
        first, *second = (self._in(job, lang) for lang in job.lang.split("+"))
        if not second:
            return first
        names = tuple(
            (Run(catalogue(self._index.repository, lang).label(f"lang.{lang}")),) for lang in job.lang.split("+")
        )
        try:
            return side_by_side(first, second[0], (names[0], names[1]))
        except ValueError:
            raise SkewError(_UNLIKE, _UNLIKE_HINT) from None

    def _in(self, job: Job, lang: str) -> Doc:
        kind = kinds()[job.kind]
        if isinstance(kind, SeasonKind):
            return kind.build(self._season(job.season, job.audience, job.contacts)[lang])
        found = self._material(replace(job, kind="", lang="", about="", side=None), lang)
        return kind.build(replace(found, about=job.about, side=job.side))

    def _read(self, job: Job, lang: str) -> Material:
        source = self._index.sources[job.source]
        lists = dated_checklists(self._index, source)
        return material(self._index, source, lang, lists=lists, audience=job.audience, contacts=job.contacts)

    def _read_season(self, season: int, audience: Audience, contacts: bool) -> Mapping[str, SeasonMaterial]:
        from skew_cli.app.season_material import season_materials  # noqa: PLC0415 - only seasons need the check

        return season_materials(self._index, season, LANGS, audience=audience, contacts=contacts)


def run(
    index: Index,
    jobs: Sequence[Job],
    folder: Path | None,
    *,
    workers: int = 0,
    told: Callable[[Sequence[Done]], None],
) -> tuple[Done, ...]:
    """Makes all files in the folder, without one only in memory; what came of them, in their order.

    `workers` is the number of processes, 0 for what is fastest; `told` hears what is through, also of an interrupted
    run. A file that cannot be made does not stop the others. Raises SkewError, before anything is written, if a format
    lacks what it needs, or the folder cannot be made.
    """
    _specimens(index, jobs)
    if folder is not None:
        make_folder(folder)
    done: list[Done] = []

    def through(made: Sequence[Done]) -> None:
        done.extend(made)
        told(made)

    _all(index, [tuple(group) for _, group in groupby(jobs, key=_paper)], folder, workers, through)
    place = {job: number for number, job in enumerate(jobs)}
    return tuple(sorted(done, key=lambda each: place[each.job]))


def _paper(job: Job) -> Job:
    """What the files of one document have in common."""
    return replace(job, fmt="", suffix="")


def _specimens(index: Index, jobs: Sequence[Job]) -> None:
    """A small document in each format: a missing library or a faulty skin shows before anything is written."""
    text = (Run("–"),)
    doc = Doc(title=text, lang="de", blocks=(Heading(1, text), Table((text,), ((text,),), (1,))))
    for name in dict.fromkeys(job.fmt for job in jobs):
        formats()[name].render(doc, skin(index.repository))


def _all(
    index: Index,
    papers: Sequence[tuple[Job, ...]],
    folder: Path | None,
    workers: int,
    told: Callable[[Sequence[Done]], None],
) -> None:
    """Begins here, and gets help if that pays or is asked for."""
    waiting, press, begun = dict(enumerate(papers)), Press(index), perf_counter()
    number = workers or min(os.cpu_count() or 1, _MOST)

    def here(place: int) -> None:
        for job in waiting[place]:
            told(press.attempt((job,), folder))
        del waiting[place]

    def there(place: int, made: Sequence[Done]) -> None:
        del waiting[place]
        told(made)

    while waiting and not (number > 1 and (workers or pays(perf_counter() - begun, len(papers), len(waiting)))):
        here(min(waiting))
    if waiting:
        # Where processes cannot start, or one of them dies, this one does what is left.
        with suppress(BrokenExecutor, NotImplementedError, OSError):
            start = partial(_start, index.repository.root, index.today)
            share(partial(_work, folder=folder), dict(waiting), there, workers=min(number, len(waiting)), start=start)
    for place in tuple(waiting):
        here(place)


def pays(spent: float, papers: int, waiting: int) -> bool:
    """Whether more processes are faster, after so many seconds and with so many of the papers still to be made."""
    return spent >= _TRIAL and spent / (papers - waiting) * waiting >= _PAYS


_PRESSES: list[Press] = []
"""The one of this process, if it is a worker."""


def _start(root: Path, today: dt.date) -> None:
    use_package()
    _PRESSES.append(Press(load(find(root), today)))


def _work(jobs: tuple[Job, ...], folder: Path | None) -> tuple[Done, ...]:
    return tuple(each for job in jobs if not stopped() for each in _PRESSES[0].attempt((job,), folder))
