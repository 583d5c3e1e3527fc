"""`doctor`, `schema` and `init`."""

import json
import re
import tomllib
from pathlib import Path

import pytest
from cli_repository import KOELN, Skew, caller, lay_down
from pydantic import TypeAdapter

from skew_cli import __version__
from skew_cli.app.diagnosis import by_extra, hebron_offsets
from skew_cli.app.schema import KINDS, schema
from skew_cli.app.validation.envelope import ReportData


@pytest.fixture
def skew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Skew:
    return caller(lay_down(tmp_path), monkeypatch, capsys)


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


def test_schemas_that_init_lays_down_are_up_to_date(skew: Skew, tmp_path: Path) -> None:
    for lang in ("de", "en"):
        skew("init", "--lang", lang)
        for kind in ("program", "season", "people"):
            copy = tmp_path / ".skew-schema" / f"{kind}.json"
            for other in ([], ["--lang", "de"], ["--lang", "en"]):
                assert skew("schema", kind, "--check", f".skew-schema/{kind}.json", *other).code == 0
            copy.write_text(copy.read_text().replace('"type"', '"typ"', 1))
            assert skew("schema", kind, "--check", f".skew-schema/{kind}.json").code == 1
            copy.unlink()


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
        ".vscode/tasks.json",
        "programs/2024/season.yaml",
        "programs/README.md",
        "programs/people.yaml",
        "skew.toml",
    ]
    assert tomllib.loads((tmp_path / "new" / "skew.toml").read_text("utf-8"))["lang"] == "de"
    for each in (".gitlab-ci.yml", ".github/workflows/skew.yml"):
        text = (tmp_path / "new" / each).read_text("utf-8")
        assert (True, []) == (f"SKEW_PACKAGE: skew-cli=={__version__}\n" in text, re.findall("@[A-Z]+@", text))
    empty = skew("-C", "new", "validate", "--lang", "en")
    assert (2, True) == (empty.code, "--allow-empty" in empty.err)
    assert 0 == skew("-C", "new", "validate", "--allow-empty").code
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
