"""What the kinds of documents say: local times, open dates, contacts only when asked for, reasons."""

import json

import pytest
from document_samples import FULL, LANGS, document, material, skin

from skew_cli.documents import kinds
from skew_cli.documents._phrases import listed
from skew_cli.exports import formats
from skew_cli.model.tree import PageBreak, Run, plain


def page(doc):
    return formats()["html"].render(doc, skin()).content.decode()


SECRETS = ("geheim-4711", "secret-room", "advisor@example.org", "+49 30 000000", "Advisor One")
ASKED = {kind: [False, True, True, True, True] for kind in ("handout", "agenda", "invitation")}
ASKED |= {kind: [False] * 5 for kind in ("timetable", "checklist")}
"""Which of them a document shows that was asked for with contacts; never the password."""


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("kind", kinds())
@pytest.mark.parametrize("name", ["html", "json", "markdown"])
def test_contacts_are_only_there_when_asked_for(kind, name, lang):
    render = formats()[name].render
    without = render(document(kind, lang, audience="public"), skin()).content.decode()
    assert [secret for secret in SECRETS if secret in without.replace("&#64;", "@")] == []
    asked = (
        render(document(kind, lang, audience="partners", contacts=True), skin()).content.decode().replace("&#64;", "@")
    )
    shown = [secret in asked for secret in SECRETS]
    assert shown == ASKED.get(kind, [False, *shown[1:]])


def test_a_link_in_platform_or_fallback_counts_as_contact():
    link = "https://meet.example.org/join-me"
    data = {**FULL, "session_defaults": {"start": "10:00", "platform": link, "fallback": {"de": link}}}
    shown = [
        "join-me" in page(kinds()["handout"].build(material("de", data, audience=asked)))
        for asked in ("public", "partners")
    ]
    assert shown == [False, True]


def words_of(doc, kind):
    data = json.loads(formats()["json"].render(doc, skin()).content)
    blocks = [block for block in data["blocks"] if block["kind"] == kind]
    return [[["".join(run["text"] for run in cell) for cell in row] for row in block["rows"]] for block in blocks]


def test_the_timetable_shows_both_local_times():
    """Köln is UTC+2 and Bethlehem UTC+3 on 7 May 2024."""
    rows = words_of(kinds()["timetable"].build(material("de")), "table")[0]
    assert rows[0] == ["10:00–10:05", "11:00–11:05", "5", "Ankommen, Tonprobe", ""]
    assert rows[1] == ["10:05–10:15", "11:05–11:15", "10", "Begrüßung", "Moderation"]
    assert rows[-1] == ["11:50–12:00", "12:50–13:00", "10", "Ergebnisse, Abschluss", ""]


def test_the_other_date_is_shown_where_it_differs():
    data = {**FULL, "sessions": ({"id": "late", "date": "2024-05-07", "start": "22:30", "duration_min": 60},)}
    doc = kinds()["handout"].build(material("de", data, meetings=material("de", data).meetings))
    late = [row for facts in words_of(doc, "facts") for row in facts if "22:30" in row[1] or "23:30" in row[1]]
    assert late == [
        ["Ortszeit Köln", "Dienstag, 7. Mai 2024, 22:30–23:30"],
        ["Ortszeit Bethlehem", "Dienstag, 23:30–00:30"],
    ]
    data["sessions"][0]["start"] = "23:15"
    doc = kinds()["handout"].build(material("en", data))
    assert words_of(doc, "table")[0][-1][1:4] == [
        "Tuesday, 7 May 2024",
        "23:15–00:15",
        "8 May 2024, 00:15–01:15",
    ]


def test_what_has_no_date_says_so():
    doc = kinds()["handout"].build(material("de"))
    assert words_of(doc, "table")[0][-1] == ["Termin 3", "Termin offen", "", "", "vorgemerkt"]


def test_the_checklist_tells_the_reason_why_an_item_is_left_out():
    data = json.loads(formats()["json"].render(kinds()["checklist"].build(material("de")), skin()).content)
    bullets = next(block for block in data["blocks"] if block["kind"] == "bullets")
    checks = [item["id"] for block in data["blocks"] if block["kind"] == "checks" for item in block["items"]]
    assert ["".join(run["text"] for run in item) for item in bullets["items"]] == [
        "ON04 Dolmetschende bestätigt (entfällt: ohne Verdolmetschung)"
    ]
    assert checks == ["ON01", "ON20", "ON30"]


def test_the_timetable_lists_meetings_without_agenda_and_fills_its_pages():
    """In the sample the exploration meeting and the seminar have none."""
    doc = kinds()["timetable"].build(material("de"))
    assert [plain(each) for each in doc.blocks[-1].items] == [
        "Exploration-Meeting – Dienstag, 26. März 2024, 10:00–11:30 Köln · 11:00–12:30 Bethlehem",
        "Seminar: Landesanalyse – Dienstag, 30. April 2024, 09:00–11:00 Köln · 10:00–12:00 Bethlehem",
    ]
    short = {"agenda": ({"kind": "welcome", "minutes": 10},) * 6}
    long = {"agenda": ({"kind": "welcome", "minutes": 10},) * 9}
    breaks = []
    for more in (short, long):
        data = {**FULL, "sessions": tuple({"id": f"s{n}", **more} for n in range(2))}
        blocks = kinds()["timetable"].build(material("de", data)).blocks
        breaks.append(sum(isinstance(block, PageBreak) for block in blocks))
    assert breaks == [0, 1]


def test_the_overview_is_in_order_of_days_whatever_the_file_says():
    days = ("2024-06-11", None, "2024-05-14")
    sessions = tuple({"id": f"s{n}", "date": day, "start": "10:00"} for n, day in enumerate(days))
    rows = words_of(kinds()["handout"].build(material("de", {**FULL, "sessions": sessions})), "table")[0]
    found = [row[0] for row in rows if row[0].startswith("Termin")]
    assert found == ["Termin 3", "Termin 1", "Termin 2"]


def test_a_list_has_semicolons_where_an_item_holds_a_comma():
    roles = ("coordinator, German side", "coordinator, Palestinian side")
    shown = {
        lang: plain(listed(material(lang), ((Run(each),) for each in found)))
        for lang, found in (("en", roles), ("de", ("a", "b")), ("ar", ("أ، ب", "ج")))
    }
    assert shown == {"en": "; ".join(roles), "de": "a, b", "ar": "أ، ب؛ ج"}
