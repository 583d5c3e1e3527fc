"""A program at a glance: what comes next, both local times, how many findings; the same for people and as data."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from skew_cli.app.templates import theme as theme_template
from skew_cli.calendars.meetings import Meeting
from skew_cli.errors import SkewError
from skew_cli.model.finding import SEVERITIES, Finding
from skew_cli.model.program import Program
from skew_cli.model.types import SIDES, Side, wording
from skew_cli.rules.rule import Case
from skew_cli.store.repository import Repository


def next_meeting(case: Case) -> Meeting | None:
    """The first active meeting that ends today or later, in Berlin time."""
    return next((each for each in case.meetings if each.local("nrw")[1].date() >= case.today), None)


def municipality(case: Case, side: Side, lang: str) -> str:
    """The name of a side's municipality as the directory has it, else as written; empty without one."""
    found = case.municipalities[side]
    if found is not None:
        return found.title(lang)
    partner = case.program.partners.of(side)
    return partner.municipality if partner else ""


def session_number(program: Program, index: int) -> int:
    """The number by which a session is called: its own, else its place in the file."""
    return program.sessions[index].number or index + 1


def theme_titles(case: Case, repository: Repository, lang: str) -> tuple[tuple[str, str], ...]:
    """Id and title of every theme of a program; its own title, else that of the template, else the id."""
    return tuple(
        (each.id, wording(each.title, lang) or _shipped(repository, each.id, lang)) for each in case.program.themes
    )


def _shipped(repository: Repository, name: str, lang: str) -> str:
    try:
        return theme_template(repository, name).name.get(lang)
    except SkewError:
        return name


def counts(findings: Iterable[Finding], file: str) -> dict[str, int]:
    """Open findings of a file by severity, as `errors`, `warnings` and `infos`."""
    mine = [each.severity for each in findings if each.file == file and each.suppressed is None]
    return {f"{severity}s": mine.count(severity) for severity in SEVERITIES}


def progress(case: Case) -> list[dict[str, Any]]:
    """Counts of every checklist; items that do not apply are left out."""
    found = []
    for each in case.checklists:
        items = [item for item in each.deadlines if item.missing is None]
        session = case.program.sessions[int(each.path[1])].id if each.kind == "session" else None
        found.append(
            {
                "kind": each.kind,
                "session": session,
                "all": len(items),
                "done": sum(item.done is not None for item in items),
                "overdue": sum(item.overdue(case.today) for item in items),
            }
        )
    return found


def meeting_data(case: Case, meeting: Meeting) -> dict[str, Any]:
    """A meeting as plain data; times are ISO with offset, only of the sides that take part."""
    data: dict[str, Any] = {
        "kind": meeting.kind,
        "key": meeting.key,
        "id": getattr(meeting.event, "id", None),
        "number": session_number(case.program, int(meeting.path[1])) if meeting.kind == "session" else None,
        "status": meeting.event.status,
        "title": wording(meeting.event.title, "en") or None,
    }
    for side in SIDES:
        times = meeting.local(side) if side in meeting.sides else (None, None)
        data[side] = {name: _iso(time) for name, time in zip(("start", "end"), times, strict=True)}
    return data


def _iso(time: dt.datetime | None) -> str | None:
    return time.isoformat(timespec="minutes") if time else None


def program_data(case: Case) -> dict[str, Any]:
    """What identifies a program, as plain data."""
    program = case.program
    return {
        "id": program.id,
        "season": program.season,
        "address": case.address,
        "file": case.file,
        "status": program.status,
        "mode": program.mode,
        "themes": [each.id for each in program.themes],
        "partners": {side: _partner(case, side) for side in SIDES},
        "sessions": len(case.sessions),
    }


def _partner(case: Case, side: Side) -> dict[str, str | None] | None:
    if case.program.partners.of(side) is None:
        return None
    found = case.municipalities[side]
    return {"id": found.id if found else None, "name": municipality(case, side, "en")}
