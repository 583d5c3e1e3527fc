"""The season overview: its figures against a count of the sample files, both local times, what is open, and for whom."""

import csv
import datetime as dt
import io
from collections import Counter
from dataclasses import replace

import pytest
from document_samples import FULL, LANGS, ROOT, empty, material, season, skin
from ruamel.yaml import YAML

from skew_cli.app.load import load
from skew_cli.app.season_material import season_materials
from skew_cli.documents import kinds
from skew_cli.exports import formats
from skew_cli.model.tree import Facts, Heading, Para, Table, Timeline, plain
from skew_cli.store.repository import find

TODAY = dt.date(2024, 5, 20)


def programs():
    """The sample programs of 2024 as plain YAML, in order of id."""
    files = ROOT.joinpath("programs/2024").glob("*.yaml")
    read = [YAML(typ="safe", pure=True).load(each) for each in files if each.name != "season.yaml"]
    return sorted(read, key=lambda each: each["id"])


@pytest.fixture(scope="module")
def sample():
    return season_materials(load(find(ROOT), TODAY), 2024, LANGS)


def build(found):
    return kinds()["season"].build(found)


def sections(doc):
    """The blocks below each heading; those before the first under an empty name."""
    found = {"": []}
    for block in doc.blocks:
        if isinstance(block, Heading):
            found[plain(block.text)] = last = []
        else:
            last = found[""] if len(found) == 1 else last
            last.append(block)
    return found


def rows(block):
    return [[plain(cell) for cell in row] for row in block.rows]


def table(doc, heading):
    """Rows of the first table below a heading, each under the head of its column."""
    found = next(each for each in sections(doc)[heading] if isinstance(each, Table))
    return [dict(zip((plain(each) for each in found.head), row, strict=True)) for row in rows(found)]


def facts(doc, heading):
    found = (each for each in sections(doc)[heading] if isinstance(each, Facts))
    return {label: text for block in found for label, text in rows(block)}


def lead(doc):
    return plain(next(each.text for each in doc.blocks if isinstance(each, Para)))


def test_figures_are_those_of_the_files(sample):
    read = programs()
    status = Counter(each["status"] for each in read)
    sessions = [session.get("status", "tentative") for each in read for session in each.get("sessions", ())]
    pairs = {(each["partners"]["nrw"]["municipality"], each["partners"]["palestine"]["municipality"]) for each in read}
    themes = {each if isinstance(each, str) else each["id"] for one in read for each in one["themes"]}
    both = sum({"nrw", "palestine"} == {entry["side"] for entry in each.get("civil_society", ())} for each in read)
    doc = build(sample["en"])
    figures = (len(read), len(pairs), len(sessions), len(themes))
    assert "{} programs · {} partnerships · {} sessions · {} thematic focuses".format(*figures) == lead(doc)
    order = ("idea", "explored", "planned", "confirmed", "done", "cancelled")
    states = ("tentative", "confirmed", "held", "cancelled")
    assert {
        "Programs": " · ".join(f"{each}: {status[each]}" for each in order if status[each]),
        "Sessions": " · ".join(f"{each}: {sessions.count(each)}" for each in states if each in sessions),
        "Civil society on both sides": f"{both} of {len(read)} programs",
    } == facts(doc, "")


def test_each_program_has_its_row(sample):
    """Köln – Bethlehem has four sessions from 14 May to 25 June, the next on 28 May at 09:00, UTC+2 and UTC+3."""
    doc = build(sample["de"])
    what, dates = table(doc, "Programme"), table(doc, "Termine")
    assert [len(programs())] * 2 == [len(what), len(dates)]
    assert {
        "Programm": "Köln – Bethlehem",
        "Stand": "bestätigt",
        "Format": "virtuell",
        "Themenschwerpunkte": "Tourismus, Nachhaltige Stadtentwicklung",
        "Zivilgesellschaft": "beide Seiten",
    } == what[6]
    shown = {key: dates[6][key] for key in ("Durchgeführt", "Zeitraum der Termine", "Nächstes Treffen")}
    assert {
        "Durchgeführt": "0 von 4",
        "Zeitraum der Termine": "14. Mai bis 25. Juni",
        "Nächstes Treffen": "28. Mai, 09:00\u00a0/\u00a010:00",
    } == shown


def test_counts_of_sessions_and_civil_society_are_those_of_the_files(sample):
    doc = build(sample["en"])
    held = [each["Held"] for each in table(doc, "Sessions")]
    where = [each["Civil society"] for each in table(doc, "Programs")]
    active = [sum(session.get("status") != "cancelled" for session in each.get("sessions", ())) for each in programs()]
    sides = [{entry["side"] for entry in each.get("civil_society", ())} for each in programs()]
    names = {"nrw": "German side", "palestine": "Palestinian side"}
    assert [f"0 of {number}" if number else "" for number in active] == held
    assert ["both sides" if len(each) == 2 else names[min(each)] for each in sides] == where


def test_the_timeline_goes_from_the_first_to_the_last_session(sample):
    line = next(each for each in build(sample["en"]).blocks if isinstance(each, Timeline))
    spans = []
    for each in programs():
        days = sorted(
            dt.date.fromisoformat(str(session["date"]))
            for session in each.get("sessions", ())
            if session.get("date") and session.get("status") != "cancelled"
        )
        spans += [(days[0], days[-1])] if days else []
    assert sorted(spans) == [(first, last) for _, first, last in line.spans]
    assert "May–Jun · Cologne – Bethlehem" in [label for label, _, _ in line.spans]


def test_programs_of_one_pair_are_told_apart(sample):
    names = [each["Program"] for each in table(build(sample["en"]), "Programs")]
    assert ["Dortmund – Dura (dortmund-dura)", "Dortmund – Dura (dura-dortmund)"] == names[4:6]
    assert len(names) == len({*names})


def test_usable_days_that_are_the_same_share_a_row(sample):
    """calendars.md 8: 14, 12, 4, 6 and 17; of those in May seven lie before the 20th."""
    row = {"Program": "All programs", "May": "14", "Jun": "12", "Jul": "4", "Aug": "6", "Sept": "17", "Total": "53"}
    left = 14 - len((2, 6, 7, 8, 13, 14, 15, 16)) + 12 + 4 + 6 + 17
    found = table(build(sample["en"]), "Usable days per month")
    assert [[*row.values(), str(left)]] == [list(each.values()) for each in found]
    one, *others = sample["en"].programs
    months = tuple(replace(each, days=each.days - 1) for each in one.months)
    mixed = replace(sample["en"], programs=(replace(one, months=months, days_left=40), *others))
    first, rest = table(build(mixed), "Usable days per month")
    assert ["Bergisch Gladbach – Beit Jala", "13", "11", "3", "5", "16", "48", "40"] == list(first.values())
    assert len(others) == len(rest["Program"].split(", "))


def test_open_questions_are_those_of_the_files(sample):
    """A program asks for its exploration meeting, its dates and civil society of both sides; session count by season."""
    found = facts(build(sample["en"]), "Open questions")
    expected = {}
    for each in programs():
        sessions = [one for one in each.get("sessions", ()) if one.get("status") != "cancelled"]
        undated = sum("date" not in one for one in sessions)
        past = sum(str(one.get("date", "9999")) < str(TODAY) for one in sessions)
        said = []
        if each.get("exploration", {}).get("status") != "held":
            said.append("exploration meeting not held yet")
        if len(sessions) < 3:
            said.append(f"{len(sessions)} of at least 3 sessions")
        if undated:
            said.append(f"{undated} sessions without date")
        if past:
            said.append(f"{past} past session{'s' if past > 1 else ''} not recorded as held")
        sides = {entry["side"] for entry in each.get("civil_society", ())}
        names = (("nrw", "German"), ("palestine", "Palestinian"))
        said += [f"civil society missing: {name} side" for side, name in names if side not in sides]
        if said:
            expected[each["id"]] = ", ".join(said)
    assert sorted(expected.values()) == sorted(found.values())
    assert "exploration meeting not held yet, 3 sessions without date" == found["Krefeld – al-Eizariya"]


def test_csv_is_rows_of_programs(sample):
    content = formats()["csv"].render(build(sample["de"]), skin()).content.decode("utf-8-sig")
    found = list(csv.reader(io.StringIO(content), delimiter=";"))
    by_group = Counter(row[0] for row in found[1:])
    number = len(programs())
    assert {
        "Programme": number,
        "Termine": number,
        "Zivilgesellschaft": number,
        "Nutzbare Tage je Monat": 1,
    } == by_group
    assert ["Abschnitt", "Programm"] == found[0][:2]
    assert {len(found[0])} == {len(row) for row in found}


def test_findings_checklists_and_questions_are_not_for_everybody(sample):
    found = replace(sample["en"], audience="public")
    doc = build(found)
    assert ["Program", "Held", "Period of the sessions", "Next meeting"] == list(table(doc, "Sessions")[0])
    assert "Open questions" not in sections(doc)
    assert ["Checklist items overdue", "Findings"] == list(table(build(sample["en"]), "Sessions")[0])[4:]


@pytest.mark.parametrize(
    ("errors", "warnings", "said"),
    [
        (0, 0, "لا توجد"),
        (1, 2, "خطأ واحد، تحذيران"),
        (0, 3, "3 تحذيرات"),
        (2, 11, "خطآن، 11 تحذيراً"),
        (100, 0, "100 خطأ"),
    ],
)
def test_findings_in_arabic_plurals(errors, warnings, said):
    one = replace(season("ar").programs[0], errors=errors, warnings=warnings)
    doc = build(replace(season("ar"), programs=(one,)))
    assert said == table(doc, "الجلسات")[0]["الملاحظات"]


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "لا برامج · لا شراكات · لا جلسات · لا محاور موضوعية"),
        (1, "برنامج واحد · شراكة واحدة · 3 جلسات · محور موضوعي واحد"),
        (2, "برنامجان · شراكة واحدة · 6 جلسات · محور موضوعي واحد"),
        (5, "5 برامج · شراكة واحدة · 15 جلسة · محور موضوعي واحد"),
        (100, "100 برنامج · شراكة واحدة · 300 جلسة · محور موضوعي واحد"),
    ],
)
def test_figures_in_arabic_plurals(number, said):
    found = season("ar")
    assert said == lead(build(replace(found, programs=found.programs * number)))


def test_sessions_held_before_a_program_was_cancelled_took_place():
    held, open_, off = FULL["sessions"]
    sessions = ({**held, "status": "held"}, open_, {**off, "status": "cancelled"})
    doc = build(season("en", material("en", {**FULL, "sessions": sessions})))
    assert "tentative: 1 · held: 1 · cancelled: 1" == facts(doc, "")["Sessions"]
    assert "1 of 2" == table(doc, "Sessions")[0]["Held"]
    doc = build(season("en", material("en", {**FULL, "sessions": sessions, "status": "cancelled"})))
    assert "held: 1 · cancelled: 2" == facts(doc, "")["Sessions"]
    row = table(doc, "Sessions")[0]
    assert ("1 of 1", "7 May", "") == (row["Held"], row["Period of the sessions"], row["Next meeting"])
    assert "Open questions" not in sections(doc)


def test_the_next_meeting_names_the_other_day_where_it_differs():
    """23:30 in Köln is 00:30 of the next day in Bethlehem."""
    sessions = ({"id": "late", "date": "2024-05-07", "start": "23:30", "duration_min": 60},)
    doc = build(season("en", material("en", {**FULL, "sessions": sessions, "seminars": ()})))
    assert "7 May, 23:30\u00a0/\u00a08 May, 00:30" == table(doc, "Sessions")[0]["Next meeting"]


def test_overdue_items_are_counted_to_the_day():
    """Of the four sample items one is done, one is left out, one has no date: only ON20 of 7 May can be late."""
    late = {day: table(build(season("en", date=dt.date(2024, 5, day))), "Sessions")[0] for day in (7, 8)}
    assert {7: "0", 8: "1"} == {day: row["Checklist items overdue"] for day, row in late.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_a_program_with_nothing_and_a_season_without_programs(lang):
    doc = build(season(lang, empty(lang)))
    assert doc.landscape
    assert 1 == len(rows(next(each for each in doc.blocks if isinstance(each, Table))))
    bare = build(replace(season(lang), programs=(), date=None))
    assert [] == [each for each in bare.blocks if isinstance(each, Table | Timeline)]


def test_what_a_program_with_nothing_lacks():
    """The call asks for three sessions at least."""
    found = facts(build(season("de", empty("de"))), "Offene Fragen")
    assert {
        "(offen) – (offen)": "Partnerkommune offen, Themenschwerpunkte offen, Exploration-Meeting noch nicht durchgeführt, "
        "0 von mindestens 3 Terminen, Zivilgesellschaft fehlt: beide Seiten"
    } == found
