"""What documents about a season are made from: programs in order, findings counted once, usable days by the research."""

import datetime as dt
import json

import pytest
from cli_repository import caller, lay_down
from document_samples import LANGS, ROOT
from ruamel.yaml import YAML

from skew_cli.app import season_material
from skew_cli.app.load import load
from skew_cli.app.season_material import season_materials
from skew_cli.errors import SkewError
from skew_cli.store.repository import find

PAIR = """\
schema: 1
id: pair
season: {year}
partners:
  nrw: {{municipality: bonn}}
  palestine: {{municipality: {palestine}}}
"""


def index(day="2024-05-20", **files):
    """The sample repository on a day, with files added."""
    replaced = {name: text.encode() for name, text in files.items()}
    return load(find(ROOT), dt.date.fromisoformat(day), replaced=replaced)


def pair(year, palestine="ramallah"):
    return {f"programs/{year}/pair.yaml": PAIR.format(year=year, palestine=palestine)}


def programs(year=2024):
    """The programs of a season as plain YAML."""
    files = sorted(ROOT.joinpath(f"programs/{year}").glob("*.yaml"))
    return [YAML(typ="safe", pure=True).load(each) for each in files if each.name != "season.yaml"]


def standing(found, address):
    return next(each for each in found.programs if each.address == address)


@pytest.fixture(scope="module")
def sample():
    return season_materials(index(), 2024, LANGS)


def test_all_readable_programs_are_there_in_order_of_address(sample):
    addresses = sorted(f"2024/{each['id']}" for each in programs())
    assert dict.fromkeys(LANGS, addresses) == {
        lang: [each.address for each in found.programs] for lang, found in sample.items()
    }
    assert [(lang, 2024, dt.date(2024, 5, 20), "colleagues") for lang in LANGS] == [
        (found.words.lang, found.season, found.date, found.audience) for found in sample.values()
    ]
    assert all(lang == each.material.words.lang for lang, found in sample.items() for each in found.programs)


@pytest.mark.parametrize(
    ("year", "months"),
    [
        (2024, [14, 12, 4, 6, 17]),
        (2025, [15, 13, 7, 2, 17]),
        (2026, [11, 16, 10, 0, 17]),
        (2027, [11, 18, 9, 0, 18]),
        (2028, [15, 15, 4, 6, 16]),
        (2029, [14, 16, 0, 10, 16]),
    ],
)
def test_usable_days_are_those_of_the_calendar_research(year, months):
    """calendars.md 8."""
    found = season_materials(index(**pair(year)), year, ["en"])["en"]
    mine = standing(found, f"{year}/pair").months
    assert [(dt.date(year, 5 + n, 1), days) for n, days in enumerate(months)] == [
        (each.first, each.days) for each in mine
    ]


@pytest.mark.parametrize(
    ("day", "left"),
    [("2024-01-01", 53), ("2024-08-01", 23), ("2024-09-26", 2), ("2024-09-27", 1), ("2024-10-01", 0)],
)
def test_usable_days_left_count_from_today(day, left):
    """calendars.md 8.3: the last usable days of 2024 are 26 and 30 September; August and September have 6 and 17."""
    found = season_materials(index(day), 2024, ["en"])["en"]
    assert {left} == {each.days_left for each in found.programs}


def test_usable_days_are_those_of_the_pair():
    """A municipality that is also closed on Thursdays loses them: 14 usable Thursdays in calendars.md 8.3."""
    own = "municipalities:\n  - {id: own, name: {de: Own}, country: ps, weekend: [thu, fri, sat]}\n"
    files = pair(2024, "own") | {"programs/municipalities.yaml": own}
    found = season_materials(index(**files), 2024, ["en"])["en"]
    thursdays = {5: (2, 16, 23), 6: (6, 13, 27), 7: (4,), 8: (22, 29), 9: (5, 12, 19, 26)}
    usual = {5: 14, 6: 12, 7: 4, 8: 6, 9: 17}
    assert [usual[month] - len(days) for month, days in thursdays.items()] == [
        each.days for each in standing(found, "2024/pair").months
    ]


def test_findings_are_those_that_show_tells(tmp_path, monkeypatch, capsys):
    root = lay_down(tmp_path)
    found = season_materials(load(find(root), dt.date(2024, 5, 1)), 2024, ["de"])["de"]
    skew = caller(root, monkeypatch, capsys)
    told = [json.loads(skew("show", each.address, "--json").out)["findings"] for each in found.programs]
    assert [(each["errors"], each["warnings"]) for each in told] == [
        (each.errors, each.warnings) for each in found.programs
    ]
    assert all(each.warnings for each in found.programs)


def test_the_repository_is_checked_once_for_all_languages(monkeypatch):
    calls = []
    real = season_material.check
    monkeypatch.setattr(season_material, "check", lambda given: calls.append(given) or real(given))
    assert 3 == len(season_materials(index(), 2024, LANGS))
    assert 1 == len(calls)


def test_a_season_without_programs_names_those_that_there_are():
    with pytest.raises(SkewError) as caught:
        season_materials(index(), 2019, ["en"])
    assert (2, ("2023", "2024"), "2019") == (
        caught.value.exit_code,
        caught.value.values["seasons"],
        caught.value.values["season"],
    )


def test_everybody_sees_public_programs_only(tmp_path):
    found = season_materials(index(), 2024, ["en"], audience="public")["en"]
    public = sorted(f"2024/{each['id']}" for each in programs() if each.get("visibility") == "public")
    assert public == [each.address for each in found.programs]
    with pytest.raises(SkewError) as caught:
        season_materials(load(find(lay_down(tmp_path)), dt.date(2024, 5, 1)), 2024, ["en"], audience="public")
    assert "season {season} has no program with `visibility: public`" == caught.value.message.en
    assert caught.value.hint is None


def test_people_have_names_only_with_contacts(sample):
    def names(found):
        people = standing(found, "2024/koeln-bethlehem").material.people
        return {people[each].name for each in ("fachkraft-planung-koeln", "fachkraft-tourismus-koeln")}

    assert {""} == names(sample["de"])
    with_contacts = season_materials(index(), 2024, ["de"], contacts=True)["de"]
    assert {"Leitung Quartiersplanung (Köln)", "Projektleitung Tourismusgesellschaft (Köln)"} == names(with_contacts)


def test_a_predecessor_is_there_unless_it_is_hidden_from_the_audience():
    found = season_materials(index(), 2024, ["de"])["de"]
    before = standing(found, "2024/koeln-bethlehem").material.predecessor
    assert before is not None
    assert ("koeln-bethlehem", 2023) == (before.id, before.season)
    assert standing(found, "2024/bruehl-battir").material.predecessor is None
    file = ROOT / "programs/2024/koeln-bethlehem.yaml"
    shown = file.read_text(encoding="utf-8").replace("visibility: public\n", "") + "\nvisibility: public\n"
    public = season_materials(index(**{"programs/2024/koeln-bethlehem.yaml": shown}), 2024, ["de"], audience="public")
    assert standing(public["de"], "2024/koeln-bethlehem").material.predecessor is None
