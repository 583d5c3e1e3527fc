"""What recipients are promised when a program changes (ical.md 10 and 14, point 2): a table of cases.

A step takes an hour: `draft`, `publish`, `sent` (both), or an edit, which takes none.
"""

import pytest
from ledger_samples import World

from skew_cli.errors import Refused, SkewError

TITLE = {
    "explore": "Kennenlernen (Köln – Bethlehem)",
    "session-a": "Termin 1: Altstadt (Köln – Bethlehem)",
    "session-b": "Termin 2: Gäste (Köln – Bethlehem)",
}


def line(key, sequence, stamp, created=1.0, status="CONFIRMED", title=None):
    prefix = "ABGESAGT: " if status == "CANCELLED" else ""
    return {key: (sequence, stamp, created, status, prefix + (title or TITLE[key]))}


NEW = {**line("explore", 0, 1.0), **line("session-a", 0, 1.0), **line("session-b", 0, 1.0)}
OFF = {**NEW, **line("session-a", 1, 3.0, status="CANCELLED")}
CASES = {
    "first draft": (["draft"], NEW, set(), {"event/explore", "event/session-a", "event/session-b"}),
    "nothing changed": (["sent", "draft"], NEW, set(), set()),
    "moved": (
        ["sent", ("edit", "session-a", "2024-05-16"), "draft"],
        {**NEW, **line("session-a", 1, 3.0)},
        {"session-a"},
        {"event/session-a"},
    ),
    "another title": (
        ["sent", ("edit", "session-a", None, None, "Markt"), "draft"],
        {**NEW, **line("session-a", 1, 3.0, title="Termin 1: Markt (Köln – Bethlehem)")},
        {"session-a"},
        {"event/session-a"},
    ),
    "changed and changed back": (
        ["sent", ("edit", "session-a", "2024-05-16"), "draft", ("edit", "session-a", "2024-05-14"), "draft"],
        NEW,
        set(),
        set(),
    ),
    "ten drafts of one change": (
        ["sent", ("edit", "session-a", "2024-05-16"), *["draft"] * 10],
        {**NEW, **line("session-a", 1, 3.0)},
        {"session-a"},
        {"event/session-a"},
    ),
    "two different drafts": (
        ["sent", ("edit", "session-a", "2024-05-16"), "draft", ("edit", "session-a", "2024-05-17"), "draft"],
        {**NEW, **line("session-a", 1, 4.0)},
        {"session-a"},
        {"event/session-a"},
    ),
    "two publications": (
        ["sent", ("edit", "session-a", "2024-05-16"), "sent", ("edit", "session-a", "2024-05-17"), "sent", "draft"],
        {**NEW, **line("session-a", 2, 5.0)},
        set(),
        set(),
    ),
    "removed": (["sent", ("remove", "session-a"), "draft"], None, {"session-a"}, {"event/session-a"}),
    "removed before it was ever published": (
        ["draft", ("remove", "session-b"), "draft"],
        {key: value for key, value in NEW.items() if key != "session-b"},
        set(),
        {"event/explore", "event/session-a"},
    ),
    "marked as cancelled": (
        ["sent", ("edit", "session-a", None, "cancelled"), "draft"],
        OFF,
        {"session-a"},
        {"event/session-a"},
    ),
    "marked as cancelled before it was ever published": (
        [("edit", "session-b", None, "cancelled"), "draft"],
        {key: value for key, value in NEW.items() if key != "session-b"},
        set(),
        {"event/explore", "event/session-a"},
    ),
    "moved, then cancelled before that was published": (
        ["sent", ("edit", "session-a", "2024-05-16"), "draft", ("edit", "session-a", None, "cancelled"), "draft"],
        {**NEW, **line("session-a", 1, 4.0, status="CANCELLED")},
        {"session-a"},
        {"event/session-a"},
    ),
    "cancelled, published, then removed": (
        ["sent", ("edit", "session-b", None, "cancelled"), "sent", ("remove", "session-b"), "draft"],
        {**NEW, **line("session-b", 1, 3.0, status="CANCELLED")},
        set(),
        set(),
    ),
    "back again": (
        [
            "sent",
            ("edit", "session-a", None, "cancelled"),
            "sent",
            ("edit", "session-a", "2024-05-14", "confirmed"),
            "sent",
        ],
        {**NEW, **line("session-a", 2, 5.0)},
        {"session-a"},
        set(),
    ),
}


def play(world, steps):
    for step in steps:
        name, *values = (step,) if isinstance(step, str) else step
        getattr(world, name)(*values)


@pytest.mark.parametrize("name", CASES)
def test_what_is_written(tmp_path, name):
    steps, said, changed, pending = CASES[name]
    world = World(tmp_path)
    play(world, steps)
    if said is None:  # the second session has become the first one, so that it changes, too
        renamed = line("session-b", 1, 3.0, title="Termin 1: Gäste (Köln – Bethlehem)")
        said, changed, pending = {**OFF, **renamed}, changed | {"session-b"}, pending | {"event/session-b"}
    assert said == world.said()
    no = world.ledger().publication.no + (not name.startswith("back"))
    parts = {each.rpartition("/")[2] for each in world.files() if each.startswith(f"changes/{no}/")}
    lists = {"CHANGES.md"} if changed else set()
    assert {f"{key}-{lang}.ics" for key in changed for lang in ("de", "ar")} | lists == parts
    assert pending == {key for key, each in world.items().items() if each.pending}


def test_the_last_published_time_and_title_stand_in_a_cancellation(tmp_path):
    world = World(tmp_path)
    world.sent()
    world.edit("session-a", "2024-05-16", "cancelled", "Anders")
    world.draft()
    content = world.files()["changes/2/session-a-ar.ics"].decode()
    assert "DTSTART;TZID=Europe/Berlin:20240514T100000\r\n" in content
    assert "SUMMARY:أُلغيت: الجلسة 1: لقاء" in content.replace("\r\n ", "")


def test_the_change_list_says_old_and_new_time_on_both_sides(tmp_path):
    """On 19 April 2024 Palestine still has winter time, three days later both clocks are an hour apart."""
    world = World(tmp_path)
    world.edit("session-a", "2024-04-19")
    world.sent()
    world.edit("session-a", "2024-04-22")
    world.draft()
    text = world.files()["changes/2/CHANGES.md"].decode()
    assert "# Änderungen: Köln – Bethlehem 2024" in text
    for expected in (
        "- **bisher**: Köln: Freitag, 19. April 2024, 10:00–12:00 · Bethlehem: Freitag, 10:00–12:00",
        "- **jetzt**: Köln: Montag, 22. April 2024, 10:00–12:00 · Bethlehem: Montag, 11:00–13:00",
        "- **before**: Cologne: Friday, 19 April 2024, 10:00–12:00 · Bethlehem: Friday, 10:00–12:00",
        "تغيّر الموعد",
    ):
        assert expected in text


def test_one_language_moves_the_sequence_in_all(tmp_path):
    world = World(tmp_path)
    world.sent()
    file = world.root / "programs/2024/koeln-bethlehem.yaml"
    file.write_text(file.read_text("utf-8").replace("Altstadt, ar: لقاء", "Altstadt, ar: البلدة"), "utf-8")
    world.draft()
    assert {**NEW, **line("session-a", 1, 3.0)} == world.said()
    assert [1, 1] == [world.said(f"series-{lang}.ics")["session-a"][0] for lang in ("ar", "both")]


@pytest.mark.parametrize("more", [{"languages": "de, ar, en"}, {"utc": True}])
def test_a_new_language_and_the_utc_setting_change_every_entry(tmp_path, more):
    world = World(tmp_path)
    world.sent()
    world.more = more
    world.save()
    world.draft()
    assert dict.fromkeys(NEW, (1, 3.0, 1.0)) == {key: each[:3] for key, each in world.said().items()}
    assert ("utc" in more) == (b"VTIMEZONE" not in world.files()["series-de.ics"])
    assert ("utc" in more) == (b"DTSTART:20240416T080000Z\r\n" in world.files()["series-de.ics"])


def test_publishing_wants_the_files_of_the_last_draft(tmp_path):
    world = World(tmp_path)
    with pytest.raises(SkewError):
        world.publish()
    world.draft()
    content = world.files()["series-ar.ics"]
    (world.folder / "series-ar.ics").write_bytes(content + b"\r\n")
    with pytest.raises(Refused) as error:
        world.publish()
    assert (world.folder / "series-ar.ics").as_posix() == error.value.values["path"]
    world.draft()
    world.edit("session-a", "2024-05-16")
    with pytest.raises(Refused):
        world.publish()
    world.draft()
    found = world.publish()
    assert ["event/explore", "event/session-a", "event/session-b"] == [each.name for each in found.items]
    assert (1, world.now) == (world.ledger().publication.no, world.ledger().publication.at)
    ledger = world.ledger()
    assert () == world.publish().items
    assert ledger == world.ledger()


def test_to_dos_are_items_once_they_were_asked_for(tmp_path):
    world = World(tmp_path)
    world.draft(checklists=True)
    world.draft()
    world.publish()
    todos = {key for key in world.items() if key.startswith("todo/")}
    assert {"todo/explore-EM01", "todo/session-a-ON01", "todo/AB01"} < todos
    world.edit("session-b", None, "cancelled")
    world.draft()
    gone = {key for key, each in world.items().items() if each.pending and each.pending.cancelled}
    of_the_session = {key for key in todos if key.startswith("todo/session-b-")}
    assert {"event/session-b", "todo/session-a-ON27"} | of_the_session == gone  # ON27 looks ahead to the next session
    content = world.files()["changes/2/checklist-de.ics"]
    assert content.count(b"STATUS:CANCELLED") == len(gone) - 1
    assert b"BEGIN:VEVENT" not in content


def test_a_ledger_of_another_program_is_refused(tmp_path):
    world = World(tmp_path)
    world.draft()
    file = world.root / "programs/2024/koeln-bethlehem.yaml"
    file.write_text(file.read_text("utf-8").replace("9d0f4e53", "9d0f4e54"), "utf-8")
    with pytest.raises(SkewError, match="another `series`"):
        world.draft()
