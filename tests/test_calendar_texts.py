"""What a calendar entry says: both local times, whose meeting it is, no password, and hostile text as text."""

import datetime as dt

import pytest
from calendar_samples import DATA, ROOM, SERIES, Stamps, calendar, event, read, render, unescaped
from document_samples import LANGS, material
from icalendar import Calendar

from skew_cli.documents import series
from skew_cli.documents.material import Checklist, Item
from skew_cli.model.municipality import Municipality

LONG = "ي" * 10_000
HOSTILE = (
    ("a; b, c: d", "a; b, c: d"),
    ('say "hello"; x="y"', 'say "hello"; x="y"'),
    ("C:\\New \\n \\N \\; \\,", "C:\\New \\n \\N \\; \\,"),
    ("one\rtwo\r\nthree\nfour", "one two three four"),
    ("one\u2028two\u2029three", "one two three"),
    ("nul\x00bel\x07csi\x9bdel\x7f", "nulbelcsidel"),
    ("tab\tbed", "tab bed"),
    ("x\r\nBEGIN:VEVENT\r\nUID:evil\r\nEND:VEVENT", "x BEGIN:VEVENT UID:evil END:VEVENT"),
    ("END:VCALENDAR", "END:VCALENDAR"),
    ("\r\nX-EVIL:1", "X-EVIL:1"),
    ("  ends  ", "ends"),
    ("\u202bnever closed", "never closed"),
    ("\u202eturned\u2069 round\u200f", "turned round"),
    ("\ufeffmark", "mark"),
    ("lone \ud800", "lone \ufffd"),
    ("family 👩‍👩‍👧", "family 👩‍👩‍👧"),
    ("Mu\u0308nster", "Münster"),
    ("=1+1 <b>bold</b> {name} {{ 7*7 }}", "=1+1 <b>bold</b> {name} {{ 7*7 }}"),
    (LONG, LONG),
)
"""A text as somebody may write it, and as every reader gives it back."""


def entry(file, key):
    return next(each for each in file.meetings if each.key == key)


def lines(file, key):
    return entry(file, key).description.split("\n")


def with_session(**more):
    return {**DATA, "sessions": ({"id": "a", "date": "2024-05-07", **more},)}


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        (
            "de",
            [
                "Köln: Dienstag, 7. Mai 2024, 10:00–12:00 (UTC+2)",
                "Bethlehem: Dienstag, 11:00–13:00 (UTC+3)",
                "UTC: 08:00–10:00",
                "Themenschwerpunkt: Abfall und Abwasserentsorgung",
                "Ziel: Sammlung und Transport verstehen",
                "Gastgebende Seite: Bethlehem, Abteilung Abfall",
                "Hospitierende Seite: Köln",
                "Verdolmetschung: simultan (Deutsch–Arabisch)",
                "Plattform: Videokonferenz der Stadt",
                f"Zugang: {ROOM}",
                "Ersatzkanal: Messengergruppe",
            ],
        ),
        (
            "ar",
            [
                "كولونيا: الثلاثاء، 7 أيار 2024، 10:00–12:00 (UTC+2)",
                "بيت لحم: الثلاثاء، 11:00–13:00 (UTC+3)",
                "UTC: 08:00–10:00",
                "المحور الموضوعي: إدارة النفايات ومعالجة المياه العادمة",
                "الهدف: فهم الجمع والنقل",
                "الجهة المستضيفة: بيت لحم، قسم النفايات",
                "الجهة الزائرة: كولونيا",
                "الترجمة الشفوية: ترجمة فورية (الألمانية–العربية)",
                "المنصة:",
                "Videokonferenz der Stadt",
                "رابط الدخول:",
                ROOM,
                "قناة بديلة: مجموعة مراسلة",
            ],
        ),
    ],
)
def test_what_a_session_says(lang, expected):
    assert lines(calendar(lang), "session-auftakt") == expected


def test_the_ramadan_gap_and_winter_stand_in_the_text():
    """On 8 April 2024 both clocks say ten; in January Hebron is ahead again."""
    for day, expected in (
        (
            "2024-04-08",
            [
                "Köln: Monday, 8 April 2024, 10:00–11:30 (UTC+2)",
                "Bethlehem: Monday, 10:00–11:30 (UTC+2)",
                "UTC: 08:00–09:30",
            ],
        ),
        (
            "2024-01-16",
            [
                "Köln: Tuesday, 16 January 2024, 10:00–11:30 (UTC+1)",
                "Bethlehem: Tuesday, 11:00–12:30 (UTC+2)",
                "UTC: 09:00–10:30",
            ],
        ),
    ):
        data = {**DATA, "exploration": {**DATA["exploration"], "date": day}}
        assert lines(calendar("en", data), "explore")[:3] == expected


def test_dates_stand_where_they_differ():
    late = calendar(data=with_session(start="23:30", duration_min=60))
    assert lines(late, "session-a")[:3] == [
        "Köln: Dienstag, 7. Mai 2024, 23:30–00:30 (UTC+2)",
        "Bethlehem: Mittwoch, 8. Mai 2024, 00:30–01:30 (UTC+3)",
        "UTC: 21:30–22:30",
    ]
    early = calendar(data=with_session(start="01:00", duration_min=60))
    assert lines(early, "session-a")[2] == "UTC: 2024-05-06 23:00–00:00"


def test_a_seminar_of_one_side_shows_both_local_times():
    seminar = {"id": "s", "sides": ("nrw",), "date": "2024-04-30", "start": "09:00"}
    assert [each.split(":")[0] for each in lines(calendar(data={**DATA, "seminars": (seminar,)}), "seminar-s")[:2]] == [
        "Köln",
        "Bethlehem",
    ]


@pytest.mark.parametrize(
    ("day", "provisional"),
    [
        ("2026-04-08", False),
        ("2027-03-19", False),
        ("2027-03-20", True),
        ("2027-04-30", True),
        ("2027-05-04", False),
        ("2027-10-09", False),
        ("2027-10-10", True),
        ("2027-11-05", True),
        ("2027-11-06", False),
    ],
)
def test_palestinian_times_near_a_clock_change_that_nobody_announced_are_provisional(day, provisional):
    """Announced up to 2026 (rule D013)."""
    found = lines(calendar("en", with_session(date=day)), "session-a")
    note = "Palestinian summer time has not been announced for this year yet; the times are provisional."
    assert (note in found) == provisional


@pytest.mark.parametrize(
    ("title", "lang", "expected"),
    [
        ("Kick-off", "de", "Termin 1: Kick-off (Köln – Bethlehem)"),
        ("Köln trifft Bethlehem", "de", "Termin 1: Köln trifft Bethlehem"),
        ("KOELN–BETHLEHEM", "de", "Termin 1: KOELN–BETHLEHEM"),
        ({"de": "Köln", "ar": "كولونيا تلتقي بيت لحم"}, "ar", "الجلسة 1: كولونيا تلتقي بيت لحم"),
        ("Altstadt von Bethlehem", "en", "Session 1: Altstadt von Bethlehem (Köln – Bethlehem)"),
        (None, "ar", "الجلسة 1 (كولونيا – بيت لحم)"),
        ("   ", "de", "Termin 1 (Köln – Bethlehem)"),
    ],
)
def test_the_title_names_both_towns_once(title, lang, expected):
    assert entry(calendar(lang, with_session(title=title)), "session-a").summary == expected


def test_both_languages_in_one_file():
    data = {**DATA, "exploration": {**DATA["exploration"], "title": "Köln – Bethlehem"}}
    one, two = calendar("de", data), calendar("ar", data)
    both = series.merged(one, two)
    assert both.name == "Hospitationsprogramm Köln – Bethlehem 2024 / برنامج المعايشة كولونيا – بيت لحم 2024"
    assert entry(both, "explore").summary == "Köln – Bethlehem"
    found = entry(both, "session-auftakt")
    assert (
        found.summary == "Termin 1: Wege des Abfalls (Köln – Bethlehem) / الجلسة 1: مسارات النفايات (كولونيا – بيت لحم)"
    )
    assert found.alarm == found.summary
    assert found.description.split("\n") == [*lines(one, "session-auftakt"), "", *lines(two, "session-auftakt")]
    cancelled = entry(both, "session-aus").summary
    assert cancelled == "ABGESAGT: Termin 3: Entfällt (Köln – Bethlehem) / أُلغيت: الجلسة 3: ملغاة (كولونيا – بيت لحم)"


def test_where_a_meeting_is():
    """Never empty: online the platform, on site the town of the host and the place."""
    visit = {"place": {"de": "Klärwerk", "en": "sewage plant"}}
    physical = {**with_session(host="palestine", site_visit=visit), "mode": "physical"}
    bare = {**DATA, "exploration": {"date": "2024-03-26", "start": "10:00"}}
    assert [
        entry(calendar("en"), "session-auftakt").location,
        entry(calendar("en", physical), "session-a").location,
        entry(calendar("en", {**with_session(), "mode": "physical"}), "session-a").location,
        entry(calendar("ar", bare), "explore").location,
    ] == [f"Videokonferenz der Stadt, {ROOM}", "Bethlehem, sewage plant", "on site", "افتراضي"]


@pytest.mark.parametrize(
    "more",
    [
        {"password": "geheim-4711"},
        {"password": "geheim-4711", "room": "https://meet.example.org/j/1?code=geheim-4711"},
        {"room": "https://meet.example.org/j/1?pwd=geheim-4711"},
        {"room": "https://meet.example.org/j/1?a=b&Passcode=geheim-4711"},
        {"room": "https://meet.example.org/j/1#password=geheim-4711"},
        {"password": "geheim-4711", "room": "geheim-4711"},
        {"password": "geheim-4711", "fallback": "Telefon, PIN geheim-4711"},
        {"password": "geheim-4711", "platform": "Videokonferenz geheim-4711"},
    ],
)
def test_no_password_is_written(more):
    for lang in LANGS:
        content = render(calendar(lang, with_session(**more)))
        assert "geheim-4711" not in content.replace(b"\r\n ", b"").decode()


@pytest.mark.parametrize(
    ("room", "url"),
    [
        ("https://meet.example.org/j/1?a=b&c=%20;d", "https://meet.example.org/j/1?a=b&c=%20;d"),
        ("https://meet.example.org/j/1?pwd=x", "https://meet.example.org/j/1"),
        ("http://meet.example.org/", None),
        ("https://meet.example.org/raum köln", None),
        ("https://meet.example.org/straße", None),
        ("https://meet.example.org/\\x", None),
        ("javascript:alert(1)", None),
        ("raum-1", None),
    ],
)
def test_only_a_clean_join_link_becomes_a_property(room, url):
    found = entry(calendar(data=with_session(room=room)), "session-a")
    part = next(
        each
        for each in read(render(calendar(data=with_session(room=room)))).all("VEVENT")
        if "a" in each["X-SKEW-KEY"][-1]
    )
    assert found.url == url
    assert ("URL" in part.names()) == (url is not None)


@pytest.mark.parametrize(("hostile", "shown"), HOSTILE)
def test_hostile_text_in_every_field_is_given_back_as_text(hostile, shown):
    town = Municipality(id="x", name={"de": hostile}, country="ps")
    fields = ("title", "objective", "platform", "room", "fallback", "host_department", "guest_department")
    data = with_session(**dict.fromkeys(fields, hostile), host="nrw", theme="t")
    data |= {"themes": ({"id": "t", "title": hostile},), "exploration": None, "seminars": ()}
    content = render(calendar(data=data, palestine=town))
    top = read(content)
    assert [each.name for each in top.parts] == ["VTIMEZONE", "VEVENT"]
    (part,) = top.all("VEVENT")
    assert set(part.names()) <= {
        *("UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "STATUS", "TRANSP"),
        *("CLASS", "CATEGORIES", "X-SKEW-KEY", "DESCRIPTION", "LOCATION"),
    }
    assert unescaped(top["NAME"]) == f"Hospitationsprogramm Köln – {shown.replace(chr(92), chr(47))} 2024"
    (component,) = Calendar.from_ical(content).walk("VEVENT")
    assert component.errors == []
    assert component["SUMMARY"] == unescaped(part["SUMMARY"]) == f"Termin 1: {shown} (Köln – {shown})"
    assert component["LOCATION"] == unescaped(part["LOCATION"]) == f"{shown}, {shown}"
    said = " ".join(unescaped(part["DESCRIPTION"]).split())
    assert " ".join(component["DESCRIPTION"].split()) == said
    labels = ("Themenschwerpunkt", "Ziel", "Plattform", "Zugang", "Ersatzkanal", "Gastgebende Seite: Köln,")
    assert [label for label in labels if f"{label}{'' if label[-1] == ',' else ':'} {shown}" not in said] == []
    assert [str(each) for each in component["CATEGORIES"].cats] == [f"Köln – {shown} 2024", "Termin"]


@pytest.mark.parametrize(("hostile", "shown"), HOSTILE)
def test_hostile_text_in_a_to_do(hostile, shown):
    lists = (Checklist(title=hostile, items=(Item(id="ON01", phase="before", text=hostile, due=dt.date(2024, 5, 1)),)),)
    content = render(series.todos(material("de", DATA, checklists=lists), SERIES, Stamps()))
    (component,) = Calendar.from_ical(content).walk("VTODO")
    assert (component["SUMMARY"], component.errors) == (f"ON01 {shown}", [])
    assert Calendar.from_ical(content).calendar_name == f"{shown.replace(chr(92), chr(47))}: Köln – Bethlehem 2024"


def test_the_writer_cleans_what_comes_to_it_by_another_way():
    """Lines stay in descriptions only."""
    content = render(event(description="one\r\ntwo\rthree\u2028four \\N", summary="one\ntwo", location=" a\tb\x00 "))
    (component,) = Calendar.from_ical(content).walk("VEVENT")
    assert [component["DESCRIPTION"], component["SUMMARY"], component["LOCATION"]] == [
        "one\ntwo\nthree\nfour \\N",
        "one two",
        "a b",
    ]
