"""The rulebook: one rule a file, in family folders; the folder is the index."""

import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib import import_module

from skew_cli.rules.rule import Rule


@cache
def rules() -> tuple[Rule, ...]:
    """Every rule, sorted by code."""
    return tuple(sorted(_found(), key=lambda rule: rule.code))


def _found() -> Iterator[Rule]:
    for family in pkgutil.iter_modules(__path__):
        if family.ispkg:
            package = import_module(f"{__name__}.{family.name}")
            for module in pkgutil.iter_modules(package.__path__):
                found = import_module(f"{package.__name__}.{module.name}")
                yield replace(found.RULE, page=(found.__doc__ or "").strip())


@cache
def by_code() -> dict[str, Rule]:
    """Rules by code and by name."""
    return {key: rule for rule in rules() for key in (rule.code, rule.name)}
