"""The writer of calendar files: the time zone it embeds, and what it refuses when it reads a file back."""

import datetime as dt
import io

import pytest
from calendar_samples import DATA, NOW, SERIES, Stamps, event, files, render
from dateutil.tz import tzical
from document_samples import material
from icalendar import Event, vText

from skew_cli.calendars.zones import zone
from skew_cli.documents import series
from skew_cli.exports import ical
from skew_cli.exports._texts import written

VTIMEZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
X-LIC-LOCATION:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19700329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19701025T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""


def test_the_time_zone_is_this_text_and_stands_once():
    wanted = VTIMEZONE.replace("\n", "\r\n").encode()
    found = {file: content for file, content in files("2024/koeln-bethlehem").items() if "checklist" not in file}
    assert {file: content.count(wanted) for file, content in found.items()} == dict.fromkeys(found, 1)
    assert {content.count(b"BEGIN:VTIMEZONE") for content in found.values()} == {1}
    assert b"VTIMEZONE" not in render(series.todos(material("de", DATA), SERIES, Stamps()))


def test_the_time_zone_agrees_with_the_tz_data_hour_by_hour():
    """The text as dateutil understands it, from 2023 to 2028."""
    known = VTIMEZONE.replace("X-LIC-LOCATION:Europe/Berlin\n", "")
    text = tzical(io.StringIO(known)).get("Europe/Berlin")
    berlin, hour = zone("Europe/Berlin"), dt.timedelta(hours=1)
    start = dt.datetime(2023, 1, 1, tzinfo=dt.UTC)
    differing = [
        moment
        for moment in (start + n * hour for n in range(24 * 2192))
        if moment.astimezone(text).replace(tzinfo=None) != moment.astimezone(berlin).replace(tzinfo=None)
    ]
    assert differing == []


@pytest.mark.parametrize(
    ("file", "why"),
    [
        (event(end=NOW), "the end does not lie after the start"),
        (event(start=dt.datetime(2024, 10, 27, 0, 30, tzinfo=dt.UTC), end=NOW.replace(month=11)), "02:30 exists twice"),
        (event(start=dt.datetime(2024, 10, 27, 1, 30, tzinfo=dt.UTC), end=NOW.replace(month=11)), "02:30 exists twice"),
        (event(start=dt.datetime(1979, 7, 1, tzinfo=dt.UTC)), "tz data and VTIMEZONE differ"),
        (ical.CalendarFile(name="N", meetings=event().meetings * 2), "two entries have the same UID"),
    ],
)
def test_what_must_not_be_written_is_refused(file, why):
    """Germany had no summer time in 1979, the text of the time zone has."""
    with pytest.raises(ical.Unfit, match=why):
        render(file)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"UID:u1", b"UID:u2"),
        (b"20240401T113000", b"20240401T103000"),
        (b";TZID=Europe/Berlin:", b":"),
        (b";TZID=Europe/Berlin:", b";TZID=Asia/Hebron:"),
        (VTIMEZONE.replace("\n", "\r\n").encode(), b""),
        (b"SUMMARY:Summary", b"SUMMARY:Other"),
        (b"DESCRIPTION:Description", b"DESCRIPTION:Other"),
        (b"LOCATION:Place", b"LOCATION:Other"),
        (b"STATUS:CONFIRMED", b"STATUS:CANCELLED"),
        (b"SEQUENCE:0", b"SEQUENCE:1"),
        (b"SEQUENCE:0", b"SEQUENCE:zero"),
        (b"SUMMARY:Summary", b"SUMMARY:Summary\r\nSUMMARY:Summary"),
        (b"UID:u1", b"UID:u1\r\nUID:u1"),
        (b"DTSTAMP:20240401T093000Z", b"DTSTAMP:20240401T093001Z"),
        (b"LOCATION:Place", b"LOCATION:Place\r\nX-LONG:" + b"x" * 80),
        (b"LOCATION:Place\r\n", b"LOCATION:Place\n"),
        (b"END:VEVENT\r\n", b""),
        (b"BEGIN:VEVENT", b"BEGIN:VJOURNAL"),
    ],
)
def test_a_damaged_file_is_noticed_when_it_is_read_back(old, new):
    good = render(event())
    ical._read_back(good, event())
    assert old in good
    with pytest.raises(ical.Unfit):
        ical._read_back(good.replace(old, new), event())


@pytest.mark.parametrize(
    "text", ["a" * 200, "ä" * 90, "محضر الاجتماع " * 20, "📅" * 40, "x\\^" * 60, "\\" * 100, "a\\,ب^" * 30]
)
@pytest.mark.parametrize("ahead", range(5))
def test_lines_are_folded_where_icalendar_folds_them(text, ahead):
    event = Event()
    event["X-TEXT"] = vText("b" * ahead + text)
    assert written(event) == event.to_ical()
