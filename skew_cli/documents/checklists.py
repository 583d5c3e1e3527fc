"""All checklists of a season beside each other: items as rows, programs as columns, what is done, due and overdue."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from skew_cli.documents import _phrases as say
from skew_cli.documents import _standings as of
from skew_cli.documents.material import PHASES, Checklist, Item, Material, Phase, SeasonKind, SeasonMaterial, Standing
from skew_cli.model.tree import Block, Doc, Heading, Para, Run, Table, Text

_COLUMNS = 5
"""Programs beside each other that a page has room for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """How an item stands in a program: in its one meeting, or in all of its sessions."""

    n: int
    """Meetings for which the item applies; 0 where it is left out."""
    done: int
    due: dt.date | None
    """The first day by which it is due where it is open; None where no such day is known."""
    overdue: bool
    several: bool
    """Whether it stands for the sessions of a program."""

    @property
    def open(self) -> bool:
        """Whether something is left to do."""
        return self.done < self.n


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An item of a checklist with its cells, one a program."""

    kind: str
    title: str
    phase: Phase
    id: str
    text: str
    cells: tuple[Cell, ...]


def kind_of(checklist: Checklist) -> str:
    """`exploration-meeting`, `session` or `closing`."""
    return {"explore": "exploration-meeting", "": "closing"}.get(checklist.key, "session")


def rows(programs: Sequence[Material], today: dt.date | None) -> Iterator[Row]:
    """The items that any of the programs has, in the order of their checklists."""
    heads: dict[tuple[str, str], tuple[Checklist, Item]] = {}
    places: dict[tuple[int, str, str], list[Item]] = {}
    for number, program in enumerate(programs):
        for checklist in program.checklists:
            kind = kind_of(checklist)
            for item in checklist.items:
                applies = item.left_out is None
                if (kind, item.id) not in heads or (applies and heads[kind, item.id][1].left_out is not None):
                    heads[kind, item.id] = (checklist, item)
                if applies:
                    places.setdefault((number, kind, item.id), []).append(item)
    for kind in ("exploration-meeting", "session", "closing"):
        found = [(item, checklist.title) for (own, _), (checklist, item) in heads.items() if own == kind]
        for item, title in sorted(found, key=lambda each: PHASES.index(each[0].phase)):
            yield Row(
                kind=kind,
                title=title,
                phase=item.phase,
                id=item.id,
                text=item.text,
                cells=tuple(
                    _cell(places.get((number, kind, item.id), ()), today, several=kind == "session")
                    for number in range(len(programs))
                ),
            )


def _cell(items: Sequence[Item], today: dt.date | None, *, several: bool) -> Cell:
    days = [each.due for each in items if each.done is None and each.due is not None]
    return Cell(
        n=len(items),
        done=sum(each.done is not None for each in items),
        due=min(days, default=None),
        overdue=today is not None and any(day < today for day in days),
        several=several,
    )


def build(season: SeasonMaterial, *, columns: int = _COLUMNS) -> Doc:
    """Tables of each phase with so many programs beside each other at most; a public one knows days, but no progress."""
    words, day = season.words, season.date
    programs = tuple(each for each in season.programs if each.material.program.status != "cancelled")
    shown = tuple(rows([each.material for each in programs], day))
    note = "checklists.note" if season.audience != "public" else "checklists.public_note"
    blocks: list[Block] = [Para(of.label(season, note), "note"), *_tables(season, programs, shown, columns)]
    return Doc(
        title=words.say("checklists.title", season=str(season.season)),
        subtitle=words.say("as_of", date=words.date(day)) if day else (),
        lang=words.lang,
        blocks=tuple(blocks) if shown else (Para(of.label(season, "checklists.none")),),
        date=day,
        author=season.author,
        subject=words.label("checklists.subject"),
        landscape=True,
        ident=str(season.season),
        page_of=words.label("page_of"),
        labels=say.labels(words),
    )


def _tables(
    season: SeasonMaterial, programs: Sequence[Standing], shown: Sequence[Row], columns: int
) -> Iterator[Block]:
    parts = -(-len(programs) // columns)
    size = -(-len(programs) // parts) if parts else 1
    item = (of.label(season, "sheet.item"), of.label(season, "checklists.item"))
    for kind in dict.fromkeys(each.kind for each in shown):
        mine = [each for each in shown if each.kind == kind]
        yield Heading(1, say.value(mine[0].title) or of.label(season, "checklist.subject"))
        for phase in dict.fromkeys(each.phase for each in mine):
            yield Heading(2, of.label(season, f"phase.{phase}"))
            for first in range(0, len(programs), size):
                part = slice(first, first + size)
                head = (*item, *(of.pair(season, each) for each in programs[part]))
                lines = tuple(
                    (
                        (Run(each.id, bold=True),),
                        say.value(each.text),
                        *(_shown(season, cell) for cell in each.cells[part]),
                    )
                    for each in mine
                    if each.phase == phase
                )
                yield Table(head, lines, (0.45, 2.7, *(1 for _ in head[2:])))


def _shown(season: SeasonMaterial, cell: Cell) -> Text:
    """A sign, a day or a count; never a sign alone where a day matters."""
    words = season.words
    if not cell.n:
        return (Run("–"),)
    day = Run(words.date(cell.due, "short"), isolate=True, value=cell.due) if cell.due else None
    due = (day,) if day else of.label(season, "checklists.undated")
    if season.audience == "public":
        return due
    count: Text = ()
    if cell.several:
        count = (Run(f"{cell.done}/{cell.n}", isolate=True, dir="ltr"),)
    if not cell.open:
        return (Run("✓ "), *count) if count else (Run("✓"),)
    late: Text = words.say("checklists.overdue", date=due) if cell.overdue else due
    return say.joined((count, late), " · ")


KIND = SeasonKind(name="checklists", build=build)
