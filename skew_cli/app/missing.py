"""What a program lacks for its next status: what the rules say when they judge it by that status."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from skew_cli.app.gate import Only
from skew_cli.app.load import Index
from skew_cli.app.validation.check import Selection, check
from skew_cli.model.finding import SEVERITIES, Finding
from skew_cli.model.types import STATUSES, Status
from skew_cli.rules.rule import Case

_AFTER_THE_MEETING = frozenset({"X006"})
"""What can only be there once the exploration meeting has been held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """The way of one program to its next status."""

    case: Case
    next: Status | None
    """None after the last one, and for a cancelled program."""
    findings: tuple[Finding, ...] = ()
    """Errors and warnings that the program does not have yet, or only as less, errors first."""
    undated: tuple[int, ...] = ()
    """Indices of the sessions that need a date."""
    unexplored: bool = False
    """The exploration meeting has not been held, which `explored` needs."""
    ahead: int = 0
    """Number of active meetings that are not over yet; `done` has to wait for them."""


def next_status(status: Status) -> Status | None:
    """The status after this one; None for `done` and `cancelled`."""
    ladder = STATUSES[: STATUSES.index("cancelled")]
    return ladder[ladder.index(status) + 1] if status in ladder[:-1] else None


def missing(index: Index, cases: Sequence[Case]) -> tuple[Missing, ...]:
    """What each program lacks, in the order given; it is checked as it is, and by the status that it has next."""
    steps = {case.file: (case, step) for case in cases if (step := next_status(case.program.status))}
    later = [*_judged(index, [each for each in steps.values() if each[1] != "done"], "planned")]
    later += _judged(index, [each for each in steps.values() if each[1] == "done"], "done")
    # Only the rules that speak later need to be asked now; but what they hide is known only when all are asked.
    codes = {each.code for each in later}
    rules = None if any(each[0] == "Q" for each in codes) else Selection(select=tuple(sorted(codes)))
    before = check(index, rules, share=Only(files=frozenset(steps))).findings if later else ()
    now = {_key(each): each for each in before}
    found: dict[str, list[Finding]] = {name: [] for name in steps}
    for each in later:
        if _new(each, now):
            found[each.file].append(each)
    return tuple(_of(each, found.get(each.file, [])) for each in cases)


def _judged(index: Index, steps: Sequence[tuple[Case, Status]], others: Status) -> Iterator[Finding]:
    """Open errors and warnings of programs, each judged by its status, among others that are judged by theirs.

    To the others it makes a difference only whether they are `done` or `cancelled`.
    """
    if steps:
        made = index.judged(*(replace(case, status=status) for case, status in steps), status=others)
        files = frozenset(case.file for case, _ in steps)
        for each in check(made, share=Only(files=files)).findings:
            if each.suppressed is None and each.severity != "info" and each.file in files:
                yield each


def _of(case: Case, found: list[Finding]) -> Missing:
    step = next_status(case.program.status)
    if step is None:
        return Missing(case=case, next=None)
    exploration = case.program.exploration
    unexplored = step == "explored" and (exploration is None or exploration.status != "held")
    if unexplored:
        found = [each for each in found if each.code not in _AFTER_THE_MEETING]
    found.sort(key=lambda each: (SEVERITIES.index(each.severity), each.order))
    dated = STATUSES.index(step) >= STATUSES.index("planned")
    sessions = enumerate(case.program.sessions)
    undated = tuple(n for n, each in sessions if dated and each.date is None and each.status != "cancelled")
    ahead = sum(each.local("nrw")[1].date() >= case.today for each in case.meetings) if step == "done" else 0
    return Missing(case=case, next=step, findings=tuple(found), undated=undated, unexplored=unexplored, ahead=ahead)


def _key(finding: Finding) -> object:
    return (finding.file, finding.code, finding.path, finding.message_id, tuple(sorted(finding.params)))


def _new(finding: Finding, now: dict[object, Finding]) -> bool:
    before = now.get(_key(finding))
    return before is None or SEVERITIES.index(before.severity) > SEVERITIES.index(finding.severity)
