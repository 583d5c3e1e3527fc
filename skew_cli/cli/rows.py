"""The two columns of a help page, and the options that stand on every page."""

import shutil
import textwrap
from collections.abc import Callable, Iterable, Iterator

from skew_cli.cli.arguments import EVERYWHERE
from skew_cli.words import Text

USAGE = Text(en="Usage", de="Aufruf")
EVERYWHERE_TITLE = Text(en="With every command", de="Bei jedem Befehl")
_WIDEST = 100

Rows = list[tuple[str, str]]


def everywhere(lang: str, without: Iterable[str] = ()) -> Iterator[tuple[str, str]]:
    """The rows of the options of every command, but those that a command has itself."""
    for each in EVERYWHERE:
        if not set(each.names) & set(without):
            yield f"{', '.join(each.names)} {each.metavar}".rstrip(), each.text.get(lang)


def section(title: str, rows: Rows, bold: Callable[[str], str]) -> list[str]:
    """The lines of a section, a blank one before it; none without rows."""
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
