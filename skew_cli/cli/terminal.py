"""The person at the other end: what is written where, in which language, with colour or without, and whether to ask."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TextIO

from skew_cli.cli.language import Lang
from skew_cli.cli.streams import in_actions, is_terminal, speaks_utf8, to_ascii
from skew_cli.errors import SkewError
from skew_cli.model.text import no_command
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.app.load import Index
    from skew_cli.cli.ask import Asker
    from skew_cli.model.types import Status
    from skew_cli.store.repository import Repository

Style = Literal["red", "yellow", "bold"]
Stream = Literal["out", "err"]

_SGR = {"red": "\x1b[31m", "yellow": "\x1b[33m", "bold": "\x1b[1m"}
_RESET = "\x1b[0m"
_ERROR = Text(en="error", de="Fehler")
_HELP = Text(en="help", de="Abhilfe")


@dataclass(frozen=True, kw_only=True)
class Terminal:
    """What every command gets first."""

    lang: Lang
    lang_given: bool = False
    """Whether `--lang` chose it; data formats speak English unless it did."""
    directory: Path
    """The folder of `-C`, else the current one."""
    as_of: dt.date | None = None
    color: str | None = None
    """The option `--color`; what it comes to is in the next two."""
    colour_out: bool = False
    colour_err: bool = False
    ascii_out: bool = False
    ascii_err: bool = False
    quiet: bool = False
    verbose: bool = False
    no_input: bool = False
    """Never ask: `--no-input`, SKEW_NO_INPUT, CI or `--json`."""
    yes: bool = False
    example: str = "skew --help"
    """The first example of the command, for errors that show how it is written."""
    args: tuple[str, ...] = ()
    """The command line as it was given."""
    heard: Callable[[Stream, str], None] | None = None
    """Hears all that is written."""

    @cached_property
    def today(self) -> dt.date:
        """`--as-of`, SKEW_AS_OF or the current date in Berlin."""
        from skew_cli.store.clock import today  # noqa: PLC0415 - start-up, law 10: loads the time zones

        return today(self.as_of)

    @property
    def width(self) -> int | None:
        """Cells in a line of stdout; None where it is no terminal, because a program reads lines, not screens."""
        import shutil  # noqa: PLC0415 - start-up, law 10

        return shutil.get_terminal_size().columns if is_terminal(sys.stdout) else None

    @cached_property
    def interactive(self) -> bool:
        """Whether somebody is there to be asked."""
        return not self.no_input and is_terminal(sys.stdin) and is_terminal(sys.stderr)

    @cached_property
    def asker(self) -> "Asker":
        """Asks on stderr, hears from stdin."""
        return self.ask(lambda _: None)

    def ask(self, keep: Callable[[dict[str, str]], None]) -> "Asker":
        """As `asker`; `keep` gets the answers after each one."""
        from skew_cli.cli.ask import Asker  # noqa: PLC0415 - only where something is asked

        return Asker(sys.stdin.readline, lambda text: self._write("err", text), self.lang, keep)

    @cached_property
    def repository(self) -> "Repository":
        """The repository around `directory`; a SkewError where there is none."""
        from skew_cli.store.repository import find  # noqa: PLC0415 - start-up, law 10: loads pydantic

        return find(self.directory)

    def index(self, status: "Status | None" = None) -> "Index":
        """Everything in the repository, read once more at each call; `status` judges every program by another one."""
        from skew_cli.app.load import load  # noqa: PLC0415 - start-up, law 10: loads ruamel and the models

        self.detail(Text(en="reading {root}", de="lese {root}"), root=self.repository.root.as_posix())
        return load(self.repository, self.today, status=status)

    def fill(self, text: Text, values: Mapping[str, Any]) -> str:
        """The sentence with its values in words; foreign text in it cannot steer the terminal."""
        return text.get(self.lang).format_map({name: self.worded(value) for name, value in values.items()})

    def worded(self, value: object) -> str:
        """One value in words: a date with its weekday, a term from the glossary, a quotation in quotes."""
        from skew_cli.languages.phrase import worded  # noqa: PLC0415 - start-up, law 10: not for a help page

        return worded(value, self.lang)

    def worded_term(self, key: str) -> str:
        """The word for an identifier of the file format, such as `planned`."""
        from skew_cli.model.finding import Term  # noqa: PLC0415 - start-up, law 10: not for a help page

        return self.worded(Term(key))

    def data(self, text: str, to: Stream = "out") -> None:
        """Text to a stream as it is, without a line end of its own."""
        self._write(to, text)

    def line(self, text: Text, **values: object) -> None:
        """A sentence as a line of stdout."""
        self._write("out", f"{self.fill(text, values)}\n")

    def say(self, text: Text, **values: object) -> None:
        """A sentence as a line of stderr; silent with `-q`."""
        if not self.quiet:
            self._write("err", f"{self.fill(text, values)}\n")

    def progress(self, text: Text, **values: object) -> None:
        """A line of stderr that the next one overwrites; only where somebody looks at it."""
        if not self.quiet and is_terminal(sys.stderr):
            self._write("err", f"{self.fill(text, values)}\r")

    def detail(self, text: Text, **values: object) -> None:
        """A line of stderr that only `-v` shows."""
        if self.verbose:
            self._write("err", f"{self.fill(text, values)}\n")

    def error(self, error: SkewError) -> None:
        """The two lines of an error on stderr."""
        head = self.paint(_ERROR.get(self.lang), "red", "err")
        self._write("err", f"{head}: {self.fill(error.message, error.values)}\n")
        if error.hint is not None:
            self._write("err", f"{_HELP.get(self.lang)}: {self.fill(error.hint, error.values)}\n")

    def json(self, value: object) -> None:
        """An object as JSON to stdout, ASCII only, so that no code page can spoil it."""
        import json  # noqa: PLC0415 - start-up, law 10

        self._write("out", json.dumps(value, ensure_ascii=True, indent=2) + "\n")

    def paint(self, text: str, style: Style, stream: Stream = "out") -> str:
        """The text in a style, where that stream has colour."""
        wanted = self.colour_out if stream == "out" else self.colour_err
        return f"{_SGR[style]}{text}{_RESET}" if wanted else text

    def confirm(self, question: Text, *, default: bool = True, **values: object) -> bool:
        """The closing question before something is written; without a terminal it needs `--yes`."""
        if self.yes:
            return True
        if self.interactive:
            return self.asker.yes_no(self.fill(question, values), default=default)
        raise SkewError(
            Text(
                en="without a terminal skew does not ask: {question}",
                de="Ohne Terminal fragt skew nicht: {question}",
            ),
            Text(
                en="answer with --yes, or look first with --dry-run",
                de="mit --yes antworten, oder erst mit --dry-run ansehen",
            ),
            question=self.fill(question, values),
        )

    def _write(self, to: Stream, text: str) -> None:
        stream, plain = (sys.stdout, self.ascii_out) if to == "out" else (sys.stderr, self.ascii_err)
        text = to_ascii(text) if plain else text
        text = no_command(text) if to == "err" and in_actions() else text
        if self.heard is not None:
            self.heard(to, text)
        stream.write(text)
        if to == "err":
            stream.flush()


def wants_ascii(option: bool, stream: TextIO) -> bool:
    """Whether a stream gets plain signs: on request, or because it is a terminal that lacks the others."""
    return option or (is_terminal(stream) and not speaks_utf8(stream))


def may_not_ask(option: bool) -> bool:
    """Whether asking is switched off by option or environment."""
    return option or bool(os.environ.get("SKEW_NO_INPUT")) or bool(os.environ.get("CI"))
