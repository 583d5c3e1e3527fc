"""`list`, `show`, `status`, `doctor`, `schema` and `init` on a small repository."""

import json
import tomllib
from pathlib import Path

import pytest
from cli_repository import KOELN, Skew, caller, lay_down
from pydantic import TypeAdapter

from skew_cli.app.diagnosis import by_extra, hebron_offsets
from skew_cli.app.envelope import ReportData
from skew_cli.app.schema import KINDS, schema


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


def test_what_is_wrong_already_is_not_missing_for_the_next_status(skew: Skew) -> None:
    now = json.loads(skew("validate", "--format", "json", "programs/2024/koeln-bethlehem.yaml").out)
    wrong = {(each["code"], each["message"]) for each in now["findings"] if each["severity"] == "error"}
    missing = json.loads(skew("status", "koeln-bethlehem", "--json").out)["programs"][0]["missing"]
    assert set() == wrong & {(each["code"], each["message"]) for each in missing}


def test_doctor(skew: Skew, tmp_path: Path) -> None:
    called = skew("doctor", "--json")
    report = json.loads(called.out)
    assert (called.code, report["ok"], [each for each in report["checks"] if each["state"] == "fault"]) == (0, True, [])
    (tmp_path / ".skew.lock").touch()
    called = skew("doctor", "--lang", "de")
    assert called.code == 1
    assert "-> wenn kein anderes skew läuft, diese Datei löschen\n" in called.out


def test_doctor_names_own_templates(skew: Skew, tmp_path: Path) -> None:
    own = tmp_path / "templates" / "themes" / "tourism.yaml"
    own.parent.mkdir(parents=True)
    own.write_text("")
    assert "own templates: themes/tourism.yaml\n" in skew("doctor").out


def test_doctor_outside_a_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    called = caller(tmp_path, monkeypatch, capsys)("doctor")
    assert called.code == 1
    assert "or lay one down: skew init\n" in called.out


def test_hebron_offsets_of_2023() -> None:
    # IANA: Palestine began summer time on 29 April 2023; Germany had it since 26 March.
    import datetime as dt

    found = list(hebron_offsets(dt.date(2023, 4, 1), dt.date(2023, 9, 30)))
    assert [(dt.date(2023, 4, 1), 2.0, 0.0), (dt.date(2023, 4, 29), 3.0, 1.0)] == found


def test_extras_of_requirements() -> None:
    wanted = [
        "typer<0.31,>=0.29",
        'weasyprint>=60; extra == "pdf"',
        "watchfiles; extra == 'watch' and python_version > '3'",
    ]
    assert by_extra(wanted) == {"": ["typer"], "pdf": ["weasyprint"], "watch": ["watchfiles"]}


def test_schema_of_the_program_demands_its_version() -> None:
    made = schema("program", "7")
    assert made["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert made["properties"]["schema"] == {"const": 1, "description": "Version of the file format."}
    assert made["required"] == ["schema", "id", "season", "partners"]
    described = made["definitions"]["Session"]["properties"]
    assert described["start"]["description"] == "Wall-clock start in the zone `anchor`."
    assert described["mode"]["description"] == "Default: `physical` in a physical program, else `virtual`."


@pytest.mark.parametrize("kind", KINDS)
def test_draft_7_holds_nothing_that_editors_do_not_know(kind: str) -> None:
    def walk(part: object) -> list[str]:
        if isinstance(part, list):
            return [hit for each in part for hit in walk(each)]
        if not isinstance(part, dict):
            return []
        names = {"$defs", "prefixItems", "discriminator", "unevaluatedProperties"} & {*part}
        lonely = ["$ref"] if "$ref" in part and len(part) > 1 else []
        references = [part["$ref"]] if not str(part.get("$ref", "#/definitions/")).startswith("#/definitions/") else []
        return [*names, *lonely, *references, *(hit for each in part.values() for hit in walk(each))]

    assert walk(schema(kind, "7")) == []


def test_every_model_of_the_schema_is_described() -> None:
    for kind in KINDS:
        assert [
            name
            for name, each in schema(kind)["$defs"].items()
            if each["type"] == "object" and not each.get("description")
        ] == []


def test_the_json_report_has_the_shape_of_its_schema(skew: Skew, tmp_path: Path) -> None:
    file = tmp_path / "programs" / "2024" / "koeln-bethlehem.yaml"
    file.write_text(
        KOELN.replace("2024-05-14", "2024-05-17").replace("mode: virtual", "moed: virtual"), encoding="utf-8"
    )
    called = skew("validate", "--format", "json", "--show-suppressed")
    assert called.code == 1
    report = TypeAdapter(ReportData).validate_json(called.out, strict=True)
    assert {"D004", "F003"} <= {each["code"] for each in report["findings"]}


def test_schema_check(skew: Skew, tmp_path: Path) -> None:
    copy = tmp_path / "program.json"
    copy.write_text(skew("schema", "program", "--draft", "7").out)
    assert skew("schema", "program", "--draft", "7", "--check", "program.json").code == 0
    called = skew("schema", "program", "--draft", "2020-12", "--check", "program.json")
    assert (called.code, called.err) == (1, "program.json is out of date\n")


def test_init_lays_down_a_repository_that_validates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".git").mkdir()
    skew = caller(tmp_path, monkeypatch, capsys)
    planned = skew("init", "new", "--dry-run")
    assert not (tmp_path / "new").exists()
    done = skew("init", "new", "--lang", "de")
    assert (0, planned.out) == (done.code, done.out)
    files = sorted(
        each.relative_to(tmp_path / "new").as_posix() for each in (tmp_path / "new").rglob("*") if each.is_file()
    )
    assert files == sorted(done.out.splitlines())
    assert files == [
        ".github/workflows/skew.yml",
        ".gitignore",
        ".gitlab-ci.yml",
        ".pre-commit-config.yaml",
        ".skew-schema/people.json",
        ".skew-schema/program.json",
        ".skew-schema/season.json",
        ".vscode/settings.json",
        "programs/2024/season.yaml",
        "programs/README.md",
        "programs/people.yaml",
        "skew.toml",
    ]
    assert tomllib.loads((tmp_path / "new" / "skew.toml").read_text("utf-8"))["lang"] == "de"
    program = tmp_path / "new" / "programs" / "2024" / "koeln-bethlehem.yaml"
    program.write_text(KOELN, encoding="utf-8")
    called = skew("-C", "new", "validate", "--select", "F", "--format", "json")
    assert (called.code, json.loads(called.out)["findings"]) == (0, [])


def test_init_leaves_what_is_there(skew: Skew, tmp_path: Path) -> None:
    before = (tmp_path / "skew.toml").read_bytes()
    report = json.loads(skew("init", "--json").out)
    assert before == (tmp_path / "skew.toml").read_bytes()
    assert report["kept"] == ["skew.toml"]
    again = json.loads(skew("init", "--json").out)
    assert ([], sorted([*report["written"], "skew.toml"])) == (again["written"], sorted(again["kept"]))


def test_init_refuses_a_repository_inside_another(skew: Skew, tmp_path: Path) -> None:
    called = skew("init", "programs/inner")
    assert (called.code, called.out) == (2, "")
    assert not (tmp_path / "programs" / "inner").exists()
