"""What a command says about itself; `cli/help_page.py` makes a page of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from skew_cli.words import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    """What a command says about itself."""

    example: str
    """One command line, or several."""
    options: Mapping[str, Text] = field(default_factory=dict)
    """A text for every parameter, by its name in `run`."""
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Values to complete behind an option, by its name on the command line."""
    notes: Text | None = None
    """What else belongs on the page, such as a table of exit codes."""
