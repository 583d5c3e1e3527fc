"""The ledger and its folder on disk: crashes, two runs at once, marks of git, foreign files, a ledger that was lost."""

import json
import os
import re

import pytest
from ledger_samples import LEDGER, World

from skew_cli.errors import SkewError
from skew_cli.store import files, outputs
from skew_cli.store import ledger as store
from skew_cli.store.repository import Repository

LOCK = "programs/2024/koeln-bethlehem.calendar.lock"


class Crash(BaseException):
    """The computer is switched off."""


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)


def test_the_form_of_the_file(world):
    world.sent()
    content = (world.root / LEDGER).read_bytes()
    plain = json.loads(content)
    assert content == (json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
    assert {"format", "series", "tool", "tzdata", "publication", "items"} == set(plain)
    assert {"no": 1, "at": "2024-04-01T10:00:00Z"} == {key: plain["publication"][key] for key in ("no", "at")}
    assert {each for each in world.files() if each != ".skew-files.json"} == set(plain["publication"]["files"])
    item = next(each for each in plain["items"].values() if each["name"] == "event/explore")
    published = item["published"]
    assert {
        "kind": "VEVENT",
        "name": "event/explore",
        "created": "2024-04-01T09:00:00Z",
        "retired": None,
        "pending": None,
    } == {key: value for key, value in item.items() if key != "published"}
    assert {
        "sequence": 0,
        "stamp": "2024-04-01T09:00:00Z",
        "status": "CONFIRMED",
        "title": {"ar": "لقاء (كولونيا – بيت لحم)", "de": "Kennenlernen (Köln – Bethlehem)"},
        "when": {
            "start": "20240416T100000",
            "end": "20240416T120000",
            "tzid": "Europe/Berlin",
            "start_utc": "20240416T080000Z",
            "end_utc": "20240416T100000Z",
        },
    } == {key: value for key, value in published.items() if key != "hash"}
    assert re.fullmatch("sha256:[0-9a-f]{64}", published["hash"])


def test_no_text_but_titles_is_in_it(world):
    file = world.root / "programs/2024/koeln-bethlehem.yaml"
    hidden = "room: https://meet.example.org/x, platform: Plattform, password: geheim, objective: Ziel"
    file.write_text(file.read_text("utf-8").replace("{id: a,", f"{{id: a, {hidden},"), "utf-8")
    world.sent()
    content = (world.root / LEDGER).read_text("utf-8")
    assert [] == [each for each in ("meet.example", "Plattform", "geheim", "Ziel") if each in content]


@pytest.mark.parametrize("number", range(14))
def test_a_crash_between_any_two_renames_is_put_right_by_the_next_draft(tmp_path, monkeypatch, number):
    """The second draft replaces and removes files; wherever it stops, the next one gives what it would have given."""
    worlds = [World(tmp_path / name) for name in ("calm", "crashed")]
    for each in worlds:
        each.sent()
        each.edit("session-a", "2024-05-16")
        each.draft()
        each.edit("session-a", "2024-05-14")
        each.edit("session-b", "2024-05-30")
    calm, crashed = worlds
    calm.draft()
    renames = []

    def replace(target, content, *, lasting=True, real=files._replace):
        if len(renames) == number:
            raise Crash
        renames.append(target.name)
        real(target, content, lasting=lasting)

    with monkeypatch.context() as patch:
        patch.setattr(files, "_replace", replace)
        try:
            crashed.draft()
        except Crash:
            assert len(renames) == number
        else:
            assert (number, renames[-1]) == (13, "koeln-bethlehem.calendar.json")  # the ledger is the last of all
    crashed.draft()
    if number == 13:
        assert calm.files() == crashed.files()
    stamps = [
        re.sub(rb"(DTSTAMP|LAST-MODIFIED):\w+", rb"\1", each["series-de.ics"]) for each in map(World.files, worlds)
    ]
    assert stamps[0] == stamps[1]
    assert set(calm.files()) == set(crashed.files())
    crashed.publish()
    assert {"event/session-b": 1, "event/session-a": 0, "event/explore": 0} == {
        name: each.published.sequence for name, each in crashed.items().items()
    }


def test_two_runs_at_once(world):
    (world.root / LOCK).write_text("process 12345 since 2024-04-01T08:00:00Z\n")
    with pytest.raises(SkewError) as error:
        world.draft()
    assert "process 12345 since 2024-04-01T08:00:00Z" == error.value.values["holder"]
    assert str(error.value.values["lock"]).endswith(LOCK)
    assert not world.folder.exists()
    (world.root / LOCK).unlink()
    with store.locked(Repository(root=world.root), LEDGER):
        held = (world.root / LOCK).read_text()
        assert re.fullmatch(rf"process {os.getpid()} since \d{{4}}-\d\d-\d\dT\d\d:\d\d:\d\dZ\n", held)
    assert not (world.root / LOCK).exists()


def test_a_ledger_that_changed_meanwhile_is_not_overwritten(world, monkeypatch):
    world.sent()
    world.edit("session-a", "2024-05-16")
    changed = (world.root / LEDGER).read_bytes().replace(b'"tzdata"', b'"tzdata" ')
    real = outputs.place

    def place(*given):
        real(*given)
        (world.root / LEDGER).write_bytes(changed)

    monkeypatch.setattr(outputs, "place", place)
    with pytest.raises(SkewError, match="changed meanwhile"):
        world.draft()
    assert changed == (world.root / LEDGER).read_bytes()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"format": 1', '"format": 2', "has format"),
        ('"items": {', '"items": {\n<<<<<<< HEAD\n', "marks of a merge"),
        ('"items": {', '"items": {\r\n=======\r\n', "marks of a merge"),
        ('"items": {', '"item": {', "no calendar ledger"),
        ('"sequence": 0', '"sequence": -1', "no calendar ledger"),
        ('"stamp": "2024-04-01T09:00:00Z"', '"stamp": "2024-04-01T09:00:00"', "no calendar ledger"),
        ('"format": 1', "", "no calendar ledger"),
    ],
)
def test_a_ledger_that_must_not_be_used(world, old, new, message):
    world.sent()
    text = (world.root / LEDGER).read_text("utf-8")
    assert old in text
    (world.root / LEDGER).write_bytes(text.replace(old, new).encode())
    before = world.files()
    with pytest.raises(SkewError, match=message):
        world.draft()
    assert before == world.files()


def test_only_files_that_skew_wrote_are_removed(world):
    world.sent()
    (world.folder / "notes.txt").write_text("mine")
    (world.folder / "single/99-session-z-de.ics").write_text("mine")
    world.edit("session-b", "2024-04-02")
    world.draft()
    world.publish()
    world.edit("session-a", "2024-04-03")
    world.draft()
    found = set(world.files())
    assert {"notes.txt", "single/99-session-z-de.ics", "changes/2/CHANGES.md", "changes/3/session-a-de.ics"} < found
    kept = {
        f"single/{each}-{lang}.ics" for each in ("01-session-b", "02-session-a", "03-explore") for lang in ("de", "ar")
    }
    assert kept | {"single/99-session-z-de.ics"} == {each for each in found if each.startswith("single/")}
    world.edit("session-a", "2024-05-14")
    world.draft()
    assert [] == [each for each in world.files() if each.startswith("changes/3")]


def test_a_list_of_names_that_leads_outside_removes_nothing(world):
    world.draft()
    outside = world.root / "skew.toml"
    (world.folder / ".skew-files.json").write_text(json.dumps({"files": ["../skew.toml", "/etc/hostname", 7]}))
    world.draft()
    assert outside.exists()


@pytest.mark.parametrize("utc", [False, True])
def test_a_lost_ledger_is_rebuilt(tmp_path, utc):
    world = World(tmp_path, more={"languages": "de, ar, en", "utc": utc})
    world.draft(checklists=True)
    world.publish()
    world.edit("explore", None, None, None, True)
    world.edit("session-b", "2024-06-04", None, "a / b, c; d", True)
    world.sent()
    world.edit("session-a", None, "cancelled")
    world.edit("session-b", None, "cancelled")
    world.sent()
    names = [each for each in world.files() if re.match(r"(series|checklist|public)[-a-z]*\.ics", each)]
    ledger, before = world.ledger(), world.files()
    (world.root / LEDGER).unlink()
    made = world.rebuild(names, 3)
    assert ledger.items == made.items
    assert (3, max(each.newest for each in ledger.items.values())) == (made.publication.no, made.publication.at)
    (world.root / LEDGER).write_bytes(store.encode(made))
    world.draft()
    after = world.files() | {".skew-files.json": before[".skew-files.json"]}  # the list forgets changes/3, which stays
    assert before == after


def test_without_a_language_everything_counts_as_changed_once(world):
    world.sent()
    (world.root / LEDGER).unlink()
    (world.root / LEDGER).write_bytes(store.encode(world.rebuild(["series-de.ics", "series-both.ics"])))
    world.sent()
    assert [1, 1, 1] == [each[0] for each in world.said().values()]
    world.draft()
    assert [1, 1, 1] == [each[0] for each in world.said().values()]


@pytest.mark.parametrize(
    ("name", "change", "message"),
    [
        ("calendar.ics", (b"", b""), "does not say its language"),
        ("series-de.ics", (b"SEQUENCE:0", b"SEQUENCE:x"), "no calendar that skew wrote"),
        ("series-de.ics", (b"UID:", b"UID:x"), "does not belong to this program"),
        ("series-de.ics", (b"VEVENT", b"VJOURNAL"), "hold no entry"),
    ],
)
def test_files_from_which_no_ledger_is_rebuilt(world, name, change, message):
    world.sent()
    (world.folder / name).write_bytes((world.folder / "series-de.ics").read_bytes().replace(*change))
    with pytest.raises(SkewError, match=message):
        world.rebuild([name])
