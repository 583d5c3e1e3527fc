"""The agenda in words, a line a matter, in German or English; for the terminal and for pages alike."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from skew_cli.app.agenda import Agenda, Gathering, Task
from skew_cli.app.glance import municipality, session_number
from skew_cli.app.outstanding import Outstanding
from skew_cli.app.placeholders import placeholders
from skew_cli.calendars.deadlines import Checklist
from skew_cli.calendars.meetings import Meeting
from skew_cli.languages.dates import near_day, span, week
from skew_cli.languages.terms import term
from skew_cli.model.finding import Finding
from skew_cli.model.text import visible
from skew_cli.model.types import Side, wording
from skew_cli.rules.rule import Case
from skew_cli.words import Counted, Text

Group = Literal["meeting", "date", "due", "overdue", "new", "open"]
HEADS: dict[Group, Text] = {
    "meeting": Text(en="meeting", de="Treffen"),
    "date": Text(en="date", de="Stichtag"),
    "due": Text(en="due", de="fällig"),
    "overdue": Text(en="overdue", de="überfällig"),
    "new": Text(en="new", de="neu"),
    "open": Text(en="open", de="offen"),
}
_SIDES: dict[Side, Text] = {"nrw": Text(en="NRW", de="NRW"), "palestine": Text(en="Palestine", de="Palästina")}
_SESSION = Text(en="session {number}", de="Termin {number}")
_EVENTS = {
    "exploration": Text(en="exploration meeting", de="Exploration-Meeting"),
    "seminar": Text(en="seminar", de="Seminar"),
    "network_event": Text(en="network", de="Netzwerk"),
}
_LISTS = {
    "exploration-meeting": Text(en="exploration meeting", de="Exploration-Meeting"),
    "closing": Text(en="closing", de="Programmabschluss"),
}
_TODAY, _SINCE, _BY = (
    Text(en="today", de="heute"),
    Text(en="since {day}", de="seit {day}"),
    Text(en="by {day}", de="bis {day}"),
)
_MANY = 3
"""From so many items of one checklist on only their ids are told."""
_ITEMS = Text(en="{n} items: {ids}", de="{n} Punkte: {ids}")
_CONFIRM = Text(en="get interpreters confirmed: {names}", de="Dolmetschen bestätigen lassen: {names}")
_SEND = Text(en="send to the interpreters: {names}", de="an die Dolmetschenden schicken: {names}")
_NEVER = Text(en="calendar never published (skew publish)", de="Kalender noch nie veröffentlicht (skew publish)")
_CHANGES = Counted(
    one=Text(en="1 change not published (skew publish)", de="1 Änderung nicht veröffentlicht (skew publish)"),
    other=Text(en="{n} changes not published (skew publish)", de="{n} Änderungen nicht veröffentlicht (skew publish)"),
)
_FEW = 2
_MORE = Text(en="{first} and {n} more", de="{first} und {n} weitere")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One matter; nothing in it can steer a terminal."""

    group: Group
    head: str
    """The day and week of a meeting, else the word of the group."""
    times: str = ""
    """Both local times of a meeting."""
    text: str


def lines(found: Agenda, lang: str) -> Iterator[Line]:
    """All lines in the order of `HEADS`, each group by date."""
    for each in found.gatherings:
        yield _meeting(found, each, lang)
    for date in found.dates:
        yield Line(
            group="date", head=near_day(date.date, lang, found.today.year), text=visible(wording(date.title, lang))
        )
    yield from _tasks(found, found.due, "due", lang)
    yield from _tasks(found, found.overdue, "overdue", lang)
    for finding in found.findings:
        yield Line(group="new", head=HEADS["new"].get(lang), text=_finding(found, finding, lang))
    for case, waiting in found.publications:
        text = f"{visible(case.program.id)}: {_publication(waiting, lang)}"
        yield Line(group="open", head=HEADS["open"].get(lang), text=text)


def meeting_name(case: Case, meeting: Meeting, lang: str) -> str:
    """`Termin 1`, `Exploration-Meeting`, or the kind with the title."""
    if meeting.kind == "session":
        return _SESSION.get(lang).format(number=session_number(case.program, int(meeting.path[1])))
    name = _EVENTS[meeting.kind].get(lang)
    title = visible(wording(meeting.event.title, lang) or str(getattr(meeting.event, "id", "")))
    return f"{name} {title}" if meeting.kind != "exploration" and title else name


def _meeting(found: Agenda, each: Gathering, lang: str) -> Line:
    meeting, case = each.meeting, each.cases[0]
    places = []
    for side in meeting.sides:
        start, end = meeting.local(side)
        there = _SIDES[side].get(lang) if each.common else municipality(case, side, lang)
        other = "" if start.date() == each.date else f"{near_day(start.date(), lang, found.today.year)} "
        places.append(f"{visible(there) or '?'} {other}{span(start.time(), end.time())}")
    status = meeting.event.status
    mark = f" ({term(status, lang)})" if status == "tentative" else ""
    return Line(
        group="meeting",
        head=f"{near_day(each.date, lang, found.today.year)}  {week(each.date, lang)}",
        times=", ".join(places),
        text=f"{_named(each, lang)}{mark}",
    )


def _named(each: Gathering, lang: str) -> str:
    """The program and its meeting; a common one stands for itself, with the programs behind it."""
    name = meeting_name(each.cases[0], each.meeting, lang)
    if not each.common:
        return f"{visible(each.cases[0].program.id)} {name}"
    ids = [visible(case.program.id) for case in each.cases]
    told = ", ".join(ids)
    if len(ids) > _FEW:
        told = _MORE.get(lang).format(first=ids[0], n=len(ids) - 1)
    return f"{name}: {told}"


def _tasks(found: Agenda, tasks: Iterable[Task], group: Group, lang: str) -> Iterator[Line]:
    """A line a task; many items of one checklist are one line, at the place of the first."""
    every = list(tasks)
    lists: dict[tuple[str, object], list[Task]] = {}
    for each in every:
        if each.checklist:
            key = each.due if group == "due" else None
            lists.setdefault((each.cases[0].file, (each.checklist.path, key)), []).append(each)
    many = {id(parts[0]): parts for parts in lists.values() if len(parts) >= _MANY}
    hidden = {id(each) for parts in many.values() for each in parts[1:]}
    for each in every:
        if id(each) not in hidden:
            text = f"{_task(each, many.get(id(each), []), lang)} ({_when(found, each.due, group, lang)})"
            yield Line(group=group, head=HEADS[group].get(lang), text=text)


def _task(each: Task, many: list[Task], lang: str) -> str:
    case = each.cases[0]
    if each.checklist and each.deadline:
        name = f"{visible(case.program.id)} {_list_name(case, each.checklist, lang)}"
        if many:
            ids = _ranges([part.deadline.item.id for part in many if part.deadline])
            return f"{name}: {_ITEMS.get(lang).format(n=len(many), ids=ids)}"
        item = each.deadline
        return f"{name}: {item.item.id} {visible(item.text.get(lang).format_map(placeholders(case)))}"
    if each.gathering is None:
        raise ValueError(each.what)
    event = each.gathering.meeting.event
    if each.what == "interpreters":
        asked = (one.person for one in event.interpreters if not one.confirmed)
        names = [case.people[one].name if one in case.people else one for one in asked]
    else:
        names = [wording(one.title, lang) for one in event.materials if one.sent_to_interpreters is None]
    text = _CONFIRM if each.what == "interpreters" else _SEND
    return f"{_named(each.gathering, lang)}: {text.get(lang).format(names=', '.join(map(visible, names)))}"


def _ranges(ids: Iterable[str]) -> str:
    """`ON01, ON02, ON03, ON07` as `ON01–ON03, ON07`."""
    found: list[list[str]] = []
    for each in sorted(ids):
        last = found[-1][-1] if found else ""
        follows = (
            last[:2] == each[:2] and last[2:].isdigit() and each[2:].isdigit() and int(last[2:]) + 1 == int(each[2:])
        )
        if follows:
            found[-1].append(each)
        else:
            found.append([each])
    runs = (f"{run[0]}–{run[-1]}" if len(run) > _FEW else ", ".join(run) for run in found)
    return ", ".join(runs)


def _list_name(case: Case, checklist: Checklist, lang: str) -> str:
    if checklist.kind in _LISTS:
        return _LISTS[checklist.kind].get(lang)
    return _SESSION.get(lang).format(number=session_number(case.program, int(checklist.path[1])))


def _when(found: Agenda, due: dt.date, group: Group, lang: str) -> str:
    if due == found.today:
        return _TODAY.get(lang)
    return (_BY if group == "due" else _SINCE).get(lang).format(day=near_day(due, lang, found.today.year))


def _finding(found: Agenda, finding: Finding, lang: str) -> str:
    from skew_cli.app.validation.wording import shown  # noqa: PLC0415 - start-up, law 10: mostly there is nothing new

    case = next((each for each in found.cases if each.file == finding.file), None)
    where = visible(case.program.id if case else finding.file)
    index = finding.path[1] if finding.path[:1] == ("sessions",) and len(finding.path) > 1 else None
    if case and isinstance(index, int) and index < len(case.program.sessions):
        where += f" {_SESSION.get(lang).format(number=session_number(case.program, index))}"
    return f"{where}: {shown(finding, lang).message} ({finding.code})"


def _publication(waiting: Outstanding, lang: str) -> str:
    if waiting.never:
        return _NEVER.get(lang)
    return _CHANGES.of(waiting.changes).get(lang).format(n=waiting.changes)


def grouped(every: Iterable[Line]) -> Iterator[tuple[Group, tuple[Line, ...]]]:
    """The lines by group, in order."""
    for group, parts in groupby(every, key=lambda each: each.group):
        yield group, tuple(parts)
