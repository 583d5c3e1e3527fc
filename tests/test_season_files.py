"""`skew ical --season` and `--for`: the same entries as in the programs' own series, with their UIDs and stamps."""

import json
import shutil
from pathlib import Path

import icalendar
import pytest

from skew_cli.cli.main import main

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def repository(tmp_path_factory):
    root = tmp_path_factory.mktemp("season")
    shutil.copytree(ROOT / "programs", root / "programs")
    (root / "skew.toml").write_bytes((ROOT / "skew.toml").read_bytes())
    return root


def run(repository, capsys, *args):
    code = main(["ical", "-C", str(repository), "--as-of", "2024-04-15", "--now", "2024-04-15T08:00:00Z", *args])
    assert code == 0
    return capsys.readouterr().out


def entries(path: Path) -> dict[str, tuple]:
    found = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    return {str(each["UID"]): (each["DTSTART"].dt, each["SEQUENCE"], each["DTSTAMP"].dt) for each in found}


def test_the_season_holds_the_entries_of_every_series(repository, capsys):
    run(repository, capsys, "--season", "2024", "-o", "season")
    season = entries(repository / "season/season-2024-de.ics")
    before = {each: each.read_bytes() for each in (repository / "programs").rglob("*.json")}
    for program in ("koeln-bethlehem", "bonn-ramallah", "moers-beitunia"):
        run(repository, capsys, f"2024/{program}", "-o", "own", "--dry-run")
    assert before == {each: each.read_bytes() for each in (repository / "programs").rglob("*.json")}
    run(repository, capsys, "2024/koeln-bethlehem", "-o", "own")
    own = entries(repository / "own/2024/koeln-bethlehem/series-de.ics")
    assert {uid: found for uid, found in own.items() if uid in season} == {
        uid: season[uid] for uid in own if uid in season
    }
    assert len(season.keys() & own.keys()) >= 5


def test_one_side_and_one_person(repository, capsys):
    written = json.loads(run(repository, capsys, "--season", "2024", "--for", "nrw", "-o", "nrw", "--json"))
    assert [Path(each).name for each in written["files"]] == [
        f"season-2024-nrw-{lang}.ics" for lang in ("ar", "de", "en")
    ]
    run(repository, capsys, "--season", "2024", "-o", "all")
    run(repository, capsys, "--season", "2024", "--for", "moderation-a", "-o", "one")
    everything = entries(repository / "all/season-2024-de.ics")
    mine = entries(repository / "one/season-2024-moderation-a-de.ics")
    assert mine.keys() < everything.keys()


def test_an_unknown_person_is_refused(repository, capsys):
    assert main(["ical", "-C", str(repository), "--season", "2024", "--for", "moderation-z"]) == 2
    assert capsys.readouterr().err.startswith("Fehler: ")
