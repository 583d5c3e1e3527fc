"""Floor 4, findings: one report format a file; the folder is the index."""

import pkgutil
from importlib import import_module

from skew_cli.model.report import ReportFormat


def names() -> tuple[str, ...]:
    """Names of all formats, sorted, without importing them."""
    found = (each.name for each in pkgutil.iter_modules(__path__) if not each.name.startswith("_"))
    return tuple(sorted(each.rstrip("_") for each in found))


def report_format(name: str) -> ReportFormat:
    """The format of that name; KeyError if there is none."""
    for each in pkgutil.iter_modules(__path__):
        if each.name.rstrip("_") == name:
            found: ReportFormat = import_module(f"{__name__}.{each.name}").REPORT
            return found
    raise KeyError(name)
