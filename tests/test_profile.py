"""Profiles of both municipalities for the exploration meeting: one page each, nothing personal unless asked for (EM11)."""

from io import BytesIO

import pytest
from calendar_samples import index
from document_samples import FULL, LANGS, document, empty, skin

from skew_cli.app import documents
from skew_cli.documents import program_kind
from skew_cli.exports import formats
from skew_cli.model.municipality import Municipality
from skew_cli.model.tree import Bullets, Facts, Heading, PageBreak, Para, plain

PROGRAMS = sorted(
    name for name, source in index().sources.items() if name.startswith("programs/2024/") and source.program
)


def pages(doc):
    """Per page: facts by label, and the bullets below each heading."""
    found = []
    for block in doc.blocks:
        match block:
            case Heading(1, text):
                found.append({"name": plain(text), "facts": {}, "lists": {}})
            case Facts(rows):
                found[-1]["facts"] |= {plain(label): plain(text) for label, text in rows}
            case Heading(_, text):
                heading = plain(text)
            case Bullets(items):
                found[-1]["lists"][heading] = [plain(item) for item in items]
    return found


def test_each_side_stands_on_a_page_of_its_own():
    doc = document("profile", "de")
    assert [each["name"] for each in pages(doc)] == ["Köln", "Bethlehem"]
    assert sum(isinstance(block, PageBreak) for block in doc.blocks) == 1


def test_what_the_directory_and_the_program_know():
    """Hours: calendars.md 2; holidays on working days from May to September 2024: calendars.md 4; Islamic ones: estimates."""
    koeln, bethlehem = (each["facts"] for each in pages(document("profile", "de")))
    assert koeln["Name"] == "Köln · كولونيا · Nordrhein-Westfalen, Deutschland"
    assert koeln["Beteiligte Fachbereiche"] == "Amt für Umwelt"
    assert koeln["Arbeitswoche, Dienstzeiten"] == (
        "Montag bis Donnerstag, 08:00–16:00 · Freitag, 08:00–12:00 (bitte prüfen);"
        " zu den Terminen 1 Stunde früher als in Bethlehem"
    )
    assert koeln["Feiertage im Zeitraum"] == (
        "Tag der Arbeit 1. Mai, Christi Himmelfahrt 9. Mai, Pfingstmontag 20. Mai, Fronleichnam 30. Mai"
    )
    assert koeln["Zivilgesellschaft"] == "Partnerschaftsverein Musterstadt e. V."
    assert bethlehem["Arbeitswoche, Dienstzeiten"] == (
        "Sonntag bis Donnerstag, 08:00–15:00 (bitte prüfen); zu den Terminen 1 Stunde später als in Köln"
    )
    assert bethlehem["Feiertage im Zeitraum"].startswith(
        "Tag der Arbeit 1. Mai, Ostern (östlich) 5. Mai; voraussichtlich (Mondsichtung, ± 1 Tag): Opferfest "
    )


def test_known_office_hours_are_not_to_be_checked_and_church_holidays_are_named_where_they_are_kept():
    hours = ({"days": ("sun", "mon", "tue"), "start": "08:30", "end": "14:30"},)
    there = Municipality(
        id="bethlehem", name={"de": "Bethlehem"}, country="ps", office_hours=hours, christian_calendar=True
    )
    facts = pages(document("profile", "en", palestine=there))[1]["facts"]
    assert facts["Working week, office hours"] == (
        "Sunday to Tuesday, 08:30–14:30; at the sessions 1 hour later than in Köln"
    )
    assert facts["Holidays in the period"].endswith("; and church holidays")


def test_a_side_wants_to_learn_its_own_goals_and_those_of_both():
    goals = tuple({"text": each, "side": each} for each in ("nrw", "palestine", "both"))
    doc = document("profile", "en", {**FULL, "themes": ({"id": "tourism", "goals": goals},)})
    assert [each["lists"]["What we want to learn: Tourism"] for each in pages(doc)] == [
        ["nrw", "both"],
        ["palestine", "both"],
    ]


def test_a_side_shows_the_sessions_that_it_hosts_in_both_local_times():
    """Köln is UTC+2 and Bethlehem UTC+3 on 7 May 2024."""
    koeln, bethlehem = (each["lists"]["Das zeigen wir"] for each in pages(document("profile", "de")))
    assert koeln == [
        "Termin 2: Im Klärwerk – Dienstag, 25. Juni 2024, 10:00–12:00 Köln · 11:00–13:00 Bethlehem",
        "Termin 3 – Termin offen",
    ]
    assert bethlehem == ["Termin 1: Wege des Abfalls – Dienstag, 7. Mai 2024, 10:00–12:00 Köln · 11:00–13:00 Bethlehem"]


@pytest.mark.parametrize(
    ("contacts", "shown"), [(False, "benannt"), (True, "Coordinator One · coordinator@example.org")]
)
def test_the_coordinator_has_a_name_only_with_contacts(contacts, shown):
    koeln, bethlehem = (each["facts"]["Koordination"] for each in pages(document("profile", "de", contacts=contacts)))
    assert (koeln, set(bethlehem)) == (shown, {"…"})


@pytest.mark.parametrize("lang", LANGS)
def test_an_empty_program_gives_two_pages_to_fill_in(lang):
    found = pages(program_kind("profile").build(empty(lang)))
    assert len(found) == 2
    dotted = [set(text) <= {"…", " "} for each in found for text in each["facts"].values()]
    assert dotted == [False, *([True] * 10)] * 2


@pytest.mark.parametrize("lang", ["de", "ar"])
@pytest.mark.parametrize("program", PROGRAMS)
def test_one_page_each_on_paper(program, lang):
    pytest.importorskip("typst", reason="the extra documents is not installed")
    pikepdf = pytest.importorskip("pikepdf")
    found = documents.material(index(), index().sources[program], lang, audience="partners", contacts=True)
    content = formats()["pdf"].render(program_kind("profile").build(found), skin()).content
    with pikepdf.open(BytesIO(content)) as pdf:
        assert len(pdf.pages) == 2


def test_the_request_to_exchange_them_stands_there_until_the_meeting_was_held():
    """In the sample the meeting was held."""
    meeting = {**FULL["exploration"], "status": "confirmed"}
    asked = [
        [plain(each.text) for each in document("profile", "de", data).blocks if isinstance(each, Para)]
        for data in (FULL, {**FULL, "exploration": meeting})
    ]
    assert asked == [[], ["Bitte ergänzen und zehn Tage vor dem Exploration-Meeting austauschen (EM11)."]]


def test_arabic_has_its_own_semicolon():
    shown = [text for each in pages(document("profile", "ar")) for text in each["facts"].values()]
    assert [text for text in shown if "; " in text] == []
    assert any("؛ " in text for text in shown)
