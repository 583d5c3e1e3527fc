"""Evaluation sheets: one for each side, as host and as guest, on two pages, with boxes from 1 to 5 (AB01, AB04)."""

import datetime as dt
from dataclasses import replace
from io import BytesIO

import pytest
from calendar_samples import index
from document_samples import FULL, LANGS, document, empty, skin

from skew_cli.app import documents
from skew_cli.documents import program_kind
from skew_cli.documents.material import Checklist, Item
from skew_cli.exports import formats
from skew_cli.model.tree import Facts, Heading, Table, plain

PROGRAMS = sorted(
    name
    for name, source in index().sources.items()
    if name.startswith("programs/2024/") and source.program and len(source.program.sessions) <= 5
)
"""Those with as many sessions as the call wants; one with visiting days needs a page more."""
AUFTAKT = "Termin 1: Wege des Abfalls (Dienstag, 7. Mai 2024, 10:00–12:00 Köln · 11:00–13:00 Bethlehem)"
KLAERWERK = "Termin 2: Im Klärwerk (Dienstag, 25. Juni 2024, 10:00–12:00 Köln · 11:00–13:00 Bethlehem)"


def sections(doc):
    """Rows by heading; what stands above the first heading is the head."""
    found, heading = {}, "head"
    for block in doc.blocks:
        match block:
            case Heading(_, text):
                heading = plain(text)
            case Facts(rows):
                found[heading] = {plain(label): plain(text) for label, text in rows}
            case Table(_, rows):
                found[heading] = [plain(row[0]) for row in rows]
    return found


def test_a_side_judges_its_own_sessions_as_host_and_the_others_as_guest():
    nrw, palestine = (sections(document("evaluation", "de", side=side)) for side in ("nrw", "palestine"))
    hosted, visited = "Termine, die wir ausgerichtet haben", "Termine, in denen wir zu Gast waren"
    assert nrw[hosted] == palestine[visited] == [KLAERWERK, "Termin 3 (Termin offen)"]
    assert palestine[hosted] == nrw[visited] == [AUFTAKT]


@pytest.mark.parametrize("lang", LANGS)
def test_every_statement_has_one_empty_box_for_each_step(lang):
    tables = [block for block in document("evaluation", lang).blocks if isinstance(block, Table)]
    assert len(tables) == 5
    for table in tables:
        assert [plain(cell)[0] for cell in table.head[1:]] == ["1", "2", "3", "4", "5"]
        assert all(len(plain(cell)) > 1 for cell in (table.head[1], table.head[5]))
        assert {tuple(map(plain, row[1:])) for row in table.rows} == {("☐",) * 5}


def test_goals_of_the_program_are_judged_or_the_purposes_of_the_exchange():
    """The three purposes: programme.md 2."""
    assert sections(document("evaluation", "de"))["Ziele: erreicht?"] == [
        "Die Zuständigkeiten der Partnerkommune beschreiben können (beide Seiten)"
    ]
    assert sections(program_kind("evaluation").build(empty("de")))["Ziele: erreicht?"] == [
        "Arbeitsstrukturen und -inhalte kennenlernen",
        "neue Kooperationsfelder identifizieren",
        "Einbindung der Zivilgesellschaft ausloten",
    ]


def test_the_part_of_civil_society_is_judged_actor_by_actor():
    rows = sections(document("evaluation", "en"))["Learning from each other, civil society"]
    assert rows[-2:] == [
        "The contribution was helpful: Partnerschaftsverein Musterstadt e. V.",
        "The contribution was helpful: Environment circle",
    ]


def test_interpreting_and_seminars_are_asked_about_only_where_there_were_any():
    asked = {"Verdolmetschung", "Vorbereitende Seminare"}
    assert asked & {*sections(document("evaluation", "de"))["Organisation"]} == asked
    plainly = {**FULL, "session_defaults": {"start": "10:00", "interpretation": "none"}, "seminars": ()}
    assert asked & {*sections(document("evaluation", "de", plainly))["Organisation"]} == set()


@pytest.mark.parametrize(
    ("side", "contacts", "who"),
    [
        ("nrw", False, "Koordination deutsche Seite"),
        ("nrw", True, "Koordination deutsche Seite · Coordinator One · coordinator@example.org"),
        ("palestine", True, "Koordination palästinensische Seite"),
        (None, True, "Koordination deutsche Seite / Koordination palästinensische Seite"),
    ],
)
def test_it_goes_back_to_the_coordinator_of_the_side_by_the_day_of_the_checklist(side, contacts, who):
    closing = Checklist(title="Abschluss", items=(Item(id="AB01", phase="closing", text="x", due=dt.date(2024, 7, 9)),))
    doc = document("evaluation", "de", side=side, contacts=contacts, checklists=(closing,))
    assert sections(doc)["head"]["Bitte zurück an"] == f"{who}, bis 9. Juli 2024"


def test_known_new_fields_of_cooperation_stand_there_before_the_line_to_complete():
    doc = document("evaluation", "de", {**FULL, "follow_up": {"new_fields": ("Kompost", "Klärschlamm")}})
    assert sections(doc)["Ausblick"]["Neue Kooperationsfelder"].startswith("Kompost, Klärschlamm, …")


def test_a_session_that_was_called_off_is_not_judged():
    off = {**FULL["sessions"][0], "status": "cancelled"}
    doc = document("evaluation", "de", {**FULL, "sessions": (off,)})
    assert {"Termine", "Wichtigste Erkenntnis"} & {*sections(doc)} == set()
    assert "Wege des Abfalls" not in str(sections(doc))


@pytest.mark.parametrize("lang", ["de", "ar"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_two_pages_on_paper(program, lang):
    pytest.importorskip("typst", reason="the extra documents is not installed")
    pikepdf = pytest.importorskip("pikepdf")
    source = index().sources[program]
    lists = documents.dated_checklists(index(), source)
    found = documents.material(index(), source, lang, lists=lists, audience="partners", contacts=True)
    content = formats()["pdf"].render(program_kind("evaluation").build(replace(found, side="nrw")), skin()).content
    with pikepdf.open(BytesIO(content)) as pdf:
        assert len(pdf.pages) <= 2
