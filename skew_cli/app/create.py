"""A new program from a theme: dates on days when both sides work, a short file, the same check before it is written."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from skew_cli.app.load import Index, load
from skew_cli.app.templates import theme
from skew_cli.app.validation.check import check
from skew_cli.calendars.calendar import Calendar
from skew_cli.errors import Refused, SkewError
from skew_cli.model.finding import Finding
from skew_cli.model.municipality import Municipality
from skew_cli.model.season import SeasonProfile
from skew_cli.model.template import ThemeTemplate, Trilingual
from skew_cli.model.types import SIDES, Mode, Side
from skew_cli.planning.series import Planned, series
from skew_cli.source.emit import emit
from skew_cli.words import Text

_COMMENT = Text(
    en="Hospitation program {nrw} – {palestine}, season {season}. Check it with: skew validate",
    de="Hospitationsprogramm {nrw} – {palestine}, Programmjahr {season}. Prüfen mit: skew validate",
)
SCHEMA_LINE = "yaml-language-server: $schema=../../.skew-schema/program.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What is asked before a program is created."""

    season: int
    nrw: Municipality
    palestine: Municipality
    theme: str
    sessions: int
    ident: str
    series: str
    """UUID of the new program."""
    first: dt.date | None = None
    """None leaves all dates open."""
    time: dt.time = dt.time(10)
    """Start in Europe/Berlin."""
    every_days: int = 14
    mode: Mode = "virtual"
    full: bool = False
    """Also lay down the theme's questions, goals, departments, actors and model agenda."""
    lang: str = "en"
    """Language of the first comment and of the titles, `de` or `en`; with `full` titles are in all three."""

    @property
    def file(self) -> str:
        """Where the program goes."""
        return f"programs/{self.season}/{self.ident}.yaml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A program that is not written yet."""

    file: str
    text: str
    dates: tuple[Planned, ...]
    findings: tuple[Finding, ...]
    index: Index
    """The repository as it would be."""


def plan(answers: Answers, profile: SeasonProfile, calendar: Calendar) -> tuple[Planned, ...]:
    """The dates of the sessions. Raises SkewError when the first day is closed, Refused when the series does not fit."""
    if answers.first is None:
        return ()
    start, end = _window(profile, answers.season)

    def is_open(day: dt.date) -> bool:
        return calendar.works(answers.nrw, day) and calendar.works(answers.palestine, day)

    if not start <= answers.first <= end:
        raise SkewError(
            Text(
                en="{date} is outside the window of the season, {start} to {end}",
                de="{date} liegt außerhalb des Zeitraums des Programmjahrs, {start} bis {end}",
            ),
            Text(en="choose another first date", de="einen anderen ersten Termin wählen"),
            date=answers.first,
            start=start,
            end=end,
        )
    if not is_open(answers.first):
        later = (answers.first + dt.timedelta(days=n) for n in range(1, 30))
        raise SkewError(
            Text(en="on {date} not both sides work", de="Am {date} arbeiten nicht beide Seiten"),
            Text(en="the next common working day is {next}", de="Der nächste gemeinsame Arbeitstag ist {next}"),
            date=answers.first,
            next=next((day for day in later if is_open(day)), end),
        )
    found = series(answers.first, answers.sessions, answers.every_days, is_open, end)
    if len(found) < answers.sessions:
        raise Refused(
            Text(
                en="only {n} of {wanted} sessions fit before {end}",
                de="Nur {n} von {wanted} Terminen passen bis {end}",
            ),
            Text(
                en="start earlier, hold them closer together, or plan fewer sessions",
                de="früher beginnen, den Abstand verkleinern oder weniger Termine planen",
            ),
            n=len(found),
            wanted=answers.sessions,
            end=end,
        )
    return found


def draft(index: Index, answers: Answers) -> Draft:
    """The file of a new program, checked in memory together with the whole repository."""
    profile, _ = index.profile(answers.season)
    dates = plan(answers, profile, index.calendar)
    template = theme(index.repository, answers.theme)
    content = _content(answers, template, dates)
    comment = _COMMENT.get(answers.lang).format(
        nrw=answers.nrw.title("de"), palestine=answers.palestine.title("de"), season=answers.season
    )
    return checked(index, answers.file, emit(content, f"{SCHEMA_LINE}\n{comment}"), dates)


def checked(index: Index, file: str, text: str, dates: tuple[Planned, ...] = ()) -> Draft:
    """A new file with what the check says of it in its repository."""
    after = load(index.repository, index.today, replaced={file: text.encode()})
    mine = tuple(each for each in check(after).findings if each.suppressed is None and each.file == file)
    return Draft(file=file, text=text, dates=dates, findings=mine, index=after)


def _window(profile: SeasonProfile, season: int) -> tuple[dt.date, dt.date]:
    """The window of the profile, in the year of the season when it has none of its own."""
    years = season - profile.season
    return (
        profile.window_start.replace(year=profile.window_start.year + years),
        profile.window_end.replace(year=profile.window_end.year + years),
    )


def _content(answers: Answers, template: ThemeTemplate, dates: tuple[Planned, ...]) -> dict[str, Any]:
    hosted = _sessions(answers, template, dates)
    found: dict[str, Any] = {
        "schema": 1,
        "id": answers.ident,
        "season": answers.season,
        "status": "idea",
        "mode": answers.mode,
        "series": answers.series,
        "languages": list(dict.fromkeys([*answers.nrw.languages, *answers.palestine.languages])) or ["de", "en", "ar"],
        "partners": {side: _partner(answers, template, side) for side in SIDES},
        "themes": [_theme(template) if answers.full else template.id],
    }
    if answers.full:
        found["civil_society"] = [
            {
                "id": each.id,
                "side": each.side,
                "name": each.name.model_dump(),
                "type": each.type,
                **({"theme": template.id} if each.type == "thematic_actor" else {}),
            }
            for each in template.civil_society
        ]
    found["session_defaults"] = {"start": f"{answers.time:%H:%M}", "theme": template.id}
    return found | {"sessions": hosted}


def _partner(answers: Answers, template: ThemeTemplate, side: Side) -> dict[str, Any]:
    municipality = answers.nrw if side == "nrw" else answers.palestine
    partner: dict[str, Any] = {"municipality": municipality.id}
    if answers.full:
        partner["departments"] = [{"name": each.model_dump()} for each in template.departments.of(side)]
    if municipality.languages:
        partner["languages"] = list(municipality.languages)
    return partner


def _theme(template: ThemeTemplate) -> dict[str, Any]:
    return {
        "id": template.id,
        "title": template.name.model_dump(),
        "guiding_questions": [each.model_dump() for each in template.guiding_questions],
        "goals": [each.model_dump(exclude_none=True) for each in template.goals],
    }


def _sessions(answers: Answers, template: ThemeTemplate, dates: tuple[Planned, ...]) -> list[dict[str, Any]]:
    found = []
    for number in range(answers.sessions):
        suggested = template.sessions[number] if number < len(template.sessions) else None
        session: dict[str, Any] = {"id": suggested.id if suggested else f"session-{number + 1}"}
        if dates:
            session["date"] = dates[number].date
        session["host"] = suggested.host if suggested else SIDES[number % 2]
        if suggested and answers.full:
            session["title"] = suggested.title.model_dump()
            session |= _details(suggested.objective, suggested.tour, template)
        elif suggested:
            session["title"] = suggested.title.get(answers.lang)
        found.append(session)
    return found


def _details(objective: Trilingual, tour: Trilingual | None, template: ThemeTemplate) -> dict[str, Any]:
    agenda = [
        {
            "kind": block.kind,
            "minutes": block.minutes,
            **({"title": tour.model_dump()} if block.kind == "tour" and tour else {}),
        }
        for block in template.agenda
    ]
    return {"objective": objective.model_dump(), "agenda": agenda}
