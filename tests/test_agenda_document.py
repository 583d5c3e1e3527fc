"""The agenda of one session: minutes in both local times, what interpreting takes of them, what is open or cancelled."""

import pytest
from document_reader import facts, headings, of, rows, sentences
from document_samples import FULL, LANGS, document, empty, material

from skew_cli.documents import program_kind
from skew_cli.model.tree import Bullets, Table, plain


def build(lang="de", data=FULL, about="session-auftakt", **more):
    return program_kind("agenda").build(material(lang, data, about=about, **more))


def session(**more):
    """The sample with other values in its first session."""
    first, *others = FULL["sessions"]
    return {**FULL, "sessions": ({**first, **more}, *others)}


def test_both_local_times_stand_beside_every_part():
    """Köln is UTC+2 and Bethlehem UTC+3 on 7 May 2024; the parts are those of the model agenda (programme.md 8)."""
    (table,) = of(build("en"), Table)
    assert [plain(cell) for cell in table.head[:3]] == ["Local time Köln", "Local time Bethlehem", "Minutes"]
    assert [row[:3] for row in rows(table)] == [
        ["10:00–10:05", "11:00–11:05", "5"],
        ["10:05–10:15", "11:05–11:15", "10"],
        ["10:15–10:35", "11:15–11:35", "20"],
        ["10:35–10:50", "11:35–11:50", "15"],
        ["10:50–10:55", "11:50–11:55", "5"],
        ["10:55–11:15", "11:55–12:15", "20"],
        ["11:15–11:40", "12:15–12:40", "25"],
        ["11:40–11:50", "12:40–12:50", "10"],
        ["11:50–12:00", "12:50–13:00", "10"],
    ]


def test_consecutive_interpreting_halves_the_time_of_what_is_spoken():
    """Speaking time doubles; about 55 minutes of content fit into 120 (programme.md 8). Arrival and break are silent."""
    doc = build(data=session(interpretation="consecutive"))
    (table,) = of(doc, Table)
    assert [plain(cell) for cell in table.head[2:5]] == ["Minuten", "Redezeit netto", "Programmpunkt"]
    assert [row[2:4] for row in rows(table)] == [
        ["5", ""],
        ["10", "5"],
        ["20", "10"],
        ["15", "7½"],
        ["5", ""],
        ["20", "10"],
        ["25", "12½"],
        ["10", "5"],
        ["10", "5"],
    ]
    assert [row[3][0].value for row in table.rows if row[3]] == [5, 10, 7.5, 10, 12.5, 5, 5]
    assert sentences(doc)[0] == (
        "Zusammen 120 Minuten. Davon 5 Minuten Pause. Mit Verdolmetschung bleiben netto rund 55 Minuten Redezeit."
    )


def test_simultaneous_interpreters_take_turns():
    """Every 20 to 30 minutes (programme.md 8); nobody has to where one person can interpret alone (profile: 30)."""
    turns = "Interpreted simultaneously: two interpreters take turns every 20 to 30 minutes."
    assert turns in sentences(build("en"))
    short = session(agenda=({"kind": "input", "minutes": 30},))
    assert turns not in sentences(build("en", short))
    assert turns not in sentences(build("en", session(interpretation="none")))


def test_who_what_and_what_to_read():
    data = session(moderator="coord", materials=({"title": {"de": "Lageplan"}},))
    doc = build(data=data)
    assert (
        facts(doc).items()
        >= {
            "Programm": "Köln – Bethlehem 2024",
            "Ortszeit Köln": "Dienstag, 7. Mai 2024, 10:00–12:00",
            "Ortszeit Bethlehem": "Dienstag, 11:00–13:00",
            "Dauer": "120 Minuten",
            "Gastgebende Seite": "Bethlehem, Abteilung Abfall",
            "Ziel": "Sammlung und Transport verstehen",
            "Zivilgesellschaft": "Environment circle (Beitrag)",
            "Ausweichtermin": "Dienstag, 14. Mai 2024 (Termin 1)",
        }.items()
    )
    assert "Moderation" not in facts(doc)
    lists = [[plain(item) for item in block.items] for block in of(doc, Bullets)]
    assert lists[:2] == [
        [
            "Wie gelingt getrennte Sammlung, wenn Fahrzeuge und Deponien knapp sind?",
            "Was kostet die Entsorgung, und wer zahlt sie?",
        ],
        ["Lageplan"],
    ]


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ({"side": "skew"}, "SKEW"),
        ({"side": "external", "on_behalf_of": "skew"}, "im Auftrag der SKEW"),
        ({"side": "palestine"}, "Bethlehem"),
        ({"side": "external"}, None),
    ],
)
def test_without_contacts_the_moderator_is_told_by_where_the_person_belongs(person, told):
    people = (*FULL["people"], {"id": "mod", "name": "Moderator One", **person})
    data = {**session(moderator="mod"), "people": people}
    assert facts(build(data=data)).get("Moderation") == told
    assert facts(build(data=data, contacts=True))["Moderation"] == "Moderator One"


STEPS = {
    "de": [
        "10 Minuten warten.",
        "Dann verständigen wir uns über den Messenger.",
        "Dann wählen wir uns per Telefon ein.",
        "Nach 20 Minuten ohne Verbindung gilt ein Ersatztermin.",
    ],
    "en": [
        "Wait 10 minutes.",
        "Then we contact one another by messenger.",
        "Then we dial in by phone.",
        "After 20 minutes without a line, a replacement date holds.",
    ],
}


@pytest.mark.parametrize("lang", STEPS)
@pytest.mark.parametrize("kind", ["agenda", "handout"])
def test_the_steps_when_the_line_drops_are_those_of_the_checklist(kind, lang):
    """ON24: wait 10 minutes, then messenger, then phone dial-in, after 20 minutes a replacement date."""
    (steps,) = [block for block in of(document(kind, lang, audience="partners"), Bullets) if block.ordered]
    assert [plain(item) for item in steps.items] == STEPS[lang]


SEPARATELY = "Die Zugangsdaten (Raum, Telefon, Messenger) bekommen Teilnehmende gesondert."


@pytest.mark.parametrize("kind", ["agenda", "handout"])
def test_room_and_fallback_are_only_for_those_who_take_part(kind):
    public, partners = (document(kind, "de", audience=each) for each in ("public", "partners"))
    ways = [[facts(doc).get(label) for label in ("Zugang", "Ersatzkanal")] for doc in (public, partners)]
    assert ways == [[None, None], ["https://meet.example.org/secret-room", "Messengergruppe"]]
    assert [SEPARATELY in sentences(doc) for doc in (public, partners)] == [True, False]


def test_whom_to_call_stands_there_with_contacts():
    people = (*FULL["people"], {"id": "tech", "name": "Tech One", "phone": "+49 30 111111"})
    data = {**session(tech_host="tech"), "people": people}
    called = [rows(table) for table in of(build(data=data, contacts=True), Table)][1]
    assert called == [["Technik", "Tech One", "+49 30 111111"]]
    assert len(of(build(data=data), Table)) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_an_event_without_agenda_or_date_says_so(lang):
    doc = build(lang, about="session-abschluss")
    words = material(lang).words
    assert of(doc, Table) == []
    assert words.label("agenda_open") in sentences(doc)
    assert facts(doc)[words.label("date")] == words.label("date_open")


def test_a_cancelled_session_is_only_cancelled():
    data = session(status="cancelled", cancelled={"de": "Stromausfall angekündigt"})
    doc = build(data=data, audience="partners")
    assert (sentences(doc), headings(doc), of(doc, Table)) == (["Dieser Termin ist abgesagt."], [], [])
    assert facts(doc) == {
        "Programm": "Köln – Bethlehem 2024",
        "Ortszeit Köln": "Dienstag, 7. Mai 2024, 10:00–12:00",
        "Ortszeit Bethlehem": "Dienstag, 11:00–13:00",
        "Stand": "abgesagt",
        "Grund": "Stromausfall angekündigt",
        "Ausweichtermin": "Dienstag, 14. Mai 2024",
    }
    assert "Stromausfall" not in str(build(data=data))


def test_a_cancelled_program_has_no_agenda():
    doc = build(data={**FULL, "status": "cancelled"})
    assert (sentences(doc), facts(doc)) == (
        ["Dieses Programm ist abgesagt."],
        {"Programm": "Köln – Bethlehem 2024"},
    )


def test_a_session_that_was_held_needs_no_room():
    doc = build(data=session(status="held"), audience="partners")
    assert headings(doc) == ["Ablauf", "Leitfragen"]


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ("session-klaeranlage", "Tagesordnung: Termin 2: Im Klärwerk"),
        ("explore", "Tagesordnung: Exploration-Meeting"),
        ("seminar-landesanalyse", "Tagesordnung: Seminar: Landesanalyse"),
        ("", "Tagesordnung: Seminar: Landesanalyse"),
    ],
)
def test_it_is_about_the_event_that_is_asked_for_or_the_next(about, title):
    """On 24 April the exploration meeting was held and the seminar of 30 April comes next."""
    assert plain(build(about=about).title) == title


def test_a_program_without_events_says_so():
    doc = program_kind("agenda").build(empty("de"))
    assert (plain(doc.title), sentences(doc)) == (
        "Tagesordnung (offen) – (offen) 2024",
        ["Es sind noch keine Termine eingetragen."],
    )


def test_breaks_are_part_of_the_minutes():
    parts = tuple({"kind": kind, "minutes": 10} for kind in ("break", "input", "break"))
    one, two = (sentences(build("en", session(agenda=parts[:n]))) for n in (2, 3))
    assert "20 minutes in all. This includes a break of 10 minutes." in one
    assert "30 minutes in all. This includes breaks of 20 minutes." in two
