"""The way in: encodings, the options of every command, the fast door, then one command."""

import gc
import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from skew_cli.cli import commands
from skew_cli.cli.arguments import NAMES, Taken, command_at, take
from skew_cli.cli.language import choose
from skew_cli.cli.streams import colour, hush, prepare, unwritable
from skew_cli.cli.terminal import Terminal, may_not_ask, wants_ascii
from skew_cli.cli.usage import option_without_value, unknown_command, unknown_option
from skew_cli.cli.values import read_choice, read_date
from skew_cli.errors import SkewError
from skew_cli.store.root import gone, root
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.cli.command import Command

COMPLETE = "__complete"
"""First argument by which the scripts of `skew completion` call back."""
ALONE = "agenda"
"""What `skew` without a command does inside a repository."""

_NOTHING = Text(en="Nothing written.", de="Nichts geschrieben.")
_INTERRUPTED = 130
_PIPE_CLOSED = 141


def main(argv: list[str] | None = None) -> int:
    """Runs a command line, by default that of the process, and returns the exit code (ux 6)."""
    args = list(sys.argv[1:] if argv is None else argv)
    gc.set_threshold(500_000, 20, 20)  # what was read stays: to look through it for cycles took a third of the time
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # to look for some takes as long as a small file
    prepare()
    terminal = _speaking(Taken(values={}, rest=()))
    try:
        code = _complete(args[1:]) if args[:1] == [COMPLETE] else None
        if code is None:
            name, command, taken = _understand(args)
            terminal = _speaking(taken)
            code = _run(args, name, command, taken)
        sys.stdout.flush()
    except BrokenPipeError:
        hush()
        return _PIPE_CLOSED
    except KeyboardInterrupt:
        terminal.say(_NOTHING)
        code = _INTERRUPTED
    except SkewError as error:
        terminal.error(error)
        code = error.exit_code
    except Exception as error:  # noqa: BLE001 - the last net: nobody shall see a traceback
        from skew_cli.cli.crash import report  # noqa: PLC0415 - start-up, law 10

        bug = unwritable(error) or report()
        terminal.error(bug)
        code = bug.exit_code
    return code


def _understand(args: list[str]) -> tuple[str | None, "Command | None", Taken]:
    """The command and the options of every command."""
    at = command_at(args)
    if at is None:
        return None, None, take(args, {})
    name, others = args[at], [*args[:at], *args[at + 1 :]]
    if name not in commands.names():
        return name, None, take(others, {})
    from skew_cli.cli.command import Command  # noqa: PLC0415 - start-up, law 10: only with a command

    command = Command(name)
    taken = take(others, command.options)
    # On a help page there is no document that a `--lang` of the command could be about.
    return name, command, take(others, {}) if "--help" in taken else taken


def _run(args: list[str], name: str | None, command: "Command | None", taken: Taken) -> int:
    if name is None:
        return _alone(args, taken)
    if command is None:
        raise unknown_command(name, commands.names())
    if taken.dangling:
        raise option_without_value(taken.dangling, f"skew {name}")
    terminal = replace(_terminal(taken), example=command.help.example.splitlines()[0], args=tuple(args))
    if "--help" in taken:
        terminal.data(command.page(terminal))
        return 0
    return command.run(list(taken.rest), terminal)


def _alone(args: list[str], taken: Taken) -> int:
    """`skew` without a command."""
    if taken.dangling:
        raise option_without_value(taken.dangling, "skew")
    terminal = _terminal(taken)
    if "--version" in taken.rest:
        from skew_cli.cli.version import version  # noqa: PLC0415 - start-up, law 10: loads the time zones

        terminal.data(f"{version()}\n")
        return 0
    if taken.rest:
        raise unknown_option(taken.rest[0], (*NAMES, "--version"), "skew")
    if "--help" in taken or root(terminal.directory) is None:
        from skew_cli.cli.contents import overview  # noqa: PLC0415 - start-up, law 10: only for this page

        terminal.data(overview(terminal.lang, lambda text: terminal.paint(text, "bold")))
        return 0
    from skew_cli.cli.command import Command  # noqa: PLC0415 - start-up, law 10: only with a command

    return Command(ALONE).run([], replace(terminal, args=("", *args)))


def _complete(words: list[str]) -> int:
    from skew_cli.cli.complete import complete  # noqa: PLC0415 - start-up, law 10: only when a shell asks

    for value, about in complete(words, os.environ):
        sys.stdout.write(f"{value}\t{about}\n")
    return 0


def _directory(taken: Taken) -> Path:
    return Path(taken.values.get("-C", "."))


def _speaking(taken: Taken) -> Terminal:
    """A terminal that can tell an error whatever is wrong with the options."""
    option, environ = taken.values.get("--color"), os.environ
    return Terminal(
        lang=choose(taken.values.get("--lang"), _directory(taken), environ),
        lang_given="--lang" in taken,
        directory=_directory(taken),
        color=option,
        colour_out=colour(option, environ, sys.stdout),
        colour_err=colour(option, environ, sys.stderr),
        ascii_out=wants_ascii("--ascii" in taken, sys.stdout),
        ascii_err=wants_ascii("--ascii" in taken, sys.stderr),
        quiet="--quiet" in taken,
        verbose="--verbose" in taken,
        no_input=may_not_ask("--no-input" in taken or "--json" in taken.rest),
        yes="--yes" in taken,
    )


def _terminal(taken: Taken) -> Terminal:
    """The terminal of a command; refuses values that are not allowed."""
    for name, variable, allowed in (
        ("--lang", "SKEW_LANG", ("de", "en")),
        ("--color", "SKEW_COLOR", ("auto", "always", "never")),
    ):
        if name in taken:
            read_choice(taken.values[name], dict.fromkeys(allowed, ""), name=name, whole=True)
        elif given := os.environ.get(variable):
            read_choice(given, dict.fromkeys(allowed, ""), name=variable, whole=True)
    if gone(_directory(taken)):
        raise SkewError(
            Text(en="the current folder is deleted.", de="Den aktuellen Ordner gibt es nicht mehr."),
            Text(en="change to another folder", de="in einen anderen Ordner wechseln"),
        )
    if not _directory(taken).is_dir():
        raise SkewError(
            Text(en='-C: there is no folder "{folder}".', de='-C: Den Ordner "{folder}" gibt es nicht.'),
            Text(en="check how it is written", de="die Schreibweise prüfen"),
            folder=taken.values["-C"],
        )
    given = taken.values.get("--as-of")
    date = read_date(given, name="--as-of") if given is not None else None
    return replace(_speaking(taken), as_of=date)
