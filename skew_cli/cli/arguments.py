"""The options that every command has, taken out of the command line wherever they stand (ux 6)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from skew_cli.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Everywhere:
    """An option of every command."""

    names: tuple[str, ...]
    text: Text
    metavar: str = ""
    """Placeholder of the value; empty for a switch."""


EVERYWHERE: tuple[Everywhere, ...] = (
    Everywhere(
        names=("-C",),
        metavar="DIR",
        text=Text(
            en="work in this folder instead of the current one", de="in diesem Ordner statt im aktuellen arbeiten"
        ),
    ),
    Everywhere(
        names=("--lang",), metavar="de|en", text=Text(en="language of the messages", de="Sprache der Meldungen")
    ),
    Everywhere(
        names=("--as-of",),
        metavar="DATE",
        text=Text(en="take this date for today", de="dieses Datum als heute nehmen"),
    ),
    Everywhere(
        names=("--color",),
        metavar="auto|always|never",
        text=Text(en="when to use colour", de="wann Farbe verwendet wird"),
    ),
    Everywhere(names=("--ascii",), text=Text(en="plain signs only", de="nur einfache Zeichen")),
    Everywhere(names=("-q", "--quiet"), text=Text(en="data and errors only", de="nur Daten und Fehler")),
    Everywhere(
        names=("-v", "--verbose"),
        text=Text(en="also say what is read and run", de="auch sagen, was gelesen und ausgeführt wird"),
    ),
    Everywhere(names=("--no-input",), text=Text(en="never ask", de="nie fragen")),
    Everywhere(
        names=("--yes",), text=Text(en="answer the closing question with yes", de="die Schlussfrage mit Ja beantworten")
    ),
    Everywhere(names=("--help",), text=Text(en="show this help", de="diese Hilfe zeigen")),
)
NAMES: tuple[str, ...] = tuple(name for each in EVERYWHERE for name in each.names)

_BY_NAME = {name: each for each in EVERYWHERE for name in each.names}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What was taken out of a command line."""

    values: Mapping[str, str]
    """Values by the long name of the option; a switch that is on has an empty one."""
    rest: tuple[str, ...]
    """What is left for the command, in order."""
    dangling: str = ""
    """An option at the end that lacks its value."""

    def __contains__(self, name: str) -> bool:
        """Whether the option was given."""
        return name in self.values


def command_at(args: Sequence[str]) -> int | None:
    """Where the name of the command stands: the first word that is no option and no value of one."""
    skip = False
    for index, each in enumerate(args):
        if skip:
            skip = False
        elif each.startswith("-") and each != "-":
            option = _BY_NAME.get(each)
            skip = option is not None and bool(option.metavar)
        else:
            return index
    return None


def take(args: Sequence[str], own: Mapping[str, bool]) -> Taken:
    """Separates the options of every command from those of this one.

    `own` are the options that the command declares, with whether they want a value; they win over those of every
    command, and their values are never looked at. What follows `--` stays as it is.
    """
    values: dict[str, str] = {}
    rest: list[str] = []
    waiting = list(args)
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.partition("=") if word.startswith("--") else (word, "", "")
        if word == "--":
            rest += [word, *waiting]
            break
        if name in own:
            rest.append(word)
            if own[name] and not equals and waiting:
                rest.append(waiting.pop(0))
            continue
        if word.startswith("-C") and word != "-C":
            name, equals, value = "-C", "=", word[2:]
        option = _BY_NAME.get(name)
        if option is None or (equals and not option.metavar):
            rest.append(word)
        elif not option.metavar:
            values[option.names[-1]] = ""
        elif equals:
            values[option.names[-1]] = value
        elif waiting:
            values[option.names[-1]] = waiting.pop(0)
        else:
            return Taken(values=values, rest=tuple(rest), dangling=name)
    return Taken(values=values, rest=tuple(rest))
