"""What keys the file format has, and where: for hints about unknown ones."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from skew_cli.model.finding import Path
from skew_cli.model.types import SIDES

TOP = "top level"

_GERMAN = {
    "ablauf": "agenda",
    "anpassung": "adaptation",
    "aufzeichnung": "recording",
    "auswertung": "evaluation",
    "austauschformate": "network",
    "ausweichtermin": "reserve_date",
    "barrierefreiheit": "access",
    "beginn": "start",
    "beratung": "advisor",
    "checkliste": "checklist",
    "datenschutz": "privacy",
    "datum": "date",
    "dauer": "duration_min",
    "deutschland": "nrw",
    "dolmetschen": "interpreters",
    "dolmetschende": "interpreters",
    "dolmetschung": "interpretation",
    "ergebnis": "result",
    "ergebnisse": "results",
    "expertinnen": "host_experts",
    "fachbereiche": "departments",
    "förderung": "funding",
    "gastgeber": "host",
    "jahr": "season",
    "kennung": "id",
    "kommune": "municipality",
    "koordination": "coordinator",
    "leitfragen": "guiding_questions",
    "leitung": "leadership",
    "lernziele": "goals",
    "materialien": "materials",
    "moderation": "moderator",
    "netzwerk": "network",
    "notizen": "notes",
    "nummer": "number",
    "palaestina": "palestine",
    "palästina": "palestine",
    "partner": "partners",
    "personen": "people",
    "plattform": "platform",
    "programmjahr": "season",
    "protokoll": "minutes",
    "raum": "room",
    "reise": "travel",
    "risiko": "risk",
    "seite": "side",
    "seminare": "seminars",
    "sitzungen": "sessions",
    "sprachen": "languages",
    "stand": "status",
    "stellvertretung": "deputy_coordinator",
    "teilnehmende": "participants",
    "termine": "sessions",
    "thema": "theme",
    "themen": "themes",
    "themenschwerpunkte": "themes",
    "titel": "title",
    "unterlagen": "materials",
    "veranstaltungen": "sessions",
    "vorgänger": "predecessor",
    "wochentag": "weekday",
    "ziel": "objective",
    "ziele": "goals",
    "zivilgesellschaft": "civil_society",
    "zustimmung": "approval",
}


def german(key: str) -> str | None:
    """The key that a German word stands for."""
    return _GERMAN.get(key.lower())


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models(each)


def children_of(model: type[BaseModel], path: Path, kind: type | None = None) -> tuple[str, ...]:
    """The keys that are known at a path; with `kind` those that hold lists (`tuple`) or mappings (`dict`)."""
    models = [model]
    for segment in path:
        if isinstance(segment, str):
            fields = [each.model_fields[segment] for each in models if segment in each.model_fields]
            models = [found for each in fields for found in _models(each.annotation)]
    every = ((name, info.annotation) for each in models for name, info in each.model_fields.items())
    return tuple(name for name, annotation in every if kind in (None, _kind(annotation)))


def _kind(annotation: Any) -> type | None:
    if "tuple" in str(annotation):
        return tuple
    return dict if "Mapping" in str(annotation) or any(_models(annotation)) else None


def home_of(place: str) -> Path:
    """A place as `field_homes` tells it as a path, `*` for any item and either side."""
    steps = re.sub(r"\[\]", ".*", place).split(".") if place not in ("", TOP) else []
    return tuple("*" if each in SIDES else each for each in steps)


@cache
def field_homes(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """Every key of the format with the places where it belongs, such as `sessions[].date`."""
    homes: dict[str, list[str]] = {}
    seen: set[tuple[type[BaseModel], str]] = set()

    def walk(each: type[BaseModel], place: str) -> None:
        for name, info in each.model_fields.items():
            homes.setdefault(name, []).append(place or TOP)
            lists = "tuple" in str(info.annotation)
            for inner in _models(info.annotation):
                deeper = f"{place}.{name}".strip(".") + ("[]" if lists else "")
                if (inner, name) not in seen:
                    seen.add((inner, name))
                    walk(inner, deeper)

    walk(model, "")
    return {name: tuple(dict.fromkeys(places)) for name, places in homes.items()}
