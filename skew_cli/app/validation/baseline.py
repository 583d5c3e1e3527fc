"""The baseline laid over findings: what it hides, and which of its entries are out of date (contract 11)."""

from collections.abc import Iterable
from dataclasses import replace

from skew_cli.app.load import Index
from skew_cli.app.validation.locate import locate
from skew_cli.app.validation.ran import Ran
from skew_cli.model.baseline import Entry, EntryData
from skew_cli.model.finding import Finding, Path, Problem, Quote, Suppressed
from skew_cli.rules import by_code
from skew_cli.rules.nearest import successors
from skew_cli.rules.rule import Rule
from skew_cli.store.repository import CONFIG

NEVER = frozenset({"F001", "Q005", "Q009"})
"""Codes that are never in a baseline: what cannot be read, what crashed, and what is said of the baseline itself."""


def hide(index: Index, findings: Iterable[Finding]) -> list[Finding]:
    """The findings; those that the baseline knows, and that nothing else hides, are marked."""
    known = {each.data["fingerprint"]: each for each in index.baseline.entries} if index.baseline else {}
    return [
        replace(each, suppressed=hidden_by(index, known[each.fingerprint]))
        if each.suppressed is None and each.fingerprint in known and each.code not in NEVER
        else each
        for each in findings
    ]


def hidden_by(index: Index, entry: Entry) -> Suppressed:
    """What an entry does to a finding."""
    file = index.baseline.file if index.baseline else ""
    place = index.source(file).places.range(entry.start, entry.end)
    return Suppressed(by="baseline", reason="", until=None, file=file, range=place)


def stale(ran: Ran, entries: Iterable[Entry], findings: Iterable[Finding]) -> list[Entry]:
    """Entries that match no finding although their rule looked at their file, or whose file is gone."""
    found = {each.fingerprint for each in findings if each.code not in NEVER}
    return [each for each in entries if each.data["fingerprint"] not in found and _sure(ran, each.data)]


def unknown(entries: Iterable[Entry], findings: Iterable[Finding]) -> list[Entry]:
    """Entries that match no finding, and of which no rule can say why: none has that code, or had it once."""
    found = {each.fingerprint for each in findings}
    return [each for each in entries if each.data["fingerprint"] not in found and not _rules(each.data["code"])]


def told(index: Index, entry: Entry, message_id: str) -> Finding:
    """The finding Q005 of an entry; it has no fingerprint yet."""
    file = index.baseline.file if index.baseline else ""
    data = entry.data
    params = {"code": data["code"], "file": Quote(data["file"]), "fingerprint": data["fingerprint"]}
    found = locate(
        index, by_code()["Q005"], index.source(file), Problem(path=("entries",), message_id=message_id, params=params)
    )
    return replace(found, range=index.source(file).places.range(entry.start, entry.end))


def _sure(ran: Ran, entry: EntryData) -> bool:
    """Whether the finding of an entry would have been found if it were there."""
    index, found = ran.index, _rules(entry["code"])
    if entry["code"] in NEVER:
        return True
    source = index.sources.get(entry["file"])
    if source is None and entry["file"] != CONFIG:
        return not index.repository.exists(entry["file"])
    if any(each.code[0] == "Q" for each in found):
        return ran.every
    return (
        source is not None and bool(found) and all(ran.on(each, source, (_path(entry["pointer"]),)) for each in found)
    )


def _rules(code: str) -> list[Rule]:
    """The rule of a code; of a retired one those that took its place, which tell its findings under their own."""
    return [by_code()[each] for each in (code, *successors(code)) if each in by_code()]


def _path(pointer: str) -> Path:
    """A JSON Pointer as a path; indices may have moved since, so they are any index."""
    parts = [each.replace("~1", "/").replace("~0", "~") for each in pointer.split("/")[1:]]
    return tuple("*" if each.isdecimal() else each for each in parts)
