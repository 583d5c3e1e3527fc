"""Programs of a season as overviews show them: how they are called, which sessions take place, who takes part."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from typing import get_args

from skew_cli.documents import _phrases as say
from skew_cli.documents.material import SeasonMaterial, Standing
from skew_cli.model.session import Session
from skew_cli.model.tree import Run, Text
from skew_cli.model.types import SIDES, EventStatus, Side

STATES = get_args(EventStatus)
"""What becomes of a session."""


def label(season: SeasonMaterial, key: str) -> Text:
    """A text of the catalogue."""
    return season.words.line(key)


def number(value: int) -> Text:
    """A number alone in its cell."""
    return (Run(str(value), isolate=True, value=value),)


def listed(season: SeasonMaterial, texts: Iterable[Text]) -> Text:
    """The texts with the comma of the language."""
    return say.enumerated(season.words, texts)


def pair(season: SeasonMaterial, standing: Standing) -> Text:
    """Both municipalities, and the id where the season has several programs of the same pair."""
    found = towns(standing)
    if _same(season)[found] == 1:
        return found
    return (*found, Run(" ("), Run(standing.material.program.id, isolate=True, dir="ltr"), Run(")"))


@lru_cache(maxsize=3)
def _same(season: SeasonMaterial) -> Counter[Text]:
    """How many programs of the season there are of each pair."""
    return Counter(towns(each) for each in season.programs)


def towns(standing: Standing) -> Text:
    """Both municipalities, the German one first."""
    return say.joined((say.place(standing.material, side) for side in SIDES), " – ")


def off(standing: Standing) -> bool:
    """Whether the whole program is cancelled."""
    return standing.material.program.status == "cancelled"


def state(standing: Standing, session: Session) -> str:
    """One of `STATES`; of a cancelled program only what was held before took place."""
    return "cancelled" if off(standing) and session.status != "held" else session.status


def states(standing: Standing) -> Counter[str]:
    """How many sessions there are of each state."""
    return Counter(state(standing, each) for each in standing.material.program.sessions)


def active(standing: Standing) -> tuple[Session, ...]:
    """The sessions that take place or did."""
    return tuple(each for each in standing.material.program.sessions if state(standing, each) != "cancelled")


def span(standing: Standing) -> tuple[dt.date, dt.date] | None:
    """The first and the last day of a session that takes place."""
    days = sorted(each.date for each in active(standing) if each.date)
    return (days[0], days[-1]) if days else None


def sides(standing: Standing) -> tuple[Side, ...]:
    """The sides whose civil society takes part."""
    found = {each.side for each in standing.material.program.civil_society}
    return tuple(side for side in SIDES if side in found)


def overdue(season: SeasonMaterial, standing: Standing) -> int:
    """How many items of its checklists should have been done before the day of the document."""
    today = season.date or dt.date.min
    items = (item for each in standing.material.checklists for item in each.items)
    return sum(item.due is not None and item.due < today and not item.done and not item.left_out for item in items)
