"""A program in the editor: a copy, the check of its text in memory, and what to do with errors."""

import difflib
import sys
from dataclasses import replace
from pathlib import Path
from typing import Literal

from rich.cells import cell_len

from skew_cli.app.load import Index
from skew_cli.cli.ask import Question
from skew_cli.cli.fixing import harmless
from skew_cli.cli.pick import pick_program
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options
from skew_cli.cli.validating import ordered
from skew_cli.errors import Refused, SkewError
from skew_cli.model.report import Report, Style
from skew_cli.reports import report_format
from skew_cli.store import files
from skew_cli.store.copies import Copy, base, earlier, folder_of, forget
from skew_cli.store.editor import edit_file
from skew_cli.words import Counted, Text

Answer = Literal["edit", "keep", "discard"]

_UNCHANGED = Text(
    en="{file} is unchanged. An editor that is still open must be told to wait, such as code --wait.",
    de="{file} ist unverändert. Ein noch offener Editor muss warten, zum Beispiel mit code --wait.",
)
_WRITTEN = Text(en="{file} is written.", de="{file} ist geschrieben.")
_OLD = Text(en="{file} keeps its old text.", de="{file} behält den alten Text.")
_KEPT = Text(
    en="The edited text is kept in {copy}; go on with it: skew edit {file} --from {copy}",
    de="Der bearbeitete Text liegt in {copy}; damit weiter: skew edit {file} --from {copy}",
)
_EARLIER = Counted(
    one=Text(
        en="An earlier text was not taken over: {copies}. Go on with it: --from {copy}; not needed: delete {folder}",
        de="Ein früherer Text wurde nicht übernommen: {copies}. Damit weiter: --from {copy}; unnötig: {folder} löschen",
    ),
    other=Text(
        en="{n} earlier texts were not taken over: {copies}. Go on with the newest: --from {copy}; "
        "not needed: delete its folder, such as {folder}",
        de="{n} frühere Texte wurden nicht übernommen: {copies}. Mit dem neuesten weiter: --from {copy}; "
        "unnötig: den Ordner löschen, hier {folder}",
    ),
)
_BEFORE = Text(en="Errors: {n}, all of them there before.", de="Fehler: {n}, alle schon vorher da.")
_ALL_THE_SAME = Text(
    en="Go on with the kept text all the same? It undoes the first change above",
    de="Trotzdem mit dem aufgehobenen Text weiter? Er macht die erste Änderung oben rückgängig",
)
_REFUSED = Refused(
    Text(
        en="{file} keeps its old text, because the new one has new errors.",
        de="{file} behält den alten Text, denn im neuen kommen Fehler hinzu.",
    ),
    Text(en="write it anyway with --keep", de="mit --keep trotzdem schreiben"),
)
_QUESTION = Question(
    name="keep",
    label=Text(en="What shall be done?", de="Was soll geschehen?"),
    choices={"edit": "edit", "keep": "keep", "discard": "discard"},
    default="edit",
)
_CHOICES = {
    "edit": Text(en="edit again, at the first error", de="weiter bearbeiten, am ersten Fehler"),
    "keep": Text(en="keep the new text anyway", de="den neuen Text trotzdem behalten"),
    "discard": Text(en="discard it, the old text stays", de="verwerfen, der alte Text bleibt"),
}


def edit(terminal: Terminal, word: str | None, *, start: str, keep: bool, discard: bool) -> int:
    """The exit code of contract 2. Whatever happens, a text that is not in the program is kept and named."""
    if keep and discard:
        raise SkewError(
            Text(en="--keep and --discard do not go together.", de="--keep und --discard passen nicht zusammen."),
            Text(en="leave one of them out", de="eins von beiden weglassen"),
        )
    repository = terminal.repository
    file = _file(terminal, terminal.index(), word)
    old = repository.read(file)
    given = terminal.directory / start
    if start and not given.exists():
        given = repository.root / start
    text = files.read(given) if start else old
    _name_earlier(terminal, file, given)
    began = base(repository.root, file, given) if start else None
    if began is not None and old not in (began, text):
        _show_both(terminal, file, began, old, text, start)
        if not (terminal.interactive and terminal.asker.yes_no(terminal.fill(_ALL_THE_SAME, {}), default=False)):
            raise _changed(file)
    copy = Copy.of(repository.root, file, text, base=old)
    code = None
    try:
        code = _work(terminal, copy, file, old, preset="keep" if keep else "discard" if discard else None)
    finally:
        if code is not None or not copy.holds_work:
            copy.remove()
        else:
            replace(terminal, quiet=False).say(_KEPT, copy=copy.name, file=file)
    if code is None:
        return 1
    if start:
        forget(repository.root, file, given)
    return code


def _name_earlier(terminal: Terminal, file: str, given: Path) -> None:
    """Earlier texts of the file besides the one that is gone on with."""
    root = terminal.repository.root
    names = [each for each in earlier(root, file) if files.resolved(root / each) != files.resolved(given)]
    if names:
        newest = names[-1]
        listed, n = ", ".join(names), len(names)
        terminal.say(_EARLIER.of(n), n=n, copies=listed, copy=newest, folder=folder_of(newest))


def _work(terminal: Terminal, copy: Copy, file: str, old: bytes, preset: Answer | None) -> int | None:
    """The exit code once the text is in the program; None if the advisor discards it."""
    line = None
    while True:
        edit_file(copy.path, line)
        text = copy.read()
        if text == old:
            terminal.say(_UNCHANGED, file=file)
            return 0
        report = _check(terminal, file, text)
        faulty = report.summary.exit_code != 0
        answer = _answer(terminal, report, file, old, preset) if faulty else "keep"
        if answer == "keep":
            if (now := terminal.repository.read(file)) != old:
                _show_both(terminal, file, old, now, text, copy.name)
                raise _changed(file)
            terminal.repository.write(file, text, old=old)
            terminal.say(_WRITTEN, file=file)
            return int(faulty)
        if answer == "discard":
            terminal.say(_OLD, file=file)
            return None
        line = next((each.finding.range.start.line for each in report.shown if each.finding.file == file), None)


def _show_both(terminal: Terminal, file: str, began: bytes, now: bytes, text: bytes, name: str) -> None:
    """What somebody else changed in the file, then what the advisor did."""
    for new, named in ((now, file), (text, name)):
        before, after = (each.decode("utf-8", "replace").splitlines() for each in (began, new))
        diff = difflib.unified_diff(before, after, file, named, lineterm="")
        terminal.data("".join(harmless(each) for each in diff))
    sys.stdout.flush()


def _changed(file: str) -> SkewError:
    return SkewError(
        Text(
            en="{file} changed meanwhile; nothing was written",
            de="{file} wurde inzwischen geändert; nichts geschrieben",
        ),
        Text(
            en="bring your change into its new text: skew edit {file}",
            de="die eigene Änderung in den neuen Text einarbeiten: skew edit {file}",
        ),
        file=file,
    )


def _errors(report: Report) -> frozenset[str]:
    return frozenset(each.finding.fingerprint for each in report.shown)


def _check(terminal: Terminal, file: str, text: bytes) -> Report:
    outcome = ordered(terminal, Options(show="error", fail_on="error")).run({file: text})
    only = replace(outcome, wanted=replace(outcome.wanted, kind="paths", files=frozenset({file})))
    report = only.report(terminal.lang)
    # What `skew validate` says of other files and of --fix is no help here.
    return replace(report, summary=replace(report.summary, outside_filter=0, fixable=0))


def _answer(terminal: Terminal, report: Report, file: str, old: bytes, preset: Answer | None) -> Answer:
    """What becomes of a text with errors; who brings in none that was not there before is not held up."""
    style = Style(color=terminal.colour_out, ascii=terminal.ascii_out, width=cell_len)
    terminal.data(report_format("full").render(report, style))
    sys.stdout.flush()
    if preset is not None:
        return preset
    known = _errors(report) <= _errors(_check(terminal, file, old))
    if known:
        terminal.say(_BEFORE, n=len(report.shown))
    if not terminal.interactive:
        if known:
            return "keep"
        raise Refused(_REFUSED.message, _REFUSED.hint, file=file)
    choices = {name: text.get(terminal.lang) for name, text in _CHOICES.items()}
    question = replace(_QUESTION, choices=choices, default="keep" if known else "edit")
    answer: str = terminal.asker.ask(question)
    return "keep" if answer == "keep" else "discard" if answer == "discard" else "edit"


def _file(terminal: Terminal, index: Index, word: str | None) -> str:
    """The file that is meant: any below `programs/` by its path, a program also by its name, readable or not."""
    if word is not None:
        root = index.repository.root
        places = {files.resolved(terminal.directory / word), files.resolved(root / word)}
        for name in index.sources:
            address = name.removeprefix("programs/").rsplit(".", 1)[0]
            if files.resolved(root / name) in places or address == word:
                return name
        faulty = [
            name
            for name, each in index.sources.items()
            if each.program is None and not each.shared and Path(name).stem == word
        ]
        if faulty:
            return max(faulty)
    return pick_program(terminal, index, word, writing=True).file
