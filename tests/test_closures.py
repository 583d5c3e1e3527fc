"""Closures laid over the estimates, and what they leave open: the table of decided and estimated days, and own entries."""

import datetime as dt

import pytest

from skew_cli.app.templates import closures_file
from skew_cli.calendars.calendar import Calendar, Note, Reason
from skew_cli.model.closures import ClosuresFile
from skew_cli.model.municipality import Municipality
from skew_cli.model.types import Translations
from skew_cli.store.repository import Repository

DAY = dt.timedelta(days=1)
OPEN = Municipality(id="open", name={"de": "Stadt ohne Wochenende"}, country="ps", weekend=())
"""So that no weekend hides a holiday."""
HEBRON = Municipality(id="hebron", name={"de": "Hebron"}, country="ps")
KOELN = Municipality(id="koeln", name={"de": "Köln"}, country="de")


@pytest.fixture
def shipped(tmp_path):
    return Calendar(closures_file(Repository(root=tmp_path)))


def date(text):
    return dt.date.fromisoformat(text)


def entries(*closures):
    return ClosuresFile.model_validate({"closures": closures})


def islamic_day(name, *, decided):
    return Reason(kind="islamic-holiday", occasion=name, decided=decided)


def closure_day(name, *, decided, own=None):
    return Reason(kind="closure-day", occasion=name, decided=decided, name=own)


def moon(name):
    return Reason(kind="moon-sighting", occasion=name, decided=False)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2024-06-15", None),
        ("2024-06-16", islamic_day("eid_al_adha", decided=True)),
        ("2024-06-19", islamic_day("eid_al_adha", decided=True)),
        ("2024-06-20", closure_day("eid_al_adha", decided=True)),
        ("2024-06-21", None),
        ("2024-07-06", moon("islamic_new_year")),
        ("2024-07-07", islamic_day("islamic_new_year", decided=False)),
        ("2024-07-08", moon("islamic_new_year")),
        ("2025-06-03", None),
        ("2025-06-04", moon("eid_al_adha")),
        ("2025-06-05", closure_day("eid_al_adha", decided=False)),
        ("2025-06-06", islamic_day("eid_al_adha", decided=False)),
        ("2025-06-09", islamic_day("eid_al_adha", decided=False)),
        ("2025-06-10", moon("eid_al_adha")),
        ("2025-06-11", None),
    ],
)
def test_decided_and_estimated(shipped, day, expected):
    assert expected == shipped.reason(OPEN, date(day))


def test_an_estimate_at_the_turn_of_a_year_is_seen_from_the_year_before():
    new_year = {"from": date("2029-01-01"), "to": date("2029-01-01"), "status": "estimated"}
    calendar = Calendar(entries({"occasion": "mawlid", "hijri_year": 1450} | new_year))
    assert moon("mawlid") == calendar.reason(OPEN, date("2028-12-31"))


def test_the_ends_of_time_are_ordinary_days():
    assert Calendar().reason(OPEN, dt.date.min + DAY) is None
    assert Calendar().reason(OPEN, dt.date.max) is None


ADHA_2025 = {"occasion": "eid_al_adha", "hijri_year": 1446}


def test_a_decision_moves_the_feast_and_frees_the_estimated_days():
    decided = ADHA_2025 | {
        "from": date("2025-06-06"),
        "to": date("2025-06-10"),
        "holiday": {"from": date("2025-06-07"), "to": date("2025-06-10")},
    }
    calendar = Calendar(entries(decided))
    found = [calendar.reason(OPEN, dt.date(2025, 6, 4) + DAY * n) for n in range(8)]
    eid = islamic_day("eid_al_adha", decided=True)
    assert [None, None, closure_day("eid_al_adha", decided=True), eid, eid, eid, eid, None] == found


def test_of_two_entries_the_decided_one_counts_and_of_equals_the_later():
    estimated = ADHA_2025 | {"from": date("2025-06-07"), "to": date("2025-06-10"), "status": "estimated"}
    first = ADHA_2025 | {"from": date("2025-06-06"), "to": date("2025-06-09")}
    second = ADHA_2025 | {"from": date("2025-06-08"), "to": date("2025-06-11")}

    def days(*files):
        feast = next(each for each in Calendar(*files).feasts(2025) if each.occasion == "eid_al_adha")
        return feast.first.day, feast.last.day, feast.status

    assert (6, 9, "decided") == days(entries(first), entries(estimated))
    assert (6, 9, "decided") == days(entries(estimated), entries(first))
    assert (8, 11, "decided") == days(entries(first), entries(second))
    assert (7, 10, "estimated") == days(entries(estimated))


def test_a_decision_of_one_municipality_concerns_no_other():
    own = ADHA_2025 | {"municipality": "hebron", "from": date("2025-06-15"), "to": date("2025-06-16")}
    calendar = Calendar(entries(own))
    assert islamic_day("eid_al_adha", decided=True) == calendar.reason(HEBRON, date("2025-06-15"))
    assert calendar.reason(HEBRON, date("2025-06-08")) is None
    assert calendar.reason(OPEN, date("2025-06-15")) is None
    assert islamic_day("eid_al_adha", decided=False) == calendar.reason(OPEN, date("2025-06-08"))


def test_closures_without_an_islamic_year_come_on_top():
    name = Translations(de="Trauertag")
    mourning = {"occasion": "mourning", "from": date("2025-06-04"), "to": date("2025-06-05"), "name": name.model_dump()}
    town_hall = {
        "occasion": "carnival",
        "country": "de",
        "municipality": "koeln",
        "from": date("2025-03-03"),
        "to": date("2025-03-03"),
    }
    samaritan = {"occasion": "passover", "community": "samaritan", "from": date("2025-04-22"), "to": date("2025-04-22")}
    calendar = Calendar(entries(mourning, town_hall, samaritan))
    decided = closure_day("mourning", decided=True, own=name)
    assert [decided, decided] == [calendar.reason(OPEN, date(f"2025-06-0{n}")) for n in (4, 5)]
    assert calendar.reason(KOELN, date("2025-06-04")) is None
    assert closure_day("carnival", decided=True) == calendar.reason(KOELN, date("2025-03-03"))
    bonn = KOELN.model_copy(update={"id": "bonn"})
    assert calendar.reason(bonn, date("2025-03-03")) is None
    nablus = OPEN.model_copy(update={"samaritan_calendar": True})
    assert calendar.reason(nablus, date("2025-04-22")) is None
    assert (Note(kind="community-holiday", occasion="passover"),) == calendar.notes(nablus, date("2025-04-22"))
    assert () == calendar.notes(OPEN, date("2025-04-22"))


def test_bridge_days_of_the_german_side():
    """Ascension Day is always a Thursday; 1 May 2029 is a Tuesday."""
    days = ("2024-05-10", "2024-05-08", "2029-04-30", "2024-05-13", "2026-05-01")
    edge = (Note(kind="weekend-edge"),)
    assert [edge, (), edge, (), ()] == [Calendar().notes(KOELN, date(day)) for day in days]
    assert () == Calendar().notes(HEBRON, date("2024-05-10"))
