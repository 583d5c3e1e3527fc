"""Programs as calendar files: of samples made here and of the programs of the checkout, and a reader of bare lines."""

import datetime as dt
from functools import cache

from document_samples import FULL, ROOT, material

from skew_cli.app import documents, drafts
from skew_cli.app.load import load
from skew_cli.documents import series
from skew_cli.exports import ical
from skew_cli.model.calendar import CalendarFile, Stamp
from skew_cli.store.repository import find

SERIES = "2f1c6a52-8d3e-4b7a-9c11-5a0c6e9d4f10"
NOW = dt.datetime(2024, 4, 1, 9, 30, tzinfo=dt.UTC)
ROOM = "https://meet.example.org/secret-room"
DATA = {
    **FULL,
    "sessions": (
        *FULL["sessions"][:2],
        {"id": "aus", "date": "2024-09-10", "status": "cancelled", "title": {"de": "Entfällt", "ar": "ملغاة"}},
    ),
}
"""An exploration meeting, a seminar, two sessions with a join link, and one session that was called off."""


class Stamps(dict):
    """Every entry was made and changed at `NOW`."""

    def __missing__(self, uid):
        return Stamp(created=NOW, modified=NOW)


def calendar(lang="de", data=DATA, *, key=None, **more):
    return series.calendar(material(lang, data, audience=None, **more), SERIES, Stamps(), key=key)


def render(file):
    return ical.render(file)


def event(**more):
    """A calendar with one meeting, as the exporter gets it."""
    given = {
        "uid": "u1",
        "key": "k1",
        "start": NOW,
        "end": NOW + dt.timedelta(hours=2),
        "summary": "Summary",
        "description": "Description",
        "location": "Place",
        "status": "CONFIRMED",
        "categories": ("Category",),
        "stamp": Stamp(created=NOW, modified=NOW),
    }
    return CalendarFile(name="Name", meetings=(ical.MeetingEntry(**{**given, **more}),))


@cache
def index():
    """All programs of the checkout."""
    return load(find(ROOT), dt.date(2024, 4, 1))


@cache
def files(name):
    """The calendar files of a program of the checkout by file name, checklists included, as if none was ever sent."""
    source = index().sources[f"programs/{name}.yaml"]
    found = dict(drafts.make(index(), source, None, NOW, checklists=True).files)
    lists = documents.dated_checklists(index(), source)
    for lang in ("de", "en", "ar"):
        found[f"checklist-{lang}.ics"] = drafts.todo_file(index(), source, None, lang, lists, NOW)
    return found


def names():
    """`SEASON/ID` of all programs of the checkout, by their files."""
    found = ROOT.glob("programs/*/*.yaml")
    return sorted(f"{path.parent.name}/{path.stem}" for path in found if path.name != "season.yaml")


class Part:
    """A component as its bare lines: `(name, parameters, value)`, and the components in it."""

    def __init__(self, name):
        self.name, self.lines, self.parts = name, [], []

    def __getitem__(self, name):
        """The one value of a property."""
        (value,) = [value for each, _, value in self.lines if each == name]
        return value

    def names(self):
        return sorted(name for name, _, _ in self.lines)

    def all(self, name):
        return [each for part in self.parts for each in (part, *part.all(name)) if each.name == name]


def read(content):
    """Content lines by RFC 5545, 3.1, without any library: unfolded, split at the first colon outside of quotes."""
    top = Part("")
    stack = [top]
    for line in content.replace(b"\r\n ", b"").decode("utf-8").split("\r\n")[:-1]:
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        if name == "BEGIN":
            stack[-1].parts.append(Part(value))
            stack.append(stack[-1].parts[-1])
        elif name == "END":
            assert stack.pop().name == value
        else:
            stack[-1].lines.append((name, tuple(parameters), value))
    (found,) = top.parts
    assert stack == [top]
    return found


def unescaped(value):
    """A TEXT value as a person reads it (RFC 5545, 3.3.11)."""
    marked = value.replace("\\\\", "\0").replace("\\n", "\n").replace("\\N", "\n")
    return marked.replace("\\,", ",").replace("\\;", ";").replace("\0", "\\")
