"""The reports of one run: one format on stdout, any number in files, the rest in words on stderr (contract 1)."""

import os
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TextIO

from skew_cli.cli.streams import in_actions, is_terminal
from skew_cli.cli.terminal import Stream, Terminal
from skew_cli.cli.validate_options import Options
from skew_cli.cli.values import read_number, read_one
from skew_cli.errors import SkewError
from skew_cli.model.report import Report, ReportFormat, Style
from skew_cli.model.text import no_command
from skew_cli.reports import PINNED, names, report_format
from skew_cli.store import files
from skew_cli.store.git import top
from skew_cli.words import Counted, Text

_AUTO = "auto"
_LIMIT = 50
_MADE = Text(en="new folder for a report: {folder}", de="neuer Ordner für einen Bericht: {folder}")
_CUT = Counted(
    one=Text(
        en="{format}: 1 finding is left out, because its readers take no more",
        de="{format}: 1 Befund fehlt, weil mehr nicht gelesen wird",
    ),
    other=Text(
        en="{format}: {n} findings are left out, because its readers take no more",
        de="{format}: {n} Befunde fehlen, weil mehr nicht gelesen wird",
    ),
)


class Reports:
    """What a run shall write; made before anything is checked, so that what cannot be written is told at once."""

    def __init__(self, terminal: Terminal, options: Options) -> None:
        """Removes what an earlier run left at the places of `--report`.

        Raises SkewError, before anything is removed, for a format that does not exist and a place that is none.
        """
        self._terminal, self._options = terminal, options
        wanted = options.max_findings
        self._limit = read_number(wanted, name="--max-findings", low=1, high=100_000) if wanted else None
        self._format = None if options.fmt == _AUTO else _named(options.fmt, "--format", _AUTO)
        self._files: dict[Path, ReportFormat] = {}
        for each in options.report:
            fmt, path = self._place(each)
            if path in self._files:
                raise _bad_place(each, Text(en="two reports want this file", de="Zwei Berichte wollen diese Datei"))
            self._files[path] = fmt
        for path in self._files:
            if not path.parent.exists():
                terminal.say(_MADE, folder=Path(os.path.relpath(path.parent, terminal.directory)).as_posix())
            files.make_room(path)

    def write(self, report: Callable[[str], Report], *, to_stderr: bool = False) -> int:
        """Writes all reports; `report` makes that of a language. The exit code of the findings.

        With `to_stderr` stdout is left to something else. Raises SkewError when a file cannot be written.
        """
        made = cache(report)
        problems = []
        for path, fmt in self._files.items():
            style = Style(width=_cells, statistics=self._options.statistics)
            text = fmt.render(made(self._lang(fmt)), style)
            try:
                files.put(path, text.encode("utf-8", "replace"))
            except SkewError as problem:
                problems.append(problem)
        shown = list(self._shown("err" if to_stderr else "out"))
        for fmt, to in shown:
            text = fmt.render(made(self._lang(fmt)), self._style(to))
            self._terminal.data(text if fmt.data or not in_actions() else no_command(text), to)
        for fmt in {each.name: each for each in (*self._files.values(), *(fmt for fmt, _ in shown))}.values():
            if n := fmt.cut(made(self._lang(fmt))):
                self._terminal.say(_CUT.of(n), format=fmt.name, n=n)
        if problems:
            raise problems[0]
        return made(self._lang(shown[0][0])).summary.exit_code

    def _shown(self, to: Stream) -> Iterator[tuple[ReportFormat, Stream]]:
        """What is written to the streams of the process."""
        if self._format:
            yield self._format, to
        elif in_actions():
            yield report_format("full"), to
            yield report_format("github"), "err"
        else:
            yield report_format("full" if is_terminal(_stream(to)) else "concise"), to

    def _lang(self, fmt: ReportFormat) -> str:
        return "en" if fmt.data and not self._terminal.lang_given else self._terminal.lang

    def _style(self, to: Stream) -> Style:
        terminal, seen = self._terminal, is_terminal(_stream(to))
        color = terminal.colour_out if to == "out" else terminal.colour_err
        return Style(
            color=color,
            ascii=terminal.ascii_out if to == "out" else terminal.ascii_err,
            links=color and seen and os.environ.get("TERM") != "dumb",
            width=_cells,
            limit=self._limit or (_LIMIT if seen else None),
            statistics=self._options.statistics,
        )

    def _place(self, given: str) -> tuple[ReportFormat, Path]:
        """Format and file of `FORMAT=PATH`; a file that skew reads is no place for a report."""
        name, sign, where = given.partition("=")
        if not sign or not where:
            raise _bad_place(given, Text(en="--report takes FORMAT=PATH", de="--report will FORMAT=PFAD"))
        fmt = _named(name, "--report")
        path = Path(os.path.abspath(self._terminal.directory / where))  # noqa: PTH100 - follows no link
        if path.is_dir() or where == "-":
            raise _bad_place(given, Text(en="this is no file", de="Das ist keine Datei"))
        here, real = files.resolved(self._terminal.directory), files.resolved(path)
        around = here if self._options.merge else files.resolved(self._terminal.repository.root)
        if not path.parent.exists() and not real.is_relative_to(top(here) or around):
            raise _bad_place(given, Text(en="its folder does not exist", de="Den Ordner dafür gibt es nicht"))
        if self._options.merge:
            return fmt, path
        repository = self._terminal.repository
        if real.is_relative_to(root := files.resolved(repository.root)):
            inside = real.relative_to(root)
            source = inside.parts[0] == "programs" and inside.suffix in (".yaml", ".yml")
            if source or inside.as_posix() in ("skew.toml", self._options.baseline or repository.config.baseline):
                raise _bad_place(given, Text(en="skew reads this file", de="Diese Datei liest skew"))
        return fmt, path


def _named(name: str, option: str, *more: str) -> ReportFormat:
    chosen = read_one(name, (*more, *names(), *PINNED), name=option)
    return report_format(chosen)


def _cells(text: str) -> int:
    from rich.cells import cell_len  # noqa: PLC0415 - start-up, law 10: only where something is aligned

    return cell_len(text)


def _stream(to: Stream) -> TextIO:
    return sys.stdout if to == "out" else sys.stderr


def _bad_place(given: str, why: Text) -> SkewError:
    return SkewError(
        Text(en=f'--report "{{given}}": {why.en}.', de=f'--report "{{given}}": {why.de}.'),
        Text(en="for example --report json=build/report.json", de="zum Beispiel --report json=build/report.json"),
        given=given,
    )
