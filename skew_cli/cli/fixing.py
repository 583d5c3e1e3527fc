"""`--fix`, `--diff` and `--add-ignores`: what changes of files is told, shown or written (contract 12)."""

import sys
from dataclasses import dataclass

from skew_cli.app.validation.fixes import Edited, fixed
from skew_cli.app.validation.order import Order, Outcome
from skew_cli.cli.streams import is_terminal
from skew_cli.cli.terminal import Terminal
from skew_cli.cli.validate_options import Options
from skew_cli.cli.values import read_date
from skew_cli.model.finding import Quote
from skew_cli.model.text import visible
from skew_cli.words import Counted, Text

_SHOWN = 5
"""So many findings that stay are named one by one."""
_FIXED = Counted(
    one=Text(en="1 problem put right in {files}.", de="1 Befund behoben in {files}."),
    other=Text(en="{n} problems put right in {files}.", de="{n} Befunde behoben in {files}."),
)
_IGNORED = Counted(
    one=Text(en="1 finding suppressed in {files}.", de="1 Befund unterdrückt in {files}."),
    other=Text(en="{n} findings suppressed in {files}.", de="{n} Befunde unterdrückt in {files}."),
)
_COULD = Counted(
    one=Text(en="1 file would change; nothing was written.", de="1 Datei würde sich ändern; nichts geschrieben."),
    other=Text(
        en="{n} files would change; nothing was written.", de="{n} Dateien würden sich ändern; nichts geschrieben."
    ),
)
_CONFLICT = Text(
    en="{file} holds an unresolved merge conflict and was left alone.",
    de="{file} enthält einen ungelösten Merge-Konflikt und bleibt, wie sie ist.",
)
_LEFT = Counted(
    one=Text(
        en="1 finding cannot be suppressed and stays: {which}", de="1 Befund lässt sich nicht unterdrücken: {which}"
    ),
    other=Text(
        en="{n} findings cannot be suppressed and stay: {which}",
        de="{n} Befunde lassen sich nicht unterdrücken: {which}",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Mended:
    """The outcome after the changes, and what it means for the reports."""

    outcome: Outcome
    aside: bool
    """Whether stdout is taken by a text or a diff."""
    code: int
    """The exit code of the changes alone."""


def mend(terminal: Terminal, options: Options, order: Order) -> Mended:
    """Makes the changes that the options ask for; raises SkewError where a file cannot be written."""
    stdin = order.choice.replaced if "-" in options.paths else {}
    made = _made(options, order, frozenset(stdin) if stdin else None)
    for file in made.refused:
        terminal.say(_CONFLICT, file=Quote(file))
    _name_left(terminal, made)
    if options.diff:
        diff = "".join(each.diff for each in made.files)
        terminal.data("".join(map(harmless, diff.splitlines(keepends=True))) if is_terminal(sys.stdout) else diff)
        terminal.say(_COULD.of(len(made.files)), n=len(made.files))
        return Mended(outcome=made.outcome, aside=True, code=int(bool(made.files)))
    if stdin and not made.outcome.empty:
        new = {each.file: each.new for each in made.files}
        sys.stdout.flush()
        for file, content in stdin.items():
            sys.stdout.buffer.write(new.get(file, content))
        sys.stdout.buffer.flush()
    else:
        for each in made.files:
            order.repository.write(each.file, each.new, old=each.old)
    if made.files:
        said = _IGNORED if options.add_ignores else _FIXED
        files = ", ".join(visible(each.file) for each in made.files[:_SHOWN])
        terminal.say(said.of(made.count), n=made.count, files=files + (", …" if len(made.files) > _SHOWN else ""))
    return Mended(outcome=made.outcome, aside=bool(stdin), code=0)


def _made(options: Options, order: Order, only: frozenset[str] | None) -> Edited:
    if not options.add_ignores:
        return fixed(order, unsafe=options.unsafe_fixes, only=only)
    from skew_cli.app.validation.add_ignores import ignored  # noqa: PLC0415 - only where it is asked for

    until = read_date(options.until, name="--until") if options.until else None
    return ignored(order, options.reason, until, only=only)


def _name_left(terminal: Terminal, made: Edited) -> None:
    if left := made.left:
        names = [f"{each.code} {visible(each.file)}:{each.range.start.line}" for each in left[:_SHOWN]]
        which = ", ".join([*names, *(["…"] if len(left) > _SHOWN else [])])
        terminal.say(_LEFT.of(len(left)), n=len(left), which=which)


def harmless(line: str) -> str:
    """A line of a diff for a screen, which nothing in it can steer."""
    body = line.rstrip("\r\n")
    return visible(body) + "\n"
