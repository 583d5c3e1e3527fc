"""What a command declares in the signature of its `run`, and the plain command lines that need no parser."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, get_args


class Option:
    """Marks a parameter of `run` as an option: a text with a value, a `bool` as a switch, a list as one to repeat."""

    def __init__(self, *names: str, metavar: str = "") -> None:
        """`names` as on the command line, `-o` before `--output`.

        `metavar` stands for the value on the help page; by default the name of the parameter, in capitals.
        """
        self.names = names
        self.metavar = metavar


class Argument(Option):
    """Marks a parameter of `run` as an argument, by its place; a list takes all that are left."""

    def __init__(self, metavar: str = "") -> None:
        """It has no name on the command line."""
        super().__init__(metavar=metavar)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of `run` behind the terminal."""

    name: str
    """In `run`."""
    kind: Any
    """Its type: `str`, `str | None`, `list[str] | None` or `bool`."""
    names: tuple[str, ...]
    """On the command line; empty for an argument."""
    metavar: str
    default: Any

    @property
    def flag(self) -> bool:
        """Whether it is an option without a value."""
        return self.kind is bool

    @property
    def many(self) -> bool:
        """Whether it takes several values."""
        return list[str] in get_args(self.kind)

    @property
    def shown(self) -> str:
        """As help and errors call it: `PROGRAM`, `-o, --output PATH`."""
        names = ", ".join(self.names)
        return names if self.flag else f"{names} {self.metavar}".lstrip()


def declared(run: Callable[..., Any]) -> tuple[Parameter, ...]:
    """The parameters of a command, in their order."""
    code, defaults = run.__code__, run.__defaults__ or ()
    names = code.co_varnames[: code.co_argcount][-len(defaults) :] if defaults else ()
    found = []
    for name, default in zip(names, defaults, strict=True):
        kind, mark = get_args(run.__annotations__[name])
        found.append(
            Parameter(name=name, kind=kind, names=mark.names, metavar=mark.metavar or name.upper(), default=default)
        )
    return tuple(found)


def plainly(parameters: Sequence[Parameter], args: Sequence[str]) -> Mapping[str, Any] | None:
    """The values that a plain command line gives to parameters; None where typer has to look at it.

    Plain are names written in full, each once, values that do not begin with a dash, `--name=value`, and no more
    arguments than the command has.
    """
    options = {name: each for each in parameters for name in each.names}
    places = [each for each in parameters if not each.names]
    given: dict[str, Any] = {}
    waiting = iter(args)
    for word in waiting:
        if word[:1] == "-" and word != "-":
            name, equals, value = word.partition("=") if word[:2] == "--" else (word, "", "")
            option = options.get(name)
            if option is None or (option.flag and equals):
                return None
            if not option.flag and not equals:
                value = next(waiting, "-")
                if value[:1] == "-":
                    return None
        elif places:
            option, value = places[0], word
            if not option.many:
                del places[0]
        else:
            return None
        if option.many:
            given.setdefault(option.name, []).append(value)
        elif option.name in given:
            return None
        else:
            given[option.name] = option.flag or value
    return {each.name: each.default for each in parameters} | given
