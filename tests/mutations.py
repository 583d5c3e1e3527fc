"""Mutants of program files, each with the codes of which the rulebook expects one more.

A mutation changes one place of a file that is sound. What follows is taken from tables (`mutation_table.py`), never from the code
under test.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from mutation_table import ABSENT, CHOICES, EID, FREE, MANDATORY, MAY_DAY, PAST, REFERENCES, STATUSES, TODAY

from skew_cli.source.edit import Edit, apply, remove_entry, set_entry
from skew_cli.source.nodes import Document, Node, data
from skew_cli.source.parse import parse


@dataclass(frozen=True)
class Mutant:
    """A changed text of a file."""

    kind: str
    place: str
    text: str
    codes: tuple[str, ...]
    """One of them must be reported once more than before; empty: nothing new in family F, and no crash."""


@dataclass(frozen=True)
class Place:
    """An entry of the file."""

    path: tuple[str | int, ...]
    key: Node | None
    """None for an item of a list."""
    value: Node

    @property
    def name(self) -> str:
        return ".".join(str(each) for each in self.path)

    @property
    def pattern(self) -> str:
        parts = ["#" if isinstance(each, int) else each for each in self.path]
        return ".".join("*" if n == 1 and parts[0] == "partners" else each for n, each in enumerate(parts))

    @property
    def patterns(self) -> tuple[str, str]:
        """With and without the name of the side."""
        return self.pattern, ".".join("#" if isinstance(each, int) else each for each in self.path)


def places(node: Node, path: tuple[str | int, ...] = ()) -> Iterator[Place]:
    for key, value in node.entries:
        here = (*path, str(key.value))
        yield Place(here, key, value)
        if key.value not in FREE:
            yield from places(value, here)
    for index, item in enumerate(node.items):
        yield Place((*path, index), None, item)
        yield from places(item, (*path, index))


class File:
    """A program file that is taken apart to be mutated."""

    def __init__(self, text: str) -> None:
        self.document: Document = parse(text)
        assert self.document.root is not None
        self.text = text
        self.data: dict = data(self.document.root)  # type: ignore[assignment, type-arg] - the top is a mapping
        self.status: str = self.data.get("status", "idea")
        self.places = tuple(places(self.document.root))

    def reached(self, status: str) -> bool:
        """Whether a rule in force from that status on looks at the program; none does at a cancelled one."""
        if self.status == "cancelled":
            return False
        return STATUSES.index(self.status) >= STATUSES.index(status)

    def edited(self, *edits: Edit) -> str:
        return apply(self.text, edits)

    def replaced(self, node: Node, text: str) -> str:
        end = node.start + len(self.text[node.start : node.end].rstrip()) if node.style not in ("|", ">") else node.end
        return self.edited(Edit(node.start, end, text))


def mutants(text: str) -> Iterator[Mutant]:
    """Every mutant of a program file, in a fixed order."""
    file = File(text)
    for each in file.places:
        yield from _deleted(file, each)
        yield from _renamed(file, each)
        yield from _retyped(file, each)
        yield from _duplicated(file, each)
        yield from _misspelt(file, each)
    yield from _moved(file)
    yield from _swapped(file)


def _deleted(file: File, place: Place) -> Iterator[Mutant]:
    if place.key is None or place.path[0] == "schema":
        return
    try:
        changed = file.edited(remove_entry(file.document, place.path))
    except KeyError:
        return
    codes: tuple[str, ...] = ()
    for pattern in place.patterns:
        if pattern in MANDATORY and not _alone(file, place):
            codes = (MANDATORY[pattern],)
        elif pattern in ABSENT and _looked_at(file, place, pattern):
            codes = (ABSENT[pattern][0],)
    if file.status == "cancelled" and place.path in (("themes",), ("civil_society",), ("people",)):
        codes = ("F007",)  # of a cancelled program only the form counts: what was named is not there any more
    alone = _alone(file, place)
    if codes or not alone:
        yield Mutant("delete", place.name, changed, codes)


def _alone(file: File, place: Place) -> bool:
    """Whether the mapping around goes with it, so that another rule may be the one to speak."""
    node = file.document.root
    for segment in place.path[:-1]:
        node = node.get(segment) if node else None
    return node is not None and len(node.entries) == 1


def _looked_at(file: File, place: Place, pattern: str) -> bool:
    """Whether the rule about an absent key looks at this program and this object."""
    code, since = ABSENT[pattern]
    if not file.reached(since):
        return False
    if place.path[0] == "sessions" and len(place.path) > 1:
        session = file.data["sessions"][place.path[1]]
        if session.get("status") == "cancelled" or (code == "U001" and session.get("mode") == "physical"):
            return False
    if pattern == "privacy.third_country" or code == "G003":
        return bool(file.data.get("sessions"))
    if place.path[0] == "session_defaults":
        own = place.path[-1]
        active = [each for each in file.data["sessions"] if each.get("status") != "cancelled"]
        return any(own not in each for each in active)
    if code == "P007":  # one finding a side, whether one of the two is missing or both
        partner = file.data["partners"][place.path[1]]
        return {"coordinator", "deputy_coordinator"} <= partner.keys()
    if code == "N001":
        return "predecessor" in file.data
    if code == "X006":
        held = file.data["exploration"].get("date")
        return bool(held) and held < TODAY.isoformat()
    return not (code == "X001" and file.data["exploration"].get("status") == "cancelled")


def _renamed(file: File, place: Place) -> Iterator[Mutant]:
    if place.key is not None:
        codes = ("F002",) if place.path == ("schema",) else ("F003",)
        new = f"{str(place.key.value)[0]}_{str(place.key.value)[1:]}"
        yield Mutant("rename", place.name, file.edited(Edit(place.key.start, place.key.end, new)), codes)


def _retyped(file: File, place: Place) -> Iterator[Mutant]:
    if place.path == ("schema",):
        yield Mutant("retype", place.name, file.replaced(place.value, "9"), ("F002",))
    elif place.value.kind == "scalar":
        yield Mutant("retype", place.name, file.replaced(place.value, "[[1]]"), ("F004",))
    elif place.value.style == "{":
        yield Mutant("retype", place.name, file.replaced(place.value, "17"), ("F004",))


def _duplicated(file: File, place: Place) -> Iterator[Mutant]:
    start = _line_start(file.text, place.key.start if place.key else place.value.start)
    if place.key is not None and file.text[start : place.key.start].strip() == "" and place.value.kind == "scalar":
        end = file.text.find("\n", place.value.end)
        line = file.text[start : end + 1]
        if place.value.style not in ("|", ">") and "\n" not in line[:-1]:
            yield Mutant("duplicate", place.name, file.edited(Edit(start, start, line)), ("F001",))
    named = place.key is None and place.value.get("id") is not None
    if named and place.path[0] in ("sessions", "themes", "people", "civil_society") and len(place.path) == 2:
        inner = file.text[start : place.value.end].rstrip()
        if inner.lstrip().startswith("- "):
            yield Mutant("duplicate item", place.name, file.edited(Edit(start, start, f"{inner}\n")), ("F005",))


def _misspelt(file: File, place: Place) -> Iterator[Mutant]:
    """Values of the right type that mean nothing."""
    key, value = place.path[-1], place.value.value
    if place.value.kind != "scalar" or place.value.anchor is not None:
        return
    if key == "id" and place.path[0] in ("id", "sessions", "themes", "people", "civil_society"):
        yield Mutant("bad id", place.name, file.replaced(place.value, '"Bad Id!"'), ("F005",))
    if key in CHOICES and isinstance(value, str) and "seminars" not in place.path:
        yield Mutant("no choice", place.name, file.replaced(place.value, "nonsense"), ("F004",))
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        yield Mutant("no day", place.name, file.replaced(place.value, "2024-02-30"), ("F004",))
    if isinstance(value, str) and re.fullmatch(r"\d{2}:\d{2}", value) and "start" in str(key):
        yield Mutant("no time", place.name, file.replaced(place.value, '"25:00"'), ("F004",))
    if key in REFERENCES and "checklist" not in place.path and "network" not in place.path:
        nowhere = "2023/nowhere-at-all" if key in ("predecessor", "sister") else "nowhere-at-all"
        yield Mutant("dangling", place.name, file.replaced(place.value, nowhere), ("F007",))
    if file.reached("planned") and key in ("objective", "funding") and isinstance(value, str):
        yield Mutant("placeholder", place.name, file.replaced(place.value, '"TODO"'), ("F006",))
    if key == "weekday" and value in ("mon", "tue", "wed", "thu"):
        other = "fri" if value != "fri" else "mon"
        if file.status != "cancelled":
            yield Mutant("wrong weekday", place.name, file.replaced(place.value, other), ("D018",))


def _moved(file: File) -> Iterator[Mutant]:
    """Sessions of programs under way on other days and at other times."""
    if file.status in ("done", "cancelled"):
        return
    for index, session in enumerate(file.data.get("sessions", ())):
        physical = "physical" in (session.get("mode"), file.data.get("mode"))
        if session.get("status") in ("held", "cancelled") or physical or "date" not in session:
            continue
        day = dt.date.fromisoformat(session["date"])
        monday = day - dt.timedelta(days=day.weekday())
        for ahead, name in ((4, "friday"), (5, "saturday"), (6, "sunday")):
            yield _dated(file, index, monday + dt.timedelta(days=ahead), f"move to {name}", "D004")
        yield _dated(file, index, MAY_DAY, "move to 1 May", "D006")
        yield _dated(file, index, EID, "move into Eid", "D007", "D009")
        yield _dated(file, index, dt.date(2024, 4, 30), "before the window", "S003")
        yield _dated(file, index, dt.date(2024, 10, 1), "after the window", "S003")
        yield _dated(file, index, PAST, "into the past", "D019")
        for field, text, code in (
            ("start", '"04:00"', "D005"),
            ("duration_min", "90", "S002"),
            ("start_nrw", '"03:00"', "D002"),
            ("anchor", "Europe/Paris", "D001"),
        ):
            edit = set_entry(file.document, ("sessions", index, field), text)
            yield Mutant(field, f"sessions.{index}", file.edited(edit), (code, "D002"))


def _dated(file: File, index: int, day: dt.date, kind: str, *codes: str) -> Mutant:
    edits = [set_entry(file.document, ("sessions", index, "date"), day.isoformat())]
    if "weekday" in file.data["sessions"][index]:
        edits.append(remove_entry(file.document, ("sessions", index, "weekday")))
    return Mutant(kind, f"sessions.{index}", file.edited(*edits), codes)


def _swapped(file: File) -> Iterator[Mutant]:
    """Sides, sessions and municipalities in each other's place."""
    root = file.document.root
    partners = root.get("partners") if root else None
    towns = [partners.get(side) for side in ("nrw", "palestine")] if partners else []
    names = [each.get("municipality") if each else None for each in towns]
    if all(names) and file.status != "cancelled":
        one, two = (each for each in names if each)
        first, second = file.text[one.start : one.end], file.text[two.start : two.end]
        changed = file.edited(Edit(one.start, one.end, second), Edit(two.start, two.end, first))
        yield Mutant("swap sides", "partners", changed, ("P001",))
        same = file.edited(Edit(two.start, two.end, first))
        yield Mutant("one side twice", "partners", same, ("P001",))
        away = file.edited(Edit(one.start, one.end, '"Stadt ohne Eintrag"'))
        yield Mutant("unknown town", "partners.nrw", away, ("P003",))
    dated = [
        (n, each)
        for n, each in enumerate(file.data.get("sessions", ()))
        if "date" in each and each.get("status") != "cancelled"
    ]
    if len(dated) > 1 and file.status != "cancelled":
        (one, first), (two, second) = dated[0], dated[1]
        changed = file.edited(
            set_entry(file.document, ("sessions", one, "date"), second["date"]),
            set_entry(file.document, ("sessions", two, "date"), first["date"]),
        )
        yield Mutant("swap sessions", f"sessions.{one}", changed, ("S005",))
        both = file.edited(set_entry(file.document, ("sessions", one, "date"), second["date"]))
        yield Mutant("same day twice", f"sessions.{one}", both, ("S004", "S006", "S005"))


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1
