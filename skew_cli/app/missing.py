"""What a program lacks for its next status: what the rules say when they judge it by that status."""

from collections.abc import Sequence
from dataclasses import dataclass

from skew_cli.app.gate import Only
from skew_cli.app.load import Index
from skew_cli.app.validation.check import check
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
    files = {
        step: frozenset(case.file for case in cases if next_status(case.program.status) == step) for step in STATUSES
    }
    asked = {step: Only(files=each) for step, each in files.items() if each}
    now = {_key(each): each for each in check(index, share=Only(files=frozenset().union(*files.values()))).findings}
    later = {step: check(index.judged(status=step), share=share).findings for step, share in asked.items()}
    return tuple(_of(case, later, now) for case in cases)


def _of(case: Case, later: dict[Status, tuple[Finding, ...]], now: dict[object, Finding]) -> Missing:
    step = next_status(case.program.status)
    if step is None:
        return Missing(case=case, next=None)
    found = [
        each
        for each in later[step]
        if each.file == case.file and each.suppressed is None and each.severity != "info" and _new(each, now)
    ]
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
