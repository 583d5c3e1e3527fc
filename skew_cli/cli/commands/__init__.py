"""The commands, one file each; the folder is the list: `list_.py` is `skew list`."""

import pkgutil
from importlib import import_module
from types import ModuleType


def names() -> tuple[str, ...]:
    """The names of all commands, sorted; nothing is imported."""
    return tuple(sorted(each.name.rstrip("_") for each in pkgutil.iter_modules(__path__)))


def module(name: str) -> ModuleType:
    """The module of a command."""
    file = next(each.name for each in pkgutil.iter_modules(__path__) if each.name.rstrip("_") == name)
    return import_module(f"{__name__}.{file}")
