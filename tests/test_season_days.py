"""The season calendar: usable days by the table of the calendar research, marks, reasons, data, and files of closed days."""

import datetime as dt
import json
import re
from dataclasses import replace

import pytest
from calendar_samples import NOW
from cli_repository import caller, lay_down
from document_samples import ROOT, load, tuples
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar as Read

from skew_cli.app.closed_days import closed_days_file
from skew_cli.app.load import load as load_repository
from skew_cli.app.season_days import season_days
from skew_cli.calendars.calendar import Calendar
from skew_cli.model.closures import ClosuresFile
from skew_cli.store.repository import find

SUMMER_2030 = {"name": "summer", "from": "2030-06-24", "to": "2030-08-06"}
"""Published, but not in the data of the package (calendars.md 6)."""


@pytest.fixture(scope="module")
def index():
    found = load_repository(find(ROOT), dt.date(2024, 4, 1))
    shipped = ClosuresFile.model_validate(tuples(load("closures.yaml")))
    found.calendar = Calendar(shipped, ClosuresFile.model_validate({"school_holidays": (SUMMER_2030,)}))
    return found


@pytest.fixture
def skew(tmp_path, monkeypatch, capsys):
    return caller(lay_down(tmp_path), monkeypatch, capsys)


@pytest.mark.parametrize(
    ("year", "total", "months"),
    [
        (2024, 53, [14, 12, 4, 6, 17]),
        (2025, 54, [15, 13, 7, 2, 17]),
        (2026, 54, [11, 16, 10, 0, 17]),
        (2027, 56, [11, 18, 9, 0, 18]),
        (2028, 56, [15, 15, 4, 6, 16]),
        (2029, 56, [14, 16, 0, 10, 16]),
        (2030, 57, [16, 10, 0, 14, 17]),
    ],
)
def test_usable_days_are_those_of_the_calendar_research(index, year, total, months):
    """calendars.md 8; with the usual working weeks of both countries."""
    found = season_days(index, year)
    counts = found.usable_by_month()
    days = found.days(*found.window)
    assert (total, months) == (sum(counts.values()), list(counts.values()))
    assert total == sum(each.usable for each in days)
    assert {0, 1, 2, 3} == {each.date.weekday() for each in days if each.usable}


def test_spans_of_the_year(index):
    """calendars.md 1.1 and 7."""
    found = season_days(index, 2024)
    assert ((dt.date(2024, 3, 11), dt.date(2024, 4, 9)),) == found.ramadans()
    assert (
        (dt.date(2024, 3, 31), dt.date(2024, 4, 19)),
        (dt.date(2024, 10, 26), dt.date(2024, 10, 26)),
    ) == found.unusual_offsets()
    assert found.school_unknown() is None
    assert 2 == len(season_days(index, 2030).ramadans())


def test_unknown_school_holidays_and_a_borrowed_window_are_told(skew):
    """calendars.md 6: an unknown date must give a warning, never silence."""
    said = skew("calendar", "2029", "--month", "8")
    assert "School holidays from Wed 15 Aug 2029 on are not known" in said.out
    assert "There is no season profile for 2029; the window is that of 2027." in said.out


MAY = """\
May 2024: 14 usable days
wk  Mon     Tue     Wed     Thu     Fri     Sat     Sun
18                   1 xx    2 --    3 -x    4 xx    5 xx
19   6 --    7 --    8 --    9 x-   10 -x   11 xx   12 x-
20  13 --   14 --   15 --   16 --   17 -x   18 xx   19 x-
21  20 x-   21 s-   22 --   23 --   24 -x   25 xx   26 x-
22  27 --   28 --   29 --   30 x-   31 -x
"""
APRIL = """\
April 2024: außerhalb des Zeitraums; an 14 Tagen arbeiten beide Seiten
KW  Mo      Di      Mi      Do      Fr      Sa      So
14   1 ×R!   2 sR!   3 sR!   4 sR!   5 s×!   6 ××!   7 ×R!
15   8 ·?!   9 ·≈!  10 ·≈!  11 ·≈!  12 ·×!  13 ××!  14 ×?!
16  15 ··!  16 ··!  17 ··!  18 ··!  19 ·×!  20 ××   21 ×·
17  22 ··   23 ··   24 ··   25 ··   26 ·×   27 ××   28 ×·
18  29 ··   30 ··
"""


def test_a_month_as_text(skew):
    """Weekends, holidays, school holidays, Ramadan, estimates and the time difference by calendars.md 1, 4, 5, 6, 7."""
    assert skew("calendar", "2024", "--month", "2024-05", "--ascii").out.startswith(MAY)
    assert skew("calendar", "2024", "--month", "04.2024", "--lang", "de").out.startswith(APRIL)


def test_reasons_in_words_for_a_pair(skew):
    said = skew("calendar", "2024", "--pair", "Bethlehem-köln", "--month", "6,7", "--reasons", "--lang", "de")
    rows = {tuple(re.split(" {2,}", each)) for each in said.out.splitlines()}
    assert {
        ("Mi 05.06.2024", "Bethlehem", "Naksa-Tag: sensibles Datum, es wird gearbeitet"),
        ("So 16.06.2024 – Mi 19.06.2024", "Bethlehem", "arbeitsfrei: Opferfest"),
        ("Do 20.06.2024", "Bethlehem", "arbeitsfrei: Opferfest, weiterer Schließtag"),
        ("So 07.07.2024", "Bethlehem", "arbeitsfrei: Islamisches Neujahr (geschätzt)"),
        ("Mo 08.07.2024", "Bethlehem", "arbeitet, aber Islamisches Neujahr kann hierher rücken (Mondsichtung)"),
        ("Mo 08.07.2024 – Mi 31.07.2024", "Köln", "Schulferien: Sommerferien"),
    } <= rows
    assert {"Köln", "Bethlehem"} == {each[1] for each in rows if len(each) == 3 and each[0][3:6].endswith(".")}


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        (["--pair", "koeln-atlantis"], "help: for example koeln-bethlehem"),
        (["--pair", "koeln-bonn"], "help: for example"),
        (["--month", "2023-05"], "help: for example 2024-04, or several: 3,4"),
        (["--month", "13"], "help: for example 2024-04, or several: 3,4"),
        (["--format", "xml"], "help: "),
    ],
)
def test_what_cannot_be_meant(skew, args, hint):
    said = skew("calendar", "2024", *args)
    assert (2, "") == (said.code, said.out)
    assert hint in said.err


def test_json_says_both_sides_of_every_day(skew):
    said = json.loads(skew("calendar", "2024", "--format", "json").out)
    days = {each["date"]: each for each in said["days"]}
    assert "skew-calendar/1" == said["format"]
    assert {"all": 53, "months": {"2024-05": 14, "2024-06": 12, "2024-07": 4, "2024-08": 6, "2024-09": 17}} == said[
        "usable"
    ]
    assert 153 == len(days)
    assert {
        "date": "2024-06-20",
        "weekday": "thu",
        "nrw": {"works": True, "reason": None, "decided": None, "notes": []},
        "palestine": {
            "works": False,
            "reason": {"kind": "closure-day", "occasion": "eid_al_adha"},
            "decided": True,
            "notes": [],
        },
        "offset_hours": 1.0,
        "usable": False,
    } == days["2024-06-20"]


def by_icalendar(content):
    return sorted(
        [str(each["UID"]), each["DTSTART"].dt, each["DTEND"].dt, str(each["SUMMARY"]), str(each["TRANSP"])]
        for each in Read.from_ical(content).walk("VEVENT")
    )


def by_ical(content):
    found = IcsCalendarStream.calendar_from_ics(content.decode("utf-8")).events
    return sorted([each.uid, each.dtstart, each.dtend, each.summary, each.transparency] for each in found)


def test_two_readers_see_the_closed_days_as_all_day_events(index):
    content = closed_days_file(season_days(index, 2025), "de", NOW)
    rows = by_icalendar(content)
    assert rows == by_ical(content)
    assert {"TRANSPARENT"} == {row[4] for row in rows}
    assert len(rows) == len({row[0] for row in rows})
    told = {row[3]: (row[1], row[2]) for row in rows}
    # The weekend inside the block of Eid al-Adha does not part it (calendars.md 5.1: Th 5 to Mo 9 June 2025).
    assert (dt.date(2025, 6, 5), dt.date(2025, 6, 10)) == told["Palästina arbeitsfrei: Opferfest (geschätzt)"]
    assert (dt.date(2025, 6, 19), dt.date(2025, 6, 20)) == told["NRW arbeitsfrei: Fronleichnam"]
    assert {dt.date} == {type(each) for row in rows for each in row[1:3]}


def test_a_decision_moves_the_entry_of_the_estimate(index):
    decided = {"occasion": "eid_al_adha", "hijri_year": 1446, "from": "2025-06-06", "to": "2025-06-10"}
    found = []
    for closures in ((), (decided,)):
        other = replace(index, calendar=Calendar(ClosuresFile.model_validate({"closures": closures})))
        events = Read.from_ical(closed_days_file(season_days(other, 2025), "en", NOW)).walk("VEVENT")
        (adha,) = (each for each in events if "Adha" in each["SUMMARY"])
        found.append((str(adha["UID"]), adha["SEQUENCE"], str(adha["STATUS"]), adha["DTSTART"].dt))
    (uid, *before), (same, *after) = found
    assert uid == same
    assert [[0, "TENTATIVE", dt.date(2025, 6, 5)], [1, "CONFIRMED", dt.date(2025, 6, 8)]] == [before, after]


def test_a_file_of_one_month_is_written(skew, tmp_path):
    said = skew("calendar", "2024", "--month", "6", "--format", "ics", "-o", "closed.ics")
    assert (0, "closed.ics is written\n") == (said.code, said.err)
    assert ["Palestine closed: Eid al-Adha"] == [row[3] for row in by_icalendar((tmp_path / "closed.ics").read_bytes())]
