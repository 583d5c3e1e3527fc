"""Drafts into a folder and publications into the ledger: files first, the ledger last (ical.md 10, rules 5 and 7)."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from skew_cli.app import ledger as rules
from skew_cli.app.drafts import Draft, make
from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.errors import Refused, SkewError
from skew_cli.exports.components import file_digest
from skew_cli.model.calendar import Invitation
from skew_cli.model.ledger import Item, Ledger
from skew_cli.store import ledger as ledgers
from skew_cli.store import outputs
from skew_cli.words import Text

_CHANGES = re.compile(r"changes/(\d+)/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """What a publication recorded, or would record."""

    ledger: Ledger
    items: tuple[Item, ...]
    """The entries that were pending, in order of name."""
    retired: tuple[Item, ...]
    """The entries that later exports leave out."""


def write_draft(
    index: Index,
    source: Source,
    folder: Path,
    now: dt.datetime,
    *,
    checklists: bool = False,
    invitation: Invitation | None = None,
    dry_run: bool = False,
) -> Draft:
    """Writes the files of a program into its folder and the changes into its ledger; with `dry_run` nothing.

    What an earlier draft left there and this one lacks is removed; what was published in `changes/` stays.
    """
    name = ledgers.file_of(source.file)
    if dry_run:
        known, _ = ledgers.read(index.repository, name)
        return make(index, source, known, now, checklists=checklists, invitation=invitation)
    with ledgers.locked(index.repository, name):
        known, old = ledgers.read(index.repository, name)
        draft = make(index, source, known, now, checklists=checklists, invitation=invitation)
        if not draft.files and known is None:
            return draft
        no = draft.before.publication.no

        def published(file: str) -> bool:
            found = _CHANGES.match(file)
            return found is not None and int(found[1]) <= no

        outputs.place(folder, draft.files, published)
        ledgers.write(index.repository, name, draft.ledger, old=old)
    return draft


def publish(index: Index, source: Source, folder: Path, now: dt.datetime, *, dry_run: bool = False) -> Publication:
    """Records the draft in the folder as sent. Nothing pending: only what is long over is retired.

    Raises Refused when program, folder and ledger do not say the same, and SkewError as a draft does.
    """
    name = ledgers.file_of(source.file)
    if dry_run:
        return _publication(index, source, folder, now)[0]
    with ledgers.locked(index.repository, name):
        found, old = _publication(index, source, folder, now)
        ledgers.write(index.repository, name, found.ledger, old=old)
    return found


def _publication(index: Index, source: Source, folder: Path, now: dt.datetime) -> tuple[Publication, bytes | None]:
    known, old = ledgers.read(index.repository, ledgers.file_of(source.file))
    if known is None:
        raise SkewError(
            Text(
                en='"{file}": there is no draft to publish', de='"{file}": es gibt keinen Entwurf zum Veröffentlichen'
            ),
            Text(en="first write one: skew ical", de="erst einen schreiben: skew ical"),
            file=source.file,
        )
    draft = make(index, source, known, now)
    if draft.ledger != known:
        raise _stale(source, source.file)
    if known.pending:
        for file, content in draft.files.items():
            if outputs.found(folder, file) != content:
                raise _stale(source, (folder / file).as_posix())
    after = rules.publish(known, now, {file: file_digest(content) for file, content in draft.files.items()})
    retired = tuple(each for uid, each in after.items.items() if each.retired and not known.items[uid].retired)
    items = tuple(sorted((each for each in known.items.values() if each.pending), key=lambda each: each.name))
    return Publication(ledger=after, items=items, retired=retired), old


def _stale(source: Source, file: str) -> Refused:
    return Refused(
        Text(
            en='"{path}" is not what was drafted last: nothing was published',
            de='"{path}" ist nicht auf dem Stand des letzten Entwurfs: nichts veröffentlicht',
        ),
        Text(
            en="write a new draft with skew ical into the same folder, look at it, then publish",
            de="mit skew ical in denselben Ordner neu schreiben, ansehen, dann veröffentlichen",
        ),
        path=file,
        file=source.file,
    )
