"""Help pages: an example first, then the options, plain text without boxes, in German and English."""

from collections.abc import Callable, Iterable

from skew_cli.cli.contents import SUMMARIES
from skew_cli.cli.help import Help
from skew_cli.cli.options import Parameter
from skew_cli.cli.rows import EVERYWHERE_TITLE, USAGE, Rows, everywhere, section
from skew_cli.words import Text

_EXAMPLE = Text(en="Example", de="Beispiel")
_ARGUMENTS = Text(en="Arguments", de="Angaben")
_OPTIONS = Text(en="Options", de="Optionen")


def page(name: str, about: Help, parameters: Iterable[Parameter], lang: str, bold: Callable[[str], str]) -> str:
    """The page of one command."""
    arguments: Rows = []
    options: Rows = []
    usage = f"{USAGE.get(lang)}: skew {name}"
    own: set[str] = set()
    for each in parameters:
        text = about.options[each.name].get(lang)
        if each.names:
            own.update(each.names)
            options.append((each.shown, text))
        else:
            shown = f"{each.shown}{'...' if each.many else ''}"
            arguments.append((shown, text))
            usage += f" [{shown}]"
    lines = [usage, "", SUMMARIES[name].get(lang)]
    lines += ["", bold(_EXAMPLE.get(lang)), *(f"  {each}" for each in about.example.splitlines())]
    lines += section(_ARGUMENTS.get(lang), arguments, bold)
    lines += section(_OPTIONS.get(lang), options, bold)
    lines += section(EVERYWHERE_TITLE.get(lang), list(everywhere(lang, own)), bold)
    if about.notes:
        lines += ["", about.notes.get(lang)]
    return "\n".join([*lines, ""])
