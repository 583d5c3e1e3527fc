"""Minutes of the exploration meeting: every item of its checklist, filled in with what the program knows (EM20-EM46)."""

import datetime as dt
from dataclasses import replace
from itertools import pairwise

import pytest
from calendar_samples import index
from document_samples import FULL, LANGS, document, empty, load, skin

from skew_cli.app import documents
from skew_cli.documents import program_kind
from skew_cli.documents.side_by_side import side_by_side
from skew_cli.exports import formats
from skew_cli.model.tree import Facts, Heading, Para, Run, Table, plain

KOELN = "programs/2024/koeln-bethlehem.yaml"


def built(program, lang, *, contacts=False):
    source = index().sources[program]
    lists = documents.dated_checklists(index(), source)
    found = documents.material(index(), source, lang, lists=lists, audience="partners", contacts=contacts)
    return program_kind("minutes").build(found)


def sections(doc):
    """Rows of tables and facts, and paragraphs as rows of one cell, by heading."""
    found, heading = {}, "head"
    for block in doc.blocks:
        match block:
            case Heading(_, text):
                heading = plain(text).split(" (")[0]
            case Facts(rows) | Table(_, rows):
                found.setdefault(heading, []).extend([plain(cell) for cell in row] for row in rows)
            case Para(text):
                found.setdefault(heading, []).append([plain(text)])
    return found


def dots(text):
    return bool(text) and set(text) <= {"…", " "}


@pytest.mark.parametrize("lang", LANGS)
def test_every_item_of_the_meeting_has_its_section(lang):
    checklist = load("checklists/exploration-meeting.yaml")["items"]
    wanted = {each["id"] for each in checklist if each["phase"] == "during"} | {"EM40", "EM43", "EM46"}
    headings = " ".join(plain(block.text) for block in built(KOELN, lang).blocks if isinstance(block, Heading))
    assert [each for each in sorted(wanted) if each not in headings] == []


def test_head_and_dates_stand_in_both_local_times():
    """Köln is UTC+1, Bethlehem UTC+2 in January; the reserve date is that of the program."""
    found = sections(built(KOELN, "de"))
    assert found["head"][1:3] == [
        ["Ortszeit Köln", "Dienstag, 30. Januar 2024, 10:00–12:00"],
        ["Ortszeit Bethlehem", "Dienstag, 11:00–13:00"],
    ]
    dates = found["Terminvorschläge in beiden Ortszeiten"]
    assert dates[3] == [
        "Termin 4: Plätze und Wege in Bethlehem",
        "Dienstag, 25. Juni 2024",
        "09:00–11:00",
        "10:00–12:00",
        "2. Juli 2024",
    ]
    assert (len(dates), dots(dates[4][0])) == (6, True)
    assert dates[5] == ["Im Treffen vereinbart", "14. Mai 2024, 28. Mai 2024, 11. Juni 2024, 25. Juni 2024"]


def test_the_result_of_the_meeting_is_filled_in():
    data = {
        **FULL,
        "exploration": {
            "date": "2024-03-26",
            "checklist": {"EM23": {"done": "2024-03-26"}},
            "result": {
                "themes": ("waste-and-wastewater", "tourism"),
                "host_departments": ("Abteilung Abfall",),
                "notes": "Früh am Tag",
            },
        },
    }
    found = sections(document("minutes", "de", data))
    themes = found["Themenschwerpunkte und Leitfragen"]
    assert [(row[0], row[2]) for row in themes[:3]] == [
        ("Abfall und Abwasserentsorgung", "☑"),
        ("", ""),
        ("Tourismus", "☑"),
    ]
    assert ["Vereinbart als gastgebend", "Abteilung Abfall"] in found["Gastgebende und hospitierende Fachbereiche"]
    results = found["Ergebnisse im Überblick"]
    assert results[0] == ["Früh am Tag"]
    assert [row[1] for row in results[1:]] == ["☑", *(["☐"] * 11)]


def test_goals_hosts_civil_society_and_frame():
    """Three to five sessions of 120 minutes: the call of 2024."""
    found = sections(document("minutes", "de"))
    assert found["Lernziele beider Seiten"][0] == [
        "Die Zuständigkeiten der Partnerkommune beschreiben können",
        "beide Seiten",
        "Arbeitsstrukturen und -inhalte kennenlernen",
    ]
    assert [row[1] for row in found["Lernziele beider Seiten"][1:]] == ["deutsche Seite", "palästinensische Seite"]
    assert found["Gastgebende und hospitierende Fachbereiche"][0] == [
        "Termin 1: Wege des Abfalls",
        "Bethlehem, Abteilung Abfall",
        "Köln",
    ]
    assert found["Format, Zahl und Länge der Termine"] == [
        ["Format", "virtuell"],
        ["Zahl der Termine", "3 (vorgesehen: 3 bis 5)"],
        ["Länge in Minuten", "120"],
    ]
    society = found["Beteiligung der Zivilgesellschaft"]
    assert society[1] == ["Environment circle", "Bethlehem", "Termin 1: Wege des Abfalls", "Beitrag"]
    assert (society[0][:2], dots(society[0][2])) == (["Partnerschaftsverein Musterstadt e. V.", "Köln"], True)
    assert found["Sprachen und Verdolmetschung"][1] == [
        "Verdolmetschung, Termine 1, 2, 3",
        "simultan (Deutsch–Arabisch)",
    ]


@pytest.mark.parametrize("contacts", [False, True])
def test_people_are_roles_and_names_only_with_contacts(contacts):
    doc = built("programs/2024/bielefeld-zababdeh.yaml", "de", contacts=contacts)
    rows = sections(doc)["Anwesend"]
    names = [[row[2]] for row in rows] if contacts else [[] for _ in rows]
    assert [[*row[:2], *row[-1:]] for row in rows if not dots(row[1])] == [
        ["Bielefeld", "Koordination", "☐"],
        ["Bielefeld", "Verwaltung", "☐"],
        ["Zababdeh", "Koordination", "☐"],
        ["Zababdeh", "Verwaltung", "☐"],
        ["Zababdeh", "Frauenzentrum (Zababdeh)", "☐"],
    ]
    assert (["Koordination Bielefeld (Büro für Internationales)"] in names) == contacts
    assert ("Moderation A (SKEW)" in [text for _, text in pairs(sections(doc)["head"])]) == contacts


def pairs(rows):
    return [row for row in rows if len(row) == 2]


@pytest.mark.parametrize(("contacts", "owner"), [(False, ""), (True, "Coordinator One")])
def test_tasks_have_day_and_owner(contacts, owner):
    actions = ({"action": "Film schneiden", "owner": "coord", "date": "2024-05-02"},)
    doc = document("minutes", "de", {**FULL, "follow_up": {"actions": actions}}, contacts=contacts)
    tasks = sections(doc)["Aufgaben und nächste Schritte"]
    assert tasks[0] == ["Film schneiden", owner, "2. Mai 2024"]
    assert [dots(row[0]) for row in tasks[1:]] == [True] * 3


def test_open_items_of_the_checklist_are_next_steps():
    """Bielefeld is not approved yet: EM43 is open."""
    source = index().sources["programs/2024/bielefeld-zababdeh.yaml"]
    assert "EM43" not in source.program.exploration.checklist
    tasks = sections(built("programs/2024/bielefeld-zababdeh.yaml", "de"))["Aufgaben und nächste Schritte"]
    assert [
        "Freigabe der Leitungen beider Kommunen",
        "Koordination deutsche Seite, Koordination palästinensische Seite",
        "2. Apr. 2024",
    ] in tasks


def test_changes_against_the_predecessor():
    found = sections(built(KOELN, "de"))["Änderungen gegenüber dem Vorgängerprogramm"]
    assert found[:2] == [
        ["Vorgänger: Köln – Bethlehem 2023"],
        ["beibehalten", "Tourismus", "Leitfragen um den Ausfall der Gäste ergänzt"],
    ]
    assert found[3] == ["beibehalten", "Tag 1: Stadtplanung", "wird Termin 3, auf zwei Stunden verdichtet"]
    assert [row[0] for row in found[1:]] == [
        *(["beibehalten"] * 5),
        "entfallen",
        "entfallen",
        "neu",
        "neu",
        "entfallen",
        "neu",
    ]
    assert "Änderungen gegenüber dem Vorgängerprogramm" not in sections(document("minutes", "de"))


def test_both_leaderships_confirm_and_approve():
    rows = sections(built(KOELN, "de"))["Bestätigung und Freigabe durch die Leitungen"]
    assert [(row[0], row[2]) for row in rows] == [("Köln", "20. Feb. 2024"), ("Bethlehem", "27. Feb. 2024")]


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_program_leaves_room_for_everything(lang):
    """As many blank sessions as the season wants: three in 2024."""
    doc = program_kind("minutes").build(empty(lang))
    heads = [len(block.rows) for before, block in pairwise(doc.blocks) if isinstance(block, Table) and is_dates(before)]
    assert heads == [3]


def is_dates(block):
    return isinstance(block, Heading) and "(EM27)" in plain(block.text)


@pytest.mark.parametrize("name", formats())
def test_no_format_refuses_it(name):
    if name in ("docx", "pdf", "xlsx"):
        pytest.importorskip({"docx": "docx", "pdf": "typst", "xlsx": "xlsxwriter"}[name])
    assert formats()[name].render(built(KOELN, "ar"), skin()).content


def test_it_is_there_in_two_languages_side_by_side():
    """EM40 wants bilingual minutes."""
    names = ((Run("Deutsch"),), (Run("العربية"),))
    assert side_by_side(built(KOELN, "de"), built(KOELN, "ar"), names).blocks


def test_nothing_is_said_to_be_agreed_or_sent_before_it_is():
    """The notice of 2024/koeln-bethlehem goes out on 30 April; the moderator is called as in the handout."""
    source = index().sources[KOELN]
    for day, key in ((15, "vorgesehen für"), (30, "verschickt am")):
        found = documents.material(index(), source, "de", audience="partners")
        doc = program_kind("minutes").build(replace(found, date=dt.date(2024, 4, day)))
        privacy = dict(sections(doc)["Datenschutz, Fotos, Aufzeichnung"])
        assert privacy[f"Datenschutzhinweis {key}"] == "30. Apr. 2024"
    rules = dict(sections(doc)["Gesprächsregeln, Erwartungen und Grenzen"])["Gesprächsregeln (Vorschlag)"]
    assert rules == "☐ Ein Mensch, eine Sprache, kurze Sätze; kein Mitschnitt ohne Einwilligung."
    assert ["Moderation", "SKEW"] in sections(doc)["head"]
