"""`skew export`: documents for people, of many programs, in many languages and formats."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from skew_cli.cli.help import Help
from skew_cli.cli.options import Argument, Option
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.values import read_number
from skew_cli.errors import Refused, SkewError
from skew_cli.words import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from skew_cli.app.load import Index
    from skew_cli.app.papers.jobs import Job
    from skew_cli.app.papers.run import Done, Failure
    from skew_cli.app.reading import Source

HELP = Help(
    example="skew export koeln-bethlehem --format html --lang ar -o build/documents\n"
    "skew export --season 2024 --document handout,checklist --lang de,en,ar --format html -o handouts --open",
    options={
        "programs": Text(
            en="programs by id, season/id or path", de="Programme als Kennung, Programmjahr/Kennung oder Pfad"
        ),
        "season": Text(
            en="all programs of this season instead, and documents about it",
            de="stattdessen alle Programme dieses Programmjahrs, und Dokumente darüber",
        ),
        "document": Text(
            en="handout (default), timetable, checklist, agenda or another kind, several with commas; all for all about "
            "programs",
            de="handout (Vorgabe), timetable, checklist, agenda oder eine andere Art, mehrere mit Komma; all für alle zu "
            "Programmen",
        ),
        "fmt": Text(
            en="md (default), html, pdf, docx, xlsx, csv or json, several with commas",
            de="md (Vorgabe), html, pdf, docx, xlsx, csv oder json, mehrere mit Komma",
        ),
        "lang": Text(
            en="language of the document: de, en or ar, several with commas; de+ar or en+ar side by side",
            de="Sprache des Dokuments: de, en oder ar, mehrere mit Komma; de+ar oder en+ar nebeneinander",
        ),
        "audience": Text(
            en="who will read it: public, partners (with notes and join links) or internal; default: whom the kind is for",
            de="wer es liest: public, partners (mit Notizen und Zugangslinks) oder internal; Vorgabe: für wen die Art ist",
        ),
        "with_contacts": Text(
            en="with names and contact data, for the partners", de="mit Namen und Kontaktdaten, für die Beteiligten"
        ),
        "session": Text(
            en="only this meeting: a session by number or id, a seminar by id, explore or network",
            de="nur dieses Treffen: Termin als Nummer oder Kennung, Seminar als Kennung, explore oder network",
        ),
        "side": Text(en="only for this side: nrw or palestine", de="nur für diese Seite: nrw oder palestine"),
        "output": Text(
            en="folder for the files; default: one text to stdout, several into build/documents",
            de="Ordner für die Dateien; Vorgabe: ein Text auf stdout, mehrere nach build/documents",
        ),
        "open_": Text(en="open the result", de="das Ergebnis öffnen"),
        "workers": Text(
            en="so many processes; 0 (default): as many as are fastest",
            de="so viele Prozesse; 0 (Vorgabe): so viele, wie am schnellsten sind",
        ),
        "force": Text(en="also for a program with errors", de="auch für ein Programm mit Fehlern"),
        "dry_run": Text(en="only say what would be written", de="nur sagen, was geschrieben würde"),
        "as_json": Text(en="the written files as JSON", de="die geschriebenen Dateien als JSON"),
    },
    values={"--session": ("explore", "network")},
    notes=Text(
        en="Several files get an index.html that lists them. A document that fails does not stop the others: it is told "
        "at the end, and the exit code is 1. Exit code 2: nothing was written.",
        de="Mehrere Dateien bekommen eine index.html, die sie auflistet. Ein Dokument, das misslingt, hält die anderen "
        "nicht auf: es steht am Ende, und der Rückgabewert ist 1. Rückgabewert 2: nichts geschrieben.",
    ),
)
_ERRORS = Text(en="the program has errors [K001]", de="Das Programm hat Fehler [K001]")
_ERRORS_HINT = Text(
    en="see them with skew validate {file}; write all the same with --force",
    de="ansehen mit skew validate {file}; trotzdem schreiben mit --force",
)
_TAKEN = Text(
    en="a document of {first} has this file name already", de="So heißt schon die Datei eines Dokuments von {first}"
)
_TAKEN_HINT = Text(
    en="make the ids differ in letters or digits", de="die Kennungen in Buchstaben oder Ziffern unterscheiden"
)
_STOPPED = Text(en="stopped after {n} of {total} documents", de="abgebrochen nach {n} von {total} Dokumenten")
_STOPPED_HINT = Text(en="what is there is listed in {index}", de="was fertig ist, führt {index} auf")


class Stopped(SkewError):  # noqa: N818 - says what happened
    """Somebody interrupted a run; `done` came of it."""

    exit_code = 130

    def __init__(self, done: "tuple[Done, ...]", total: int) -> None:
        super().__init__(_STOPPED, n=len(done), total=total)
        self.done = done


def run(
    terminal: Terminal,
    programs: Annotated[list[str] | None, Argument(metavar="PROGRAM")] = None,
    season: Annotated[str, Option("--season", metavar="YEAR")] = "",
    document: Annotated[str, Option("--document", metavar="KIND")] = "handout",
    fmt: Annotated[str, Option("--format", metavar="FORMAT")] = "md",
    lang: Annotated[str, Option("--lang")] = "",
    audience: Annotated[str, Option("--audience")] = "",
    with_contacts: Annotated[bool, Option("--with-contacts")] = False,
    session: Annotated[str, Option("--session", metavar="N")] = "",
    side: Annotated[str, Option("--side")] = "",
    output: Annotated[str, Option("-o", "--output", metavar="DIR")] = "",
    open_: Annotated[bool, Option("--open")] = False,
    workers: Annotated[str, Option("-j", "--jobs", metavar="N")] = "0",
    force: Annotated[bool, Option("--force")] = False,
    dry_run: Annotated[bool, Option("--dry-run")] = False,
    as_json: Annotated[bool, Option("--json")] = False,
) -> int:
    """Writes `<season>-<id>-<kind>[-<meeting>|-<side>]-<lang>.<suffix>`, or one text to stdout."""
    from skew_cli.app.papers.jobs import program_jobs, season_jobs  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli import papers  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.papers_told import Told  # noqa: PLC0415 - start-up, law 10
    from skew_cli.store.outputs import refuse_inside  # noqa: PLC0415 - start-up, law 10

    processes = read_number(workers, name="--jobs", low=0, high=64)
    wish = papers.read_wish(
        document=document,
        fmt=fmt,
        lang=lang or terminal.lang,
        audience=audience,
        contacts=with_contacts,
        side=side,
        session=session,
    )
    index = terminal.index()
    sources, seasons = papers.subjects(terminal, index, programs or (), season, wish)
    wish = papers.with_session(index, sources, wish, session)
    jobs = (
        *(job for year in seasons for job in season_jobs(year, wish)),
        *(job for source in sources for job in program_jobs(index, source, wish)),
    )
    if not jobs:
        raise Refused(
            Text(en="nothing is there yet for: {kinds}", de="Es gibt noch nichts für: {kinds}"), kinds=wish.kinds
        )
    left_out = _left_out(jobs, frozenset() if force or not sources else _with_errors(index, sources))
    if len(jobs) == 1 and not (output or as_json or open_):
        return _to_stdout(terminal, index, jobs[0])
    folder = terminal.directory / output if output else index.repository.root / "build" / "documents"
    refuse_inside(folder, index.repository.root)
    told = Told(
        terminal=terminal,
        index=index,
        folder=folder,
        shown=Path(output).as_posix() if output else "build/documents",
        unreadable=papers.unreadable(index, season),
        dry_run=dry_run,
    )
    try:
        done = _make(terminal, index, jobs, None if dry_run else folder, left_out=left_out, processes=processes)
    except Stopped as stop:
        if listing := replace(told, done=stop.done).listing:
            stop.hint, stop.values["index"] = _STOPPED_HINT, f"{told.shown}/{listing}"
        raise
    done, more = papers.unfit(wish, done)
    told = replace(told, done=done, more=more)
    told.tell(as_json=as_json)
    if open_:
        told.open()
    return 1 if told.failed else 0


def _with_errors(index: "Index", sources: "tuple[Source, ...]") -> frozenset[str]:
    """The programs among several that have errors; Refused when all of them do."""
    from skew_cli.app.gate import refuse_errors  # noqa: PLC0415 - start-up, law 10

    try:
        refuse_errors(index, sources)
    except Refused as refusal:
        files = refusal.values["files"]
        bad = frozenset(files if isinstance(files, tuple) else ())
        if bad.issuperset(each.file for each in sources):
            raise
        return bad
    return frozenset()


def _left_out(jobs: "Iterable[Job]", bad: frozenset[str]) -> "dict[Job, Failure]":
    """What is not even tried, and why: a program has errors, or the file is that of another document already."""
    from skew_cli.app.papers.jobs import clashes  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.papers.run import Failure  # noqa: PLC0415 - start-up, law 10

    jobs = tuple(jobs)
    taken = clashes(jobs).items()
    return {
        **{job: Failure(message=_TAKEN, hint=_TAKEN_HINT, values={"first": first.source}) for job, first in taken},
        **{
            job: Failure(message=_ERRORS, hint=_ERRORS_HINT, values={"file": job.source})
            for job in jobs
            if job.source in bad
        },
    }


def _to_stdout(terminal: Terminal, index: "Index", job: "Job") -> int:
    from skew_cli.app.papers.run import Press  # noqa: PLC0415 - start-up, law 10
    from skew_cli.app.papers.untranslated import remarks  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.papers_told import tell_remarks  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.stdout import deliver, refuse_screen  # noqa: PLC0415 - start-up, law 10
    from skew_cli.exports import formats  # noqa: PLC0415 - start-up, law 10

    binary = formats()[job.fmt].binary
    if binary:
        refuse_screen(job.suffix.lstrip("."), Text(en="name a folder: -o DIR", de="einen Ordner nennen: -o ORDNER"))
    press = Press(index)
    doc, rendered = press.render(job)
    tell_remarks(terminal, (*rendered.remarks, *remarks({job.lang: press.foreign(job, doc)})))
    deliver(terminal, rendered.content, binary=binary)
    return 0


def _make(
    terminal: Terminal,
    index: "Index",
    jobs: "tuple[Job, ...]",
    folder: Path | None,
    *,
    left_out: "dict[Job, Failure]",
    processes: int,
) -> "tuple[Done, ...]":
    """What came of all jobs, in their order; without a folder nothing is written."""
    from skew_cli.app.papers import run as press  # noqa: PLC0415 - start-up, law 10
    from skew_cli.cli.papers_told import bar  # noqa: PLC0415 - start-up, law 10

    if len(jobs) == 1:
        return (press.Press(index).make(jobs[0], folder),)
    wanted = [job for job in jobs if job not in left_out]
    through: list[Done] = []

    def told(made: "Iterable[Done]") -> None:
        through.extend(made)
        bar(terminal, len(through), len(wanted))

    told(())
    try:
        made = {each.job: each for each in press.run(index, wanted, folder, workers=processes, told=told)}
    except KeyboardInterrupt:
        bar(terminal, len(wanted), len(wanted))
        raise Stopped(tuple(through), len(wanted)) from None
    failed = {job: press.Done(job=job, failure=why) for job, why in left_out.items()}
    return tuple((made | failed)[job] for job in jobs)
