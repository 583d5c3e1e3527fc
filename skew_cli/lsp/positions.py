"""Places of skew in the units that the editor has agreed on, and back (contract 4)."""

from dataclasses import dataclass

from lsprotocol import types

from skew_cli.model.finding import Position, Range
from skew_cli.source.places import Places

_UTF8, _UTF16 = types.PositionEncodingKind.Utf8.value, types.PositionEncodingKind.Utf16.value


@dataclass(frozen=True, slots=True)
class Units:
    """What the editor counts in a line: UTF-16 units unless it agreed on UTF-8 bytes or code points; all 0-based."""

    encoding: str = _UTF16

    def position(self, place: Position, *, bom: bool = False) -> types.Position:
        """A place; `bom` says that the editor's text begins with a byte order mark, which skew does not count."""
        columns = {_UTF8: place.utf8, _UTF16: place.utf16}
        mark = self._width("\ufeff") if bom and place.line == 1 else 0
        return types.Position(line=place.line - 1, character=columns.get(self.encoding, place.column) - 1 + mark)

    def range(self, place: Range, *, bom: bool = False) -> types.Range:
        """A half-open stretch."""
        return types.Range(start=self.position(place.start, bom=bom), end=self.position(place.end, bom=bom))

    def offset(self, places: Places, at: types.Position, *, bom: bool = False) -> int:
        """The offset of a place in the text; one behind the end of a line or of the text is its end."""
        last = places.position(len(places.text)).line
        if at.line >= last:
            return len(places.text)
        line = places.line(at.line + 1)
        left = at.character - (self._width("\ufeff") if bom and at.line == 0 else 0)
        column = 0
        while column < len(line) and left > 0:
            left -= self._width(line[column])
            column += 1
        return places.start_of(at.line + 1) + column

    def _width(self, character: str) -> int:
        if self.encoding == _UTF8:
            return len(character.encode("utf-8", "surrogatepass"))
        return len(character.encode("utf-16-le", "surrogatepass")) // 2 if self.encoding == _UTF16 else 1
