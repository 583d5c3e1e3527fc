"""The final report: computed figures, results by aim, lines to complete, and what everybody's version leaves out."""

import datetime as dt

import pytest
from document_samples import FULL, LANGS, ROOT, empty, material, words
from ruamel.yaml import YAML

from skew_cli.app.documents import dated_checklists
from skew_cli.app.documents import material as of_repository
from skew_cli.app.load import load
from skew_cli.documents import kinds
from skew_cli.documents.material import Checklist, Item
from skew_cli.model.program import Program
from skew_cli.model.tree import Bullets, Checks, Facts, Heading, Para, Table, Timeline, plain
from skew_cli.store.repository import find

FIRST, SECOND, THIRD = FULL["sessions"]
DONE = {
    **FULL,
    "status": "done",
    "sessions": (
        {**FIRST, "status": "held", "participants": {"nrw": 8, "palestine": 9}, "results": "Wege verstanden"},
        {**SECOND, "status": "held", "participants": {"nrw": 7}, "duration_min": 90},
        {**THIRD, "status": "cancelled", "cancelled": "Stromausfall"},
    ),
    "exploration": {**FULL["exploration"], "civil_society": ("verein",)},
    "adaptation": {
        "kept": ({"item": "old-day", "note": "kürzer"}, {"item": "waste-and-wastewater"}),
        "dropped": ("Besuch der Deponie",),
        "new": ("Kleingruppen",),
    },
    "evaluation": {"guest": {"on": "2024-07-02", "summary": "Hilfreich"}},
    "follow_up": {
        "new_fields": ("Kompost",),
        "actions": (
            {"action": "Konzept schreiben", "owner": "coord", "date": "2024-09-30"},
            {"action": "Rat informieren", "owner": "coordinator"},
        ),
    },
}
CLOSING = Checklist(
    title="Checkliste Programmabschluss",
    items=(
        Item(id="AB01", phase="closing", text="Auswertung", due=dt.date(2024, 7, 9), done=dt.date(2024, 7, 2)),
        Item(id="AB02", phase="closing", text="Kurzbericht", due=dt.date(2024, 7, 25)),
    ),
)


def report(lang="de", data=None, audience="partners", **more):
    return kinds()["report"].build(material(lang, data or DONE, audience=audience, checklists=(CLOSING,), **more))


def below(doc, heading, kind):
    """The blocks of a kind below a heading, up to the next one."""
    found, inside = [], False
    for block in doc.blocks:
        if isinstance(block, Heading):
            inside = heading == plain(block.text)
        elif inside and isinstance(block, kind):
            found.append(block)
    return found


def facts(doc, heading):
    return {plain(label): plain(text) for block in below(doc, heading, Facts) for label, text in block.rows}


def table(doc, heading, number=0):
    return [[plain(cell) for cell in row] for row in below(doc, heading, Table)[number].rows]


def bullets(doc, heading):
    return [plain(item) for block in below(doc, heading, Bullets) for item in block.items]


def headings(doc, level=1):
    return [plain(block.text) for block in doc.blocks if isinstance(block, Heading) and block.level == level]


def fill(lang="de"):
    return words(lang).label("fill_in")


def said(doc):
    """Every text of the document."""
    return repr(doc.blocks)


def test_figures_are_computed_from_sessions_held():
    """A session without a length of its own takes the 120 minutes of the season; one of two had civil society."""
    assert {
        "Durchgeführte Termine": "2 von 2 (100 %)",
        "Abgesagte Termine": "1",
        "Fachaustausch": "210 Minuten",
        "Davon mit Zivilgesellschaft": "1 von 2 (50 %)",
        "Erwartete Teilnahmen, alle durchgeführten Termine zusammen": "Köln: 15 · Bethlehem: 9",
    } == facts(report(), "In Zahlen")
    assert [] == below(report(), "In Zahlen", Para)


def test_a_report_is_a_draft_while_sessions_are_to_come():
    doc = report(data=FULL)
    assert {"Durchgeführte Termine": "0 von 3 (0 %)"} == facts(doc, "In Zahlen")
    draft = "Entwurf: 3 Termine sind noch nicht als durchgeführt vermerkt."
    assert [draft] == [plain(each.text) for each in below(doc, "In Zahlen", Para)]


def test_what_was_reached_stands_below_each_aim():
    doc = report()
    assert [
        "Arbeitsstrukturen und -inhalte kennenlernen",
        "Neue Kooperationsfelder identifizieren",
        "Einbindung der Zivilgesellschaft ausloten",
    ] == headings(doc, 2)[:3]
    goal = "Die Zuständigkeiten der Partnerkommune beschreiben können (beide Seiten)"
    assert [goal] == bullets(doc, "Arbeitsstrukturen und -inhalte kennenlernen")
    reached = ["Termin 1: Wege verstanden", "Termine mit Beteiligung der Zivilgesellschaft: 1 von 2 (50 %)"]
    assert reached == bullets(doc, "Was erreicht wurde")
    assert ["Kompost"] == bullets(doc, "Neue Kooperationsfelder")


def test_goals_without_purpose_are_told_too():
    theme = {**FULL["themes"][0], "goals": ({"text": "Müll vermeiden"},)}
    doc = report(data={**DONE, "themes": (theme,)})
    assert ["Müll vermeiden"] == bullets(doc, "Weitere Lernziele")


def test_what_is_not_entered_is_a_line_to_complete():
    doc = report(data={**FULL, "sessions": ({**FIRST, "status": "held"},)})
    lines = [
        plain(each.text) for each in (*below(doc, "Was erreicht wurde", Para), *below(doc, "Folgemaßnahmen", Para))
    ]
    assert [" ".join([fill()] * 4)] * 2 == lines
    blank = " ".join([fill()] * 3)
    assert {"Hospitierende Seite": blank, "Gastgebende Seite": blank} == facts(
        doc, "Auswertung durch Gast und Gastgeber"
    )
    assert {blank} == {*facts(doc, "Verwendungsnachweis").values()}
    assert "Teilnahmelisten" in facts(doc, "Verwendungsnachweis")


def test_sessions_with_both_local_times_sides_and_participants():
    """Köln is UTC+2 and Bethlehem UTC+3 in May and June 2024."""
    doc = report()
    assert [
        ["Termin 1: Wege des Abfalls", "Dienstag, 7. Mai 2024", "10:00–12:00", "11:00–13:00", "durchgeführt"],
        ["Termin 2: Im Klärwerk", "Dienstag, 25. Juni 2024", "10:00–11:30", "11:00–12:30", "durchgeführt"],
        ["Termin 3", "Termin offen", "", "", "abgesagt"],
    ] == table(doc, "Termine")
    waste = "Abfall und Abwasserentsorgung"
    assert [
        ["Termin 1", "Bethlehem, Abteilung Abfall", "Köln", waste, "Köln: 8 · Bethlehem: 9"],
        ["Termin 2", "Köln", "Bethlehem", waste, "Köln: 7"],
        ["Termin 3", "Köln", "Bethlehem", "", ""],
    ] == table(doc, "Termine", 1)
    assert ["Termin 3: Stromausfall"] == bullets(doc, "Warum Termine abgesagt wurden")
    days = [(first, last) for line in below(doc, "Termine", Timeline) for _, first, last in line.spans]
    assert [(dt.date(2024, 5, 7),) * 2, (dt.date(2024, 6, 25),) * 2] == days


def test_preparation_and_civil_society():
    doc = report()
    assert ["Exploration-Meeting", "Seminar: Landesanalyse"] == [row[0] for row in table(doc, "Vorbereitung")]
    assert [
        ["Partnerschaftsverein Musterstadt e. V.", "Köln", "Partnerschaftsverein", "Exploration-Meeting"],
        ["Environment circle", "Bethlehem", "Thematisch eingebundene*r Akteur*in", "Termin 1 (Beitrag)"],
    ] == table(doc, "Zivilgesellschaft")


def test_the_adaptation_names_what_the_predecessor_called_it():
    before = Program.model_validate(
        {
            "id": "koeln-bethlehem",
            "season": 2023,
            "partners": {},
            "sessions": ({"id": "old-day", "title": {"de": "Tag auf dem Hof"}},),
        }
    )
    kept = ["Tag auf dem Hof – kürzer", "Abfall und Abwasserentsorgung"]
    assert kept == bullets(report(predecessor=before), "Beibehalten")
    assert ["old-day – kürzer", kept[1]] == bullets(report(), "Beibehalten")
    assert ["Besuch der Deponie"] == bullets(report(), "Entfallen")
    assert ["Kleingruppen"] == bullets(report(), "Neu")


def test_owners_of_actions_are_only_there_with_contacts():
    actions = [["Konzept schreiben", "30. September 2024"], ["Rat informieren", ""]]
    assert actions == table(report(), "Folgemaßnahmen")
    (what, day), (other, none) = actions
    owned = [[what, "Coordinator One", day], [other, "Koordination", none]]
    assert owned == table(report(contacts=True), "Folgemaßnahmen")


def test_what_is_still_open():
    assert [
        "Ergebnisse von einem Termin fehlen",
        "Auswertung fehlt: Gastgebende Seite",
        "Kurzbericht noch nicht vermerkt",
    ] == bullets(report(), "Was noch offen ist")
    whole = {
        **DONE,
        "sessions": ({**FIRST, "status": "held", "results": "gut"},),
        "evaluation": {"guest": {"on": "2024-07-02"}, "host": {"on": "2024-07-02"}},
        "follow_up": {**DONE["follow_up"], "report": "2024-07-10"},
    }
    assert ["Nichts ist offen."] == bullets(report(data=whole), "Was noch offen ist")
    alone = report(data={**whole, "civil_society": FULL["civil_society"][:1]})
    assert ["Zivilgesellschaft fehlt: palästinensische Seite"] == bullets(alone, "Was noch offen ist")


def test_the_closing_list_has_boxes_that_can_be_read_back():
    doc = report()
    assert {"Checkliste Programmabschluss": "1 von 2 Punkten erledigt"} == facts(doc, "Stand der Checklisten")
    (boxes,) = below(doc, "Programmabschluss", Checks)
    assert [("closing/AB01", True), ("closing/AB02", False)] == [(each.ref, each.done) for each in boxes.items]


def test_the_version_for_everybody_is_shorter():
    """Results, reasons, notes and summaries are internal; lines to complete and open work are no news."""
    doc = report(audience="public")
    gone = ("Wege verstanden", "Stromausfall", "kürzer", "Hilfreich", "Coordinator", fill())
    assert [] == [each for each in gone if each in said(doc)]
    assert [each for each in gone if each != "Coordinator"] == [each for each in gone if each in said(report())]
    more = [each for each in headings(report()) if each not in headings(doc)]
    assert ["Was noch offen ist", "Stand der Checklisten", "Verwendungsnachweis"] == more
    assert ["Kompost"] == bullets(doc, "Neue Kooperationsfelder")
    assert {"Hospitierende Seite": "2. Juli 2024"} == facts(doc, "Auswertung durch Gast und Gastgeber")


@pytest.mark.parametrize(
    ("minutes", "told"),
    [(1, "دقيقة واحدة"), (2, "دقيقتان"), (5, "5 دقائق"), (45, "45 دقيقة"), (120, "120 دقيقة")],
)
def test_minutes_in_arabic_plurals(minutes, told):
    doc = report("ar", {**FULL, "sessions": ({**FIRST, "status": "held", "duration_min": minutes},)})
    assert told == facts(doc, "بالأرقام")["تبادل الخبرات"]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (1, "مسودة: جلسة واحدة لم يُسجَّل انعقادها بعد."),
        (2, "مسودة: جلستان لم يُسجَّل انعقادهما بعد."),
        (3, "مسودة: 3 جلسات لم يُسجَّل انعقادها بعد."),
        (11, "مسودة: 11 جلسة لم يُسجَّل انعقادها بعد."),
    ],
)
def test_drafts_in_arabic_plurals(number, told):
    sessions = tuple({"id": f"s{each}"} for each in range(number))
    (note,) = below(report("ar", {**FULL, "sessions": sessions}), "بالأرقام", Para)
    assert told == plain(note.text)


@pytest.mark.parametrize("lang", LANGS)
def test_a_program_with_nothing_has_a_report(lang):
    public = kinds()["report"].build(empty(lang))
    partners = report(lang, {"id": "x", "season": 2024, "partners": {}})
    none = words(lang).label("no_sessions")
    assert [(True, False), (True, True)] == [(none in said(doc), fill(lang) in said(doc)) for doc in (public, partners)]


@pytest.mark.parametrize("name", ["bielefeld-zababdeh", "koeln-bethlehem", "krefeld-al-eizariya"])
def test_the_sample_files_are_told_as_they_are(name):
    file = f"programs/2024/{name}.yaml"
    read = YAML(typ="safe", pure=True).load(ROOT.joinpath(file).read_text(encoding="utf-8"))
    index = load(find(ROOT), dt.date(2024, 7, 15))
    source = index.sources[file]
    lists = dated_checklists(index, source)
    doc = kinds()["report"].build(of_repository(index, source, "en", lists=lists, audience="partners"))
    states = [each.get("status", "tentative") for each in read["sessions"]]
    assert states == [row[4] for row in table(doc, "Sessions")]
    active = len(states) - states.count("cancelled")
    held = states.count("held")
    assert f"{held} of {active} ({100 * held // active}%)" == facts(doc, "In figures")["Sessions held"]
    assert len(read["civil_society"]) == len(table(doc, "Civil society"))
    goals = [goal for theme in read["themes"] if isinstance(theme, dict) for goal in theme["goals"]]
    shown = [
        bullets(doc, heading)
        for heading in (
            "Getting to know work structures and contents",
            "Identifying new fields of cooperation",
            "Sounding out how to involve civil society",
        )
    ]
    purposes = ("learn_structures", "identify_fields", "involve_civil_society")
    assert [sum(goal["purpose"] == each for goal in goals) for each in purposes] == [len(each) for each in shown]
