"""One generated program file: the plan says where and when, chance says the rest."""

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from benchmarks.words import AGENDAS, FIXED, GOALS, NOTES, QUESTIONS, THEMES, Theme

_STATUSES = ("idea", "explored", "planned", "confirmed")
_TYPES = ("twinning", "project_partnership", "initiation")
_STARTS = (dt.time(8, 30), dt.time(9), dt.time(9, 15))
_DAYS = ("mon", "tue", "wed", "thu")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A municipality."""

    id: str
    name: str
    ar: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What the other programs leave to this one."""

    number: int
    season: int
    nrw: Place
    palestine: Place
    exploration: dt.date
    days: tuple[dt.date, ...]
    zones: tuple[ZoneInfo, ZoneInfo]
    """Berlin and Hebron."""

    @property
    def id(self) -> str:
        """Of the program, and the name of its file."""
        return f"{self.nrw.id}-{self.palestine.id}"


def program(plan: Plan, rng: random.Random) -> str:
    """The text of a file."""
    themes = tuple(rng.sample(THEMES, rng.choice((1, 1, 2))))
    status = rng.choice(_STATUSES)
    parts = (
        _head(plan, rng, status, themes),
        _partners(plan, status, themes),
        _themes(rng, themes),
        _civil_society(plan, themes[0]),
        _experts(plan, themes[0]),
        _exploration(plan, status, themes),
        ["seminars: [landesanalyse, interkulturell]", "network: [netzwerktreffen]"],
        _sessions(plan, rng, themes),
        _tail(plan, rng),
    )
    between = "\n\n" if rng.random() < 0.5 else "\n"  # noqa: PLR2004 - half of the files
    return between.join("\n".join(each) for each in parts) + "\n"


def _head(plan: Plan, rng: random.Random, status: str, themes: tuple[Theme, ...]) -> Iterator[str]:
    bits = f"{rng.getrandbits(128):032x}"
    german, english, arabic = themes[0].titles
    languages = rng.choice((("de", "ar"), ("de", "ar", "en")))
    yield f"# {plan.nrw.name} – {plan.palestine.name}, {plan.season}"
    yield "schema: 1"
    yield f"id: {plan.id}"
    yield f"season: {plan.season}"
    yield f"status: {status}"
    yield "mode: virtual"
    yield "visibility: public"
    yield f"series: {bits[:8]}-{bits[8:12]}-4{bits[13:16]}-a{bits[17:20]}-{bits[20:]}"
    yield "title:"
    yield f'  de: "{plan.nrw.name} – {plan.palestine.name}: {german}"'
    if "en" in languages:
        yield f'  en: "{plan.nrw.name} – {plan.palestine.name}: {english}"'
    yield f'  ar: "{plan.palestine.ar}: {arabic}"'
    yield f"partnership_type: {rng.choice(_TYPES)}"
    yield f"advisor: beratung-{plan.nrw.id}"
    yield f"languages: [{', '.join(languages)}]"


def _partners(plan: Plan, status: str, themes: tuple[Theme, ...]) -> Iterator[str]:
    yield "partners:"
    for side, place, languages in (("nrw", plan.nrw, "[de, en]"), ("palestine", plan.palestine, "[ar, en]")):
        yield f"  {side}:"
        yield f"    municipality: {place.name}"
        yield "    departments:"
        for theme in themes:
            yield f'      - "{theme.nrw if side == "nrw" else theme.palestine}"'
        yield f"    languages: {languages}"
        yield f"    coordinator: koordination-{place.id}"
        yield f"    deputy_coordinator: vertretung-{place.id}"
        if status == "confirmed":
            yield f"    approval: {plan.exploration + dt.timedelta(days=7)}"


def _themes(rng: random.Random, themes: tuple[Theme, ...]) -> Iterator[str]:
    yield "themes:"
    for number, theme in enumerate(themes):
        yield f"  - id: {theme.id}"
        yield "    guiding_questions:"
        yield f'      - "{rng.choice(QUESTIONS).format(subject=rng.choice(theme.subjects))}"'
        yield "    goals:"
        for text, purpose in GOALS[number:]:
            goal = text.format(subject=rng.choice(theme.subjects))
            yield f'      - {{text: "{goal}", side: both, purpose: {purpose}}}'


def _civil_society(plan: Plan, theme: Theme) -> Iterator[str]:
    yield "civil_society:"
    yield "  - id: verein"
    yield "    side: nrw"
    yield f'    name: "Partnerschaftsverein {plan.nrw.name}"'
    yield "    type: association"
    yield "  - id: gruppe"
    yield "    side: palestine"
    yield f'    name: "{theme.actor} ({plan.palestine.name})"'
    yield "    type: thematic_actor"
    yield f"    theme: {theme.id}"


def _experts(plan: Plan, theme: Theme) -> Iterator[str]:
    yield "people:"
    for side, place, house, gender in (
        ("nrw", plan.nrw, theme.nrw, "f"),
        ("palestine", plan.palestine, theme.palestine, "m"),
    ):
        who = f'id: fachkraft-{side}, name: "Leitung {house} ({place.name})", side: {side}'
        yield f"  - {{{who}, affiliation: administration, gender: {gender}}}"


def _exploration(plan: Plan, status: str, themes: tuple[Theme, ...]) -> Iterator[str]:
    yield "exploration:"
    yield f"  date: {plan.exploration}"
    yield '  start: "09:00"'
    yield "  status: confirmed"
    yield from _staff(plan)
    yield f"  participants: [koordination-{plan.nrw.id}, koordination-{plan.palestine.id}]"
    yield "  civil_society: [verein, gruppe]"
    if status != "idea":
        yield "  result:"
        yield f"    themes: [{', '.join(each.id for each in themes)}]"
        yield f'    host_departments: ["{themes[0].nrw}", "{themes[0].palestine}"]'
        yield f'    guest_departments: ["{themes[0].palestine}", "{themes[0].nrw}"]'
        yield f"    dates: [{', '.join(map(str, plan.days))}]"


def _staff(plan: Plan) -> Iterator[str]:
    """Who makes a meeting possible."""
    yield f"  moderator: moderation-{plan.nrw.id}"
    yield "  interpretation: simultaneous"
    yield "  interpreters:"
    for number in (1, 2):
        yield f"    - {{person: dolmetschen-{plan.nrw.id}-{number}, pair: [de, ar]}}"


def _sessions(plan: Plan, rng: random.Random, themes: tuple[Theme, ...]) -> Iterator[str]:
    start = rng.choice(_STARTS)
    quote = "" if rng.random() < 0.25 else '"'  # noqa: PLR2004 - a quarter of the files
    yield "session_defaults:"
    yield f"  start: {quote}{start:%H:%M}{quote}"
    yield from _staff(plan)
    yield f"  tech_host: technik-{plan.nrw.id}"
    yield f"  minutes_taker: protokoll-{plan.nrw.id}"
    yield f"  deputy_moderator: beratung-{plan.nrw.id}"
    yield "  platform: Videokonferenz der SKEW"
    yield f"  room: raum-{plan.nrw.id}"
    yield "  fallback: Telefoneinwahl"
    yield "sessions:"
    berlin, hebron = plan.zones
    told = rng.random()
    subjects = {theme.id: rng.sample(theme.subjects, 5) for theme in themes}
    with_agenda = rng.randrange(12)
    for number, date in enumerate(plan.days):
        theme, host = themes[number % len(themes)], ("nrw", "palestine")[(number + plan.number) % 2]
        subject = subjects[theme.id][number]
        yield f"  - id: {theme.id.split('-')[0]}-{host}-{number + 1}"
        yield f'    title: "{subject}"'
        yield f"    date: {date}"
        if told < 0.6:  # noqa: PLR2004 - more than half of the files
            yield f"    weekday: {_DAYS[date.weekday()]}"
        if told > 0.7:  # noqa: PLR2004 - fewer than a third
            there = dt.datetime.combine(date, start, berlin).astimezone(hebron)
            yield f'    start_palestine: "{there:%H:%M}"'
        yield f"    host: {host}"
        yield f"    theme: {theme.id}"
        yield f'    objective: "{subject} in der Praxis"'
        yield f"    host_experts: [fachkraft-{host}]"
        if told < 0.5:  # noqa: PLR2004 - half of the files
            yield f"    participants: {{nrw: {rng.randint(4, 12)}, palestine: {rng.randint(4, 12)}}}"
        yield "    civil_society:"
        yield f"      - {{entry: {('verein', 'gruppe')[number % 2]}, role: {rng.choice(('speaker', 'discussant'))}}}"
        if number == with_agenda:
            yield from _agenda(rng.choice(AGENDAS), subject)
        if number == len(plan.days) - 1:
            yield f"    reserve_date: {date + dt.timedelta(days=7)}"


def _agenda(blocks: tuple[str, ...], subject: str) -> Iterator[str]:
    yield "    agenda:"
    for block in blocks:
        kind, minutes = block.split()
        title = "" if kind in FIXED else f', title: "{subject}"'
        yield f"      - {{kind: {kind}, minutes: {minutes}{title}}}"


def _tail(plan: Plan, rng: random.Random) -> Iterator[str]:
    yield f"privacy: {{notice: {plan.days[0] - dt.timedelta(days=14)}, third_country: true}}"
    yield f"access: {{asked: {plan.exploration}}}"
    if rng.random() < 0.5:  # noqa: PLR2004 - half of the files
        yield f'notes: "{rng.choice(NOTES)}"'
