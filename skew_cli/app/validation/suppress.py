"""Suppressions: what comments and `skew.toml` hide, and what is wrong with the suppressions themselves."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from functools import cache

from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.app.validation.config_ignores import FIXED, ConfigIgnores
from skew_cli.app.validation.locate import locate
from skew_cli.app.validation.ran import Ran
from skew_cli.model.finding import Finding, Params, PlacedEdit, PlacedFix, Problem, Suppressed
from skew_cli.rules import by_code
from skew_cli.rules.nearest import nearest, successors, written_out
from skew_cli.source.comments import Suppression, suppressions
from skew_cli.source.edit import Edit
from skew_cli.source.ignores import renamed, without
from skew_cli.store.repository import CONFIG

_MANY = 100
"""Of so many comments a file is told which code may have been meant; a likeness with every name takes its time."""


def suppressed(
    ran: Ran, findings: list[Finding], hints: Collection[str], mine: Callable[[str], bool]
) -> tuple[list[Finding], tuple[Finding, ...]]:
    """Marks what comments and `[[ignore]]` hide, and adds what is wrong with them; only in files that `mine` takes.

    `hints` are the files that may have such comments. Apart from that, the entries `[[ignore]]` that hid nothing in these files.
    """
    index, ignores = ran.index, ConfigIgnores(ran.index)
    done: list[Finding] = []
    by_file: dict[str, list[Finding]] = {name: [] for name in hints if mine(name)}
    for each in findings:
        if each.file in by_file:
            by_file[each.file].append(each)
        else:
            done.append(each if each.code[0] in FIXED else ignores.hide(each))
    for name, found in sorted(by_file.items()):
        source = index.sources[name]
        comments = suppressions(source.document, source.places)
        used: set[tuple[int, str]] = set()
        done += [_hide(index, source, each, comments, used, ignores) for each in found]
        for number, comment in enumerate(comments):
            judged = _judge(ran, source, comment, used, guess=number < _MANY)
            done += [each for each in judged if each.code in ran.codes]
    if mine(CONFIG):
        done += [each for each in ignores.faults() if each.code in ran.codes]
    return done, tuple(ignores.unused(ran, mine)) if "Q001" in ran.codes else ()


def _hide(
    index: Index,
    source: Source,
    finding: Finding,
    comments: tuple[Suppression, ...],
    used: set[tuple[int, str]],
    ignores: ConfigIgnores,
) -> Finding:
    if finding.code[0] in FIXED:
        return finding
    for comment in comments:
        written = next((each for each in comment.codes if each in (finding.code, finding.name)), None)
        expired = comment.until is not None and comment.until < index.today
        if written and comment.reason and not expired and comment.covers(finding.path):
            used.add((comment.start, written))
            place = source.places.range(comment.start, comment.end)
            hidden = Suppressed(by="comment", reason=comment.reason, until=comment.until, file=source.file, range=place)
            return replace(finding, suppressed=hidden)
    return ignores.hide(finding)


def _judge(
    ran: Ran, source: Source, comment: Suppression, used: set[tuple[int, str]], *, guess: bool
) -> Iterator[Finding]:
    index, known = ran.index, by_code()
    place = source.places.range(comment.start, comment.end)

    def tell(code: str, message_id: str = "", params: Params | None = None, edit: Edit | None = None) -> Finding:
        problem = Problem(path=(), message_id=message_id, params=params or {})
        fix = _fix(source, edit) if edit else None
        return replace(locate(index, known[code], source, problem), range=place, fix=fix)

    if not comment.codes or comment.late:
        yield tell("Q002", "late-file-comment" if comment.late else "unreadable")
        return
    if not comment.reason:
        yield tell("Q003")
    expired = comment.until is not None and comment.until < index.today
    if comment.until is not None and expired:
        yield tell("Q004", params={"until": comment.until})
    in_force = bool(comment.reason) and not expired
    for code in comment.codes:
        rule = known.get(code)
        if rule is None:
            near = nearest(code, _suppressible()) if guess and not successors(code) else ""
            sure = bool(near) and (near == written_out(code, known) or not near[1:].isdigit())
            if near:
                told = tell("Q002", "similar-code", {"code": code, "known": near})
                edit = renamed(source.document, comment, code, near)
                yield replace(told, fix=_fix(source, edit, safe=sure))
            else:
                yield tell("Q002", params={"code": code})
        elif rule.code[0] in FIXED:
            yield tell("Q002", "not-suppressible", {"code": code})
        elif (comment.start, code) not in used and in_force and ran.on(rule, source, comment.paths):
            yield tell("Q001", params={"code": code}, edit=without(source.document, comment, code))


@cache
def _suppressible() -> tuple[str, ...]:
    """Codes and names of the rules that a comment may name."""
    return tuple(each for each, rule in by_code().items() if rule.code[0] not in FIXED)


def _fix(source: Source, edit: Edit, *, safe: bool = True) -> PlacedFix:
    placed = PlacedEdit(file=source.file, range=source.places.stretch(edit.start, edit.end), text=edit.text)
    return PlacedFix(applicability="safe" if safe else "unsafe", edits=(placed,))
