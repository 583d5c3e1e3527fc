"""Errors of usage, in the advisor's words instead of the parser's (ux 3)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from skew_cli.errors import SkewError
from skew_cli.words import Text

_HELP = Text(en="all options: {command} --help", de="alle Optionen: {command} --help")


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is meant most likely; empty if none is near. Leading dashes do not count."""
    from difflib import get_close_matches  # noqa: PLC0415 - start-up, law 10: only for what is written wrongly

    bare = {each.lstrip("-"): each for each in known}
    found = get_close_matches(name.lstrip("-"), list(bare), 1)
    return bare[found[0]] if found else ""


def unknown_command(name: str, known: Iterable[str]) -> SkewError:
    """A command that does not exist."""
    near = nearest(name, known)
    hint = Text(en="all commands: skew --help", de="alle Befehle: skew --help")
    if near:
        hint = Text(
            en="did you mean skew {near}? All commands: skew --help",
            de="Meinten Sie skew {near}? Alle Befehle: skew --help",
        )
    message = Text(en='there is no command "{name}".', de='Den Befehl "{name}" gibt es nicht.')
    return SkewError(message, hint, name=name, near=near)


def unknown_option(name: str, known: Iterable[str], command: str) -> SkewError:
    """An option that the command does not have; `command` is how the help is called."""
    near = nearest(name, known)
    hint = _HELP
    if near:
        hint = Text(
            en="did you mean {near}? All options: {command} --help",
            de="Meinten Sie {near}? Alle Optionen: {command} --help",
        )
    message = Text(en='there is no option "{name}".', de='Die Option "{name}" gibt es nicht.')
    return SkewError(message, hint, name=name, near=near, command=command)


def option_without_value(name: str, command: str) -> SkewError:
    """An option that stands last although it wants a value."""
    message = Text(en="{name} needs a value.", de="{name} braucht einen Wert.")
    return SkewError(message, _HELP, name=name, command=command)


def flag_with_value(name: str, command: str) -> SkewError:
    """A switch that was given a value with `=`."""
    message = Text(en="{name} takes no value.", de="{name} hat keinen Wert.")
    return SkewError(message, _HELP, name=name, command=command)


def surplus(values: Sequence[str], command: str) -> SkewError:
    """More arguments than the command takes."""
    message = Text(en="too much: {values}", de="Das ist zu viel: {values}")
    hint = Text(
        en="put a text with blanks in quotation marks; how the command is written: {command} --help",
        de="einen Text mit Leerzeichen in Anführungszeichen setzen; so schreibt man den Befehl: {command} --help",
    )
    return SkewError(message, hint, values=" ".join(values), command=command)


def unusable(command: str) -> SkewError:
    """What the parser refuses for any other reason."""
    message = Text(en="this cannot be read: {command}", de="Das lässt sich nicht lesen: {command}")
    return SkewError(message, _HELP, command=command)


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """Something that a command cannot do without: an option such as `--season`, or an argument such as `PROGRAM`."""

    name: str
    allowed: Sequence[str] = ()
    """Values to show as examples."""


_SHOWN = 3


def missing(wants: Sequence[Want], example: str) -> SkewError:
    """Everything that is missing, told at once, with one full example line."""
    listed = ", ".join(f"{each.name}{_examples(each.allowed)}" for each in wants)
    arguments = all(not each.name.startswith("-") for each in wants)
    message = Text(
        en="this is missing, and without a terminal skew does not ask: {listed}",
        de="Es fehlen Angaben, und ohne Terminal fragt skew nicht: {listed}",
    )
    if arguments:
        message = Text(en="this is missing: {listed}", de="Es fehlt: {listed}")
    return SkewError(
        message, Text(en="for example {example}", de="zum Beispiel {example}"), listed=listed, example=example
    )


def _examples(allowed: Sequence[str]) -> str:
    if not allowed:
        return ""
    more = ", …" if len(allowed) > _SHOWN else ""
    return f" ({', '.join(allowed[:_SHOWN])}{more})"
