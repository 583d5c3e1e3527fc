"""`--add-ignores`: suppression comments for the findings of today, as span edits (contract 10)."""

import datetime as dt
from collections.abc import Iterable

from skew_cli.app.load import Index
from skew_cli.app.validation.config_ignores import FIXED
from skew_cli.app.validation.fixes import ROUNDS, Draft, Edited, reported
from skew_cli.app.validation.order import Order
from skew_cli.errors import SkewError
from skew_cli.model.finding import Finding
from skew_cli.model.text import clean
from skew_cli.source.comments import parts, suppressions
from skew_cli.source.edit import Edit
from skew_cli.source.ignores import Spot, Spots, added, comment_for
from skew_cli.words import Text


def ignored(order: Order, reason: str, until: dt.date | None, *, only: frozenset[str] | None = None) -> Edited:
    """Comments for every reported finding that one can hide; the others are left. Nothing is written yet.

    Raises SkewError for a reason that a comment cannot hold, and for a last day in the past.
    """
    reason = _reason(reason, until, order.today)
    hopeless = frozenset[str]()
    for _ in range(ROUNDS):
        draft = Draft(order=order, only=only)
        found = reported(draft.first)
        here = [each for each in found if draft.takes(each.file) and each.code[0] not in FIXED]
        wanted = [each for each in here if each.fingerprint not in hopeless]
        by_file: dict[str, list[Finding]] = {}
        for each in wanted:
            by_file.setdefault(each.file, []).append(each)
        edits = {file: _edits(draft.first.index, file, mine, reason, until) for file, mine in by_file.items()}
        if edits:
            cause = dict.fromkeys(edits, "--add-ignores")
            draft.make(edits, {file: len(mine) for file, mine in by_file.items()}, cause)
        open_ = {each.fingerprint for each in reported(draft.outcome) if draft.takes(each.file)}
        missed = {each.fingerprint for each in wanted} & open_
        if not missed:
            break
        hopeless |= missed
    left = tuple(each for each in found if each not in wanted or each.fingerprint in missed)
    return draft.edited(refused=draft.conflicts(each.file for each in left), left=left)


def _edits(index: Index, file: str, findings: Iterable[Finding], reason: str, until: dt.date | None) -> list[Edit]:
    """One comment for each line that needs some, or more codes in one that says the same already."""
    source = index.sources[file]
    spots = Spots(source.document, source.places)
    codes: dict[Spot, set[str]] = {}
    found = [(spots.of(each.path), each) for each in findings]
    for spot, each in sorted(found, key=lambda one: (one[0].depth, one[1].order)):
        if not any(each.code in names and spots.covers(wider, each.path) for wider, names in codes.items()):
            codes.setdefault(spot, set()).add(each.code)
    same = [
        each
        for each in suppressions(source.document, source.places)
        if each.codes and not each.late and (each.reason, each.until) == (reason, until)
    ]
    edits: list[Edit] = []
    for spot, names in codes.items():
        if comment := next((each for each in same if each.paths == spots.covered(spot)), None):
            edits.append(added(source.document, comment, sorted(names)))
        else:
            edits.append(spots.above(spot, comment_for(sorted(names), reason, until, whole=spot.whole)))
    return edits


def _reason(reason: str, until: dt.date | None, today: dt.date) -> str:
    """The reason on one line, if a comment with it would be read as it is meant."""
    reason = clean(reason)
    read = parts(comment_for(("D004",), reason, until))
    if read is None or not reason or (read[2], read[3]) != (reason, until):
        raise SkewError(
            Text(en="a comment cannot hold this reason.", de="Diese Begründung passt in keinen Kommentar."),
            Text(
                en="write words on one line; a last day goes to --until",
                de="Wörter in einer Zeile schreiben; ein letzter Tag gehört zu --until",
            ),
        )
    if until is not None and until < today:
        raise SkewError(
            Text(en="--until {until} has passed already.", de="--until {until} ist schon vorbei."),
            Text(en="choose a day that is still to come", de="einen Tag wählen, der noch kommt"),
            until=until,
        )
    return reason
