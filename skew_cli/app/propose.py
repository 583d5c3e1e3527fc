"""Proposals for a program, each confirmed by the independent checker before anybody sees it."""

from dataclasses import dataclass

from skew_cli.calendars.calendar import Calendar
from skew_cli.errors import SkewError
from skew_cli.model.planning import Breach, Dates, Task
from skew_cli.planning.check import check_dates
from skew_cli.planning.explain import Explanation, explain, rule_of
from skew_cli.planning.frame import Frame, Settings, frame
from skew_cli.planning.proposals import Proposal, propose
from skew_cli.words import Text


class DisagreementError(RuntimeError):
    """Planner and checker differ: a bug of skew, which must not be smoothed over (exit code 3)."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What came of looking for dates."""

    task: Task
    frame: Frame
    settings: Settings
    proposals: tuple[Proposal, ...]
    """Empty when nothing fits; then `explanation` says why."""
    explanation: Explanation | None = None


def find(task: Task, calendar: Calendar, *, count: int = 3, without: tuple[str, ...] = ()) -> Outcome:
    """Proposals, or why nothing fits. `without` switches rules off, by id or by number of the last explanation."""
    ready = frame(task, calendar)
    settings = Settings()
    for word in without:
        settings = _without(ready, settings, word)
    found = propose(ready, settings, count)
    for each in found:
        confirm(task, calendar, each, settings)
    explanation = None if found else explain(ready, settings)
    for repair in explanation.repairs if explanation else ():
        confirm(task, calendar, repair.proposal, repair.settings)
    return Outcome(task=task, frame=ready, settings=settings, proposals=found, explanation=explanation)


def _without(ready: Frame, settings: Settings, word: str) -> Settings:
    try:
        return rule_of(ready, settings, word)
    except KeyError:
        raise SkewError(
            Text(
                en='there is no rule or change "{word}" here.',
                de='Eine Regel oder Änderung "{word}" gibt es hier nicht.',
            ),
            Text(
                en="a number of the last explanation, or one of {rules}",
                de="eine Nummer der letzten Erklärung oder eine von {rules}",
            ),
            word=word,
            rules=tuple(each.id for each in ready.layers if each.level != "fact"),
        ) from None


def confirm(task: Task, calendar: Calendar, proposal: Proposal, settings: Settings) -> None:
    """Raises DisagreementError when the checker finds a breach or another cost."""
    verdict = check_dates(task, calendar, proposal.dates, off=settings.off, values=dict(settings.values))
    if verdict.breaches or verdict.cost != proposal.cost:
        raise DisagreementError(f"{task.program}: {proposal.cost} against {verdict}")


def present(task: Task, calendar: Calendar) -> tuple[Breach, ...]:
    """What the present dates break, pinned ones included; events that are held are history."""
    dates: Dates = tuple((each.date, each.start) if each.date and each.start else None for each in task.elements)
    found = check_dates(task, calendar, dates, off=("sessions",), pinned=True).breaches
    return tuple(each for each in found if task.elements[each.element].pin != "held")
