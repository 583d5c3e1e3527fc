"""Calendar files: exactly the properties, the time zone, the identities and the bytes that were promised."""

import hashlib
import os
import subprocess
import sys
import uuid

import pytest
from calendar_samples import DATA, NOW, ROOM, SERIES, Stamps, calendar, files, names, read, render
from document_samples import ITEMS, LANGS, ROOT, material

from skew_cli.documents import series
from skew_cli.documents.material import Checklist

STAMPED = {"UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE"}
TIMES = {"DTSTART", "DTEND", "SUMMARY"}
CANCELLED = STAMPED | TIMES | {"STATUS", "TRANSP", "CLASS", "CATEGORIES", "X-SKEW-KEY"}
ALWAYS = CANCELLED | {"DESCRIPTION", "LOCATION"}
SOMETIMES = {"RELATED-TO", "URL"}
TODO = STAMPED | {"SUMMARY", "DUE", "STATUS", "PERCENT-COMPLETE", "PRIORITY", "CATEGORIES", "RELATED-TO", "X-SKEW-KEY"}
COUNTED = ("2024/koeln-bethlehem", "2023/koeln-bethlehem", "2024/bonn-ramallah", "2024/krefeld-al-eizariya")


def events(content):
    return {each["X-SKEW-KEY"]: each for each in read(content).all("VEVENT")}


def name_of(key):
    return str(uuid.uuid5(uuid.UUID(SERIES), key))


def todo_file(lang="de"):
    lists = (Checklist(title="List", items=ITEMS, key="session-auftakt"), Checklist(title="End", items=ITEMS[2:]))
    return render(series.todos(material(lang, DATA, checklists=lists), SERIES, Stamps()))


@pytest.mark.parametrize("lang", LANGS)
def test_properties_of_a_calendar(lang):
    found = read(render(calendar(lang)))
    shown = {
        "de": "Hospitationsprogramm Köln – Bethlehem 2024",
        "en": "Work-shadowing program Köln – Bethlehem 2024",
        "ar": "برنامج المعايشة كولونيا – بيت لحم 2024",
    }[lang]
    assert found.lines == [
        ("VERSION", (), "2.0"),
        ("PRODID", (), "-//skew//session series//DE"),
        ("CALSCALE", (), "GREGORIAN"),
        ("NAME", (), shown),
        ("X-WR-CALNAME", (), shown),
    ]
    assert [each.name for each in found.parts] == ["VTIMEZONE", *["VEVENT"] * 5]


@pytest.mark.parametrize("name", names())
def test_properties_of_every_component_of_the_programs(name):
    """What must be there is there, nothing stands twice, and nothing else is there."""
    for file, content in files(name).items():
        if file == "public.ics":
            continue
        top = read(content)
        for part in top.all("VEVENT"):
            given, cancelled = part.names(), part["STATUS"] == "CANCELLED"
            assert len(given) == len(set(given)), file
            must, may = (CANCELLED, set()) if cancelled else (ALWAYS, SOMETIMES)
            assert (must - set(given), set(given) - must - may) == (set(), set()), file
            assert [each.name for each in part.parts] == ([] if cancelled else ["VALARM"]), file
            assert part["LAST-MODIFIED"] == part["DTSTAMP"] == "20240401T093000Z", file
            assert part["TRANSP"] == ("TRANSPARENT" if cancelled else "OPAQUE"), file
            assert (part["CLASS"], part["SEQUENCE"]) == ("PUBLIC", "0"), file
            zones = [params for each, params, _ in part.lines if each in ("DTSTART", "DTEND")]
            assert zones == [("TZID=Europe/Berlin",)] * 2, file
        for part in top.all("VTODO"):
            given = set(part.names())
            assert len(given) == len(part.lines), file
            assert given | {"RELATED-TO", "DUE"} == TODO | ({"COMPLETED"} & given), file
            assert ("COMPLETED" in given) == (part["STATUS"] == "COMPLETED"), file
        kinds = {each.name for each in top.parts}
        assert kinds <= ({"VTODO"} if file.startswith("checklist") else {"VTIMEZONE", "VEVENT"}), file
        assert {"NAME", "X-WR-CALNAME"} & set(top.names()) == (
            set() if file.startswith("single/") else {"NAME", "X-WR-CALNAME"}
        ), file


def test_a_meeting_that_takes_place():
    found = events(render(calendar()))["session-auftakt"]
    kept = [each for each in found.lines if each[0] not in ("DESCRIPTION", "SUMMARY")]
    assert kept == [
        ("DTSTART", ("TZID=Europe/Berlin",), "20240507T100000"),
        ("DTEND", ("TZID=Europe/Berlin",), "20240507T120000"),
        ("DTSTAMP", (), "20240401T093000Z"),
        ("UID", (), name_of("event/session-auftakt")),
        ("SEQUENCE", (), "0"),
        ("CATEGORIES", (), "Köln – Bethlehem 2024,Termin"),
        ("CLASS", (), "PUBLIC"),
        ("CREATED", (), "20240401T093000Z"),
        ("LAST-MODIFIED", (), "20240401T093000Z"),
        ("LOCATION", (), f"Videokonferenz der Stadt\\, {ROOM}"),
        ("RELATED-TO", ("RELTYPE=SIBLING",), name_of("event/explore")),
        ("STATUS", (), "CONFIRMED"),
        ("TRANSP", (), "OPAQUE"),
        ("URL", (), ROOM),
        ("X-SKEW-KEY", (), "session-auftakt"),
    ]
    (alarm,) = found.parts
    assert alarm.lines == [
        ("ACTION", (), "DISPLAY"),
        ("DESCRIPTION", (), found["SUMMARY"]),
        ("TRIGGER", (), "-P1D"),
    ]


@pytest.mark.parametrize(
    ("lang", "title"),
    [
        ("de", "ABGESAGT: Termin 3: Entfällt (Köln – Bethlehem)"),
        ("en", "CANCELLED: Session 3: Entfällt (Köln – Bethlehem)"),
        ("ar", "أُلغيت: الجلسة 3: ملغاة (كولونيا – بيت لحم)"),
    ],
)
def test_a_cancelled_meeting(lang, title):
    found = events(render(calendar(lang)))["session-aus"]
    assert (set(found.names()), found.parts) == (CANCELLED, [])
    shown = {name: found[name] for name in ("STATUS", "TRANSP", "SUMMARY", "DTSTART", "DTEND")}
    assert shown == {
        "STATUS": "CANCELLED",
        "TRANSP": "TRANSPARENT",
        "SUMMARY": title,
        "DTSTART": "20240910T100000",
        "DTEND": "20240910T120000",
    }


def test_relations_point_only_to_an_exploration_meeting_that_takes_place():
    gone = [{**DATA["exploration"], "status": "cancelled"}, {"status": "tentative"}, None]
    for exploration in gone:
        found = read(render(calendar(data={**DATA, "exploration": exploration}))).all("VEVENT")
        assert [each for each in found if "RELATED-TO" in each.names()] == []


def test_to_dos():
    found = read(todo_file()).all("VTODO")
    assert sorted(found[0].lines) == [
        ("CATEGORIES", (), "ON"),
        ("COMPLETED", (), "20240422T120000Z"),
        ("CREATED", (), "20240401T093000Z"),
        ("DTSTAMP", (), "20240401T093000Z"),
        ("DUE", ("VALUE=DATE",), "20240423"),
        ("LAST-MODIFIED", (), "20240401T093000Z"),
        ("PERCENT-COMPLETE", (), "100"),
        ("PRIORITY", (), "5"),
        ("RELATED-TO", ("RELTYPE=PARENT",), name_of("event/session-auftakt")),
        ("SEQUENCE", (), "0"),
        ("STATUS", (), "COMPLETED"),
        ("SUMMARY", (), "ON01 Ziel und Leitfragen des Termins in beiden Sprachen festgelegt (Termin 1)"),
        ("UID", (), name_of("todo/session-auftakt-ON01")),
        ("X-SKEW-KEY", (), "session-auftakt-ON01"),
    ]
    assert [(each["UID"], "DUE" in each.names(), "RELATED-TO" in each.names()) for each in found[1:]] == [
        (name_of("todo/ON20"), True, False),
        (name_of("todo/session-auftakt-ON20"), True, True),
        (name_of("todo/ON30"), False, False),
        (name_of("todo/session-auftakt-ON30"), False, True),
    ]


def test_the_identity_of_a_meeting_does_not_depend_on_date_order_or_title():
    moved = [
        {**each, "date": f"2024-06-0{4 + n}", "title": f"New {n}"} for n, each in enumerate(DATA["sessions"][::-1])
    ]
    changed = {**DATA, "sessions": tuple(moved), "title": "Other", "seminars": (), "season": 2024}
    before, after = (events(render(calendar(data=data))) for data in (DATA, changed))
    keys = ("explore", "session-auftakt", "session-klaeranlage", "session-aus")
    assert {key: after[key]["UID"] for key in after} == {key: name_of(f"event/{key}") for key in keys}
    assert {key: before[key]["UID"] for key in before} == {
        key: name_of(f"event/{key}") for key in (*keys, "seminar-landesanalyse")
    }


@pytest.mark.parametrize("name", COUNTED)
def test_all_files_agree_on_identity_times_and_status(name):
    """Only texts differ between languages, and between the series and the single files."""
    same = (*sorted(CANCELLED - {"SUMMARY", "CATEGORIES"}), "RELATED-TO")
    found = {}
    for file, content in files(name).items():
        if not file.startswith(("checklist", "public")):
            shown = {
                key: [line for line in sorted(part.lines) if line[0] in same] for key, part in events(content).items()
            }
            found[file] = shown
    whole = found["series-de.ics"]
    assert {file for file, each in found.items() if file.startswith("series") and each != whole} == set()
    for lang in {file[-6:-4] for file in found if file.startswith("single")}:
        singles = [each for file, each in found.items() if file.startswith("single") and file.endswith(f"{lang}.ics")]
        assert {key: lines for each in singles for key, lines in each.items()} == whole
        assert {len(each) for each in singles} == {1}


def test_which_files_there_are():
    """English only if it is a language of the program; single files in order of start."""
    german = [file for file in files("2024/dura-dortmund") if not file.startswith("checklist")]
    assert german[:3] == ["series-de.ics", "series-ar.ics", "series-both.ics"]
    assert german[3:5] == ["single/01-explore-de.ics", "single/01-explore-ar.ics"]
    trilingual = [file for file in files("2024/koeln-bethlehem") if file.startswith("series")]
    assert trilingual == ["series-de.ics", "series-en.ics", "series-ar.ics", "series-both.ics"]


@pytest.mark.parametrize("name", names())
def test_bytes_of_every_file(name):
    for file, content in files(name).items():
        assert content.endswith(b"END:VCALENDAR\r\n"), file
        lines = content.split(b"\r\n")
        assert max(map(len, lines)) <= 75, file
        assert [line for line in lines if b"\r" in line or b"\n" in line] == [], file
        assert [line.decode("utf-8") for line in lines] == content.decode("utf-8").split("\r\n"), file
        assert b"\xef\xbb\xbf" not in content, file


SCRIPT = """
import datetime as dt, hashlib, sys
from pathlib import Path
from skew_cli.app.documents import dated_checklists
from skew_cli.app.drafts import make, todo_file
from skew_cli.app.load import load
from skew_cli.store.clock import now
from skew_cli.store.repository import find
index = load(find(Path.cwd()), dt.date(2024, 4, 1))
source = index.sources["programs/2024/bonn-ramallah.yaml"]
files = dict(make(index, source, None, now()).files)
files["checklist-ar.ics"] = todo_file(index, source, None, "ar", dated_checklists(index, source), now())
for name, content in sorted(files.items()):
    print(name, hashlib.sha256(content).hexdigest())
"""


def test_two_runs_give_the_same_bytes(tmp_path):
    """Under another TZ, locale, PYTHONHASHSEED and system tz data; the clock is SOURCE_DATE_EPOCH."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT", "HOME") if key in os.environ}
    kept |= {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp())), "PYTHONDONTWRITEBYTECODE": "1"}
    script = "from skew_cli.calendars.zones import use_package; use_package()\n" + SCRIPT
    runs = [
        {"PYTHONHASHSEED": "1", "TZ": "UTC", "LANG": "C.UTF-8", "PYTHONTZPATH": str(tmp_path)},
        {"PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo", "LANG": "ar_PS.UTF-8", "LANGUAGE": "th"},
    ]
    outputs = [
        subprocess.run(
            [sys.executable, "-c", script], env=kept | more, cwd=ROOT, capture_output=True, check=True
        ).stdout
        for more in runs
    ]
    wanted = {
        file: content
        for file, content in files("2024/bonn-ramallah").items()
        if not file.startswith("checklist") or "ar" in file
    }
    here = "".join(f"{name} {hashlib.sha256(content).hexdigest()}\n" for name, content in sorted(wanted.items()))
    assert [output.decode() for output in outputs] == [here, here]
