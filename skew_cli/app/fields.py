"""What keys the file format has, and where: for hints about unknown ones."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from skew_cli.model.finding import Path

_GERMAN = {
    "ablauf": "agenda",
    "beginn": "start",
    "datum": "date",
    "dauer": "duration_min",
    "gastgeber": "host",
    "jahr": "season",
    "kommune": "municipality",
    "leitfragen": "guiding_questions",
    "lernziele": "goals",
    "moderation": "moderator",
    "partner": "partners",
    "plattform": "platform",
    "protokoll": "minutes",
    "sprachen": "languages",
    "stand": "status",
    "termine": "sessions",
    "thema": "theme",
    "themen": "themes",
    "titel": "title",
    "wochentag": "weekday",
    "ziel": "objective",
    "zivilgesellschaft": "civil_society",
}


def german(key: str) -> str | None:
    """The key that a German word stands for."""
    return _GERMAN.get(key.lower())


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models(each)


def children_of(model: type[BaseModel], path: Path) -> tuple[str, ...]:
    """The keys that are known at a path."""
    models = [model]
    for segment in path:
        if isinstance(segment, str):
            fields = [each.model_fields[segment] for each in models if segment in each.model_fields]
            models = [found for each in fields for found in _models(each.annotation)]
    return tuple(name for each in models for name in each.model_fields)


@cache
def field_homes(model: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    """Every key of the format with the places where it belongs, such as `sessions[].date`."""
    homes: dict[str, list[str]] = {}
    seen: set[tuple[type[BaseModel], str]] = set()

    def walk(each: type[BaseModel], place: str) -> None:
        for name, info in each.model_fields.items():
            homes.setdefault(name, []).append(place or "top level")
            lists = "tuple" in str(info.annotation)
            for inner in _models(info.annotation):
                deeper = f"{place}.{name}".strip(".") + ("[]" if lists else "")
                if (inner, name) not in seen:
                    seen.add((inner, name))
                    walk(inner, deeper)

    walk(model, "")
    return {name: tuple(dict.fromkeys(places)) for name, places in homes.items()}
