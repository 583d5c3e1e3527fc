"""`list`, `show` and `status` on a small repository."""

import json
import re
from pathlib import Path

import pytest
from cli_repository import Skew, caller, lay_down


@pytest.fixture
def skew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(lay_down(tmp_path), monkeypatch, capsys)


def test_list_in_english(skew: Skew) -> None:
    assert skew("list").out == (
        "Program          Municipalities       Status   Sessions  next meeting\n"
        "bonn-ramallah    Bonn – Ramallah      idea     0\n"
        "koeln-bethlehem  Cologne – Bethlehem  planned  3         Tue 14 May 2024  10:00 / 11:00\n"
        "2 programs in season 2024. Times: German / Palestinian local time\n"
    )


def test_list_in_german_filtered(skew: Skew) -> None:
    assert skew("list", "--lang", "de", "--theme", "waste", "--status", "geplant", "--partner", "Beth").out == (
        "Programm         Kommunen          Stand    Termine  nächstes Treffen\n"
        "koeln-bethlehem  Köln – Bethlehem  geplant  3        Di 14.05.2024     10:00 / 11:00\n"
        "1 Programm im Programmjahr 2024. Uhrzeiten: deutsche / palästinensische Ortszeit\n"
    )


def test_list_without_hits_is_no_error(skew: Skew) -> None:
    called = skew("list", "--partner", "moers")
    assert (called.code, called.out, called.err) == (0, "", "no program fits\n")


def test_list_of_all_seasons_shows_addresses(skew: Skew) -> None:
    lines = skew("list", "--season", "all").out.splitlines()
    assert [each.split()[0] for each in lines[1:-1]] == [
        "2023/koeln-bethlehem",
        "2024/bonn-ramallah",
        "2024/koeln-bethlehem",
    ]


def test_list_as_data(skew: Skew) -> None:
    called = skew("list", "--json", "--partner", "köln")
    assert called.out.isascii()
    assert json.loads(called.out) == {
        "format": "skew-list/1",
        "as_of": "2024-05-01",
        "season": 2024,
        "programs": [
            {
                "id": "koeln-bethlehem",
                "season": 2024,
                "address": "2024/koeln-bethlehem",
                "file": "programs/2024/koeln-bethlehem.yaml",
                "status": "planned",
                "mode": "virtual",
                "themes": ["waste-and-wastewater"],
                "partners": {
                    "nrw": {"id": "koeln", "name": "Cologne"},
                    "palestine": {"id": "bethlehem", "name": "Bethlehem"},
                },
                "sessions": 3,
                "next": {
                    "kind": "session",
                    "key": "session-sorting-plant",
                    "id": "sorting-plant",
                    "number": 1,
                    "status": "tentative",
                    "title": "Sorting plant",
                    "nrw": {"start": "2024-05-14T10:00+02:00", "end": "2024-05-14T12:00+02:00"},
                    "palestine": {"start": "2024-05-14T11:00+03:00", "end": "2024-05-14T13:00+03:00"},
                },
            }
        ],
        "dates": [],
    }


def test_an_unreadable_program_does_not_hide_the_others(skew: Skew, tmp_path: Path) -> None:
    (tmp_path / "programs" / "2024" / "moers-beitunia.yaml").write_text("id: x\n")
    called = skew("list")
    assert called.err == "cannot be read, see skew validate: programs/2024/moers-beitunia.yaml\n"
    assert "2 programs" in called.out
    refused = skew("show", "programs/2024/moers-beitunia.yaml")
    assert (
        refused.code,
        refused.err.splitlines()[1],
    ) == (2, "help: what is wrong: skew validate programs/2024/moers-beitunia.yaml")


def test_show_in_german(skew: Skew) -> None:
    # Hebron went to summer time on 20 April 2024: before it, both clocks showed the same.
    *lines, findings = skew("show", "koeln-bethlehem", "--lang", "de").out.splitlines()
    assert lines == [
        "koeln-bethlehem: Köln – Bethlehem, Programmjahr 2024, geplant, virtuell   programs/2024/koeln-bethlehem.yaml",
        "Thema: Abfall und Abwasserentsorgung.   Zivilgesellschaft: Köln 1, Bethlehem 0",
        "Exploration-Meeting  Di 16.04.2024  KW 16  Köln 10:00–12:00  Bethlehem 10:00–12:00  durchgeführt, Unterschied 0 h",
        (
            "Termin 1             Di 14.05.2024  KW 20  Köln 10:00–12:00  Bethlehem 11:00–13:00  vorgemerkt                     "
            "Sortieranlage"
        ),
        "Termin 2             Di 28.05.2024  KW 22  Köln 10:00–12:00  Bethlehem 11:00–13:00  vorgemerkt",
        "Termin 3             ohne Datum                                                     vorgemerkt",
        "Checkliste Exploration-Meeting: 0 von 37 erledigt, 37 überfällig.",
    ]
    assert findings.startswith("Befunde: ")


@pytest.mark.parametrize(
    "word",
    ["koeln-bethlehem", "2024/koeln-bethlehem", "programs/2024/koeln-bethlehem.yaml", "Köln", "2024/kö", "BETHL"],
)
def test_ways_to_name_a_program(word: str, skew: Skew) -> None:
    assert json.loads(skew("show", word, "--json").out)["address"] == "2024/koeln-bethlehem"


def test_an_earlier_season_is_named(skew: Skew) -> None:
    assert json.loads(skew("show", "2023/koe", "--json").out)["address"] == "2023/koeln-bethlehem"


def test_several_programs_are_listed(skew: Skew) -> None:
    called = skew("show", "l")
    assert (
        called.code,
        called.err.splitlines()[0],
    ) == (2, 'error: "l" fits several programs: 2024/bonn-ramallah, 2024/koeln-bethlehem')


def test_show_as_data_counts_like_validate(skew: Skew) -> None:
    shown = json.loads(skew("show", "koeln", "--json").out)
    report = json.loads(skew("validate", "programs/2024/koeln-bethlehem.yaml", "--format", "json").out)
    mine = [each["severity"] for each in report["findings"] if each["file"] == shown["file"]]
    assert {f"{name}s": mine.count(name) for name in ("error", "warning", "info")} == shown["findings"]
    assert shown["sessions_without_time"] == ["landfill"]
    assert shown["themes"] == [{"id": "waste-and-wastewater", "title": "Waste and wastewater disposal"}]


def test_status_names_what_is_missing(skew: Skew) -> None:
    out = skew("status", "koeln-bethlehem").out
    assert out.startswith("koeln-bethlehem  planned → confirmed  missing: ")
    assert "(P008)\n" in out
    assert "missing: a date for session 3\n" in out


def test_status_as_data(skew: Skew) -> None:
    programs = json.loads(skew("status", "--json", "--season", "all").out)["programs"]
    assert [(each["address"], each["status"], each["next"]) for each in programs] == [
        ("2023/koeln-bethlehem", "done", None),
        ("2024/bonn-ramallah", "idea", "explored"),
        ("2024/koeln-bethlehem", "planned", "confirmed"),
    ]
    last = programs[-1]
    assert (last["ready"], last["sessions_without_date"]) == (False, ["landfill"])
    assert {"P008"} <= {each["code"] for each in last["missing"]}


def test_what_is_missing_does_not_depend_on_who_else_is_asked_for(skew: Skew, tmp_path: Path) -> None:
    file = tmp_path / "programs/2024/bonn-ramallah.yaml"
    for status in ("idea", "confirmed", "cancelled"):
        file.write_text(re.sub(r"(?m)^status: \w+", f"status: {status}", file.read_text("utf-8")), "utf-8")
        together = json.loads(skew("status", "--json", "--season", "all").out)["programs"]
        alone = [json.loads(skew("status", "--json", each["address"]).out)["programs"][0] for each in together]
        assert [each["status"] for each in together] == ["done", status, "planned"]
        assert together == alone


def test_what_is_wrong_already_is_not_missing_for_the_next_status(skew: Skew) -> None:
    now = json.loads(skew("validate", "--format", "json", "programs/2024/koeln-bethlehem.yaml").out)
    wrong = {(each["code"], each["message"]) for each in now["findings"] if each["severity"] == "error"}
    missing = json.loads(skew("status", "koeln-bethlehem", "--json").out)["programs"][0]["missing"]
    assert set() == wrong & {(each["code"], each["message"]) for each in missing}


def test_validate_knows_programs_by_path_and_id(skew: Skew) -> None:
    def found(word: str) -> object:
        return json.loads(skew("validate", word, "--format", "json", "--fail-on", "never").out)["findings"]

    by_path = found("programs/2024/koeln-bethlehem.yaml")
    assert by_path
    assert found("2024/koeln-bethlehem") == found("koeln-bethlehem") == by_path
    assert found("2023/koeln-bethlehem") == found("programs/2023/koeln-bethlehem.yaml") != by_path
    assert skew("validate", "koeln").code == 2
