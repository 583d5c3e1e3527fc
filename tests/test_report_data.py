"""The data formats (contract 3 and 6): golden files, published schemas, and what each reader demands."""

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import junitparser
import pytest
from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.validators import validator_for
from report_samples import BONN, CONFIG, HIDDEN, MOERS, PROGRAMS, every_kind, made, with_fixes, written

from skew_cli.app.schema import schema
from skew_cli.model.report import Report
from skew_cli.reports import PINNED, names, report_format

HERE = Path(__file__).parent
DATA = ("gitlab", "json", "jsonl", "junit", "rdjson", "sarif")


@pytest.fixture
def kinds(tmp_path: Path) -> dict[str, Report]:
    return every_kind(tmp_path)


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize("name", DATA)
def test_golden(tmp_path: Path, name: str, lang: str) -> None:
    text = written(name, with_fixes(made(tmp_path, lang, **HIDDEN)))
    text = re.sub(r'("inputs": |"version": )"(?!2\.1\.0)[^"]+"', r'\1"…"', text)
    path = HERE / "golden" / f"report.data.{lang}.{name}.txt"
    if os.environ.get("SKEW_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_bytes().decode() == text


@pytest.mark.parametrize("name", DATA)
def test_every_data_format_is_complete_in_itself(kinds: dict[str, Report], name: str) -> None:
    assert report_format(name).data
    for found in kinds.values():
        text = written(name, found)
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert not text.startswith("\ufeff")
        assert name == "junit" or text.isascii()


def test_the_formats_of_the_contract() -> None:
    formats = "full concise narrated json jsonl github gitlab sarif junit rdjson markdown"
    assert sorted(formats.split()) == list(names())
    assert {"full", "concise", "narrated", "markdown"} == {each for each in names() if not report_format(each).data}
    assert {"json-1", "jsonl-1"} == set(PINNED)


@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_a_pinned_version_is_the_version_of_today(tmp_path: Path, name: str) -> None:
    found = made(tmp_path)
    assert written(f"{name}-1", found) == written(name, found)
    assert '"format": "skew-report/1"' in written(name, found)


def closed(part: Any) -> Any:
    """The same schema without room for fields that it does not describe."""
    if isinstance(part, list):
        return [closed(each) for each in part]
    if not isinstance(part, dict):
        return part
    done = {name: closed(each) for name, each in part.items()}
    return done | ({"additionalProperties": False} if isinstance(part.get("properties"), dict) else {})


@pytest.mark.parametrize(("draft", "reader"), [("7", Draft7Validator), ("2020-12", Draft202012Validator)])
def test_json_is_what_skew_schema_report_says(kinds: dict[str, Report], draft: Any, reader: Any) -> None:
    made_ = closed(schema("report", draft))
    reader.check_schema(made_)
    for kind, found in kinds.items():
        told = [each.message for each in reader(made_).iter_errors(json.loads(written("json", found)))]
        assert told == [], kind


@pytest.mark.parametrize("draft", ["7", "2020-12"])
def test_the_published_schema_lets_later_versions_add_fields(tmp_path: Path, draft: Any) -> None:
    report = json.loads(written("json", made(tmp_path)))
    report["added"] = report["findings"][0]["added"] = report["findings"][0]["range"]["added"] = 1
    made_ = schema("report", draft)
    reader = validator_for(made_)(made_)
    assert reader.is_valid(report)
    del report["findings"][0]["fingerprint"]
    assert not reader.is_valid(report)


def test_jsonl_holds_what_json_holds(kinds: dict[str, Report]) -> None:
    for found in kinds.values():
        whole = json.loads(written("json", found))
        *lines, last = map(json.loads, written("jsonl", found).splitlines())
        assert [{"type": "finding"} | each for each in whole.pop("findings")] == lines
        assert {"type": "summary"} | whole == last


def test_json_tells_what_hides_a_finding_only_on_request(tmp_path: Path) -> None:
    plain = json.loads(written("json", made(tmp_path, config=CONFIG)))
    assert [each for each in plain["findings"] if "suppressed" in each] == []
    hidden = json.loads(written("json", made(tmp_path, **HIDDEN)))
    assert [("D004", "comment", "2024-12-31"), ("C008", "config", None)] == [
        (each["code"], each["suppressed"]["by"], each["suppressed"]["until"])
        for each in hidden["findings"]
        if each["suppressed"]
    ]
    assert {"https://example.org/rules/D004"} == {each["url"] for each in hidden["findings"] if each["code"] == "D004"}


def test_gitlab(tmp_path: Path) -> None:
    found = made(tmp_path, **HIDDEN)
    read = json.loads(written("gitlab", found))
    open_ = [each.finding for each in found.shown if each.finding.suppressed is None]
    assert [(each.code, each.fingerprint, each.file, each.range.start.line) for each in open_] == [
        (each["check_name"], each["fingerprint"], each["location"]["path"], each["location"]["lines"]["begin"])
        for each in read
    ]
    assert {"F003": "major", "F009": "minor", "S001": "info"}.items() <= {
        each["check_name"]: each["severity"] for each in read
    }.items()
    assert len({each["fingerprint"] for each in read}) == len(read)


def suite(found: Report) -> junitparser.TestSuite:
    (only,) = junitparser.JUnitXml.fromstring(written("junit", found).encode())
    return only


def results(only: junitparser.TestSuite) -> list[tuple[str, list[str]]]:
    return [(case.name, [type(each).__name__ for each in case.result]) for case in only]


def test_junit_counts_add_up(kinds: dict[str, Report]) -> None:
    for kind, found in kinds.items():
        only = suite(found)
        told = (only.tests, only.failures, only.errors, only.skipped, only.time)
        cases = [each for _, each in results(only)]
        counted = (len(cases), cases.count(["Failure"]), cases.count(["Error"]), 0, 0)
        assert told == counted, kind
        assert (only.failures + only.errors > 0) == (found.summary.exit_code > 0), kind
        assert len({case.name for case in only}) == len(cases), kind


@pytest.mark.parametrize(("fail_on", "failing"), [(None, ""), ("error", "DF"), ("warning", "DFS"), ("info", "DFS")])
def test_junit_agrees_with_the_exit_code(tmp_path: Path, fail_on: Any, failing: str) -> None:
    found = made(tmp_path, select=("F003", "D004", "S001"), fail_on=fail_on)
    only = suite(found)
    told = {case.name[0] for case in only if [type(each).__name__ for each in case.result] == ["Failure"]}
    assert (sorted(failing), int(bool(failing))) == (sorted(told), found.summary.exit_code)
    assert all(case.system_out for case in only if not case.result)


def test_junit_of_a_clean_run_is_not_empty(tmp_path: Path) -> None:
    only = suite(made(tmp_path, programs={BONN: PROGRAMS[BONN], MOERS: PROGRAMS[MOERS]}, select=("F004",)))
    assert [(BONN, []), (f"F004 {MOERS} /status #1", ["Failure"])] == results(only)
    assert [(BONN, None), (MOERS, "7")] == [(case._elem.get("file"), case._elem.get("line")) for case in only]


def test_junit_calls_a_crash_an_error(tmp_path: Path) -> None:
    found = made(tmp_path, programs={BONN: PROGRAMS[BONN]}, select=("S001",))
    (shown,) = found.shown
    crash = replace(shown, finding=replace(shown.finding, code="Q009", name="internal-error"))
    only = suite(replace(found, shown=(crash,)))
    assert [(f"Q009 {BONN} /sessions #1", ["Error"])] == results(only)


def test_junit_holds_nothing_that_xml_forbids(tmp_path: Path) -> None:
    file = "programs/2024/a\x07\ufffe\udcff\n.yaml"
    text = written("junit", made(tmp_path, programs={file: PROGRAMS[BONN]}))
    case = next(iter(next(iter(junitparser.JUnitXml.fromstring(text.encode())))))
    assert case._elem.get("file") == r"programs/2024/a\x07\ufffe\udcff\x0a.yaml"


def test_rdjson(tmp_path: Path) -> None:
    found = made(tmp_path, **HIDDEN)
    read = json.loads(written("rdjson", found))
    assert read["source"] == {"name": "skew"}
    open_ = [each for each in found.shown if each.finding.suppressed is None]
    assert [(each.finding.code, each.finding.severity.upper(), each.finding.file) for each in open_] == [
        (each["code"]["value"], each["severity"], each["location"]["path"]) for each in read["diagnostics"]
    ]
    assert {"ERROR", "WARNING", "INFO"} == {each["severity"] for each in read["diagnostics"]}
    assert "https://example.org/rules/S001" == read["diagnostics"][0]["code"]["url"]
    assert "url" not in json.loads(written("rdjson", made(tmp_path)))["diagnostics"][0]["code"]


@pytest.mark.parametrize(
    ("count", "applicability", "expected"), [(1, "safe", 1), (1, "unsafe", 1), (2, "safe", 0), (1, "manual", 0)]
)
def test_rdjson_suggests_a_fix_of_one_edit_only(tmp_path: Path, count: int, applicability: str, expected: int) -> None:
    found = with_fixes(made(tmp_path), count=count, applicability=applicability)
    first = json.loads(written("rdjson", found))["diagnostics"][0]
    assert [{"range": first["location"]["range"], "text": "neu0"}] * expected == first["suggestions"]
