"""A program with a text in every field that takes any text, a predecessor and checklists, to be filled with anything."""

import datetime as dt
from itertools import cycle

from document_samples import FULL, material, profile

from skew_cli.documents.material import Checklist, Item
from skew_cli.model.program import Program

TEXT = "any text"
SAME = {"de": TEXT, "ar": TEXT}
DONE = {"done": "2024-04-02", "by": TEXT, "note": TEXT}
EVENT = {
    "title": TEXT,
    "platform": TEXT,
    "room": TEXT,
    "fallback": TEXT,
    "interpretation": "simultaneous",
    "interpreters": ({"person": "guide", "pair": ("de", "ar")},),
    "moderator": "guide",
    "minutes_taker": "guide",
    "materials": ({"title": TEXT}, {"title": SAME}),
    "agenda": ({"kind": "welcome", "minutes": 10, "title": TEXT, "by": TEXT}, {"kind": "tour", "minutes": 50}),
    "checklist": {"X01": DONE},
}
SESSION = {
    **EVENT,
    "host_department": TEXT,
    "guest_department": SAME,
    "theme": "own",
    "objective": TEXT,
    "civil_society": ({"entry": "group", "role": "speaker"},),
    "site_visit": {"place": TEXT, "virtual": TEXT},
    "participants": {"nrw": 8, "palestine": 9},
}
PROGRAM = {
    "id": "koeln-bethlehem",
    "season": 2024,
    "status": "confirmed",
    "mode": "hybrid",
    "visibility": "public",
    "title": TEXT,
    "funding": TEXT,
    "advisor": "guide",
    "languages": ("de", "ar"),
    "partners": {
        side: {"municipality": TEXT, "departments": ({"name": TEXT}, {"name": SAME}), "coordinator": "guide"}
        for side in ("nrw", "palestine")
    },
    "people": (
        {
            "id": "guide",
            "side": "nrw",
            "name": TEXT,
            "name_ar": TEXT,
            "function": TEXT,
            "gender": TEXT,
            "email": TEXT,
            "phone": TEXT,
            "unavailable": ({"from": "2024-07-01", "to": "2024-07-02", "reason": TEXT},),
        },
    ),
    "themes": (
        {
            "id": "own",
            "title": TEXT,
            "guiding_questions": (TEXT, SAME),
            "goals": ({"text": TEXT, "side": "both", "purpose": "learn_structures"},),
        },
    ),
    "civil_society": (
        {"id": "group", "side": "nrw", "name": TEXT, "type": "association"},
        {"id": "actor", "side": "palestine", "name": SAME, "type": "thematic_actor", "theme": "own"},
    ),
    "exploration": {
        **EVENT,
        "date": "2024-03-26",
        "start": "10:00",
        "status": "held",
        "civil_society": ("group",),
        "result": {"themes": ("own", TEXT), "host_departments": (TEXT,), "guest_departments": (TEXT,), "notes": TEXT},
    },
    "seminars": ({**EVENT, "id": "before", "topic": TEXT, "date": "2024-04-30", "start": "09:00"},),
    "sessions": (
        {
            **SESSION,
            "id": "first",
            "date": "2024-05-07",
            "start": "10:00",
            "status": "held",
            "host": "palestine",
            "minutes": TEXT,
            "results": TEXT,
        },
        {**SESSION, "id": "second", "date": "2024-06-25", "start": "10:00", "host": "nrw"},
        {**SESSION, "id": "third", "date": "2024-07-02", "start": "10:00", "status": "cancelled", "cancelled": TEXT},
    ),
    "session_defaults": {"platform": TEXT, "room": TEXT, "fallback": TEXT},
    "travel": {"arrival": "2024-07-08", "departure": "2024-07-10", "accommodation": TEXT, "notes": TEXT},
    "risk": {"security": TEXT, "call_off": TEXT},
    "recording": {"planned": True, "consent": TEXT, "purpose": TEXT},
    "access": {"needs": TEXT},
    "planning": {"unavailable": ({"from": "2024-08-01", "to": "2024-08-02", "reason": TEXT},)},
    "adaptation": {"kept": ({"item": TEXT, "note": TEXT},), "dropped": ({"item": TEXT, "note": TEXT},), "new": (TEXT,)},
    "evaluation": {"guest": {"on": "2024-07-01", "summary": TEXT}, "host": {"summary": TEXT}},
    "follow_up": {"actions": ({"action": TEXT, "owner": TEXT, "date": "2024-09-01"},), "new_fields": (TEXT,)},
    "checklist": {"AB01": DONE},
    "notes": TEXT,
}


def filled(node, texts):
    """The same with the next of the texts in place of each `TEXT`."""
    if isinstance(node, dict):
        return {name: filled(each, texts) for name, each in node.items()}
    if isinstance(node, tuple):
        return tuple(filled(each, texts) for each in node)
    return next(texts) if node == TEXT else node


def hostile(lang, texts, **more):
    """The material of a document for SKEW itself, which says these texts over and over again."""
    after = cycle(texts)
    items = tuple(
        Item(id=f"X{number}", phase="before", text=next(after), done=done, by=next(after), note=next(after), **why)
        for number, done, why in (
            (1, dt.date(2024, 4, 2), {}),
            (2, None, {}),
            (3, None, {"left_out": "off", "reason": next(after)}),
        )
    )
    given = {
        "season": profile().model_copy(update={"call": next(after)}),
        "nrw": None,
        "palestine": None,
        "checklists": (Checklist(title=next(after), items=items, key="session-first"),),
        "predecessor": Program.model_validate(filled(FULL | {"season": 2023, "title": TEXT}, after)),
        "author": next(after),
        "audience": "internal",
        "contacts": True,
    }
    return material(lang, filled(PROGRAM, after), **given | more)
