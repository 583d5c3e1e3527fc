"""A small program whose calendar changes: edited, drafted and published in a repository of its own."""

import datetime as dt
from dataclasses import dataclass, field

from calendar_samples import read

from skew_cli.app import publish as app
from skew_cli.app.load import load
from skew_cli.app.rebuild import rebuild
from skew_cli.store import ledger as store
from skew_cli.store.repository import Repository

SERIES = "9d0f4e53-70d5-4b52-8d42-0a3a3b3c9e55"
FILE = "programs/2024/koeln-bethlehem.yaml"
LEDGER = "programs/2024/koeln-bethlehem.calendar.json"
START = dt.datetime(2024, 4, 1, 8, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
FIRST = {"explore": ("2024-04-16", "confirmed", "Kennenlernen", False)}
SESSIONS = {
    "session-a": ("2024-05-14", "confirmed", "Altstadt", False),
    "session-b": ("2024-05-28", "confirmed", "Gäste", False),
}
"""Date, status, German title and whether it is public, by key."""


def program(meetings, *, languages="de, ar", utc=False):
    """The text of the program file."""
    lines = [
        "schema: 1",
        "id: koeln-bethlehem",
        "season: 2024",
        f"series: {SERIES}",
        f"languages: [{languages}]",
        "partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}",
    ]
    lines += ["calendar: {utc: true}"] if utc else []

    def event(date, status, title, public):
        shown = f"title: {{de: {title}, ar: لقاء}}"
        return f'date: {date}, start: "10:00", status: {status}, {shown}, public: {str(public).lower()}'

    if "explore" in meetings:
        lines.append(f"exploration: {{{event(*meetings['explore'])}}}")
    sessions = [each for each in meetings if each != "explore"]
    lines += ["sessions:"] if sessions else []
    lines += [f"  - {{id: {each.removeprefix('session-')}, {event(*meetings[each])}}}" for each in sessions]
    return "\n".join(lines) + "\n"


@dataclass
class World:
    """A repository with that program, its folder of drafts and a clock."""

    root: object
    now: dt.datetime = START
    meetings: dict = field(default_factory=lambda: {**FIRST, **SESSIONS})
    more: dict = field(default_factory=dict)
    """What else the program says: `languages`, `utc`."""

    def __post_init__(self):
        (self.root / "programs/2024").mkdir(parents=True)
        (self.root / "skew.toml").write_text("")
        self.save()

    def save(self):
        (self.root / FILE).write_text(program(self.meetings, **self.more), encoding="utf-8")

    def edit(self, key, date=None, status=None, title=None, public=None):
        old = self.meetings.get(key, ("2024-06-11", "confirmed", "Neu", False))
        given = (date, status, title, public)
        self.meetings[key] = tuple(o if n is None else n for o, n in zip(old, given, strict=True))
        self.save()

    def remove(self, key):
        del self.meetings[key]
        self.save()

    @property
    def folder(self):
        return self.root / "out"

    def loaded(self):
        index = load(Repository(root=self.root), self.now.date())
        return index, index.sources[FILE]

    def draft(self, **options):
        """Writes a draft an hour later."""
        self.now += HOUR
        return app.write_draft(*self.loaded(), self.folder, self.now, **options)

    def publish(self):
        self.now += HOUR
        return app.publish(*self.loaded(), self.folder, self.now)

    def sent(self):
        self.draft()
        return self.publish()

    def rebuild(self, names, no=1):
        index, source = self.loaded()
        return rebuild(index, source, [(each, (self.folder / each).read_bytes()) for each in names], no)

    def ledger(self):
        return store.read(Repository(root=self.root), LEDGER)[0]

    def items(self):
        """The items of the ledger by name."""
        ledger = self.ledger()
        return {each.name: each for each in ledger.items.values()} if ledger else {}

    def files(self):
        """What lies in the folder, by name."""
        found = (each for each in self.folder.rglob("*") if each.is_file())
        return {each.relative_to(self.folder).as_posix(): each.read_bytes() for each in found}

    def said(self, name="series-de.ics"):
        """Sequence, hours since START of stamp and creation, status and summary, by key."""
        content = (self.folder / name).read_bytes()
        return {
            each["X-SKEW-KEY"]: (
                int(each["SEQUENCE"]),
                hours(each["DTSTAMP"]),
                hours(each["CREATED"]),
                each["STATUS"],
                each["SUMMARY"],
            )
            for each in read(content).all("VEVENT")
        }


def hours(text):
    found = dt.datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=dt.UTC)
    return (found - START) / HOUR
