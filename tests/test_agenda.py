"""The agenda: what comes up, what is overdue, what is new because time passed, in words, as data and as files."""

import json

import pytest
from cli_repository import KOELN, caller, lay_down
from icalendar import Calendar

from skew_cli.cli.terminal import Terminal

INTERPRETED = (
    KOELN.replace("status: planned", "status: confirmed")
    .replace(
        "civil_society:",
        'series: 2f1c6a52-8d3e-4b7a-9c11-5a0c6e9d4f10\npeople:\n  - {id: d1, name: "Dolmetschung 1"}\ncivil_society:',
    )
    .replace(
        '{id: sewage-works, date: 2024-05-28, start: "10:00"}',
        '{id: sewage-works, date: 2024-05-28, start: "10:00", status: confirmed, interpretation: simultaneous,'
        " interpreters: [{person: d1, pair: [de, ar]}], materials: [{title: Folien}, {title: Glossar,"
        " sent_to_interpreters: 2024-05-01}]}",
    )
)
SEASON = """\
seminars:
  - {id: landesanalyse, topic: country_analysis, title: Landesanalyse, sides: [nrw], date: 2024-05-16, start: "10:00"}
network_events:
  - {id: treffen, title: Netzwerktreffen, date: 2024-05-15, start: "09:00", status: confirmed}
dates:
  - {id: frist, title: {de: "Frist für Berichte", en: "Deadline for reports"}, date: 2024-05-20}
"""


@pytest.fixture
def root(tmp_path):
    found = lay_down(tmp_path)
    (found / "programs/2024/koeln-bethlehem.yaml").write_text(
        INTERPRETED + "seminars: [landesanalyse]\nnetwork: [treffen]\n", encoding="utf-8"
    )
    bonn = found / "programs/2024/bonn-ramallah.yaml"
    bonn.write_text(bonn.read_text(encoding="utf-8") + "seminars: [landesanalyse]\n", encoding="utf-8")
    (found / "programs/2024/season.yaml").write_text(SEASON, encoding="utf-8")
    return found


@pytest.fixture
def skew(root, monkeypatch, capsys):
    return caller(root, monkeypatch, capsys)


def begins(said, word):
    return [each for each in said.out.splitlines() if each.startswith(word)]


def test_meetings_with_both_times_and_the_week(skew):
    """A shared seminar stands there once; Palestine has one hour more (calendars.md 1.2)."""
    said = skew("agenda", "--as-of", "2024-05-13", "--lang", "de")
    assert [
        "Di 14.05.  KW 20  Köln 10:00–12:00, Bethlehem 11:00–13:00  koeln-bethlehem Termin 1 (vorgemerkt)",
        "Mi 15.05.  KW 20  NRW 09:00–11:00, Palästina 10:00–12:00   Netzwerk Netzwerktreffen: koeln-bethlehem",
        "Do 16.05.  KW 20  NRW 10:00–12:00                          Seminar Landesanalyse: bonn-ramallah, koeln-bethlehem (vorgemerkt)",
        "Mo 20.05.         Frist für Berichte",
    ] == said.out.splitlines()[:4]


def test_the_window_includes_today_and_the_last_day(skew):
    """--week is seven days: of 28 May the first window that shows it begins on the 22nd."""

    def shown(*args):
        return [each for each in skew("agenda", *args, "--lang", "de").out.splitlines() if each.startswith("Di 28.05.")]

    assert [] == shown("--week", "--as-of", "2024-05-21")
    assert 1 == len(shown("--week", "--as-of", "2024-05-22"))
    assert 1 == len(shown("--days", "1", "--as-of", "2024-05-28"))
    assert [] == shown("--days", "1", "--as-of", "2024-05-29")
    assert 1 == len(shown("--as-of", "2024-05-15"))
    assert [] == shown("--as-of", "2024-05-14")


def test_interpreters_and_material_by_the_limits_of_the_season(skew):
    """14 and 5 days before the meeting of 28 May (rulebook, L004 and L005)."""
    sent = "koeln-bethlehem Termin 2: an die Dolmetschenden schicken: Folien"
    asked = "koeln-bethlehem Termin 2: Dolmetschen bestätigen lassen: Dolmetschung 1"
    for day, told in (
        ("2024-05-13", [f"{asked} (bis Di 14.05.)", f"{sent} (bis Do 23.05.)"]),
        ("2024-05-14", [f"{asked} (heute)", f"{sent} (bis Do 23.05.)"]),
        ("2024-05-24", [f"{asked} (seit Di 14.05.)", f"{sent} (seit Do 23.05.)"]),
        ("2024-05-29", []),
    ):
        lines = skew("agenda", "--as-of", day, "--lang", "de").out.splitlines()
        assert told == [each[each.index("koeln") :] for each in lines if "Dolmetschung 1" in each or ": Folien" in each]


def test_items_due_and_overdue(skew):
    """ON05 is due ten days before a session, EM items of the held meeting long since."""
    said = json.loads(skew("agenda", "--as-of", "2024-05-04", "--json").out)
    due = {each["item"]: each for each in said["tasks"] if each["meeting"] == "session-sorting-plant"}
    assert ("2024-05-04", False) == (due["ON05"]["due"], due["ON05"]["overdue"])
    assert ("2024-04-30", True) == (due["ON01"]["due"], due["ON01"]["overdue"])
    assert {True} == {each["overdue"] for each in said["tasks"] if each["item"] == "EM01"}
    text = skew("agenda", "--as-of", "2024-05-04")
    assert begins(text, "due")
    assert 1 == len([each for each in begins(text, "overdue") if "exploration meeting: 3" in each])


def test_a_ticked_item_is_gone_and_done_programs_only_close(skew):
    before = json.loads(skew("agenda", "--as-of", "2024-05-04", "--json").out)["tasks"]
    skew("checklist", "2024/koeln-bethlehem", "--done", "ON05", "--kind", "session", "--session", "1")
    after = json.loads(skew("agenda", "--as-of", "2024-05-04", "--json").out)["tasks"]
    gone = [each for each in before if each not in after]
    assert [("ON05", "session-sorting-plant")] == [(each["item"], each["meeting"]) for each in gone]
    old = {each["checklist"] for each in after if each["programs"] == ["2023/koeln-bethlehem"]}
    assert {"closing"} == old


def test_findings_that_time_has_brought(skew):
    """A tentative meeting whose day has gone by is a flaw from the next day on, and new for a week (rule D019)."""

    def new(day):
        found = json.loads(skew("agenda", "--as-of", day, "--json").out)["findings"]
        return [(each["session"], each["severity"]) for each in found if each["code"] == "D019" and each["session"]]

    assert [] == new("2024-05-14")
    assert [("sorting-plant", "warning")] == new("2024-05-15")
    assert [("sorting-plant", "warning")] == new("2024-05-21")
    assert [] == new("2024-05-22")


@pytest.mark.parametrize(
    ("ledger", "told"),
    [
        (
            '{"publication": {"no": 2}, "items": {"u": {"pending": {"sequence": 3}}, "v": {"pending": null}}}',
            "1 Änderung nicht veröffentlicht",
        ),
        (
            '{"publication": {"no": 0}, "items": {"u": {"pending": {"sequence": 0}}}}',
            "Kalender noch nie veröffentlicht",
        ),
        ('{"publication": {"no": 2}, "items": {"u": {"pending": null}}}', None),
        ("{}", None),
        ("not JSON", None),
        ("[[1]]", None),
        ('{"items": [1], "publication": 7}', None),
        ('{"items": {"u": 1}, "publication": {"no": 1}}', None),
    ],
)
def test_what_is_not_published(skew, root, ledger, told):
    (root / "programs/2024/koeln-bethlehem.calendar.json").write_text(ledger, encoding="utf-8")
    found = begins(skew("agenda", "--lang", "de"), "offen")
    assert ([f"koeln-bethlehem: {told} (skew publish)"] if told else []) == [
        each.partition(" ")[2].strip() for each in found
    ]


def test_filters(skew):
    def programs(*args):
        said = json.loads(skew("agenda", "--as-of", "2024-05-13", "--json", *args).out)
        return {each for key in ("meetings", "tasks") for one in said[key] for each in one["programs"]}

    assert {"2024/koeln-bethlehem", "2024/bonn-ramallah", "2023/koeln-bethlehem"} == programs()
    assert {"2024/koeln-bethlehem", "2024/bonn-ramallah"} == programs("--season", "2024")
    assert {"2024/bonn-ramallah"} == programs("--partner", "bonn")


def test_the_meetings_as_a_calendar_have_the_uids_of_the_series(skew, root):
    skew("agenda", "--as-of", "2024-05-13", "--season", "2024", "--partner", "koeln", "--format", "ics", "-o", "a.ics")
    skew("ical", "2024/koeln-bethlehem", "--force", "-o", "out")
    series = Calendar.from_ical(next((root / "out").rglob("series-de.ics")).read_bytes())
    known = {str(each["UID"]): each["DTSTART"].dt for each in series.walk("VEVENT")}
    found = {
        str(each["UID"]): each["DTSTART"].dt
        for each in Calendar.from_ical((root / "a.ics").read_bytes()).walk("VEVENT")
    }
    assert found == {uid: start for uid, start in known.items() if f"{start:%m-%d}" in ("05-14", "05-16")}
    assert 2 == len(found)


def test_pages(skew, root):
    said = skew("agenda", "--as-of", "2024-05-13", "--format", "md", "--lang", "de").out
    assert said.startswith("# Agenda Mo 13.05.2024 bis So 26.05.2024\n\n## Treffen\n")
    assert "| Di 14.05. KW 20 |" in " ".join(said.split(" ")).replace("  ", " ")
    skew("agenda", "--as-of", "2024-05-13", "--format", "html", "-o", "a.html")
    assert "<h1>Agenda Mon 13 May 2024 to Sun 26 May 2024</h1>" in (root / "a.html").read_text(encoding="utf-8")


def test_nothing_and_refusals(skew):
    said = skew("agenda", "--as-of", "2022-01-03", "--partner", "bonn")
    assert (0, "", "Nothing comes up until Sun 16 Jan 2022.\n") == (said.code, said.out, said.err)
    assert 2 == skew("agenda", "--week", "--days", "3").code
    assert 2 == skew("agenda", "--days", "0").code


def test_cancelled_programs_are_left_out(skew, root):
    file = root / "programs/2024/bonn-ramallah.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("status: idea", "status: cancelled"), encoding="utf-8")
    assert "bonn" not in skew("agenda", "--as-of", "2024-05-13").out


def test_a_narrow_terminal_gets_two_lines_a_meeting(skew, monkeypatch):
    """Nothing is cut (ux 6)."""
    monkeypatch.setattr(Terminal, "width", 70)
    said = skew("agenda", "--as-of", "2024-05-13", "--lang", "de").out.splitlines()
    assert [
        "Di 14.05.  KW 20  Köln 10:00–12:00, Bethlehem 11:00–13:00",
        "    koeln-bethlehem Termin 1 (vorgemerkt)",
    ] == said[:2]


def test_many_items_of_a_list_are_one_line_with_ranges(skew):
    said = skew("agenda", "--as-of", "2024-05-20", "--partner", "koeln", "--lang", "de").out
    (line,) = (each for each in said.splitlines() if each.startswith("überf") and "Termin 1: " in each)
    assert "ON01–ON03, ON05" in line
    assert "ON02" not in line
