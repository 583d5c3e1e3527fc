"""The invitation letter: to which step, to which side, with the reader's own time first; and two languages side by side."""

import datetime as dt
from dataclasses import replace

import pytest
from calendar_samples import index, names
from document_reader import facts, headings, of, rows, sentences
from document_samples import FULL, LANGS, empty, material

from skew_cli.app import documents
from skew_cli.documents import kinds, program_kind
from skew_cli.documents.material import Kind
from skew_cli.documents.side_by_side import side_by_side
from skew_cli.model.tree import Bullets, Facts, Run, Table, plain

IDEA = {
    "id": "krefeld-aroura",
    "season": 2024,
    "status": "idea",
    "partnership_type": "initiation",
    "partners": {"nrw": {"municipality": "koeln"}, "palestine": {"municipality": "bethlehem"}},
    "exploration": {"date": "2024-05-29", "start": "10:00"},
    "sessions": ({"id": "eins"},),
}


def build(lang="de", data=FULL, side="nrw", audience="partners", **more):
    return program_kind("invitation").build(material(lang, data, side=side, audience=audience, **more))


def items(doc):
    return [plain(item) for block in of(doc, Bullets) for item in block.items]


def about(doc):
    return plain(of(doc, Facts)[0].rows[3][1])


def test_the_other_municipality_is_the_partner():
    assert {(lang, side): about(build(lang, side=side)) for lang in LANGS for side in ("nrw", "palestine")} == {
        ("de", "nrw"): "Einladung zur Hospitation mit der palästinensischen Kommune Bethlehem",
        ("de", "palestine"): "Einladung zur Hospitation mit der nordrhein-westfälischen Kommune Köln",
        ("en", "nrw"): "Invitation to the work-shadowing visit with the Palestinian municipality of Bethlehem",
        ("en", "palestine"): "Invitation to the work-shadowing visit with the municipality of Köln in "
        "North Rhine-Westphalia",
        ("ar", "nrw"): "دعوة إلى المعايشة المهنية مع بلدية بيت لحم الفلسطينية",
        ("ar", "palestine"): "دعوة إلى المعايشة المهنية مع بلدية كولونيا في شمال الراين-وستفاليا",
    }


@pytest.mark.parametrize(
    ("lang", "dear"),
    [("de", "Sehr geehrte Damen und Herren,"), ("en", "Dear colleagues,"), ("ar", "السيدات والسادة الكرام،")],
)
def test_it_is_a_letter(lang, dear):
    doc = build(lang)
    words = material(lang).words
    assert sentences(doc)[0] == dear
    assert sentences(doc)[-4:-2] == [words.label("invitation.regards"), words.label("invitation.line")]
    assert sentences(doc)[-2] == f"{words.label('role.advisor')} · Servicestelle"


@pytest.mark.parametrize(
    ("side", "times"),
    [
        ("nrw", [["Ortszeit Köln", "10:00–12:00"], ["Ortszeit Bethlehem", "11:00–13:00"]]),
        ("palestine", [["Ortszeit Bethlehem", "11:00–13:00"], ["Ortszeit Köln", "10:00–12:00"]]),
    ],
)
def test_the_own_local_time_of_the_reader_comes_first(side, times):
    table = of(build(side=side), Table)[0]
    head = [plain(cell) for cell in table.head]
    session = rows(table)[1]
    assert session[:2] == ["Termin 1: Wege des Abfalls", "Dienstag, 7. Mai 2024"]
    assert [[head[column], session[column]] for column in (2, 3)] == times
    exploration = build(data=IDEA, side=side)
    assert [label for label in facts(exploration) if label.startswith("Ortszeit")] == [label for label, _ in times]


@pytest.mark.parametrize(
    ("change", "today", "step"),
    [
        ({}, "2024-04-24", "Exploration-Meeting"),
        ({}, "2024-05-29", "Exploration-Meeting"),
        ({}, "2024-05-30", "Hospitation"),
        ({"exploration": {"date": "2024-05-29", "start": "10:00", "status": "held"}}, "2024-04-24", "Hospitation"),
        ({"exploration": {"date": "2024-05-29", "status": "cancelled"}}, "2024-04-24", "Exploration-Meeting"),
        ({"exploration": None}, "2024-04-24", "Exploration-Meeting"),
        ({"exploration": None, "status": "explored"}, "2024-04-24", "Hospitation"),
    ],
)
def test_it_invites_to_the_exploration_meeting_until_that_is_held(change, today, step):
    """From `explored` on the meeting was held (rulebook 1.2)."""
    doc = build(data={**IDEA, **change}, date=dt.date.fromisoformat(today))
    assert about(doc).startswith(f"Einladung zu{'m' if step.startswith('E') else 'r'} {step} mit")


def test_the_answer_is_due_two_weeks_before_the_first_date():
    by = "Bitte antworten Sie bis Mittwoch, 15. Mai 2024 (Vorschlag: 14 Tage vor dem ersten Termin)."
    assert [by in " ".join(sentences(build(data=IDEA, date=day))) for day in (None, dt.date(2024, 5, 14))] == [
        True,
        True,
    ]
    soon = "Bitte antworten Sie so bald wie möglich. Fragen beantwortet Ihre Beratung bei der SKEW gern."
    assert soon in sentences(build(data=IDEA, date=dt.date(2024, 5, 15)))
    assert soon in sentences(build(data={**IDEA, "exploration": {}}))


def test_what_the_season_asks_for_stands_in_the_first_letter():
    """Three to five sessions of 120 minutes, at least one theme (seed, season profile 2024)."""
    doc = build(data=IDEA)
    assert (
        "Die Hospitation findet virtuell statt. Vorgesehen sind 3 bis 5 Online-Termine von je 120 Minuten."
        in sentences(doc)
    )
    assert items(doc)[3:11] == [
        "Eingeladen sind Beschäftigte Ihrer Verwaltung und kommunaler Unternehmen sowie die aktive Zivilgesellschaft.",
        "Bitte nennen Sie uns die Fachbereiche oder kommunalen Unternehmen, die sich beteiligen.",
        "Bitte teilen Sie uns mit, wie viele Personen teilnehmen und in welcher Funktion.",
        (
            "Bitte beziehen Sie möglichst die Zivilgesellschaft ein: den Partnerschaftsverein oder Akteur*innen, "
            "die zum Thema arbeiten."
        ),
        "Bitte benennen Sie eine Ansprechperson und eine Vertretung.",
        "Bitte klären Sie den Rückhalt der Leitung (Bürgermeister*in oder Amtsleitung).",
        (
            "Bitte überlegen Sie vorab, welche Themenschwerpunkte (mindestens 1) und Lernziele Ihnen wichtig sind und was "
            "nicht Thema sein soll."
        ),
        (
            "Bitte nennen Sie uns Ihren Unterstützungsbedarf, zum Beispiel Untertitel, Gebärdensprache oder vorlesbare "
            "Dokumente."
        ),
    ]


def test_what_is_settled_is_told():
    first, second, third = FULL["sessions"]
    numbers = ({"nrw": 8, "palestine": 9}, {"nrw": 6, "palestine": 9})
    sessions = ({**first, "participants": numbers[0]}, {**second, "participants": numbers[1]}, third)
    data = {**FULL, "sessions": sessions}
    nrw, palestine = (items(build(data=data, side=side)) for side in ("nrw", "palestine"))
    assert nrw[4:8] == [
        "Von Ihrer Seite beteiligt: Amt für Umwelt.",
        "Ihre Seite ist gastgebend: Termin 2, Termin 3.",
        "Teilnehmende von Ihrer Seite je Termin: 6–8.",
        "Zur Vorbereitung laden wir Sie ein zu: Seminar: Landesanalyse.",
    ]
    assert palestine[5:7] == ["Ihre Seite ist gastgebend: Termin 1.", "Teilnehmende von Ihrer Seite je Termin: 9."]


def test_a_seminar_for_the_other_side_is_not_offered():
    data = {**FULL, "seminars": ({**FULL["seminars"][0], "sides": ("nrw",)},)}
    assert [rows(of(build(data=data, side=side), Table)[0])[0][0] for side in ("nrw", "palestine")] == [
        "Seminar: Landesanalyse",
        "Termin 1: Wege des Abfalls",
    ]


def test_a_planned_recording_is_told_with_consent_purpose_and_end():
    recording = {"planned": True, "consent": "mündlich", "purpose": "Kollegium", "delete_by": "2024-12-31"}
    privacy = {"notice": "2024-04-30", "third_country": True}
    told = items(build(data={**FULL, "recording": recording, "privacy": privacy}))[-7:]
    assert told == [
        "Aufgezeichnet wird nur, soweit die Teilnehmenden eingewilligt haben.",
        "So wird eingewilligt: mündlich",
        "Zweck: Kollegium",
        "Gelöscht wird sie bis Dienstag, 31. Dezember 2024.",
        "Über Fotos und Veröffentlichungen verständigen wir uns vorher.",
        "E-Mail-Adressen und Telefonnummern anzugeben ist freiwillig.",
        "Datum des Datenschutzhinweises: 30. April 2024. Der Hinweis geht auch auf die Übermittlung in ein Drittland ein.",
    ]
    assert items(build())[-3] == "Ohne Einwilligung der Teilnehmenden wird nicht aufgezeichnet."


def test_events_that_are_joined_in_different_ways_stand_in_a_table():
    """The seminar has no room and no interpreting, the sessions share theirs."""
    table = of(build(), Table)[1]
    assert [[plain(cell) for cell in table.head], *rows(table)] == [
        ["Veranstaltung", "Plattform", "Zugang", "Verdolmetschung", "Ersatzkanal"],
        ["Seminar: Landesanalyse", "", "", "", ""],
        [
            "Termin 1, Termin 2, Termin 3",
            "Videokonferenz der Stadt",
            "https://meet.example.org/secret-room",
            "simultan (Deutsch–Arabisch)",
            "Messengergruppe",
        ],
    ]
    public = of(build(audience="public"), Table)[1]
    assert [plain(cell) for cell in public.head] == ["Veranstaltung", "Plattform", "Verdolmetschung"]


def test_names_only_with_contacts():
    assert "Advisor One · Beratung (SKEW) · Servicestelle" in sentences(build(contacts=True))
    assert "Advisor One" not in str(build())


def test_sessions_that_are_over_or_cancelled_are_not_in_the_letter():
    doc = build(date=dt.date(2024, 6, 1))
    assert [row[0] for row in rows(of(doc, Table)[0])] == ["Termin 2: Im Klärwerk", "Termin 3"]
    over = {**FULL, "sessions": tuple({**each, "status": "cancelled"} for each in FULL["sessions"])}
    doc = build(data=over, date=dt.date(2024, 6, 1))
    assert "Es stehen keine weiteren Termine an." in sentences(doc)
    assert "So nehmen Sie teil" not in headings(doc)
    assert sentences(build(data={**FULL, "status": "cancelled"})) == ["Dieses Programm ist abgesagt."]


def test_a_program_with_nothing_still_makes_a_letter():
    doc = program_kind("invitation").build(empty("de"))
    assert facts(doc) == {
        "An": "(offen)",
        "Anschrift": "______________________________",
        "Datum": "______________________________",
        "Betreff": "Einladung zum Exploration-Meeting mit der palästinensischen Kommune (offen)",
    }
    assert "Die Termine stimmen wir mit beiden Seiten ab." in sentences(doc)


BILINGUAL = ("handout", "agenda", "invitation")
NAMES = ((Run("Erste"),), (Run("Zweite"),))


def focused(kind, found):
    """The material for each document of a kind about a program."""
    if kind.scope == "session":
        return [{"about": meeting.key} for meeting in found.meetings] or [{}]
    return [{"side": "nrw"}, {"side": "palestine"}] if kind.scope == "side" else [{}]


@pytest.mark.parametrize("pair", [("de", "ar"), ("en", "ar"), ("de", "en")])
@pytest.mark.parametrize("name", BILINGUAL)
def test_two_languages_of_the_sample_stand_side_by_side(name, pair):
    kind = kinds()[name]
    assert isinstance(kind, Kind)
    assert kind.bilingual
    for contacts in (False, True):
        for more in focused(kind, material("de")):
            docs = [kind.build(material(lang, audience="partners", contacts=contacts, **more)) for lang in pair]
            assert side_by_side(*docs, NAMES).lang == pair[0]
    assert side_by_side(*(kind.build(empty(lang)) for lang in pair), NAMES).lang == pair[0]


@pytest.mark.parametrize("program", names())
def test_two_languages_of_every_program_stand_side_by_side(program):
    source = index().sources[f"programs/{program}.yaml"]
    for audience, contacts in (("public", False), ("partners", True)):
        german, arabic = (
            documents.material(index(), source, lang, audience=audience, contacts=contacts) for lang in ("de", "ar")
        )
        for name in BILINGUAL:
            kind = program_kind(name)
            for more in focused(kind, german):
                docs = [kind.build(replace(each, **more)) for each in (german, arabic)]
                assert side_by_side(*docs, NAMES).title
