"""What may come next on a command line: commands, options, program ids; no YAML is read."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from skew_cli.cli import commands
from skew_cli.cli.arguments import EVERYWHERE, command_at, take
from skew_cli.cli.contents import SUMMARIES
from skew_cli.cli.language import choose
from skew_cli.store.root import program_ids

if TYPE_CHECKING:
    from skew_cli.cli.command import Command

_PROGRAM = frozenset({"program", "programs"})
"""Names of the arguments that take ids of programs."""


def complete(words: Sequence[str], environ: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Continuations of the last word, each with a short explanation; `words` are those after `skew`."""
    *before, last = words or [""]
    last = last.strip('"')  # how PowerShell hands over an empty word differs between its versions
    at = command_at(before)
    name = before[at] if at is not None else ""
    command = _command(name) if name in commands.names() else None
    taken = take(before, command.options if command else {})
    directory = Path(taken.values.get("-C", "."))
    lang = choose(taken.values.get("--lang"), directory, environ)
    found: list[tuple[str, str]] = []
    if last.startswith("-"):
        found = [(each, option.text.get(lang)) for option in EVERYWHERE for each in option.names if each[1:2] == "-"]
        if command:
            found += [
                (each, command.help.options[option.name].get(lang))
                for option in command.parameters
                for each in option.names
                if each.startswith("--")
            ]
    elif command and before[-1] in command.help.values:
        found = [(each, "") for each in command.help.values[before[-1]]]
    elif at is None:
        found = [(each, text.get(lang)) for each, text in SUMMARIES.items()]
    elif command and _PROGRAM & {*command.arguments} and not (taken.dangling or command.options.get(before[-1])):
        found = [(each, "") for each in program_ids(directory)]
    for value, about in sorted(dict(found).items()):
        if value.startswith(last):
            yield value, about


def _command(name: str) -> "Command":
    from skew_cli.cli.command import Command  # noqa: PLC0415 - start-up, law 10: only behind a command

    return Command(name)
