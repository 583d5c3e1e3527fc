"""Profiles of both municipalities for the exploration meeting: one page each, with lines to complete (EM11)."""

import datetime as dt
from collections.abc import Iterator
from itertools import groupby

from skew_cli.calendars import days, islamic
from skew_cli.documents import _blanks as blanks
from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Kind, Material
from skew_cli.languages.occasions import occasion
from skew_cli.model.municipality import Municipality
from skew_cli.model.program import Department, Partner
from skew_cli.model.session import Session
from skew_cli.model.tree import Block, Bullets, Doc, Facts, Heading, PageBreak, Para, Run, Text, plain
from skew_cli.model.types import SIDES, Side


def build(material: Material) -> Doc:
    """A page for each side: who it is, when it works, what it wants to learn and what it shows."""
    meeting = material.program.exploration
    held = meeting is not None and meeting.status == "held"
    blocks: list[Block] = [] if held else [Para(say.label(material, "profile.note"), "note")]
    for side in SIDES:
        blocks += [*([PageBreak()] if side != SIDES[0] else []), *_page(material, side)]
    return say.document(material, "profile", blocks)


def _page(material: Material, side: Side) -> list[Block]:
    goals = tuple(
        text
        for theme in material.program.themes
        for goal in theme.goals
        if goal.side in (side, "both") and (text := say.given(material, goal.text))
    )
    themes = say.listed(material, (say.theme(material, each.id) for each in material.program.themes))
    return [
        Heading(1, say.place(material, side)),
        Facts(tuple(_facts(material, side))),
        Heading(2, say.joined((say.label(material, "profile.learn"), themes), ": ")),
        Bullets(goals or (blanks.fill(material, blanks.LINE),)),
        Heading(2, say.label(material, "profile.hosts")),
        Bullets(tuple(_hosted(material, side)) or (blanks.fill(material, blanks.LINE),)),
    ]


def _facts(material: Material, side: Side) -> say.Rows:
    """What the directory and the program know of a side; dots for what is open, and for what only itself can tell."""
    found, partner = material.municipality(side), material.program.partners.of(side)
    rows: say.Rows = []

    def known(key: str, text: Text) -> None:
        rows.append((say.label(material, key), blanks.given(material, text)))

    def asked(key: str) -> None:
        rows.append((say.label(material, f"profile.{key}"), blanks.fill(material, blanks.LINE)))

    known("profile.names", _names(material, side, found))
    asked("inhabitants")
    asked("structure")
    departments = (_department(material, each) for each in (partner.departments if partner else ()))
    known("profile.departments", say.listed(material, departments))
    asked("projects")
    spoken = (partner.languages if partner else ()) or (found.languages if found else ())
    known("languages", say.listed(material, (say.known(material, "lang", lang) for lang in spoken)))
    known("profile.hours", say.parted(material, (_hours(material, found), _clock(material, side)) if found else ()))
    known("profile.days_off", _days_off(material, found) if found else ())
    known("profile.coordination", _coordination(material, partner))
    asked("technology")
    known("civil_society", say.listed(material, _society(material, side)))
    return rows


def _names(material: Material, side: Side, found: Municipality | None) -> Text:
    """The name in each language in which it is another, and where the municipality lies."""
    spelled = {name: lang for lang in ("ar", "en", "de") if found and (name := getattr(found.name, lang))}
    names = ((Run(name, isolate=True, lang=lang),) for name, lang in reversed(spelled.items()))
    return say.joined((*names, say.label(material, f"profile.region.{side}")), " · ")


def _society(material: Material, side: Side) -> Iterator[Text]:
    for actor in material.program.civil_society:
        if actor.side == side:
            yield say.given(material, actor.name) or say.value(actor.id)


def _coordination(material: Material, partner: Partner | None) -> Text:
    """Coordinator and deputy; who they are stands there only in documents with contacts."""
    coordinator = blanks.contact(material, partner.coordinator if partner else None)
    if partner is None or not partner.deputy_coordinator:
        return coordinator
    deputy = material.words.say("profile.deputy", who=blanks.contact(material, partner.deputy_coordinator))
    return say.parted(material, (coordinator, deputy))


def _department(material: Material, department: Department) -> Text:
    name = say.given(material, department.name)
    return _more(name, say.label(material, "profile.enterprise")) if department.enterprise else name


def _more(name: Text, more: Text) -> Text:
    return (*name, Run(" ("), *more, Run(")")) if plain(name) and plain(more) else name


def _hours(material: Material, found: Municipality) -> Text:
    """Working days with their hours; those that the directory does not know are said to be assumed."""
    words = material.words
    first = material.season.window_start
    week = [day for n in range(7) if days.weekday(day := first + dt.timedelta(days=n)) not in days.weekend(found)]
    week.sort(key=lambda day: day.weekday() if found.country == "de" else (day.weekday() + 1) % 7)
    parts: list[Text] = []
    for hours, group in groupby(week, key=lambda day: days.office_hours(found, day)):
        if hours is None:
            continue
        same = [words.weekday(day) for day in group]
        span = (Run(same[0]),) if len(same) == 1 else words.say("from_to", first=same[0], last=same[-1])
        clock = Run(words.time_range(*hours), isolate=True, dir=words.dir)
        parts.append(words.say("day_and_time", day=span, time=clock))
    shown = say.joined(parts, " · ")
    return _more(shown, say.label(material, "profile.assumed")) if found.office_hours is None else shown


def _clock(material: Material, side: Side) -> Text:
    """How far its clock is from that of the other side at the sessions; nothing where that changes."""
    offsets = {meeting.offset_hours for meeting in material.meetings if meeting.kind == "session"}
    if len(offsets) != 1:
        return ()
    hours = int(offsets.pop()) * (1 if side == "palestine" else -1)
    key = "profile.same_time" if not hours else "profile.later" if hours > 0 else "profile.earlier"
    return material.words.say(key, n=abs(hours), place=say.place(material, say.other(side)))


def _days_off(material: Material, found: Municipality) -> Text:
    """Holidays on working days in the window of the season; those that follow the moon are said to be expected."""
    lang, season = material.words.lang, material.season
    certain = [
        (day, day, occasion(shut.occasion, lang))
        for day in _days(season.window_start, season.window_end)
        if (shut := days.closed(found, day)) and shut.occasion
    ]
    moon = [
        (each.closed_first, each.closed_last, occasion(each.occasion, lang))
        for each in (islamic.feasts(season.season) if found.country == "ps" else ())
        if season.window_start <= each.closed_first <= season.window_end
    ]
    fixed = say.listed(material, (_day_off(material, *each) for each in certain))
    expected = say.listed(material, (_day_off(material, *each) for each in moon))
    more = material.words.say("profile.expected", days=expected) if expected else ()
    church = say.label(material, "profile.church") if found.christian_calendar else ()
    return say.parted(material, (fixed, more, church))


def _day_off(material: Material, first: dt.date, last: dt.date, name: str) -> Text:
    words = material.words
    begin, end = (Run(words.date(day, "short"), isolate=True, value=day) for day in (first, last))
    when = (begin,) if first == last else words.say("from_to", first=begin, last=end)
    return (Run(name), Run(" "), *when)


def _days(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    for number in range((last - first).days + 1):
        yield first + dt.timedelta(days=number)


def _hosted(material: Material, side: Side) -> Iterator[Text]:
    """The sessions that the side hosts, with both local times."""
    for entry in events.entries(material, "session"):
        event = entry.event
        if isinstance(event, Session) and event.host == side and event.status != "cancelled":
            yield say.joined((events.name(material, entry), blanks.times(material, entry)), " – ")


KIND = Kind(name="profile", build=build, audience="colleagues")
