"""`skew checklist --season` on the screen: items as rows, programs as columns, within the width; else tab separated."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from skew_cli.cli.streams import to_ascii
from skew_cli.cli.table import cell_width
from skew_cli.languages.dates import near_day
from skew_cli.model.text import visible
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.cli.terminal import Terminal
    from skew_cli.documents.checklists import Cell, Row

_TEXT = 32
"""Cells that an item's text has at least beside the programs."""
_GAP = 2
_UNDATED = Text(en="open", de="offen")
_LEGEND = Text(
    en="✓ done   ! overdue   – left out   2/4: done in 2 of 4 sessions   day: due",
    de="✓ erledigt   ! überfällig   – entfällt   2/4 Termine erledigt   Tag: Frist",
)


def screen(terminal: "Terminal", rows: "Sequence[Row]", ids: Sequence[str], season: int, width: int) -> list[str]:
    """Lines for a screen of that width, on which nothing is cut.

    Programs are named above their columns, or numbered where the names are too wide. Where not all of them fit beside
    the texts, the tables have only the ids of the items, and the texts stand once below.
    """
    cells = [[_plain(terminal, _cell(terminal, each, season)) for each in row.cells] for row in rows]
    left = max(cell_width(row.id) for row in rows) + _GAP
    heads, names = list(ids), list[str]()
    if _wide(heads, cells) > width - left - _TEXT:
        heads = [str(n) for n in range(1, len(ids) + 1)]
        names = [*_flow((f"{n} {visible(each)}" for n, each in zip(heads, ids, strict=True)), width), ""]
    beside = _wide(heads, cells) <= width - left - _TEXT
    lines: list[str] = []
    for part in _parts(_widths(heads, cells), width - left):
        columns = [(heads[n], [line[n] for line in cells]) for n in part]
        lines += [*_block(terminal, rows, columns, left, width, texts=beside), ""]
    if not beside:
        lines += [*_texts(rows, left, width), ""]
    return [*names, *lines, *_flow(_plain(terminal, _LEGEND.get(terminal.lang)).split("   "), width)]


def separated(terminal: "Terminal", rows: "Sequence[Row]", ids: Sequence[str]) -> list[str]:
    """Tab-separated lines for other programs: kind, phase, id and text of the item, then the programs."""
    lines = ["\t".join(("kind", "phase", "id", "text", *ids))]
    for row in rows:
        cells = (_cell(terminal, each, None) for each in row.cells)
        lines.append("\t".join((row.kind, row.phase, visible(row.id), visible(row.text), *cells)))
    return lines


def _widths(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> list[int]:
    """The width of each column."""
    return [max(map(cell_width, (head, *(line[n] for line in cells)))) for n, head in enumerate(heads)]


def _wide(heads: Sequence[str], cells: Sequence[Sequence[str]]) -> int:
    """The width of all columns with the gaps before them."""
    return sum(_widths(heads, cells)) + _GAP * len(heads)


def _cell(terminal: "Terminal", cell: "Cell", season: int | None) -> str:
    """`✓`, `09.01.`, `!09.01.`, `2/4`, `–`; a day in ISO form without a season."""
    if not cell.n:
        return "–"
    if not cell.open:
        return "✓"
    mark = "!" if cell.overdue else ""
    if cell.several:
        return f"{mark}{cell.done}/{cell.n}"
    if cell.due is None:
        return _UNDATED.get(terminal.lang)
    if season is None:
        return f"{mark}{cell.due.isoformat()}"
    return mark + near_day(cell.due, terminal.lang, season).split(" ", 1)[1]


def _parts(widths: Sequence[int], room: int) -> Iterator[range]:
    """Columns that stand beside each other: as few parts as the room allows, of much the same number."""
    most = max(1, room // (max(widths) + _GAP))
    parts = -(-len(widths) // most)
    size = -(-len(widths) // parts)
    for first in range(0, len(widths), size):
        yield range(first, min(first + size, len(widths)))


def _block(
    terminal: "Terminal",
    rows: "Sequence[Row]",
    columns: Sequence[tuple[str, Sequence[str]]],
    left: int,
    width: int,
    *,
    texts: bool,
) -> Iterator[str]:
    """The programs of a part: a head for each kind of checklist, a line for each phase, one or more for each item.

    `columns` are the name of each program and its cells, one a row; `left` is the room for the ids of the items.
    """
    widths = [max(map(cell_width, (head, *column))) for head, column in columns]
    room = width - sum(each + _GAP for each in widths) if texts else left - _GAP
    kind = phase = ""
    for number, row in enumerate(rows):
        if row.kind != kind:
            kind, phase = row.kind, ""
            if number:
                yield ""
            title = wrapped(row.title, room if texts else width)
            heads = [head for head, _ in columns]
            above, last = (title[:-1], title[-1]) if texts else (title, "")
            yield from (terminal.paint(each, "bold") for each in above)
            yield terminal.paint(_line([last, *heads], [room, *widths]), "bold")
        if row.phase != phase:
            phase = row.phase
            yield terminal.worded_term(phase)
        first, *more = wrapped(row.text, room - left) if texts else [""]
        start = row.id + " " * (left - cell_width(row.id)) + first if texts else row.id
        yield _line([start, *(column[number] for _, column in columns)], [room, *widths])
        yield from (" " * left + each for each in more)


def _texts(rows: "Sequence[Row]", left: int, width: int) -> Iterator[str]:
    """What the ids of the items mean."""
    for row in rows:
        first, *more = wrapped(row.text, width - left)
        yield f"{row.id}{' ' * (left - cell_width(row.id))}{first}".rstrip()
        yield from (" " * left + each for each in more)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - cell_width(cell)) for cell, width in zip(cells, widths, strict=True))
    return (" " * _GAP).join(padded).rstrip()


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines so many cells wide, at least one; a word that is wider itself is broken."""
    lines = [""]
    for word in visible(text).split():
        if lines[-1] and cell_width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
            continue
        if lines[-1]:
            lines.append("")
        for char in word:
            if lines[-1] and cell_width(lines[-1] + char) > width:
                lines.append("")
            lines[-1] += char
    return lines


def _flow(parts: Iterable[str], width: int) -> list[str]:
    """Parts beside each other, as many as fit on a line."""
    lines: list[str] = []
    for part in parts:
        if lines and cell_width(f"{lines[-1]}   {part}") <= width:
            lines[-1] += f"   {part}"
        else:
            lines.append(part)
    return lines


def _plain(terminal: "Terminal", text: str) -> str:
    """In ASCII before widths are counted, where the terminal wants that."""
    return to_ascii(text) if terminal.ascii_out else text
