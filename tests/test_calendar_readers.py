"""Five readers by other people see in every file what the program asks for: identity, start, end, title.

icalendar also writes the files, the other four are independent; khal and vobject read in a process of their own.
"""

import datetime as dt
import json
import os
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import recurring_ical_events
from calendar_samples import Stamps, files, index, names
from ical.calendar_stream import IcsCalendarStream
from icalendar import Calendar

from skew_cli.app import documents
from skew_cli.documents import series

READER = Path(__file__).with_name("calendar_reader.py")
TODOS = [(name, f"checklist-{lang}.ics") for name in names() for lang in ("de", "en", "ar")]
SPAN = dt.datetime(2022, 1, 1, tzinfo=dt.UTC), dt.datetime(2032, 1, 1, tzinfo=dt.UTC)


def utc(moment):
    return moment.astimezone(dt.UTC).isoformat()


@cache
def wanted(name, file):
    """The meetings of the program by its schedule, with their titles in the language of the file.

    What was called off before anybody was told of it is not there.
    """
    source = index().sources[f"programs/{name}.yaml"]

    def entries(lang):
        found = documents.material(index(), source, lang)
        return series.calendar(found, documents.namespace(source), Stamps())

    lang = file.removeprefix("series-").removesuffix(".ics")
    asked = series.merged(entries("de"), entries("ar")) if lang == "both" else entries(lang)
    meetings = {each.key: each for each in index().case(source).schedule.meetings}
    assert {each.key for each in asked.meetings} == set(meetings)
    asked = replace(asked, meetings=tuple(each for each in asked.meetings if meetings[each.key].active))
    return sorted(
        [each.uid, utc(meetings[each.key].start_utc), utc(meetings[each.key].end_utc), each.summary]
        for each in asked.meetings
    )


@cache
def wanted_todos(name, file):
    """The items of all checklists that are not left out, with their due dates."""
    source = index().sources[f"programs/{name}.yaml"]
    lists = documents.dated_checklists(index(), source)
    lang = file.removeprefix("checklist-").removesuffix(".ics")
    found = series.todos(documents.material(index(), source, lang, lists=lists), documents.namespace(source), Stamps())
    due = [each.due for checklist in lists for each in checklist.deadlines if each.missing is None]
    assert [each.due for each in found.todos] == due
    return sorted([each.uid, each.due.isoformat() if each.due else "", each.summary] for each in found.todos)


def by_icalendar(content):
    calendar = Calendar.from_ical(content)
    assert [part.errors for part in calendar.walk() if part.errors] == []
    return sorted(
        [str(each["UID"]), utc(each["DTSTART"].dt), utc(each["DTEND"].dt), str(each["SUMMARY"])]
        for each in calendar.walk("VEVENT")
    )


def by_recurring_ical_events(content):
    found = recurring_ical_events.of(Calendar.from_ical(content)).between(*SPAN)
    return sorted(
        [str(each["UID"]), utc(each["DTSTART"].dt), utc(each["DTEND"].dt), str(each["SUMMARY"])] for each in found
    )


def by_ical(content):
    found = IcsCalendarStream.calendar_from_ics(content.decode("utf-8"))
    return sorted([each.uid, utc(each.dtstart), utc(each.dtend), each.summary] for each in found.events)


@pytest.mark.parametrize("reader", [by_icalendar, by_recurring_ical_events, by_ical])
@pytest.mark.parametrize("name", names())
def test_readers_in_this_process(name, reader):
    found = {file: reader(content) for file, content in files(name).items() if file.startswith("series")}
    assert found == {file: wanted(name, file) for file in found}


def read_outside(reader, folder, cases):
    """The rows of all files of these cases as a reader sees them in a process of its own."""
    paths = {case: f"{number}.ics" for number, case in enumerate(cases)}
    for (name, file), path in paths.items():
        folder.joinpath(path).write_bytes(files(name)[file])
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    kept |= {each: str(folder) for each in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    done = subprocess.run(
        [sys.executable, str(READER), reader, str(folder), *paths.values()],
        env=kept | {"PYTHONTZPATH": "", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"},
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    return {case: found[path] for case, path in paths.items()}


@pytest.mark.parametrize("reader", ["vobject", "khal"])
def test_readers_in_a_process_of_their_own(reader, tmp_path):
    cases = [(name, file) for name in names() for file in files(name) if file.startswith("series")]
    assert read_outside(reader, tmp_path, cases) == {case: wanted(*case) for case in cases}


def todos_by_icalendar(content):
    found = Calendar.from_ical(content).walk("VTODO")
    return sorted(
        [str(each["UID"]), each["DUE"].dt.isoformat() if "DUE" in each else "", str(each["SUMMARY"])] for each in found
    )


def todos_by_ical(content):
    found = IcsCalendarStream.calendar_from_ics(content.decode("utf-8")).todos
    return sorted([each.uid, each.due.isoformat() if each.due else "", each.summary] for each in found)


@pytest.mark.parametrize("name", names())
def test_to_dos_read_in_this_process(name):
    for file in ("checklist-de.ics", "checklist-en.ics", "checklist-ar.ics"):
        content, asked = files(name)[file], wanted_todos(name, file)
        assert [todos_by_icalendar(content), todos_by_ical(content)] == [asked, asked]


def test_to_dos_read_by_vobject(tmp_path):
    assert read_outside("vobject", tmp_path, TODOS) == {case: wanted_todos(*case) for case in TODOS}


def test_what_each_file_of_a_program_asks_for():
    """The expectations above are not empty, and the four languages of one program differ in titles only."""
    found = [wanted("2024/koeln-bethlehem", f"series-{lang}.ics") for lang in ("de", "en", "ar", "both")]
    assert [len(each) for each in found] == [8] * 4
    assert len({tuple(map(tuple, (row[:3] for row in each))) for each in found}) == 1
    assert len({tuple(row[3] for row in each) for each in found}) == 4
