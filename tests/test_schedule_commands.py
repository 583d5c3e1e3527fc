"""`skew schedule`, `skew move`, `skew cancel`: exit codes, both local times, and files of which only dates change."""

import json

import pytest
from cli_repository import caller

ROUGH = """\
# Köln – Bethlehem: Entwurf
schema: 1
id:   koeln-bethlehem
season: 2024
status: planned
partners:
  nrw: {municipality: koeln, coordinator: ko}   # Rathaus
  palestine: {municipality: bethlehem, coordinator: be}
themes: [tourism]
people:
- {id: ko, name: "Koordination K"}
- {id: be, name: "Koordination B"}
- {id: mo, name: "Moderation M", unavailable: [{from: 2024-06-03, to: 2024-06-07, reason: "Urlaub"}]}
exploration: {date: 2024-04-16, start: "10:00", status: held}
session_defaults: {start: "10:00", moderator: mo}
sessions:
- {id: one,   date: 2024-05-21, weekday: tue, host: nrw}  # first
-   id: two
    date: 2024-06-04   # second
    start_palestine: "11:00"
    host: palestine

- id: three
  host: nrw
"""


@pytest.fixture
def skew(tmp_path, monkeypatch, capsys):
    (tmp_path / ".git").mkdir()
    (tmp_path / "skew.toml").write_text('lang = "en"\n')
    (tmp_path / "programs" / "2024").mkdir(parents=True)
    file = tmp_path / "programs" / "2024" / "koeln-bethlehem.yaml"
    file.write_bytes(ROUGH.replace("\n", "\r\n").encode())
    called = caller(tmp_path, monkeypatch, capsys)
    called.file = file
    called.text = lambda: file.read_bytes().decode().replace("\r\n", "\n")
    return called


def test_check_names_the_date_that_does_not_stand(skew):
    done = skew("schedule", "koeln-bethlehem", "--check")

    assert done.code == 1
    assert "Session 2  Tue 4 June 2024  Moderation M: Urlaub, Mon 3 June 2024 to Fri 7 June 2024" in done.out
    assert "koeln-bethlehem.yaml:13" in done.out
    assert done.out.count("\n") == 2


def test_apply_changes_only_what_moves(skew):
    before = skew.file.read_bytes()
    shown = json.loads(skew("schedule", "koeln-bethlehem", "--json").out)
    first = {each["event"]: each for each in shown["proposals"][0]["dates"]}
    dry = skew("schedule", "koeln-bethlehem", "--apply", "1", "--dry-run")

    assert before == skew.file.read_bytes()
    assert not first["session-one"]["moved"]
    assert first["session-two"]["moved"]
    done = skew("schedule", "koeln-bethlehem", "--apply", "1")
    new = {name: each["nrw"]["start"][:10] for name, each in first.items()}
    wanted = ROUGH.replace("2024-06-04   #", f"{new['session-two']}   #").replace(
        "- id: three\n  host: nrw\n", f"- id: three\n  host: nrw\n  date: {new['session-three']}\n"
    )
    assert (0, wanted) == (done.code, skew.text())
    assert skew.file.read_bytes().count(b"\r\n") == skew.file.read_bytes().count(b"\n")
    assert dry.out.count("\n+") == 3
    assert skew("schedule", "koeln-bethlehem", "--check").code == 0
    assert "holds these dates already" in skew("schedule", "koeln-bethlehem", "--apply", "1").err


def test_proposals_show_both_local_times(skew):
    done = skew("schedule", "koeln-bethlehem", "--count", "2")

    assert done.code == 0
    lines = [line for line in done.out.splitlines() if line.lstrip().startswith("Session")]
    assert len(lines) == 6
    assert all("Köln" in line and "Bethlehem" in line for line in lines)
    assert "skew schedule koeln-bethlehem --apply 1" in done.out


def test_a_part_of_a_name_is_not_enough_to_write(skew):
    assert skew("schedule", "koeln", "--apply", "1").code == 2
    assert skew("schedule", "koeln-bethlehem", "--count", "0").code == 2
    assert skew("schedule", "koeln-bethlehem", "--without", "nothing").code == 2


def test_why_not_a_date(skew):
    holiday = skew("schedule", "koeln-bethlehem", "--why", "2024-05-30")
    open_day = skew("schedule", "koeln-bethlehem", "--why", "2024-06-18")

    assert (1, True) == (holiday.code, "public holidays of Köln" in holiday.out)
    assert (1, True) == (open_day.code, "Islamic holidays in Bethlehem" in open_day.out)
    assert skew("schedule", "koeln-bethlehem", "--why", "2024-05-28").code == 0


def test_move_to_a_date(skew):
    done = skew("move", "koeln-bethlehem", "2", "--to", "2024-06-12", "--time", "11:00")

    wanted = ROUGH.replace("2024-06-04   #", "2024-06-12   #").replace(
        'start_palestine: "11:00"\n    host: palestine\n',
        'start_palestine: "12:00"\n    host: palestine\n    start: "11:00"\n',
    )
    assert (0, wanted) == (done.code, skew.text())
    assert "Tue 4 June 2024  week 23  Köln 10:00–12:00  Bethlehem 11:00–13:00" in done.out
    assert "Wed 12 June 2024  week 24  Köln 11:00–13:00  Bethlehem 12:00–14:00" in done.out
    assert "moderator: Moderation M" in done.out
    assert "coordinator of the Palestinian side: Koordination B" in done.out


def test_move_without_a_date_only_proposes(skew):
    done = skew("move", "koeln-bethlehem", "one")
    data = json.loads(skew("move", "koeln-bethlehem", "one", "--json").out)

    assert (0, ROUGH) == (done.code, skew.text())
    assert done.out.count("Köln") == 4
    assert len(data["proposals"]) == 3
    assert "2024-05-21" not in {each["nrw"]["start"][:10] for each in data["proposals"]}
    assert ["moderator", "coordinator_nrw", "coordinator_palestine"] == [each["role"] for each in data["affected"]]


def test_move_onto_a_closed_day_writes_nothing(skew):
    done = skew("move", "koeln-bethlehem", "2", "--to", "2024-06-14")

    assert (1, ROUGH) == (done.code, skew.text())
    assert "D004" in done.err
    assert "working week of Bethlehem" in done.out


def test_what_is_held_does_not_move(skew):
    skew.file.write_text(ROUGH.replace("host: nrw}  # first", "host: nrw, status: held}  # first"), "utf-8")

    assert skew("move", "koeln-bethlehem", "one", "--to", "2024-06-12").code == 1
    assert skew("move", "koeln-bethlehem", "nothing").code == 2
    assert skew("move", "koeln-bethlehem").code == 2


def test_cancel_keeps_every_other_byte(skew):
    done = skew("cancel", "koeln-bethlehem", "one", "--reason", 'Streik: "alle"')

    wanted = ROUGH.replace("host: nrw}  #", 'host: nrw, status: cancelled, cancelled: "Streik: \\"alle\\""}  #')
    assert (0, wanted) == (done.code, skew.text())
    assert "Possible replacements:" in done.out
    assert "S001" in done.err


def test_cancel_with_a_replacement_copies_the_session(skew):
    listed = json.loads(skew("move", "koeln-bethlehem", "two", "--json").out)
    date = listed["proposals"][0]["nrw"]["start"][:10]
    done = skew("cancel", "koeln-bethlehem", "two", "--reason", "x", "--replace", "1")
    copy = f"""\
-   id: two-2
    date: {date}   # second
    start_palestine: "11:00"
    host: palestine
"""
    head, _, tail = ROUGH.partition("    host: palestine\n")
    cancelled = '    host: palestine\n    status: cancelled\n    cancelled: "x"\n'

    assert (0, head + cancelled + copy + tail) == (done.code, skew.text())


def test_cancel_without_a_terminal_needs_its_reason(skew):
    done = skew("cancel", "koeln-bethlehem", "one")

    assert (2, ROUGH) == (done.code, skew.text())
    assert "--reason" in done.err
