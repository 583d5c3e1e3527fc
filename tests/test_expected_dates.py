"""Date findings of a whole program: the table of the calendar research, section 9, and the cascades of rulebook 1.6."""

import datetime as dt
from collections import Counter

import pytest

from skew_cli.app.load import load
from skew_cli.app.validation.check import Selection, check
from skew_cli.app.validation.wording import shown
from skew_cli.model.finding import Quote
from skew_cli.store.repository import Repository

LISTED = ("D004", "D005", "D006", "D007", "D008", "D009", "D010", "D011", "D012", "D013", "D016", "D017")
LETTERS = {"error": "E", "warning": "W", "info": "I"}
TOWNS = """\
municipalities:
  - {id: nrw, name: {de: NRW}, country: de}
  - {id: ps, name: {de: PS}, country: ps}
  - {id: christian, name: {de: PS}, country: ps, christian_calendar: true}
"""

TABLE = """
    2024-05-07 ps
    2024-06-14 ps         D004E-PS
    2024-06-23 ps         D004E-NRW
    2024-05-09 ps         D006E-NRW
    2024-05-09 christian  D006E-NRW D016I-PS
    2024-05-02 ps
    2024-05-02 christian  D016I-PS
    2024-05-05 ps         D004E-NRW D006E-PS
    2024-05-05 christian  D004E-NRW D006E-PS
    2024-06-17 ps         D007E-PS
    2024-06-20 ps         D009E-PS
    2025-06-05 ps         D009W-PS D017I
    2025-06-04 ps         D008W-PS
    2025-06-09 ps         D006E-NRW D007W-PS
    2025-06-26 ps         D007W-PS
    2025-06-25 ps         D008W-PS
    2026-05-25 ps         D006E-NRW D008W-PS
    2026-05-26 ps         D009W-PS D010I-NRW
    2026-08-25 ps         D007W-PS D010W-NRW
    2027-05-20 ps         D009W-PS
    2028-05-25 ps         D006E-NRW D007W-PS
    2029-08-15 ps         D011W-NRW
"""
"""Date of a bilateral session from 09:00 to 11:00 Berlin time, the Palestinian municipality, code, severity and side."""


@pytest.fixture
def findings(tmp_path):
    def run(season, palestine, sessions, *codes):
        program = f"schema: 1\nid: x\nseason: {season}\npartners: {{nrw: {{municipality: nrw}}, palestine: {{municipality: {palestine}}}}}\n"
        text = program + "sessions:\n" + "".join(f"  - {{id: s{n}, {each}}}\n" for n, each in enumerate(sessions))
        files = {f"programs/{season}/x.yaml": text.encode(), "programs/municipalities.yaml": TOWNS.encode()}
        checked = check(load(Repository(root=tmp_path), dt.date(2024, 1, 1), replaced=files), Selection(select=codes))
        assert checked.crashes == ()
        return checked.findings

    return run


@pytest.mark.parametrize("line", TABLE.strip().splitlines())
def test_the_table(findings, line):
    day, palestine, *expected = line.split()
    found = findings(day[:4], palestine, [f'date: {day}, start: "09:00"'], *LISTED)
    told = [(each.code, LETTERS[each.severity], each.params.get("municipality")) for each in found]
    assert expected == [f"{code}{letter}" + (f"-{town}" if town else "") for code, letter, town in told]


@pytest.mark.parametrize("year", range(2024, 2031))
@pytest.mark.parametrize("start", ["09:00", "13:30"])
def test_one_reason_for_each_day_and_side(findings, year, start):
    """Of D004, D006, D007, D009 and D008 one at most; with one of the first four no D005, D015 and D021."""
    days = [dt.date(year, 1, 1) + dt.timedelta(days=n) for n in range(365)]
    found = findings(year, "ps", [f'date: {day}, start: "{start}"' for day in days], "D")
    by_side: dict[tuple[object, str], Counter[str]] = {}
    for each in found:
        if isinstance(town := each.params.get("municipality"), Quote):
            by_side.setdefault((each.path[1], town), Counter())[each.code] += 1
    closed = ("D004", "D006", "D007", "D009")
    assert [] == [key for key, codes in by_side.items() if sum(codes[code] for code in (*closed, "D008")) > 1]
    silenced = ("D005", "D015", "D021")
    both = [key for key, codes in by_side.items() if codes.keys() & {*closed} and codes.keys() & {*silenced}]
    assert [] == both
    assert [] == [key for key, codes in by_side.items() if key[1] == "PS" and codes["D005"] and codes["D015"]]
    assert {code for codes in by_side.values() for code in codes} >= {"D004", "D006", "D007", "D008", "D009", "D015"}


RAMADAN_2024 = [f'date: 2024-03-19, start: "{start}"' for start in ("07:59", "08:00", "11:00", "11:01")]


def test_ramadan_takes_the_place_of_the_office_hours(findings):
    found = findings(2024, "ps", RAMADAN_2024, "D005", "D015")
    told = [(each.path[1], each.code, LETTERS[each.severity], str(each.params["municipality"])) for each in found]
    assert [
        (0, "D015", "W", "PS"),
        (0, "D005", "W", "NRW"),
        (1, "D015", "I", "PS"),
        (2, "D015", "I", "PS"),
        (3, "D015", "W", "PS"),
    ] == sorted(told, key=lambda each: (each[0], each[3] != "PS"))


@pytest.mark.parametrize(("kind", "expected"), [("session", "I"), ("seminar", "W"), ("exploration", "W")])
def test_an_unusual_offset_is_graver_before_the_sessions(tmp_path, kind, expected):
    event = {
        "session": 'sessions: [{id: s, date: 2024-04-18, start: "10:00"}]',
        "seminar": 'seminars: [{id: s, date: 2024-04-18, start: "10:00"}]',
        "exploration": 'exploration: {date: 2024-04-18, start: "10:00"}',
    }
    text = f"schema: 1\nid: x\nseason: 2024\npartners: {{nrw: {{municipality: koeln}}, palestine: {{municipality: bethlehem}}}}\n{event[kind]}\n"
    index = load(Repository(root=tmp_path), dt.date(2024, 1, 1), replaced={"programs/2024/x.yaml": text.encode()})
    [found] = check(index, Selection(select=("D012",))).findings
    shown = ("start_nrw", "end_nrw", "start_palestine", "end_palestine", "hours")
    assert (expected, ["10:00", "12:00", "10:00", "12:00", 0.0]) == (
        LETTERS[found.severity],
        [found.params[name] for name in shown],
    )


NAMES = """\
closures:
  - {occasion: mourning, from: 2024-05-14, to: 2024-05-14, name: {de: Staatstrauer, en: national mourning}}
  - {occasion: outing, from: 2024-05-15, to: 2024-05-15, name: {de: Ausflug}}
  - {occasion: inventory, from: 2024-05-16, to: 2024-05-16}
"""


def test_a_closure_is_told_by_its_own_name_in_the_language_of_the_reader(tmp_path):
    sessions = "".join(f'  - {{id: s{n}, date: 2024-05-1{n}, start: "09:00"}}\n' for n in (4, 5, 6))
    pair = "partners: {nrw: {municipality: koeln}, palestine: {municipality: bethlehem}}"
    files = {
        "programs/2024/x.yaml": f"schema: 1\nid: x\nseason: 2024\n{pair}\nsessions:\n{sessions}".encode(),
        "programs/closures.yaml": NAMES.encode(),
    }
    index = load(Repository(root=tmp_path), dt.date(2024, 1, 1), replaced=files)
    found = check(index, Selection(select=("D009",))).findings
    told = {lang: [shown(each, lang).message.rpartition(": ")[2] for each in found] for lang in ("de", "en")}
    assert {
        "de": ["„Staatstrauer“", "„Ausflug“", "inventory"],
        "en": ['"national mourning"', '"Ausflug"', "inventory"],
    } == told
