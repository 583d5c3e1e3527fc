"""A program in which every text of every field is a word of its own, so that each can be looked for in a document."""

from collections.abc import Iterator

from pydantic import BaseModel

from skew_cli.model.program import Program
from skew_cli.model.visibility import level

_ORDER = ("public", "internal", "access", "personal", "secret")


class Words:
    """Words that stand nowhere else: `qx001z`, `qx002z`."""

    def __init__(self):
        self._last = 0

    def __call__(self):
        self._last += 1
        return f"qx{self._last:03}z"


def program():
    """The program; dates and enumerations are those of a planned program of 2024."""
    word = Words()

    def event(day, **more):
        return {
            "date": day,
            "start": "10:00",
            "anchor": "Europe/Berlin",
            "duration_min": 120,
            "status": "confirmed",
            "title": word(),
            "moderator": "mo",
            "deputy_moderator": "de",
            "interpretation": "simultaneous",
            "interpreters": ({"person": "in", "pair": ("de", "ar"), "confirmed": True},),
            "tech_host": "te",
            "minutes_taker": "mi",
            "platform": word(),
            "room": f"https://meet.example.org/{word()}",
            "fallback": word(),
            "password": word(),
            "materials": ({"title": word(), "sent_to_interpreters": "2024-05-01"},),
            "agenda": (
                {"kind": "input", "minutes": 60, "title": word(), "by": word()},
                {"kind": "questions", "minutes": 60},
            ),
            "public": True,
            "checklist": {"ON01": {"done": "2024-04-20", "by": word(), "note": word()}},
            **more,
        }

    def person(ident, **more):
        return {
            "id": ident,
            "name": word(),
            "name_ar": word(),
            "side": "nrw",
            "affiliation": "administration",
            "function": word(),
            "languages": ("de", "ar"),
            "gender": word(),
            "email": f"{word()}@example.org",
            "phone": "+49 30 5550001",
            "unavailable": ({"from": "2024-07-01", "to": "2024-07-02", "reason": word()},),
            **more,
        }

    def partner(municipality):
        return {
            "municipality": municipality,
            "departments": ({"name": word(), "id": "amt", "enterprise": False},),
            "languages": ("de",),
            "coordinator": "co",
            "deputy_coordinator": "de",
            "leadership": "le",
            "approval": "2024-04-01",
        }

    session = {
        "number": 1,
        "mode": "virtual",
        "host": "nrw",
        "host_department": word(),
        "guest_department": word(),
        "theme": "tourism",
        "objective": word(),
        "host_experts": ("ex",),
        "guest_participants": ("gu",),
        "participants": {"nrw": 6, "palestine": 7},
        "civil_society": ({"entry": "verein", "role": "speaker"},),
        "site_visit": {"place": word(), "virtual": word()},
        "reserve_date": "2024-06-20",
        "minutes": word(),
        "results": word(),
    }
    return {
        "id": "koeln-bethlehem",
        "season": 2024,
        "status": "confirmed",
        "visibility": "public",
        "series": "317d2ca1-fbec-44cc-a28f-6928130f3420",
        "title": word(),
        "partnership_type": "twinning",
        "funding": word(),
        "advisor": "ad",
        "languages": ("de", "ar"),
        "sister": "2024/bethlehem-koeln",
        "predecessor": "2023/koeln-bethlehem",
        "partners": {"nrw": partner("koeln"), "palestine": partner("bethlehem")},
        "themes": (
            {
                "id": "tourism",
                "title": word(),
                "guiding_questions": (word(),),
                "goals": ({"text": word(), "side": "both", "purpose": "learn_structures"},),
            },
        ),
        "civil_society": (
            {"id": "verein", "side": "nrw", "name": word(), "type": "association", "theme": "tourism"},
            {"id": "kreis", "side": "palestine", "name": word(), "type": "thematic_actor", "theme": "tourism"},
        ),
        "people": tuple(person(each) for each in ("ad", "co", "de", "le", "mo", "in", "te", "mi", "ex", "gu")),
        "exploration": event(
            "2024-03-26",
            participants=("co",),
            civil_society=("verein",),
            result={
                "themes": (word(),),
                "host_departments": (word(),),
                "guest_departments": (word(),),
                "dates": ("2024-05-07",),
                "notes": word(),
            },
            checklist={"EM01": {"done": "2024-03-01", "by": word(), "note": word()}},
        ),
        "seminars": (event("2024-04-30", id="land", topic="country_analysis", sides=("nrw", "palestine")),),
        "session_defaults": {
            "platform": word(),
            "room": f"https://meet.example.org/{word()}",
            "fallback": word(),
        },
        "sessions": (
            event("2024-05-07", id="auftakt", **session),
            event("2024-06-04", id="zwei", **session),
            event("2024-06-11", id="drei", **{**session, "cancelled": word()}) | {"status": "cancelled"},
        ),
        "travel": {
            "arrival": "2024-09-02",
            "departure": "2024-09-06",
            "host": "nrw",
            "accommodation": word(),
            "notes": word(),
        },
        "risk": {"security": word(), "call_off": word()},
        "recording": {"planned": True, "consent": word(), "purpose": word(), "delete_by": "2024-12-01"},
        "privacy": {"notice": "2024-04-20", "third_country": True},
        "access": {"asked": "2024-04-10", "needs": word()},
        "planning": {
            "weekdays": ("tue",),
            "starts": ("10:00",),
            "unavailable": ({"from": "2024-07-01", "to": "2024-07-05", "side": "both", "reason": word()},),
            "earliest": "2024-05-01",
            "latest": "2024-09-30",
            "every_days": 14,
        },
        "adaptation": {
            "kept": ({"item": word(), "note": word()},),
            "dropped": ({"item": word(), "note": word()},),
            "new": (word(),),
        },
        "evaluation": {
            "guest": {"on": "2024-10-01", "summary": word()},
            "host": {"on": "2024-10-01", "summary": word()},
        },
        "follow_up": {
            "actions": ({"action": word(), "owner": word(), "date": "2024-12-01"},),
            "new_fields": (word(),),
            "report": "2024-11-01",
        },
        "checklist": {"AB01": {"done": "2024-10-02", "by": word(), "note": word()}},
        "notes": word(),
    }


def levelled(value: object, above: str = "public", name: str = "") -> Iterator[tuple[str, str, str]]:
    """Level, field and text of every text; a field is at least as secret as what it stands in."""
    if isinstance(value, BaseModel):
        for key, field in type(value).model_fields.items():
            mine = max(above, level(field), key=_ORDER.index)
            yield from levelled(getattr(value, key), mine, f"{type(value).__name__}.{key}")
    elif isinstance(value, tuple):
        for each in value:
            yield from levelled(each, above, name)
    elif isinstance(value, dict):
        for each in value.values():
            yield from levelled(each, above, name)
    elif isinstance(value, str):
        yield above, name, value


def hidden_fields(model: type[BaseModel] = Program, seen: set[type] | None = None) -> set[str]:
    """The names of all fields that not everybody may see, in this model and those below it."""
    seen = set() if seen is None else seen
    seen.add(model)
    found = {f"{model.__name__}.{name}" for name, field in model.model_fields.items() if level(field) != "public"}
    for field in model.model_fields.values():
        for each in _models(field.annotation):
            found |= hidden_fields(each, seen) if each not in seen else set()
    return found


def _models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in getattr(annotation, "__args__", ()):
        yield from _models(each)
