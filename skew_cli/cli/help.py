"""Help pages: an example first, then the options, plain text without boxes, in German and English."""

import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import typer.core

from skew_cli.cli.arguments import EVERYWHERE
from skew_cli.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What a command says about itself."""

    summary: Text
    """One line, without a full stop."""
    example: str
    """One command line, or several."""
    options: Mapping[str, Text] = field(default_factory=dict)
    """A text for every parameter, by its name in `run`."""
    order: int = 50
    """Place in the list of commands; equal ones stand by name."""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values to complete behind an option, by its name on the command line."""
    notes: Text | None = None
    """What else belongs on the page, such as a table of exit codes."""


_USAGE = Text(en="Usage", de="Aufruf")
_EXAMPLE = Text(en="Example", de="Beispiel")
_COMMANDS = Text(en="Commands", de="Befehle")
_ARGUMENTS = Text(en="Arguments", de="Angaben")
_OPTIONS = Text(en="Options", de="Optionen")
_EVERYWHERE = Text(en="With every command", de="Bei jedem Befehl")
_ABOUT = Text(
    en="Hospitation programs between municipalities in North Rhine-Westphalia and Palestine",
    de="Hospitationsprogramme zwischen Kommunen in Nordrhein-Westfalen und palästinensischen Kommunen",
)
_MORE = Text(en="More on a command: skew COMMAND --help", de="Mehr zu einem Befehl: skew BEFEHL --help")
_COMMAND = Text(en="COMMAND", de="BEFEHL")
_VERSION = Text(en="version of skew and of the time zone data", de="Version von skew und der Zeitzonendaten")
_WIDEST = 100

Rows = list[tuple[str, str]]
Parameters = Iterable[typer.core.TyperArgument | typer.core.TyperOption]


def overview(pages: Mapping[str, Help], lang: str, bold: Callable[[str], str]) -> str:
    """The page of `skew --help`."""
    listed = sorted(pages.items(), key=lambda each: (each[1].order, each[0]))
    everywhere = [*_everywhere(lang), ("--version", _VERSION.get(lang))]
    return "\n".join(
        [
            f"{_USAGE.get(lang)}: skew {_COMMAND.get(lang)} [...]",
            "",
            _ABOUT.get(lang),
            *_section(_COMMANDS.get(lang), [(name, page.summary.get(lang)) for name, page in listed], bold),
            *_section(_EVERYWHERE.get(lang), everywhere, bold),
            "",
            _MORE.get(lang),
            "",
        ]
    )


def page(name: str, about: Help, parameters: Parameters, lang: str, bold: Callable[[str], str]) -> str:
    """The page of one command."""
    arguments: Rows = []
    options: Rows = []
    usage = f"{_USAGE.get(lang)}: skew {name}"
    own: set[str] = set()
    for each in parameters:
        text = about.options[each.name or ""].get(lang)
        if isinstance(each, typer.core.TyperArgument):
            shown = f"{argument_name(each)}{'...' if each.nargs != 1 else ''}"
            arguments.append((shown, text))
            usage += f" [{shown}]"
        else:
            own.update(each.opts)
            options.append((option_name(each), text))
    lines = [usage, "", about.summary.get(lang)]
    lines += ["", bold(_EXAMPLE.get(lang)), *(f"  {each}" for each in about.example.splitlines())]
    lines += _section(_ARGUMENTS.get(lang), arguments, bold)
    lines += _section(_OPTIONS.get(lang), options, bold)
    lines += _section(_EVERYWHERE.get(lang), list(_everywhere(lang, own)), bold)
    if about.notes:
        lines += ["", about.notes.get(lang)]
    return "\n".join([*lines, ""])


def argument_name(parameter: typer.core.TyperArgument) -> str:
    """How an argument is called in help and errors: `PROGRAM`."""
    return parameter.metavar or (parameter.name or "").upper()


def option_name(parameter: typer.core.TyperOption) -> str:
    """An option with its placeholder: `-o, --output PATH`."""
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    if parameter.is_flag:
        return names
    return f"{names} {parameter.metavar or (parameter.name or '').upper()}"


def _everywhere(lang: str, without: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    for each in EVERYWHERE:
        if not set(each.names) & set(without):
            yield f"{', '.join(each.names)} {each.metavar}".rstrip(), each.text.get(lang)


def _section(title: str, rows: Rows, bold: Callable[[str], str]) -> list[str]:
    if not rows:
        return []
    left = min(max(len(name) for name, _ in rows), 28)
    width = max(min(shutil.get_terminal_size().columns, _WIDEST), left + 24)
    lines = ["", bold(title)]
    for name, text in rows:
        first = f"  {name:<{left}}  "
        if len(name) > left:
            lines.append(f"  {name}")
            first = " " * (left + 4)
        wrap = textwrap.wrap(text, width - left - 4, break_long_words=False, break_on_hyphens=False)
        lines += [first + wrap[0], *(" " * (left + 4) + each for each in wrap[1:])]
    return lines
