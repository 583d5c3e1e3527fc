"""The commands, one file each; the folder is the list: `list_.py` is `skew list`."""

from importlib import import_module
from pathlib import Path
from types import ModuleType


def names() -> tuple[str, ...]:
    """The names of all commands, sorted; nothing is imported."""
    return tuple(sorted(each.rstrip("_") for each in _files()))


def module(name: str) -> ModuleType:
    """The module of a command."""
    file = next(each for each in _files() if each.rstrip("_") == name)
    return import_module(f"{__name__}.{file}")


def _files() -> list[str]:
    return [each.stem for each in Path(__file__).parent.iterdir() if each.suffix == ".py" and each != Path(__file__)]
