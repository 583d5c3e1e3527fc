"""Floor 4, findings: one report format a file; the folder is the index."""

import pkgutil
from collections.abc import Mapping
from importlib import import_module

from skew_cli.model.report import ReportFormat

PINNED: Mapping[str, str] = {"json-1": "json", "jsonl-1": "jsonl"}
"""Names that stay with a version when the plain name goes on to the next one."""


def names() -> tuple[str, ...]:
    """Names of all formats, sorted, without importing them."""
    found = (each.name for each in pkgutil.iter_modules(__path__) if not each.name.startswith("_"))
    return tuple(sorted(each.rstrip("_") for each in found))


def report_format(name: str) -> ReportFormat:
    """The format of that name, pinned or not; KeyError if there is none."""
    name = PINNED.get(name, name)
    for each in pkgutil.iter_modules(__path__):
        if each.name.rstrip("_") == name:
            found: ReportFormat = import_module(f"{__name__}.{each.name}").REPORT
            return found
    raise KeyError(name)
