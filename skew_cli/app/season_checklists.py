"""The checklists of all programs of a season: chosen by kind, phase and state, as rows, as data and as a document."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from skew_cli.app.documents import dated_checklists, material
from skew_cli.app.load import Index
from skew_cli.app.templates import skin
from skew_cli.documents import checklists
from skew_cli.documents.checklists import Row, kind_of, rows
from skew_cli.documents.material import Checklist, Item, Material
from skew_cli.exports import formats
from skew_cli.model.format import Rendered

State = Literal["", "open", "overdue"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which items are meant; empty means any."""

    kind: str = ""
    phase: str = ""
    state: State = ""
    """Of tables, rows in which an item of any program is open or overdue."""

    def takes(self, item: Item, today: dt.date) -> bool:
        """Whether the state of an item is meant."""
        open_ = item.left_out is None and item.done is None
        late = open_ and item.due is not None and item.due < today
        return {"": True, "open": open_, "overdue": late}[self.state]


def programs(index: Index, season: int, lang: str, choice: Choice) -> tuple[Material, ...]:
    """The programs of a season that are not cancelled, in order of id, with the chosen items of their checklists."""
    found = [
        material(index, each, lang, lists=dated_checklists(index, each), audience="colleagues")
        for each in index.programs
        if each.program and each.program.season == season and each.program.status != "cancelled"
    ]
    return narrowed(sorted(found, key=lambda each: each.program.id), index.today, choice)


def narrowed(found: Sequence[Material], today: dt.date, choice: Choice) -> tuple[Material, ...]:
    """The programs with only the items that are meant; an item of one program keeps those of the others beside it."""
    kept = {
        (kind_of(checklist), item.id)
        for program in found
        for checklist in program.checklists
        for item in checklist.items
        if choice.kind in ("", kind_of(checklist)) and choice.phase in ("", item.phase) and choice.takes(item, today)
    }

    def part(checklist: Checklist) -> Checklist:
        return replace(
            checklist, items=tuple(each for each in checklist.items if (kind_of(checklist), each.id) in kept)
        )

    return tuple(replace(each, checklists=tuple(map(part, each.checklists))) for each in found)


def table(found: Sequence[Material], today: dt.date) -> tuple[Row, ...]:
    """The items as rows with one cell a program."""
    return tuple(rows(found, today))


def data(found: Sequence[Material], season: int, today: dt.date, choice: Choice) -> dict[str, Any]:
    """As JSON: programs, their checklists, and the items whose state is meant."""
    return {
        "format": "skew-checklists/1",
        "as_of": today.isoformat(),
        "season": season,
        "programs": [
            {
                "program": f"{season}/{each.program.id}",
                "checklists": [
                    {
                        "kind": kind_of(checklist),
                        "session": checklist.key.removeprefix("session-") if kind_of(checklist) == "session" else None,
                        "title": checklist.title,
                        "items": [_item(item, today) for item in checklist.items if choice.takes(item, today)],
                    }
                    for checklist in each.checklists
                    if choice.kind in ("", kind_of(checklist))
                ],
            }
            for each in found
        ],
    }


def _item(item: Item, today: dt.date) -> dict[str, Any]:
    return {
        "id": item.id,
        "phase": item.phase,
        "text": item.text,
        "who": list(item.who),
        "side": item.side,
        "due": item.due.isoformat() if item.due else None,
        "done": item.done.isoformat() if item.done else None,
        "by": item.by or None,
        "note": item.note or None,
        "overdue": Choice(state="overdue").takes(item, today),
        "left_out": item.left_out,
        "reason": item.reason or None,
    }


def season_document(index: Index, season: int, lang: str, choice: Choice, fmt: str) -> Rendered:
    """The chosen items as a document. Raises SkewError for a season without programs, and what the format raises."""
    # It checks the whole repository and counts days; tables on the screen need neither.
    from skew_cli.app.season_material import season_materials  # noqa: PLC0415 - start-up, law 10: loads the holidays

    found = season_materials(index, season, (lang,), audience="colleagues")[lang]
    shown = narrowed([each.material for each in found.programs], index.today, choice)
    standings = tuple(replace(each, material=one) for each, one in zip(found.programs, shown, strict=True))
    season_material = replace(found, programs=standings)
    sheet = fmt in ("csv", "xlsx")
    doc = checklists.build(season_material, columns=len(standings)) if sheet else checklists.build(season_material)
    return formats()[fmt].render(doc, skin(index.repository))
