"""The programs of a season at a glance, for the first page of a site: cards to search and filter, and a timeline."""

import datetime as dt
from dataclasses import dataclass

from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material, SeasonMaterial
from skew_cli.model.tree import Text, Timeline, plain
from skew_cli.model.types import SIDES


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One program; `keys` and `themes` are for filters, texts are in the language of the season material."""

    address: str
    """`SEASON/ID`."""
    pair: Text
    title: Text
    status: str
    """Identifier, `planned`."""
    status_word: Text
    mode: Text
    themes: tuple[tuple[str, Text], ...]
    """Id and title."""
    departments: Text
    civil_society: Text
    sessions: Text
    next: tuple[tuple[Text, Text], ...]
    """The next session from the day of the document on: label and local time, one a side; empty if none is dated."""


def cards(season: SeasonMaterial) -> tuple[Card, ...]:
    """The programs in order of address."""
    return tuple(_card(each.address, each.material) for each in season.programs)


def _card(address: str, material: Material) -> Card:
    program = material.program
    active = [each for each in program.sessions if each.status != "cancelled"]
    upcoming = _next(material)
    places = (say.place(material, side) for side in SIDES)
    return Card(
        address=address,
        pair=say.joined(places, " – "),
        title=say.given(material, program.title),
        status=program.status,
        status_word=say.label(material, f"status.{program.status}"),
        mode=say.label(material, f"mode.{program.mode}"),
        themes=tuple((each.id, say.theme(material, each.id)) for each in program.themes),
        departments=say.listed(
            material,
            (
                say.given(material, each.name)
                for side in SIDES
                if (partner := program.partners.of(side))
                for each in partner.departments
            ),
        ),
        civil_society=say.listed(material, (say.given(material, each.name) for each in program.civil_society)),
        sessions=material.words.say("site.sessions", n=len(active)),
        next=tuple(events.local_times(material, upcoming)) if upcoming else (),
    )


def _next(material: Material) -> events.Entry | None:
    today = material.date or dt.date.min
    planned = [
        (entry.date, entry)
        for entry in events.entries(material, "session")
        if entry.date and entry.date >= today and entry.meeting and entry.event.status in ("tentative", "confirmed")
    ]
    return min(planned, key=lambda each: each[0])[1] if planned else None


def timeline(season: SeasonMaterial) -> Timeline | None:
    """Each program from its first to its last dated session; months as ticks; None without any date."""
    words = season.words
    spans: list[tuple[str, dt.date, dt.date]] = []
    for each in season.programs:
        days = sorted(
            entry.date
            for entry in events.entries(each.material, "session")
            if entry.date and entry.event.status != "cancelled"
        )
        if days:
            pair = plain(say.joined((say.place(each.material, side) for side in SIDES), " – "))
            spans.append((pair, days[0], days[-1]))
    if not spans:
        return None
    spans.sort(key=lambda each: each[1:])
    first, last = min(each[1] for each in spans), max(each[2] for each in spans)
    months = [
        dt.date(first.year + n // 12, n % 12 + 1, 1)
        for n in range(first.month - 1, (last.year - first.year) * 12 + last.month)
    ]
    return Timeline(words.label("site.timeline_alt"), tuple((day, words.month(day)) for day in months), tuple(spans))
