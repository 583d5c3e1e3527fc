"""What recipients have not been sent yet, read from the calendar ledger of a program without trusting it."""

import json
from collections.abc import Callable
from dataclasses import dataclass

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.errors import SkewError


@dataclass(frozen=True, slots=True, kw_only=True)
class Outstanding:
    """A calendar that waits to be published."""

    changes: int
    """Entries with a change that is drafted and not published."""
    never: bool
    """Whether the calendar was never published."""


Publications = Callable[[Index, Source], Outstanding | None]
"""What is outstanding of a program; None if nothing is, or if it has no ledger."""


def outstanding(index: Index, source: Source) -> Outstanding | None:
    """What the ledger `<id>.calendar.json` beside the program says; None for one that cannot be read."""
    name = f"{source.file.rsplit('.', 1)[0]}.calendar.json"
    if not index.repository.exists(name):
        return None
    try:
        ledger = json.loads(index.repository.read(name))
    except (SkewError, ValueError, RecursionError):
        return None
    items, publication = (_mapping(_mapping(ledger).get(key)) for key in ("items", "publication"))
    changes = sum(_mapping(each).get("pending") is not None for each in items.values())
    never = not publication.get("no")
    return Outstanding(changes=changes, never=never) if changes or (never and items) else None


def _mapping(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}
