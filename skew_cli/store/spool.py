"""Numbers that are put aside until they are needed, in a temporary file once they are many."""

import tempfile
from array import array
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from typing import IO

_MOST = 1 << 17
"""Numbers that are held in memory."""


class Spool:
    """Columns of numbers, all of one length, in numbered buckets."""

    def __init__(self, buckets: int, columns: str) -> None:
        """`columns` are the types of the columns, one letter each, as of `array`."""
        self._columns = columns
        self.held = [tuple(array(each) for each in columns) for _ in range(buckets)]
        """By bucket its columns, to which rows are appended; then `grown` is to be called."""
        self._count = 0
        self._aside: list[list[tuple[int, int]]] = [[] for _ in range(buckets)]
        """By bucket where its rows stand in the file: place, and number of rows."""
        self._file: IO[bytes] | None = None

    def grown(self, rows: int) -> None:
        """So many rows were appended."""
        self._count += rows
        if self._count >= _MOST:
            self._put_aside()

    def buckets(self) -> Iterator[Sequence["array[int]"]]:
        """The columns of each bucket, once; only one bucket is in memory at a time."""
        with self._file or nullcontext():
            for held, places in zip(self.held, self._aside, strict=True):
                whole = tuple(array(each) for each in self._columns)
                for place, rows in places:
                    self._read(place, rows, whole)
                for column, rest in zip(whole, held, strict=True):
                    column.extend(rest)
                yield whole

    def _put_aside(self) -> None:
        if self._file is None:
            self._file = tempfile.TemporaryFile(prefix="skew-")  # noqa: SIM115 - it is gone with the spool
        at = self._file.seek(0, 2)
        for held, places in zip(self.held, self._aside, strict=True):
            if rows := len(held[0]):
                places.append((at, rows))
                for column in held:
                    at += self._file.write(column.tobytes())
                    del column[:]
        self._count = 0

    def _read(self, place: int, rows: int, whole: Sequence["array[int]"]) -> None:
        if self._file is not None:
            self._file.seek(place)
            for column in whole:
                column.frombytes(self._file.read(rows * column.itemsize))
