"""The schema of the editors is weaker than the rules: whatever it rejects, `skew validate` rejects, too (contract 17)."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from json_schema import errors
from rule_examples import SHARED, examples

from skew_cli.app.load import load
from skew_cli.app.schema import DRAFTS, KINDS, schema
from skew_cli.app.validation.check import check
from skew_cli.app.validation.report import Wanted, report
from skew_cli.model.config import Config
from skew_cli.model.report import Style
from skew_cli.reports import report_format
from skew_cli.rules import rules
from skew_cli.source.nodes import data
from skew_cli.source.parse import parse_bytes
from skew_cli.store.repository import Repository

ROOT = Path(__file__).parent.parent
SCHEMA = schema("program", "7")
SHIPPED = sorted(each for each in (ROOT / "programs").glob("*/*.yaml") if each.name != "season.yaml")
FORM = {"F001", "F002", "F003", "F004", "F005"}


JUDGE = jsonschema.Draft7Validator(SCHEMA)
"""Another implementation than that of `json_schema.py`."""


def listed(value: Any) -> Any:
    """The same with lists instead of tuples, as JSON has them."""
    if isinstance(value, dict):
        return {key: listed(each) for key, each in value.items()}
    return [listed(each) for each in value] if isinstance(value, tuple) else value


def plain(content: bytes) -> Any:
    root = parse_bytes(content).root
    return data(root) if root is not None else None


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_shipped_program_fits(path: Path) -> None:
    assert errors(plain(path.read_bytes()), SCHEMA, SCHEMA) == []


@pytest.mark.parametrize("name", ["season", "people"])
def test_every_shared_file_fits(name: str) -> None:
    made = schema(name, "7")
    files = [*(ROOT / "programs").rglob(f"{name}.yaml")]
    assert files
    assert [hit for each in files for hit in errors(plain(each.read_bytes()), made, made)] == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
def test_what_the_schema_rejects_the_rules_reject(rule: Any, tmp_path: Path) -> None:
    for example in examples(rule.page):
        programs = {
            name: content
            for name, content in example.files.items()
            if name.startswith("programs/") and not name.endswith(SHARED)
        }
        rejected = {name for name, content in programs.items() if errors(plain(content), SCHEMA, SCHEMA)}
        assert rejected == {name for name, content in programs.items() if not JUDGE.is_valid(listed(plain(content)))}
        if rejected:
            index = load(Repository(root=tmp_path), dt.date(2024, 4, 15), replaced=example.files)
            told = {each.file for each in check(index).findings if each.code in FORM}
            assert rejected <= told, (rule.code, example.number)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("staus: planned", "(): unknown staus"),
        ("status: plannd", "('status',): 'plannd' is none of"),
        ("sessions: [{date: 2024-05-14}]", "('sessions', 0): id is missing"),
        ("sessions: [{id: a, date: 14.5.2024}]", "'14.5.2024': ^"),
        ("sessions: [{id: Plant A}]", "('sessions', 0, 'id'): 'Plant A': ^"),
        ("themes: tourism", "('themes',): 'tourism' is no array"),
    ],
)
def test_the_schema_sees_mistakes(line: str, why: str) -> None:
    head = "schema: 1\nid: a\nseason: 2024\npartners: {nrw: {municipality: koeln}}\n"
    assert errors(plain(head.encode()), SCHEMA, SCHEMA) == []
    assert why in "\n".join(errors(plain(f"{head}{line}\n".encode()), SCHEMA, SCHEMA))


def test_a_reference_may_have_any_form() -> None:
    # Rule F005: "References, such as a shared seminar named by its id, need no form of their own".
    text = (
        "schema: 1\nid: a\nseason: 2024\npartners: {nrw: {municipality: koeln, coordinator: Frau A}}\n"
        "seminars: [Kulturen, {id: Kulturen 2, shared: true}]\nsessions: [{id: a, moderator: 'B C'}]\n"
    )
    assert errors(plain(text.encode()), SCHEMA, SCHEMA) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("draft", DRAFTS)
def test_every_schema_is_one(kind: str, draft: str) -> None:
    judge = {"7": jsonschema.Draft7Validator, "2020-12": jsonschema.Draft202012Validator}[draft]
    judge.check_schema(schema(kind, draft))


def words(part: Any) -> set[str]:
    """Every keyword of a schema; names of properties and definitions are none."""
    if isinstance(part, list):
        return {each for item in part for each in words(item)}
    if not isinstance(part, dict):
        return set()
    inner = {key: [*each.values()] if key in ("properties", "definitions") else each for key, each in part.items()}
    return {*part, *(each for value in inner.values() for each in words(value))}


@pytest.mark.parametrize("kind", KINDS)
def test_draft_7_has_nothing_newer(kind: str) -> None:
    made = schema(kind, "7")
    newer = {"$defs", "prefixItems", "unevaluatedProperties", "discriminator", "dependentRequired", "minContains"}
    assert not words(made) & newer

    def lonely(part: Any) -> bool:
        if isinstance(part, dict):
            return ("$ref" not in part or len(part) == 1) and all(map(lonely, part.values()))
        return all(map(lonely, part)) if isinstance(part, list) else True

    assert lonely(made)


def undescribed(made: dict[str, Any]) -> list[tuple[str, str]]:
    parts = {"": made, **made["$defs"]}
    return [
        (name, key)
        for name, part in parts.items()
        for key, each in part.get("properties", {}).items()
        if not each.get("description")
    ]


@pytest.mark.parametrize("kind", sorted({*KINDS} - {"report", "baseline"}))
@pytest.mark.parametrize("lang", ["de", "en"])
def test_every_field_that_people_write_is_described(kind: str, lang: str) -> None:
    assert undescribed(schema(kind, lang=lang)) == []


def test_german_descriptions_belong_to_fields() -> None:
    german, english = ({*descriptions(schema(kind, lang=lang))} for kind in ("program",) for lang in ("de", "en"))
    assert german.isdisjoint(english - {"", "Id."})


def descriptions(part: Any) -> list[str]:
    if isinstance(part, list):
        return [each for item in part for each in descriptions(item)]
    if not isinstance(part, dict):
        return []
    own = [part["description"]] if isinstance(part.get("description"), str) else []
    return own + [each for value in part.values() for each in descriptions(value)]


def test_the_report_of_today_fits_its_schema() -> None:
    judge = jsonschema.Draft202012Validator(schema("report"))
    index = load(Repository(root=ROOT, config=Config()), dt.date(2024, 4, 15))
    made = json.loads(report_format("json").render(report(index, check(index), Wanted(), "en"), Style()))
    assert made["findings"]
    assert [each.message for each in judge.iter_errors(made)] == []
