"""Sheets that people complete by hand or in Word: lines and rows to fill in, boxes to tick, scales, who was named."""

from collections.abc import Iterable

from skew_cli.documents import _contacts as contacts
from skew_cli.documents import _events as events
from skew_cli.documents import _phrases as say
from skew_cli.documents.material import Material
from skew_cli.model.tree import Run, Table, Text, plain
from skew_cli.model.types import SIDES

SCALE = 5
"""Steps of a scale, from `gar nicht` to `voll und ganz`."""
LINE = 4
"""So many times the dots are about a line beside the label of a fact."""


def fill(material: Material, times: int = 1) -> Text:
    """Dots to write over, several times as long where there is much to say."""
    return (Run(" ".join([material.words.label("fill_in")] * times)),)


def given(material: Material, text: Text) -> Text:
    """The text, or dots where there is none yet."""
    return text if plain(text) else fill(material)


def row(material: Material, width: int, *known: Text) -> tuple[Text, ...]:
    """A row to complete: what is known of it, dots in the next cell, the others empty."""
    return (*known, fill(material), *([()] * (width - len(known) - 1)))


def box(*, ticked: bool = False) -> Text:
    """A box in a cell of a table."""
    return (Run("☑" if ticked else "☐"),)


def choice(material: Material, *keys: str) -> Text:
    """Boxes in one line, each before a word of the catalogue."""
    return say.joined(((Run("☐ "), *say.label(material, key)) for key in keys), "   ")


def scale(material: Material, name: Text, statements: Iterable[Text]) -> Table:
    """A row for each statement with a box for each step from 1 to 5."""
    ends = {1: say.label(material, "scale.lowest"), SCALE: say.label(material, "scale.highest")}
    steps = tuple((Run(str(n)), *((Run(" "), *ends[n]) if n in ends else ())) for n in range(1, SCALE + 1))
    rows = tuple((each, *([box()] * SCALE)) for each in statements)
    return Table((name, *steps), rows, (52, 11, 7, 7, 7, 16))


def person(material: Material, name: str | None) -> Text:
    """Somebody's name in documents with contacts, else that there is somebody; dots where nobody is named yet."""
    if not name:
        return fill(material)
    found = material.people.get(name) if material.contacts else None
    if found is None:
        return say.label(material, "named")
    return (material.words.lang == "ar" and say.value(found.name_ar)) or say.value(found.name) or say.value(found.id)


def contact(material: Material, name: str | None) -> Text:
    """Somebody with e-mail address and phone number, as `person` names people."""
    found = material.people.get(name or "") if material.contacts else None
    return say.joined((person(material, name), contacts.reach(found) if found else ()), " · ")


def times(material: Material, entry: events.Entry) -> Text:
    """Day and both local times in one line: `Dienstag, 7. Mai 2024, 10:00–12:00 Köln · 11:00–13:00 Bethlehem`."""
    words = material.words
    day, *clocks = events.when(material, entry)
    if entry.meeting is None:
        return day
    there = (
        words.say("time_at", time=clock, place=say.place(material, side))
        for side, clock in zip(SIDES, clocks, strict=True)
    )
    return words.say("day_and_time", day=day, time=say.joined(there, " · "))
