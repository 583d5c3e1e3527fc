"""`sarif` (contract 6): the schema of OASIS, and what GitHub demands beyond it."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema.validators import validator_for
from report_samples import BONN, CONFIG, HIDDEN, PROGRAMS, every_kind, made, with_fixes, written

from skew_cli.model.report import Report
from skew_cli.reports import report_format

SCHEMA = json.loads((Path(__file__).parent / "data" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))


@pytest.fixture
def kinds(tmp_path: Path) -> dict[str, Report]:
    return every_kind(tmp_path)


def run(found: Report) -> dict[str, Any]:
    log = json.loads(written("sarif", found))
    (only,) = log["runs"]
    return only


def test_sarif_is_what_oasis_says(kinds: dict[str, Report]) -> None:
    reader = validator_for(SCHEMA)(SCHEMA)
    for kind, found in kinds.items():
        told = [each.message for each in reader.iter_errors(json.loads(written("sarif", found)))]
        assert told == [], kind


def test_sarif_describes_its_rules_as_github_wants_them(kinds: dict[str, Report]) -> None:
    rules = run(kinds["all"])["tool"]["driver"]["rules"]
    assert len(rules) > 5
    for each in rules:
        assert re.fullmatch(r"[A-Z]\d{3}", each["id"])
        assert re.fullmatch(r"([A-Z][a-z0-9]+)+", each["name"])
        texts = [each[name]["text"] for name in ("shortDescription", "fullDescription", "help")]
        assert all(texts)
        assert max(map(len, texts[:2])) <= 1024
        assert each["helpUri"] == f"https://example.org/rules/{each['id']}"


def test_sarif_results(tmp_path: Path) -> None:
    one = run(with_fixes(made(tmp_path, config=CONFIG)))
    assert "skew/validate/" == one["automationDetails"]["id"]
    assert list(one["originalUriBaseIds"]) == ["%SRCROOT%"]
    rules = [each["id"] for each in one["tool"]["driver"]["rules"]]
    levels = [each["level"] for each in one["results"]]
    assert sorted(levels, key=["error", "warning", "note"].index) == levels
    assert {"error", "warning", "note"} == set(levels)
    for each in one["results"]:
        assert rules[each["ruleIndex"]] == each["ruleId"]
        assert re.fullmatch("[0-9a-f]{32}", each["partialFingerprints"]["primaryLocationLineHash"])
        assert "suppressions" not in each
    first = next(each for each in one["results"] if each["ruleId"] == "F005")
    assert first["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "/sessions/2/id"}]
    assert first["message"]["text"].splitlines()[0].endswith(" ([first used here](1))")
    assert [1] == [each["id"] for each in first["relatedLocations"]]
    (override,) = one["invocations"][0]["ruleConfigurationOverrides"]
    assert {"descriptor": {"id": "S001", "index": rules.index("S001")}, "configuration": {"level": "note"}} == override
    (fix,) = [
        fix
        for each in one["results"]
        for fix in each.get("fixes", ())
        if fix["description"] == {"text": "set {{it}} anew"}
    ]
    assert [("neu0", 1, 1)] == [
        (each["insertedContent"]["text"], each["deletedRegion"]["startLine"], each["deletedRegion"]["startColumn"])
        for change in fix["artifactChanges"]
        for each in change["replacements"]
    ]


def test_sarif_says_of_all_results_whether_they_are_suppressed(tmp_path: Path) -> None:
    results = run(made(tmp_path, **HIDDEN))["results"]
    assert all("suppressions" in each for each in results)
    told = {each["ruleId"]: each["suppressions"][0] for each in results if each["suppressions"]}
    assert {"D004": ("inSource", "accepted"), "C008": ("external", "accepted")} == {
        code: (each["kind"], each["status"]) for code, each in told.items()
    }
    assert told["D004"]["justification"] == "the plant only receives visitors on Fridays"


def test_sarif_of_a_shard_has_a_category_of_its_own(kinds: dict[str, Report]) -> None:
    assert "skew/validate-2-of-3/" == run(kinds["shard"])["automationDetails"]["id"]


def test_sarif_is_cut_behind_the_most_severe(tmp_path: Path) -> None:
    found = made(tmp_path, config=CONFIG)
    many = replace(found, shown=found.shown * 1000)
    errors = sum(each.finding.severity == "error" for each in many.shown)
    assert errors > 5000
    results = run(many)["results"]
    assert ({"error"}, 5000) == ({each["level"] for each in results}, len(results))
    assert len(many.shown) - 5000 == report_format("sarif").cut(many)
    assert report_format("sarif").cut(found) == 0


def test_sarif_makes_no_link_and_no_placeholder_of_foreign_text(tmp_path: Path) -> None:
    texts = [each["message"]["text"] for each in run(made(tmp_path))["results"]]
    (told,) = [each for each in texts if "Montag" in each]
    assert '"[Montag] (https://example.org) {{0}} %0A::error::,"' in told


def test_sarif_encodes_file_names(tmp_path: Path) -> None:
    file = "programs/2024/köln & 100%: [a] b.yaml"
    one = run(made(tmp_path, programs={file: PROGRAMS[BONN]}))
    uris = {each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for each in one["results"]}
    assert uris == {"programs/2024/k%C3%B6ln%20%26%20100%25%3A%20%5Ba%5D%20b.yaml"}


def test_sarif_names_the_file_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    (tmp_path / "shared" / "bonn.yaml").write_text(PROGRAMS[BONN], encoding="utf-8")
    (tmp_path / BONN).parent.mkdir(parents=True)
    try:
        (tmp_path / BONN).symlink_to(tmp_path / "shared" / "bonn.yaml")
    except OSError:
        pytest.skip("this machine makes no links")
    found = made(tmp_path, programs={}, select=("S001",))
    assert [BONN] == [each.finding.file for each in found.shown]
    (result,) = run(found)["results"]
    assert "shared/bonn.yaml" == result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
