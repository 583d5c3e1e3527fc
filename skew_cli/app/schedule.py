"""From a repository to a task of planning: what one program needs dates for, and all that bears on them."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import replace

from skew_cli.app.booked import bookings, departments_of, staff_of
from skew_cli.app.load import Index
from skew_cli.app.reading import Source
from skew_cli.calendars import zones
from skew_cli.errors import SkewError
from skew_cli.model.planning import Away, Element, Kind, Origin, Pin, Task
from skew_cli.model.program import Wishes
from skew_cli.model.session import Event, Exploration
from skew_cli.model.types import SIDES, STATUSES, wording
from skew_cli.rules.rule import Case
from skew_cli.words import Text

Choices = Mapping[str, tuple[dt.date | None, dt.time | None]]
"""Dates and starts that were asked for, by key of the event; a date of None falls out."""


def task(index: Index, source: Source, *, fresh: bool = False, asked: Choices | None = None) -> Task:
    """The task of planning a program.

    `fresh` forgets dates that are only tentative. With `asked`, for `skew move`, every other date stays. Raises
    SkewError when the program has no session to plan or a municipality is not known.
    """
    case = index.case(source)
    program, profile = case.program, case.profile
    if case.status == "cancelled":
        raise SkewError(
            Text(en="the program is cancelled.", de="Das Programm ist abgesagt."),
            Text(en="dates are planned for the others: skew list", de="Termine gibt es für die anderen: skew list"),
        )
    municipalities = {side: found for side in SIDES if (found := case.municipalities[side])}
    if len(municipalities) < len(SIDES):
        raise SkewError(
            Text(
                en="without both municipalities no dates can be planned.",
                de="Ohne beide Kommunen lassen sich keine Termine planen.",
            ),
            Text(en="what is missing: skew validate {file}", de="was fehlt: skew validate {file}"),
            file=source.file,
        )
    elements = tuple(_elements(index, source, case, fresh=fresh, asked=asked))
    if not any(each.kind == "session" for each in elements):
        raise SkewError(
            Text(
                en="the program has no online session to be planned.",
                de="Das Programm hat keinen Online-Termin, der zu planen wäre.",
            ),
            Text(
                en="add sessions to the file, such as sessions: [{{id: session-1}}]",
                de="Termine in der Datei ergänzen, etwa sessions: [{{id: termin-1}}]",
            ),
        )
    years = program.season - profile.season
    wishes = program.planning or Wishes()
    seminars = [each for each in case.schedule.of("seminar") if program.seminars[int(each.path[1])].shared]
    last = max(seminars, key=lambda each: each.end_utc, default=None)
    planned = case.status in STATUSES and STATUSES.index(case.status) >= STATUSES.index("planned")
    costs = profile.planning.costs
    return Task(
        program=case.address,
        season=program.season,
        today=index.today,
        profile=profile,
        window=(_shift(profile.window_start, years), _shift(profile.window_end, years)),
        municipalities=municipalities,
        departments=departments_of(case),
        elements=elements,
        prepared=(last.local("nrw")[0].date(), Origin(file=source.file, path=last.path)) if last else None,
        weekdays=wishes.weekdays,
        starts=wishes.starts,
        earliest=wishes.earliest,
        latest=wishes.latest,
        every_days=wishes.every_days,
        away=tuple(_away(index, source, case, elements)),
        bookings=tuple(bookings(index, source)),
        move_cost=costs.move if planned else costs.move_draft,
        people={name: person.name for name, person in case.people.items()},
        origins=_origins(source, case, wishes),
    )


def _shift(date: dt.date, years: int) -> dt.date:
    return date.replace(year=date.year + years)


def _elements(index: Index, source: Source, case: Case, *, fresh: bool, asked: Choices | None) -> Iterator[Element]:
    program = case.program
    meeting = program.exploration
    if meeting is None and _may_add_exploration(index, case) and asked is None:
        meeting = Exploration()
    if meeting is not None and meeting.status != "cancelled":
        made = _element(case, source, meeting, ("exploration",), 0)
        yield _settled(case, made, meeting, fresh=fresh, asked=asked)
    for number, seminar in enumerate(program.seminars, 1):
        if not seminar.shared and seminar.status != "cancelled":
            made = _element(case, source, seminar, ("seminars", number - 1), number)
            yield _settled(case, replace(made, sides=seminar.sides), seminar, fresh=fresh, asked=asked)
    for path, session in case.online:
        number = session.number or int(path[1]) + 1
        made = _element(case, source, session, path, number)
        yield _settled(case, made, session, fresh=fresh, asked=asked)


def _may_add_exploration(index: Index, case: Case) -> bool:
    """Whether a program without an exploration meeting still needs one."""
    until = case.profile.planning.exploration_until
    events = [*case.program.seminars, *case.program.sessions]
    fixed = any(each.status in ("held", "confirmed") for each in events)
    return case.status == "idea" and not fixed and index.today <= dt.date(case.program.season, until.month, until.day)


def _element(case: Case, source: Source, event: Event, path: tuple[str | int, ...], number: int) -> Element:
    kinds: dict[str | int, Kind] = {"exploration": "exploration", "seminars": "seminar", "sessions": "session"}
    kind = kinds[path[0]]
    name = getattr(event, "id", "")
    minutes = event.duration_min if event.duration_min is not None else case.profile.session_minutes
    date, start = _berlin(event)
    return Element(
        key="explore" if kind == "exploration" else f"{kind}-{name}",
        kind=kind,
        number=number,
        path=path,
        title=wording(event.title, "en") or name,
        minutes=minutes,
        sides=SIDES,
        staff=staff_of(case, event),
        room=event.room,
        date=date,
        start=start,
        origin=Origin(file=source.file, path=source.original(path)),
    )


def _berlin(event: Event) -> tuple[dt.date | None, dt.time | None]:
    """Date and start of an event in Berlin time; an event without a date keeps its start only if it is told in it."""
    if event.date is None or event.start is None:
        return None, event.start if event.anchor == zones.BERLIN else None
    if event.anchor not in zones.ALLOWED or isinstance(
        moment := zones.local(event.date, event.start, event.anchor), str
    ):
        return None, None
    here = moment.astimezone(zones.zone(zones.BERLIN))
    return here.date(), here.time()


def _settled(case: Case, made: Element, event: Event, *, fresh: bool, asked: Choices | None) -> Element:
    """With the reason why the present date stays, or with what was asked for."""
    wanted = (asked or {}).get(made.key)
    if wanted is not None:
        date, start = wanted
        if date is None:
            return replace(made, lost=made.date is not None, only=start)
        return replace(made, date=date, start=start or made.start, pin="chosen")
    notice = dt.timedelta(days=case.profile.planning.notice_days)
    pin: Pin | None = None
    if made.date is None or made.start is None:
        return made
    if event.status in ("held", "confirmed"):
        pin = "held" if event.status == "held" else "confirmed"
    elif made.date < case.today:
        pin = "past"
    elif made.date < case.today + notice:
        pin = "near"
    elif asked is not None:
        pin = "chosen"
    return replace(made, pin=pin, date=None if fresh and pin is None else made.date)


def _away(index: Index, source: Source, case: Case, elements: tuple[Element, ...]) -> Iterator[Away]:
    wishes = case.program.planning
    for number, each in enumerate(wishes.unavailable if wishes else ()):
        for side in SIDES if each.side == "both" else (each.side,):
            town = case.municipalities[side]
            yield Away(
                who=side,
                name=town.title("de") if town else side,
                first=each.first,
                last=each.last,
                reason=wording(each.reason, "de"),
                origin=Origin(file=source.file, path=("planning", "unavailable", number, "from")),
            )
    for who in sorted({who for each in elements for who in each.staff}):
        person = case.people.get(who)
        own = next((n for n, each in enumerate(case.program.people) if each.id == who), None)
        number = own if own is not None else next((n for n, each in enumerate(index.people) if each == who), 0)
        file = source.file if own is not None else "programs/people.yaml"
        for position, absence in enumerate(person.unavailable if person else ()):
            yield Away(
                who=who,
                name=person.name if person else who,
                first=absence.first,
                last=absence.last,
                reason=wording(absence.reason, "de"),
                origin=Origin(file=file, path=("people", number, "unavailable", position, "from")),
            )


def _origins(source: Source, case: Case, wishes: Wishes) -> dict[str, Origin]:
    """Where the rules of the season, of the municipalities and of the program stand."""
    profile = f"templates/seasons/{case.profile_year}.yaml"
    found = {
        name: Origin(file=profile, path=(name,))
        for name in ("window_start", "planning", "gap_min_days", "gap_max_days", "staff_max_per_day")
    }
    keys = {name: name.replace("_", "-") for name in ("weekdays", "starts", "earliest", "latest", "every_days")}
    for name, rule in keys.items():
        if getattr(wishes, name) not in (None, ()):
            found[rule] = Origin(file=source.file, path=("planning", name))
    for rule, name in {"exploration-from": "exploration_from", "exploration-until": "exploration_until"}.items():
        found[rule] = Origin(file=profile, path=("planning", name))
    for rule, name in {"seminars-from": "seminars_from", "seminars-until": "seminars_until"}.items():
        found[rule] = Origin(file=profile, path=("planning", name))
    for rule in ("gap-min", "gap-max"):
        found[rule] = Origin(file=profile, path=("planning", "gap"))
    found["exploration-gap-min"] = Origin(file=profile, path=("exploration_lead_days",))
    found["sessions"] = Origin(file=source.file, path=("sessions",))
    for side in SIDES:
        found[side] = Origin(file=source.file, path=("partners", side, "municipality"))
    return found
