"""Suppressions: what comments and `skew.toml` hide, and what is wrong with the comments themselves."""

import fnmatch
from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.unread import takes
from skew_cli.app.validation.locate import locate
from skew_cli.model.finding import Finding, Params, Problem, Suppressed
from skew_cli.model.types import Status
from skew_cli.rules import by_code
from skew_cli.rules.rule import Rule
from skew_cli.source.comments import Suppression, suppressions

_FIXED = ("F", "Q")
"""Families that cannot be suppressed."""


def suppressed(index: Index, findings: list[Finding], chosen: list[Rule], statuses: dict[str, Status]) -> list[Finding]:
    """Marks what comments and `[[ignore]]` hide, and adds what is wrong with the comments themselves."""
    codes = {rule.code for rule in chosen}
    done: list[Finding] = []
    by_file: dict[str, list[Finding]] = {name: [] for name in index.sources}
    for each in findings:
        by_file[each.file].append(each)
    for name, mine in by_file.items():
        source = index.sources[name]
        comments = suppressions(source.document, source.places)
        used: set[tuple[int, str]] = set()
        done += [_hide(index, source, each, comments, used) for each in mine]
        for comment in comments:
            done += [
                each for each in _judge(index, source, comment, used, codes, statuses.get(name)) if each.code in codes
            ]
    return done


def _hide(
    index: Index, source: Source, finding: Finding, comments: tuple[Suppression, ...], used: set[tuple[int, str]]
) -> Finding:
    if finding.code[0] in _FIXED:
        return finding
    for comment in comments:
        written = next((each for each in comment.codes if each in (finding.code, finding.name)), None)
        expired = comment.until is not None and comment.until < index.today
        if written and comment.reason and not expired and comment.covers(finding.path):
            used.add((comment.start, written))
            place = source.places.range(comment.start, comment.end)
            hidden = Suppressed(by="comment", reason=comment.reason, until=comment.until, file=source.file, range=place)
            return replace(finding, suppressed=hidden)
    for entry in index.repository.config.ignore:
        fits = any(fnmatch.fnmatchcase(finding.file, each) for each in entry.paths)
        named = any(each in (finding.code, finding.name, finding.code[0]) for each in entry.codes)
        if fits and named and (entry.until is None or entry.until >= index.today):
            hidden = Suppressed(
                by="config", reason=entry.reason, until=entry.until, file="skew.toml", range=finding.range
            )
            return replace(finding, suppressed=hidden)
    return finding


def _judge(
    index: Index,
    source: Source,
    comment: Suppression,
    used: set[tuple[int, str]],
    codes: set[str],
    status: Status | None,
) -> Iterator[Finding]:
    known = by_code()
    place = source.places.range(comment.start, comment.end)

    def tell(code: str, message_id: str = "", params: Params | None = None) -> Finding:
        problem = Problem(path=(), message_id=message_id, params=params or {})
        return replace(locate(index, known[code], source, problem), range=place)

    if not comment.codes or comment.late:
        yield tell("Q002", "late-file-comment" if comment.late else "unreadable")
        return
    if not comment.reason:
        yield tell("Q003")
    expired = False
    if comment.until is not None and comment.until < index.today:
        expired = True
        yield tell("Q004", params={"until": comment.until})
    for code in comment.codes:
        rule = known.get(code)
        if rule is None:
            near = get_close_matches(code, known, 1)
            name, params = ("similar-code", {"code": code, "known": near[0]}) if near else ("", {"code": code})
            yield tell("Q002", name, params)
        elif rule.code[0] in _FIXED:
            yield tell("Q002", "not-suppressible", {"code": code})
        elif (comment.start, code) not in used and comment.reason and not expired:
            ran = rule.code in codes and (source.shared or (status is not None and rule.applies(status)))
            if ran and not _blind(index, rule, source, comment):
                yield tell("Q001", params={"code": code})


def _blind(index: Index, rule: Rule, source: Source, comment: Suppression) -> bool:
    """Whether the rule may have missed its finding because something that it looks at could not be read."""
    gone = index.gone(source)
    if not comment.paths:
        return bool(gone)
    near = any(path[: len(each)] == each[: len(path)] for path in comment.paths for each in gone)
    return near or any(takes(each, need) for need in rule.needs for each in gone)
