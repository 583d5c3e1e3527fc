"""The ledgers of the sample repository: one publication each, and nothing to send since then.

A change of generated texts changes every entry. If it was meant, make both anew and say so in the changelog:
`skew ical` and `skew publish` of 2024/koeln-bethlehem and 2024/bonn-ramallah with `--now 2024-04-12T08:00:00Z`.
"""

import datetime as dt

import pytest
from calendar_samples import index

from skew_cli.app import drafts
from skew_cli.exports.components import file_digest
from skew_cli.store import ledger

LATER = dt.datetime(2024, 4, 12, 9, tzinfo=dt.UTC)


@pytest.mark.parametrize("name", ["koeln-bethlehem", "bonn-ramallah"])
def test_the_sample_ledgers_are_up_to_date(name):
    source = index().sources[f"programs/2024/{name}.yaml"]
    known, content = ledger.read(index().repository, ledger.file_of(source.file))
    draft = drafts.make(index(), source, known, LATER)
    assert ([], content) == ([each.name for each in draft.ledger.items.values() if each.pending], ledger.encode(known))
    assert (1, LATER.replace(hour=8)) == (known.publication.no, known.publication.at)
    assert known.publication.files == {file: file_digest(content) for file, content in draft.files.items()}
