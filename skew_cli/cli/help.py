"""Help pages: an example first, then the options, plain text without boxes, in German and English."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from skew_cli.cli.contents import SUMMARIES
from skew_cli.cli.rows import EVERYWHERE_TITLE, USAGE, Rows, everywhere, section
from skew_cli.words import Text

if TYPE_CHECKING:
    import typer.core


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What a command says about itself."""

    example: str
    """One command line, or several."""
    options: Mapping[str, Text] = field(default_factory=dict)
    """A text for every parameter, by its name in `run`."""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values to complete behind an option, by its name on the command line."""
    notes: Text | None = None
    """What else belongs on the page, such as a table of exit codes."""


_EXAMPLE = Text(en="Example", de="Beispiel")
_ARGUMENTS = Text(en="Arguments", de="Angaben")
_OPTIONS = Text(en="Options", de="Optionen")
Parameters = Iterable["typer.core.TyperArgument | typer.core.TyperOption"]


def page(name: str, about: Help, parameters: Parameters, lang: str, bold: Callable[[str], str]) -> str:
    """The page of one command."""
    import typer.core  # noqa: PLC0415 - start-up, law 10

    arguments: Rows = []
    options: Rows = []
    usage = f"{USAGE.get(lang)}: skew {name}"
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
    lines = [usage, "", SUMMARIES[name].get(lang)]
    lines += ["", bold(_EXAMPLE.get(lang)), *(f"  {each}" for each in about.example.splitlines())]
    lines += section(_ARGUMENTS.get(lang), arguments, bold)
    lines += section(_OPTIONS.get(lang), options, bold)
    lines += section(EVERYWHERE_TITLE.get(lang), list(everywhere(lang, own)), bold)
    if about.notes:
        lines += ["", about.notes.get(lang)]
    return "\n".join([*lines, ""])


def argument_name(parameter: "typer.core.TyperArgument") -> str:
    """How an argument is called in help and errors: `PROGRAM`."""
    return parameter.metavar or (parameter.name or "").upper()


def option_name(parameter: "typer.core.TyperOption") -> str:
    """An option with its placeholder: `-o, --output PATH`."""
    names = ", ".join([*parameter.opts, *parameter.secondary_opts])
    if parameter.is_flag:
        return names
    return f"{names} {parameter.metavar or (parameter.name or '').upper()}"
