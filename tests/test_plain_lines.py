"""Plain command lines, which go without typer, mean what typer takes them for."""

import random
from collections import Counter

import pytest

from skew_cli.cli import commands
from skew_cli.cli.command import Command
from skew_cli.cli.options import plainly
from skew_cli.cli.parser import parsed

VALUES = ("2024", "", " ", "-", "a=b", "=", "زيارة", "koeln-bethlehem", "0", "true", "@file", "*.yaml", "C:\\x", "x\ny")
ODD = ("--", "-1", "--nothing", "-z", "-o", "-ofile", "-vq", "---", "--=x", "--help")


def lines(command: Command, seed: int) -> "list[list[str]]":
    """Command lines of up to six words around the options of a command, the same ones for a seed."""
    chance = random.Random(f"{command.name} {seed}")  # noqa: S311 - the same lines every time
    names = [*command.options]
    found = []
    for _ in range(150):
        line: list[str] = []
        for _ in range(chance.randint(0, 4)):
            kind = chance.random()
            if names and kind < 0.55:
                name = chance.choice(names)
                value = chance.choice(VALUES)
                usual = [name, value] if command.options[name] else [name]
                line += chance.choice([usual, usual, usual, [f"{name}={value}"], [name], [name[:-1], value]])
            else:
                line.append(chance.choice(VALUES if kind < 0.92 else ODD))
        found.append(line)
    return found


@pytest.mark.parametrize("name", commands.names())
def test_a_plain_line_means_what_typer_takes_it_for(name: str) -> None:
    command, seen = Command(name), Counter[str]()
    for line in lines(command, 1):
        plain = plainly(command.parameters, line)
        if plain is None:
            seen["odd"] += 1
            continue
        seen["plain"] += 1
        assert plain == parsed(name, command.parameters, line), line
    assert seen["plain"] > 10
    assert seen["odd"] > 10


@pytest.mark.parametrize(
    "line",
    [
        ["--nothing"],
        ["--json=yes"],
        ["--season"],
        ["--season", "-1"],
        ["--season", "--json"],
        ["--season", "2024", "--season", "2025"],
        ["--seaso", "2024"],
        ["surplus"],
        ["--"],
        ["-x"],
        ["-"],
    ],
)
def test_anything_else_is_left_to_typer(line: list[str]) -> None:
    assert plainly(Command("list").parameters, line) is None
