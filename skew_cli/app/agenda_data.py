"""The agenda as plain data for other programs: language-free, dates ISO, both local times with offset."""

from typing import Any

from skew_cli.app.agenda import Agenda, Task
from skew_cli.app.glance import meeting_data
from skew_cli.app.validation.wording import shown


def agenda_data(found: Agenda) -> dict[str, Any]:
    """One object in the shape `skew-agenda/1`."""
    return {
        "format": "skew-agenda/1",
        "as_of": found.today.isoformat(),
        "last": found.last.isoformat(),
        "meetings": [
            meeting_data(each.cases[0], each.meeting)
            | {"programs": [case.address for case in each.cases], "week": each.date.isocalendar().week}
            for each in found.gatherings
        ],
        "dates": [each.model_dump(mode="json", exclude_none=True) for each in found.dates],
        "tasks": [_task(found, each) for each in found.tasks],
        "findings": [
            {
                "code": each.code,
                "name": each.name,
                "severity": each.severity,
                "message": shown(each, "en").message,
                "file": each.file,
                "line": each.range.start.line,
                "program": each.program,
                "session": each.session,
            }
            for each in found.findings
        ],
        "publications": [
            {"program": case.address, "changes": each.changes, "never": each.never} for case, each in found.publications
        ],
    }


def _task(found: Agenda, each: Task) -> dict[str, Any]:
    data: dict[str, Any] = {
        "what": each.what,
        "programs": [case.address for case in each.cases],
        "due": each.due.isoformat(),
        "overdue": each.due < found.today,
        "item": each.deadline.item.id if each.deadline else None,
        "checklist": each.checklist.kind if each.checklist else None,
        "meeting": each.gathering.meeting.key if each.gathering else None,
    }
    if each.checklist and each.checklist.kind == "session":
        data["meeting"] = f"session-{each.cases[0].program.sessions[int(each.checklist.path[1])].id}"
    elif each.checklist and each.checklist.kind == "exploration-meeting":
        data["meeting"] = "explore"
    return data
