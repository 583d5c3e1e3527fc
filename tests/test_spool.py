"""Numbers that are put aside come back in their buckets, in order, whether they were many or few."""

import pytest

from skew_cli.store import spool
from skew_cli.store.spool import Spool


@pytest.mark.parametrize("most", [1, 3, 7, 1000])
def test_what_was_put_aside_comes_back(monkeypatch, most):
    monkeypatch.setattr(spool, "_MOST", most)
    rows, kept = [(number % 5, number * 2**40, number) for number in range(50)], Spool(5, "QI")
    for bucket, *row in rows:
        for column, each in zip(kept.held[bucket], row, strict=True):
            column.append(each)
        kept.grown(1)
    found = [list(zip(*columns, strict=True)) for columns in kept.buckets()]
    assert found == [[(mark, number) for at, mark, number in rows if at == bucket] for bucket in range(5)]
