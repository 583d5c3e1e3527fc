"""The season calendar: all programs' meetings once, with the UIDs of their own series, for everybody or for one."""

import datetime as dt
from collections import Counter

import pytest
from calendar_samples import NOW, files, index, names, read
from ical.calendar_stream import IcsCalendarStream

from skew_cli.app.drafts import as_sent
from skew_cli.app.season_calendar import season_files, season_sources
from skew_cli.errors import SkewError

PROGRAMS = [each for each in names() if each.startswith("2024/")]


def season(whom="", year=2024):
    return dict(season_files(index(), year, as_sent(index(), NOW), whom=whom))


def events(content):
    return read(content).all("VEVENT")


def uids(content):
    return {each["UID"] for each in events(content)}


def of_programs(file):
    """UID to key of every event in the series of the programs of 2024."""
    return {each["UID"]: each["X-SKEW-KEY"] for name in PROGRAMS for each in events(files(name)[file])}


@pytest.mark.parametrize("lang", ["de", "en", "ar"])
def test_every_meeting_stands_there_once(lang):
    content = season()[f"season-2024-{lang}.ics"]
    every = of_programs(f"series-{lang}.ics" if lang != "en" else "series-de.ics")
    found = [(each["UID"], each["X-SKEW-KEY"]) for each in events(content)]
    assert {*found} <= {*every.items()}
    own = {uid for uid, key in every.items() if not key.startswith("seminar-")}
    assert own == {uid for uid, key in found if not key.startswith("seminar-")}
    seminars = Counter(key for _, key in found if key.startswith("seminar-"))
    assert {key for key in every.values() if key.startswith("seminar-")} == {*seminars}
    shared = {"landesanalyse", "selbstverwaltung", "interkulturell-1", "interkulturell-2"}
    assert {1} == {seminars[f"seminar-{each}"] for each in shared}


def test_what_is_not_shared_is_the_entry_of_the_program():
    """Import both, and nothing changes: same lines, the pair is named."""
    mine = {each["UID"]: each.lines for each in events(files("2024/koeln-bethlehem")["series-de.ics"])}
    found = {each["UID"]: each for each in events(season()["season-2024-de.ics"])}
    same = {uid: lines for uid, lines in mine.items() if uid in found and "seminar" not in found[uid]["X-SKEW-KEY"]}
    stamps = ("DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE")

    def said(lines):
        return [each for each in lines if each[0] not in stamps]

    assert 5 == len(same)
    assert {uid: said(lines) for uid, lines in same.items()} == {uid: said(found[uid].lines) for uid in same}
    assert all("Köln" in found[uid]["SUMMARY"] and "Bethlehem" in found[uid]["SUMMARY"] for uid in same)


def test_a_shared_seminar_names_both_sides_and_all_programs():
    (found,) = (
        each for each in events(season()["season-2024-en.ics"]) if each["X-SKEW-KEY"] == "seminar-interkulturell-1"
    )
    assert "Intercultural communication: working together online (NRW – Palestine)" == found["SUMMARY"]
    assert "\\nTogether for: " in found["DESCRIPTION"]
    assert "Cologne – Bethlehem" in found["DESCRIPTION"]


def test_another_reader_sees_the_same():
    content = season()["season-2024-de.ics"]
    found = IcsCalendarStream.calendar_from_ics(content.decode("utf-8")).events
    assert uids(content) == {each.uid for each in found}


def test_the_meetings_of_a_person_in_any_role():
    """By the files: moderation-c moderates the country analysis; koordination-koeln coordinates two programs."""
    country = [each["X-SKEW-KEY"] for each in events(season("moderation-c")["season-2024-moderation-c-de.ics"])]
    assert "seminar-landesanalyse" in country
    found = season("koordination-koeln")["season-2024-koordination-koeln-de.ics"]
    keys = {each["X-SKEW-KEY"] for each in events(found)}
    assert "seminar-landesanalyse" in keys
    assert "seminar-selbstverwaltung" not in keys  # only the Palestinian side takes part
    assert {"explore"} < keys
    assert uids(found) == uids(found) & uids(files("2024/koeln-bethlehem")["series-de.ics"])


def test_the_meetings_of_a_side():
    nrw, palestine = (
        {each["X-SKEW-KEY"] for each in events(season(side)[f"season-2024-{side}-de.ics"])}
        for side in ("nrw", "palestine")
    )
    assert {"seminar-landesanalyse"} <= nrw - palestine
    assert {"seminar-selbstverwaltung"} <= palestine - nrw


def test_programs_that_are_concerned():
    sources = season_sources(index(), 2024, "koordination-koeln")
    assert ["programs/2024/koeln-bethlehem.yaml"] == [each.file for each in sources]
    assert {} == season(year=1999)


def test_somebody_whom_nobody_knows():
    with pytest.raises(SkewError) as caught:
        season("koordination-kohln")
    assert "koordination-koeln" == caught.value.values["near"]


def test_stamps_are_those_of_the_ledger_else_of_the_moment():
    """Two programs of the sample repository were published on 12 April 2024 at 8:00 UTC."""
    later = dt.datetime(2024, 5, 2, 8, tzinfo=dt.UTC)
    found = dict(season_files(index(), 2024, as_sent(index(), later)))
    assert {"20240412T080000Z", "20240502T080000Z"} == {each["DTSTAMP"] for each in events(found["season-2024-de.ics"])}
