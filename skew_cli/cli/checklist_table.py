"""`skew checklist --season` on the screen: items as rows, programs as columns, within the width; else tab separated."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from skew_cli.cli.streams import to_ascii
from skew_cli.cli.table import cell_width
from skew_cli.languages.dates import near_day
from skew_cli.model.text import visible
from skew_cli.words import Text

if TYPE_CHECKING:
    from skew_cli.cli.terminal import Terminal
    from skew_cli.documents.checklists import Cell, Row

_TEXT = 24
"""Cells that an item's text has at least, before fewer programs stand beside each other."""
_GAP = 2
_UNDATED = Text(en="open", de="offen")
_LEGEND = Text(
    en="✓ done   ! overdue   – left out   2/4: done in 2 of 4 sessions   day: due",
    de="✓ erledigt   ! überfällig   – entfällt   2/4 Termine erledigt   Tag: Frist",
)


def screen(terminal: "Terminal", rows: "Sequence[Row]", ids: Sequence[str], season: int, width: int) -> list[str]:
    """Lines for a screen of that width; programs that do not fit beside each other come below."""
    heads = short_ids(ids)
    cells = [[_plain(terminal, _cell(terminal, each, season)) for each in row.cells] for row in rows]
    widths = [max(map(cell_width, (head, *(line[n] for line in cells)))) for n, head in enumerate(heads)]
    left = max(len(row.id) for row in rows) + _GAP
    lines: list[str] = []
    for part in _parts(widths, width - left - _TEXT):
        room = width - left - sum(widths[n] + _GAP for n in part)
        lines += [*_block(terminal, rows, cells, heads, widths, part, room), ""]
    return [*lines, *_legend(terminal, width)]


def separated(terminal: "Terminal", rows: "Sequence[Row]", ids: Sequence[str]) -> list[str]:
    """Tab-separated lines for other programs: kind, phase, id and text of the item, then the programs."""
    lines = ["\t".join(("kind", "phase", "id", "text", *ids))]
    for row in rows:
        cells = (_cell(terminal, each, None) for each in row.cells)
        lines.append("\t".join((row.kind, row.phase, visible(row.id), visible(row.text), *cells)))
    return lines


def short_ids(ids: Sequence[str]) -> list[str]:
    """Names for columns: the first part of an id, and as much of the rest as tells those of one town apart."""
    towns = [each.split("-", 1)[0][:5] for each in ids]
    found = []
    for ident, town in zip(ids, towns, strict=True):
        rivals = [each.partition("-")[2] for each, other in zip(ids, towns, strict=True) if other == town]
        rest = ident.partition("-")[2]
        size = next(
            (n for n in range(2, len(rest) + 1) if sum(each.startswith(rest[:n]) for each in rivals) == 1), len(rest)
        )
        found.append(town if len(rivals) == 1 else f"{town[:4]}-{rest[:size].rstrip('-')}" if rest else ident)
    return found if len(set(found)) == len(ids) else list(ids)


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
    cells: Sequence[Sequence[str]],
    heads: Sequence[str],
    widths: Sequence[int],
    part: range,
    room: int,
) -> Iterator[str]:
    """The programs of a part: a head for each kind of checklist, a line for each phase, one for each item."""
    names = [heads[n].ljust(widths[n]) for n in part]
    left = max(len(row.id) for row in rows) + _GAP + room
    kind = phase = ""
    for row, line in zip(rows, cells, strict=True):
        if row.kind != kind:
            kind, phase = row.kind, ""
            if row is not rows[0]:
                yield ""
            title = _fit(terminal, row.title, left - _GAP)
            yield terminal.paint(_line([title, *names], [left - _GAP, *(widths[n] for n in part)]), "bold")
        if row.phase != phase:
            phase = row.phase
            yield terminal.worded_term(phase)
        text = _fit(terminal, row.text, room - _GAP)
        yield _line(
            [row.id, text, *(line[n] for n in part)], [left - room - _GAP, room - _GAP, *(widths[n] for n in part)]
        )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell + " " * (width - cell_width(cell)) for cell, width in zip(cells, widths, strict=True))
    return (" " * _GAP).join(padded).rstrip()


def _fit(terminal: "Terminal", text: str, width: int) -> str:
    """The text, or as much of it as fits with dots behind it."""
    shown, dots = visible(text), _plain(terminal, "…")
    if cell_width(shown) <= width:
        return shown
    while shown and cell_width(shown) > width - len(dots):
        shown = shown[:-1]
    return shown.rstrip() + dots


def _legend(terminal: "Terminal", width: int) -> list[str]:
    """What the signs mean, as many beside each other as fit."""
    lines: list[str] = []
    for part in _plain(terminal, _LEGEND.get(terminal.lang)).split("   "):
        if lines and cell_width(f"{lines[-1]}   {part}") <= width:
            lines[-1] += f"   {part}"
        else:
            lines.append(part)
    return lines


def _plain(terminal: "Terminal", text: str) -> str:
    """In ASCII before widths are counted, where the terminal wants that."""
    return to_ascii(text) if terminal.ascii_out else text
